#include "imaging/gallery.h"
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

const QSize window(1000, 800);

/// All of the canvas by the four tiles of half its scale.
Viewport home(const iiif::CanvasSize &canvas)
{
    return Viewport(window, 1, {double(canvas.width) / 2, double(canvas.height) / 2}, 0.5);
}

/// Asks for a canvas beforehand and waits till nothing more comes.
void prefetch(Stage &stage, const iiif::Manifest &manifest)
{
    bool isDone = false;
    const JobHandle job = stage.store.prefetch(manifest.canvases().front(), home, [&] { isDone = true; });
    QVERIFY(!isDone);
    QTRY_VERIFY(isDone);
}

} // namespace

/// What is asked of the web for a canvas that nobody looks at yet.
class TestPrefetch : public QObject {
    Q_OBJECT

private slots:
    void whatCameEarlyIsNotAskedForAgain_data()
    {
        QTest::addColumn<bool>("isDescribed");
        QTest::newRow("described in the manifest") << true;
        QTest::newRow("described by itself") << false;
    }

    void whatCameEarlyIsNotAskedForAgain()
    {
        QFETCH(bool, isDescribed);
        Gallery gallery;
        gallery.server.on("/image/info.json", test::json(gallery.service()));
        Stage stage;
        const iiif::Manifest manifest = isDescribed
                                            ? gallery.manifest()
                                            : gallery.manifest(json("{'type': 'Image', 'service': ") +
                                                               gallery.service({"tiles", "width", "height"}) + "}");
        prefetch(stage, manifest);
        const qsizetype asked = gallery.server.seen().size();
        QCOMPARE(asked, gallery.tilesAskedFor(1) + (isDescribed ? 0 : 1));
        QCOMPARE(gallery.tilesAskedFor(1), 4);
        const auto image = stage.store.open(manifest.canvases().front());
        image->look(home({1000, 800}));
        QTRY_COMPARE(image->state(), CanvasImage::State::Settled);
        QCOMPARE(gallery.server.seen().size(), asked);
        prefetch(stage, manifest);
        QCOMPARE(gallery.server.seen().size(), asked);
    }

    void gentleHostsAreNotAsked()
    {
        Gallery gallery;
        Stage stage;
        stage.client.setProfile(*WebAddress::parse(gallery.server.address({})), net::HostProfile::gentle());
        prefetch(stage, gallery.manifest());
        QCOMPARE(gallery.server.seen().size(), 0);
    }

    void nothingComesOfWhatIsDropped()
    {
        Gallery gallery;
        for (const Tile &tile : gallery.tiles())
            gallery.hold(tile);
        Stage stage;
        bool isDone = false;
        JobHandle job = stage.store.prefetch(gallery.manifest().canvases().front(), home, [&] { isDone = true; });
        QTRY_COMPARE(gallery.server.held(), 4);
        job.reset();
        QTRY_COMPARE(gallery.server.held(), 0);
        QVERIFY(stage.client.isIdle());
        QVERIFY(!isDone);
    }

    /// With as many guesses under way as the host takes, a tile in view is sent at once.
    void whatIsInViewGoesFirst()
    {
        Gallery gallery;
        for (const Tile &tile : gallery.tiles())
            gallery.hold(tile);
        Stage stage;
        stage.client.setProfile(*WebAddress::parse(gallery.server.address({})), {.total = 2, .images = 2});
        const iiif::Manifest manifest = gallery.manifest();
        bool isDone = false;
        const JobHandle job = stage.store.prefetch(manifest.canvases().front(), home, [&] { isDone = true; });
        QTRY_COMPARE(gallery.server.held(), 2);
        const auto image = stage.store.open(manifest.canvases().front());
        image->look(Viewport({100, 100}, 1, {60, 60}, 1));
        QTRY_COMPARE(gallery.server.requests(gallery.target(gallery.pyramid().tile({0, 0, 0}))), 1);
        gallery.server.release();
        QTRY_COMPARE(image->state(), CanvasImage::State::Settled);
        Q_UNUSED(isDone)
    }

    void whatFailsIsLeftAlone()
    {
        Gallery gallery;
        gallery.answerAll(test::answer(500, "no"));
        Stage stage;
        prefetch(stage, gallery.manifest());
        gallery.answerAll();
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, home({1000, 800})));
    }
};

KADER_TEST(TestPrefetch);
#include "tst_prefetch.moc"
