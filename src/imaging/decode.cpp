#include "imaging/decode.h"

#include "base/tr.h"
#include "imaging/imageheader.h"
#include "imaging/jpegdecoder.h"
#include "imaging/pngdecoder.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace kader::imaging {

namespace {

enum class Kind { Jpeg, Png, Tiff, WebP, Gif, Jpeg2000, WebPage, Json, Nothing, Unknown };

Kind kindOfText(const QByteArray &bytes)
{
    QByteArray start = bytes.left(512);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    start = start.trimmed();
    if (start.startsWith('<'))
        return Kind::WebPage;
    return start.startsWith('{') || start.startsWith('[') ? Kind::Json : Kind::Unknown;
}

Kind kindOf(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return Kind::Nothing;
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return Kind::Jpeg;
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return Kind::Png;
    if (bytes.startsWith("II*\0"_ba) || bytes.startsWith("MM\0*"_ba))
        return Kind::Tiff;
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return Kind::WebP;
    if (bytes.startsWith("GIF8"))
        return Kind::Gif;
    if (bytes.startsWith("\0\0\0\x0CjP  "_ba))
        return Kind::Jpeg2000;
    return kindOfText(bytes);
}

tl::unexpected<Error> unreadable(Kind kind)
{
    const auto otherFormat = [](const QString &name) {
        return failure(ErrorKind::Unsupported,
                       Tr::tr("The server answered with a %1 image, which is not read here.").arg(name));
    };
    switch (kind) {
    case Kind::Tiff:
        return otherFormat(u"TIFF"_s);
    case Kind::WebP:
        return otherFormat(u"WebP"_s);
    case Kind::Gif:
        return otherFormat(u"GIF"_s);
    case Kind::Jpeg2000:
        return otherFormat(u"JPEG 2000"_s);
    case Kind::WebPage:
        return failure(ErrorKind::Malformed, Tr::tr("The server answered with a web page instead of an image."));
    case Kind::Json:
        return failure(ErrorKind::Malformed, Tr::tr("The server answered with a message instead of an image."));
    case Kind::Nothing:
        return failure(ErrorKind::Malformed, Tr::tr("The server answered with nothing instead of an image."));
    case Kind::Jpeg:
    case Kind::Png:
    case Kind::Unknown:
        break;
    }
    return failure(ErrorKind::Malformed, Tr::tr("The server's answer is not an image."));
}

/// Of the shape asked for, give or take two pixels of rounding at the smaller of the two sizes.
bool hasShape(iiif::ImageSize actual, iiif::ImageSize expected)
{
    const qint64 skew = std::abs(actual.width() * expected.height() - actual.height() * expected.width());
    return skew <= 2 * std::max(actual.longestSide(), expected.longestSide());
}

Result<void> check(const ImageHeader &header, const ExpectedSize &expected)
{
    const QString size = u"%1×%2"_s.arg(header.size.width()).arg(header.size.height());
    if (header.size.area() > expected.maxPixels)
        return failure(ErrorKind::TooLarge,
                       Tr::tr("The image has %1 pixels, more than can be shown at once.").arg(size));
    if (expected.size && !hasShape(header.size, *expected.size))
        return failure(ErrorKind::Malformed,
                       Tr::tr("The server answered with an image of %1 pixels where %2×%3 were asked for.")
                           .arg(size)
                           .arg(expected.size->width())
                           .arg(expected.size->height()));
    return {};
}

/// `Decoder` reads one format: `header()`, which takes no memory for pixels, then `pixels()`.
template <typename Decoder>
Result<QImage> decodeWith(Decoder &&decoder, const ExpectedSize &expected, const Cancellation &cancellation)
{
    const Result<ImageHeader> header = decoder.header();
    if (!header)
        return tl::unexpected(header.error());
    if (const Result<void> checked = check(*header, expected); !checked)
        return tl::unexpected(checked.error());
    if (cancellation.isRequested())
        return failure(ErrorKind::Cancelled, Tr::tr("Cancelled."));
    return decoder.pixels(*header);
}

} // namespace

Result<QImage> decodeImage(const QByteArray &bytes, const ExpectedSize &expected, const Cancellation &cancellation)
{
    const Kind kind = kindOf(bytes);
    if (kind == Kind::Jpeg)
        return decodeWith(JpegDecoder(bytes), expected, cancellation);
    if (kind == Kind::Png)
        return decodeWith(PngDecoder(bytes, cancellation), expected, cancellation);
    return unreadable(kind);
}

} // namespace kader::imaging
