#include "store/curationfile.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_file.emplace(freshCuration(m_folder.filePath(u"search.kader"_s), m_source));
        std::vector<Change> changes;
        for (const QString &text : texts())
            changes.push_back(inserted(sampleAnnotation(m_source, text)));
        QVERIFY(m_file->apply({u"Import"_s, changes}));
    }

    void findsWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("a word") << u"yeast"_s << QStringList{texts()[0], texts()[1]};
        QTest::newRow("the beginning of one") << u"yea"_s << QStringList{texts()[0], texts()[1]};
        QTest::newRow("not the end of one") << u"east"_s << QStringList{};
        QTest::newRow("two words in any order") << u"budding YEAST"_s << QStringList{texts()[0]};
        QTest::newRow("accents don't matter") << u"cafe"_s << QStringList{texts()[2]};
        QTest::newRow("nor do they when typed") << u"yéast"_s << QStringList{texts()[0], texts()[1]};
        QTest::newRow("accents of their own") << u"nai\u0308f"_s << QStringList{texts()[2]};
        QTest::newRow("operators are words") << u"yeast NOT budding"_s << QStringList{};
        QTest::newRow("NOT is a word") << u"yeast NOT"_s << QStringList{texts()[1]};
        QTest::newRow("OR is a word") << u"yeast OR café"_s << QStringList{};
        QTest::newRow("NEAR and parentheses") << u"NEAR(yeast, 2)"_s << QStringList{};
        QTest::newRow("a column filter") << u"text:yeast"_s << QStringList{};
        QTest::newRow("an open quote") << u"\"yeast"_s << QStringList{texts()[0], texts()[1]};
        QTest::newRow("quotes around and within") << u"\"said \"\"hello\"\"\""_s << QStringList{texts()[3]};
        QTest::newRow("an apostrophe") << u"it's'; DROP TABLE annotation; --"_s << QStringList{};
        QTest::newRow("stars and carets") << u"^yeast*"_s << QStringList{texts()[0], texts()[1]};
        QTest::newRow("a file name") << u"scan_07-b.tif"_s << QStringList{texts()[4]};
        QTest::newRow("chinese") << u"細胞"_s << QStringList{texts()[5]};
        QTest::newRow("devanagari") << u"हिन्दी"_s << QStringList{texts()[6]};
        QTest::newRow("only punctuation") << u"- \" * ()"_s << QStringList{};
        QTest::newRow("only a sign") << u"\U0001F52C"_s << QStringList{};
        QTest::newRow("a word and a sign") << u"hello \U0001F52C -"_s << QStringList{texts()[3]};
        QTest::newRow("zero inside") << QString(u"bud\0ding"_s) << QStringList{};
        QTest::newRow("half a pair") << QString(QChar(0xdc00)) << QStringList{};
        QTest::newRow("a lone mark") << u"\u0301 yeast"_s << QStringList{texts()[0], texts()[1]};
        QTest::newRow("nothing") << QString() << QStringList{};
    }

    void findsWords()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        QCOMPARE(textsFor(*m_file, typed), sorted(found));
    }

    void followsEveryStep()
    {
        CurationFile file = freshCuration(m_folder.filePath(u"steps.kader"_s), m_source);
        const Annotation annotation = sampleAnnotation(m_source, u"alpha"_s);
        QVERIFY(file.apply({u"Write"_s, {inserted(annotation)}}));
        QVERIFY(file.apply({u"Write"_s, {retold(annotation, u"beta"_s)}}));
        QCOMPARE(textsFor(file, u"alpha"_s), QStringList{});
        QCOMPARE(textsFor(file, u"beta"_s), QStringList{u"beta"_s});
        QVERIFY(file.undo());
        QCOMPARE(textsFor(file, u"alpha"_s), QStringList{u"alpha"_s});
        QCOMPARE(textsFor(file, u"beta"_s), QStringList{});
        QVERIFY(file.undo());
        QCOMPARE(textsFor(file, u"alpha"_s), QStringList{});
        QVERIFY(file.check().value().isEmpty());
    }

    void stopsAtTheLimit() { QCOMPARE(m_file->search(u"yeast"_s, 1).value().size(), 1u); }

    void leavesOutWhatIsDeleted()
    {
        CurationFile file = freshCuration(m_folder.filePath(u"deleted.kader"_s), m_source);
        Annotation own = richAnnotation(m_source);
        own.provenance->overlay = Overlay::Deleted;
        QVERIFY(file.apply({u"Delete"_s, {inserted(own)}}));
        QCOMPARE(textsFor(file, u"nucleus"_s), QStringList{});
    }

private:
    static QStringList texts()
    {
        return {u"Budding yeast, late"_s,
                u"Yeast not dividing"_s,
                u"Le café naïf"_s,
                u"He said \"hello\""_s,
                u"see scan_07-b.tif"_s,
                u"細胞核"_s,
                u"हिन्दी पाठ"_s};
    }

    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }

    static QStringList textsFor(const CurationFile &file, const QString &typed)
    {
        QStringList found;
        const auto ids = file.search(typed);
        if (!ids)
            return {u"failed: "_s + ids.error().toString()};
        for (const QUuid &id : *ids)
            found += file.annotation(id).value()->text;
        return sorted(found);
    }

    QTemporaryDir m_folder;
    QUuid m_source = QUuid::createUuid();
    std::optional<CurationFile> m_file;
};

KADER_TEST(TestSearch);
#include "tst_search.moc"
