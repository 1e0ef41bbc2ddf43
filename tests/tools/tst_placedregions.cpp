#include "support/registry.h"
#include "tools/placedregions.h"

#include <QTest>

#include <random>

using namespace kader;
using namespace kader::tools;

namespace {

PlacedRegion placed(const iiif::Region &region)
{
    return {.id = QUuid::createUuid(), .shape = region};
}

QRectF rectOf(const iiif::Region &region)
{
    return {double(region.x), double(region.y), double(region.width), double(region.height)};
}

bool touches(const QRectF &a, const QRectF &b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

} // namespace

class TestPlacedRegions : public QObject {
    Q_OBJECT

private slots:
    void findsWhatTouchesAnArea_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 15, 16, 17, 256, 257, 3000})
            QTest::addRow("%d", count) << count;
    }

    void findsWhatTouchesAnArea()
    {
        QFETCH(int, count);
        std::mt19937 random(7);
        const auto number = [&random](int below) { return qint64(random() % unsigned(below)); };
        QList<PlacedRegion> all;
        for (int i = 0; i < count; ++i)
            all.append(
                placed({.x = number(1000), .y = number(1000), .width = 1 + number(80), .height = 1 + number(80)}));
        PlacedRegions regions(all);
        for (int round = 0; round < 200; ++round) {
            if (count > 0 && round % 2) {
                const qsizetype at = qsizetype(number(count));
                all[at].shape = iiif::Region{.x = number(1000), .y = number(1000), .width = 5, .height = 5};
                regions.replace(at, all.at(at));
            }
            const QRectF area(double(number(1000)), double(number(1000)), double(number(100)), double(number(100)));
            QList<qsizetype> exact;
            for (const qsizetype each : regions.touching(area)) {
                if (touches(rectOf(regions.at(each).shape.region), area))
                    exact.append(each);
            }
            QList<qsizetype> expected;
            for (qsizetype i = 0; i < all.size(); ++i) {
                if (touches(rectOf(all.at(i).shape.region), area))
                    expected.append(i);
            }
            QCOMPARE(exact, expected);
        }
    }

    void looksAtFew()
    {
        QList<PlacedRegion> all;
        for (int i = 0; i < 10000; ++i)
            all.append(placed({.x = (i % 100) * 10, .y = i / 100 * 10, .width = 5, .height = 5}));
        const PlacedRegions regions(all);
        QCOMPARE(regions.touching({501, 501, 1, 1}), QList<qsizetype>{5050});
        QVERIFY(regions.touching({5000, 5000, 1, 1}).isEmpty());
    }

    void knowsThemByName()
    {
        const QList<PlacedRegion> all{placed({}), placed({.x = 5})};
        PlacedRegions regions(all);
        const PlacedRegions copy = regions;
        QCOMPARE(regions.positionOf(all.at(1).id), 1);
        QVERIFY(!regions.find(QUuid::createUuid()));
        regions.replace(1, {.id = all.at(1).id, .shape = iiif::Region{.x = 9}});
        QCOMPARE(regions.find(all.at(1).id)->shape.region.x, 9);
        QCOMPARE(copy.find(all.at(1).id)->shape.region.x, 5);
    }
};

KADER_TEST(TestPlacedRegions);
#include "tst_placedregions.moc"
