#include "base/atomicfile.h"
#include "store/connection.h"
#include "store/curationfile.h"
#include "store/migration.h"
#include "store/rawdatabase.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Files that are not what they should be: refused in words, and never changed.
class TestDamage : public QObject {
    Q_OBJECT

private slots:
    void refusesWhatIsNoCuration_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("json") << R"({"type":"Manifest"})"_ba.repeated(100);
        QTest::newRow("short") << "SQLite"_ba;
        QTest::newRow("a header and nothing") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("noise behind a header") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x5a');
    }

    void refusesWhatIsNoCuration()
    {
        QFETCH(QByteArray, bytes);
        const QString path = freshPath();
        QVERIFY(writeAtomically(path, bytes));
        const auto file = CurationFile::open(path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Malformed);
        QCOMPARE(file.error().place.document, path);
        QVERIFY2(file.error().message.startsWith(u"This "), qPrintable(file.error().message));
        QCOMPARE(readWhole(path, 100000).value(), bytes);
    }

    void refusesTheDatabaseOfAnother()
    {
        const QString path = freshPath();
        RawDatabase(path).ask(u"CREATE TABLE bookmark (address TEXT)"_s);
        const QByteArray before = readWhole(path, 100000).value();
        QCOMPARE(CurationFile::open(path).error().message, u"This is not a curation of Kader."_s);
        QCOMPARE(CurationFile::create(path).error().kind, ErrorKind::Conflict);
        QCOMPARE(readWhole(path, 100000).value(), before);
    }

    void refusesWhatIsNotThere()
    {
        QCOMPARE(CurationFile::open(freshPath()).error().kind, ErrorKind::NotFound);
        QCOMPARE(CurationFile::open(m_folder.path()).error().kind, ErrorKind::Malformed);
        QCOMPARE(CurationFile::create(m_folder.filePath(u"no/such/folder.kader"_s)).error().kind, ErrorKind::File);
    }

    void refusesANewerFormat()
    {
        const QString path = curation();
        RawDatabase(path).ask(u"PRAGMA user_version = 4"_s);
        const QByteArray before = readWhole(path, 1000000).value();
        const auto file = CurationFile::open(path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Unsupported);
        QVERIFY(file.error().message.contains("newer Kader"_L1));
        QCOMPARE(readWhole(path, 1000000).value(), before);
    }

    void runsNoProgramsOfOthers_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a trigger more") << u"CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM annotation; END"_s;
        QTest::newRow("a table under another name") << u"ALTER TABLE setting RENAME TO old"_s;
        QTest::newRow("a trigger less") << u"DROP TRIGGER annotation_text_update"_s;
        QTest::newRow("a column more") << u"ALTER TABLE step ADD COLUMN x BLOB AS (zeroblob(1000000000))"_s;
    }

    void runsNoProgramsOfOthers()
    {
        QFETCH(QString, sql);
        const QString path = curation();
        RawDatabase(path).ask(sql);
        const auto file = CurationFile::open(path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Malformed);
        QVERIFY(file.error().message.contains("damaged"_L1));
    }

    void makesCurationsThatSayWhatTheyAre()
    {
        const QString path = curation();
        const QByteArray header = readWhole(path, 1000000).value().left(100);
        QCOMPARE(header.mid(68, 4), "Kadr"_ba);
        QCOMPARE(RawDatabase(path).ask(u"PRAGMA user_version"_s).toInt(), 3);
        QCOMPARE(RawDatabase(path).ask(u"PRAGMA journal_mode"_s).toString(), u"delete"_s);
    }

    void overwritesNothing()
    {
        const QString path = curation();
        QCOMPARE(CurationFile::create(path).error().kind, ErrorKind::Conflict);
        QCOMPARE(CurationFile::open(path).value().annotations().value().size(), size_t(annotationCount));
    }

    void saysWhenPagesAreBroken()
    {
        const QString path = curation();
        QByteArray bytes = readWhole(path, 10000000).value();
        // Everything behind the schema's first page.
        for (qsizetype at = 4096 * 3; at + 64 < bytes.size(); at += 4096)
            bytes.replace(at, 64, QByteArray(64, '\xee'));
        QVERIFY(writeAtomically(path, bytes));
        const auto file = CurationFile::open(path);
        const auto annotations = file ? file->annotations() : tl::unexpected(file.error());
        QVERIFY(!annotations);
        QCOMPARE(annotations.error().kind, ErrorKind::Malformed);
        QVERIFY2(annotations.error().message.contains("damaged"_L1), qPrintable(annotations.error().message));
        QVERIFY(!file || !file->check().value().isEmpty());
    }

    void saysWhenTheEndIsMissing()
    {
        const QString path = curation();
        QFile file(path);
        QVERIFY(file.resize(file.size() / 2));
        const auto opened = CurationFile::open(path);
        const auto problems = opened ? opened->check() : tl::unexpected(opened.error());
        QVERIFY(!problems || !problems->isEmpty());
    }

    void saysWhenASourceIsNotWhatWasKept_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("other bytes") << u"UPDATE chunk SET bytes = x'00000002789C030000000001'"_s;
        QTest::newRow("no bytes") << u"DELETE FROM chunk"_s;
        QTest::newRow("another length before them")
            << u"UPDATE chunk SET bytes = CAST(x'7fffffff' || substr(bytes, 5) AS BLOB)"_s;
        QTest::newRow("an enormous size") << u"UPDATE content SET size = 9000000000000"_s;
        QTest::newRow("another checksum") << u"UPDATE content SET sha256 = zeroblob(32)"_s;
    }

    void saysWhenASourceIsNotWhatWasKept()
    {
        QFETCH(QString, sql);
        const QString path = curation();
        RawDatabase(path).ask(sql);
        const CurationFile file = CurationFile::open(path).value();
        const auto bytes = file.sourceBytes(m_source);
        QVERIFY(!bytes);
        QVERIFY(bytes.error().kind == ErrorKind::Malformed || bytes.error().kind == ErrorKind::TooLarge);
        QVERIFY(!file.check().value().isEmpty());
    }

    void findsWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a text with other letters")
            << u"UPDATE annotation SET creator = 'B. Curator' WHERE number = 7"_s;
        QTest::newRow("a target elsewhere") << u"UPDATE target SET canvas = 4 WHERE annotation = 7"_s;
        QTest::newRow("a target of nothing") << u"UPDATE target SET annotation = annotation + 77777"_s;
        QTest::newRow("an index for searching that lags") << u"DELETE FROM annotation_text_data WHERE id > 10"_s;
    }

    void findsWhatDoesNotFit()
    {
        QFETCH(QString, sql);
        const QString path = curation();
        QVERIFY(CurationFile::open(path).value().check().value().isEmpty());
        RawDatabase(path).ask(sql);
        QVERIFY(!CurationFile::open(path).value().check().value().isEmpty());
    }

    void saysWhenAStepDoesNotFit_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("not readable") << u"UPDATE change SET after = '{]'"_s;
        QTest::newRow("of another kind") << u"UPDATE change SET kind = 'other'"_s;
        QTest::newRow("about a row that is gone") << u"DELETE FROM annotation"_s;
    }

    void saysWhenAStepDoesNotFit()
    {
        QFETCH(QString, sql);
        const QString path = curation();
        RawDatabase(path).ask(sql);
        CurationFile file = CurationFile::open(path).value();
        const auto before = file.annotations().value();
        const auto undone = file.undo();
        QVERIFY(!undone);
        QCOMPARE(undone.error().kind, ErrorKind::Malformed);
        QVERIFY(file.annotations().value() == before);
        QCOMPARE(file.reach().value().undo, u"Import"_s);
    }

    void bringsOldFormatsForward()
    {
        const QString path = curation();
        const auto connection = Connection::open(path, {}).value();
        std::vector<Migration> steps = migrations();
        steps.push_back([](Connection &c) { return c.run(u"CREATE TABLE added (x)"_s); });
        QVERIFY(migrate(*connection, steps));
        QCOMPARE(connection->integer(u"PRAGMA user_version"_s).value(), 4);
        QCOMPARE(connection->integer(u"SELECT count(*) FROM added"_s).value(), 0);
        QVERIFY(migrate(*connection, steps));
    }

    void leavesAFileAsItWasWhenThatFails()
    {
        const QString path = curation();
        const QByteArray before = readWhole(path, 1000000).value();
        {
            const auto connection = Connection::open(path, {}).value();
            std::vector<Migration> steps = migrations();
            steps.push_back([](Connection &c) { return c.run(u"CREATE TABLE added (x)"_s); });
            steps.push_back([](Connection &c) { return c.run(u"INSERT INTO nowhere VALUES (1)"_s); });
            QVERIFY(!migrate(*connection, steps));
        }
        QCOMPARE(readWhole(path, 1000000).value(), before);
        QVERIFY(CurationFile::open(path));
    }

private:
    static constexpr int annotationCount = 200;

    QString curation()
    {
        const QString path = freshPath();
        CurationFile file = freshCuration(path, m_source);
        std::vector<Change> changes;
        changes.reserve(annotationCount);
        for (int i = 0; i < annotationCount; ++i)
            changes.push_back(inserted(sampleAnnotation(m_source, u"nucleus %1 "_s.arg(i).repeated(10))));
        if (!file.apply({u"Import"_s, changes}))
            qFatal("cannot prepare");
        return path;
    }

    QString freshPath() { return m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    QTemporaryDir m_folder;
    int m_count = 0;
    QUuid m_source = QUuid::createUuid();
};

KADER_TEST(TestDamage);
#include "tst_damage.moc"
