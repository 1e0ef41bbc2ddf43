#include "imaging/samples.h"
#include "imaging/tileplan.h"
#include "support/registry.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;

namespace {

/// `coarse 4:0,0` or `2:1,1`: level, column and row in the order they are asked for.
QStringList picture(const TilePlan &plan)
{
    QStringList lines;
    for (const PlannedTile &planned : plan.tiles) {
        const TileKey key = planned.tile.key;
        lines.append((planned.purpose == TilePurpose::Coarse ? u"coarse "_s : QString()) +
                     u"%1:%2,%3"_s.arg(key.level).arg(key.column).arg(key.row));
    }
    return lines;
}

TilePyramid pyramidOf(const QString &text)
{
    return *TilePyramid::of(test::service(text));
}

/// A window of `width`×`height` device-independent pixels around `centre`.
View window(ImagePoint centre, double width, double height, double zoom)
{
    return {.visible = {centre.x - width / zoom / 2, centre.y - height / zoom / 2, width / zoom, height / zoom},
            .zoom = zoom};
}

bool isSortedFromCentre(const TilePlan &plan, ImagePoint centre)
{
    double last = 0;
    for (const PlannedTile &planned : plan.tiles) {
        if (planned.purpose == TilePurpose::Coarse)
            continue;
        const ImagePoint middle = toRect(planned.tile.region).centre();
        const double distance = std::hypot(middle.x - centre.x, middle.y - centre.y);
        if (distance < last)
            return false;
        last = distance;
    }
    return true;
}

} // namespace

class TestTilePlan : public QObject {
    Q_OBJECT

private slots:
    void asksInOrder_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QStringList>("expected");
        // 3000×2800 in tiles of 1024, seen through a window of 800×600
        QTest::newRow("whole") << 1500.0 << 1400.0 << 0.12 << 1.0 << QStringList{u"2:0,0"_s};
        QTest::newRow("whole, at twice the pixels") << 1500.0 << 1400.0 << 0.12 << 2.0 << QStringList{u"2:0,0"_s};
        QTest::newRow("whole, at three times the pixels")
            << 1500.0 << 1400.0 << 0.12 << 3.0 << QStringList{u"1:0,0"_s, u"1:1,0"_s, u"1:0,1"_s, u"1:1,1"_s};
        QTest::newRow("inside one tile") << 1500.0 << 1500.0 << 1.0 << 1.0 << QStringList{u"0:1,1"_s};
        QTest::newRow("at a crossing") << 1000.0 << 1100.0 << 1.0 << 1.0
                                       << QStringList{u"0:0,1"_s, u"0:1,1"_s, u"0:0,0"_s, u"0:1,0"_s};
        QTest::newRow("beyond the edge") << -300.0 << -200.0 << 1.0 << 1.0 << QStringList{u"0:0,0"_s};
        QTest::newRow("off the image") << -3000.0 << 0.0 << 1.0 << 1.0 << QStringList();
        QTest::newRow("no zoom") << 1500.0 << 1500.0 << 0.0 << 1.0 << QStringList();
        QTest::newRow("negative zoom") << 1500.0 << 1500.0 << -1.0 << 1.0 << QStringList();
        QTest::newRow("nowhere") << std::nan("") << 1500.0 << 1.0 << 1.0 << QStringList();
        QTest::newRow("enlarged") << 1024.0 << 1024.5 << 32.0 << 2.0
                                  << QStringList{u"0:0,1"_s, u"0:1,1"_s, u"0:0,0"_s, u"0:1,0"_s};
        QTest::newRow("more than come in one round")
            << 1500.0 << 1400.0 << 0.26 << 4.0
            << QStringList{u"coarse 2:0,0"_s, u"0:1,1"_s, u"0:1,0"_s, u"0:0,1"_s, u"0:1,2"_s,
                           u"0:2,1"_s,        u"0:0,0"_s, u"0:2,0"_s, u"0:0,2"_s, u"0:2,2"_s};
    }

    void asksInOrder()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        View view = window({x, y}, 800, 600, zoom);
        view.devicePixelRatio = ratio;
        QTEST(picture(planTiles(pyramidOf(u"v3 L1 3000x2800 tile 1024:1,2,4"_s), view)), "expected");
    }

    void showsAllOfAnyView_data()
    {
        QTest::addColumn<QString>("service");
        QTest::newRow("survey") << u"v3 L1 10137x9522 tile 1024:1,2,4,8,16"_s;
        QTest::newRow("small tiles") << u"v2 L2 10137x9522 tile 256:1,2,4,8,16,32,64"_s;
        QTest::newRow("panorama") << u"v3 L1 300000x500 tile 512:1,2,4,8,16,32,64,128,256,512,1024"_s;
        QTest::newRow("10^10 pixels") << u"v3 L1 100000x100000"_s;
        QTest::newRow("sizes only") << u"v3 L0 3000x2800 size 3000x2800 size 1500x1400 size 300x280"_s;
        QTest::newRow("one pixel") << u"v3 L1 1x1"_s;
    }

    void showsAllOfAnyView()
    {
        QFETCH(QString, service);
        const TilePyramid pyramid = pyramidOf(service);
        const auto width = static_cast<double>(pyramid.imageSize().width());
        const auto height = static_cast<double>(pyramid.imageSize().height());
        for (int zoomStep = 0; zoomStep < 20; ++zoomStep) {
            for (int place = -2; place <= 16; ++place) {
                const double zoom = 0.001 * std::pow(1.7, zoomStep);
                const double part = place / 14.0;
                const View view = window({width * part, height * (1 - part)}, 1600, 1000, zoom);
                const TilePlan plan = planTiles(pyramid, view);
                QVERIFY(!plan.isTruncated);
                QVERIFY(isSortedFromCentre(plan, view.visible.centre()));
                QCOMPARE(areaOf(plan, TilePurpose::Sharp, view), visibleArea(pyramid, view));
                // Sharp: a pixel of a tile is no larger than one of the screen, unless there is none finer.
                QVERIFY(plan.level == 0 || pyramid.levels()[plan.level].scale * zoom <= 1.00001);
                QSet<TileKey> keys;
                for (const PlannedTile &planned : plan.tiles)
                    keys.insert(planned.tile.key);
                QCOMPARE(keys.size(), plan.tiles.size());
            }
        }
    }

    void knowsWhatComesNext_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<ImagePoint>("heading");
        QTest::addColumn<QStringList>("expected");
        // 10137×9522 in tiles of 1024, seen at 1:1 through a window of 600×400: a fifth are 120 and 80 pixels
        QTest::newRow("nothing near") << 1536.0 << 1536.0 << ImagePoint{} << QStringList();
        QTest::newRow("to the right") << 1650.0 << 1536.0 << ImagePoint{} << QStringList{u"0:2,1"_s};
        QTest::newRow("at a corner") << 1650.0 << 1800.0 << ImagePoint{}
                                     << QStringList{u"0:1,2"_s, u"0:2,1"_s, u"0:2,2"_s};
        QTest::newRow("going left") << 1536.0 << 1536.0 << ImagePoint{-50, 0} << QStringList{u"0:0,1"_s};
        QTest::newRow("going down") << 1536.0 << 1536.0 << ImagePoint{0, 30} << QStringList{u"0:1,2"_s};
        QTest::newRow("jumped") << 1536.0 << 1536.0 << ImagePoint{5000, 0} << QStringList{u"0:2,1"_s};
        QTest::newRow("at the edge") << 200.0 << 300.0 << ImagePoint{-50, -50} << QStringList();
    }
    void knowsWhatComesNext()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(ImagePoint, heading);
        const TilePyramid pyramid = pyramidOf(u"v3 L1 10137x9522 tile 1024:1,2,4,8,16"_s);
        const View view = window({x, y}, 600, 400, 1);
        QStringList keys;
        for (const Tile &tile : tilesAhead(pyramid, view, planTiles(pyramid, view), heading))
            keys.append(u"%1:%2,%3"_s.arg(tile.key.level).arg(tile.key.column).arg(tile.key.row));
        QTEST(keys, "expected");
    }

    void expectsNothingWhereThereIsNothing()
    {
        const TilePyramid pyramid = pyramidOf(u"v3 L1 3000x2800 tile 1024:1,2,4"_s);
        const View elsewhere = window({-9000, 0}, 800, 600, 1);
        QVERIFY(tilesAhead(pyramid, elsewhere, planTiles(pyramid, elsewhere)).isEmpty());
        const View whole = window({1500, 1400}, 800, 600, 0.1);
        QVERIFY(tilesAhead(pyramid, whole, planTiles(pyramid, whole), {500, 500}).isEmpty());
    }

    void takesACoarserLevelAtTheLimit()
    {
        const TilePyramid pyramid = pyramidOf(u"v3 L1 10137x9522 tile 256:1,2,4,8,16,32,64"_s);
        const View whole{.visible = {0, 0, 10137, 9522}, .zoom = 1};
        QCOMPARE(planTiles(pyramid, whole).level, 1); // 1,520 tiles would be too many, 380 are not
        const TilePlan plan = planTiles(pyramid, whole, {.maxSharp = 100, .maxCoarse = 4});
        QCOMPARE(plan.level, 2);
        QVERIFY(!plan.isTruncated);
    }

    void keepsTheLimitsWhereNothingIsCoarser_data()
    {
        QTest::addColumn<QString>("service");
        QTest::newRow("square") << u"v3 L0 100000x100000 tile 64:1"_s;
        QTest::newRow("row") << u"v3 L0 300000x60 tile 64:1"_s;
        QTest::newRow("column") << u"v3 L0 60x300000 tile 64:1"_s;
        QTest::newRow("billions") << u"v3 L0 2147483647x2147483647 tile 64:1"_s;
    }

    void keepsTheLimitsWhereNothingIsCoarser()
    {
        QFETCH(QString, service);
        const TilePyramid pyramid = pyramidOf(service);
        const ImageRect all = toRect(iiif::ImageRegion::whole(pyramid.imageSize()));
        for (const qint64 most : {1, 2, 10, 1000}) {
            const TilePlan plan =
                planTiles(pyramid, {.visible = all, .zoom = 0.001}, {.maxSharp = most, .maxCoarse = 4});
            QVERIFY(plan.isTruncated);
            QVERIFY(!plan.tiles.isEmpty() && plan.tiles.size() <= most && plan.tiles.size() * 2 > most);
            const ImageRect first = toRect(plan.tiles.first().tile.region);
            QVERIFY(std::abs(first.centre().x - all.centre().x) <= first.width &&
                    std::abs(first.centre().y - all.centre().y) <= first.height);
        }
    }

    void boundsCoarseTiles()
    {
        const TilePyramid pyramid = pyramidOf(u"v3 L0 10000x10000 tile 100:1,4"_s); // the coarse level has 25×25
        const TilePlan plan = planTiles(pyramid, window({5000, 5000}, 1600, 1000, 1));
        const QStringList lines = picture(plan);
        QCOMPARE(lines.filter(u"coarse"_s).size(), 4);
        QVERIFY(lines.at(3).startsWith("coarse"_L1) && !lines.at(4).startsWith("coarse"_L1));
    }

private:
    static double shared(const ImageRect &a, const ImageRect &b)
    {
        const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
        const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
        return width > 0 && height > 0 ? width * height : 0;
    }

    /// Rounded, so that sums in different orders compare equal.
    static qint64 areaOf(const TilePlan &plan, TilePurpose purpose, const View &view)
    {
        double area = 0;
        for (const PlannedTile &planned : plan.tiles)
            area += planned.purpose == purpose ? shared(toRect(planned.tile.region), view.visible) : 0;
        return qRound64(area);
    }

    static qint64 visibleArea(const TilePyramid &pyramid, const View &view)
    {
        return qRound64(shared(toRect(iiif::ImageRegion::whole(pyramid.imageSize())), view.visible));
    }
};

KADER_TEST(TestTilePlan);
#include "tst_tileplan.moc"
