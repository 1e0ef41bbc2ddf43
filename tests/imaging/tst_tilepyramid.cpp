#include "imaging/samples.h"
#include "imaging/tilepyramid.h"
#include "support/registry.h"

#include <QSet>
#include <QTest>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;

namespace {

/// `2: 5x5 of 2048x2048`, and `-> 300x200` where a listed size is used; one per level.
QStringList picture(const TilePyramid &pyramid)
{
    QStringList lines;
    for (const TileLevel &level : pyramid.levels()) {
        QString line = u"%1: %2x%3 of %4x%5"_s.arg(level.scale)
                           .arg(level.columns)
                           .arg(level.rows)
                           .arg(level.span.width())
                           .arg(level.span.height());
        if (level.output)
            line += u" -> %1x%2"_s.arg(level.output->width()).arg(level.output->height());
        lines.append(line);
    }
    return lines;
}

TilePyramid pyramidOf(const QString &text)
{
    return *TilePyramid::of(test::service(text));
}

/// Columns from left to right and rows from top to bottom must each join without gap or overlap, and
/// every tile must be the crossing of its column and its row: then each pixel is in one tile.
void verifyPartition(const TilePyramid &pyramid, qint32 index)
{
    const TileLevel &level = pyramid.levels()[index];
    qint64 x = 0;
    for (qint32 column = 0; column < level.columns; ++column) {
        const auto region = pyramid.tile({index, column, 0}).region;
        QCOMPARE(region.x(), x);
        x += region.width();
    }
    QCOMPARE(x, pyramid.imageSize().width());
    qint64 y = 0;
    for (qint32 row = 0; row < level.rows; ++row) {
        const auto region = pyramid.tile({index, 0, row}).region;
        QCOMPARE(region.y(), y);
        y += region.height();
    }
    QCOMPARE(y, pyramid.imageSize().height());
}

/// The size by the definition: as many pixels of the level as begin inside the region.
qint64 pixelsBegun(qint64 side, qint64 factor)
{
    return side / factor + (side % factor == 0 ? 0 : 1);
}

void verifyTile(const TilePyramid &pyramid, TileKey key)
{
    const TileLevel &level = pyramid.levels()[key.level];
    const Tile tile = pyramid.tile(key);
    const Tile inRow = pyramid.tile({key.level, 0, key.row});
    const Tile inColumn = pyramid.tile({key.level, key.column, 0});
    const bool isCrossing = tile.region.x() == inColumn.region.x() && tile.region.width() == inColumn.region.width() &&
                            tile.region.y() == inRow.region.y() && tile.region.height() == inRow.region.height();
    QVERIFY(isCrossing && tile.region.isInside(pyramid.imageSize()) && tile.output.fitsIn(tile.region.size()));
    if (level.output)
        return;
    const bool isExact = tile.output.width() == pixelsBegun(tile.region.width(), level.factor) &&
                         tile.output.height() == pixelsBegun(tile.region.height(), level.factor);
    QVERIFY(isExact);
}

} // namespace

class TestTilePyramid : public QObject {
    Q_OBJECT

private slots:
    void levels_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("as advertised") << u"v3 L1 3000x2800 tile 1024:1,2,4 size 3000x2800"_s
                                       << QStringList{u"1: 3x3 of 1024x1024"_s, u"2: 2x2 of 2048x2048"_s,
                                                      u"4: 1x1 of 3000x2800"_s};
        QTest::newRow("factors past one tile")
            << u"v2 L2 3000x2800 tile 1024:1,2,4,8,16"_s
            << QStringList{u"1: 3x3 of 1024x1024"_s, u"2: 2x2 of 2048x2048"_s, u"4: 1x1 of 3000x2800"_s};
        QTest::newRow("a listed size rounded down")
            << u"v3 L1 3000x2801 tile 1024:1,2,4 size 750x700 size 375x350"_s
            << QStringList{u"1: 3x3 of 1024x1024"_s, u"2: 2x2 of 2048x2048"_s, u"4: 1x1 of 3000x2801 -> 750x700"_s};
        QTest::newRow("tiles missing") << u"v3 L1 1000x700"_s
                                       << QStringList{u"1: 2x2 of 512x512"_s, u"2: 1x1 of 1000x700"_s};
        QTest::newRow("tiles missing, one-sided sizes")
            << u"v2 L1 1000x700"_s << QStringList{u"1: 2x2 of 512x512"_s, u"2: 1x1 of 1000x700"_s};
        QTest::newRow("absurd strips") << u"v3 L2 60000x600 tile 60000x600:1"_s
                                       << QStringList{u"1: 118x2 of 512x512"_s,  u"2: 59x1 of 1024x600"_s,
                                                      u"4: 30x1 of 2048x600"_s,  u"8: 15x1 of 4096x600"_s,
                                                      u"16: 8x1 of 8192x600"_s,  u"32: 4x1 of 16384x600"_s,
                                                      u"64: 2x1 of 32768x600"_s, u"128: 1x1 of 60000x600"_s};
        QTest::newRow("narrow strips") << u"v3 L2 1000x700 tile 1000x16:1"_s
                                       << QStringList{u"1: 2x2 of 512x512"_s, u"2: 1x1 of 1000x700"_s};
        QTest::newRow("beyond the limits")
            << u"v3 L2 1000x700 tile 1024:1 max 400"_s
            << QStringList{u"1: 3x2 of 400x400"_s, u"2: 2x1 of 800x700"_s, u"4: 1x1 of 1000x700"_s};
        QTest::newRow("beyond the area") << u"v3 L2 1000x700 area 90000"_s
                                         << QStringList{u"1: 4x3 of 300x300"_s, u"2: 2x2 of 600x600"_s,
                                                        u"4: 1x1 of 1000x700"_s};
        QTest::newRow("no scale factors")
            << u"v3 L1 1000x700 tile 256"_s
            << QStringList{u"1: 4x3 of 256x256"_s, u"2: 2x2 of 512x512"_s, u"4: 1x1 of 1000x700"_s};
        QTest::newRow("coarse factors missing")
            << u"v3 L1 3000x2800 tile 1024:1"_s
            << QStringList{u"1: 3x3 of 1024x1024"_s, u"2: 2x2 of 2048x2048"_s, u"4: 1x1 of 3000x2800"_s};
        QTest::newRow("two tile sizes") << u"v3 L1 9000x9000 tile 512:1,2 tile 1024x2048:4,8,16"_s
                                        << QStringList{u"1: 18x18 of 512x512"_s, u"2: 9x9 of 1024x1024"_s,
                                                       u"4: 3x2 of 4096x8192"_s, u"8: 2x1 of 8192x9000"_s,
                                                       u"16: 1x1 of 9000x9000"_s};
        QTest::newRow("one factor in two sizes") << u"v3 L0 1000x700 tile 512x1024:1 tile 512:1,2"_s
                                                 << QStringList{u"1: 2x2 of 512x512"_s, u"2: 1x1 of 1000x700"_s};
        QTest::newRow("factors that are no powers") << u"v3 L0 1000x700 tile 100:1,3,7,10"_s
                                                    << QStringList{u"1: 10x7 of 100x100"_s, u"3: 4x3 of 300x300"_s,
                                                                   u"7: 2x1 of 700x700"_s, u"10: 1x1 of 1000x700"_s};
        QTest::newRow("level 0, tiles only")
            << u"v3 L0 3000x2800 tile 1024:1,2"_s << QStringList{u"1: 3x3 of 1024x1024"_s, u"2: 2x2 of 2048x2048"_s};
        QTest::newRow("level 0, a size below the tiles")
            << u"v3 L0 3000x2800 tile 1024:1,2 size 3000x2800 size 375x350 size 94x88"_s
            << QStringList{u"1: 3x3 of 1024x1024"_s, u"2: 2x2 of 2048x2048"_s, u"8: 1x1 of 3000x2800 -> 375x350"_s};
        QTest::newRow("level 0, sizes only")
            << u"v2 L0 3000x2800 size 750x700 size 3000x2800 size 375x350 size 375x350"_s
            << QStringList{u"1: 1x1 of 3000x2800 -> 3000x2800"_s, u"4: 1x1 of 3000x2800 -> 750x700"_s,
                           u"8: 1x1 of 3000x2800 -> 375x350"_s};
        QTest::newRow("level 0, sizes too large to decode") << u"v3 L0 30000x28000 size 30000x28000 size 3000x2800"_s
                                                            << QStringList{u"10: 1x1 of 30000x28000 -> 3000x2800"_s};
        QTest::newRow("level 0, tiles without factors")
            << u"v3 L0 1000x700 tile 256"_s << QStringList{u"1: 1x1 of 1000x700 -> 1000x700"_s};
        QTest::newRow("level 0, nothing")
            << u"v3 L0 1000x700 max 500"_s << QStringList{u"2: 1x1 of 1000x700 -> 500x350"_s};
        QTest::newRow("one pixel") << u"v3 L1 1x1"_s << QStringList{u"1: 1x1 of 1x1"_s};
        QTest::newRow("one pixel, advertised")
            << u"v2 L0 1x1 tile 512:1,2,4 size 1x1"_s << QStringList{u"1: 1x1 of 1x1 -> 1x1"_s};
    }

    void levels()
    {
        QFETCH(QString, service);
        QTEST(picture(pyramidOf(service)), "expected");
    }

    void needsASize()
    {
        iiif::ImageService service = test::service(u"v3 L1 3000x2800"_s);
        service.size.reset();
        QVERIFY(!TilePyramid::of(service));
    }

    void everyPixelIsInOneTile_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<qint64>("tiles"); // in all levels
        QTest::newRow("survey, 3") << u"v3 L1 10137x9522 tile 1024:1,2,4,8,16"_s << qint64(100 + 25 + 9 + 4 + 1);
        QTest::newRow("survey, 2, odd tiles")
            << u"v2 L2 10137x9522 tile 317x211:1,2,3,5,64"_s << qint64(32 * 46 + 16 * 23 + 11 * 16 + 7 * 10 + 1);
        QTest::newRow("survey, own tiles")
            << u"v3 L2 10137x9522"_s << qint64(20 * 19 + 10 * 10 + 5 * 5 + 3 * 3 + 2 * 2 + 1);
        QTest::newRow("panorama") << u"v3 L1 300000x500 tile 512:1,2,4,8,16,32,64,128,256,512,1024"_s
                                  << qint64(586 + 293 + 147 + 74 + 37 + 19 + 10 + 5 + 3 + 2 + 1);
        QTest::newRow("chimney") << u"v2 L1 500x300000 tile 512:1,1024"_s << qint64(586 + 1);
        QTest::newRow("10^10 pixels") << u"v3 L1 100000x100000 tile 1024:2,4,8,16,32,64,128"_s
                                      << qint64(49 * 49 + 25 * 25 + 13 * 13 + 49 + 16 + 4 + 1);
        QTest::newRow("one pixel") << u"v3 L1 1x1"_s << qint64(1);
        QTest::newRow("one pixel wide") << u"v3 L1 1x513"_s << qint64(2 + 1);
        QTest::newRow("one pixel too many") << u"v3 L0 1025x1025 tile 1024:1,2"_s << qint64(4 + 1);
    }

    void everyPixelIsInOneTile()
    {
        QFETCH(QString, service);
        const TilePyramid pyramid = pyramidOf(service);
        qint64 tiles = 0;
        for (qint32 index = 0; index < pyramid.levels().size(); ++index) {
            const TileLevel &level = pyramid.levels()[index];
            verifyPartition(pyramid, index);
            for (qint32 row = 0; row < level.rows; ++row) {
                for (qint32 column = 0; column < level.columns; ++column, ++tiles)
                    verifyTile(pyramid, {index, column, row});
            }
        }
        QTEST(tiles, "tiles");
    }

    void tooLargeForAnything()
    {
        const TilePyramid pyramid = pyramidOf(u"v3 L1 2147483647x2147483647"_s);
        QCOMPARE(pyramid.levels().last().tileCount(), 1);
        const TileLevel &finest = pyramid.levels().first();
        const Tile corner = pyramid.tile({0, finest.columns - 1, finest.rows - 1});
        QVERIFY(corner.region.isInside(pyramid.imageSize()));
        QCOMPARE(corner.region.x() + corner.region.width(), 2147483647);
    }

    /// Every rectangle on every small image, against asking each tile whether it shares area.
    void findsTheTilesOfAnyPart()
    {
        for (const QString &text : {u"v3 L0 7x5 tile 3x2:1,2"_s, u"v3 L0 6x6 tile 3:1,2"_s, u"v3 L0 1x9 tile 4:1"_s}) {
            const TilePyramid pyramid = pyramidOf(text);
            for (qint32 level = 0; level < pyramid.levels().size(); ++level) {
                for (int x = -4; x < 18; ++x) {
                    for (int width = 0; width < 20; ++width)
                        compareWithSearch(pyramid, level, {x / 2.0, x / 2.0, width / 2.0, width / 4.0});
                }
            }
        }
    }

    void findsNothingOutside()
    {
        const TilePyramid pyramid = pyramidOf(u"v3 L1 3000x2800"_s);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinity = std::numeric_limits<double>::infinity();
        QVERIFY(!pyramid.tilesIn(0, {3000, 0, 10, 10}));
        QVERIFY(!pyramid.tilesIn(0, {-10, 0, 10, 10}));
        QVERIFY(!pyramid.tilesIn(0, {0, 0, 0, 10}));
        QVERIFY(!pyramid.tilesIn(0, {nan, 0, 10, 10}));
        QVERIFY(!pyramid.tilesIn(0, {0, 0, 10, -nan}));
        QCOMPARE(pyramid.tilesIn(0, {-1e300, 0, infinity, 10})->count(), 6);
    }

    void choosesTheLevel_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("level");
        QTest::newRow("enlarged") << 0.1 << 0;
        QTest::newRow("1:1") << 1.0 << 0;
        QTest::newRow("just below a half") << 1.99 << 0;
        QTest::newRow("a half") << 2.0 << 1;
        QTest::newRow("a half, with rounding") << 1.0 / (1.0 / 3.0 * 1.5) - 1e-12 << 1;
        QTest::newRow("a third") << 3.0 << 1;
        QTest::newRow("a hundredth") << 100.0 << 2;
    }

    void choosesTheLevel()
    {
        QFETCH(double, scale);
        QTEST(static_cast<int>(pyramidOf(u"v3 L1 3000x2800 tile 1024:1,2,4"_s).levelFor(scale)), "level");
    }

    void asksForTilesCanonically_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("corner");
        QTest::addColumn<QString>("whole");
        QTest::newRow("3") << u"v3 L1 3000x2801 tile 1024:1,2,4"_s << u"/2048,2048,952,753/476,377/0/default.jpg"_s
                           << u"/full/750,701/0/default.jpg"_s;
        QTest::newRow("2, level 2") << u"v2 L2 3000x2801 tile 1024:1,2,4"_s
                                    << u"/2048,2048,952,753/476,377/0/default.jpg"_s
                                    << u"/full/750,701/0/default.jpg"_s;
        QTest::newRow("2, level 0") << u"v2 L0 3000x2801 tile 1024:1,2,4"_s
                                    << u"/2048,2048,952,753/476,/0/default.jpg"_s << u"/full/750,/0/default.jpg"_s;
    }

    void asksForTilesCanonically()
    {
        QFETCH(QString, service);
        const iiif::ImageService described = test::service(service);
        const TilePyramid pyramid = *TilePyramid::of(described);
        const auto tail = [&](TileKey key) {
            return imageAddress(described, requestFor(pyramid.tile(key)))
                ->text()
                .mid(QLatin1StringView("https://a.org/i").size());
        };
        QTEST(tail({1, 1, 1}), "corner");
        QTEST(tail({2, 0, 0}), "whole");
    }

    /// Whatever is planned can be asked for, also under limits.
    void everyTileHasAnAddress()
    {
        for (const QString &text : {u"v3 L1 3000x2801 max 700"_s, u"v3 L2 3000x2801 area 12345"_s,
                                    u"v2 L1 3000x2801 tile 1024:1,2,4 max 1000"_s,
                                    u"v3 L0 3000x2801 tile 1024:1,2,4 max 1000"_s, u"v3 L1 300000x5 max 64"_s}) {
            const iiif::ImageService described = test::service(text);
            const TilePyramid pyramid = *TilePyramid::of(described);
            for (qint32 index = 0; index < pyramid.levels().size(); ++index) {
                for (qint32 column = 0; column < pyramid.levels()[index].columns; ++column)
                    QVERIFY2(imageAddress(described, requestFor(pyramid.tile({index, column, 0}))), qPrintable(text));
            }
        }
    }

private:
    static void compareWithSearch(const TilePyramid &pyramid, qint32 level, const ImageRect &rect)
    {
        QSet<TileKey> searched;
        const TileLevel &grid = pyramid.levels()[level];
        for (qint32 row = 0; row < grid.rows; ++row) {
            for (qint32 column = 0; column < grid.columns; ++column) {
                const ImageRect tile = toRect(pyramid.tile({level, column, row}).region);
                const double width = std::min(tile.x + tile.width, rect.x + rect.width) - std::max(tile.x, rect.x);
                const double height = std::min(tile.y + tile.height, rect.y + rect.height) - std::max(tile.y, rect.y);
                if (width > 0 && height > 0)
                    searched.insert({level, column, row});
            }
        }
        QSet<TileKey> found;
        if (const auto range = pyramid.tilesIn(level, rect)) {
            for (qint32 row = range->firstRow; row <= range->lastRow; ++row) {
                for (qint32 column = range->firstColumn; column <= range->lastColumn; ++column)
                    found.insert({level, column, row});
            }
            QCOMPARE(range->count(), found.size());
        }
        QCOMPARE(found, searched);
    }
};

KADER_TEST(TestTilePyramid);
#include "tst_tilepyramid.moc"
