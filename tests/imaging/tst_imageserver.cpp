#include "iiif/imageservice.h"
#include "imaging/imageserver.h"
#include "imaging/selfdescribing.h"
#include "imaging/stage.h"
#include "imaging/tilepyramid.h"
#include "imaging/unreliableproxy.h"
#include "net/response.h"
#include "support/json.h"
#include "support/registry.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;
using kader::test::ImageServer;
using kader::test::Laid;
using kader::test::SelfDescribing;

namespace {

constexpr QRgb surround = qRgb(0, 0, 255);
const QSize window(480, 360);
/// Of an image whose sides are 1.
constexpr QPointF upperLeft(0.06, 0.07);
constexpr QPointF middle(0.4731, 0.5119);
constexpr QPointF lowerRight(0.98, 0.98);

iiif::Manifest manifestOf(const QString &service)
{
    const QByteArray canvas = "{'id': 'https://a.org/canvas', 'type': 'Canvas', 'items': [{'type': 'AnnotationPage', "
                              "'items': [{'type': 'Annotation', 'body': {'type': 'Image', 'service': [{'id': '" +
                              service.toLatin1() + "'}]}}]}]}";
    return test::manifestOf(test::json(canvas.constData()));
}

} // namespace

/// Tiles of servers that others have written, of images that say of each pixel where it belongs: by every dialect, at
/// every level, at the level's own scale and between two of them.
class TestImageServer : public QObject {
    Q_OBJECT

private slots:
    void liesWhereItBelongs_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ImageServer::Kind>("kind");
        const auto row = [](const QString &path, ImageServer::Kind kind = ImageServer::Kind::Exact) {
            QTest::addRow("%s", qPrintable(path)) << path << kind;
        };
        for (const QString &dialect :
             {u"3"_s, u"3-level1"_s, u"3-level0"_s, u"3-4tu"_s, u"2"_s, u"2-level1"_s, u"2-level0"_s})
            row(u"/iiif/%1/gray10137x9522"_s.arg(dialect));
        for (const QString &dialect : {u"3"_s, u"3-4tu"_s})
            row(u"/iiif/%1/rgb20000x15000"_s.arg(dialect));
        row(u"/static/gray3"_s);
        row(u"/static/gray2"_s);
        row(u"/iiif/gray10137x9522.tif"_s, ImageServer::Kind::Rounding);
    }

    void liesWhereItBelongs()
    {
        QFETCH(QString, path);
        QFETCH(ImageServer::Kind, kind);
        const ImageServer &server = serverOf(kind);
        if (!server.problem().isEmpty())
            QSKIP(qPrintable(server.problem()));
        test::Stage stage;
        const auto read = iiif::readImageInfo(stage.fetch(server.address(path + u"/info.json"_s))->body,
                                              {.requestedBase = WebAddress::parse(server.address(path))});
        QVERIFY(read);
        const TilePyramid pyramid = *TilePyramid::of(read->service);
        const SelfDescribing image{QSize(int(pyramid.imageSize().width()), int(pyramid.imageSize().height())),
                                   path.contains("gray"_L1)};
        const iiif::Manifest manifest = manifestOf(server.address(path));
        const auto canvas = stage.store.open(manifest.canvases().front());
        int lines = 0;
        for (const TileLevel &level : pyramid.levels()) {
            const auto look = [&](QPointF at, double coarser) {
                const QPointF centre(at.x() * image.size.width(), at.y() * image.size.height());
                const Viewport viewport(window, 1, centre, 1 / (level.scale * coarser));
                lines += linesWhereTheyBelong(
                    *canvas, {image, viewport.canvasToView(QPointF(0, 0)), viewport.zoom(), level.scale}, viewport);
                return !QTest::currentTestFailed();
            };
            if (!look(upperLeft, 1) || !look(upperLeft, 1.37) || !look(middle, 1) || !look(lowerRight, 1))
                return;
        }
        QVERIFY2(lines > 40, qPrintable(QString::number(lines)));
    }

    void unreliableServersShowNothingWrong_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<quint32>("seed");
        for (const QString &dialect : {u"3-level1"_s, u"3-4tu"_s, u"2-level0"_s}) {
            for (const quint32 seed : {1U, 2U})
                QTest::addRow("%s, seed %u", qPrintable(dialect), seed)
                    << u"/iiif/%1/gray10137x9522"_s.arg(dialect) << seed;
        }
    }

    /// Whatever becomes of the answers: no pixel at any moment that is not the image's; in the end all of them, or
    /// words about what is missing; and all of them once the server has come to its senses.
    void unreliableServersShowNothingWrong()
    {
        QFETCH(QString, path);
        QFETCH(quint32, seed);
        const ImageServer &server = serverOf(ImageServer::Kind::Exact);
        if (!server.problem().isEmpty())
            QSKIP(qPrintable(server.problem()));
        test::UnreliableProxy proxy(server.port(), {.errors = 0.15, .cuts = 0.15, .truncated = 0.15, .delays = 0.3},
                                    seed);
        test::Stage stage;
        const SelfDescribing image{QSize(10137, 9522), true};
        constexpr double coarsest = 32;
        const iiif::Manifest manifest = manifestOf(proxy.address(path));
        const auto canvas = stage.store.open(manifest.canvases().front());
        Viewport viewport;
        qint64 wrong = 0;
        connect(canvas.get(), &CanvasImage::changed, this, [&] {
            const Laid laid{image, viewport.canvasToView(QPointF(0, 0)), viewport.zoom(), 1};
            wrong += canvas->canvasSize()
                         ? test::wrongPixels(canvas->compose(viewport, surround), laid, coarsest, surround)
                         : 0;
        });
        QRandomGenerator random(seed);
        constexpr int views = 12;
        int incomplete = 0;
        for (int i = 0; i <= views; ++i) {
            if (i == views)
                proxy.mend();
            const double zoom = std::exp2(-random.bounded(5.0));
            const QPointF at(random.bounded(10137.0), random.bounded(9522.0));
            viewport = Viewport(window, 1, at, zoom);
            canvas->look(viewport);
            QVERIFY(comesToAnEnd(stage, *canvas));
            incomplete += canvas->problem().has_value();
            for (int tries = 0; tries < 20 && canvas->state() != CanvasImage::State::Settled; ++tries) {
                QVERIFY(!canvas->problem()->message.isEmpty());
                canvas->retry();
                QVERIFY(comesToAnEnd(stage, *canvas));
            }
            QCOMPARE(canvas->state(), CanvasImage::State::Settled);
            const double level = std::exp2(std::floor(std::log2(1 / zoom)));
            const test::Deviation found = test::deviation(canvas->compose(viewport, surround),
                                                          {image, viewport.canvasToView(QPointF(0, 0)), zoom, level});
            QVERIFY2(found.different * 1000 <= found.compared, qPrintable(found.toString()));
            QCOMPARE(wrong, 0);
        }
        QVERIFY2(proxy.spoilt() > 2, qPrintable(QString::number(proxy.spoilt())));
        qInfo("%d of %d requests spoilt, %d of %d views incomplete at first", proxy.spoilt(), proxy.requests(),
              incomplete, views);
        QCOMPARE(proxy.doubled(), 0);
    }

private:
    /// Also sees to it that the same two pixels further would not do.
    static int linesWhereTheyBelong(CanvasImage &canvas, const Laid &laid, const Viewport &viewport)
    {
        if (!test::settles(canvas, viewport)) {
            QTest::qFail("does not settle", __FILE__, __LINE__);
            return 0;
        }
        const QImage shown = canvas.compose(viewport, surround);
        const test::Deviation found = test::deviation(shown, laid);
        const QString words = u"level %1 at %2: %3"_s.arg(laid.level).arg(laid.scale).arg(found.toString());
        QTest::qVerify(found.isGood(), "isGood", qPrintable(words), __FILE__, __LINE__);
        Laid elsewhere = laid;
        elsewhere.origin += QPointF(2.5, 2.5);
        if (found.lines > 0)
            QTest::qVerify(!test::deviation(shown, elsewhere).isGood(), "elsewhere", qPrintable(words), __FILE__,
                           __LINE__);
        return found.lines;
    }

    /// Till all is there, or something is known not to come.
    static bool comesToAnEnd(test::Stage &stage, const CanvasImage &canvas)
    {
        constexpr int longEnough = 30'000;
        return QTest::qWaitFor(
            [&] {
                return canvas.state() == CanvasImage::State::Settled || (canvas.problem() && stage.client.isIdle());
            },
            longEnough);
    }

    [[nodiscard]] const ImageServer &serverOf(ImageServer::Kind kind)
    {
        std::unique_ptr<ImageServer> &server = m_servers[kind == ImageServer::Kind::Rounding];
        if (!server)
            server = std::make_unique<ImageServer>(kind);
        return *server;
    }

    std::unique_ptr<ImageServer> m_servers[2];
};

KADER_TEST(TestImageServer);
#include "tst_imageserver.moc"
