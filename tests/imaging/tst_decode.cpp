#include "imaging/decode.h"
#include "imaging/samples.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QDir>
#include <QFile>
#include <QtEndian>
#include <QTest>

#include <turbojpeg.h>

using namespace kader;
using namespace kader::imaging;
using namespace kader::test;
using namespace Qt::StringLiterals;
using iiif::ImageSize;

namespace {

int largestDifference(const QImage &a, const QImage &b)
{
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            largest = std::max(
                {largest, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return largest;
}

/// A slope, which JPEG keeps nearly as it is at any subsampling.
QImage smoothImage(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(60 + x, 200 - y, 60 + x));
    }
    return image;
}

/// The same PNG with another data chunk: `change` gets the bytes of IDAT's data; the checksum is made to fit.
QByteArray withImageData(const QByteArray &png, const std::function<QByteArray(QByteArray)> &change)
{
    const qsizetype type = png.indexOf("IDAT");
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + type - 4));
    const QByteArray data = "IDAT" + change(png.mid(type + 4, length));
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : data) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    const auto big = [](quint32 number) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToBigEndian(number, bytes.data());
        return bytes;
    };
    return png.left(type - 4) + big(static_cast<quint32>(data.size() - 4)) + data + big(~crc) +
           png.mid(type + 4 + length + 4);
}

} // namespace

class TestDecode : public QObject {
    Q_OBJECT

private slots:
    void decodesJpeg_data()
    {
        QTest::addColumn<int>("subsampling");
        QTest::addColumn<bool>("progressive");
        QTest::addColumn<int>("format");
        QTest::newRow("grey") << static_cast<int>(TJSAMP_GRAY) << false << static_cast<int>(QImage::Format_Grayscale8);
        QTest::newRow("grey, progressive")
            << static_cast<int>(TJSAMP_GRAY) << true << static_cast<int>(QImage::Format_Grayscale8);
        QTest::newRow("4:4:4") << static_cast<int>(TJSAMP_444) << false << static_cast<int>(QImage::Format_RGB32);
        QTest::newRow("4:2:0") << static_cast<int>(TJSAMP_420) << false << static_cast<int>(QImage::Format_RGB32);
        QTest::newRow("4:2:0, progressive")
            << static_cast<int>(TJSAMP_420) << true << static_cast<int>(QImage::Format_RGB32);
    }

    void decodesJpeg()
    {
        QFETCH(int, subsampling);
        QFETCH(bool, progressive);
        const QImage colored = smoothImage(61, 47);
        // The grey of a JPEG is another one than Qt's, so it is made grey before.
        const QImage original =
            subsampling == TJSAMP_GRAY ? colored.convertToFormat(QImage::Format_Grayscale8) : colored;
        const auto image = decodeImage(jpeg(original, {subsampling, progressive}), {.size = ImageSize::of(61, 47)});
        QVERIFY2(image, image ? "" : qPrintable(image.error().message));
        QTEST(static_cast<int>(image->format()), "format");
        QCOMPARE(image->size(), original.size());
        const int difference = largestDifference(*image, original);
        QVERIFY2(difference <= 12, QByteArray::number(difference));
    }

    void refusesEveryCutOfAJpeg_data() { decodesJpeg_data(); }

    void refusesEveryCutOfAJpeg()
    {
        QFETCH(int, subsampling);
        QFETCH(bool, progressive);
        const QByteArray whole = jpeg(sampleImage(61, 47, QImage::Format_RGB32), {subsampling, progressive});
        QVERIFY(decodeImage(whole));
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const auto image = decodeImage(whole.left(length));
            QVERIFY2(!image, QByteArray::number(length) + " of " + QByteArray::number(whole.size()));
            QCOMPARE(image.error().kind, ErrorKind::Malformed);
        }
    }

    /// Somebody on the way put an end mark on what came. (A progressive one may end after any scan.)
    void refusesACutJpegWithAnEnd()
    {
        const QByteArray whole = jpeg(sampleImage(61, 47, QImage::Format_RGB32), {TJSAMP_420});
        for (qsizetype length = 20; length < whole.size() - 8; ++length)
            QVERIFY2(!decodeImage(whole.left(length) + "\xFF\xD9"_ba), QByteArray::number(length));
    }

    void decodesWhatTheRepositoryServes()
    {
        KADER_SHARED_OR_SKIP(path, u"recorded"_s);
        int decoded = 0;
        const QFileInfoList files = QDir(*path).entryInfoList({u"*.jpg"_s, u"*.png"_s}, QDir::Files);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const bool isImage = bytes.startsWith("\xFF\xD8") || bytes.startsWith("\x89PNG");
            const auto image = decodeImage(bytes);
            QVERIFY2(image.has_value() == isImage, qPrintable(info.fileName()));
            decoded += isImage ? 1 : 0;
        }
        QVERIFY(decoded > 0);
    }

    void decodesPng_data()
    {
        QTest::addColumn<int>("given");
        QTest::addColumn<int>("format");
        QTest::newRow("grey") << static_cast<int>(QImage::Format_Grayscale8)
                              << static_cast<int>(QImage::Format_Grayscale8);
        QTest::newRow("16-bit grey") << static_cast<int>(QImage::Format_Grayscale16)
                                     << static_cast<int>(QImage::Format_Grayscale8);
        QTest::newRow("black and white") << static_cast<int>(QImage::Format_Mono)
                                         << static_cast<int>(QImage::Format_Grayscale8);
        QTest::newRow("colour") << static_cast<int>(QImage::Format_RGB32) << static_cast<int>(QImage::Format_RGB32);
        QTest::newRow("palette") << static_cast<int>(QImage::Format_Indexed8) << static_cast<int>(QImage::Format_RGB32);
        QTest::newRow("transparent") << static_cast<int>(QImage::Format_ARGB32)
                                     << static_cast<int>(QImage::Format_ARGB32_Premultiplied);
    }

    void decodesPng()
    {
        QFETCH(int, given);
        QFETCH(int, format);
        const QImage original = sampleImage(61, 47, static_cast<QImage::Format>(given));
        const auto image = decodeImage(png(original), {.size = ImageSize::of(61, 47)});
        QVERIFY2(image, image ? "" : qPrintable(image.error().message));
        QCOMPARE(static_cast<int>(image->format()), format);
        QCOMPARE(*image, original.convertToFormat(static_cast<QImage::Format>(format)));
    }

    void refusesEveryCutOfAPng_data() { decodesPng_data(); }

    void refusesEveryCutOfAPng()
    {
        QFETCH(int, given);
        const QByteArray whole = png(sampleImage(31, 23, static_cast<QImage::Format>(given)));
        QVERIFY(decodeImage(whole));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!decodeImage(whole.left(length)), QByteArray::number(length));
    }

    void refusesEveryDamagedByteOfAPng()
    {
        const QByteArray whole = png(sampleImage(31, 23, QImage::Format_RGB32));
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged.at(at) ^ 0x10);
            QVERIFY2(!decodeImage(damaged), QByteArray::number(at));
        }
    }

    /// All chunks are whole and their checksums right, but there are too few pixels in them.
    void refusesAPngWithTooLittleData()
    {
        const QByteArray whole = png(sampleImage(61, 47, QImage::Format_RGB32));
        QVERIFY(decodeImage(withImageData(whole, [](const QByteArray &data) { return data; })));
        const auto image =
            decodeImage(withImageData(whole, [](const QByteArray &data) { return data.left(data.size() / 2); }));
        QVERIFY(!image);
        QCOMPARE(image.error().kind, ErrorKind::Malformed);
    }

    void namesWhatIsNoImage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("kind");
        const int malformed = static_cast<int>(ErrorKind::Malformed);
        const int unsupported = static_cast<int>(ErrorKind::Unsupported);
        QTest::newRow("nothing") << ""_ba << u"nothing"_s << malformed;
        QTest::newRow("web page") << "<!DOCTYPE html><html><body>Sign in</body></html>"_ba << u"web page"_s
                                  << malformed;
        QTest::newRow("web page after a mark") << "\xEF\xBB\xBF\r\n  <html>"_ba << u"web page"_s << malformed;
        QTest::newRow("JSON error") << R"({"message": "no"})"_ba << u"message"_s << malformed;
        QTest::newRow("text") << "Internal error"_ba << u"not an image"_s << malformed;
        QTest::newRow("TIFF") << "II*\0rest"_ba << u"TIFF"_s << unsupported;
        QTest::newRow("big-endian TIFF") << "MM\0*rest"_ba << u"TIFF"_s << unsupported;
        QTest::newRow("WebP") << "RIFF\1\2\3\4WEBPVP8 "_ba << u"WebP"_s << unsupported;
        QTest::newRow("GIF") << "GIF89a"_ba << u"GIF"_s << unsupported;
        QTest::newRow("a JPEG's first bytes and no more") << "\xFF\xD8\xFF"_ba << u"JPEG"_s << malformed;
        QTest::newRow("a PNG's first bytes and no more") << "\x89PNG\r\n\x1A\n"_ba << u"PNG"_s << malformed;
    }

    void namesWhatIsNoImage()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const auto image = decodeImage(bytes);
        QVERIFY(!image);
        QVERIFY2(image.error().message.contains(word), qPrintable(image.error().message));
        QTEST(static_cast<int>(image.error().kind), "kind");
    }

    void comparesWithTheSizeAskedFor_data()
    {
        QTest::addColumn<QSize>("actual");
        QTest::addColumn<QSize>("asked");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("equal") << QSize(122, 84) << QSize(122, 84) << true;
        QTest::newRow("rounded down") << QSize(121, 83) << QSize(122, 84) << true;
        QTest::newRow("rounded down, small") << QSize(1, 2) << QSize(1, 3) << true;
        QTest::newRow("half as large") << QSize(61, 42) << QSize(122, 84) << true;
        QTest::newRow("twice as large") << QSize(244, 168) << QSize(122, 84) << true;
        QTest::newRow("distorted") << QSize(512, 477) << QSize(512, 512) << false;
        QTest::newRow("another part") << QSize(300, 280) << QSize(102, 102) << false;
    }

    void comparesWithTheSizeAskedFor()
    {
        QFETCH(QSize, actual);
        QFETCH(QSize, asked);
        const QByteArray bytes = jpeg(sampleImage(actual.width(), actual.height(), QImage::Format_RGB32), {TJSAMP_444});
        const auto image = decodeImage(bytes, {.size = ImageSize::of(asked.width(), asked.height())});
        QTEST(image.has_value(), "accepted");
        QVERIFY(image || image.error().kind == ErrorKind::Malformed);
    }

    /// The header claims 60,000×60,000; taking memory for that would end the test.
    void refusesHugeImagesBeforeTakingMemory()
    {
        QByteArray hugePng = png(sampleImage(31, 23, QImage::Format_RGB32));
        qToBigEndian<quint32>(60'000, hugePng.data() + 16);
        qToBigEndian<quint32>(60'000, hugePng.data() + 20);
        QByteArray hugeJpeg = jpeg(sampleImage(31, 23, QImage::Format_RGB32), {TJSAMP_444});
        const qsizetype frame = hugeJpeg.indexOf("\xFF\xC0"_ba);
        QVERIFY(frame > 0);
        qToBigEndian<quint16>(60'000, hugeJpeg.data() + frame + 5);
        qToBigEndian<quint16>(60'000, hugeJpeg.data() + frame + 7);
        for (const QByteArray &bytes : {hugePng, hugeJpeg}) {
            const auto image = decodeImage(bytes);
            QVERIFY(!image);
            QCOMPARE(image.error().kind, ErrorKind::TooLarge);
        }
        const QByteArray small = jpeg(sampleImage(31, 23, QImage::Format_RGB32), {TJSAMP_444});
        QVERIFY(decodeImage(small, {.maxPixels = 31 * 23}));
        QCOMPARE(decodeImage(small, {.maxPixels = 31 * 23 - 1}).error().kind, ErrorKind::TooLarge);
    }

    void stopsWhenCancelled()
    {
        const Cancellation cancellation;
        cancellation.request();
        for (const QByteArray &bytes : {png(sampleImage(9, 9, QImage::Format_RGB32)),
                                        jpeg(sampleImage(9, 9, QImage::Format_RGB32), {TJSAMP_444})})
            QCOMPARE(decodeImage(bytes, {}, cancellation).error().kind, ErrorKind::Cancelled);
    }
};

KADER_TEST(TestDecode);
#include "tst_decode.moc"
