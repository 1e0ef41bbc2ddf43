#include "support/registry.h"
#include "ui/canvas/regionlabels.h"
#include "ui/canvas/regionpainter.h"
#include "ui/canvas/stillpainter.h"
#include "ui/theme/motivationcolour.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize window(400, 300);
constexpr QRgb ground = qRgb(90, 20, 60);
constexpr QRgb dark = qRgb(0x15, 0x19, 0x1e);

imaging::Viewport viewportAt(double zoom, double ratio, QPointF centre = {500, 400})
{
    return {window, ratio, centre, zoom};
}

ShownRegion shownRegion(const iiif::Region &region)
{
    return {.id = QUuid::createUuid(), .shape = region, .motivation = u"describing"_s, .label = u"Snow"_s};
}

/// What nobody touches, the labels, and over them what is pointed at, in the order of a list.
QImage painted(const QList<ShownRegion> &regions, const RegionsLook &look)
{
    QImage image(look.viewport.deviceSize(), QImage::Format_RGB32);
    image.fill(ground);
    image.setDevicePixelRatio(look.viewport.devicePixelRatio());
    const auto isLifted = [&](const ShownRegion &region) { return look.preview && look.preview->id == region.id; };
    QList<const ShownRegion *> still;
    for (const ShownRegion &region : regions) {
        if (!isLifted(region))
            still.append(&region);
    }
    StillPainter::Rings rings;
    StillPainter stillPainter(image, look.viewport, rings);
    for (const ShownRegion *region : std::as_const(still))
        stillPainter.paint(*region);
    QPainter painter(&image);
    RegionLabels labels;
    labels.arrange(still, look.viewport, QFont());
    labels.paint(painter);
    RegionPainter over(painter, look, QFont());
    for (const ShownRegion &region : regions) {
        if (isLifted(region) || region.id == look.hovered || region.id == look.selected)
            over.paintOver(region);
    }
    over.paintNew();
    return image;
}

/// Of all kinds, in reach of a window.
QList<ShownRegion> mixed(int count)
{
    std::mt19937 random(7);
    const auto between = [&random](int least, int most) { return least + int(random() % unsigned(most - least)); };
    const QStringList motivations{u"commenting"_s, u"describing"_s, u"tagging"_s, u"classifying"_s};
    QList<ShownRegion> all;
    for (int i = 0; i < count; ++i) {
        const QPointF at(between(0, 1000), between(0, 800));
        const int size = between(3, 160);
        ShownRegion region =
            shownRegion({.x = qint64(at.x()), .y = qint64(at.y()), .width = size, .height = 2 * size / 3});
        if (i % 3 == 1)
            region.shape = iiif::Shape::polygon({at, at + QPointF(size, 3), at + QPointF(size / 2.0, size)});
        else if (i % 6 == 2)
            region.shape = iiif::Shape::point(at);
        region.motivation = motivations.at(i % 4);
        region.isFromSource = i % 4 == 0;
        region.isEnclosing = i % 9 == 0;
        region.isAmongSelected = i % 7 == 0;
        all.append(region);
    }
    return all;
}

QImage stillPicture(const QList<ShownRegion> &regions, const imaging::Viewport &viewport)
{
    QImage image(viewport.deviceSize(), QImage::Format_ARGB32_Premultiplied);
    StillPainter::Rings rings;
    StillPainter painter(image, viewport, rings);
    painter.clear();
    for (const ShownRegion &region : regions)
        painter.paint(region);
    return image;
}

RegionsLook lookOf(const imaging::Viewport &viewport)
{
    return {.viewport = viewport, .canvas = {1000, 800}};
}

qint64 count(const QImage &image, QRgb colour)
{
    qint64 found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == colour ? 1 : 0;
    }
    return found;
}

/// The colours along a row of pixels, in runs: "90 dark 1, describing 2, dark 1, …".
QList<std::pair<QRgb, int>> runs(const QImage &image, int y)
{
    QList<std::pair<QRgb, int>> all;
    for (int x = 0; x < image.width(); ++x) {
        const QRgb colour = image.pixel(x, y);
        if (all.isEmpty() || all.last().first != colour)
            all.append({colour, 0});
        ++all.last().second;
    }
    return all;
}

} // namespace

class TestRegionPainter : public QObject {
    Q_OBJECT

private slots:
    void linesAreAsWideAtEveryZoom_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        for (const double zoom : {0.07, 0.3, 1.0, 3.7, 25.0}) {
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("zoom %g, ratio %g", zoom, ratio) << zoom << ratio;
        }
    }

    void linesAreAsWideAtEveryZoom()
    {
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        // 100 view pixels wide and high around the centre, or the unit next to that.
        const auto side = std::max<qint64>(2, qRound(100 / zoom));
        ShownRegion region = shownRegion({.x = 500 - side / 2, .y = 400 - side / 2, .width = side, .height = side});
        region.label = u"…"_s;
        const QImage image = painted({region}, lookOf(viewportAt(zoom, ratio)));
        const auto row = runs(image, image.height() / 2);
        const QRgb colour = motivationColour(u"describing"_s).rgb();
        QCOMPARE(row.size(), 9);
        const int line = qRound(2 * ratio);
        for (const qsizetype at : {1, 5}) {
            QCOMPARE(row.at(at).first, dark);
            QCOMPARE(row.at(at + 1), (std::pair<QRgb, int>(colour, line)));
            QCOMPARE(row.at(at + 2).first, dark);
            QVERIFY(row.at(at).second >= int(ratio) && row.at(at).second <= qCeil(ratio));
            QCOMPARE(row.at(at).second + row.at(at + 2).second, qRound(4 * ratio) - line);
        }
    }

    void onlyTheSelectedHasHandles()
    {
        const ShownRegion region = shownRegion({.x = 400, .y = 350, .width = 200, .height = 100});
        RegionsLook look = lookOf(viewportAt(1, 1));
        QCOMPARE(count(painted({region}, look), qRgb(255, 255, 255)), 0);
        look.selected = region.id;
        QCOMPARE(count(painted({region}, look), qRgb(255, 255, 255)), 8 * 7 * 7);
    }

    void whatOnlyEnclosesHasNoHandlesAndDots()
    {
        ShownRegion region = shownRegion({.x = 400, .y = 350, .width = 200, .height = 100});
        RegionsLook look = lookOf(viewportAt(1, 1));
        const QRgb colour = motivationColour(region.motivation).rgb();
        const qint64 solid = count(painted({region}, look), colour);
        region.isEnclosing = true;
        region.isFixed = true;
        look.selected = region.id;
        const QImage image = painted({region}, look);
        QCOMPARE(count(image, qRgb(255, 255, 255)), 0);
        QVERIFY(count(image, colour) < solid * 3 / 4);
    }

    void shapesAreDrawnAsTheyAre()
    {
        const QRgb colour = motivationColour(u"describing"_s).rgb();
        const auto at = [](const QImage &image, QPoint canvas) {
            return image.pixel(canvas - QPoint(500, 400) + QPoint(image.width() / 2, image.height() / 2));
        };
        ShownRegion region = shownRegion({});
        region.shape = iiif::Shape::polygon({{400, 350}, {600, 350}, {600, 450}});
        const QImage polygon = painted({region}, lookOf(viewportAt(1, 1)));
        QCOMPARE(at(polygon, {550, 350}), colour);
        QCOMPARE(at(polygon, {410, 440}), ground); // within the rectangle around it
        region.shape = iiif::Shape::point({500, 400});
        const QImage point = painted({region}, lookOf(viewportAt(1, 1)));
        QVERIFY(count(point, ground) > point.width() * point.height() - 200);
        QVERIFY(at(point, {500, 400}) != ground);
        const iiif::SvgOutline line{.points = {{400, 400}, {600, 400}}};
        region.shape = *iiif::Shape::of(iiif::ShapeKind::Other, {line});
        QCOMPARE(at(painted({region}, lookOf(viewportAt(1, 1))), {450, 400}), colour);
    }

    void aPolygonHasHandlesAtCornersAndSides()
    {
        ShownRegion region = shownRegion({});
        region.shape = iiif::Shape::polygon({{400, 350}, {600, 350}, {600, 450}});
        RegionsLook look = lookOf(viewportAt(1, 1));
        look.selected = region.id;
        const qint64 white = count(painted({region}, look), qRgb(255, 255, 255));
        QCOMPARE(white, 3 * 7 * 7);
        look.corner = 1;
        QCOMPARE(count(painted({region}, look), qRgb(255, 255, 255)), 2 * 7 * 7);
        region.isFixed = true;
        QCOMPARE(count(painted({region}, look), qRgb(255, 255, 255)), 0);
    }

    void whatCameWithTheSourceIsToldApart()
    {
        ShownRegion region = shownRegion({.x = 400, .y = 350, .width = 200, .height = 100});
        const RegionsLook look = lookOf(viewportAt(1, 1));
        const QImage own = painted({region}, look);
        region.isFromSource = true;
        QVERIFY(painted({region}, look) != own);
        region.shape = iiif::Shape::polygon({{400, 350}, {600, 350}, {600, 450}});
        const QImage polygon = painted({region}, look);
        region.isFromSource = false;
        QVERIFY(painted({region}, look) != polygon);
    }

    void wholeCanvasIsFramedOnlyWhenSelected()
    {
        ShownRegion region = shownRegion({});
        region.isWholeCanvas = true;
        RegionsLook look = lookOf(viewportAt(0.3, 1));
        QCOMPARE(count(painted({region}, look), ground), window.width() * window.height());
        look.selected = region.id;
        QVERIFY(count(painted({region}, look), motivationColour(region.motivation).rgb()) > 2 * 2 * (300 + 240));
    }

    void previewTakesTheRegionsPlace()
    {
        const ShownRegion region = shownRegion({.x = 400, .y = 350, .width = 20, .height = 20});
        const iiif::Region elsewhere{.x = 550, .y = 450, .width = 20, .height = 20};
        RegionsLook look = lookOf(viewportAt(1, 1));
        const QImage there = painted(
            {ShownRegion{.id = region.id, .shape = elsewhere, .motivation = region.motivation, .label = region.label}},
            look);
        look.preview = tools::ShowPreview{.id = region.id, .shape = elsewhere};
        QCOMPARE(painted({region}, look), there);
    }

    void labelsStandWhereThereIsRoom()
    {
        const QRgb colour = motivationColour(u"describing"_s).rgb();
        const auto area = [&](qint64 side, bool isHovered) {
            const ShownRegion region = shownRegion({.x = 450, .y = 380, .width = side, .height = side});
            RegionsLook look = lookOf(viewportAt(1, 1));
            if (isHovered)
                look.hovered = region.id;
            const QImage image = painted({region}, look);
            return image.width() * image.height() - count(image, ground);
        };
        Q_UNUSED(colour)
        const auto frame = [](qint64 side) { return (side + 4) * (side + 4) - (side - 4) * (side - 4); };
        QCOMPARE(area(12, false), frame(12));
        QVERIFY(area(100, false) > frame(100) + 200);
        QVERIFY(area(12, true) > frame(12) + 200);
    }

    void labelsDoNotCoverEachOther()
    {
        QList<ShownRegion> pile;
        for (int i = 0; i < 50; ++i)
            pile.append(shownRegion({.x = 450, .y = 380, .width = 90, .height = 60}));
        const RegionsLook look = lookOf(viewportAt(1, 1));
        QCOMPARE(painted(pile, look), painted({pile.last()}, look));
    }

    void hoveredOnesLighten()
    {
        const ShownRegion region = shownRegion({.x = 400, .y = 350, .width = 200, .height = 100});
        RegionsLook look = lookOf(viewportAt(1, 1));
        const QRgb colour = motivationColour(region.motivation).rgb();
        look.hovered = region.id;
        const QImage image = painted({region}, look);
        QCOMPARE(count(image, colour), 0);
        const QColor line = image.pixelColor(image.width() / 2 - 100, image.height() / 2);
        QVERIFY(line.lightness() > QColor(colour).lightness());
    }

    void isTheSameWhereverTheViewIs_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("quarters");
        for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
            for (const double zoom : {0.31, 1.0, 2.7})
                QTest::addRow("zoom %g, ratio %g", zoom, ratio) << zoom << ratio << 0;
        }
        QTest::newRow("turned") << 0.9 << 1.5 << 1;
    }

    /// What was painted can be moved with the view.
    void isTheSameWhereverTheViewIs()
    {
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        QFETCH(int, quarters);
        const QList<ShownRegion> regions = mixed(300);
        const imaging::Orientation turned(quarters);
        const imaging::Viewport before(window, ratio, {500, 400}, zoom, turned);
        const QImage there = stillPicture(regions, before);
        QVERIFY(count(there, 0) < there.width() * there.height() * 97 / 100);
        for (const QPointF by : {QPointF(13.37, 0), QPointF(-31.9, 8.25), QPointF(0.4, -77.77)}) {
            const imaging::Viewport after(window, ratio, QPointF(500, 400) + by / zoom, zoom, turned);
            const QPointF moved = (after.canvasToView(QPointF(0, 0)) - before.canvasToView(QPointF(0, 0))) * ratio;
            const QPoint way(qRound(moved.x()), qRound(moved.y()));
            const QRect common = there.rect().intersected(there.rect().translated(way));
            QCOMPARE(stillPicture(regions, after).copy(common), there.copy(common.translated(-way)));
        }
    }

    /// By a light line, whatever it is and however small.
    void thoseSelectedWithOthersAreHighlit_data()
    {
        QTest::addColumn<iiif::Shape>("shape");
        QTest::newRow("rectangle") << iiif::Shape(iiif::Region{.x = 400, .y = 350, .width = 200, .height = 100});
        QTest::newRow("tiny") << iiif::Shape(iiif::Region{.x = 500, .y = 400, .width = 2, .height = 2});
        QTest::newRow("point") << iiif::Shape::point({500, 400});
        QTest::newRow("polygon") << iiif::Shape::polygon({{400, 350}, {600, 350}, {600, 450}});
    }

    void thoseSelectedWithOthersAreHighlit()
    {
        QFETCH(iiif::Shape, shape);
        ShownRegion region = shownRegion({});
        region.shape = shape;
        const RegionsLook look = lookOf(viewportAt(1, 1));
        const auto lightOnes = [](const QImage &image) {
            int found = 0;
            for (int at = 0; at < image.width() * image.height(); ++at)
                found += qRed(image.pixel(at % image.width(), at / image.width())) > 190 ? 1 : 0;
            return found;
        };
        QCOMPARE(lightOnes(painted({region}, look)), 0); // a label's words are dark on blue
        region.isAmongSelected = true;
        const QImage image = painted({region}, look);
        QVERIFY(lightOnes(image) >= 8);
        QVERIFY(count(image, motivationColour(region.motivation).rgb()) >= 4);
    }

    /// A canvas's other end must not overflow anything.
    void largeRegionsAreCutOff()
    {
        const ShownRegion region = shownRegion({.x = -4000000000, .y = 400, .width = 9000000000, .height = 9000000000});
        const QImage image = painted({region}, lookOf(viewportAt(64, 1)));
        const auto column = image.pixel(image.width() / 2, image.height() / 2);
        QCOMPARE(column, motivationColour(region.motivation).rgb());
        QCOMPARE(image.pixel(5, image.height() - 5), ground);
    }

    void paintsThousands()
    {
        QList<ShownRegion> many;
        for (int i = 0; i < 20000; ++i)
            many.append(
                shownRegion({.x = (i * 37) % 4000, .y = (i * 91) % 3000, .width = 5 + i % 60, .height = 5 + i % 45}));
        QElapsedTimer timer;
        timer.start();
        const QImage image = painted(many, lookOf(viewportAt(0.25, 1, {2000, 1500})));
        qInfo("20,000 regions in view: %lld ms", timer.elapsed());
        timer.restart();
        (void)painted(many, lookOf(viewportAt(4, 1, {2000, 1500})));
        qInfo("20,000 regions, few in view: %lld ms", timer.elapsed());
        QVERIFY(count(image, motivationColour(u"describing"_s).rgb()) > 10000);
    }

    void coloursAreStableAndMeanSomething()
    {
        QCOMPARE(motivationColour(u"commenting"_s), QColor(u"#f2b134"_s));
        QCOMPARE(motivationColour(u"describing"_s), QColor(u"#4cc3ff"_s));
        QCOMPARE(motivationColour(u"tagging"_s), QColor(u"#6fd08c"_s));
        QCOMPARE(motivationColour({}), motivationColour(u"commenting"_s));
        QCOMPARE(motivationColour(u"classifying"_s), motivationColour(u"classifying"_s));
        std::set<QRgb> different;
        for (const QString &each : {u"classifying"_s, u"identifying"_s, u"linking"_s, u"questioning"_s, u"assessing"_s,
                                    u"bookmarking"_s, u"highlighting"_s, u"moderating"_s, u"replying"_s, u"editing"_s})
            different.insert(motivationColour(each).rgb());
        QVERIFY(different.size() >= 3);
    }
};

KADER_TEST(TestRegionPainter);
#include "tst_regionpainter.moc"
