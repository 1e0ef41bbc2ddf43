#include "imaging/blit.h"
#include "imaging/compositor.h"
#include "imaging/samples.h"
#include "support/registry.h"

#include <QTest>

#include <cmath>

using namespace kader;
using namespace kader::imaging;
using namespace Qt::StringLiterals;

namespace {

constexpr QRgb surround = qRgb(200, 30, 90);

/// The value of one channel between the four pixels around a place, as slowly and plainly as it can be had.
double between(const QImage &image, double x, double y, int (*channel)(QRgb))
{
    const auto value = [&](double column, double row) {
        const int at = std::clamp(static_cast<int>(column), 0, image.width() - 1);
        return channel(image.pixel(at, std::clamp(static_cast<int>(row), 0, image.height() - 1)));
    };
    const double left = std::floor(x - 0.5);
    const double top = std::floor(y - 0.5);
    const double across = x - 0.5 - left;
    const double down = y - 0.5 - top;
    const double upper = value(left, top) * (1 - across) + value(left + 1, top) * across;
    const double lower = value(left, top + 1) * (1 - across) + value(left + 1, top + 1) * across;
    return upper * (1 - down) + lower * down;
}

bool isNear(QRgb a, QRgb b, int tolerance)
{
    return std::abs(qRed(a) - qRed(b)) <= tolerance && std::abs(qGreen(a) - qGreen(b)) <= tolerance &&
           std::abs(qBlue(a) - qBlue(b)) <= tolerance;
}

} // namespace

/// One tile's pixels in a window, against the same done one by one.
class TestBlit : public QObject {
    Q_OBJECT

private slots:
    void showsWhatLiesThere_data()
    {
        QTest::addColumn<QImage::Format>("format");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("isSmooth");
        QTest::addColumn<Orientation>("orientation");
        const std::pair<const char *, QImage::Format> formats[] = {{"grey", QImage::Format_Grayscale8},
                                                                   {"colour", QImage::Format_RGB32}};
        for (const auto &[name, format] : formats) {
            for (const double scale : {0.53, 0.999, 1.0, 1.7, 5.0}) {
                for (const Orientation way : test::allOrientations()) {
                    QTest::addRow("%s, smooth, %g%s", name, scale, test::nameOf(way)) << format << scale << true << way;
                    QTest::addRow("%s, pixels, %g%s", name, scale, test::nameOf(way))
                        << format << scale << false << way;
                }
            }
        }
    }
    void showsWhatLiesThere()
    {
        QFETCH(QImage::Format, format);
        QFETCH(double, scale);
        QFETCH(bool, isSmooth);
        QFETCH(Orientation, orientation);
        const QImage source = test::sampleImage(37, 23, format);
        QImage window(90, 80, QImage::Format_RGB32);
        window.fill(surround);
        const QRect cell(11, 7, 50, 60);
        const auto placed = [&](QPointF device) {
            return orientation.undo(device - QPointF(36, 37)) / scale + centre();
        };
        const QPointF first = placed(QPointF(cell.topLeft()) + QPointF(0.5, 0.5));
        const QPointF behind = placed(QPointF(cell.topLeft()) + QPointF(1.5, 1.5));
        blit(window, source,
             {.cell = cell,
              .x = {first.x(), behind.x() - first.x()},
              .y = {first.y(), behind.y() - first.y()},
              .isTransposed = orientation.isTransposed(),
              .isSmooth = isSmooth},
             Toning());
        for (int y = 0; y < window.height(); ++y) {
            for (int x = 0; x < window.width(); ++x) {
                const QRgb expected =
                    cell.contains(x, y) ? expectedAt(source, placed(QPointF(x + 0.5, y + 0.5)), isSmooth) : surround;
                QVERIFY2(isNear(window.pixel(x, y), expected, isSmooth && cell.contains(x, y) ? 2 : 0),
                         qPrintable(u"at %1,%2"_s.arg(x).arg(y)));
            }
        }
    }

    void laysTransparentOverTheRest()
    {
        QImage source(3, 1, QImage::Format_ARGB32_Premultiplied);
        source.setPixel(0, 0, qPremultiply(qRgba(255, 255, 255, 0)));
        source.setPixel(1, 0, qPremultiply(qRgba(255, 255, 255, 128)));
        source.setPixel(2, 0, qPremultiply(qRgba(10, 20, 30, 255)));
        QImage window(3, 1, QImage::Format_RGB32);
        window.fill(qRgb(100, 0, 255));
        blit(window, source, {.cell = {0, 0, 3, 1}, .x = {0.5, 1}, .y = {0.5, 1}}, Toning());
        QCOMPARE(window.pixel(0, 0), qRgb(100, 0, 255));
        QVERIFY(isNear(window.pixel(1, 0), qRgb(178, 128, 255), 1));
        QCOMPARE(window.pixel(2, 0), qRgb(10, 20, 30));
        DisplayTransform display;
        display.isInverted = true;
        window.fill(qRgb(100, 0, 255));
        blit(window, source, {.cell = {0, 0, 3, 1}, .x = {0.5, 1}, .y = {0.5, 1}}, Toning(display));
        QCOMPARE(window.pixel(0, 0), qRgb(100, 0, 255));
        QVERIFY(isNear(window.pixel(1, 0), qRgb(50, 0, 127), 1));
        QCOMPARE(window.pixel(2, 0), qRgb(245, 235, 225));
    }

    void tonesInOnePass()
    {
        const Toning toning({.black = 30, .white = 200, .gamma = 2.2, .map = ColourMap::Magma});
        const QImage source = test::sampleImage(40, 30, QImage::Format_Grayscale8);
        const Blit whole{.cell = {0, 0, 40, 30}, .x = {0.5, 1}, .y = {0.5, 1}};
        QImage window(40, 30, QImage::Format_RGB32);
        blit(window, source, whole, toning);
        for (int y = 0; y < 30; ++y) {
            for (int x = 0; x < 40; ++x)
                QCOMPARE(window.pixel(x, y), toning.greys()[source.constScanLine(y)[x]]);
        }
    }

    void neverMixesLabels()
    {
        QImage mask(2, 1, QImage::Format_Grayscale8);
        mask.scanLine(0)[0] = 1;
        mask.scanLine(0)[1] = 3;
        QImage window(20, 1, QImage::Format_RGB32);
        const Toning toning({.map = ColourMap::Labels});
        blit(window, mask, {.cell = {0, 0, 20, 1}, .x = {0.05, 0.1}, .y = {0.5, 1}, .isSmooth = true}, toning);
        for (int x = 0; x < 20; ++x)
            QCOMPARE(window.pixel(x, 0), coloursOf(ColourMap::Labels)[x < 10 ? 1 : 3]);
    }

private:
    static QPointF centre() { return {18.5, 11.5}; }

    static QRgb expectedAt(const QImage &source, QPointF at, bool isSmooth)
    {
        if (isSmooth)
            return qRgb(qRound(between(source, at.x(), at.y(), qRed)), qRound(between(source, at.x(), at.y(), qGreen)),
                        qRound(between(source, at.x(), at.y(), qBlue)));
        return source.pixel(std::clamp(static_cast<int>(std::floor(at.x() + 1e-9)), 0, source.width() - 1),
                            std::clamp(static_cast<int>(std::floor(at.y() + 1e-9)), 0, source.height() - 1));
    }
};

KADER_TEST(TestBlit);
#include "tst_blit.moc"
