#include "imaging/gallery.h"
#include "imaging/samples.h"
#include "imaging/stage.h"
#include "imaging/turnedtiles.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>
#include <QTransform>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;
using kader::test::Gallery;
using kader::test::json;
using kader::test::Stage;

namespace {

constexpr QRgb surround = qRgb(200, 30, 90);

/// Of no symmetry at any scale.
QImage scene(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int patch = (x / 61 * 7919 + y / 53 * 104729 + x / 61 * (y / 53) * 31) % 199;
            image.setPixel(x, y, qRgb(28 + patch, 28 + patch, 28 + patch));
        }
    }
    return image;
}

/// What the server makes of a part of the image.
QImage sent(const QImage &part, Orientation turn, QSize size)
{
    const QImage mirrored = turn.isMirrored() ? part.mirrored(true, false) : part;
    return mirrored.transformed(QTransform().rotate(90.0 * turn.quarters()))
        .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

/// Tiles of servers that turn each of them as the camera was held.
class TestTurnedTiles : public QObject {
    Q_OBJECT

private slots:
    void seesHowPartsAreTurned_data()
    {
        QTest::addColumn<Orientation>("turn");
        for (const Orientation turn : test::allOrientations())
            QTest::addRow("turned%s", test::nameOf(turn)) << turn;
    }

    void seesHowPartsAreTurned()
    {
        QFETCH(Orientation, turn);
        const QImage image = scene({1000, 800});
        const QImage whole = sent(image, turn, {500, 400});
        for (const QRect &part : {QRect(512, 256, 256, 256), QRect(0, 512, 512, 288), QRect(768, 0, 232, 256)}) {
            const QRectF where(part.x() / 1000.0, part.y() / 800.0, part.width() / 1000.0, part.height() / 800.0);
            const auto seen = turnOf(sent(image.copy(part), turn, part.size()), whole, where);
            QVERIFY(seen.has_value());
            QVERIFY(*seen == turn);
        }
    }

    void evenSurfacesSayNothing()
    {
        QImage even(300, 200, QImage::Format_Grayscale8);
        even.fill(90);
        QVERIFY(!turnOf(even, even, {0.25, 0.25, 0.5, 0.5}));
    }

    void imagesThatChangedInBetweenSayNothing()
    {
        const QImage image = scene({1000, 800});
        const QImage other = scene({1500, 1500}).copy(700, 600, 256, 256);
        QVERIFY(!turnOf(other, image, {0.25, 0.25, 0.256, 0.32}));
    }

    void putsTilesTogetherAsTheImageIsStored_data() { seesHowPartsAreTurned_data(); }
    void putsTilesTogetherAsTheImageIsStored()
    {
        QFETCH(Orientation, turn);
        for (const double zoom : {0.25, 1.0}) { // by the one tile of all, and by others
            Gallery gallery;
            const QImage image = scene({1000, 800});
            for (const Tile &tile : gallery.tiles()) {
                const QRect part(int(tile.region.x()), int(tile.region.y()), int(tile.region.width()),
                                 int(tile.region.height()));
                const QSize size(int(tile.output.width()), int(tile.output.height()));
                gallery.server.on(gallery.target(tile),
                                  test::answer(200, test::png(sent(image.copy(part), turn, size))));
            }
            Stage stage;
            const iiif::Manifest manifest =
                gallery.manifest(json("{'type': 'Image', 'service': [") + service(gallery) + "]}");
            const auto canvas = stage.store.open(manifest.canvases().front());
            const Viewport viewport({250, 200}, 1, {500, 400}, zoom);
            QVERIFY(test::settles(*canvas, viewport));
            QCOMPARE(canvas->remark().isEmpty(), turn == Orientation());
            const QImage shown = canvas->compose(viewport, surround);
            const QImage expected = zoom == 1 ? image.copy(375, 300, 250, 200)
                                              : image.scaled(250, 200, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            qint64 off = 0;
            for (int y = 0; y < 200; ++y) {
                for (int x = 0; x < 250; ++x)
                    off += qAbs(qGreen(shown.pixel(x, y)) - qGreen(expected.pixel(x, y)));
            }
            QVERIFY2(off / (250 * 200) < 8, qPrintable(QString::number(off / (250 * 200))));
        }
    }

    void othersAreNotAskedForMore()
    {
        Gallery gallery;
        Stage stage;
        const auto canvas = stage.store.open(gallery.manifest().canvases().front());
        QVERIFY(test::settles(*canvas, Viewport({250, 200}, 1, {500, 400}, 0.25)));
        QTRY_VERIFY(stage.client.isIdle());
        QCOMPARE(gallery.tilesAskedFor(1), 0);
    }

private:
    /// As 4TU's describes itself.
    static QByteArray service(const Gallery &gallery)
    {
        QByteArray text = gallery.service();
        text.chop(1);
        return text + json(", 'maxWidth': 1000, 'maxHeight': 800, 'maxArea': 800000, 'sizes': [{'width': 1000, "
                           "'height': 800}]}");
    }
};

KADER_TEST(TestTurnedTiles);
#include "tst_turnedtiles.moc"
