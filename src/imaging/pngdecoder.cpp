#include "imaging/pngdecoder.h"

#include "base/tr.h"

#include <QBuffer>
#include <QImageReader>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace kader::imaging {

namespace {

constexpr qsizetype SignatureSize = 8;
constexpr qsizetype FrameSize = 12;      // of a chunk: length, type, checksum
constexpr qsizetype HeaderSize = 13;     // of IHDR's data
constexpr qsizetype Slice = 1024 * 1024; // checksummed between two looks at the cancellation

enum ColorType : quint8 { Gray = 0, Rgb = 2, Palette = 3, GrayAlpha = 4, Rgba = 6 };

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table[byte] = value;
    }
    return table;
}

/// PNG 1.2, appendix D.
quint32 continuedCrc(quint32 crc, QByteArrayView bytes)
{
    static constexpr std::array<quint32, 256> table = crcTable();
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<quint8>(byte)) & 0xFF] ^ (crc >> 8);
    return crc;
}

struct Chunk {
    QByteArrayView type;
    QByteArrayView typeAndData;
    quint32 crc;
};

tl::unexpected<Error> damaged()
{
    return failure(ErrorKind::Malformed, Tr::tr("The PNG image is cut off or damaged."));
}

tl::unexpected<Error> cancelled()
{
    return failure(ErrorKind::Cancelled, Tr::tr("Cancelled."));
}

std::optional<Chunk> chunkAt(QByteArrayView bytes, qsizetype offset)
{
    if (bytes.size() - offset < FrameSize)
        return std::nullopt;
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.data() + offset));
    if (length > bytes.size() - offset - FrameSize)
        return std::nullopt;
    const QByteArrayView typeAndData = bytes.sliced(offset + 4, length + 4);
    return Chunk{typeAndData.first(4), typeAndData, qFromBigEndian<quint32>(bytes.data() + offset + 8 + length)};
}

Result<void> checkSum(const Chunk &chunk, const Cancellation &cancellation)
{
    quint32 crc = 0xFFFFFFFFU;
    for (qsizetype done = 0; done < chunk.typeAndData.size(); done += Slice) {
        if (cancellation.isRequested())
            return cancelled();
        crc = continuedCrc(crc, chunk.typeAndData.sliced(done, std::min(Slice, chunk.typeAndData.size() - done)));
    }
    if ((crc ^ 0xFFFFFFFFU) != chunk.crc)
        return damaged();
    return {};
}

Result<void> checkChunks(QByteArrayView bytes, const Cancellation &cancellation)
{
    qsizetype offset = SignatureSize;
    while (const std::optional<Chunk> chunk = chunkAt(bytes, offset)) {
        if (Result<void> checked = checkSum(*chunk, cancellation); !checked)
            return checked;
        if (chunk->type == "IEND")
            return {};
        offset += chunk->typeAndData.size() + FrameSize - 4;
    }
    return damaged();
}

/// The three formats that are drawn; palettes and 16 bits are resolved.
QImage normalized(QImage image, bool isGray)
{
    const bool hasGrayPalette = image.colorCount() > 0 && image.allGray(); // looks at the palette only
    if (image.hasAlphaChannel())
        return std::move(image).convertToFormat(QImage::Format_ARGB32_Premultiplied);
    return std::move(image).convertToFormat(isGray || hasGrayPalette ? QImage::Format_Grayscale8
                                                                     : QImage::Format_RGB32);
}

} // namespace

Result<ImageHeader> PngDecoder::header()
{
    const std::optional<Chunk> chunk = chunkAt(m_bytes, SignatureSize);
    if (!chunk || chunk->type != "IHDR" || chunk->typeAndData.size() != HeaderSize + 4)
        return damaged();
    const char *data = chunk->typeAndData.data() + 4;
    const auto size = iiif::ImageSize::of(qFromBigEndian<quint32>(data), qFromBigEndian<quint32>(data + 4));
    if (!size)
        return damaged();
    return ImageHeader{.size = *size, .isGray = data[9] == Gray};
}

Result<QImage> PngDecoder::pixels(const ImageHeader &header)
{
    if (Result<void> checked = checkChunks(m_bytes, m_cancellation); !checked)
        return tl::unexpected(checked.error());
    QBuffer buffer;
    buffer.setData(m_bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "png");
    reader.setAutoTransform(false);
    QImage image;
    if (!reader.read(&image) || image.width() != header.size.width() || image.height() != header.size.height())
        return damaged();
    return normalized(std::move(image), header.isGray);
}

} // namespace kader::imaging
