#include "curation/steps.h"
#include "support/registry.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvasstage.h"

#include <QAction>
#include <QLineEdit>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

/// The canvas in a window, driven as by a person.
class TestCanvasView : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::CanvasStage>();
        m_stage->openSmall();
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        m_after = new QLineEdit;
        auto *column = new QVBoxLayout(&m_stage->window);
        column->addWidget(m_pane);
        column->addWidget(m_after);
        m_stage->window.resize(820, 640);
        m_stage->window.show();
        m_view = &m_pane->view();
        auto image = std::make_unique<test::StillImage>(iiif::CanvasSize{1000, 800});
        m_image = image.get();
        m_view->show({m_stage->workspace->source()->id, 0}, std::move(image));
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        QCOMPARE(m_stage->annotations().size(), 4);
    }

    void cleanup()
    {
        m_pane = nullptr;
        m_stage.reset();
    }

    // --- Looking

    void wheelZoomsAtThePointer()
    {
        const QPointF at = placeOf({320, 240});
        wheel(at, 120);
        QVERIFY(zoomed(1.25));
        QVERIFY(isNear(placeOf({320, 240}), at));
        const double zoom = m_view->camera().viewport().zoom();
        for (int i = 0; i < 24; ++i)
            wheel(at, 5); // a trackpad
        QVERIFY(std::abs(m_view->camera().viewport().zoom() / zoom - std::exp2(120 / 360.0)) < 1e-6);
        QVERIFY(isNear(placeOf({320, 240}), at));
        QCOMPARE(m_image->looks.last(), m_view->camera().viewport());
    }

    void pinchZooms()
    {
        const QPointF at = placeOf({320, 240});
        const double zoom = m_view->camera().viewport().zoom();
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  m_view->mapToGlobal(at), 0.5, {});
        QCoreApplication::sendEvent(m_view, &pinch);
        QCOMPARE(m_view->camera().viewport().zoom(), 1.5 * zoom);
        QVERIFY(isNear(placeOf({320, 240}), at));
    }

    void keysZoom()
    {
        m_image->pixels = 2;
        emit m_image->changed();
        QTest::keyClick(m_view, Qt::Key_1);
        QCOMPARE(m_view->camera().scale(), 1.0);
        QTest::keyClick(m_view, Qt::Key_0);
        QVERIFY(m_view->camera().place().isFitted);
        const double fit = m_view->camera().viewport().zoom();
        QTest::keyClick(m_view, Qt::Key_Plus);
        QVERIFY(m_view->camera().viewport().zoom() > fit);
        QTest::keyClick(m_view, Qt::Key_Minus);
        QTest::keyClick(m_view, Qt::Key_Minus);
        QVERIFY(m_view->camera().viewport().zoom() < fit);
    }

    void fitStaysFitWhenResized()
    {
        m_stage->window.resize(500, 700);
        QCoreApplication::processEvents();
        QVERIFY(m_view->camera().place().isFitted);
        QVERIFY(m_view->camera().viewport().visible().contains(QRectF(0, 0, 1000, 800)));
    }

    void dragsPan_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how :
             {"select tool beside regions", "middle button over a region", "Space with the rectangle"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void dragsPan()
    {
        QFETCH(QString, how);
        QTest::keyClick(m_view, Qt::Key_1);
        const QPointF from = how.startsWith(u"middle") ? QPointF(300, 250) : QPointF(560, 300);
        const QPointF start = placeOf(from);
        if (how.startsWith(u"Space")) {
            QTest::keyClick(m_view, Qt::Key_R);
            QTest::keyPress(m_view, Qt::Key_Space);
        }
        drag(start, start + QPointF(40, -30), how.startsWith(u"middle") ? Qt::MiddleButton : Qt::LeftButton);
        QTest::keyRelease(m_view, Qt::Key_Space);
        QVERIFY(isNear(placeOf(from), start + QPointF(40, -30)));
        QCOMPARE(m_stage->steps(), QStringList());
        QCOMPARE(m_stage->annotations().size(), 4);
    }

    void arrowsPanWhenNothingIsSelected()
    {
        QTest::keyClick(m_view, Qt::Key_1);
        const QPointF before = m_view->camera().viewport().centre();
        QTest::keyClick(m_view, Qt::Key_Right);
        QTest::keyClick(m_view, Qt::Key_Up);
        QVERIFY(m_view->camera().viewport().centre().x() > before.x());
        QVERIFY(m_view->camera().viewport().centre().y() < before.y());
        QCOMPARE(m_stage->steps(), QStringList());
    }

    void doubleClickZoomsBesideRegionsAndEditsThem()
    {
        QSignalSpy editing(m_stage->workspace.get(), &Workspace::editingRequested);
        const double zoom = m_view->camera().viewport().zoom();
        doubleClick(placeOf({560, 300}));
        QCOMPARE(m_view->camera().viewport().zoom(), 2 * zoom);
        doubleClick(placeOf({250, 250}));
        QCOMPARE(m_view->camera().viewport().zoom(), 2 * zoom);
        QCOMPARE(m_stage->workspace->selected(), m_stage->idOf(u"B"_s));
        QCOMPARE(editing.count(), 1);
    }

    void remembersWhatWasSeenOfEachCanvas()
    {
        wheel(placeOf({320, 240}), 600);
        const imaging::Viewport seen = m_view->camera().viewport();
        QTest::keyClick(m_view, Qt::Key_PageDown);
        QCOMPARE(m_stage->workspace->canvas(), 1);
        QVERIFY(m_view->camera().place().isFitted);
        QTest::keyClick(m_view, Qt::Key_PageUp);
        QCOMPARE(m_view->camera().viewport(), seen);
    }

    // --- Drawing

    void drawsInOneStep()
    {
        QSignalSpy editing(m_stage->workspace.get(), &Workspace::editingRequested);
        QTest::keyClick(m_view, Qt::Key_R);
        QVERIFY(m_stage->actions[ActionId::RectangleTool].isChecked());
        drag(placeOf({550, 120}), placeOf({650, 170}));
        const QUuid made = m_stage->workspace->selected().value_or(QUuid());
        QCOMPARE(m_stage->steps(), QStringList{u"Draw region"_s});
        QVERIFY(isAbout(m_stage->regionOf(made), {.x = 550, .y = 120, .width = 100, .height = 50}));
        QCOMPARE(m_stage->curation().annotation(made)->motivations, QStringList{u"commenting"_s});
        QVERIFY(m_stage->actions[ActionId::SelectTool].isChecked());
        QCOMPARE(editing.count(), 1);
        m_stage->undo();
        QCOMPARE(m_stage->annotations().size(), 4);
        QVERIFY(!m_stage->workspace->selected());
    }

    void drawsWithTheMotivationOfTheLastOne()
    {
        QTest::keyClick(m_view, Qt::Key_R);
        drag(placeOf({550, 120}), placeOf({650, 170}));
        const curation::Annotation first = *m_stage->curation().annotation(*m_stage->workspace->selected());
        curation::Annotation tagged = first;
        tagged.motivations = {u"tagging"_s};
        m_stage->curation().make({.name = u"Tag"_s, .changes = {store::AnnotationChange{first, tagged}}});
        QTest::keyClick(m_view, Qt::Key_N);
        drag(placeOf({550, 220}), placeOf({650, 270}));
        QCOMPARE(m_stage->curation().annotation(*m_stage->workspace->selected())->motivations,
                 QStringList{u"tagging"_s});
    }

    void escapeGetsOutStepByStep()
    {
        QTest::keyClick(m_view, Qt::Key_Tab);
        QVERIFY(m_stage->workspace->selected());
        QTest::keyClick(m_view, Qt::Key_R);
        press(placeOf({550, 120}));
        move(placeOf({650, 170}));
        QVERIFY(m_view->regions().preview());
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->regions().preview());
        QCOMPARE(m_view->bench().tool(), ToolKind::Rectangle);
        release(placeOf({650, 170}));
        QTest::keyClick(m_view, Qt::Key_Escape);
        QCOMPARE(m_view->bench().tool(), ToolKind::Select);
        QVERIFY(m_stage->workspace->selected());
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_stage->workspace->selected());
        QCOMPARE(m_stage->steps(), QStringList());
    }

    void drawsByKeysAlone()
    {
        QSignalSpy editing(m_stage->workspace.get(), &Workspace::editingRequested);
        QTest::keyClick(m_view, Qt::Key_R);
        QTest::keyClick(m_view, Qt::Key_Return);
        const QUuid made = m_stage->workspace->selected().value_or(QUuid());
        QCOMPARE(m_stage->regionOf(made), (iiif::Region{.x = 333, .y = 266, .width = 333, .height = 266}));
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_stage->regionOf(made), (iiif::Region{.x = 343, .y = 266, .width = 333, .height = 267}));
        QCOMPARE(editing.count(), 0);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(editing.count(), 1);
        QCOMPARE(m_stage->steps(), (QStringList{u"Draw region"_s, u"Nudge region"_s, u"Nudge region"_s}));
    }

    // --- Changing

    void selectsTheSmallestUnderThePointer()
    {
        click(placeOf({250, 250}));
        QCOMPARE(m_stage->workspace->selected(), m_stage->idOf(u"B"_s));
        click(placeOf({150, 150}));
        QCOMPARE(m_stage->workspace->selected(), m_stage->idOf(u"A"_s));
        click(placeOf({900, 700}));
        QVERIFY(!m_stage->workspace->selected());
    }

    void movesInOneStep()
    {
        const QUuid b = m_stage->idOf(u"B"_s);
        press(placeOf({250, 250}));
        move(placeOf({260, 260}));
        move(placeOf({270, 230}));
        QCOMPARE(m_stage->regionOf(b), (iiif::Region{.x = 200, .y = 200, .width = 100, .height = 100}));
        QVERIFY(isAbout(m_view->regions().preview()->shape.region, {.x = 220, .y = 180, .width = 100, .height = 100}));
        release(placeOf({270, 230}));
        QVERIFY(isAbout(m_stage->regionOf(b), {.x = 220, .y = 180, .width = 100, .height = 100}));
        QCOMPARE(m_stage->steps(), QStringList{u"Move region"_s});
        m_stage->undo();
        QCOMPARE(m_stage->regionOf(b), (iiif::Region{.x = 200, .y = 200, .width = 100, .height = 100}));
    }

    void resizesInOneStep()
    {
        const QUuid b = m_stage->idOf(u"B"_s);
        click(placeOf({250, 250}));
        drag(placeOf({300, 300}), placeOf({340, 320}));
        QVERIFY(isAbout(m_stage->regionOf(b), {.x = 200, .y = 200, .width = 140, .height = 120}));
        QCOMPARE(m_stage->steps(), QStringList{u"Resize region"_s});
    }

    void nudgesAreOneStepPerKeyPress()
    {
        const QUuid b = m_stage->idOf(u"B"_s);
        click(placeOf({250, 250}));
        for (int i = 0; i < 5; ++i) {
            QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Right, {}, {}, i > 0);
            QCoreApplication::sendEvent(m_view, &repeated);
            if (i > 0) {
                QKeyEvent release(QEvent::KeyRelease, Qt::Key_Right, {}, {}, true);
                QCoreApplication::sendEvent(m_view, &release);
            }
        }
        QCOMPARE(m_stage->steps(), QStringList());
        QCOMPARE(m_view->regions().find(b)->shape.region.x, 205);
        QTest::keyRelease(m_view, Qt::Key_Right);
        QCOMPARE(m_stage->steps(), QStringList{u"Nudge region"_s});
        QCOMPARE(m_stage->regionOf(b), (iiif::Region{.x = 205, .y = 200, .width = 100, .height = 100}));
        m_stage->undo();
        QCOMPARE(m_view->regions().find(b)->shape.region.x, 200);
    }

    void nudgesAreKeptWhenTheFocusGoes()
    {
        click(placeOf({250, 250}));
        QTest::keyPress(m_view, Qt::Key_Down);
        m_after->setFocus();
        QCOMPARE(m_stage->steps(), QStringList{u"Nudge region"_s});
    }

    void nudgesDoNotOverwriteWhatChangedMeanwhile()
    {
        const QUuid b = m_stage->idOf(u"B"_s);
        click(placeOf({250, 250}));
        QTest::keyPress(m_view, Qt::Key_Down);
        m_stage->curation().make(curation::deletion(u"Elsewhere"_s, std::array{*m_stage->curation().annotation(b)}));
        QTest::keyRelease(m_view, Qt::Key_Down);
        QCOMPARE(m_stage->steps(), QStringList{u"Elsewhere"_s});
        QVERIFY(!m_view->regions().find(b));
    }

    void deletes_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Delete") << int(Qt::Key_Delete);
        QTest::newRow("Backspace") << int(Qt::Key_Backspace);
    }

    void deletes()
    {
        QFETCH(int, key);
        click(placeOf({250, 250}));
        QTest::keyClick(m_view, static_cast<Qt::Key>(key));
        QCOMPARE(m_stage->annotations().size(), 3);
        QCOMPARE(m_stage->steps().size(), 1);
        m_stage->undo();
        QCOMPARE(m_stage->annotations().size(), 4);
    }

    void shapesAreNotResizedAsRectangles()
    {
        const QUuid shape = m_stage->idOf(u"shape"_s);
        QVERIFY(m_view->regions().find(shape)->isFixed);
        click(placeOf({700, 550}));
        QCOMPARE(m_stage->workspace->selected(), shape);
        drag(placeOf({800, 600}), placeOf({850, 620}));
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(m_stage->steps(), QStringList());
    }

    void isInterruptedByAnotherCanvas()
    {
        QTest::keyClick(m_view, Qt::Key_R);
        press(placeOf({550, 120}));
        move(placeOf({650, 170}));
        m_stage->workspace->showCanvas(1);
        QVERIFY(!m_view->regions().preview());
        release({300, 300});
        QCOMPARE(m_stage->steps(), QStringList());
        QCOMPARE(m_stage->annotations().size(), 0);
    }

    void followsChangesFromElsewhere()
    {
        const QUuid b = m_stage->idOf(u"B"_s);
        const curation::Annotation before = *m_stage->curation().annotation(b);
        const iiif::Region region{.x = 10, .y = 20, .width = 30, .height = 40};
        m_stage->curation().make(curation::change(u"Typed"_s, before, curation::withRegion(before, region)));
        QCOMPARE(m_view->regions().find(b)->shape.region, region);
        m_stage->undo();
        QCOMPARE(m_view->regions().find(b)->shape.region.x, 200);
    }

    // --- Keys from region to region, and away

    void tabGoesThroughRegionsAndLeaves()
    {
        QStringList visited;
        for (int i = 0; i < 5 && m_view->hasFocus(); ++i) {
            QTest::keyClick(m_view, Qt::Key_Tab);
            visited.append(textOfSelected());
        }
        QCOMPARE(visited, (QStringList{u"A"_s, u"B"_s, u"shape"_s, u"shape"_s}));
        QVERIFY(!m_view->hasFocus());
        m_view->setFocus(Qt::BacktabFocusReason);
        QTest::keyClick(m_view, Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(textOfSelected(), u"B"_s);
    }

    void hidesAndShows()
    {
        QTest::keyClick(m_view, Qt::Key_Tab);
        QTest::keyClick(m_view, Qt::Key_A, Qt::ShiftModifier);
        QVERIFY(m_stage->actions[ActionId::HideSelected].isChecked());
        QCOMPARE(m_view->regions().shown().size(), 3);
        QTest::keyClick(m_view, Qt::Key_A);
        QVERIFY(m_view->regions().shown().isEmpty());
        QTest::keyClick(m_view, Qt::Key_A);
        QTest::keyClick(m_view, Qt::Key_A, Qt::ShiftModifier);
        QCOMPARE(m_view->regions().shown().size(), 4);
    }

    void tellsThePointerAndTheHint()
    {
        QSignalSpy news(m_pane, &CanvasPane::pointerMoved);
        QSignalSpy hints(m_pane, &CanvasPane::hintChanged);
        QSignalSpy regions(m_pane, &CanvasPane::regionShown);
        move(placeOf({250, 260}));
        const auto pointer = news.last().first().value<std::optional<PointerNews>>();
        QVERIFY(pointer && pointer->sample);
        QVERIFY(isNear(pointer->canvas, {250, 260}, 2));
        move(placeOf({-5, 260}));
        QVERIFY(!news.last().first().value<std::optional<PointerNews>>());
        move(placeOf({250, 260}));
        QCOMPARE(m_view->cursor().shape(), Qt::SizeAllCursor);
        QTest::keyClick(m_view, Qt::Key_R);
        QCOMPARE(m_view->cursor().shape(), Qt::CrossCursor);
        QVERIFY(hints.last().first().toString().contains(u"Return"_s));
        press(placeOf({550, 120}));
        move(placeOf({650, 170}));
        QVERIFY(regions.last().first().value<std::optional<iiif::Region>>());
        release(placeOf({650, 170}));
        QVERIFY(!regions.last().first().value<std::optional<iiif::Region>>());
    }

private:
    [[nodiscard]] QPointF placeOf(QPointF canvas) const { return m_view->camera().viewport().canvasToView(canvas); }
    [[nodiscard]] QString textOfSelected() const
    {
        const auto selected = m_stage->workspace->selected();
        return selected ? m_stage->curation().annotation(*selected)->text : QString();
    }
    [[nodiscard]] static bool isNear(QPointF a, QPointF b, double distance = 1)
    {
        return std::hypot(a.x() - b.x(), a.y() - b.y()) <= distance;
    }
    /// Events fall on whole pixels, which at this zoom are more than a unit apart.
    [[nodiscard]] static bool isAbout(const std::optional<iiif::Region> &region, const iiif::Region &expected)
    {
        const auto near = [](qint64 a, qint64 b) { return std::abs(a - b) <= 3; };
        return region && near(region->x, expected.x) && near(region->y, expected.y) &&
               near(region->width, expected.width) && near(region->height, expected.height);
    }
    [[nodiscard]] bool zoomed(double atLeast) const
    {
        return m_image->looks.last().zoom() / m_image->looks.first().zoom() >= atLeast;
    }
    void wheel(QPointF at, int angle)
    {
        QWheelEvent event(at, m_view->mapToGlobal(at), {}, {0, angle}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view, &event);
    }
    void press(QPointF at) { QTest::mousePress(m_view, Qt::LeftButton, {}, at.toPoint()); }
    void release(QPointF at) { QTest::mouseRelease(m_view, Qt::LeftButton, {}, at.toPoint()); }
    void move(QPointF at) { QTest::mouseMove(m_view, at.toPoint()); }
    void click(QPointF at) { QTest::mouseClick(m_view, Qt::LeftButton, {}, at.toPoint()); }
    void doubleClick(QPointF at)
    {
        click(at);
        QTest::mouseDClick(m_view, Qt::LeftButton, {}, at.toPoint());
    }
    void drag(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(m_view, button, {}, from.toPoint());
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(m_view, button, {}, to.toPoint());
    }

    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
    CanvasView *m_view = nullptr;
    test::StillImage *m_image = nullptr;
    QLineEdit *m_after = nullptr;
};

KADER_TEST(TestCanvasView);
#include "tst_canvasview.moc"

#include <cmath>
