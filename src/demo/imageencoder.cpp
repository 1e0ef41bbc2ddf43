#include "demo/imageencoder.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>
#include <QTransform>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

constexpr int jpegQuality = 85;

std::optional<QByteArray> written(const QImage &image, const QByteArray &format, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        return std::nullopt;
    return buffer.data();
}

void append16(QByteArray &out, quint16 value)
{
    value = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&value), 2);
}

void append32(QByteArray &out, quint32 value)
{
    value = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&value), 4);
}

struct TiffEntry {
    quint16 tag;
    quint16 type; ///< 3: 16 bits, 4: 32 bits.
    quint32 count;
    quint32 value;
};

/// An uncompressed baseline TIFF of one strip, grey or RGB. Qt's own writer is a plugin that need not be there.
QByteArray tiff(const QImage &image)
{
    const bool grey = image.format() == QImage::Format_Grayscale8;
    const QImage pixels = grey ? image : image.convertToFormat(QImage::Format_RGB888);
    const quint32 rowBytes = quint32(image.width()) * (grey ? 1 : 3);
    constexpr quint32 bitsOffset = tiffHeaderBytes - 6;
    const TiffEntry entries[] = {{256, 4, 1, quint32(image.width())},
                                 {257, 4, 1, quint32(image.height())},
                                 grey ? TiffEntry{258, 3, 1, 8} : TiffEntry{258, 3, 3, bitsOffset},
                                 {259, 3, 1, 1},
                                 {262, 3, 1, quint32(grey ? 1 : 2)},
                                 {273, 4, 1, quint32(tiffHeaderBytes)},
                                 {277, 3, 1, quint32(grey ? 1 : 3)},
                                 {278, 4, 1, quint32(image.height())},
                                 {279, 4, 1, rowBytes * quint32(image.height())},
                                 {284, 3, 1, 1}};
    QByteArray out = "II*"_ba + '\0';
    append32(out, 8);
    append16(out, quint16(std::size(entries)));
    for (const TiffEntry &entry : entries) {
        append16(out, entry.tag);
        append16(out, entry.type);
        append32(out, entry.count);
        append32(out, entry.value);
    }
    append32(out, 0);
    for (int i = 0; i < 3; ++i)
        append16(out, 8);
    for (int y = 0; y < pixels.height(); ++y)
        out.append(reinterpret_cast<const char *>(pixels.constScanLine(y)), qsizetype(rowBytes));
    return out;
}

} // namespace

std::optional<QByteArray> encoded(const QImage &image, ImageRequest::Format format)
{
    switch (format) {
    case ImageRequest::Format::Jpeg:
        return written(image, "jpeg"_ba, jpegQuality);
    case ImageRequest::Format::Png:
        return written(image, "png"_ba, 80);
    case ImageRequest::Format::Tiff:
        return tiff(image);
    case ImageRequest::Format::WebP:
        break;
    }
    return written(image, "webp"_ba, 80);
}

QImage turned(const QImage &image, bool mirrored, int degrees)
{
    const QImage flipped = mirrored ? image.mirrored(true, false) : image;
    if (degrees % 360 == 0)
        return flipped;
    return flipped.transformed(QTransform().rotate(degrees)).convertToFormat(image.format());
}

QByteArray contentType(ImageRequest::Format format)
{
    switch (format) {
    case ImageRequest::Format::Jpeg:
        return "image/jpg"_ba; // As the service says it.
    case ImageRequest::Format::Png:
        return "image/png"_ba;
    case ImageRequest::Format::Tiff:
        return "image/tiff"_ba;
    case ImageRequest::Format::WebP:
        break;
    }
    return "image/webp"_ba;
}

} // namespace kader::demo
