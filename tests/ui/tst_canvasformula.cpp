#include "demo/catalogue.h"
#include "support/formula.h"
#include "support/registry.h"
#include "ui/canvas/canvaspane.h"
#include "ui/canvasstage.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace kader;
using namespace kader::ui;
/// What the window really shows, against the formula that the demo's images are made of. CTest runs it once more on
/// a screen with two device pixels to one.
class TestCanvasFormula : public QObject {
    Q_OBJECT

private slots:
    void showsTilesWhereTheyBelong_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<double>("scale"); ///< Device pixels per pixel; 0: fitted.
        QTest::addColumn<QPointF>("centre");
        const QString &aerial = demo::ids::aerialSurvey;
        QTest::newRow("fitted") << aerial << 0.0 << QPointF();
        QTest::newRow("a fifth") << aerial << 0.2 << QPointF(5000, 4000);
        QTest::newRow("odd, upper left corner") << aerial << 0.37 << QPointF(100, 100);
        QTest::newRow("one to one") << aerial << 1.0 << QPointF(6000, 5000);
        QTest::newRow("one to one, lower right corner") << demo::ids::twoVersions << 1.0 << QPointF(3000, 2800);
        QTest::newRow("nearly threefold, right edge") << demo::ids::twoVersions << 2.9 << QPointF(2990, 2700);
        QTest::newRow("colour, odd") << demo::ids::thinSection << 0.61 << QPointF(20000, 15000);
    }

    void showsTilesWhereTheyBelong()
    {
        QFETCH(QString, dataset);
        QFETCH(double, scale);
        QFETCH(QPointF, centre);
        test::CanvasStage stage;
        stage.openDemo(dataset);
        CanvasPane pane(*stage.workspace, stage.actions);
        pane.resize(340, 250);
        pane.show();
        CanvasView &view = pane.view();
        stage.actions[ActionId::ShowAnnotations].setChecked(false);
        if (scale > 0)
            look(view, scale, centre);
        QTRY_COMPARE_WITH_TIMEOUT(view.image()->state(), imaging::CanvasImage::State::Settled, 60000);

        const double ratio = view.devicePixelRatioF();
        const QImage window = view.grab().toImage();
        QCOMPARE(window.size(), view.size() * ratio);
        const imaging::Viewport &viewport = view.camera().viewport();
        const test::Shown expected{pictureOf(*stage.workspace->canvasView()),
                                   viewport.canvasToView(QPointF(0, 0)) * ratio, view.camera().scale()};
        const QRgb surround = Theme::current().surround.rgb();
        const test::Agreement agreement = test::compare(window, expected, window.rect(), surround);
        QVERIFY2(agreement.isGood(), qPrintable(agreement.toString()));
        const test::Shown elsewhere{expected.picture, expected.origin + QPointF(2, 0), expected.scale};
        QVERIFY(!test::compare(window, elsewhere, window.rect(), surround).isGood());
    }

private:
    /// By the means that a person has: the wheel, and dragging in the overview.
    static void look(CanvasView &view, double scale, QPointF centre)
    {
        const QPointF middle = view.rect().toRectF().center();
        const int turned = qRound(360 * std::log2(scale / view.camera().scale()));
        QWheelEvent wheel(middle, view.mapToGlobal(middle), {}, {0, turned}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
        if (scale == 1)
            view.showActualSize();
        view.centreOn(centre);
    }

    [[nodiscard]] static demo::Picture pictureOf(const iiif::CanvasView &canvas)
    {
        const QString uuid = canvas.id.section(u'/', -2, -2);
        return *demo::Catalogue::instance().file(uuid)->file->picture;
    }
};

KADER_TEST(TestCanvasFormula);
#include "tst_canvasformula.moc"

#include <cmath>
