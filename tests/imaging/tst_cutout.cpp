#include "imaging/cutout.h"
#include "imaging/gallery.h"
#include "imaging/imagestore.h"
#include "imaging/samples.h"
#include "imaging/stage.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;
using kader::test::Gallery;
using kader::test::Stage;

namespace {

constexpr iiif::Region region{200, 400, 600, 300};
const QByteArray target = "/image/100,200,300,150/150,75/0/default.jpg";

/// Twice as large as its image.
iiif::Manifest manifestWith(const QByteArray &body)
{
    return test::manifestOf("{\"id\": \"https://a.org/canvas\", \"width\": 2000, \"height\": 1600, \"items\": "
                            "[{\"items\": [{\"body\": " +
                            body + "}]}]}");
}

template <typename T>
struct Outcome {
    std::optional<Result<T>> result = {};
    JobHandle job = {};

    [[nodiscard]] bool comes() const
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, 20'000);
    }
    [[nodiscard]] std::function<void(Result<T>)> taker()
    {
        return [this](Result<T> told) { result = std::move(told); };
    }
};

} // namespace

class TestCutOut : public QObject {
    Q_OBJECT

private slots:
    void knowsThePixels_data()
    {
        QTest::addColumn<QRectF>("place");
        QTest::addColumn<QRect>("part");
        QTest::addColumn<QRect>("region");
        QTest::addColumn<QRect>("pixels");
        QTest::newRow("stretched to the canvas")
            << QRectF() << QRect() << QRect(200, 400, 600, 300) << QRect(100, 200, 300, 150);
        QTest::newRow("outward") << QRectF() << QRect() << QRect(201, 401, 1, 1) << QRect(100, 200, 1, 1);
        QTest::newRow("over the edge") << QRectF() << QRect() << QRect(1900, 1500, 600, 600) << QRect(950, 750, 50, 50);
        QTest::newRow("beside it") << QRectF() << QRect() << QRect(2100, 0, 10, 10) << QRect();
        QTest::newRow("painted on a part")
            << QRectF(1000, 0, 1000, 800) << QRect() << QRect(1100, 80, 100, 80) << QRect(100, 80, 100, 80);
        QTest::newRow("a part of the image")
            << QRectF() << QRect(500, 400, 500, 400) << QRect(0, 0, 400, 400) << QRect(500, 400, 100, 100);
    }

    void knowsThePixels()
    {
        QFETCH(const QRectF, place);
        QFETCH(const QRect, part);
        QFETCH(const QRect, region);
        QFETCH(const QRect, pixels);
        iiif::Painting painting;
        if (!place.isNull())
            painting.place = place;
        if (!part.isNull())
            painting.part = iiif::ImageRegion::of(part.x(), part.y(), part.width(), part.height());
        const auto found = pixelsOf(painting, *iiif::ImageSize::of(1000, 800), {2000, 1600},
                                    {region.x(), region.y(), region.width(), region.height()});
        QCOMPARE(found.has_value(), !pixels.isNull());
        if (found)
            QCOMPARE(QRect(int(found->x()), int(found->y()), int(found->width()), int(found->height())), pixels);
    }

    void asksForTheRegion()
    {
        Gallery gallery;
        const QImage small = gallery.image().copy(100, 200, 300, 150).scaled(150, 75);
        gallery.server.on(target, test::answer(200, test::png(small)));
        Stage stage;
        const iiif::Manifest manifest = manifestWith("{\"service\": [" + gallery.service() + "]}");
        for (int i = 0; i < 2; ++i) { // the second comes from memory
            Outcome<QImage> outcome;
            outcome.job = stage.store.cutOut(manifest.canvases().front(), region, 150, outcome.taker());
            QVERIFY(!outcome.result);
            QVERIFY(outcome.comes());
            QVERIFY2(outcome.result->has_value(), gallery.server.targets().join(' '));
            QCOMPARE((*outcome.result)->size(), QSize(150, 75));
        }
        QCOMPARE(QByteArrayList(gallery.server.targets()), QByteArrayList{target});
    }

    void givesTheFileAsItComes()
    {
        Gallery gallery;
        const QByteArray file = test::png(gallery.image().copy(100, 200, 300, 150));
        for (const QByteArray size : {"300,150", "max", "full"})
            gallery.server.on("/image/100,200,300,150/" + size + "/0/default.jpg", test::answer(200, file));
        Stage stage;
        const iiif::Manifest manifest = manifestWith("{\"service\": [" + gallery.service() + "]}");
        Outcome<QByteArray> outcome;
        outcome.job =
            stage.store.cutOutFile(manifest.canvases().front(), region, iiif::ImageFormat::Jpg, outcome.taker());
        QVERIFY(outcome.comes());
        QVERIFY2(outcome.result->has_value(), gallery.server.targets().join(' '));
        QCOMPARE(**outcome.result, file);
    }

    void cutsItOutOfASmallImageWithoutAService()
    {
        Gallery gallery;
        gallery.server.on("/whole.png", test::answer(200, test::png(gallery.image())));
        Stage stage;
        const iiif::Manifest manifest = manifestWith("{\"id\": \"" + gallery.server.address().toLatin1() +
                                                     "/whole.png\", \"width\": 1000, \"height\": 800}");
        Outcome<QImage> picture;
        picture.job = stage.store.cutOut(manifest.canvases().front(), region, 150, picture.taker());
        QVERIFY(picture.comes());
        QVERIFY(picture.result->has_value());
        QCOMPARE((*picture.result)->size(), QSize(300, 150));
        Outcome<QByteArray> file;
        file.job = stage.store.cutOutFile(manifest.canvases().front(), region, iiif::ImageFormat::Jpg, file.taker());
        QVERIFY(file.comes());
        QCOMPARE(file.result->error().kind, ErrorKind::Unsupported);
    }

    void saysWhyThereIsNone()
    {
        Gallery gallery;
        gallery.server.on(target, test::answer(403, "no"));
        Stage stage;
        const iiif::Manifest manifest = manifestWith("{\"service\": [" + gallery.service() + "]}");
        Outcome<QImage> outcome;
        outcome.job = stage.store.cutOut(manifest.canvases().front(), region, 150, outcome.taker());
        QVERIFY(outcome.comes());
        QCOMPARE(outcome.result->error().kind, ErrorKind::Refused);
        Outcome<QImage> beside;
        beside.job = stage.store.cutOut(manifest.canvases().front(), {3000, 0, 10, 10}, 150, beside.taker());
        QVERIFY(beside.comes());
        QVERIFY(!beside.result->error().message.isEmpty());
    }
};

KADER_TEST(TestCutOut);
#include "tst_cutout.moc"
