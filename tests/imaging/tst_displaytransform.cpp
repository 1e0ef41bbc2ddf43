#include "imaging/displaytransform.h"
#include "support/registry.h"

#include <QColor>
#include <QSet>
#include <QTest>

using namespace kader::imaging;

namespace {

QRgb grey(int value)
{
    return qRgb(value, value, value);
}

} // namespace

class TestDisplayTransform : public QObject {
    Q_OBJECT

private slots:
    void showsGreys_data()
    {
        QTest::addColumn<DisplayTransform>("display");
        QTest::addColumn<int>("value");
        QTest::addColumn<QRgb>("shown");
        QTest::newRow("plain") << DisplayTransform{} << 77 << grey(77);
        QTest::newRow("below black") << DisplayTransform{.black = 80, .white = 90} << 77 << grey(0);
        QTest::newRow("between") << DisplayTransform{.black = 50, .white = 100} << 75 << grey(128);
        QTest::newRow("above white") << DisplayTransform{.black = 50, .white = 100} << 101 << grey(255);
        QTest::newRow("black is white") << DisplayTransform{.black = 100, .white = 100} << 101 << grey(255);
        QTest::newRow("black is white, below") << DisplayTransform{.black = 100, .white = 100} << 100 << grey(0);
        QTest::newRow("gamma brightens") << DisplayTransform{.gamma = 2} << 64 << grey(128);
        QTest::newRow("gamma keeps the ends") << DisplayTransform{.gamma = 2} << 255 << grey(255);
        QTest::newRow("inverted") << DisplayTransform{.isInverted = true} << 5 << grey(250);
        QTest::newRow("levels, then inverted")
            << DisplayTransform{.black = 50, .white = 100, .isInverted = true} << 100 << grey(0);
        QTest::newRow("viridis, lowest") << DisplayTransform{.map = ColourMap::Viridis} << 0 << qRgb(68, 1, 84);
        QTest::newRow("viridis, highest") << DisplayTransform{.map = ColourMap::Viridis} << 255 << qRgb(253, 231, 37);
        QTest::newRow("magma of levels") << DisplayTransform{.black = 10, .white = 20, .map = ColourMap::Magma} << 20
                                         << qRgb(252, 253, 191);
        QTest::newRow("nothing labelled") << DisplayTransform{.map = ColourMap::Labels} << 0 << grey(0);
        QTest::newRow("a channel of grey") << DisplayTransform{.channel = Channel::Blue} << 9 << grey(9);
    }
    void showsGreys()
    {
        QFETCH(DisplayTransform, display);
        QFETCH(int, value);
        QTEST(Toning(display).greys()[value], "shown");
    }

    void showsColours_data()
    {
        QTest::addColumn<DisplayTransform>("display");
        QTest::addColumn<QRgb>("shown");
        QTest::newRow("plain") << DisplayTransform{} << qRgb(10, 100, 200);
        QTest::newRow("levels") << DisplayTransform{.black = 0, .white = 100} << qRgb(26, 255, 255);
        QTest::newRow("inverted") << DisplayTransform{.isInverted = true} << qRgb(245, 155, 55);
        QTest::newRow("red") << DisplayTransform{.channel = Channel::Red} << grey(10);
        QTest::newRow("green") << DisplayTransform{.channel = Channel::Green} << grey(100);
        QTest::newRow("blue, inverted") << DisplayTransform{.channel = Channel::Blue, .isInverted = true} << grey(55);
        QTest::newRow("brightness") << DisplayTransform{.channel = Channel::Brightness} << grey(qGray(10, 100, 200));
        QTest::newRow("a map of brightness")
            << DisplayTransform{.map = ColourMap::Magma} << coloursOf(ColourMap::Magma)[qGray(10, 100, 200)];
    }
    void showsColours()
    {
        QFETCH(DisplayTransform, display);
        QRgb pixel = qRgb(10, 100, 200);
        Toning(display).tone(&pixel, 1);
        QTEST(pixel, "shown");
    }

    void keepsTransparency()
    {
        QRgb pixels[] = {0, qPremultiply(qRgba(200, 100, 0, 100)), qRgb(200, 100, 0)};
        Toning({.isInverted = true}).tone(pixels, 3);
        QCOMPARE(pixels[0], 0U);
        QCOMPARE(qAlpha(pixels[1]), 100);
        QVERIFY(qAbs(qRed(qUnpremultiply(pixels[1])) - 55) <= 2);
        QCOMPARE(pixels[2], qRgb(55, 155, 255));
    }

    /// In the order of the values brightness grows, so that a print without colours tells the same.
    void growsBrighter_data()
    {
        QTest::addColumn<ColourMap>("map");
        QTest::newRow("viridis") << ColourMap::Viridis;
        QTest::newRow("magma") << ColourMap::Magma;
    }
    void growsBrighter()
    {
        QFETCH(ColourMap, map);
        for (int value = 1; value < 256; ++value)
            QVERIFY(qGray(coloursOf(map)[value]) >= qGray(coloursOf(map)[value - 1]));
    }

    void givesEveryLabelItsColour()
    {
        const auto &colours = coloursOf(ColourMap::Labels);
        QCOMPARE(QSet<QRgb>(colours.begin(), colours.end()).size(), 256);
        for (int value = 1; value < 256; ++value)
            QVERIFY(qGray(colours[value]) > 40);
    }

    void knowsThatNothingIsChanged()
    {
        QVERIFY(DisplayTransform{}.isPlain());
        QVERIFY(!DisplayTransform{.gamma = 1.1}.isPlain());
        QVERIFY(!Toning({.map = ColourMap::Labels}).mixes());
        QVERIFY(Toning({.map = ColourMap::Magma}).mixes());
    }
};

KADER_TEST(TestDisplayTransform);
#include "tst_displaytransform.moc"
