#include "support/registry.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

namespace {

/// `LT`, `T`, …
QString name(Edges edges)
{
    QString text;
    for (const auto &[edge, letter] : {std::pair{Edge::Left, u'L'}, std::pair{Edge::Right, u'R'},
                                       std::pair{Edge::Top, u'T'}, std::pair{Edge::Bottom, u'B'}})
        text += edges.testFlag(edge) ? QString(QChar(letter)) : QString();
    return text.isEmpty() ? u"-"_s : text;
}

/// `LT`, or `corner 1`, `side 1`.
QString name(const std::optional<Handle> &handle)
{
    if (!handle || handle->kind == Handle::Kind::Frame)
        return name(handle ? handle->edges : Edges());
    return (handle->kind == Handle::Kind::Corner ? u"corner %1"_s : u"side %1"_s).arg(handle->index);
}

QStringList names(const QList<Handle> &handles)
{
    QStringList all;
    for (const Handle &handle : handles)
        all.append(name(handle));
    return all;
}

} // namespace

class TestScene : public QObject {
    Q_OBJECT

private slots:
    void hitsTheSmallest_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<QString>("expected");
        QTest::newRow("only the large one") << u"5,70"_s << 1.0 << u"A"_s;
        QTest::newRow("the one inside") << u"30,30"_s << 1.0 << u"B"_s;
        QTest::newRow("the topmost of two alike") << u"60,30"_s << 1.0 << u"D"_s;
        QTest::newRow("a single unit") << u"80.5,60.5"_s << 1.0 << u"E"_s;
        QTest::newRow("beside a single unit") << u"85,60.5"_s << 1.0 << u"E"_s;
        QTest::newRow("too far beside it") << u"86.5,60.5"_s << 1.0 << u"A"_s;
        QTest::newRow("beside it, enlarged") << u"82,60.5"_s << 20.0 << u"A"_s;
        QTest::newRow("on an edge") << u"20,30"_s << 1.0 << u"B"_s;
        QTest::newRow("just beside an edge") << u"19.9,30"_s << 1.0 << u"A"_s;
        QTest::newRow("beside all") << u"95,30"_s << 1.0 << u"-"_s;
    }

    void hitsTheSmallest()
    {
        QFETCH(QString, at);
        QFETCH(double, zoom);
        Stage stage(u"100x80"_s,
                    {u"A 0,0 90x80"_s, u"B 20,20 20x20"_s, u"C 50,20 20x20"_s, u"D 55,20 20x20"_s, u"E 80,60 1x1"_s});
        stage.scene.zoom = zoom;
        const PlacedRegion *hit = regionAt(stage.scene, point(at));
        QTEST(hit ? QString(QChar(static_cast<char16_t>(hit->id.data1))) : u"-"_s, "expected");
    }

    void hitsShapesAsTheyAre_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<QString>("expected");
        QTest::newRow("in the polygon") << u"20,15"_s << 1.0 << u"P"_s;
        QTest::newRow("in its bay") << u"30,35"_s << 1.0 << u"A"_s;
        QTest::newRow("near its side") << u"30,27"_s << 1.0 << u"P"_s;
        QTest::newRow("as far, enlarged") << u"30,27"_s << 4.0 << u"A"_s;
        QTest::newRow("near the point") << u"66,60"_s << 1.0 << u"Q"_s;
        QTest::newRow("not near enough") << u"70,60"_s << 1.0 << u"A"_s;
        QTest::newRow("in the ring") << u"74,14"_s << 8.0 << u"R"_s;
        QTest::newRow("in its hole") << u"80,20"_s << 8.0 << u"A"_s;
        QTest::newRow("on a line") << u"62,72.3"_s << 8.0 << u"L"_s;
        QTest::newRow("beside a line") << u"62,74"_s << 8.0 << u"A"_s;
    }

    void hitsShapesAsTheyAre()
    {
        QFETCH(QString, at);
        QFETCH(double, zoom);
        Stage stage(u"100x80"_s, {u"A 0,0 100x80"_s, u"P polygon 10,10 50,10 50,50 30,25 10,50"_s, u"Q point 60,60"_s,
                                  u"R 0,0 1x1"_s, u"L 0,0 1x1"_s});
        const iiif::SvgOutline outer{.points = {{70, 10}, {90, 10}, {90, 30}, {70, 30}}, .isClosed = true};
        const iiif::SvgOutline inner{.points = {{75, 15}, {75, 25}, {85, 25}, {85, 15}}, .isClosed = true};
        stage.change(u'R', *iiif::Shape::of(iiif::ShapeKind::Other, {outer, inner}));
        stage.change(u'L', *iiif::Shape::of(iiif::ShapeKind::Other, {{.points = {{55, 72}, {70, 72}}}}));
        stage.scene.zoom = zoom;
        const PlacedRegion *hit = regionAt(stage.scene, point(at));
        QTEST(hit ? QString(QChar(static_cast<char16_t>(hit->id.data1))) : u"-"_s, "expected");
    }

    void showsAPolygonsHandles_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("corner");
        QTest::addColumn<QString>("expected"); // of 0,0 100,0 100,30 95,30
        QTest::newRow("as it is") << 1.0 << -1 << u"corner 0, corner 1, corner 2, side 0, side 3"_s;
        QTest::newRow("the chosen one in any case")
            << 1.0 << 3 << u"corner 0, corner 1, corner 2, corner 3, side 0, side 3"_s;
        QTest::newRow("enlarged") << 4.0 << -1 << u"corner 0, corner 1, corner 2, corner 3, side 0, side 1, side 3"_s;
        QTest::newRow("small") << 0.1 << -1 << u"corner 0"_s;
    }

    void showsAPolygonsHandles()
    {
        QFETCH(double, zoom);
        QFETCH(int, corner);
        const iiif::Shape polygon = shape(u"polygon 0,0 100,0 100,30 95,30"_s);
        const std::optional<int> chosen = corner < 0 ? std::nullopt : std::optional(corner);
        QTEST(names(handlesOf(polygon, zoom, chosen)).join(u", "_s), "expected");
        for (const Handle &handle : handlesOf(polygon, zoom, chosen))
            QCOMPARE(name(handleAt(polygon, handlePosition(polygon, handle), zoom, chosen)), name(handle));
    }

    void pointsAndOthersHaveNoHandles()
    {
        QVERIFY(handlesOf(shape(u"point 1,2"_s), 1).isEmpty());
        QVERIFY(!handleAt(shape(u"point 1,2"_s), {1, 2}, 1));
    }

    void showsHandles_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<QString>("expected");
        QTest::newRow("large") << u"0,0 40x40"_s << 1.0 << u"LT T RT L R LB B RB"_s;
        QTest::newRow("flat") << u"0,0 40x20"_s << 1.0 << u"LT T RT LB B RB"_s;
        QTest::newRow("slim") << u"0,0 20x40"_s << 1.0 << u"LT RT L R LB RB"_s;
        QTest::newRow("small") << u"0,0 20x20"_s << 1.0 << u"LT RT LB RB"_s;
        QTest::newRow("small, enlarged") << u"0,0 20x20"_s << 2.0 << u"LT T RT L R LB B RB"_s;
    }

    void showsHandles()
    {
        QFETCH(QString, region);
        QFETCH(double, zoom);
        QTEST(names(handlesOf(test::region(region), zoom)).join(u' '), "expected");
    }

    void hitsHandles_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<QString>("expected"); // of 100,100 60x60
        QTest::newRow("corner") << u"100,100"_s << 1.0 << u"LT"_s;
        QTest::newRow("corner, from outside") << u"96,96"_s << 1.0 << u"LT"_s;
        QTest::newRow("corner, from inside") << u"104,104"_s << 1.0 << u"LT"_s;
        QTest::newRow("too far") << u"94,96"_s << 1.0 << u"-"_s;
        QTest::newRow("too far when enlarged") << u"96,96"_s << 2.0 << u"-"_s;
        QTest::newRow("middle of the top") << u"130,98"_s << 1.0 << u"T"_s;
        QTest::newRow("middle of the right") << u"162,130"_s << 1.0 << u"R"_s;
        QTest::newRow("bottom left") << u"100,160"_s << 1.0 << u"LB"_s;
        QTest::newRow("the inside") << u"130,130"_s << 1.0 << u"-"_s;
        QTest::newRow("the nearer of two") << u"100,110"_s << 0.5 << u"LT"_s;
        QTest::newRow("small on screen: its inside") << u"101,101"_s << 0.2 << u"-"_s;
        QTest::newRow("small on screen: from outside") << u"90,90"_s << 0.2 << u"LT"_s;
    }

    void hitsHandles()
    {
        QFETCH(QString, at);
        QFETCH(double, zoom);
        QTEST(name(handleAt(iiif::Region{100, 100, 60, 60}, point(at), zoom)), "expected");
    }

    void everyHandleIsHitWhereItIs()
    {
        for (const double zoom : {0.7, 1.0, 8.0}) {
            const iiif::Region region{100, 100, 60, 60};
            for (const Handle &handle : handlesOf(region, zoom))
                QCOMPARE(name(handleAt(region, handlePosition(region, handle), zoom)), name(handle));
        }
    }

    void knowsADrag()
    {
        QVERIFY(!isDrag({10, 10}, {13.9, 10}, 1));
        QVERIFY(isDrag({10, 10}, {14, 10}, 1));
        QVERIFY(isDrag({10, 10}, {10, 10.5}, 8));
        QVERIFY(!isDrag({10, 10}, {17, 10}, 0.5));
    }
};

KADER_TEST(TestScene);
#include "tst_scene.moc"
