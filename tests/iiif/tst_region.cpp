#include "iiif/region.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::iiif;
using namespace Qt::StringLiterals;

class TestRegion : public QObject {
    Q_OBJECT

private slots:
    void readsFragments_data()
    {
        QTest::addColumn<QString>("fragment");
        QTest::addColumn<QString>("region"); // empty: none
        QTest::newRow("whole numbers") << u"xywh=1,2,3,4"_s << u"1,2,3,4"_s;
        QTest::newRow("negative origin") << u"xywh=-5,-6,3,4"_s << u"-5,-6,3,4"_s;
        QTest::newRow("pixel") << u"xywh=pixel:1,2,3,4"_s << u"1,2,3,4"_s;
        QTest::newRow("percent of the canvas") << u"xywh=percent:10,25,50,50"_s << u"100,50,500,100"_s;
        QTest::newRow("decimals reach outward") << u"xywh=1.2,2.8,3.1,4"_s << u"1,2,4,5"_s;
        QTest::newRow("with time") << u"t=1,2&xywh=1,2,3,4"_s << u"1,2,3,4"_s;
        QTest::newRow("encoded") << u"xywh%3D1%2C2%2C3%2C4"_s << u"1,2,3,4"_s;
        QTest::newRow("no width") << u"xywh=1,2,0,4"_s << QString();
        QTest::newRow("negative height") << u"xywh=1,2,3,-4"_s << QString();
        QTest::newRow("three numbers") << u"xywh=1,2,3"_s << QString();
        QTest::newRow("not numbers") << u"xywh=a,b,c,d"_s << QString();
        QTest::newRow("infinite") << u"xywh=inf,0,1,1"_s << QString();
        QTest::newRow("percent noise stays inside") << u"xywh=percent:0.1,0.1,0.2,0.2"_s << u"1,0,2,1"_s;
        QTest::newRow("percent beyond all canvases") << u"xywh=percent:-400000000000,0,400000000000,1"_s << QString();
        QTest::newRow("wider than can be read") << u"xywh=percent:0,0,60000000000,1"_s << QString();
        QTest::newRow("absurd") << u"xywh=1e300,0,1,1"_s << QString();
        QTest::newRow("other dimension") << u"t=10"_s << QString();
    }

    void readsFragments()
    {
        QFETCH(QString, fragment);
        const auto parsed = SpatialFragment::parseFragment(fragment);
        const auto region = parsed ? parsed->toRegion(CanvasSize{1000, 200}) : std::nullopt;
        QTEST(region ? region->toString() : QString(), "region");
    }

    void needsASizeForPercentages()
    {
        QVERIFY(!SpatialFragment::parseFragment(u"xywh=percent:0,0,50,50")->toRegion(std::nullopt));
    }

    void knowsWhatIsInside()
    {
        const CanvasSize canvas{100, 50};
        QVERIFY(canvas.contains({0, 0, 100, 50}));
        QVERIFY(!canvas.contains({1, 0, 100, 50}));
        QVERIFY(!canvas.contains({-1, 0, 10, 10}));
    }
};

KADER_TEST(TestRegion);
#include "tst_region.moc"
