#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"
#include "gallery.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

ImportPlan planned(const iiif::Manifest &manifest, const QByteArray &rows, const Decisions &decisions = {})
{
    return planFor(manifest, plainHeader + rows, {.canAsk = true, .decisions = decisions});
}

QList<CanvasRef> candidates(std::initializer_list<int> canvases)
{
    QList<CanvasRef> refs;
    for (const int canvas : canvases)
        refs.append({0, canvas});
    return refs;
}

} // namespace

/// What a steward decides about rows while looking through a plan.
class TestDecisions : public QObject {
    Q_OBJECT

private slots:
    void asksWhereItCannotBeSure_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QList<CanvasRef>>("expected");
        QTest::newRow("two of that name") << "twin"_ba << candidates({6, 7});
        QTest::newRow("two of that name, in another case") << "TWIN"_ba << candidates({6, 7});
        QTest::newRow("two of that id") << "https://repo.test/same"_ba << candidates({10, 11});
        QTest::newRow("without the extension") << "CA216132V0066"_ba << candidates({0});
        QTest::newRow("other hyphens") << "ca216132-v0066.TIFF"_ba << candidates({0});
        QTest::newRow("without the accent") << "cafe.tif"_ba << candidates({8});
        QTest::newRow("nothing near") << "elsewhere"_ba << candidates({});
    }

    void asksWhereItCannotBeSure()
    {
        QFETCH(const QByteArray, label);
        QFETCH(const QList<CanvasRef>, expected);
        const iiif::Manifest manifest = readManifest(gallery());
        const ImportPlan plan = planned(manifest, label + ",x,,,\n");
        QCOMPARE(verdicts(plan), expected.isEmpty() ? u"R"_s : u"N"_s);
        QCOMPARE(plan.rows[0].candidates, expected);
        QVERIFY(!plan.rows[0].diagnostics.isEmpty());
        QVERIFY(patchesOf(manifest, plan).empty());
    }

    void doesNotAskAboutARowThatIsWrong()
    {
        const iiif::Manifest manifest = readManifest(gallery());
        QCOMPARE(verdicts(planned(manifest, "twin,,,,\ntwin,x,,painting,\n")), u"RR"_s);
    }

    void takesWhatWasChosen()
    {
        const iiif::Manifest manifest = readManifest(gallery());
        const QByteArray rows = "twin,a,,,\nTwin,b,,,\ntwin,c,,,\nno such,d,,,\n";
        QCOMPARE(verdicts(planned(manifest, rows)), u"NNNR"_s);
        const ImportPlan one = planned(manifest, rows, {.canvases = {{0, {0, 7}}}});
        QCOMPARE(verdicts(one), u"ANNR"_s);
        QCOMPARE(one.rows[0].canvas, 7);
        const ImportPlan alike = planned(
            manifest, rows, {.alike = {{{.label = u"twin"_s}, {0, 6}}}, .canvases = {{2, {0, 7}}, {3, {0, 1}}}});
        QCOMPARE(verdicts(alike), u"ANAA"_s);
        QCOMPARE(alike.rows[0].canvas, 6);
        QCOMPARE(alike.rows[2].canvas, 7);
        QCOMPARE(alike.rows[3].canvas, 1);
        QCOMPARE(rules(alike.rows[0].diagnostics), QStringList{u"canvas-chosen"_s});
    }

    void heedsNoChoiceOfWhatIsNotThere()
    {
        const iiif::Manifest manifest = readManifest(gallery());
        QCOMPARE(verdicts(planned(manifest, "twin,a,,,\n", {.canvases = {{0, {0, 99}}}})), u"N"_s);
        QCOMPARE(verdicts(planned(manifest, "twin,a,,,\n", {.canvases = {{0, {3, 0}}}})), u"N"_s);
    }

    void judgesAFixedCellAnew_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<Decisions::Cells>("cells");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &text, const Decisions::Cells &cells,
                            const QString &expected) { QTest::newRow(name) << text << cells << expected; };
        row("label", "nowhere,x,,,\n", {{Column::CanvasLabel, u"plain.tif"_s}}, u"A2 commenting|en|-|x"_s);
        row("label of two", "nowhere,x,,,\n", {{Column::CanvasLabel, u"twin"_s}}, u"N0 ||-|x !canvas-ambiguous"_s);
        row("text", "plain.tif,,,,\n", {{Column::Text, u" said "_s}}, u"A2 commenting|en|-|said"_s);
        row("region", "plain.tif,x,\"1,1,0,0\",,\n", {{Column::Xywh, u"1,1,2,2"_s}}, u"A2 commenting|en|1,1,2,2|x"_s);
        row("region, still wrong", "plain.tif,x,left,,\n", {{Column::Xywh, u"right"_s}}, u"R2 !xywh-form"_s);
        row("no region after all", "plain.tif,x,left,,\n", {{Column::Xywh, QString()}}, u"A2 commenting|en|-|x"_s);
        row("motivation", "plain.tif,x,,painting,\n", {{Column::Motivation, u"tagging"_s}}, u"A2 tagging|en|-|x"_s);
        row("language", "plain.tif,x,,,dutch\n", {{Column::Lang, u"nl"_s}}, u"A2 commenting|nl|-|x"_s);
        row("a cell that the row has not", "plain.tif,x\n", {{Column::Lang, u"nl"_s}}, u"A2 commenting|nl|-|x"_s);
        row("of a region without quotes", "plain.tif,x,1,2,3,4,tagging,en\n", {{Column::Xywh, u"5,6,7,8"_s}},
            u"A2 tagging|en|5,6,7,8|x !xywh-unquoted"_s);
        row("an open quote's", "plain.tif,\"open,,,\n", {{Column::Text, u"closed"_s}}, u"A2 commenting|en|-|closed"_s);
        row("another than the open quote's", "plain.tif,\"open,,,\n", {{Column::CanvasLabel, u"plain.tif"_s}},
            u"R0 !csv-unclosed-quote"_s);
        row("that with the NUL", "plain.tif,a\0b,,,\n"_ba, {{Column::Text, u"ab"_s}}, u"A2 commenting|en|-|ab"_s);
        row("another than that with the NUL", "plain.tif,a\0b,,,\n"_ba, {{Column::Lang, u"nl"_s}}, u"R0 !csv-nul"_s);
    }

    void judgesAFixedCellAnew()
    {
        QFETCH(const QByteArray, row);
        QFETCH(const Decisions::Cells, cells);
        QFETCH(const QString, expected);
        const iiif::Manifest manifest = readManifest(gallery());
        const ImportPlan plan = planned(manifest, row, {.cells = {{0, cells}}});
        const QString seen = picture(plan);
        QCOMPARE(plan.rows[0].verdict == Verdict::NeedsChoice ? seen.left(1) : seen,
                 plan.rows[0].verdict == Verdict::NeedsChoice ? expected.left(1) : expected);
    }

    void fixesAColumnThatTheFileHasNot()
    {
        const iiif::Manifest manifest = readManifest(gallery());
        const ImportPlan plan = planFor(manifest, "canvas_label,text\nplain.tif,x\n",
                                        {.canAsk = true, .decisions = {.cells = {{0, {{Column::Lang, u"nl"_s}}}}}});
        QCOMPARE(picture(plan), u"A2 commenting|nl|-|x"_s);
    }

    void aFixedRowIsSavedAsItIs()
    {
        const iiif::Manifest manifest = readManifest(gallery());
        const QByteArray csv = plainHeader + "nowhere,,,,\n";
        const CsvTable table = readTable(csv);
        const ImportPlan plan = planFor(manifest, csv, {.decisions = {.cells = {{0, {{Column::Text, u"now"_s}}}}}});
        QVERIFY(rejectsCsv(plan, table).contains("\nnowhere,now,,,,2,"));
    }

    // --- What is gone

    void findsWhatIsGone_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QList<int>>("kept"); ///< Of the export's rows, from 0.
        QTest::addColumn<QStringList>("gone");
        const QString all;
        QTest::newRow("nothing") << all << QList<int>{0, 1, 2, 3} << QStringList();
        QTest::newRow("one") << all << QList<int>{0, 2, 3} << QStringList{u"b"_s};
        QTest::newRow("all of a canvas") << all << QList<int>{0, 1} << QStringList{u"c"_s, u"d"_s};
        QTest::newRow("all but one") << all << QList<int>{3} << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("everything: of nothing that is known") << all << QList<int>{} << QStringList();
        QTest::newRow("of the canvases that are named") << u"canvas"_s << QList<int>{0} << QStringList{u"b"_s};
        QTest::newRow("of a selection") << u"selection"_s << QList<int>{0} << QStringList();
    }

    void findsWhatIsGone()
    {
        QFETCH(const QString, scope);
        QFETCH(const QList<int>, kept);
        QFETCH(const QStringList, gone);
        const iiif::Manifest manifest = annotated();
        const ImportPlan plan = planFor(manifest, table(manifest, kept, scope));
        QCOMPARE(plan.count(Verdict::AlreadyThere), kept.size());
        QStringList texts;
        for (const PlannedRow &row : plan.gone) {
            QCOMPARE(row.verdict, Verdict::Gone);
            QCOMPARE(plan.replaced[size_t(row.replaces)].annotation, row.annotation);
            texts += row.annotation.text;
        }
        QCOMPARE(texts, gone);
        QVERIFY(patchesOf(manifest, plan).empty());
    }

    void aPlainTableMissesNothing()
    {
        const iiif::Manifest manifest = annotated();
        QVERIFY(planFor(manifest, "canvas_label,text\none,a\n").gone.empty());
    }

    void whatCannotBeReadIsNotGone()
    {
        const iiif::Manifest manifest = annotated();
        QByteArray csv = table(manifest, {0, 1, 2, 3});
        csv.replace("\none,b,", "\none,\"b,"); // swallows its row
        const ImportPlan plan = planFor(manifest, csv);
        QCOMPARE(verdicts(plan), u"TRTT"_s);
        QVERIFY(plan.gone.empty());
    }

private:
    static iiif::Manifest annotated()
    {
        const QByteArray source = manifestJson("m", QStringList{u"one"_s, u"two"_s});
        return readManifest(imported(source, "canvas_label,text\none,a\none,b\ntwo,c\ntwo,d\n"));
    }

    /// An extended export of which only these rows are left.
    static QByteArray table(const iiif::Manifest &manifest, const QList<int> &kept, const QString &scope = {})
    {
        const QByteArray csv = exportCsv({&manifest}, embeddedRows({&manifest}), {.isExtended = true}).csv;
        const QByteArrayList lines = csv.split('\n');
        const QByteArray mark = scope.isEmpty() ? QByteArray() : "," + scope.toUtf8();
        QByteArray left = lines[0] + (mark.isEmpty() ? "" : ",export_scope") + '\n';
        for (const int row : kept)
            left += lines[row + 1] + mark + '\n';
        return left;
    }
};

KADER_TEST(TestDecisions);
#include "tst_decisions.moc"
