#include "support/registry.h"
#include "ui/canvas/motion.h"

#include <QTest>

#include <cmath>

using namespace kader::ui;
using kader::imaging::Orientation;
using kader::imaging::Viewport;

namespace {

constexpr QSize window(400, 300);

double lengthOf(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

} // namespace

/// Movements at moments of our own, without waiting.
class TestMotion : public QObject {
    Q_OBJECT

private slots:
    void approachesInTime()
    {
        const Viewport from(window, 1, {500, 400}, 0.5);
        const Viewport to = from.zoomed(2, {50, 60});
        const Motion motion = Motion::between(from, to, 1000);
        QCOMPARE(motion.at(1000), from);
        QCOMPARE(motion.at(900), from);
        QVERIFY(!motion.isOver(1149));
        QVERIFY(motion.isOver(1200));
        QCOMPARE(motion.at(1200), to);
        QCOMPARE(motion.at(9000), to);
    }

    void zoomHoldsOnePointAndSlows_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("quarters");
        QTest::addColumn<bool>("isMirrored");
        QTest::newRow("in") << 4.0 << 0 << false;
        QTest::newRow("a little") << 0.51 << 0 << false;
        QTest::newRow("out") << 0.1 << 0 << false;
        QTest::newRow("in, turned") << 3.0 << 1 << false;
        QTest::newRow("out, turned and flipped") << 0.2 << 3 << true;
    }

    void zoomHoldsOnePointAndSlows()
    {
        QFETCH(double, zoom);
        QFETCH(int, quarters);
        QFETCH(bool, isMirrored);
        const Viewport from(window, 2, {500, 400}, 0.5, Orientation(quarters, isMirrored));
        const QPointF anchor(70, 222);
        const Motion motion = Motion::between(from, from.zoomed(zoom, anchor), 0);
        const QPointF held = from.viewToCanvas(anchor);
        double before = std::log(0.5);
        double step = 1e9;
        for (int time = 30; time <= 180; time += 30) {
            const Viewport now = motion.at(time);
            QVERIFY(lengthOf(now.canvasToView(held) - anchor) < 0.75); // its origin lies on a whole pixel
            const double gone = std::abs(std::log(now.zoom()) - before);
            QVERIFY(gone > 0 && gone < step);
            before = std::log(now.zoom());
            step = gone;
        }
    }

    void movesWithoutZoom()
    {
        const Viewport from(window, 1, {500, 400}, 2);
        const Viewport to(window, 1, {600, 300}, 2);
        const Viewport half = Motion::between(from, to, 0).at(90);
        QCOMPARE(half.zoom(), 2.0);
        QVERIFY(half.centre().x() > 550 && half.centre().x() < 600);
        QCOMPARE(half.centre().x() - 500, 400 - half.centre().y());
    }

    void throwsGoOnAsDraggedAndSlow_data()
    {
        QTest::addColumn<int>("quarters");
        QTest::addColumn<bool>("isMirrored");
        for (int quarters = 0; quarters < 4; ++quarters) {
            QTest::addRow("%d", quarters) << quarters << false;
            QTest::addRow("%d flipped", quarters) << quarters << true;
        }
    }

    void throwsGoOnAsDraggedAndSlow()
    {
        QFETCH(int, quarters);
        QFETCH(bool, isMirrored);
        const Viewport from(window, 1, {500, 400}, 2, Orientation(quarters, isMirrored));
        const Motion motion = Motion::thrown(from, {1, -0.5}, 500);
        const QPointF held = from.viewToCanvas({200, 150});
        QPointF before(200, 150);
        double step = 1e9;
        int frames = 0;
        for (qint64 time = 516; !motion.isOver(time); time += 16, ++frames) {
            const QPointF now = motion.at(time).canvasToView(held);
            // Not of single frames: the origin lies on whole pixels.
            if (frames % 10 == 9) {
                const double gone = lengthOf(now - before);
                QVERIFY(gone < step);
                step = gone;
                before = now;
            }
        }
        const QPointF way = motion.at(99999).canvasToView(held) - QPointF(200, 150);
        QVERIFY(way.x() > 250 && way.x() < 350);
        QVERIFY(std::abs(way.y() + way.x() / 2) < 2);
        QVERIFY(frames > 30 && frames < 200);
    }

    void measuresTheEndOfADrag_data()
    {
        QTest::addColumn<QList<QPoint>>("samples"); // time and x
        QTest::addColumn<int>("end");
        QTest::addColumn<double>("speed");
        QTest::newRow("even") << QList<QPoint>{{0, 0}, {20, 20}, {40, 40}, {60, 60}} << 61 << 1.0;
        QTest::newRow("slow, then fast") << QList<QPoint>{{0, 0}, {500, 5}, {520, 45}, {540, 85}, {580, 165}} << 585
                                         << 2.0;
        QTest::newRow("rested before it was let go") << QList<QPoint>{{0, 0}, {20, 20}, {40, 40}} << 300 << 0.0;
        QTest::newRow("slow") << QList<QPoint>{{0, 0}, {50, 5}, {100, 10}} << 101 << 0.0;
        QTest::newRow("all at one moment") << QList<QPoint>{{7, 0}, {7, 300}} << 7 << 0.0;
        QTest::newRow("as fast as it gets") << QList<QPoint>{{0, 0}, {5, 2000}} << 6 << 6.0;
        QTest::newRow("a press") << QList<QPoint>{{0, 0}} << 1 << 0.0;
    }

    void measuresTheEndOfADrag()
    {
        QFETCH(QList<QPoint>, samples);
        QFETCH(int, end);
        QFETCH(double, speed);
        DragSpeed drag;
        drag.start(QPointF(samples.first().y(), 0), samples.first().x());
        for (const QPoint &sample : samples.mid(1))
            drag.add(QPointF(sample.y(), 0), sample.x());
        QVERIFY(std::abs(drag.atEnd(end).x() - speed) < 0.05);
        QCOMPARE(drag.atEnd(end).y(), 0.0);
    }
};

KADER_TEST(TestMotion);
#include "tst_motion.moc"
