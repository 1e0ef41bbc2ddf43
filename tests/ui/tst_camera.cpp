#include "support/registry.h"
#include "ui/canvas/camera.h"

#include <QTest>

using namespace kader;
using namespace kader::ui;
namespace {

constexpr QSize window(400, 300);

/// Before a canvas of 2000×1000 units with 2 pixels of the image to a unit.
Camera cameraAt(double ratio = 1)
{
    Camera camera;
    camera.setWindow(window, ratio);
    camera.setCanvas({2000, 1000}, 2);
    return camera;
}

bool isNear(QPointF a, QPointF b, double distance)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= distance;
}

} // namespace

class TestCamera : public QObject {
    Q_OBJECT

private slots:
    void fitsAndStaysFitted()
    {
        Camera camera = cameraAt();
        QVERIFY(camera.place().isFitted);
        QVERIFY(camera.viewport().visible().contains(QRectF(0, 0, 2000, 1000)));
        QCOMPARE(camera.viewport().centre(), QPointF(1000, 500));
        camera.setWindow({800, 600}, 1);
        QVERIFY(camera.place().isFitted);
        QVERIFY(camera.viewport().visible().width() < 2200);
        camera.zoomBy(2, {10, 10});
        QVERIFY(!camera.place().isFitted);
        camera.fit();
        QCOMPARE(camera.viewport().centre(), QPointF(1000, 500));
    }

    void keepsWhatIsSeenWhenResized()
    {
        Camera camera = cameraAt();
        camera.zoomBy(8, {100, 120});
        const imaging::Viewport before = camera.viewport();
        camera.setWindow({777, 333}, 2);
        QCOMPARE(camera.viewport().centre(), before.centre());
        QCOMPARE(camera.viewport().zoom(), before.zoom());
        QCOMPARE(camera.viewport().devicePixelRatio(), 2.0);
    }

    void zoomKeepsThePointUnderTheCursor_data()
    {
        QTest::addColumn<QPointF>("anchor");
        QTest::addColumn<double>("factor");
        for (const QPointF anchor : {QPointF(200, 150), QPointF(30, 80), QPointF(380, 220)}) {
            for (const double factor : {1.01, 1.5, 4.0, 0.8})
                QTest::addRow("%g,%g by %g", anchor.x(), anchor.y(), factor) << anchor << factor;
        }
    }

    void zoomKeepsThePointUnderTheCursor()
    {
        QFETCH(QPointF, anchor);
        QFETCH(double, factor);
        Camera camera = cameraAt();
        const QPointF before = camera.viewport().viewToCanvas(anchor);
        camera.zoomBy(factor, anchor);
        // Half a pixel, for the canvas's origin lies on a whole one.
        QVERIFY(isNear(camera.viewport().canvasToView(before), anchor, 0.75));
    }

    void zoomBesideTheCanvasDoesNotLoseIt()
    {
        Camera camera = cameraAt();
        for (int i = 0; i < 20; ++i)
            camera.zoomBy(1.3, {399, 1});
        QVERIFY(camera.inView());
    }

    void actualSizeIsOfPixels_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("zoom");
        QTest::newRow("1") << 1.0 << 2.0;
        QTest::newRow("2") << 2.0 << 1.0;
        QTest::newRow("1.25") << 1.25 << 1.6;
    }

    void actualSizeIsOfPixels()
    {
        QFETCH(double, ratio);
        Camera camera = cameraAt(ratio);
        camera.showActualSize();
        QTEST(camera.viewport().zoom(), "zoom");
        QCOMPARE(camera.scale(), 1.0);
    }

    void hasLimits()
    {
        Camera camera = cameraAt();
        const double fit = camera.viewport().zoom();
        for (int i = 0; i < 100; ++i)
            camera.zoomBy(1.5, {200, 150});
        QCOMPARE(camera.scale(), 32.0);
        for (int i = 0; i < 100; ++i)
            camera.zoomBy(0.5, {200, 150});
        QCOMPARE(camera.viewport().zoom(), fit / 2);
    }

    void smallImagesMayFillTheWindow()
    {
        Camera camera;
        camera.setWindow(window, 1);
        camera.setCanvas({4, 2}, 1);
        const double fit = camera.viewport().zoom();
        QVERIFY(fit > 32);
        camera.zoomBy(2, {200, 150});
        QCOMPARE(camera.viewport().zoom(), fit);
    }

    void panningStaysOverTheCanvas()
    {
        Camera camera = cameraAt();
        camera.showActualSize();
        camera.panBy({-100000, 100000});
        QCOMPARE(camera.viewport().centre(), QPointF(0, 1000));
        camera.move({10, 20}, {200, 150});
        QVERIFY(isNear(camera.viewport().centre(), {10, 20}, 1e-6));
    }

    void tellsWhatIsInView()
    {
        Camera camera = cameraAt();
        QCOMPARE(camera.inView(), (iiif::Region{.x = 0, .y = 0, .width = 2000, .height = 1000}));
        camera.move({10, 20}, {200, 150});
        camera.showActualSize();
        QCOMPARE(camera.inView(), (iiif::Region{.x = 0, .y = 0, .width = 110, .height = 95}));
    }

    void remembersPlaces()
    {
        Camera camera = cameraAt();
        camera.zoomBy(5, {30, 100});
        const Camera::Place place = camera.place();
        const imaging::Viewport before = camera.viewport();
        camera.forgetCanvas();
        camera.restore({});
        camera.setCanvas({50, 3000}, 1);
        QVERIFY(camera.place().isFitted);
        camera.forgetCanvas();
        camera.restore(place);
        camera.setCanvas({2000, 1000}, 2);
        QCOMPARE(camera.viewport(), before);
    }

    void looksAtAPart_data()
    {
        QTest::addColumn<bool>("isCanvasKnown");
        QTest::addColumn<bool>("isWindowKnown");
        QTest::newRow("at once") << true << true;
        QTest::newRow("on a canvas that is known later") << false << true;
        QTest::newRow("in a window that is known later") << true << false;
        QTest::newRow("when both are known") << false << false;
    }

    void looksAtAPart()
    {
        QFETCH(bool, isCanvasKnown);
        QFETCH(bool, isWindowKnown);
        Camera camera;
        camera.setWindow(isWindowKnown ? window : QSize(), 1);
        if (isCanvasKnown)
            camera.setCanvas({2000, 1000}, 1);
        camera.lookAt({.x = 1500, .y = 100, .width = 200, .height = 100});
        camera.setWindow(window, 1);
        camera.setCanvas({2000, 1000}, 1);
        const QRectF seen = camera.viewport().visible();
        QVERIFY(seen.contains(QRectF(1500, 100, 200, 100)));
        QVERIFY(seen.width() < 300 && camera.viewport().centre() == QPointF(1600, 150));
        // What was looked at then stays in another window; what is looked at afterwards counts.
        camera.setWindow(window * 2, 1);
        QVERIFY(camera.viewport().visible().width() < 300);
        camera.fit();
        camera.setWindow(window, 1);
        QVERIFY(camera.viewport().visible().contains(QRectF(0, 0, 2000, 1000)));
    }

    void survivesAWindowWithoutArea()
    {
        Camera camera;
        camera.setWindow({0, 0}, 1);
        camera.setCanvas({2000, 1000}, 1);
        camera.zoomBy(2, {0, 0});
        camera.setWindow(window, 1);
        camera.fit();
        QVERIFY(camera.viewport().visible().contains(QRectF(0, 0, 2000, 1000)));
    }
};

KADER_TEST(TestCamera);
#include "tst_camera.moc"

#include <cmath>
