#include "support/registry.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvasstage.h"
#include "ui/shared/motionpreference.h"

#include <QAction>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

bool isNear(QPointF a, QPointF b, double distance = 1)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= distance;
}

} // namespace

/// The view with its movements: where they begin, where they end and what stops them.
class TestCanvasMotion : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::CanvasStage>();
        m_stage->openSmall();
        setMotionWanted(true);
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->addWidget(m_pane);
        m_stage->window.resize(820, 640);
        m_stage->window.show();
        m_view = &m_pane->view();
        auto image = std::make_unique<test::StillImage>(iiif::CanvasSize{1000, 800});
        m_image = image.get();
        m_view->show({m_stage->workspace->source()->id, 0}, std::move(image));
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        QVERIFY(!m_view->isMoving());
        m_fit = zoom();
    }

    void cleanup()
    {
        m_pane = nullptr;
        m_stage.reset();
    }

    void wheelStepsAddUpAndHoldThePoint()
    {
        const QPointF at = placeOf({320, 240});
        QSignalSpy looked(m_view, &CanvasView::looked);
        wheel(at, 120);
        QCOMPARE(zoom(), m_fit); // not yet
        QVERIFY(m_view->isMoving());
        // But what will be needed is asked for at once, and nothing that is only passed.
        QVERIFY(isClose(m_image->looks.last().zoom(), m_fit * std::exp2(1 / 3.0)));
        wheel(at, 120);
        QTRY_VERIFY(!m_view->isMoving());
        QVERIFY(isClose(zoom(), m_fit * std::exp2(2 / 3.0)));
        QVERIFY(isNear(placeOf({320, 240}), at));
        QCOMPARE(m_image->looks.last(), m_view->camera().viewport());
        for (const imaging::Viewport &look : std::as_const(m_image->looks)) {
            const double step = std::log2(look.zoom() / m_fit) * 3;
            QVERIFY(std::abs(step - std::round(step)) < 1e-6);
        }
        QVERIFY(looked.count() >= 3);
    }

    void fineWheelsAndTrackpadsAreImmediate()
    {
        wheel(placeOf({320, 240}), 15);
        QVERIFY(!m_view->isMoving());
        QVERIFY(zoom() > m_fit);
    }

    void goesAtOnceWhereMotionIsNotWanted()
    {
        setMotionWanted(false);
        wheel(placeOf({320, 240}), 120);
        QVERIFY(!m_view->isMoving());
        QVERIFY(isClose(zoom(), m_fit * std::exp2(1 / 3.0)));
        flick();
        QVERIFY(!m_view->isMoving());
    }

    void keysGlide_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<double>("zoom"); // of what fits; 0: 1 view pixel to a unit
        QTest::newRow("in") << int(ActionId::ZoomIn) << 1.5;
        QTest::newRow("out") << int(ActionId::ZoomOut) << 1 / 1.5;
        QTest::newRow("1:1") << int(ActionId::ActualSize) << 0.0;
    }

    void keysGlide()
    {
        QFETCH(int, action);
        QFETCH(double, zoom);
        m_stage->actions[static_cast<ActionId>(action)].trigger();
        QVERIFY(m_view->isMoving());
        QTRY_VERIFY(!m_view->isMoving());
        QVERIFY(isClose(this->zoom(), zoom > 0 ? zoom * m_fit : 1));
        m_stage->actions[ActionId::Fit].trigger();
        QTRY_VERIFY(!m_view->isMoving());
        QCOMPARE(this->zoom(), m_fit);
        QVERIFY(m_view->camera().place().isFitted);
    }

    void aDoubleClickGlides()
    {
        QTest::mouseDClick(m_view, Qt::LeftButton, {}, placeOf({560, 300}).toPoint());
        QVERIFY(m_view->isMoving());
        QTRY_VERIFY(!m_view->isMoving());
        QVERIFY(isClose(zoom(), 2 * m_fit));
    }

    void aResizedWindowIsThereAtOnce()
    {
        m_stage->actions[ActionId::ActualSize].trigger();
        m_stage->window.resize(600, 500);
        QTRY_VERIFY(m_view->width() < 620);
        QVERIFY(!m_view->isMoving());
        QVERIFY(isClose(zoom(), 1));
    }

    void remembersWhereItWasGoing()
    {
        m_stage->actions[ActionId::ActualSize].trigger();
        QTest::keyClick(m_view, Qt::Key_PageDown);
        QVERIFY(!m_view->isMoving());
        QTest::keyClick(m_view, Qt::Key_PageUp);
        QVERIFY(isClose(zoom(), 1));
    }

    void aFlickGoesOnAndEnds()
    {
        m_view->centreOn({500, 400});
        QSignalSpy looked(m_view, &CanvasView::looked);
        const QPointF before = flick();
        QVERIFY(m_view->isMoving());
        QTRY_VERIFY(!m_view->isMoving());
        QVERIFY(m_view->camera().viewport().centre().x() < before.x() - 20);
        QCOMPARE(m_view->camera().viewport().centre().y(), before.y());
        QCOMPARE(m_image->looks.last(), m_view->camera().viewport());
        QCOMPARE(m_stage->steps(), QStringList());
    }

    void spaceThatIsHeldDoesNotStopIt()
    {
        QTest::keyPress(m_view, Qt::Key_Space);
        flick();
        QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Space, {}, {}, true);
        QCoreApplication::sendEvent(m_view, &repeated);
        QVERIFY(m_view->isMoving());
        QTest::keyRelease(m_view, Qt::Key_Space);
    }

    void aDragThatRestedDoesNotGoOn()
    {
        pan({{0, 0}, {20, 20}, {40, 40}}, 400);
        QVERIFY(!m_view->isMoving());
    }

    void drawingIsNoFlick()
    {
        QTest::keyClick(m_view, Qt::Key_R);
        flick();
        QVERIFY(!m_view->isMoving());
    }

    void isStoppedBy_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"press", "key", "wheel", "canvas"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void isStoppedBy()
    {
        QFETCH(QString, what);
        flick();
        QVERIFY(m_view->isMoving());
        const QPointF before = m_view->camera().viewport().centre();
        if (what == u"press")
            QTest::mousePress(m_view, Qt::LeftButton, {}, {300, 300});
        else if (what == u"key")
            QTest::keyClick(m_view, Qt::Key_Escape);
        else if (what == u"wheel")
            wheel(QRectF(m_view->rect()).center(), 10);
        else
            QTest::keyClick(m_view, Qt::Key_PageDown);
        QVERIFY(!m_view->isMoving());
        if (what == u"press" || what == u"key")
            QCOMPARE(m_view->camera().viewport().centre(), before);
    }

private:
    [[nodiscard]] QPointF placeOf(QPointF canvas) const { return m_view->camera().viewport().canvasToView(canvas); }
    [[nodiscard]] double zoom() const { return m_view->camera().viewport().zoom(); }
    [[nodiscard]] static bool isClose(double a, double b) { return std::abs(a / b - 1) < 1e-6; }
    void wheel(QPointF at, int angle)
    {
        QWheelEvent event(at, m_view->mapToGlobal(at), {}, {0, angle}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view, &event);
    }
    void mouse(QEvent::Type type, QPointF at, int time)
    {
        const bool isRelease = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, m_view->mapToGlobal(at), Qt::MiddleButton,
                          isRelease ? Qt::NoButton : Qt::MiddleButton, {});
        event.setTimestamp(quint64(1000 + time));
        QCoreApplication::sendEvent(m_view, &event);
    }
    /// Drags with the middle button: (x, time) from the middle of the view on.
    void pan(const QList<QPoint> &way, int end)
    {
        const QPointF from = QRectF(m_view->rect()).center();
        mouse(QEvent::MouseButtonPress, from, 0);
        for (const QPoint &each : way)
            mouse(QEvent::MouseMove, from + QPointF(each.x(), 0), each.y());
        mouse(QEvent::MouseButtonRelease, from + QPointF(way.last().x(), 0), end);
    }
    /// To the right; where it was when it was let go.
    QPointF flick()
    {
        const bool isDrawing = m_view->bench().tool() == ToolKind::Rectangle;
        if (isDrawing) {
            QTest::mousePress(m_view, Qt::LeftButton, {}, {300, 300});
            QTest::mouseMove(m_view, {340, 340});
            QTest::mouseRelease(m_view, Qt::LeftButton, {}, {340, 340});
        } else {
            pan({{15, 10}, {30, 20}, {45, 30}}, 32);
        }
        return m_view->camera().viewport().centre();
    }

    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
    CanvasView *m_view = nullptr;
    test::StillImage *m_image = nullptr;
    double m_fit = 1;
};

KADER_TEST(TestCanvasMotion);
#include "tst_canvasmotion.moc"
