#include "imaging/compositor.h"
#include "imaging/imagememory.h"
#include "imaging/samples.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;

namespace {

constexpr QRgb surround = qRgb(200, 30, 90);

/// Tiles of one colour, of which some levels are in memory.
class Drawing {
public:
    explicit Drawing(QList<qint32> levels)
        : m_levels(std::move(levels)),
          m_pyramid(*TilePyramid::of(test::service(u"v3 L1 3001x2003 tile 128:1,2,4,8,16"_s)))
    {
        QImage tile(97, 101, QImage::Format_RGB32); // not what was asked for, either
        tile.fill(Qt::white);
        m_tile = DecodedImage::of(tile, 0);
    }

    [[nodiscard]] QImage drawn(const Viewport &viewport, const ImageRect &part, const QRectF &onCanvas) const
    {
        QImage window(viewport.deviceSize(), QImage::Format_RGB32);
        window.fill(surround);
        const Placement placement(viewport, part, onCanvas);
        const Compositor compositor(
            m_pyramid, [this](const Tile &tile) { return m_levels.contains(tile.key.level) ? &*m_tile : nullptr; });
        compositor.draw(window, planTiles(m_pyramid, placement.view()), placement, Toning());
        return window;
    }

private:
    QList<qint32> m_levels;
    TilePyramid m_pyramid;
    std::optional<DecodedImage> m_tile;
};

/// Device pixels whose middles lie in `rect` are white and all others are not.
bool fillsExactly(const QImage &window, const QRectF &rect, QString &message)
{
    for (int y = 0; y < window.height(); ++y) {
        for (int x = 0; x < window.width(); ++x) {
            const QPointF middle(x + 0.5, y + 0.5);
            const bool isInside = middle.x() >= rect.left() - 1e-6 && middle.x() < rect.right() - 1e-6 &&
                                  middle.y() >= rect.top() - 1e-6 && middle.y() < rect.bottom() - 1e-6;
            if (window.pixel(x, y) != (isInside ? qRgb(255, 255, 255) : surround)) {
                message = u"at %1,%2"_s.arg(x).arg(y);
                return false;
            }
        }
    }
    return true;
}

} // namespace

class TestCompositor : public QObject {
    Q_OBJECT

private slots:
    void leavesNoSeams_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QList<qint32>>("levels");
        QTest::addColumn<Orientation>("orientation");
        for (const double ratio : {1.0, 1.25, 2.0}) {
            for (const double zoom : {0.0213, 0.09, 1 / 3.7, 0.333, 0.5, 0.7071, 1.0, 1.37, 2.5, 3.0, 17.3}) {
                QTest::addRow("sharp, %g, ratio %g", zoom, ratio)
                    << zoom << ratio << QList<qint32>{0, 1, 2, 3, 4} << Orientation();
                QTest::addRow("coarse only, %g, ratio %g", zoom, ratio)
                    << zoom << ratio << QList<qint32>{4} << Orientation();
                for (const Orientation way : test::allOrientations().mid(1))
                    QTest::addRow("%g, ratio %g%s", zoom, ratio, test::nameOf(way))
                        << zoom << ratio << QList<qint32>{0, 1, 2, 3, 4} << way;
            }
        }
        QTest::addRow("finer stands in") << 0.5 << 1.0 << QList<qint32>{0} << Orientation();
    }
    void leavesNoSeams()
    {
        QFETCH(double, zoom);
        QFETCH(double, ratio);
        QFETCH(QList<qint32>, levels);
        QFETCH(Orientation, orientation);
        const Drawing drawing(levels);
        const QRectF canvas(0, 0, 3001, 2003);
        for (const QPointF centre : {QPointF(1500.3, 1001.7), QPointF(3.2, 4.1), QPointF(3000, 2000)}) {
            const Viewport viewport({203, 151}, ratio, centre, zoom, orientation);
            const QImage window = drawing.drawn(viewport, {0, 0, 3001, 2003}, canvas);
            const QRectF view = viewport.canvasToView(canvas);
            QString message;
            QVERIFY2(fillsExactly(window, {view.topLeft() * ratio, view.size() * ratio}, message), qPrintable(message));
        }
    }

    void drawsIntoItsPlace_data()
    {
        QTest::addColumn<QRectF>("part");
        QTest::addColumn<QRectF>("place");
        QTest::newRow("whole, squeezed") << QRectF(0, 0, 3001, 2003) << QRectF(50, 30, 100, 300);
        QTest::newRow("a part") << QRectF(500, 700, 900, 600) << QRectF(10, 20, 300, 200);
        QTest::newRow("a part, enlarged") << QRectF(500, 700, 9, 6) << QRectF(10.3, 20.7, 300, 200);
        QTest::newRow("pixel on pixel") << QRectF(500, 700, 90, 60) << QRectF(10, 20, 90, 60);
        QTest::newRow("beyond the window") << QRectF(0, 0, 3001, 2003) << QRectF(-500, -300, 3001, 2003);
    }
    void drawsIntoItsPlace()
    {
        QFETCH(QRectF, part);
        QFETCH(QRectF, place);
        const Viewport viewport({400, 400}, 1, {200, 200}, 1);
        const QImage window =
            Drawing({0, 1, 2, 3, 4}).drawn(viewport, {part.x(), part.y(), part.width(), part.height()}, place);
        QString message;
        QVERIFY2(fillsExactly(window, place, message), qPrintable(message));
    }

    void drawsNothingWithoutTiles()
    {
        const QImage window = Drawing({}).drawn({{50, 50}, 1, {20, 20}, 1}, {0, 0, 3001, 2003}, {0, 0, 3001, 2003});
        QString message;
        QVERIFY2(fillsExactly(window, {}, message), qPrintable(message));
    }

    void reducesWithoutDroppingPixels()
    {
        QImage stripes(64, 64, QImage::Format_Grayscale8);
        for (int y = 0; y < 64; ++y)
            std::fill_n(stripes.scanLine(y), 64, y % 2 ? 255 : 0);
        const DecodedImage decoded = DecodedImage::of(stripes, 3);
        QVERIFY(decoded.isGrey());
        QCOMPARE(decoded.image().size(), QSize(64, 64));
        QCOMPARE(decoded.imageFor(0.6).size(), QSize(64, 64));
        QCOMPARE(decoded.imageFor(0.4).size(), QSize(32, 32));
        QCOMPARE(decoded.imageFor(0.01).size(), QSize(8, 8));
        QVERIFY(qAbs(qGray(decoded.imageFor(0.1).pixel(4, 4)) - 127) < 3);
        QCOMPARE(decoded.bytes(), 64 * 64 + 32 * 32 + 16 * 16 + 8 * 8);
    }

    void forgetsWhatWasUsedLongestAgo()
    {
        const auto key = [](int number) { return ImageKey{u"https://a.org/i"_s, {number}}; };
        const DecodedImage image = DecodedImage::of(test::sampleImage(10, 10, QImage::Format_RGB32), 0);
        ImageMemory memory(3 * image.bytes() + 5);
        for (int i = 0; i < 3; ++i)
            QVERIFY(memory.insert(key(i), image));
        QVERIFY(memory.find(key(0)));
        QVERIFY(memory.insert(key(3), image));
        QVERIFY(memory.contains(key(0)) && memory.contains(key(2)) && memory.contains(key(3)));
        QVERIFY(!memory.contains(key(1)));
        QCOMPARE(memory.bytes(), 3 * image.bytes());
        QVERIFY(!memory.insert(key(4), DecodedImage::of(test::sampleImage(30, 30, QImage::Format_RGB32), 0)));
        memory.makeRoom(100 * image.bytes());
        QCOMPARE(memory.capacity(), memory.most());
        ImageMemory growing(10, 100);
        growing.makeRoom(50);
        growing.makeRoom(20);
        QCOMPARE(growing.capacity(), 50);
        growing.makeRoom(1000);
        QCOMPARE(growing.capacity(), 100);
        QVERIFY(memory.bytes() <= memory.capacity());
    }
};

KADER_TEST(TestCompositor);
#include "tst_compositor.moc"
