#include "support/registry.h"
#include "tools/shapegeometry.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

class TestShapeGeometry : public QObject {
    Q_OBJECT

private slots:
    void measuresAreas_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<double>("area");
        QTest::newRow("rectangle") << u"5,5 10x20"_s << 200.0;
        QTest::newRow("triangle") << u"polygon 0,0 10,0 0,10"_s << 50.0;
        QTest::newRow("the other way round") << u"polygon 0,0 0,10 10,0"_s << 50.0;
        QTest::newRow("far away") << u"polygon 1000000,1000000 1000010,1000000 1000000,1000010"_s << 50.0;
        QTest::newRow("point") << u"point 3,4"_s << 0.0;
    }

    void measuresAreas()
    {
        QFETCH(QString, shape);
        QTEST(tools::area(test::shape(shape)), "area");
    }

    void measuresDistances_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("distance");
        QTest::newRow("in a rectangle") << u"5,5 10x20"_s << u"6,6"_s << 0.0;
        QTest::newRow("beside it") << u"5,5 10x20"_s << u"18,29"_s << 5.0;
        QTest::newRow("from a point") << u"point 3,4"_s << u"0,0"_s << 5.0;
        QTest::newRow("in a polygon") << u"polygon 0,0 10,0 10,10 0,10"_s << u"5,9"_s << 0.0;
        QTest::newRow("beside its closing side") << u"polygon 0,0 10,0 10,10 0,10"_s << u"-3,5"_s << 3.0;
        QTest::newRow("off its corner") << u"polygon 0,0 10,0 10,10 0,10"_s << u"13,14"_s << 5.0;
        QTest::newRow("in what crosses itself") << u"polygon 0,0 10,10 10,0 0,10"_s << u"9,5"_s << 0.0;
    }

    void measuresDistances()
    {
        QFETCH(QString, shape);
        QFETCH(QString, at);
        QTEST(tools::distance(test::shape(shape), point(at)), "distance");
    }

    void keepsFractionsWhenMoved()
    {
        const iiif::Shape polygon = shape(u"polygon 0.25,0.5 10.125,0 5,10"_s);
        const iiif::Shape there = moved(polygon, {7, 9}, {100, 100});
        QCOMPARE(text(there), u"polygon 7.25,9.5 17.125,9 12,19"_s);
        QCOMPARE(there.region, iiif::Shape::of(there.kind, there.outlines)->region);
        QCOMPARE(moved(there, {-7, -9}, {100, 100}), polygon);
    }

    void resizesPolygonsToHundredths()
    {
        const iiif::Shape polygon = shape(u"polygon 0,0 3,0 1,3"_s);
        QCOMPARE(text(resized(polygon, Edge::Right, {1, 0}, {100, 100})), u"polygon 0,0 4,0 1.33,3"_s);
        QCOMPARE(text(resized(shape(u"point 3,4"_s), Edge::Right, {1, 0}, {100, 100})), u"point 3,4"_s);
        QCOMPARE(text(resized(shape(u"1,1 5x5"_s), Edge::Right, {1, 0}, {100, 100})), u"1,1 6x5"_s);
    }

    void putsShapesWhereNumbersSay_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("there");
        QTest::newRow("polygon moved") << u"polygon 0,0 4,0 2,4"_s << u"10,20 4x4"_s << u"polygon 10,20 14,20 12,24"_s;
        QTest::newRow("polygon grown") << u"polygon 0,0 4,0 2,4"_s << u"0,0 8x4"_s << u"polygon 0,0 8,0 4,4"_s;
        QTest::newRow("point") << u"point 3,4"_s << u"10,20 1x1"_s << u"point 10,20"_s;
    }

    void putsShapesWhereNumbersSay()
    {
        QFETCH(QString, shape);
        QFETCH(QString, region);
        QTEST(text(fitted(test::shape(shape), test::shape(region).region, {100, 100})), "there");
    }
};

KADER_TEST(TestShapeGeometry);
#include "tst_shapegeometry.moc"
