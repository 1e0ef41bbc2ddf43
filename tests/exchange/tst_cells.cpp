#include "exchange/motivationcell.h"
#include "exchange/regioncell.h"
#include "generatedmanifest.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace Qt::StringLiterals;

class TestCells : public QObject {
    Q_OBJECT

private slots:
    void readsRegions_data();
    void readsRegions();
    void readsMotivations_data();
    void readsMotivations();
    void percentagesNeedASize();
};

void TestCells::readsRegions_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("expected"); // on a canvas of 4000 × 3000; empty: refused
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const QString &cell, const QString &expected, const QString &rule = {}) {
        QTest::newRow(name) << cell << expected << rule;
    };
    row("whole numbers", u"1200,1300,300,250"_s, u"1200,1300,300,250"_s);
    row("spaces", u" 1 , 2 ,3, 4 "_s, u"1,2,3,4"_s);
    row("whole canvas", u"0,0,4000,3000"_s, u"0,0,4000,3000"_s);
    row("negative", u"-5,-7,10,10"_s, u"-5,-7,10,10"_s, u"xywh-outside"_s);
    row("plus sign", u"+5,+7,10,10"_s, u"5,7,10,10"_s);
    row("leading zeros", u"0010,007,010,10"_s, u"10,7,10,10"_s);
    row("pixel:", u"pixel:1,2,3,4"_s, u"1,2,3,4"_s);
    row("xywh=", u"xywh=1,2,3,4"_s, u"1,2,3,4"_s);
    row("xywh=pixel:", u"XYWH=Pixel: 1,2,3,4"_s, u"1,2,3,4"_s);
    row("percent:", u"percent:10,10,50,50"_s, u"400,300,2000,1500"_s, u"xywh-percent"_s);
    row("pct:", u"pct:10,10,50,50"_s, u"400,300,2000,1500"_s, u"xywh-percent"_s);
    row("xywh=percent: rounded outward", u"xywh=percent:0.01,0.01,0.01,0.01"_s, u"0,0,1,1"_s, u"xywh-percent"_s);
    row("percentages that are whole pixels", u"pct:0.1,0.1,0.2,0.2"_s, u"4,3,8,6"_s, u"xywh-percent"_s);
    row("decimals rounded outward", u"10.2,20.8,5.5,5.1"_s, u"10,20,6,6"_s, u"xywh-decimals"_s);
    row("decimals that are whole", u"10.0,20.0,5.0,5.0"_s, u"10,20,5,5"_s);
    row("beyond the edge", u"3990,0,11,10"_s, u"3990,0,11,10"_s, u"xywh-outside"_s);
    row("far outside", u"9000,9000,10,10"_s, u"9000,9000,10,10"_s, u"xywh-outside"_s);
    row("zero width", u"1,2,0,4"_s, {}, u"xywh-empty"_s);
    row("zero height", u"1,2,3,0"_s, {}, u"xywh-empty"_s);
    row("negative width", u"1,2,-3,4"_s, {}, u"xywh-empty"_s);
    row("three numbers", u"1,2,3"_s, {}, u"xywh-form"_s);
    row("five numbers", u"1,2,3,4,5"_s, {}, u"xywh-form"_s);
    row("words", u"left,top,right,bottom"_s, {}, u"xywh-form"_s);
    row("exponent", u"1e2,2,3,4"_s, {}, u"xywh-form"_s);
    row("not finite", u"inf,nan,3,4"_s, {}, u"xywh-form"_s);
    row("hexadecimal", u"0x10,2,3,4"_s, {}, u"xywh-form"_s);
    row("too large for any canvas", u"1,2,99999999999999999999,4"_s, {}, u"xywh-form"_s);
    row("empty part", u"1,,3,4"_s, {}, u"xywh-form"_s);
    row("unknown unit", u"inch:1,2,3,4"_s, {}, u"xywh-form"_s);
    row("spreadsheet's error", u"#REF!"_s, {}, u"xywh-form"_s);
    row("semicolons", u"1;2;3;4"_s, {}, u"xywh-form"_s);
}

void TestCells::readsRegions()
{
    QFETCH(QString, cell);
    QFETCH(QString, expected);
    QFETCH(QString, rule);
    iiif::CanvasView canvas;
    canvas.size = iiif::CanvasSize{4000, 3000};
    const RegionCell read = readRegionCell(cell, canvas);
    QCOMPARE(read.region ? read.region->toString() : QString(), expected);
    QCOMPARE(test::rules(read.diagnostics), rule.isEmpty() ? QStringList() : QStringList{rule});
    const bool isRefused = !read.diagnostics.isEmpty() && read.diagnostics.first().severity == Severity::Error;
    QCOMPARE(isRefused, expected.isEmpty());
}

void TestCells::percentagesNeedASize()
{
    const RegionCell percent = readRegionCell(u"pct:1,2,3,4"_s, {});
    QVERIFY(!percent.region);
    QCOMPARE(percent.diagnostics.first().severity, Severity::Error);
    const RegionCell pixels = readRegionCell(u"1,2,3,4"_s, {});
    QCOMPARE(pixels.region, (iiif::Region{1, 2, 3, 4}));
    QVERIFY(pixels.diagnostics.isEmpty());
}

void TestCells::readsMotivations_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QStringList>("expected"); // empty: refused
    QTest::addColumn<QStringList>("rules");
    const auto row = [](const char *name, const QString &cell, const QStringList &expected,
                        const QStringList &told = {}) { QTest::newRow(name) << cell << expected << told; };
    row("empty", QString(), {u"commenting"_s});
    row("standard", u"describing"_s, {u"describing"_s});
    row("IIIF's", u"supplementing"_s, {u"supplementing"_s});
    row("several", u"describing;commenting"_s, {u"describing"_s, u"commenting"_s});
    row("several with spaces and a comma", u" describing , commenting "_s, {u"describing"_s, u"commenting"_s});
    row("twice", u"tagging;tagging"_s, {u"tagging"_s});
    row("case", u"Commenting"_s, {u"commenting"_s}, {u"motivation-spelling"_s});
    row("oa:", u"oa:tagging"_s, {u"tagging"_s}, {u"motivation-spelling"_s});
    row("oa: and case", u"OA:Tagging"_s, {u"tagging"_s}, {u"motivation-spelling"_s});
    row("address", u"http://www.w3.org/ns/oa#describing"_s, {u"describing"_s}, {u"motivation-spelling"_s});
    row("unknown", u"reviewing"_s, {u"reviewing"_s}, {u"motivation-unknown"_s});
    row("unknown address", u"https://example.org/motivation#x"_s, {u"https://example.org/motivation#x"_s},
        {u"motivation-unknown"_s});
    row("unknown with a prefix", u"oa:reviewing"_s, {u"reviewing"_s}, {u"motivation-unknown"_s});
    row("prefix alone", u"oa:"_s, {}, {u"motivation-form"_s});
    row("sentence", u"to be seen"_s, {}, {u"motivation-form"_s});
    row("number", u"12"_s, {}, {u"motivation-form"_s});
    row("painting", u"painting"_s, {}, {u"motivation-painting"_s});
    row("sc:painting", u"sc:Painting"_s, {}, {u"motivation-painting"_s});
}

void TestCells::readsMotivations()
{
    QFETCH(QString, cell);
    QFETCH(QStringList, expected);
    QFETCH(QStringList, rules);
    const MotivationCell read = readMotivationCell(cell);
    QCOMPARE(read.motivations, expected);
    QCOMPARE(test::rules(read.diagnostics), rules);
    const bool isRefused = !read.diagnostics.isEmpty() && read.diagnostics.first().severity == Severity::Error;
    QCOMPARE(isRefused, expected.isEmpty());
    if (!isRefused)
        QCOMPARE(readMotivationCell(motivationCell(read.motivations)).motivations, expected);
}

KADER_TEST(TestCells);
#include "tst_cells.moc"
