#include "imaging/gallery.h"
#include "imaging/samples.h"
#include "imaging/stage.h"
#include "support/json.h"
#include "support/registry.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <functional>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;
using kader::test::Gallery;
using kader::test::json;
using kader::test::Reply;
using kader::test::Stage;
using State = CanvasImage::State;

namespace {

constexpr QRgb surround = qRgb(200, 30, 90);
const QSize window(250, 200); // shows all of the image by its coarsest tile, a quarter of its sides

Viewport whole()
{
    return {window, 1, {500, 400}, 0.25};
}

Viewport close(QPointF centre)
{
    return {window, 1, centre, 1};
}

/// Calls before every event that anything gets.
class EveryEvent final : public QObject {
public:
    explicit EveryEvent(std::function<void()> call) : m_call(std::move(call))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *) override
    {
        m_call();
        return false;
    }

private:
    std::function<void()> m_call;
};

} // namespace

/// What a canvas asks of the web, and what becomes of the answers.
class TestCanvasImage : public QObject {
    Q_OBJECT

private slots:
    void firstSightIsOneRequest()
    {
        Gallery gallery;
        for (const Tile &tile : gallery.tiles()) {
            if (tile != gallery.coarse())
                gallery.hold(tile);
        }
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QCOMPARE(image->state(), State::Waiting);
        image->look(Viewport({1000, 800}, 1, {500, 400}, 1));
        QVERIFY(test::comesTo(*image, State::Showing));
        QCOMPARE(gallery.server.seen().first().target, gallery.target(gallery.coarse()));
        const QImage shown = image->compose(Viewport({1000, 800}, 1, {500, 400}, 1), surround);
        QVERIFY(qAbs(qRed(shown.pixel(500, 400)) - qRed(gallery.image().pixel(500, 400))) < 6);
    }

    void asksForInfoOnlyWhereItMust_data()
    {
        QTest::addColumn<QByteArrayList>("without");
        QTest::addColumn<int>("infos");
        QTest::newRow("complete") << QByteArrayList() << 0;
        QTest::newRow("no tiles") << QByteArrayList{"tiles"} << 1;
        QTest::newRow("no size") << QByteArrayList{"width"} << 1;
        QTest::newRow("only an id") << QByteArrayList{"width", "height", "tiles", "profile"} << 1;
    }
    void asksForInfoOnlyWhereItMust()
    {
        QFETCH(QByteArrayList, without);
        Gallery gallery;
        gallery.server.on("/image/info.json", test::json(gallery.service()));
        Stage stage;
        const iiif::Manifest manifest =
            gallery.manifest(json("{'type': 'Image', 'service': ") + gallery.service(without) + "}");
        for (int i = 0; i < 2; ++i) { // the second knows it by then
            const auto image = stage.store.open(manifest.canvases().front());
            QVERIFY(test::settles(*image, whole()));
        }
        QTEST(gallery.server.requests("/image/info.json"), "infos");
        QCOMPARE(gallery.tilesAskedFor(2), 1);
        QCOMPARE(gallery.tilesAskedFor(1) + gallery.tilesAskedFor(0), 0);
    }

    void knowsHowLargeAPixelIsOnceInfoSaysSo()
    {
        Gallery gallery;
        QByteArray info = gallery.service();
        info.replace("\"type\"", "\"service\": {\"profile\": \"http://iiif.io/api/annex/services/physdim\", "
                                 "\"physicalScale\": 0.25, \"physicalUnits\": \"um\"}, \"type\"");
        gallery.server.on("/image/info.json", test::json(info));
        Stage stage;
        const iiif::Manifest manifest = gallery.manifest(json("{'type': 'Image', 'service': ") +
                                                         gallery.service({"tiles", "width", "height"}) + "}");
        const auto image = stage.store.open(manifest.canvases().front());
        QVERIFY(!image->metresPerUnit());
        QVERIFY(test::settles(*image, whole()));
        QVERIFY(std::abs(image->metresPerUnit().value_or(0) / 0.25e-6 - 1) < 1e-9);
    }

    void showsTheAlternativeThatIsChosen()
    {
        Gallery gallery;
        Stage stage;
        const iiif::Manifest manifest =
            gallery.manifest(json("{'type': 'Choice', 'items': [{'type': 'Image', 'id': 'http://127.0.0.1:9/f.jpg'}, "
                                  "{'type': 'Image', 'service': ") +
                             gallery.service() + "}]}");
        const auto image = stage.store.open(manifest.canvases().front(), {1});
        QVERIFY(test::settles(*image, whole()));
        QCOMPARE(gallery.tilesAskedFor(2), 1);
    }

    /// Whenever one asks, not only when it says that it changed.
    void isSettledOnlyWhenAllIsThere()
    {
        Gallery gallery;
        gallery.server.on("/image/info.json", test::json(gallery.service()));
        Stage stage;
        const iiif::Manifest manifest =
            gallery.manifest(json("{'type': 'Image', 'service': ") + gallery.service({"tiles"}) + "}");
        const auto image = stage.store.open(manifest.canvases().front());
        int tooEarly = 0;
        const EveryEvent watch([&] {
            if (image->state() == State::Settled && image->compose(whole(), surround).pixel(100, 100) == surround)
                ++tooEarly;
        });
        QVERIFY(test::settles(*image, whole()));
        QCOMPARE(tooEarly, 0);
    }

    void showsTheDecodedPixelsThemselves()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        const Viewport viewport = close({500.3, 400.8});
        QVERIFY(test::settles(*image, viewport));
        const QPoint corner = viewport.viewToCanvas(QPointF(0, 0)).toPoint();
        QCOMPARE(image->compose(viewport, surround), gallery.image().copy(QRect(corner, window)));
    }

    void enlargesPixels()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        const Viewport viewport({240, 180}, 1, {256, 256}, 3);
        QVERIFY(test::settles(*image, viewport));
        const QPoint corner = viewport.viewToCanvas(QPointF(0, 0)).toPoint();
        const QImage expected = gallery.image().copy(QRect(corner, QSize(80, 60))).scaled(240, 180);
        QCOMPARE(image->compose(viewport, surround), expected);
    }

    void dropsWhatIsLookedAtNoLonger()
    {
        Gallery gallery;
        for (const Tile &tile : gallery.tiles())
            gallery.hold(tile);
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        image->look(Viewport({1000, 800}, 1, {500, 400}, 1)); // 16 tiles and a coarse one
        QTRY_COMPARE(gallery.server.held(), 6);
        image->look(close({60, 60})); // one tile, and none of those before
        QTRY_COMPARE(gallery.server.held(), 1);
        QCOMPARE(gallery.server.seen().last().target, gallery.target(gallery.pyramid().tile({0, 0, 0})));
        gallery.server.release();
        QVERIFY(test::comesTo(*image, State::Settled));
        QCOMPARE(gallery.server.seen().size(), 6 + 1);
    }

    /// A lossy tile that is on its way when labels are chosen must not be taken for the exact one.
    void takesNoLossyTileForAnExactOne()
    {
        Gallery gallery;
        const Tile tile = gallery.pyramid().tile({0, 0, 0});
        QImage labels(256, 256, QImage::Format_RGB32);
        labels.fill(qRgb(3, 3, 3));
        gallery.server.on(gallery.target(tile).replace(".jpg", ".png"), test::answer(200, test::png(labels)));
        gallery.server.on(gallery.target(tile),
                          Reply{test::answer(200, gallery.answer(tile)).bytes, Reply::Then::HoldLast});
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        image->look(close({60, 60}));
        QTRY_VERIFY(stage.client.counters().bytes > 0);
        image->setDisplay({.map = ColourMap::Labels});
        gallery.server.release();
        QVERIFY(test::comesTo(*image, State::Settled));
        QCOMPARE(image->sampleAt({60.5, 60.5})->colour, qRgb(3, 3, 3));
    }

    void asksForWhatComesNext()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        const auto next = gallery.target(gallery.pyramid().tile({0, 1, 0}));
        QVERIFY(test::settles(*image, Viewport({200, 100}, 1, {140, 100}, 1)));
        QTRY_COMPARE(gallery.server.requests(next), 1);
        QSignalSpy changes(image.get(), &CanvasImage::changed);
        QTRY_VERIFY(stage.client.isIdle());
        image->look(Viewport({200, 100}, 1, {170, 100}, 1));
        QTRY_COMPARE(image->state(), State::Settled);
        QCOMPARE(gallery.server.requests(next), 1);
    }

    void asksAGentleHostForNothingEarly()
    {
        Gallery gallery;
        Stage stage;
        stage.client.setProfile(*WebAddress::parse(gallery.server.address({})), net::HostProfile::gentle());
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, Viewport({200, 100}, 1, {140, 100}, 1)));
        QVERIFY(stage.client.isIdle());
        QCOMPARE(gallery.server.seen().size(), 1);
    }

    /// What failed early is asked for again when it is needed, and only then.
    void forgivesEarlyFailures()
    {
        Gallery gallery;
        const QByteArray next = gallery.target(gallery.pyramid().tile({0, 1, 0}));
        gallery.server.on(next, test::answer(404, {}));
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, Viewport({200, 100}, 1, {140, 100}, 1)));
        QTRY_COMPARE(gallery.server.requests(next), 1);
        QTRY_VERIFY(stage.client.isIdle());
        QVERIFY(test::settles(*image, Viewport({200, 100}, 1, {141, 100}, 1)));
        QVERIFY(stage.client.isIdle() && !image->problem());
        QCOMPARE(gallery.server.requests(next), 1);
        gallery.answerAll();
        QVERIFY(test::settles(*image, Viewport({200, 100}, 1, {250, 100}, 1)));
        QCOMPARE(gallery.server.requests(next), 2);
    }

    /// A tile whose answer has mostly come when it goes out of view is not wasted.
    void keepsWhatIsNearlyHere()
    {
        Gallery gallery;
        const Tile tile = gallery.pyramid().tile({0, 0, 0});
        const QByteArray whole = test::answer(200, gallery.answer(tile)).bytes;
        gallery.server.on(gallery.target(tile), Reply{whole, Reply::Then::HoldLast});
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        image->look(close({60, 60}));
        QTRY_VERIFY(stage.client.counters().bytes > 0);
        image->look(close({800, 600}));
        QTRY_COMPARE(image->state(), State::Settled);
        QVERIFY(!stage.client.isIdle());
        gallery.server.release();
        QTRY_VERIFY(stage.client.isIdle());
        QVERIFY(test::settles(*image, close({60, 60})));
        QCOMPARE(gallery.server.requests(gallery.target(tile)), 1);
    }

    void asksForNothingCoarseUnderWhatIsShown()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, Viewport({100, 80}, 1, {250, 250}, 0.5)));
        QVERIFY(test::settles(*image, close({250, 250})));
        QCOMPARE(gallery.tilesAskedFor(2), 0);
        QCOMPARE(gallery.tilesAskedFor(1), 1);
        QCOMPARE(gallery.tilesAskedFor(0), 4);
    }

    void asksForNothingTwice()
    {
        Gallery gallery;
        Stage stage;
        const iiif::Manifest manifest = gallery.manifest();
        {
            const auto image = stage.store.open(manifest.canvases().front());
            for (const Viewport &viewport : {whole(), close({500, 400}), close({600, 500})})
                QVERIFY(test::settles(*image, viewport));
        }
        const QList<QByteArray> asked = gallery.server.targets();
        QCOMPARE(QSet<QByteArray>(asked.begin(), asked.end()).size(), asked.size());
        const auto again = stage.store.open(manifest.canvases().front());
        for (const Viewport &viewport : {close({500, 400}), whole(), close({600, 500})}) {
            again->look(viewport);
            QCOMPARE(again->state(), State::Settled);
        }
        QCOMPARE(gallery.server.targets(), asked);
    }

    void saysWhyThereIsNothing_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<int>("kind");
        const QByteArray picture = test::jpeg(test::sampleImage(250, 200, QImage::Format_RGB32), {0});
        const auto row = [](const char *name, const Reply &reply, ErrorKind kind) {
            QTest::newRow(name) << reply << int(kind);
        };
        row("not found", test::answer(404, {}), ErrorKind::NotFound);
        row("not allowed", test::answer(403, {}), ErrorKind::Refused);
        row("server error", test::answer(500, "<html>oops</html>"), ErrorKind::Network);
        row("cut connection", Reply{test::answer(200, picture).bytes.left(900), Reply::Then::Close},
            ErrorKind::Network);
        row("truncated JPEG", test::answer(200, picture.left(picture.size() / 2)), ErrorKind::Malformed);
        row("truncated JPEG with an end", test::answer(200, picture.left(picture.size() / 2) + "\xFF\xD9"),
            ErrorKind::Malformed);
        row("web page", test::answer(200, "<html>please log in</html>"), ErrorKind::Malformed);
        row("another shape", test::answer(200, test::png(test::sampleImage(60, 200, QImage::Format_RGB32))),
            ErrorKind::Malformed);
    }
    void saysWhyThereIsNothing()
    {
        QFETCH(Reply, reply);
        Gallery gallery;
        gallery.answerAll(reply);
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QSignalSpy changed(image.get(), &CanvasImage::changed);
        image->look(whole());
        QVERIFY(test::comesTo(*image, State::Failed));
        QTEST(int(image->problem()->kind), "kind");
        QVERIFY(!image->problem()->message.isEmpty());
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(image->compose(whole(), surround).pixel(100, 100), surround);
        const auto asked = gallery.server.seen().size();
        image->look(whole());
        QCOMPARE(image->state(), State::Failed);
        gallery.answerAll();
        image->retry();
        QVERIFY(test::comesTo(*image, State::Settled));
        QCOMPARE(gallery.server.seen().size(), asked + 1);
        QVERIFY(!image->problem());
        QVERIFY(image->compose(whole(), surround).pixel(100, 100) != surround);
    }

    void survivesAServerThatGoes()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, whole()));
        const quint16 port = gallery.server.serverPort();
        gallery.server.close();
        gallery.answerAll(Reply{{}, Reply::Then::Close}); // for connections that are open still
        image->look(close({500, 400}));
        QTRY_VERIFY(image->problem());
        QCOMPARE(image->state(), State::Showing);
        QVERIFY(image->compose(close({500, 400}), surround).pixel(125, 100) != surround);
        gallery.answerAll();
        QVERIFY(gallery.server.listen(QHostAddress::LocalHost, port));
        QVERIFY(test::comesTo(*image, State::Settled)); // Without anybody having asked for it.
    }

    void keepsTheCoarseUnderWhatFails()
    {
        Gallery gallery;
        const Tile missing = gallery.pyramid().tile({0, 1, 1});
        gallery.server.on(gallery.target(missing), test::answer(404, {}));
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        const Viewport all({1000, 800}, 1, {500, 400}, 1);
        image->look(all);
        QTRY_COMPARE(gallery.server.seen().size(), 17);
        QTRY_VERIFY(image->problem());
        QCOMPARE(image->state(), State::Showing);
        const QImage shown = image->compose(all, surround);
        QVERIFY(qAbs(qGreen(shown.pixel(300, 300)) - qGreen(gallery.image().pixel(300, 300))) < 6);
        QCOMPARE(shown.pixel(600, 300), gallery.image().pixel(600, 300));
        image->look(close({800, 600})); // not in view, not a problem
        QVERIFY(!image->problem());
    }

    void doesWithoutTheCoarse()
    {
        Gallery gallery;
        gallery.server.on(gallery.target(gallery.coarse()), test::answer(404, {}));
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        const Viewport all({1000, 800}, 1, {500, 400}, 1);
        QVERIFY(test::settles(*image, all));
        QVERIFY(!image->problem());
        QCOMPARE(image->compose(all, surround), gallery.image());
    }

    void neverShowsHalfAnAnswer()
    {
        Gallery gallery;
        const QByteArray picture = test::jpeg(gallery.image().scaled(250, 200), {0});
        gallery.server.on(gallery.target(gallery.coarse()),
                          {test::answer(200, picture.left(picture.size() * 2 / 3)), test::answer(200, picture)});
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, whole()));
        QCOMPARE(gallery.server.seen().size(), 2);
        QVERIFY(qAbs(qGreen(image->compose(whole(), surround).pixel(125, 190)) -
                     qGreen(gallery.image().pixel(500, 762))) < 20);
    }

    void triesOtherSpellings()
    {
        Gallery gallery;
        gallery.server.on("/image/0,0,1000,800/250,200/0/default.jpg",
                          test::answer(200, gallery.answer(gallery.coarse())));
        gallery.server.on("/image/full/250,200/0/default.jpg", test::answer(404, {}));
        Stage stage;
        QByteArray service = gallery.service();
        service.replace("level1", "level0");
        const auto manifest = gallery.manifest(json("{'type': 'Image', 'service': ") + service + "}");
        const auto image = stage.store.open(manifest.canvases().front());
        QVERIFY(test::settles(*image, whole()));
    }

    void takesAnswersOfOtherSizes()
    {
        Gallery gallery;
        gallery.server.on(gallery.target(gallery.coarse()),
                          test::answer(200, test::png(gallery.image().scaled(125, 100, Qt::IgnoreAspectRatio,
                                                                             Qt::SmoothTransformation))));
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, whole()));
        const QImage shown = image->compose(whole(), surround);
        for (const QPoint at : {QPoint(1, 1), QPoint(125, 100), QPoint(248, 198)})
            QVERIFY(qAbs(qRed(shown.pixel(at)) - qRed(gallery.image().pixel(at * 4))) < 8);
    }

    void showsOneFile_data()
    {
        QTest::addColumn<QByteArray>("canvas");
        QTest::newRow("size on canvas") << json("'width': 500, 'height': 400, ");
        QTest::newRow("size of the image") << QByteArray();
    }
    void showsOneFile()
    {
        QFETCH(QByteArray, canvas);
        Gallery gallery;
        gallery.server.on("/picture.png", test::answer(200, test::png(gallery.image())));
        Stage stage;
        const auto manifest = test::manifestOf(
            "{" + canvas + json("'items': [{'items': [{'motivation': 'painting', 'body': {'type': 'Image', 'id': '") +
            gallery.server.address(u"/picture.png"_s).toLatin1() + json("'}}]}]}"));
        const auto image = stage.store.open(manifest.canvases().front());
        QTRY_VERIFY(image->canvasSize());
        const double units = double(image->canvasSize()->width);
        const Viewport viewport = Viewport::fitted({units, units * 0.8}, window, 1);
        QVERIFY(test::settles(*image, viewport));
        QCOMPARE(gallery.server.seen().size(), 1);
        const QImage shown = image->compose(viewport, surround);
        for (const QPoint at : {QPoint(2, 2), QPoint(125, 100), QPoint(247, 197)})
            QVERIFY(qAbs(qRed(shown.pixel(at)) - qRed(gallery.image().pixel(at * 4))) < 6);
    }

    void refusesFilesThatAreTooLarge()
    {
        Gallery gallery;
        Stage stage;
        const auto manifest = gallery.manifest(json("{'type': 'Image', 'width': 40000, 'height': 30000, 'id': '") +
                                               gallery.server.address(u"/huge.jpg"_s).toLatin1() + "\"}");
        const auto image = stage.store.open(manifest.canvases().front());
        image->look(whole());
        QCOMPARE(image->state(), State::Failed);
        QCOMPARE(image->problem()->kind, ErrorKind::TooLarge);
        QVERIFY(gallery.server.seen().isEmpty());
    }

    void saysWhenThereIsNoImage()
    {
        Stage stage;
        const auto image = stage.store.open(test::manifestOf(json("{'width': 10, 'height': 10}")).canvases().front());
        image->look(whole());
        QCOMPARE(image->state(), State::Failed);
        QVERIFY(!image->problem()->message.isEmpty());
        QCOMPARE(image->compose(whole(), surround).pixel(3, 3), surround);
    }

    void paintsOneOverTheOther()
    {
        Gallery gallery;
        QImage red(20, 20, QImage::Format_RGB32);
        red.fill(Qt::red);
        gallery.server.on("/red.png", test::answer(200, test::png(red)));
        Stage stage;
        const auto manifest = test::manifestOf(
            json("{'id': 'c', 'width': 1000, 'height': 800, 'items': [{'items': [{'body': {'type': 'Image', "
                 "'service': [") +
            gallery.service() +
            json("]}, 'target': 'c'}, {'target': 'c#xywh=400,400,200,100', 'body': {'type': "
                 "'Image', 'id': '") +
            gallery.server.address(u"/red.png"_s).toLatin1() + json("'}}]}]}"));
        const auto image = stage.store.open(manifest.canvases().front());
        QVERIFY(test::settles(*image, whole()));
        QTRY_COMPARE(image->compose(whole(), surround).pixel(101, 101), qRgb(255, 0, 0));
        const QImage shown = image->compose(whole(), surround);
        QCOMPARE(shown.pixel(148, 123), qRgb(255, 0, 0));
        for (const QPoint at : {QPoint(99, 101), QPoint(101, 99), QPoint(150, 123), QPoint(148, 125)})
            QVERIFY(shown.pixel(at) != qRgb(255, 0, 0));
    }

    void tellsValues()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(!image->sampleAt({10, 10}));
        QVERIFY(test::settles(*image, whole()));
        QVERIFY(image->sampleAt({700.5, 300.5}));
        QVERIFY(!image->sampleAt({700.5, 300.5})->isExact);
        QVERIFY(test::settles(*image, close({700, 300})));
        const auto sample = image->sampleAt({700.9, 300.1});
        QVERIFY(sample->isExact && !sample->isGrey);
        QCOMPARE(sample->colour, gallery.image().pixel(700, 300));
        QVERIFY(!image->sampleAt({-0.1, 10}));
        QVERIFY(!image->sampleAt({10, 800}));
    }

    void showsValuesAsAsked()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, close({500, 400})));
        const QSignalSpy changes(image.get(), &CanvasImage::changed);
        const DisplayTransform inverted{.isInverted = true};
        image->setDisplay(inverted);
        QTRY_VERIFY(!changes.isEmpty());
        QRgb expected = gallery.image().pixel(500, 400);
        QVERIFY(image->sampleAt({500.5, 400.5})->colour == expected); // what it is, not what is shown
        Toning(inverted).tone(&expected, 1);
        QCOMPARE(image->compose(close({500, 400}), surround).pixel(125, 100), expected);
        QCOMPARE(image->compose(Viewport(window, 1, {0, 0}, 1), surround).pixel(3, 3), surround);
    }

    void countsWhatIsInView()
    {
        Gallery gallery;
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(image->histogram().isEmpty());
        const Viewport viewport({100, 80}, 1, {500, 400}, 1);
        QVERIFY(test::settles(*image, viewport));
        Histogram expected;
        expected.add(gallery.image(), {450, 360, 100, 80});
        for (const Channel channel : {Channel::Red, Channel::Green, Channel::Blue, Channel::Brightness})
            QCOMPARE(image->histogram().counts(channel), expected.counts(channel));
    }

    void asksForExactLabels()
    {
        Gallery gallery;
        const Tile tile = gallery.pyramid().tile({0, 0, 0});
        const QByteArray exact = gallery.target(tile).replace(".jpg", ".png");
        gallery.server.on(exact, test::answer(200, gallery.answer(tile)));
        Stage stage;
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*image, close({60, 60})));
        image->setDisplay({.map = ColourMap::Labels});
        QTRY_COMPARE(gallery.server.requests(exact), 1);
        QTRY_COMPARE(image->state(), State::Settled);
        QVERIFY(test::settles(*image, whole())); // coarser ones are mixed by the server, whatever the format
        QCOMPARE(gallery.server.requests(gallery.target(gallery.coarse())), 1);
        image->setDisplay({});
        QVERIFY(test::settles(*image, close({60, 60})));
        QCOMPARE(gallery.server.requests(gallery.target(tile)), 1);
    }

    void needsNoMoreMemoryThanItMay()
    {
        constexpr qint64 memory = 6 * 4 * 256 * 256;
        Gallery gallery;
        Stage stage(memory);
        const auto image = stage.store.open(gallery.manifest().canvases().front());
        for (const QPointF centre : {QPointF(100, 100), QPointF(900, 700), QPointF(100, 700), QPointF(500, 400)}) {
            const Viewport viewport({900, 700}, 1, centre, 1); // 16 tiles are more than it may keep
            QVERIFY(test::settles(*image, viewport));
            const auto asked = gallery.server.seen().size();
            image->look(viewport);
            QCOMPARE(image->state(), State::Settled);
            QCOMPARE(gallery.server.seen().size(), asked);
            QVERIFY(image->compose(viewport, surround).pixel(450, 350) != surround);
        }
    }
};

KADER_TEST(TestCanvasImage);
#include "tst_canvasimage.moc"
