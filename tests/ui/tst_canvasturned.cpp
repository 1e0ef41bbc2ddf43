#include "support/registry.h"
#include "ui/canvas/canvasinput.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvas/overview.h"
#include "ui/canvasstage.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using imaging::Orientation;

namespace {

bool isNear(QPointF a, QPointF b, double distance = 1)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= distance;
}

/// The actions that lead to an orientation.
struct Way {
    const char *name;
    QList<ActionId> actions;
};

const QList<Way> ways{
    {"as it is", {}},
    {"clockwise", {ActionId::TurnClockwise}},
    {"twice", {ActionId::TurnClockwise, ActionId::TurnClockwise}},
    {"back", {ActionId::TurnBack}},
    {"flipped", {ActionId::Flip}},
    {"flipped and clockwise", {ActionId::Flip, ActionId::TurnClockwise}},
    {"back and flipped", {ActionId::TurnBack, ActionId::Flip}},
};

} // namespace

/// The canvas turned and flipped: what is seen decides where hands go, and canvas units what comes of it.
class TestCanvasTurned : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::CanvasStage>();
        m_stage->openSmall();
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->addWidget(m_pane);
        m_stage->window.resize(820, 640);
        m_stage->window.show();
        m_view = &m_pane->view();
        m_view->show({m_stage->workspace->source()->id, 0},
                     std::make_unique<test::StillImage>(iiif::CanvasSize{1000, 800}));
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        QCOMPARE(m_stage->annotations().size(), 4);
    }

    void cleanup()
    {
        m_pane = nullptr;
        m_stage.reset();
    }

    void turnsByKeyAndSaysSo()
    {
        QSignalSpy told(m_pane, &CanvasPane::turned);
        QTest::keyClick(m_view, Qt::Key_BracketRight, Qt::ControlModifier);
        QCOMPARE(orientation(), Orientation(1));
        QCOMPARE(told.last().first().toString(), u"turned 90°"_s);
        QCOMPARE(m_view->accessibleDescription(), u"turned 90°"_s);
        // The canvas's upper left corner is seen at the upper right.
        QVERIFY(placeOf({0, 0}).x() > placeOf({0, 800}).x() && placeOf({0, 0}).y() < placeOf({1000, 0}).y());
        QTest::keyClick(m_view, Qt::Key_H);
        QVERIFY(placeOf({0, 0}).x() < placeOf({0, 800}).x());
        QCOMPARE(told.last().first().toString(), u"turned 270°, flipped"_s);
        QTest::keyClick(m_view, Qt::Key_H);
        QTest::keyClick(m_view, Qt::Key_BracketLeft, Qt::ControlModifier);
        QCOMPARE(orientation(), Orientation());
        QCOMPARE(told.last().first().toString(), QString());
    }

    void fitsAndComesToPixels_data() { everyWay(); }
    void fitsAndComesToPixels()
    {
        turn();
        QVERIFY(m_view->camera().place().isFitted);
        QVERIFY(m_view->camera().viewport().visible().contains(QRectF(0, 0, 1000, 800)));
        QTest::keyClick(m_view, Qt::Key_1);
        QCOMPARE(m_view->camera().scale(), 1.0);
        QVERIFY(isNear(placeOf({500, 400}), m_view->rect().toRectF().center(), 2));
        QTest::keyClick(m_view, Qt::Key_0);
        QVERIFY(m_view->camera().viewport().visible().contains(QRectF(0, 0, 1000, 800)));
    }

    void drawsWhereItIsSeen_data() { everyWay(); }
    void drawsWhereItIsSeen()
    {
        turn();
        QTest::keyClick(m_view, Qt::Key_R);
        drag(placeOf({550, 120}), placeOf({650, 170}));
        const auto made = m_stage->regionOf(m_stage->workspace->selected().value_or(QUuid()));
        QVERIFY(made && isAbout(*made, {.x = 550, .y = 120, .width = 100, .height = 50}));
    }

    void takesHandlesWhereTheyAreSeen_data() { everyWay(); }
    void takesHandlesWhereTheyAreSeen()
    {
        turn();
        const QUuid b = m_stage->idOf(u"B"_s);
        QTest::mouseClick(m_view, Qt::LeftButton, {}, placeOf({250, 250}).toPoint());
        QCOMPARE(m_stage->workspace->selected(), b);
        QTest::mouseMove(m_view, placeOf({300, 300}).toPoint());
        const QPointF diagonal = placeOf({300, 300}) - placeOf({200, 200});
        QCOMPARE(m_view->cursor().shape(), diagonal.x() * diagonal.y() > 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
        QTest::mouseMove(m_view, placeOf({300, 250}).toPoint());
        const QPointF across = placeOf({300, 250}) - placeOf({200, 250});
        QCOMPARE(m_view->cursor().shape(),
                 std::abs(across.x()) > std::abs(across.y()) ? Qt::SizeHorCursor : Qt::SizeVerCursor);
        drag(placeOf({300, 300}), placeOf({340, 320}));
        QVERIFY(isAbout(*m_stage->regionOf(b), {.x = 200, .y = 200, .width = 140, .height = 120}));
    }

    void arrowsPanAsSeen_data() { everyWay(); }
    void arrowsPanAsSeen()
    {
        turn();
        QTest::keyClick(m_view, Qt::Key_1);
        const QPointF before = placeOf({500, 400});
        QTest::keyClick(m_view, Qt::Key_Right);
        QVERIFY(isNear(placeOf({500, 400}), before - QPointF(64, 0), 2));
        QTest::keyClick(m_view, Qt::Key_Up);
        QVERIFY(isNear(placeOf({500, 400}), before + QPointF(-64, 64), 2));
    }

    void arrowsNudgeAsSeen_data() { everyWay(); }
    void arrowsNudgeAsSeen()
    {
        turn();
        QTest::keyClick(m_view, Qt::Key_Tab);
        QTest::keyClick(m_view, Qt::Key_Tab);
        const QUuid b = m_stage->idOf(u"B"_s);
        QCOMPARE(m_stage->workspace->selected(), b);
        const QRectF before = seen(b);
        const double zoom = m_view->camera().viewport().zoom();
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(isNear(seen(b).center(), before.center() + QPointF(10 * zoom, 0)));
        QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(isNear(seen(b).center(), before.center() + QPointF(10 * zoom, -10 * zoom)));
        // With Control the edge at the right as it is seen, and the one at the bottom.
        const QRectF moved = seen(b);
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isNear(seen(b).topLeft(), moved.topLeft()));
        QVERIFY(isNear(seen(b).bottomRight(), moved.bottomRight() + QPointF(10 * zoom, 10 * zoom)));
    }

    void isRememberedPerCanvas()
    {
        QTest::keyClick(m_view, Qt::Key_BracketRight, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_PageDown);
        QCOMPARE(orientation(), Orientation());
        QTest::keyClick(m_view, Qt::Key_PageUp);
        QCOMPARE(orientation(), Orientation(1));
    }

    void theOverviewTurnsToo_data() { everyWay(); }
    void theOverviewTurnsToo()
    {
        turn();
        QTest::keyClick(m_view, Qt::Key_1);
        auto *overview = m_pane->findChild<Overview *>(u"overview"_s);
        overview->show();
        QCOMPARE(overview->height() > overview->width(), orientation().isTransposed());
        // Whoever clicks into its upper left corner sees the corner that is there.
        QTest::mouseClick(overview, Qt::LeftButton, {}, {5, 5});
        const QPointF centre = m_view->camera().viewport().centre();
        const QPointF corner = orientation().undo({-500, -400});
        QVERIFY((centre.x() < 500) == (corner.x() < 0));
        QVERIFY((centre.y() < 400) == (corner.y() < 0));
    }

    void hasTheGridWhereOnePixelIsLarge()
    {
        m_view->setGridPossible(true);
        QVERIFY(!hasGrid());
        for (int i = 0; i < 12; ++i)
            m_view->zoomIn();
        QVERIFY(m_view->camera().scale() >= 8);
        QVERIFY(hasGrid());
        m_stage->actions[ActionId::PixelGrid].trigger();
        QVERIFY(!hasGrid());
        m_stage->actions[ActionId::PixelGrid].trigger();
        m_view->setGridPossible(false);
        QVERIFY(!hasGrid());
    }

    void theGridLiesBetweenPixelsAndInsideTheImage()
    {
        m_view->setGridPossible(true);
        m_view->regions().setVisible(false);
        for (int i = 0; i < 12; ++i)
            m_view->zoomIn();
        m_view->centreOn({0, 0});
        const QImage picture = m_view->grab().toImage();
        const QColor plain = picture.pixelColor((placeOf({0.5, 0.5}) * picture.devicePixelRatio()).toPoint());
        const QPointF between = placeOf({3, 2.5}) * picture.devicePixelRatio();
        QVERIFY(picture.pixelColor(between.toPoint()) != plain);
        QCOMPARE(picture.pixelColor(between.toPoint() + QPoint(2, 0)), plain);
        const QPointF beside = placeOf({-3, 2.5}) * picture.devicePixelRatio();
        QCOMPARE(picture.pixelColor(beside.toPoint()), picture.pixelColor(beside.toPoint() + QPoint(2, 0)));
    }

private:
    static void everyWay()
    {
        QTest::addColumn<QList<ActionId>>("actions");
        for (const Way &way : ways)
            QTest::newRow(way.name) << way.actions;
    }
    void turn()
    {
        QFETCH(QList<ActionId>, actions);
        for (const ActionId id : actions)
            m_stage->actions[id].trigger();
    }
    [[nodiscard]] Orientation orientation() const { return m_view->camera().viewport().orientation(); }
    [[nodiscard]] QPointF placeOf(QPointF canvas) const { return m_view->camera().viewport().canvasToView(canvas); }
    [[nodiscard]] QRectF seen(const QUuid &id) const
    {
        const iiif::Region region = m_view->regions().find(id)->shape.region;
        return m_view->camera().viewport().canvasToView(
            QRectF(double(region.x), double(region.y), double(region.width), double(region.height)));
    }
    [[nodiscard]] static bool isAbout(const iiif::Region &region, const iiif::Region &expected)
    {
        const auto near = [](qint64 a, qint64 b) { return std::abs(a - b) <= 3; };
        return near(region.x, expected.x) && near(region.y, expected.y) && near(region.width, expected.width) &&
               near(region.height, expected.height);
    }
    void drag(QPointF from, QPointF to)
    {
        QTest::mousePress(m_view, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(m_view, ((from + to) / 2).toPoint());
        QTest::mouseMove(m_view, to.toPoint());
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, to.toPoint());
    }
    /// Whether the middle of the picture has more than one colour.
    [[nodiscard]] bool hasGrid()
    {
        m_view->regions().setVisible(false);
        const QImage picture = m_view->grab().toImage();
        const QPoint middle = picture.rect().center();
        for (int i = 1; i < 40; ++i) {
            if (picture.pixel(middle + QPoint(i, 3)) != picture.pixel(middle + QPoint(0, 3)))
                return true;
        }
        return false;
    }

    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
    CanvasView *m_view = nullptr;
};

KADER_TEST(TestCanvasTurned);
#include "tst_canvasturned.moc"
