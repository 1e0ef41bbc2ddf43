#include "imaging/jpegdecoder.h"

#include "base/tr.h"

#include <turbojpeg.h>

namespace kader::imaging {

namespace {

const unsigned char *data(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

void JpegDecoder::Closer::operator()(void *handle) const
{
    tjDestroy(handle);
}

JpegDecoder::JpegDecoder(const QByteArray &bytes) : m_bytes(bytes), m_handle(tjInitDecompress())
{
    Q_CHECK_PTR(m_handle.get());
}

tl::unexpected<Error> JpegDecoder::damaged() const
{
    return failure(ErrorKind::Malformed, Tr::tr("The JPEG image is cut off or damaged (%1).")
                                             .arg(QString::fromLocal8Bit(tjGetErrorStr2(m_handle.get()))));
}

Result<ImageHeader> JpegDecoder::header()
{
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colors = 0;
    if (tjDecompressHeader3(m_handle.get(), data(m_bytes), static_cast<unsigned long>(m_bytes.size()), &width, &height,
                            &subsampling, &colors) != 0)
        return damaged();
    const auto size = iiif::ImageSize::of(width, height);
    if (!size)
        return damaged();
    if (colors == TJCS_CMYK || colors == TJCS_YCCK)
        return failure(ErrorKind::Unsupported,
                       Tr::tr("The server answered with a JPEG image in printing colours, which is not read here."));
    return ImageHeader{.size = *size, .isGray = colors == TJCS_GRAY};
}

Result<QImage> JpegDecoder::pixels(const ImageHeader &header)
{
    const auto width = static_cast<int>(header.size.width());
    const auto height = static_cast<int>(header.size.height());
    QImage image(width, height, header.isGray ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (image.isNull())
        return failure(ErrorKind::TooLarge, Tr::tr("There is not enough memory for the image."));
    constexpr TJPF color = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? TJPF_BGRX : TJPF_XRGB;
    if (tjDecompress2(m_handle.get(), data(m_bytes), static_cast<unsigned long>(m_bytes.size()), image.bits(), width,
                      static_cast<int>(image.bytesPerLine()), height, header.isGray ? TJPF_GRAY : color,
                      TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) != 0)
        return damaged();
    return image;
}

} // namespace kader::imaging
