#include "imaging/histogram.h"
#include "support/registry.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace kader::imaging;

namespace {

QImage grey(int width, int height, const std::function<int(int x, int y)> &value)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.scanLine(y)[x] = static_cast<uchar>(value(x, y));
    }
    return image;
}

Histogram of(const QImage &image, int stride = 1)
{
    Histogram histogram;
    histogram.add(image, image.rect(), stride);
    return histogram;
}

} // namespace

class TestHistogram : public QObject {
    Q_OBJECT

private slots:
    void counts()
    {
        QVERIFY(Histogram().isEmpty());
        const Histogram histogram = of(grey(256, 2, [](int x, int) { return x; }));
        QVERIFY(histogram.isGrey() && !histogram.isEmpty());
        for (const Channel channel : {Channel::All, Channel::Red, Channel::Brightness}) {
            for (const qint64 count : histogram.counts(channel))
                QCOMPARE(count, 2);
        }
    }

    void countsAPart()
    {
        Histogram histogram;
        const QImage image = grey(100, 100, [](int x, int) { return x < 50 ? 10 : 20; });
        histogram.add(image, {40, 90, 30, 50});
        QCOMPARE(histogram.counts(Channel::All)[10], 10 * 10);
        QCOMPARE(histogram.counts(Channel::All)[20], 20 * 10);
        histogram.add(image, {200, 0, 10, 10});
        QCOMPARE(histogram.counts(Channel::All)[20], 20 * 10);
        QCOMPARE(of(image, 10).counts(Channel::All)[20], 50);
    }

    void countsColours()
    {
        QImage image(3, 2, QImage::Format_RGB32);
        image.fill(qRgb(1, 2, 3));
        const Histogram histogram = of(image);
        QVERIFY(!histogram.isGrey());
        QCOMPARE(histogram.counts(Channel::Red)[1], 6);
        QCOMPARE(histogram.counts(Channel::Green)[2], 6);
        QCOMPARE(histogram.counts(Channel::Blue)[3], 6);
        QCOMPARE(histogram.counts(Channel::Brightness)[qGray(1, 2, 3)], 6);
    }

    void findsLevels_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("share");
        QTest::addColumn<Histogram::Levels>("levels");
        QTest::newRow("all") << 50 << 149 << 0.0 << Histogram::Levels{50, 149};
        QTest::newRow("but for a tenth") << 50 << 149 << 0.1 << Histogram::Levels{60, 139};
        QTest::newRow("the whole range") << 0 << 255 << 0.0 << Histogram::Levels{0, 255};
        QTest::newRow("one value") << 7 << 7 << 0.0 << Histogram::Levels{7, 8};
        QTest::newRow("black") << 0 << 0 << 0.01 << Histogram::Levels{0, 1};
        QTest::newRow("white") << 255 << 255 << 0.01 << Histogram::Levels{254, 255};
    }
    void findsLevels()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, share);
        const QImage image = grey(to - from + 1, 100, [from](int x, int) { return from + x; });
        QTEST(of(image).levels(Channel::All, share), "levels");
    }

    void recognisesLabels_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<bool>("isMask");
        QRandomGenerator random(7);
        QTest::newRow("cells") << grey(200, 200, [](int x, int y) {
            return x / 20 % 2 && y / 20 % 2 ? 1 + x / 20 + y / 40 : 0;
        }) << true;
        QTest::newRow("two classes") << grey(200, 200, [](int x, int) { return x < 100 ? 1 : 2; }) << true;
        QTest::newRow("black") << grey(200, 200, [](int, int) { return 0; }) << false;
        QTest::newRow("dark and noisy") << grey(200, 200, [&](int, int) { return random.bounded(30); }) << false;
        QTest::newRow("bright") << grey(200, 200, [](int x, int y) { return (x / 20 + y / 20) * 12; }) << false;
        QTest::newRow("dark, with a bright label")
            << grey(200, 200, [](int x, int) { return x < 10 ? 255 : 3; }) << false;
    }
    void recognisesLabels()
    {
        QFETCH(QImage, image);
        QTEST(of(image).looksLikeLabels(), "isMask");
        QVERIFY(!of(image.convertToFormat(QImage::Format_RGB32)).looksLikeLabels());
    }
};

KADER_TEST(TestHistogram);
#include "tst_histogram.moc"
