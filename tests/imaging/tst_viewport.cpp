#include "imaging/samples.h"
#include "imaging/viewport.h"
#include "support/registry.h"

#include <QTest>

#include <cmath>

using namespace kader::imaging;

namespace {

bool isNear(QPointF a, QPointF b, double tolerance = 1e-6)
{
    return std::abs(a.x() - b.x()) <= tolerance && std::abs(a.y() - b.y()) <= tolerance;
}

bool isWhole(double number)
{
    return std::abs(number - std::round(number)) < 1e-6;
}

} // namespace

class TestViewport : public QObject {
    Q_OBJECT

private slots:
    void leadsThereAndBack_data() { rows(); }
    void leadsThereAndBack()
    {
        QFETCH(Viewport, viewport);
        for (const QPointF view : {QPointF(0, 0), QPointF(31.25, 407.5), QPointF(-3, 9000)})
            QVERIFY(isNear(viewport.canvasToView(viewport.viewToCanvas(view)), view));
        const QRectF rect(12, 13, 140, 150);
        const QRectF shown = viewport.canvasToView(rect);
        QVERIFY(shown.width() > 0 && shown.height() > 0);
        const QRectF back =
            QRectF(viewport.viewToCanvas(shown.topLeft()), viewport.viewToCanvas(shown.bottomRight())).normalized();
        QVERIFY(isNear(back.topLeft(), rect.topLeft()));
        QVERIFY(isNear(back.bottomRight(), rect.bottomRight()));
    }

    void putsTheOriginOnADevicePixel_data() { rows(); }
    void putsTheOriginOnADevicePixel()
    {
        QFETCH(Viewport, viewport);
        const QPointF origin = viewport.canvasToView(QPointF(0, 0)) * viewport.devicePixelRatio();
        QVERIFY(isWhole(origin.x()));
        QVERIFY(isWhole(origin.y()));
        const QPointF middle(viewport.size().width() / 2.0, viewport.size().height() / 2.0);
        QVERIFY(isNear(viewport.canvasToView(viewport.centre()), middle, 0.5 / viewport.devicePixelRatio() + 1e-9));
    }

    void showsWhatIsVisible_data() { rows(); }
    void showsWhatIsVisible()
    {
        QFETCH(Viewport, viewport);
        const QRectF shown = viewport.canvasToView(viewport.visible());
        QVERIFY(isNear(shown.topLeft(), {0, 0}));
        QVERIFY(isNear(shown.bottomRight(), {double(viewport.size().width()), double(viewport.size().height())}));
    }

    void zoomsAroundTheAnchor_data() { rows(); }
    void zoomsAroundTheAnchor()
    {
        QFETCH(Viewport, viewport);
        const QPointF anchor(77, 33);
        const QPointF held = viewport.viewToCanvas(anchor);
        Viewport now = viewport;
        for (int i = 0; i < 50; ++i)
            now = now.zoomed(now.zoom() * (i < 25 ? 1.19 : 1 / 1.19), anchor);
        const double devicePixel = 1 / viewport.devicePixelRatio();
        QVERIFY(isNear(now.canvasToView(held), anchor, devicePixel));
        QVERIFY(isNear(now.centre(), viewport.centre(), 1e-6 * std::abs(viewport.centre().x()) + 1e-6));
        const Viewport close = viewport.zoomed(viewport.zoom() * 7, anchor);
        QCOMPARE(close.zoom(), viewport.zoom() * 7);
        // The old origin was rounded by half a device pixel at most, which is now seven times as large.
        QVERIFY(isNear(close.canvasToView(held), anchor, 4 * devicePixel));
    }

    void moves_data() { rows(); }
    void moves()
    {
        QFETCH(Viewport, viewport);
        const Viewport now = viewport.moved({10, 20}, {300, 200});
        QVERIFY(isNear(now.canvasToView(QPointF(10, 20)), {300, 200}, 0.5 / viewport.devicePixelRatio() + 1e-9));
        QCOMPARE(now.zoom(), viewport.zoom());
    }

    void fits_data()
    {
        QTest::addColumn<QSizeF>("canvas");
        QTest::addColumn<double>("zoom");
        QTest::newRow("wide") << QSizeF(3600, 100) << 0.1;
        QTest::newRow("high") << QSizeF(10, 5200) << 0.05;
        QTest::newRow("small") << QSizeF(36, 26) << 10.0;
        QTest::newRow("empty") << QSizeF(0, 0) << 1.0;
    }
    void fits()
    {
        QFETCH(QSizeF, canvas);
        const Viewport viewport = Viewport::fitted(canvas, {400, 300}, 2, 20);
        QTEST(viewport.zoom(), "zoom");
        QCOMPARE(viewport.centre(), QPointF(canvas.width() / 2, canvas.height() / 2));
        QCOMPARE(viewport.deviceSize(), QSize(800, 600));
    }

    void fitsWhatIsTurned()
    {
        const Viewport viewport = Viewport::fitted({5200, 10}, {400, 300}, 1, 20, Orientation(3));
        QCOMPARE(viewport.zoom(), 0.05);
        QCOMPARE(viewport.canvasToView(QRectF(0, 0, 5200, 10)).size(), QSizeF(0.5, 260));
    }

    /// Where the corners of a canvas of 40×20 units around the middle of the window come to lie.
    void turns_data()
    {
        QTest::addColumn<Orientation>("orientation");
        QTest::addColumn<QPointF>("corner"); ///< Its upper left one.
        QTest::addColumn<QPointF>("right");  ///< Its upper right one.
        QTest::newRow("not") << Orientation() << QPointF(-20, -10) << QPointF(20, -10);
        QTest::newRow("a quarter") << Orientation(1) << QPointF(10, -20) << QPointF(10, 20);
        QTest::newRow("half") << Orientation(2) << QPointF(20, 10) << QPointF(-20, 10);
        QTest::newRow("back a quarter") << Orientation(-1) << QPointF(-10, 20) << QPointF(-10, -20);
        QTest::newRow("mirrored") << Orientation(0, true) << QPointF(20, -10) << QPointF(-20, -10);
        QTest::newRow("a quarter, then flipped") << Orientation(1).flipped() << QPointF(-10, -20) << QPointF(-10, 20);
        QTest::newRow("flipped, then a quarter")
            << Orientation().flipped().turned(1) << QPointF(10, 20) << QPointF(10, -20);
    }
    void turns()
    {
        QFETCH(Orientation, orientation);
        const Viewport viewport = Viewport({200, 100}, 1, {20, 10}, 1).turned(orientation);
        const QPointF middle(100, 50);
        QTEST(viewport.canvasToView(QPointF(0, 0)) - middle, "corner");
        QTEST(viewport.canvasToView(QPointF(40, 0)) - middle, "right");
        QCOMPARE(orientation.flipped().flipped(), orientation);
        QCOMPARE(orientation.turned(3).turned(1), orientation);
    }

    void coversTheWindow_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QSize>("expected");
        QTest::newRow("1") << 1.0 << QSize(401, 301);
        QTest::newRow("1.25") << 1.25 << QSize(502, 377);
        QTest::newRow("1.5") << 1.5 << QSize(602, 452);
        QTest::newRow("3") << 3.0 << QSize(1203, 903);
    }
    void coversTheWindow()
    {
        QFETCH(double, ratio);
        QTEST(Viewport({401, 301}, ratio, {}, 1).deviceSize(), "expected");
        QTEST(Viewport({1, 1}, 1, {5, 6}, 1).resized({401, 301}, ratio).deviceSize(), "expected");
    }

private:
    static void rows()
    {
        QTest::addColumn<Viewport>("viewport");
        const std::pair<const char *, Viewport> all[] = {
            {"fitted", Viewport::fitted({10137, 9522}, {831, 644}, 1, 12)},
            {"one to one", Viewport({400, 300}, 1, {1000, 800}, 1)},
            {"odd size, one to one", Viewport({401, 303}, 1, {1000.25, 800.75}, 1)},
            {"ratio 2", Viewport({401, 303}, 2, {1000.1, 800.2}, 0.5)},
            {"ratio 1.25", Viewport({401, 303}, 1.25, {10.1, 800.2}, 1 / 3.7)},
            {"far in", Viewport({640, 480}, 1.5, {39999.9, 29999.9}, 64)},
            {"far out", Viewport({640, 480}, 1, {20000, 15000}, 0.001)},
        };
        for (const auto &[name, viewport] : all) {
            for (const Orientation way : kader::test::allOrientations())
                QTest::addRow("%s%s", name, kader::test::nameOf(way)) << viewport.turned(way);
        }
    }
};

KADER_TEST(TestViewport);
#include "tst_viewport.moc"
