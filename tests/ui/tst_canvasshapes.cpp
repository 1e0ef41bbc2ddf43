#include "curation/steps.h"
#include "iiif/shape.h"
#include "support/registry.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvasstage.h"

#include <QAccessible>
#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

/// Points and polygons on the canvas in a window, made and changed as by a person.
class TestCanvasShapes : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::CanvasStage>();
        m_stage->openSmall();
        m_pane = new CanvasPane(*m_stage->workspace, m_stage->actions);
        auto *column = new QVBoxLayout(&m_stage->window);
        column->addWidget(m_pane);
        m_stage->window.resize(1100, 880);
        m_stage->window.show();
        m_view = &m_pane->view();
        m_stage->workspace->showCanvas(1); // an empty one
        m_view->show({m_stage->workspace->source()->id, 1},
                     std::make_unique<test::StillImage>(iiif::CanvasSize{1000, 800}));
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        QTest::keyClick(m_view, Qt::Key_1); // a unit is a pixel
        QCOMPARE(m_view->camera().viewport().zoom(), 1.0);
    }

    void cleanup()
    {
        m_pane = nullptr;
        m_stage.reset();
    }

    // --- Making

    void setsAPoint()
    {
        QSignalSpy editing(m_stage->workspace.get(), &Workspace::editingRequested);
        QTest::keyClick(m_view, Qt::Key_Period);
        QVERIFY(m_stage->actions[ActionId::PointTool].isChecked());
        click({300, 200});
        QCOMPARE(selectorOfSelected(), "{\"type\":\"PointSelector\",\"x\":300,\"y\":200}"_ba);
        QCOMPARE(m_stage->regionOf(*m_stage->workspace->selected()),
                 (iiif::Region{.x = 300, .y = 200, .width = 1, .height = 1}));
        QCOMPARE(m_stage->steps(), QStringList{u"Set point"_s});
        QCOMPARE(editing.count(), 1);
        QCOMPARE(m_view->bench().tool(), ToolKind::Select);
    }

    void drawsAPolygon()
    {
        QTest::keyClick(m_view, Qt::Key_P);
        for (const QPointF at : {QPointF(200, 100), QPointF(400, 120), QPointF(300, 300)})
            click(at);
        move({202, 103});
        QVERIFY(m_view->regions().preview());
        QCOMPARE(m_stage->steps(), QStringList());
        click({202, 103});
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 120}, {300, 300}}));
        QCOMPARE(selectorOfSelected(), polygonSelector("M200,100 L400,120 L300,300 Z"));
        QCOMPARE(m_stage->steps(), QStringList{u"Draw polygon"_s});
        m_stage->undo();
        QVERIFY(m_stage->annotations().isEmpty());
        m_stage->redo();
        QCOMPARE(m_stage->annotations().size(), 1);
    }

    void aDoubleClickClosesIt()
    {
        QTest::keyClick(m_view, Qt::Key_P);
        click({200, 100});
        click({400, 120});
        click({300, 300});
        QTest::mouseDClick(m_view, Qt::LeftButton, {}, placeOf({300, 300}).toPoint());
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 120}, {300, 300}}));
    }

    void takesCornersBackAndDropsAll()
    {
        QTest::keyClick(m_view, Qt::Key_P);
        for (const QPointF at : {QPointF(200, 100), QPointF(400, 120), QPointF(500, 500), QPointF(300, 300)})
            click(at);
        QTest::keyClick(m_view, Qt::Key_Backspace); // not the action of that key
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 120}, {500, 500}}));
        QTest::keyClick(m_view, Qt::Key_P);
        click({200, 100});
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->regions().preview());
        QCOMPARE(m_view->bench().tool(), ToolKind::Polygon);
        QCOMPARE(m_stage->steps(), QStringList{u"Draw polygon"_s});
    }

    /// A large shape is drawn bit by bit, with a look elsewhere in between.
    void aPolygonOutlivesPansAndOtherWindows()
    {
        QTest::keyClick(m_view, Qt::Key_P);
        click({200, 100});
        click({400, 120});
        QTest::mousePress(m_view, Qt::MiddleButton, {}, placeOf({500, 500}).toPoint());
        QTest::mouseMove(m_view, placeOf({520, 510}).toPoint());
        QTest::mouseRelease(m_view, Qt::MiddleButton, {}, placeOf({520, 510}).toPoint());
        QFocusEvent out(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
        QCoreApplication::sendEvent(m_view, &out);
        click({300, 300});
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(corners().size(), 3);
    }

    void anotherCanvasDropsIt()
    {
        QTest::keyClick(m_view, Qt::Key_P);
        click({200, 100});
        m_stage->workspace->showCanvas(0);
        QVERIFY(!m_view->regions().preview());
        QCOMPARE(m_stage->steps(), QStringList());
    }

    void drawsAgainLikeTheLastOne_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("tool");
        QTest::newRow("rectangle") << int(Qt::Key_R) << int(ToolKind::Rectangle);
        QTest::newRow("polygon") << int(Qt::Key_P) << int(ToolKind::Polygon);
        QTest::newRow("point") << int(Qt::Key_Period) << int(ToolKind::Point);
    }

    void drawsAgainLikeTheLastOne()
    {
        QFETCH(int, key);
        QTest::keyClick(m_view, Qt::Key_N);
        QCOMPARE(m_view->bench().tool(), ToolKind::Rectangle);
        QTest::keyClick(m_view, static_cast<Qt::Key>(key));
        drawSomething();
        QCOMPARE(m_view->bench().tool(), ToolKind::Select);
        QTest::keyClick(m_view, Qt::Key_N);
        QTEST(int(m_view->bench().tool()), "tool");
    }

    // --- Changing

    void movesAPolygonAndKeepsItsLooks()
    {
        const QUuid id = addShape("{\"type\":\"SvgSelector\",\"value\":\"<svg><path fill='none' d='M200,100h200v90z'/>"
                                  "</svg>\"}");
        drag({380, 130}, {400, 160});
        QCOMPARE(m_stage->workspace->selected(), id);
        QCOMPARE(selectorOfSelected(), "{\"type\":\"SvgSelector\",\"value\":\"<svg><path fill='none' d='M220,130 "
                                       "L420,130 L420,220 Z'/></svg>\"}"_ba);
        QCOMPARE(m_stage->curation().undoName(), std::optional(u"Move region"_s));
        m_stage->undo();
        QVERIFY(selectorOfSelected().contains("M200,100h200v90z"));
    }

    void movesAddsAndRemovesCorners()
    {
        addShape(polygonSelector("M200,100 L400,100 L400,300 L200,300 Z"));
        click({300, 200});
        drag({400, 300}, {450, 350});
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 100}, {450, 350}, {200, 300}}));
        drag({300, 100}, {300, 50});
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {300, 50}, {400, 100}, {450, 350}, {200, 300}}));
        QCOMPARE(m_view->bench().corner(), 1);
        QTest::keyClick(m_view, Qt::Key_Delete); // takes the corner, not the annotation
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 100}, {450, 350}, {200, 300}}));
        QTest::mouseClick(m_view, Qt::LeftButton, Qt::ControlModifier, placeOf({200, 300}).toPoint());
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 100}, {450, 350}}));
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(m_stage->curation().undoName(), std::optional(u"Change corner"_s));
            m_stage->undo();
        }
        QCOMPARE(corners(), (QList<QPointF>{{200, 100}, {400, 100}, {400, 300}, {200, 300}}));
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(m_stage->annotations().isEmpty());
    }

    void aPointIsMovedAndDeleted()
    {
        addShape("{\"type\":\"PointSelector\",\"x\":300,\"y\":200}");
        drag({303, 200}, {333, 250});
        QCOMPARE(selectorOfSelected(), "{\"type\":\"PointSelector\",\"x\":330,\"y\":250}"_ba);
        QTest::keyClick(m_view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(selectorOfSelected(), "{\"type\":\"PointSelector\",\"x\":320,\"y\":250}"_ba);
        QTest::keyClick(m_view, Qt::Key_Backspace);
        QVERIFY(m_stage->annotations().isEmpty());
    }

    void otherShapesStayAsTheyCame()
    {
        const QByteArray circle =
            "{\"type\":\"SvgSelector\",\"value\":\"<svg><circle cx='300' cy='200' r='80'/></svg>\"}";
        const QUuid id = addShape(circle);
        click({235, 140}); // in the rectangle around it, but not in it
        QVERIFY(!m_stage->workspace->selected());
        click({300, 150});
        QCOMPARE(m_stage->workspace->selected(), id);
        QTest::keyClick(m_view, Qt::Key_Right);
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier);
        drag({300, 200}, {340, 240});
        QCOMPARE(selectorOfSelected(), circle);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(m_stage->annotations().isEmpty());
        m_stage->undo();
        QCOMPARE(m_stage->curation().annotation(id)->targets.front().selector, circle);
    }

    void edgesOfTheCanvasDrawRectangles()
    {
        QTest::keyClick(m_view, Qt::Key_0);
        QTest::keyClick(m_view, Qt::Key_R);
        const QPointF near = m_view->camera().viewport().canvasToView(QPointF(0, 0)) + QPointF(4, 3);
        QTest::mousePress(m_view, Qt::LeftButton, {}, near.toPoint());
        QTest::mouseMove(m_view, placeOf({300, 200}).toPoint());
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, placeOf({300, 200}).toPoint());
        const auto region = m_stage->regionOf(*m_stage->workspace->selected());
        QCOMPARE(region->x, 0);
        QCOMPARE(region->y, 0);
        drag(placeOf({150, 100}), placeOf({150, 100}) + QPointF(60, 60), Qt::NoModifier, true);
        QVERIFY(m_stage->regionOf(*m_stage->workspace->selected())->x > 30);
        drag(placeOf({220, 170}), placeOf({220, 170}) - QPointF(57, 57), Qt::AltModifier, true);
        QVERIFY(m_stage->regionOf(*m_stage->workspace->selected())->x > 0);
    }

    // --- With keys alone

    void drawsAPolygonByKeysAlone()
    {
        QTest::keyClick(m_view, Qt::Key_P);
        QTest::keyClick(m_view, Qt::Key_Return);
        const QPointF first = m_view->bench().crosshair().value();
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Return);
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_Return);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(corners(), (QList<QPointF>{first, first + QPointF(64, 0), first + QPointF(63, 64)}));
        QVERIFY(!m_view->bench().crosshair());
        QTest::keyClick(m_view, Qt::Key_Tab, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_Tab, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(corners().at(1), first + QPointF(64, -10));
        QTest::keyClick(m_view, Qt::Key_Insert);
        QCOMPARE(corners().size(), 4);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(corners(), (QList<QPointF>{first + QPointF(1, 0), first + QPointF(65, -10), first + QPointF(64, 64)}));
    }

    void setsAPointByKeysAlone()
    {
        QSignalSpy editing(m_stage->workspace.get(), &Workspace::editingRequested);
        QTest::keyClick(m_view, Qt::Key_Period);
        QTest::keyClick(m_view, Qt::Key_Right);
        const QPointF there = m_view->bench().crosshair().value();
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(corners(), QList<QPointF>{there});
        QTest::keyClick(m_view, Qt::Key_Down);
        QCOMPARE(corners(), QList<QPointF>{there + QPointF(0, 1)});
        QCOMPARE(editing.count(), 0);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(editing.count(), 1);
    }

    void theCrosshairStaysInView()
    {
        QTest::keyClick(m_view, Qt::Key_1);
        QTest::keyClick(m_view, Qt::Key_Plus);
        QTest::keyClick(m_view, Qt::Key_Plus);
        QTest::keyClick(m_view, Qt::Key_Period);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
        const QPointF crosshair = m_view->bench().crosshair().value();
        QCOMPARE(crosshair.x(), 1000.0);
        QVERIFY(m_view->rect().contains(placeOf(crosshair).toPoint()));
    }

    // --- What is painted

    /// Only what changes is painted anew, and it looks as if all had been.
    void isPaintedPieceByPieceLikeAllAtOnce()
    {
        addShape(polygonSelector("M200,100 L400,100 L400,300 Z"));
        addShape(polygonSelector("M220,120 L430,100 L380,330 Z"));
        addShape("{\"type\":\"PointSelector\",\"x\":330,\"y\":200}");
        (void)m_view->grab();
        click({395, 150});
        press({395, 150});
        for (const QPointF at : {QPointF(410, 170), QPointF(450, 200), QPointF(500, 230)}) {
            held(at);
            (void)m_view->grab();
        }
        release({500, 230});
        move({20, 20});
        isLikeAllAtOnce();
        m_stage->undo();
        isLikeAllAtOnce();
        click({460, 160});
        click({395, 150});
        QTest::keyPress(m_view, Qt::Key_Right);
        (void)m_view->grab();
        QTest::keyRelease(m_view, Qt::Key_Right);
        isLikeAllAtOnce();
        click({395, 150});
        QTest::keyClick(m_view, Qt::Key_Delete);
        QCOMPARE(m_stage->annotations().size(), 2);
        isLikeAllAtOnce();
    }

    /// The picture of what rests is moved with the view, and what comes into it is painted beside that.
    void isMovedLikePaintedAnew()
    {
        for (int i = 0; i < 60; ++i) {
            const QByteArray x = QByteArray::number((i * 173) % 950);
            const QByteArray y = QByteArray::number((i * 97) % 750);
            addShape(i % 2 == 0 ? "{\"type\":\"PointSelector\",\"x\":" + x + ",\"y\":" + y + "}"
                                : polygonSelector("M" + x + "," + y + " L" + x + ",0 L0," + y + " Z"));
        }
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_view, Qt::Key_Plus);
        for (const QPointF at : {QPointF(500, 400), QPointF(503.3, 400), QPointF(491, 412.6), QPointF(491, 380),
                                 QPointF(470, 391), QPointF(800, 100), QPointF(90, 700)}) {
            m_view->centreOn(at);
            if (at.x() == 470)
                (void)addShape(polygonSelector("M400,300 L600,310 L500,500 Z"));
            const QImage moved = m_view->grab().toImage();
            m_view->regions().setVisible(false);
            m_view->regions().setVisible(true);
            QCOMPARE(m_view->grab().toImage(), moved);
        }
    }

    /// Roughly while the zoom changes, then like all others.
    void veryManyArePaintedAsTheyAreWhenZoomingRests()
    {
        std::vector<curation::Annotation> all;
        for (int i = 0; i < 900; ++i) {
            const QPointF at((i * 173) % 950, (i * 97) % 750);
            all.push_back(curation::withShape(curation::newAnnotation(m_stage->workspace->source()->id, 1, {}),
                                              iiif::Shape::polygon({at, at + QPointF(20, 7), at + QPointF(5, 30)}),
                                              *m_stage->workspace->canvasView()));
        }
        m_stage->curation().make(curation::addition(u"Fill"_s, all));
        (void)m_view->grab();
        QTest::keyClick(m_view, Qt::Key_Plus);
        const QImage rough = m_view->grab().toImage();
        m_view->regions().setVisible(false);
        m_view->regions().setVisible(true);
        const QImage exact = m_view->grab().toImage();
        QVERIFY(rough != exact);
        for (const Qt::Key key : {Qt::Key_Minus, Qt::Key_Plus}) {
            QTest::keyClick(m_view, key);
            (void)m_view->grab();
        }
        QTRY_COMPARE(m_view->grab().toImage(), exact);
    }

    void allThatAreSelectedAreHighlit()
    {
        const QUuid first = addShape(polygonSelector("M200,100 L400,100 L400,300 Z"));
        const QUuid second = addShape(polygonSelector("M520,120 L630,100 L580,330 Z"));
        const QImage none = m_view->grab().toImage();
        m_stage->workspace->select({first, second}, first);
        const QImage both = m_view->grab().toImage();
        const QRect other(placeOf({500, 90}).toPoint(), placeOf({650, 340}).toPoint());
        QVERIFY(both.copy(other) != none.copy(other));
        m_stage->workspace->select(first);
        QCOMPARE(m_view->grab().toImage().copy(other), none.copy(other));
        m_stage->workspace->select({});
        QCOMPARE(m_view->grab().toImage(), none);
    }

    // --- What is told

    void tellsWhatIsDoneWithoutSight()
    {
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(m_view);
        QVERIFY(told);
        QCOMPARE(told->text(QAccessible::Value), u"Select tool; nothing is selected"_s);
        addShape(polygonSelector("M200,100 L400,100 L400,300 Z"));
        click({390, 150});
        QCOMPARE(told->text(QAccessible::Value),
                 u"Select tool; “commenting”, polygon of 3 corners at 200, 100, 200 wide, 200 high"_s);
        QTest::keyClick(m_view, Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(told->text(QAccessible::Description).endsWith(u"corner 1 at 200, 100"_s));
        QTest::keyClick(m_view, Qt::Key_Period);
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier);
        const QPointF at = m_view->bench().crosshair().value();
        QCOMPARE(told->text(QAccessible::Value), u"Point tool; crosshair at %1, %2"_s.arg(at.x()).arg(at.y()));
    }

    void tellsWhatCanBeDone()
    {
        addShape(polygonSelector("M200,100 L400,100 L400,300 Z"));
        click({390, 150});
        QVERIFY(m_view->bench().hint().contains(u"Ctrl+Tab"_s));
        QTest::keyClick(m_view, Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(m_view->bench().hint().contains(u"Insert"_s));
        QTest::keyClick(m_view, Qt::Key_P);
        QVERIFY(m_view->bench().hint().contains(u"corner by corner"_s));
    }

private:
    [[nodiscard]] QPointF placeOf(QPointF canvas) const { return m_view->camera().viewport().canvasToView(canvas); }
    [[nodiscard]] static QByteArray polygonSelector(const QByteArray &path)
    {
        return "{\"type\":\"SvgSelector\",\"value\":\"<svg xmlns=\\\"http://www.w3.org/2000/svg\\\"><path d=\\\"" +
               path + "\\\"/></svg>\"}";
    }
    [[nodiscard]] QByteArray selectorOfSelected() const
    {
        const auto selected = m_stage->workspace->selected();
        return selected ? m_stage->curation().annotation(*selected)->targets.front().selector : QByteArray();
    }
    /// Of the selected region as it is kept.
    [[nodiscard]] QList<QPointF> corners() const
    {
        const auto selected = iiif::selectedShape(selectorOfSelected(), *m_stage->workspace->canvasView());
        const std::vector<QPointF> all = selected ? selected->shape.corners() : std::vector<QPointF>();
        return {all.begin(), all.end()};
    }
    QUuid addShape(const QByteArray &selector)
    {
        curation::Annotation made = curation::newAnnotation(m_stage->workspace->source()->id, 1, {});
        const auto read = iiif::selectedShape(selector, *m_stage->workspace->canvasView());
        const iiif::Region &around = read->shape.region;
        made.targets.front().selector = selector;
        made.targets.front().area =
            store::Area{double(around.x), double(around.y), double(around.width), double(around.height)};
        m_stage->curation().make(curation::addition(u"Add"_s, std::array{made}));
        return made.id;
    }
    void click(QPointF at) { QTest::mouseClick(m_view, Qt::LeftButton, {}, placeOf(at).toPoint()); }
    void move(QPointF at) { QTest::mouseMove(m_view, placeOf(at).toPoint()); }
    void press(QPointF at) { QTest::mousePress(m_view, Qt::LeftButton, {}, placeOf(at).toPoint()); }
    void release(QPointF at) { QTest::mouseRelease(m_view, Qt::LeftButton, {}, placeOf(at).toPoint()); }
    void held(QPointF at)
    {
        const QPointF there = placeOf(at).toPoint();
        QMouseEvent event(QEvent::MouseMove, there, m_view->mapToGlobal(there), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view, &event);
    }
    void isLikeAllAtOnce()
    {
        m_stage->workspace->select({});
        const QImage piecemeal = m_view->grab().toImage();
        m_view->regions().setVisible(false);
        m_view->regions().setVisible(true);
        QCOMPARE(m_view->grab().toImage(), piecemeal);
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}, bool isInView = false)
    {
        const QPoint start = (isInView ? from : placeOf(from)).toPoint();
        const QPoint end = (isInView ? to : placeOf(to)).toPoint();
        QTest::mousePress(m_view, Qt::LeftButton, modifiers, start);
        for (const QPoint at : {(start + end) / 2, end}) {
            QMouseEvent event(QEvent::MouseMove, at, m_view->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(m_view, &event);
        }
        QTest::mouseRelease(m_view, Qt::LeftButton, modifiers, end);
    }
    /// With whichever tool.
    void drawSomething()
    {
        if (m_view->bench().tool() == ToolKind::Rectangle)
            return drag({200, 100}, {300, 200});
        click({200, 100});
        if (m_view->bench().tool() != ToolKind::Polygon)
            return;
        click({400, 120});
        click({300, 300});
        QTest::keyClick(m_view, Qt::Key_Return);
    }

    std::unique_ptr<test::CanvasStage> m_stage;
    CanvasPane *m_pane = nullptr;
    CanvasView *m_view = nullptr;
};

KADER_TEST(TestCanvasShapes);
#include "tst_canvasshapes.moc"
