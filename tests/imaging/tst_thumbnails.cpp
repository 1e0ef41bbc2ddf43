#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "imaging/gallery.h"
#include "imaging/samples.h"
#include "imaging/stage.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;
using kader::test::Gallery;
using kader::test::json;
using kader::test::Stage;

namespace {

/// A thumbnail and what has become of it.
struct Thumbnail {
    Thumbnail(ImageStore &store, const iiif::CanvasView &canvas, int longestSide)
        : handle(store.thumbnail(canvas, longestSide, [this](Result<QImage> outcome) { result = std::move(outcome); }))
    {
        isLate = !result;
    }
    Thumbnail(const Thumbnail &) = delete;
    Thumbnail &operator=(const Thumbnail &) = delete;

    [[nodiscard]] bool comes() const
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, 20'000);
    }

    std::optional<Result<QImage>> result;
    bool isLate = false;
    JobHandle handle;
};

} // namespace

class TestThumbnails : public QObject {
    Q_OBJECT

private slots:
    void asksForWhatIsSmall_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArrayList>("targets");
        QTest::addColumn<QSize>("size");
        const auto row = [](const char *name, const char *members, const QByteArrayList &targets, QSize size) {
            QTest::newRow(name) << json(members) << targets << size;
        };
        const QByteArray whole = "/image/full/100,80/0/default.jpg";
        row("painted service", "'items': PAINTED", {whole}, {100, 80});
        row("service of the thumbnail", "'thumbnail': [{'id': 'SERVER/large.png', 'service': [SERVICE]}]", {whole},
            {100, 80});
        row("near file", "'thumbnail': [{'id': 'SERVER/small.png', 'width': 120, 'height': 96}]", {"/small.png"},
            {120, 96});
        row("near file beside a painted service",
            "'thumbnail': [{'id': 'SERVER/small.png', 'width': 120, 'height': 96}], 'items': PAINTED", {"/small.png"},
            {120, 96});
        row("large file beside a painted service",
            "'thumbnail': [{'id': 'SERVER/large.png', 'width': 1000, 'height': 800}], 'items': PAINTED", {whole},
            {100, 80});
        row("file of unknown size", "'thumbnail': 'SERVER/large.png'", {"/large.png"}, {100, 80});
        row("painted file, not too large",
            "'items': [{'items': [{'body': {'id': 'SERVER/large.png', 'width': 1000, 'height': 800}}]}]",
            {"/large.png"}, {100, 80});
        row("service by its id alone",
            "'items': [{'items': [{'body': {'service': [{'id': 'SERVER/image', 'type': 'ImageService3'}]}}]}]",
            {"/image/info.json", whole}, {100, 80});
        row("painted file, too large",
            "'items': [{'items': [{'body': {'id': 'SERVER/large.png', 'width': 10000, 'height': 8000}}]}]", {}, {});
        row("nothing", "'items': []", {}, {});
    }
    void asksForWhatIsSmall()
    {
        QFETCH(QByteArray, members);
        QFETCH(QSize, size);
        Gallery gallery;
        publish(gallery);
        Stage stage;
        const auto manifest = test::manifestOf(canvas(gallery, members));
        for (int i = 0; i < 2; ++i) { // the second comes from memory
            Thumbnail thumbnail(stage.store, manifest.canvases().front(), 100);
            QVERIFY(thumbnail.isLate);
            QVERIFY(thumbnail.comes());
            QCOMPARE(thumbnail.result->has_value(), !size.isEmpty());
            if (size.isEmpty())
                QVERIFY(!thumbnail.result->error().message.isEmpty());
            else
                QCOMPARE((*thumbnail.result)->size(), size);
        }
        QTEST(QByteArrayList(gallery.server.targets()), "targets");
    }

    void tellsFailures()
    {
        Gallery gallery;
        Stage stage;
        const auto manifest = test::manifestOf(canvas(gallery, json("'items': PAINTED")));
        Thumbnail thumbnail(stage.store, manifest.canvases().front(), 100);
        QVERIFY(thumbnail.comes());
        QCOMPARE(thumbnail.result->error().kind, ErrorKind::NotFound);
        publish(gallery); // a later one tries again
        Thumbnail again(stage.store, manifest.canvases().front(), 100);
        QVERIFY(again.comes());
        QVERIFY(again.result->has_value());
    }

    void dropsWhatNobodyWaitsFor()
    {
        Gallery gallery;
        gallery.server.on("/image/full/100,80/0/default.jpg", test::Reply{{}, test::Reply::Then::Hold});
        Stage stage;
        const auto manifest = test::manifestOf(canvas(gallery, json("'items': PAINTED")));
        auto thumbnail = std::make_unique<Thumbnail>(stage.store, manifest.canvases().front(), 100);
        QTRY_COMPARE(gallery.server.held(), 1);
        thumbnail.reset();
        QTRY_COMPARE(gallery.server.held(), 0);
    }

    void neverTakesTheWholeImageOfTheRepository()
    {
        const auto repository = demo::EmbeddedRepository::start().value();
        Stage stage;
        const iiif::Manifest manifest = stage.manifest(
            repository->address().appended(u"/iiif/v3/%1/latest/manifest"_s.arg(demo::ids::aerialSurvey)).text());
        Thumbnail thumbnail(stage.store, manifest.canvases()[1], 180);
        QVERIFY(thumbnail.comes());
        QCOMPARE((*thumbnail.result)->size(), QSize(180, 169));
        QCOMPARE(repository->counters().images, 1);
        QCOMPARE(repository->counters().infos, 0);
    }

private:
    static void publish(Gallery &gallery)
    {
        const auto put = [&](const QByteArray &target, QSize size) {
            gallery.server.on(target, test::answer(200, test::png(gallery.image().scaled(size))));
        };
        put("/image/full/100,80/0/default.jpg", {100, 80});
        put("/small.png", {120, 96});
        put("/large.png", {1000, 800});
        gallery.server.on("/image/info.json", test::json(gallery.service()));
    }

    static QByteArray canvas(const Gallery &gallery, QByteArray members)
    {
        members.replace("PAINTED", "[{\"items\": [{\"body\": {\"service\": [SERVICE]}}]}]");
        members.replace("SERVICE", gallery.service());
        members.replace("SERVER", gallery.server.address().toLatin1());
        return "{\"id\": \"https://a.org/canvas\", " + members + "}";
    }
};

KADER_TEST(TestThumbnails);
#include "tst_thumbnails.moc"
