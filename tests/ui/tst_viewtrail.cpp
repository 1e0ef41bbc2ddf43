#include "canvasstage.h"
#include "support/registry.h"
#include "ui/canvas/canvaspane.h"

#include <QAction>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::CanvasStage;

class TestViewTrail : public QObject {
    Q_OBJECT

private slots:
    void goesToARegionAndBack()
    {
        CanvasStage stage;
        stage.openSmall();
        CanvasPane pane(*stage.workspace, stage.actions);
        pane.resize(600, 500);
        pane.show();
        CanvasView &view = pane.view();
        QTRY_VERIFY(view.camera().hasCanvas());
        QAction &back = stage.actions[ActionId::GoBack];
        QAction &there = stage.actions[ActionId::GoToRegion];
        QVERIFY(!back.isEnabled() && !there.isEnabled());
        view.lookAt({500, 400, 50, 50});
        const imaging::Viewport first = view.camera().viewport();
        const QUuid id = stage.idOf(u"B"_s);
        stage.workspace->select(id);
        QCOMPARE(view.camera().viewport(), first);
        there.trigger();
        QVERIFY(view.camera().viewport().visible().contains(QRectF(200, 200, 100, 100)));
        QVERIFY(!view.camera().viewport().visible().contains(QRectF(500, 400, 50, 50)));
        // From another canvas, and one step after the other back.
        stage.workspace->showCanvas(1);
        QTRY_VERIFY(view.camera().hasCanvas());
        view.lookAt({10, 10, 30, 30});
        const imaging::Viewport second = view.camera().viewport();
        stage.workspace->goTo(id);
        QCOMPARE(stage.workspace->canvas(), std::optional(0));
        QVERIFY(view.camera().viewport().visible().contains(QRectF(200, 200, 100, 100)));
        back.trigger();
        QCOMPARE(stage.workspace->canvas(), std::optional(1));
        QCOMPARE(view.camera().viewport(), second);
        back.trigger();
        QCOMPARE(stage.workspace->canvas(), std::optional(0));
        QCOMPARE(view.camera().viewport(), first);
        QVERIFY(!back.isEnabled());
    }
};

KADER_TEST(TestViewTrail);

#include "tst_viewtrail.moc"
