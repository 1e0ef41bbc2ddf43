#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "imaging/stage.h"
#include "support/formula.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;

namespace {

constexpr QRgb surround = qRgb(200, 30, 90);

} // namespace

/// What is shown against the formula that the demo's images are made of: where each pixel lies, and its value.
class TestFormula : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_demo = demo::EmbeddedRepository::start().value(); }

    void liesWhereTheFormulaSays_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<double>("zoom"); ///< Device pixels per pixel; 0: fitted.
        QTest::addColumn<QPointF>("centre");
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 2.0}) {
            const auto row = [ratio](const char *name, const QString &dataset, double zoom, QPointF centre) {
                QTest::addRow("%s, ratio %g", name, ratio) << dataset << zoom << centre << ratio;
            };
            const QString &aerial = demo::ids::aerialSurvey;
            const QString &coast = demo::ids::coastMosaic;
            row("fitted", aerial, 0, {});
            row("odd zoom", aerial, 1 / 3.7, {5000.3, 4700.7});
            row("odd zoom, upper left corner", aerial, 1 / 3.7, {30, 20});
            row("half", aerial, 0.5, {4100, 3900});
            row("half, right edge", aerial, 0.5, {10137, 5000});
            row("one to one", demo::ids::twoVersions, 1, {1500.4, 1100.9});
            row("one to one, lower right corner", demo::ids::twoVersions, 1, {3000, 2800});
            row("one to one, lower edge", coast, 1, {700, 1190});
            row("threefold", aerial, 3, {3071, 3072});
            row("threefold, lower right corner", coast, 3, {1590, 1190});
            row("colour, fitted", demo::ids::yeastSeries, 0, {});
            row("colour, odd zoom", demo::ids::thinSection, 1 / 1.37, {20000, 15000});
            row("large, odd zoom, lower right corner", demo::ids::thinSection, 1 / 13.3, {39000, 29500});
        }
    }

    void liesWhereTheFormulaSays()
    {
        QFETCH(QString, dataset);
        QFETCH(double, zoom);
        QFETCH(QPointF, centre);
        QFETCH(double, ratio);
        const iiif::Manifest manifest =
            m_stage.manifest(m_demo->address().appended(u"/iiif/v3/%1/latest/manifest"_s.arg(dataset)).text());
        const iiif::CanvasView &canvas = manifest.canvases().front();
        const QSizeF extent(double(canvas.size->width), double(canvas.size->height));
        const QSize window(320, 230);
        const Viewport viewport =
            zoom == 0 ? Viewport::fitted(extent, window, ratio, 8) : Viewport(window, ratio, centre, zoom / ratio);
        const std::unique_ptr<CanvasImage> image = m_stage.store.open(canvas);
        QVERIFY(test::settles(*image, viewport));
        const QImage shown = image->compose(viewport, surround);
        QCOMPARE(shown.size(), viewport.deviceSize());
        const test::Shown expected{pictureOf(canvas), viewport.canvasToView(QPointF(0, 0)) * ratio,
                                   viewport.zoom() * ratio};
        const test::Agreement agreement = test::compare(shown, expected, shown.rect(), surround);
        QVERIFY2(agreement.isGood(), qPrintable(agreement.toString()));
        for (const QPointF shift : {QPointF(2, 0), QPointF(0, 2), QPointF(-2, 0), QPointF(0, -2)}) {
            const test::Shown elsewhere{expected.picture, expected.origin + shift, expected.scale};
            const test::Agreement shifted = test::compare(shown, elsewhere, shown.rect(), surround);
            QVERIFY2(!shifted.isGood(), qPrintable(shifted.toString()));
        }
    }

private:
    [[nodiscard]] static demo::Picture pictureOf(const iiif::CanvasView &canvas)
    {
        const QString uuid = canvas.id.section(u'/', -2, -2);
        return *demo::Catalogue::instance().file(uuid)->file->picture;
    }

    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    test::Stage m_stage;
};

KADER_TEST(TestFormula);
#include "tst_formula.moc"
