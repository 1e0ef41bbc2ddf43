#include "support/registry.h"
#include "tools/stage.h"

#include <QTest>

#include <cmath>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;
using iiif::CanvasSize;
using iiif::Region;

class TestCanvasGeometry : public QObject {
    Q_OBJECT

private slots:
    void draws_data()
    {
        QTest::addColumn<QString>("drag"); // from, to, on 100×80
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("square");
        QTest::addColumn<QString>("centre");
        QTest::addColumn<QString>("both");
        const auto row = [](const char *name, const char *drag, const QStringList &expected) {
            QTest::newRow(name) << QString::fromLatin1(drag) << expected.at(0) << expected.at(1) << expected.at(2)
                                << expected.at(3);
        };
        row("down right", "40,30 50,60", {u"40,30 10x30"_s, u"40,30 30x30"_s, u"30,0 20x60"_s, u"10,0 60x60"_s});
        row("up left", "40,30 30,10", {u"30,10 10x20"_s, u"20,10 20x20"_s, u"30,10 20x40"_s, u"20,10 40x40"_s});
        row("up right", "40,30 50,10", {u"40,10 10x20"_s, u"40,10 20x20"_s, u"30,10 20x40"_s, u"20,10 40x40"_s});
        row("rounded to the nearest edge", "40.4,29.6 49.6,60.2",
            {u"40,30 10x30"_s, u"40,30 30x30"_s, u"30,0 20x60"_s, u"10,0 60x60"_s});
        row("nowhere", "40,30 40,30", {u"40,30 1x1"_s, u"40,30 1x1"_s, u"40,30 1x1"_s, u"40,30 1x1"_s});
        row("a line across", "40,30 50,30", {u"40,30 10x1"_s, u"40,30 10x10"_s, u"30,30 20x1"_s, u"30,20 20x20"_s});
        row("at the far corner", "100,80 100,80", {u"99,79 1x1"_s, u"99,79 1x1"_s, u"99,79 1x1"_s, u"99,79 1x1"_s});
        row("out to the right", "90,30 500,40",
            {u"90,30 10x10"_s, u"90,30 10x10"_s, u"80,20 20x20"_s, u"80,20 20x20"_s});
        row("out to the top", "50,10 60,-500", {u"50,0 10x10"_s, u"50,0 10x10"_s, u"40,0 20x20"_s, u"40,0 20x20"_s});
        row("begun outside", "-20,-20 10,20", {u"0,0 10x20"_s, u"0,0 20x20"_s, u"0,0 1x1"_s, u"0,0 1x1"_s});
        row("begun and ended outside", "-20,-20 500,500",
            {u"0,0 100x80"_s, u"0,0 80x80"_s, u"0,0 1x1"_s, u"0,0 1x1"_s});
    }

    void draws()
    {
        QFETCH(QString, drag);
        const CanvasPoint from = point(drag.section(u' ', 0, 0));
        const CanvasPoint to = point(drag.section(u' ', 1, 1));
        const auto with = [&](bool isSquare, bool isFromCentre) {
            return text(*drawn(from, to, {isSquare, isFromCentre}, {100, 80}));
        };
        QTEST(with(false, false), "plain");
        QTEST(with(true, false), "square");
        QTEST(with(false, true), "centre");
        QTEST(with(true, true), "both");
    }

    /// Every drag on and around a small canvas, in every shape.
    void alwaysDrawsWithin()
    {
        const CanvasSize canvas{5, 4};
        for (int code = 0; code < 9 * 8 * 9 * 8 * 4; ++code) {
            const CanvasPoint from{code % 9 - 2.0, code / 9 % 8 - 2.0};
            const CanvasPoint to{code / 72 % 9 - 2.0, code / 648 % 8 - 2.0};
            const DrawnShape shape{(code / 5184) % 2 == 1, code / 10368 == 1};
            const Region region = *drawn(from, to, shape, canvas);
            QVERIFY(canvas.width >= region.x + region.width && canvas.height >= region.y + region.height);
            QVERIFY(region.x >= 0 && region.y >= 0 && region.width >= 1 && region.height >= 1);
            QVERIFY(!shape.isSquare || region.width == region.height);
        }
    }

    void needsACanvas()
    {
        QVERIFY(!drawn({0, 0}, {5, 5}, {}, {0, 10}));
        QVERIFY(!drawn({0, 0}, {5, 5}, {}, {}));
        QCOMPARE(text(*drawn({0, 0}, {5, 5}, {}, {1, 1})), u"0,0 1x1"_s);
    }

    void survivesAnyNumber()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        for (const double odd : {infinity, -infinity, std::nan(""), 1e300}) {
            const auto region = drawn({odd, 3}, {4, odd}, {true, true}, {100, 80});
            QVERIFY(region && region->width >= 1 && region->x + region->width <= 100);
            const auto delta = offset({0, odd}, {odd, 0});
            QVERIFY(moved({10, 10, 5, 5}, delta, {100, 80}).x <= 95);
        }
    }

    void moves_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("after"); // on 100×80
        QTest::newRow("inside") << u"10,10 20x20"_s << u"5,-5"_s << u"15,5 20x20"_s;
        QTest::newRow("left edge") << u"10,10 20x20"_s << u"-50,0"_s << u"0,10 20x20"_s;
        QTest::newRow("far corner") << u"10,10 20x20"_s << u"500,500"_s << u"80,60 20x20"_s;
        QTest::newRow("as large as the canvas") << u"0,0 100x80"_s << u"5,5"_s << u"0,0 100x80"_s;
        QTest::newRow("partly outside, no further") << u"90,-5 20x20"_s << u"5,-5"_s << u"90,-5 20x20"_s;
        QTest::newRow("partly outside, back in") << u"90,-5 20x20"_s << u"-20,20"_s << u"70,15 20x20"_s;
        QTest::newRow("larger than the canvas") << u"-10,0 200x20"_s << u"5,0"_s << u"-10,0 200x20"_s;
    }

    void moves()
    {
        QFETCH(QString, before);
        QFETCH(QString, by);
        const CanvasOffset delta = offset({0, 0}, point(by));
        QTEST(text(moved(region(before), delta, {100, 80})), "after");
    }

    void resizes_data()
    {
        QTest::addColumn<int>("edges");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("after"); // of 10,10 20x20 on 100×80
        const auto row = [](const char *name, Edges edges, const char *by, const char *after) {
            QTest::newRow(name) << static_cast<int>(edges) << QString::fromLatin1(by) << QString::fromLatin1(after);
        };
        row("left", Edge::Left, "-5,7", "5,10 25x20");
        row("top", Edge::Top, "7,-5", "10,5 20x25");
        row("right", Edge::Right, "5,7", "10,10 25x20");
        row("bottom", Edge::Bottom, "7,5", "10,10 20x25");
        row("top left", Edge::Left | Edge::Top, "5,5", "15,15 15x15");
        row("top right", Edge::Right | Edge::Top, "5,5", "10,15 25x15");
        row("bottom left", Edge::Left | Edge::Bottom, "5,5", "15,10 15x25");
        row("bottom right", Edge::Right | Edge::Bottom, "5,5", "10,10 25x25");
        row("left past right", Edge::Left, "50,0", "29,10 1x20");
        row("right past left", Edge::Right, "-50,0", "10,10 1x20");
        row("bottom past top", Edge::Bottom, "0,-50", "10,10 20x1");
        row("out at the top left", Edge::Left | Edge::Top, "-50,-50", "0,0 30x30");
        row("out at the bottom right", Edge::Right | Edge::Bottom, "500,500", "10,10 90x70");
    }

    void resizes()
    {
        QFETCH(int, edges);
        QFETCH(QString, by);
        const CanvasOffset delta = offset({0, 0}, point(by));
        QTEST(text(resized({10, 10, 20, 20}, Edges::fromInt(edges), delta, {100, 80})), "after");
    }

    void resizesWhatIsOutside()
    {
        const Region outside{-10, 70, 20, 20};
        QCOMPARE(text(resized(outside, Edge::Left | Edge::Bottom, {-5, 5}, {100, 80})), u"-10,70 20x20"_s);
        QCOMPARE(text(resized(outside, Edge::Left | Edge::Bottom, {15, -15}, {100, 80})), u"5,70 5x5"_s);
    }
};

KADER_TEST(TestCanvasGeometry);
#include "tst_canvasgeometry.moc"
