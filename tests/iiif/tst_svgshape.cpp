#include "iiif/svgshape.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;

namespace {

QString svg(const char *content)
{
    return u"<svg xmlns='http://www.w3.org/2000/svg'>"_s + QString::fromUtf8(content) + u"</svg>"_s;
}

QString path(const char *data)
{
    return svg(qPrintable(u"<path d='"_s + QString::fromUtf8(data) + u"'/>"_s));
}

QString regionOf(const QString &text, std::optional<CanvasSize> canvas = {})
{
    const auto shape = readSvgShape(text, canvas);
    const auto region = shape ? shape->enclosing() : std::nullopt;
    return region ? region->toString() : u"nothing"_s;
}

/// The corners of all lines, rounded.
QString cornersOf(const QString &text)
{
    const auto shape = readSvgShape(text);
    QStringList lines;
    for (const SvgOutline &outline : shape ? shape->outlines : std::vector<SvgOutline>()) {
        QStringList corners;
        for (const QPointF point : outline.points)
            corners.append(u"%1,%2"_s.arg(qRound(point.x())).arg(qRound(point.y())));
        lines.append(corners.join(u' ') + (outline.isClosed ? u" z"_s : QString()));
    }
    return lines.join(u" | "_s);
}

} // namespace

class TestSvgShape : public QObject {
    Q_OBJECT

private slots:
    void readsElements_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::newRow("rect") << svg("<rect x='10' y='20' width='30' height='40'/>") << u"10,20,30,40"_s;
        QTest::newRow("rect at the origin") << svg("<rect width='30px' height='40'/>") << u"0,0,30,40"_s;
        QTest::newRow("circle") << svg("<circle cx='50' cy='60' r='10'/>") << u"40,50,20,20"_s;
        QTest::newRow("ellipse") << svg("<ellipse cx='50' cy='60' rx='10' ry='20'/>") << u"40,40,20,40"_s;
        QTest::newRow("line") << svg("<line x1='1' y1='2' x2='11' y2='2'/>") << u"1,2,10,1"_s;
        QTest::newRow("polyline") << svg("<polyline points='1,2 11,2 11,12'/>") << u"1,2,10,10"_s;
        QTest::newRow("polygon") << svg("<polygon points='1.5 2.5,11,2 11,12.2'/>") << u"1,2,10,11"_s;
        QTest::newRow("several") << svg("<g><line x2='1' y2='1'/></g><g><line x1='9' y1='9' x2='8' y2='8'/></g>")
                                 << u"0,0,9,9"_s;
        QTest::newRow("below zero") << svg("<rect x='-10' y='-20' width='5' height='5'/>") << u"-10,-20,5,5"_s;
        QTest::newRow("the element alone") << u"<path d='M1 1h2v2z'/>"_s << u"1,1,2,2"_s;
        QTest::newRow("a declaration before it")
            << u"<?xml version='1.0' encoding='UTF-8'?>\n<svg><path d='M1 1h2v2z'/></svg>"_s << u"1,1,2,2"_s;
        QTest::newRow("a prefix") << u"<svg:svg xmlns:svg='urn:x'><svg:path d='M1 1h2v2z'/></svg:svg>"_s
                                  << u"1,1,2,2"_s;
        QTest::newRow("an unknown prefix") << svg("<path xlink:href='#a' d='M1 1h2v2z'/>") << u"1,1,2,2"_s;
        QTest::newRow("definitions are not drawn")
            << svg("<defs><rect width='900' height='900'/></defs><path d='M1 1h2v2z'/>") << u"1,1,2,2"_s;
        QTest::newRow("a title") << svg("<title>M0 0</title><path d='M1 1h2v2z'/>") << u"1,1,2,2"_s;
    }

    void readsElements()
    {
        QFETCH(QString, text);
        QTEST(regionOf(text), "region");
    }

    void readsPaths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("corners");
        const auto row = [](const char *name, const char *data, const char *corners) {
            QTest::newRow(name) << path(data) << QString::fromUtf8(corners);
        };
        row("absolute", "M10 20L30 20L30 40Z", "10,20 30,20 30,40 z");
        row("relative", "m10 20l20 0l0 20z", "10,20 30,20 30,40 z");
        row("upright", "M10,20H30V40h-5v-5", "10,20 30,20 30,40 25,40 25,35");
        row("several lines at once", "M10 20 30 20 30 40m1 1 2 2", "10,20 30,20 30,40 | 31,41 33,43");
        row("close and go on", "M10 20l5 0l0 5zl1 1", "10,20 15,20 15,25 z | 10,20 11,21");
        row("close and move on", "M10 20l5 0zm1 1l1 1", "10,20 15,20 z | 11,21 12,22");
        row("numbers without space", "M10-20L30.5.5L1e1-2E0", "10,-20 31,1 10,-2");
        row("commas", "M10,20,L,30,40", "10,20 30,40");
        row("empty", "", "");
    }

    void readsPaths()
    {
        QFETCH(QString, text);
        QTEST(cornersOf(text), "corners");
    }

    /// Extremes of curves, computed by hand.
    void followsCurves_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::newRow("cubic") << path("M0 0C0 100 100 100 100 0") << u"0,0,100,75"_s;
        QTest::newRow("cubic, relative") << path("m10 10c0 100 100 100 100 0") << u"10,10,100,75"_s;
        QTest::newRow("smooth cubic") << path("M0 0C0 100 100 100 100 0S200-100 200 0") << u"0,-75,200,150"_s;
        QTest::newRow("smooth, but nothing before it") << path("M0 0S100 0 100 0") << u"0,0,100,1"_s;
        QTest::newRow("quadratic") << path("M0 0Q50 100 100 0") << u"0,0,100,50"_s;
        QTest::newRow("smooth quadratic") << path("M0 0Q50 100 100 0T200 0") << u"0,-50,200,100"_s;
        QTest::newRow("half a circle") << path("M0 100A100 100 0 0 1 200 100") << u"0,0,200,100"_s;
        QTest::newRow("radii too small to count with") << path("M0 100A1e-320 9 0 0 1 200 100") << u"0,100,200,1"_s;
        QTest::newRow("the other half") << path("M0 100A100 100 0 0 0 200 100") << u"0,100,200,100"_s;
        QTest::newRow("a circle of two arcs")
            << path("M0 100a100 100 0 1 0 200 0a100 100 0 1 0-200 0z") << u"0,0,200,200"_s;
        QTest::newRow("flags without space") << path("M0 100a100 100 0 01200 0") << u"0,0,200,100"_s;
        QTest::newRow("too small a radius") << path("M0 100A1 1 0 0 1 200 100") << u"0,0,200,100"_s;
        QTest::newRow("no radius") << path("M0 100A0 0 0 0 1 200 100") << u"0,100,200,1"_s;
        QTest::newRow("turned") << path("M100 0A100 50 90 0 1 100 200") << u"100,0,50,200"_s;
    }

    void followsCurves()
    {
        QFETCH(QString, text);
        QTEST(regionOf(text), "region");
    }

    void transforms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        const auto row = [](const char *name, const char *transform, const char *region) {
            QTest::newRow(name) << svg(qPrintable(u"<g transform='"_s + QString::fromUtf8(transform) +
                                                  u"'><rect x='10' y='20' width='30' height='40'/></g>"_s))
                                << QString::fromUtf8(region);
        };
        row("none", "", "10,20,30,40");
        row("translate", "translate(5, 6)", "15,26,30,40");
        row("translate in x", "translate(5)", "15,20,30,40");
        row("scale", "scale(2)", "20,40,60,80");
        row("scale in both", "scale(2 3)", "20,60,60,120");
        row("matrix", "matrix(2 0 0 2 1 1)", "21,41,60,80");
        row("rotate", "rotate(90)", "-60,10,40,30");
        row("rotate around", "rotate(180 10 20)", "-20,-20,30,40");
        row("skew", "skewX(45)", "30,20,70,40");
        row("several", "translate(5 6) scale(2)", "25,46,60,80");
        row("unknown", "perspective(3)", "nothing");
        row("broken", "translate(5", "nothing");
        row("no number", "scale(NaN)", "nothing");
        QTest::newRow("nested") << svg("<g transform='translate(100)'><g transform='scale(2)'><rect x='1' width='2' "
                                       "height='2' transform='translate(0 1)'/></g><rect width='1' height='1'/></g>")
                                << u"100,0,6,6"_s;
    }

    void transforms()
    {
        QFETCH(QString, text);
        QTEST(regionOf(text), "region");
    }

    void laysAViewBoxOverTheCanvas_data()
    {
        QTest::addColumn<QString>("attributes");
        QTest::addColumn<QString>("region");
        QTest::newRow("of its size") << u"viewBox='0 0 1000 500'"_s << u"100,100,200,100"_s;
        QTest::newRow("of half its size") << u"viewBox='0 0 500 250'"_s << u"200,200,400,200"_s;
        QTest::newRow("elsewhere") << u"viewBox='100 100 500 250'"_s << u"0,0,400,200"_s;
        QTest::newRow("of another form") << u"viewBox='0 0 500 500'"_s << u"350,100,200,100"_s;
        QTest::newRow("stretched") << u"viewBox='0 0 500 500' preserveAspectRatio='none'"_s << u"200,100,400,100"_s;
        QTest::newRow("empty") << u"viewBox='0 0 0 0'"_s << u"nothing"_s;
        QTest::newRow("none") << u"width='7' height='7'"_s << u"100,100,200,100"_s;
    }

    void laysAViewBoxOverTheCanvas()
    {
        QFETCH(QString, attributes);
        const QString text = u"<svg "_s + attributes + u"><rect x='100' y='100' width='200' height='100'/></svg>"_s;
        QTEST(regionOf(text, CanvasSize{1000, 500}), "region");
        if (attributes.contains("viewBox='0 0 500 500'"_L1))
            QCOMPARE(regionOf(text), u"100,100,200,100"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no shape") << u"<svg/>"_s;
        QTest::newRow("no XML") << u"M0 0h9v9z"_s;
        QTest::newRow("cut off") << u"<svg><path d='M0 0h9v9z'/>"_s;
        QTest::newRow("dots") << u"<svg xmlns='http://www.w3.org/2000/svg'><path .../></svg>"_s;
        QTest::newRow("a document type") << u"<!DOCTYPE svg><svg><path d='M0 0h9v9z'/></svg>"_s;
        QTest::newRow("entities") << u"<!DOCTYPE s [<!ENTITY a 'M0 0h9v9z'>]><svg><path d='&a;'/></svg>"_s;
        QTest::newRow("an entity from nowhere") << svg("&a;<path d='M0 0h9v9z'/>");
        QTest::newRow("a number that is none") << path("M0 nan");
        QTest::newRow("infinite") << path("M0 inf");
        QTest::newRow("too large") << path("M0 1e300");
        QTest::newRow("far out by transformation")
            << svg("<g transform='scale(1e12)'><g transform='scale(1e12)'><path d='M1e12 1L2 2'/></g></g>");
        QTest::newRow("one coordinate") << path("M0 0L9");
        QTest::newRow("an unknown command") << path("M0 0R9 9");
        QTest::newRow("no move first") << path("L9 9");
        QTest::newRow("numbers after the end") << path("M0 0h9z9");
        QTest::newRow("a wrong flag") << path("M0 0A1 1 0 2 1 9 9");
        QTest::newRow("per cent") << svg("<rect width='50%' height='9'/>");
        QTest::newRow("half a point") << svg("<polygon points='1 2 3'/>");
        QTest::newRow("deep") << u"<svg>"_s + u"<g>"_s.repeated(500) + u"<path d='M0 0h9'/>"_s +
                                     u"</g>"_s.repeated(500) + u"</svg>"_s;
        QTest::newRow("many elements") << u"<svg>"_s + u"<path d='M0 0h9'/>"_s.repeated(20'001) + u"</svg>"_s;
        QTest::newRow("many points") << svg(qPrintable(u"<path d='M0 0"_s + u"h1"_s.repeated(200'001) + u"'/>"_s));
    }

    void refuses()
    {
        QFETCH(QString, text);
        QCOMPARE(regionOf(text), u"nothing"_s);
    }
};

KADER_TEST(TestSvgShape);
#include "tst_svgshape.moc"
