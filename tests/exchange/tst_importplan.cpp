#include "exchange/csvreader.h"
#include "exchange/importplan.h"
#include "gallery.h"
#include "support/registry.h"

#include <QStringEncoder>
#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray utf16(const QByteArray &text, bool marked)
{
    QStringEncoder encoder(QStringConverter::Utf16LE,
                           marked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(QString::fromUtf8(text));
}

} // namespace

class TestImportPlan : public QObject {
    Q_OBJECT

private slots:
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
    void judgesARow_data();
    void judgesARow();
    void refusesAFileAsAWhole_data();
    void refusesAFileAsAWhole();
    void tellsWhereAndWhy();
    void suggestsANearLabel();
    void namesBothCanvases();
    void twoDatasets();
    void addsNothingTwice();
    void addsTwiceWhenTold();
};

/// One row for each line of what files look like; all but the marked ones say the same two rows.
void TestImportPlan::readsWhatPeopleWrite_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("expected");
    const QString two = u"A1 commenting|en|1200,1300,300,250|Rock, and \"ice\"\nA9 describing|nl|-|Sneeuw café"_s;
    const QByteArray rows = "CA216132V0066.tif,\"Rock, and \"\"ice\"\"\",\"1200,1300,300,250\",commenting,en\n"
                            "Café.tif,Sneeuw café,,describing,nl\n";
    const QByteArray semicolons = "canvas_label;text;xywh;motivation;lang\n"
                                  "CA216132V0066.tif;\"Rock, and \"\"ice\"\"\";1200,1300,300,250;commenting;en\n"
                                  "Café.tif;Sneeuw café;;describing;nl\n";
    const auto row = [](const char *name, const QByteArray &csv, const QString &expected) {
        QTest::newRow(name) << csv << expected;
    };
    row("as documented", plainHeader + rows, two);
    row("Dutch spreadsheet: semicolons", semicolons, two);
    row("tabs", QByteArray(semicolons).replace(';', '\t'), two);
    row("sep=; first", "sep=;\r\n" + QByteArray(semicolons).replace("\n", "\r\n"), two);
    row("UTF-8 with a mark", "\xEF\xBB\xBF" + plainHeader + rows, two);
    row("UTF-16 with a mark", utf16(plainHeader + rows, true), two);
    row("UTF-16 without", utf16(plainHeader + rows, false), two);
    row("Unicode text: UTF-16 with tabs", utf16(QByteArray(semicolons).replace(';', '\t'), true), two);
    row("Windows-1252", QString::fromUtf8(plainHeader + rows).toLatin1(), two);
    row("CRLF", QByteArray(plainHeader + rows).replace("\n", "\r\n"), two);
    row("lone CR", QByteArray(plainHeader + rows).replace('\n', '\r'), two);
    row("no line end at the end", (plainHeader + rows).chopped(1), two);
    row("blank lines", "\n" + plainHeader + "\n  \n" + QByteArray(rows).replace("\n", "\n\n") + "\n", two);
    row("header in another case, with spaces", "Canvas Label , TEXT,XYWH, Motivation ,Lang\n" + rows, two);
    row("hyphens in the header", "canvas-label,text,xywh,motivation,lang\n" + rows, two);
    row("columns in another order, and extra ones",
        "lang,note,xywh,text,motivation,canvas_label\n"
        "en,x,\"1200,1300,300,250\",\"Rock, and \"\"ice\"\"\",commenting,CA216132V0066.tif\nnl,,,Sneeuw "
        "café,describing,Café.tif\n",
        two);
    row("no motivation, no lang", "canvas_label,text,xywh\nplain.tif,x,\n"_ba, u"A2 commenting|en|-|x"_s);
    row("label and text alone", "text,canvas_label\nx,plain.tif\n"_ba, u"A2 commenting|en|-|x"_s);
    row("short rows", plainHeader + "plain.tif,x\n", u"A2 commenting|en|-|x"_s);
    row("documented example: region without quotes",
        plainHeader + "CA216132V0066.tif,Yeast nucleus marker detected,100,150,200,200,describing,en\n",
        u"A1 describing|en|100,150,200,200|Yeast nucleus marker detected !xywh-unquoted"_s);
    row("region without quotes, nothing behind", plainHeader + "plain.tif,x, 1 ,2,3,4,,\n",
        u"A2 commenting|en|1,2,3,4|x !xywh-unquoted"_s);
    row("region without quotes, three columns", "canvas_label,text,xywh\nplain.tif,x,1,2,3,4\n"_ba,
        u"A2 commenting|en|1,2,3,4|x !xywh-unquoted"_s);
    row("region without quotes, saved by a spreadsheet",
        "canvas_label;text;xywh;motivation;lang;;;\nplain.tif;x;1;2;3;4;tagging;nl\nplain.tif;y;;tagging;nl;;;\n"_ba,
        u"A2 tagging|nl|1,2,3,4|x !xywh-unquoted\nA2 tagging|nl|-|y"_s);
    row("eight fields, but not four numbers", plainHeader + "plain.tif,a,b,2,3,4,describing,en\n",
        u"R0 !row-too-long"_s);
    row("seven fields", plainHeader + "plain.tif,x,1,2,3,describing,en\n", u"R0 !row-too-long"_s);
    row("text with a comma and no quotes", plainHeader + "plain.tif,a, b,,commenting,en\n", u"R0 !row-too-long"_s);
    row("row of separators", plainHeader + ",,,,\nplain.tif,x,,,\n", u"R0 !row-empty\nA2 commenting|en|-|x"_s);
    row("trailing separators", "canvas_label,text,xywh,motivation,lang,,\nplain.tif,x,,,,,\n"_ba,
        u"A2 commenting|en|-|x"_s);
    row("NUL", plainHeader + "plain.tif,a\0b,,,\nplain.tif,x,,,\n"_ba, u"R0 !csv-nul\nA2 commenting|en|-|x"_s);
    row("unclosed quote", plainHeader + "plain.tif,\"open,,,\nplain.tif,x,,,\n",
        u"R0 !csv-unclosed-quote\nA2 commenting|en|-|x"_s);
    row("text is trimmed, nothing else", plainHeader + "plain.tif,\"  a  b\r\n c\t\",,,\n",
        u"A2 commenting|en|-|a  b\r\n c"_s);
    row("formulas and spreadsheet errors are text",
        plainHeader + "plain.tif,=SUM(A1),,,\nplain.tif,#REF!,,,\nplain.tif,-5,,,\nplain.tif,@x,,,\n",
        u"A2 commenting|en|-|=SUM(A1)\nA2 commenting|en|-|#REF!\nA2 commenting|en|-|-5\nA2 commenting|en|-|@x"_s);
}

void TestImportPlan::readsWhatPeopleWrite()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, expected);
    const iiif::Manifest manifest = readManifest(gallery());
    QCOMPARE(picture(planFor(manifest, csv)), expected);
}

void TestImportPlan::judgesARow_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &cells, const QString &expected) {
        QTest::newRow(name) << cells << expected;
    };
    row("label of none", "plain.tif,x,,,"_ba, u"A2 commenting|en|-|x"_s);
    row("label trimmed", "padded,x,,,"_ba, u"A3 commenting|en|-|x"_s);
    row("label with spaces", "  padded  ,x,,,"_ba, u"A3 commenting|en|-|x"_s);
    row("label in another language", "Gevuld,x,,,"_ba, u"A3 commenting|en|-|x"_s);
    row("label in a third language", "Gefüllt,x,,,"_ba, u"A3 commenting|en|-|x"_s);
    row("label in neither en nor none", "Seulement,x,,,"_ba, u"A13 commenting|en|-|x"_s);
    row("label with a comma", "\"one, two\",x,,,"_ba, u"A4 commenting|en|-|x"_s);
    row("label with quotes", "\"the \"\"big\"\" one\",x,,,"_ba, u"A5 commenting|en|-|x"_s);
    row("label with a line break", "\"two\nlines\",x,,,"_ba, u"A6 commenting|en|-|x"_s);
    row("label with a decomposed accent", "Cafe\u0301.tif,x,,,"_ba, u"A9 commenting|en|-|x"_s);
    row("canvas id for a label", "https://repo.test/iiif/gallery/canvas/8,x,,,"_ba, u"A8 commenting|en|-|x"_s);
    row("label of two canvases", "twin,x,,,"_ba, u"R0 !canvas-ambiguous"_s);
    row("id of two canvases", "https://repo.test/same,x,,,"_ba, u"R0 !canvas-ambiguous"_s);
    row("unknown label", "nowhere.tif,x,,,"_ba, u"R0 !canvas-unknown"_s);
    row("label in another case", "PLAIN.TIF,x,,,"_ba, u"A2 commenting|en|-|x !canvas-spelling"_s);
    row("label in another case, of another language", " gefüllt ,x,,,"_ba, u"A3 commenting|en|-|x !canvas-spelling"_s);
    row("id in another case", "https://repo.test/IIIF/gallery/canvas/8,x,,,"_ba, u"R0 !canvas-unknown"_s);
    row("empty label", ",x,,,"_ba, u"R0 !canvas-label-empty"_s);
    row("empty text", "plain.tif,\" \",,,"_ba, u"R2 !text-empty"_s);
    row("everything wrong is told", ",,1,painting,"_ba, u"R0 !canvas-label-empty,motivation-painting,text-empty"_s);
    row("region out of the canvas", "plain.tif,x,\"3999,0,2,2\",,"_ba,
        u"A2 commenting|en|3999,0,2,2|x !xywh-outside"_s);
    row("region of zero size", "plain.tif,x,\"1,1,0,0\",,"_ba, u"R2 !xywh-empty"_s);
    row("region negative", "plain.tif,x,\"-1,-1,5,5\",,"_ba, u"A2 commenting|en|-1,-1,5,5|x !xywh-outside"_s);
    row("region with decimals", "plain.tif,x,\"1.5,1.5,2,2\",,"_ba, u"A2 commenting|en|1,1,3,3|x !xywh-decimals"_s);
    row("region percent:", "plain.tif,x,\"percent:25,25,50,50\",,"_ba,
        u"A2 commenting|en|1000,750,2000,1500|x !xywh-percent"_s);
    row("region pct:", "plain.tif,x,\"pct:25,25,50,50\",,"_ba,
        u"A2 commenting|en|1000,750,2000,1500|x !xywh-percent"_s);
    row("region percent without a size", "no size,x,\"pct:25,25,50,50\",,"_ba, u"R10 !xywh-percent"_s);
    row("region pixel:", "plain.tif,x,\"pixel:1,2,3,4\",,"_ba, u"A2 commenting|en|1,2,3,4|x"_s);
    row("region xywh=", "plain.tif,x,\"xywh=1,2,3,4\",,"_ba, u"A2 commenting|en|1,2,3,4|x"_s);
    row("region of words", "plain.tif,x,left,,"_ba, u"R2 !xywh-form"_s);
    row("motivation in another case", "plain.tif,x,,Tagging,"_ba, u"A2 tagging|en|-|x !motivation-spelling"_s);
    row("motivation as an address", "plain.tif,x,,http://www.w3.org/ns/oa#tagging,"_ba,
        u"A2 tagging|en|-|x !motivation-spelling"_s);
    row("motivation oa:", "plain.tif,x,,oa:commenting,"_ba, u"A2 commenting|en|-|x !motivation-spelling"_s);
    row("motivation unknown", "plain.tif,x,,reviewing,"_ba, u"A2 reviewing|en|-|x !motivation-unknown"_s);
    row("several motivations", "plain.tif,x,,describing;tagging,"_ba, u"A2 describing;tagging|en|-|x"_s);
    row("language of a region", "plain.tif,x,,,pt-BR"_ba, u"A2 commenting|pt-BR|-|x"_s);
    row("language in words", "plain.tif,x,,,dutch"_ba, u"A2 commenting|dutch|-|x !lang-form"_s);
    row("language with an underscore", "plain.tif,x,,,en_US"_ba, u"A2 commenting|en_US|-|x !lang-form"_s);
    row("there already", "CA216132V0066.tif,There already,\"1,2,3,4\",commenting,en"_ba,
        u"T1 commenting|en|1,2,3,4|There already !row-already-there"_s);
    row("there already, defaults", "CA216132V0066.tif,There already,\"1,2,3,4\",,"_ba,
        u"T1 commenting|en|1,2,3,4|There already !row-already-there"_s);
    row("there in another language", "CA216132V0066.tif,There already,\"1,2,3,4\",,nl"_ba,
        u"A1 commenting|nl|1,2,3,4|There already"_s);
    row("there with another region", "CA216132V0066.tif,There already,\"1,2,3,5\",,"_ba,
        u"A1 commenting|en|1,2,3,5|There already"_s);
    row("there on another canvas", "plain.tif,There already,\"1,2,3,4\",,"_ba,
        u"A2 commenting|en|1,2,3,4|There already"_s);
}

void TestImportPlan::judgesARow()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, expected);
    const iiif::Manifest manifest = readManifest(gallery());
    QCOMPARE(picture(planFor(manifest, plainHeader + row + '\n')), expected);
}

void TestImportPlan::refusesAFileAsAWhole_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("no canvas_label") << "label,text\na,b\n"_ba << qint64(1) << u"canvas_label"_s;
    QTest::newRow("no text") << "\n\ncanvas_label,note\na,b\n"_ba << qint64(3) << u"text"_s;
    QTest::newRow("neither") << "a,b\n1,2\n"_ba << qint64(1) << u"canvas_label, text"_s;
    QTest::newRow("rows without a header") << "plain.tif,x,,,\n"_ba << qint64(1) << u"plain.tif"_s;
    QTest::newRow("a column twice") << "canvas_label,text,Text\na,b,c\n"_ba << qint64(1) << u"text"_s;
    QTest::newRow("binary file") << "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"_ba << qint64(1) << u"canvas_label"_s;
}

void TestImportPlan::refusesAFileAsAWhole()
{
    QFETCH(QByteArray, csv);
    QFETCH(qint64, line);
    QFETCH(QString, named);
    const iiif::Manifest manifest = readManifest(gallery());
    const Result<ImportPlan> plan = planImport(readTable(csv), {{&manifest, u"Dataset"_s}});
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Malformed);
    QCOMPARE(plan.error().place.line, line);
    QVERIFY2(plan.error().message.contains(named), qPrintable(plan.error().message));
}

void TestImportPlan::tellsWhereAndWhy()
{
    const iiif::Manifest manifest = readManifest(gallery());
    const ImportPlan plan = planFor(manifest, "canvas_label,text,xywh,remark\nplain.tif,\"a\nb\",,\n\nnowhere,,,\n");
    QCOMPARE(verdicts(plan), u"AR"_s);
    QCOMPARE(plan.rows[0].line, 2);
    QCOMPARE(plan.rows[1].line, 5);
    for (const Diagnostic &diagnostic : plan.rows[1].diagnostics)
        QCOMPARE(diagnostic.place, (Place{.document = u"rows.csv"_s, .line = 5}));
    QVERIFY(plan.rows[1].reason().contains(u"“nowhere”"_s));
    QVERIFY(plan.rows[1].reason().contains(u"text is empty"_s));
    QCOMPARE(plan.rows[1].fields, QStringList({u"nowhere"_s, QString(), QString(), QString()}));
    QCOMPARE(rules(plan.diagnostics), QStringList{u"csv-column-ignored"_s});
    QCOMPARE(plan.count(Verdict::Added), 1);
    QCOMPARE(plan.count(Verdict::Rejected), 1);
}

void TestImportPlan::suggestsANearLabel()
{
    const iiif::Manifest manifest =
        readManifest(manifestJson("m", QStringList{u"IMG_01.tif"_s, u"IMG_02.tif"_s, u"img_02.TIF"_s, u"v1.5"_s}));
    const ImportPlan plan =
        planFor(manifest, "canvas_label,text\nimg_01.jpg,x\nimg-01,x\nimg_02,x\nImg_02.Tif,x\nv1.6,x\n");
    QCOMPARE(verdicts(plan), u"RRRRR"_s);
    QVERIFY(plan.rows[0].reason().contains(u"“IMG_01.tif”"_s));
    QVERIFY(plan.rows[1].reason().contains(u"“IMG_01.tif”"_s));
    for (const size_t row : {size_t(2), size_t(3)}) { // two are as near
        QVERIFY(plan.rows[row].reason().contains(u"canvas/2"_s));
        QVERIFY(plan.rows[row].reason().contains(u"canvas/3"_s));
    }
    QVERIFY(!plan.rows[4].reason().contains(u"v1.5"_s));
}

void TestImportPlan::namesBothCanvases()
{
    const iiif::Manifest manifest = readManifest(gallery());
    const QString reason = planFor(manifest, "canvas_label,text\ntwin,x\n").rows[0].reason();
    QVERIFY(reason.contains(u"https://repo.test/iiif/gallery/canvas/7"_s));
    QVERIFY(reason.contains(u"https://repo.test/iiif/gallery/canvas/8"_s));
    QVERIFY(reason.contains(u"canvas id"_s));
}

void TestImportPlan::twoDatasets()
{
    const iiif::Manifest first = readManifest(manifestJson("one", QStringList{u"a.tif"_s, u"only one"_s}));
    const iiif::Manifest second = readManifest(
        manifestJson("two", {{.label = R"({"nl": ["a.tif"], "en": ["b"]})"}, {.label = R"({"en": ["only two"]})"}}));
    const CsvTable table =
        readTable("canvas_label,text\na.tif,x\nonly one,x\nonly two,x\nhttps://repo.test/iiif/one/canvas/1,x\n");
    const Result<ImportPlan> plan = planImport(table, {{&first, u"Dataset One"_s}, {&second, u"Dataset Two"_s}});
    QVERIFY(plan);
    QCOMPARE(verdicts(*plan), u"RAAA"_s);
    const QString reason = plan->rows[0].reason();
    QVERIFY(reason.contains(u"Dataset One"_s) && reason.contains(u"Dataset Two"_s) &&
            reason.contains(u"--csv DATASET=FILE"_s));
    QCOMPARE(plan->rows[1].target, 0);
    QCOMPARE(plan->rows[2].target, 1);
    QCOMPARE(plan->rows[3].target, 0);
    QCOMPARE(patchesOf(first, *plan).size(), size_t(2));
}

void TestImportPlan::addsNothingTwice()
{
    const QByteArray csv =
        plainHeader +
        "plain.tif,x,,,\nplain.tif, x ,,oa:Commenting,en\nplain.tif,x,\"1,1,1,1\",,\nplain.tif,X,,,\nplain.tif,x,,,nl\n"
        "plain.tif,m,,describing;tagging,\nplain.tif,m,,tagging;describing,\n";
    const iiif::Manifest manifest = readManifest(gallery());
    QCOMPARE(verdicts(planFor(manifest, csv)), u"ATAAAAT"_s);
    const QByteArray once = imported(gallery(), csv);
    const iiif::Manifest after = readManifest(once);
    QCOMPARE(verdicts(planFor(after, csv)), u"TTTTTTT"_s);
    QCOMPARE(imported(once, csv), once);
}

void TestImportPlan::addsTwiceWhenTold()
{
    const QByteArray csv =
        plainHeader + "plain.tif,x,,,\nplain.tif,x,,,\nCA216132V0066.tif,There already,\"1,2,3,4\",,\n";
    const iiif::Manifest manifest = readManifest(gallery());
    QCOMPARE(verdicts(planFor(manifest, csv, {.onDuplicate = OnDuplicate::Add})), u"AAA"_s);
}

KADER_TEST(TestImportPlan);
#include "tst_importplan.moc"
