#include "demo/catalogue.h"
#include "jsontree.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

QStringList uuidsOf(const QByteArray &out)
{
    QStringList all;
    for (const QString &line : QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts))
        all << line.section(u'\t', 0, 0);
    return all;
}

} // namespace

/// Finding collections and datasets, and what is known of one.
class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(!m_demo.address().isEmpty()); }

    void finds_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("found"); // In any order, but for the first.
        const auto row = [](const char *name, const QStringList &arguments, const QStringList &found) {
            QTest::newRow(name) << arguments << found;
        };
        row("title first, then publication", {u"reading"_s}, {ids::mainCollection, ids::aerialSurvey});
        row("all words", {u"BETUWE"_s, u"aerial"_s}, {ids::aerialSurvey, ids::withoutImages});
        row("phrase", {u"\"lock gate\""_s}, {ids::embargoedEntirely});
        row("alternatives", {u"radar OR \"glass negatives\""_s}, {ids::metadataOnly, ids::linkOnly});
        row("description", {u"opendap"_s}, {ids::linkOnly});
        row("titles only", {u"opendap"_s, u"--titles"_s}, {});
        row("author without accents", {u"--author"_s, u"wisniewska"_s}, {ids::aerialSurvey});
        row("author by ORCID", {u"--author"_s, u"0000-0001-5772-1566"_s}, {ids::embargoedFiles, ids::yeastSeries});
        row("category", {u"--category"_s, u"sedimentology"_s}, {ids::thinSection});
        row("keyword", {u"--keyword"_s, u"meiosis"_s}, {ids::embargoedFiles});
        row("licence", {u"--licence"_s, u"MIT"_s}, {ids::software});
        row("licence and words", {u"people"_s, u"--licence"_s, u"cc by-nc 4.0"_s}, {ids::restricted});
        row("days", {u"--since"_s, u"2021-11-15"_s, u"--until"_s, u"2021-11-15"_s}, {ids::metadataOnly});
        row("nothing", {u"zeppelin"_s}, {});
    }

    void finds()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, found);
        const Run run = cli(QStringList{u"search"_s} + arguments);
        KADER_ENDED(run, 0);
        QStringList uuids = uuidsOf(run.out);
        QCOMPARE(uuids.value(0), found.value(0));
        uuids.sort();
        found.sort();
        QCOMPARE(uuids, found);
        const Run asJson = cli(QStringList{u"search"_s, u"--json"_s} + arguments);
        KADER_ENDED(asJson, 0);
        QCOMPARE(qsizetype(parsed(asJson.out).size()), found.size());
    }

    void listsEverything()
    {
        const Run run = cli({u"search"_s});
        KADER_ENDED(run, 0);
        const demo::Catalogue &all = demo::Catalogue::instance();
        QCOMPARE(uuidsOf(run.out).size(), all.collections().size() + all.datasets().size());
        QVERIFY(run.out.contains("\tcollection\t") && run.out.contains("\tsoftware\t") &&
                run.out.contains("\tdataset\t"));
    }

    /// What a condition can't decide is said.
    void saysWhatIsNotKnown()
    {
        const Run run = cli({u"search"_s, u"--category"_s, u"History and Heritage"_s});
        KADER_ENDED(run, 0);
        QVERIFY2(run.err.contains(u"only where their record has been read"_s), run.account().constData());
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("day") << QStringList{u"search"_s, u"--since"_s, u"yesterday"_s};
        QTest::newRow("category") << QStringList{u"search"_s, u"--category"_s, u"Astrology"_s};
        QTest::newRow("licence") << QStringList{u"search"_s, u"--licence"_s, u"to kill"_s};
        QTest::newRow("citation") << QStringList{u"show"_s, ids::yeastPilot, u"--citation"_s, u"poem"_s};
        QTest::newRow("collection") << QStringList{u"show"_s, ids::mainCollection};
        QTest::newRow("no dataset") << QStringList{u"show"_s};
    }

    void refusesNonsense()
    {
        QFETCH(QStringList, arguments);
        const Run run = cli(arguments);
        KADER_ENDED(run, 2);
        QVERIFY(run.out.isEmpty() && !run.err.isEmpty());
    }

    void showsADataset()
    {
        const Run run = cli({u"show"_s, ids::aerialSurvey});
        KADER_ENDED(run, 0);
        const QString page = QString::fromUtf8(run.out);
        for (const QString &line :
             {u"Title: Aerial photographs of the Betuwe"_s, u"Author: Łucja Wiśniewska (https://orcid.org/"_s,
              u"Author: Lars Meinders"_s, u"Licence: CC"_s, u"remote sensing"_s, u"RAF_4012.tif ("_s,
              u"0 – film border"_s, u"further fields"_s})
            QVERIFY2(page.contains(line), qPrintable(line + u"\n"_s + page));
        QVERIFY(!page.contains(u"<p>"_s));
    }

    void showsAccess_data()
    {
        QTest::addColumn<QString>("uuid");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("open") << ids::yeastPilot << u"open"_s << u"yeast"_s;
        QTest::newRow("embargoed files") << ids::embargoedFiles << u"embargoed-files"_s << u"until 2098-12-31"_s;
        QTest::newRow("fully embargoed") << ids::embargoedEntirely << u"fully-embargoed"_s << u"embargo until"_s;
        QTest::newRow("restricted") << ids::restricted << u"restricted"_s << u"restricted"_s;
        QTest::newRow("metadata only") << ids::metadataOnly << u"metadata-only"_s << u"no files"_s;
    }

    void showsAccess()
    {
        QFETCH(QString, uuid);
        QFETCH(QString, state);
        QFETCH(QString, says);
        const Run json = cli({u"show"_s, uuid, u"--json"_s});
        KADER_ENDED(json, 0);
        QCOMPARE(textOf(memberOf(parsed(json.out), "access"), "state"), state);
        const Run page = cli({u"show"_s, uuid});
        KADER_ENDED(page, 0);
        QVERIFY2(page.out.contains(says.toUtf8()), page.out);
    }

    void cites()
    {
        const Run text = cli({u"show"_s, u"10.4121/%1.v1"_s.arg(ids::twoVersions), u"--citation"_s, u"text"_s});
        KADER_ENDED(text, 0);
        QVERIFY2(text.out.contains("Version 1. 4TU.ResearchData. Dataset. https://doi.org/10.4121/"), text.out);
        QCOMPARE(text.out.count('\n'), 1);
        const Run bibtex = cli({u"show"_s, ids::twoVersions, u"--citation"_s, u"bibtex"_s});
        KADER_ENDED(bibtex, 0);
        QVERIFY2(bibtex.out.startsWith("@misc{") && bibtex.out.contains("version = {2}"), bibtex.out);
    }

    void reports()
    {
        const Workspace work;
        KADER_ENDED(cli({u"search"_s, u"radar"_s, u"--report"_s, work.path(u"r.json"_s)}), 0);
        QCOMPARE(memberOf(parsed(work.read(u"r.json"_s)), "items").size(), size_t(1));
    }

private:
    [[nodiscard]] Run cli(const QStringList &arguments) const
    {
        return runCli(arguments + QStringList{u"--repository"_s, m_demo.address()});
    }

    DemoProcess m_demo;
};

KADER_TEST(TestSearch);
#include "tst_search.moc"
