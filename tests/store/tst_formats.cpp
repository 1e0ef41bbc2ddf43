#include "base/atomicfile.h"
#include "store/connection.h"
#include "store/curationfile.h"
#include "store/firstschema.h"
#include "store/migration.h"
#include "store/rawdatabase.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QUuid manifest(u"{11111111-2222-4333-8444-555555555555}"_s);
const QUuid note(u"{aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee}"_s);

/// A curation as the first format was written: a manifest, a note on it, and the step that made the note.
void writeFirstFormat(const QString &path)
{
    RawDatabase file(path);
    file.ask(u"PRAGMA application_id = %1"_s.arg(applicationId));
    for (const QString &statement : firstSchema())
        file.ask(statement);
    file.ask(u"PRAGMA user_version = 1"_s);
    file.ask(
        u"INSERT INTO content VALUES (1, x'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', 2)"_s);
    file.ask(u"INSERT INTO chunk VALUES (1, 0, x'%1')"_s.arg(QString::fromLatin1(qCompress("{}"_ba, 1).toHex())));
    file.ask(u"INSERT INTO source VALUES (1, '%1', 'manifest', 'https://a.example/m', 'Old', 1000, 1)"_s.arg(
        manifest.toString(QUuid::WithoutBraces)));
    file.ask(u"INSERT INTO annotation (number, uuid, motivation, text, language, body, creator) "
             "VALUES (7, '%1', '[\"tagging\"]', 'old note', 'en', '', '')"_s.arg(note.toString(QUuid::WithoutBraces)));
    file.ask(u"INSERT INTO target VALUES (7, 0, 1, 2, 1, 2, 3, 4, '')"_s);
    const QString after =
        u"{\"id\": \"%1\", \"motivation\": [\"tagging\"], \"text\": \"old note\", \"language\": \"en\", "
        "\"target\": [{\"source\": \"%2\", \"canvas\": 2, \"area\": [1, 2, 3, 4]}]}"_s.arg(
            note.toString(QUuid::WithoutBraces), manifest.toString(QUuid::WithoutBraces));
    file.ask(u"INSERT INTO step VALUES (1, 'Draw', 2000)"_s);
    file.ask(u"INSERT INTO change VALUES (1, 0, 'annotation', 7, NULL, '%1')"_s.arg(after));
    file.ask(u"UPDATE cursor SET step = 1"_s);
}

} // namespace

class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void bringsTheFirstFormatForward()
    {
        const QString path = m_folder.filePath(u"old.kader"_s);
        writeFirstFormat(path);
        CurationFile file = CurationFile::open(path).value();
        QCOMPARE(RawDatabase(path).ask(u"PRAGMA user_version"_s).toInt(), 3);
        const auto contents = file.contents().value();
        QCOMPARE(contents.sources.size(), 1u);
        QCOMPARE(contents.sources[0].id, manifest);
        QVERIFY(contents.sources[0].about.isNull());
        QVERIFY(contents.settings.contains(includedSettingPrefix + manifest.toString(QUuid::WithoutBraces)));
        QCOMPARE(contents.annotations.size(), 1u);
        QCOMPARE(contents.annotations[0].number, 7);
        QCOMPARE(contents.annotations[0].annotation.text, u"old note"_s);
        QCOMPARE(file.sourceBytes(manifest).value(), "{}"_ba);
        QVERIFY(file.check().value().isEmpty());
        QVERIFY(file.undo());
        QVERIFY(file.annotations().value().empty());
        QVERIFY(file.redo());
        QCOMPARE(file.number(note).value(), std::optional<qint64>(7));
    }

    void keepsWhatDescribesADocument()
    {
        CurationFile file = CurationFile::create(m_folder.filePath(u"described.kader"_s)).value();
        Source record = sampleSource(u"The record"_s);
        record.kind = SourceKind::Record;
        const Source source = sampleSource();
        const std::vector<Document> descriptions{{record, "{\"about\": 1}"_ba}};
        QVERIFY(file.addSource(source, "{}"_ba, {}, descriptions));
        const auto sources = file.contents().value().sources;
        QCOMPARE(sources.size(), 2u);
        QVERIFY(sources[0].about.isNull());
        QCOMPARE(sources[1].about, source.id);
        QCOMPARE(file.sourceBytes(record.id).value(), "{\"about\": 1}"_ba);
    }

    void keepsNeitherWhenOneCannotBe()
    {
        CurationFile file = CurationFile::create(m_folder.filePath(u"neither.kader"_s)).value();
        const Source source = sampleSource();
        const std::vector<Document> descriptions{{source, "{}"_ba}}; // an identity that is taken
        QVERIFY(!file.addSource(source, "{}"_ba, {}, descriptions));
        QVERIFY(file.sources().value().empty());
    }

    void tellsItsContentsAtOneMoment()
    {
        const QUuid source = QUuid::createUuid();
        CurationFile file = freshCuration(m_folder.filePath(u"contents.kader"_s), source);
        const Annotation one = sampleAnnotation(source, u"one"_s);
        const Annotation two = sampleAnnotation(source, u"two"_s);
        QVERIFY(file.apply({u"Draw"_s, {inserted(one), inserted(two)}}));
        QVERIFY(file.apply({u"Delete"_s, {removed(two)}}));
        QVERIFY(file.apply({u"Set"_s, {SettingChange{u"key"_s, {}, u"value"_s}}}));
        const auto contents = file.contents().value();
        QCOMPARE(contents.annotations, std::vector{(NumberedAnnotation{1, one})});
        QCOMPARE(contents.lastNumber, 2);
        QCOMPARE(contents.settings, (QHash<QString, QString>{{u"key"_s, u"value"_s}}));
        QCOMPARE(contents.reach.undo, u"Set"_s);
        QCOMPARE(file.number(two.id).value(), std::nullopt);
    }

    void copiesAllOfIt()
    {
        const QUuid source = QUuid::createUuid();
        CurationFile file = freshCuration(m_folder.filePath(u"one.kader"_s), source);
        QVERIFY(file.apply({u"Draw"_s, {inserted(sampleAnnotation(source, u"copied"_s))}}));
        QVERIFY(file.apply({u"Draw"_s, {inserted(sampleAnnotation(source, u"undone"_s))}}));
        QVERIFY(file.undo());
        const QString path = m_folder.filePath(u"new folder/two.kader"_s);
        QVERIFY(file.copyTo(path));
        QVERIFY(file.copyTo(path)); // what is there is replaced
        CurationFile copy = CurationFile::open(path).value();
        QVERIFY(copy.check().value().isEmpty());
        QCOMPARE(copy.contents().value().annotations, file.contents().value().annotations);
        QCOMPARE(copy.contents().value().lastNumber, 2);
        QCOMPARE(copy.sourceBytes(source).value(), file.sourceBytes(source).value());
        QCOMPARE(copy.search(u"copied"_s).value().size(), 1u);
        QVERIFY(copy.redo());
        QCOMPARE(
            QDir(m_folder.filePath(u"new folder"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{u"two.kader"_s});
    }

    void leavesTheTargetOfACopyThatFailed()
    {
        CurationFile file = freshCuration(m_folder.filePath(u"from.kader"_s), QUuid::createUuid());
        const QString path = m_folder.filePath(u"to.kader"_s);
        QVERIFY(writeAtomically(path, "what was there"_ba));
        QVERIFY(writeAtomically(path + u"-journal"_s, "of another program"_ba));
        QCOMPARE(file.copyTo(path).error().kind, ErrorKind::File);
        QCOMPARE(readWhole(path, 1000).value(), "what was there"_ba);
    }

private:
    QTemporaryDir m_folder;
};

KADER_TEST(TestFormats);
#include "tst_formats.moc"
