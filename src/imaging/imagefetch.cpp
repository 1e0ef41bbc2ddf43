#include "imaging/imagefetch.h"

#include "base/background.h"
#include "base/tr.h"
#include "imaging/turnedtiles.h"
#include "net/client.h"
#include "net/response.h"

#include <algorithm>
#include <utility>

namespace kader::imaging {

namespace {

/// Whether the last bytes are those of a whole file. Only a hint, for something may follow the end.
bool looksWhole(const QByteArray &bytes)
{
    constexpr qsizetype tail = 4096;
    const QByteArray end = bytes.last(std::min(tail, bytes.size()));
    if (bytes.startsWith("\xFF\xD8"))
        return end.contains("\xFF\xD9");
    return !bytes.startsWith("\x89PNG") || end.contains("IEND");
}

/// Servers cut answers short now and then and call them whole. Refuses such a one once; the decoder judges
/// the second.
std::function<Result<void>(const net::Response &)> oncePatient()
{
    return [refused = std::make_shared<bool>(false)](const net::Response &response) -> Result<void> {
        if (std::exchange(*refused, true) || looksWhole(response.body))
            return {};
        return failure(ErrorKind::Malformed, Tr::tr("The server's answer is cut off."));
    };
}

Result<DecodedImage> imageIn(const QByteArray &bytes, const ImageOrder &order, const Cancellation &cancellation)
{
    Result<QImage> image = decodeImage(bytes, order.expected, cancellation);
    if (!image)
        return tl::unexpected(image.error());
    const QSize bound(order.longestSide, order.longestSide);
    if (order.longestSide > 0 && std::max(image->width(), image->height()) > 2 * order.longestSide)
        image = image->scaled(image->size().scaled(bound, Qt::KeepAspectRatio).expandedTo({1, 1}),
                              Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return DecodedImage::of(turnedBack(*image, order.turn), order.halvings);
}

} // namespace

ImageFetch::ImageFetch(net::Client &client, QThreadPool &pool, ImageOrder order, Done done)
    : m_client(client), m_pool(pool), m_order(std::move(order)),
      m_done(std::move(done)), m_request{.address = m_order.addresses.first(),
                                         .wanted = net::Wanted::Image,
                                         .priority = m_order.priority,
                                         .keep = net::Keep::ForADay,
                                         .maxBytes = m_order.maxBytes}
{
    ask();
}

ImageFetch::~ImageFetch()
{
    m_cancellation.request();
}

void ImageFetch::prioritise(net::Priority priority)
{
    m_request.priority = priority;
    if (m_asking)
        m_asking->prioritise(priority);
}

bool ImageFetch::isNearlyHere() const
{
    return m_decoding || (m_asking && m_asking->isNearlyHere());
}

void ImageFetch::ask()
{
    m_request.address = m_order.addresses.first();
    m_request.judge = oncePatient();
    m_asking = m_client.fetch(m_request, [this](Result<net::Response> answer) {
        answered(answer ? net::requireSuccess(std::move(*answer)) : std::move(answer));
    });
}

void ImageFetch::answered(Result<net::Response> answer)
{
    m_asking.reset();
    if (answer)
        return decode(*answer);
    if (answer.error().kind == ErrorKind::NotFound && m_order.addresses.size() > 1) {
        m_order.addresses.removeFirst();
        return ask();
    }
    const Done done = m_done;
    done(tl::unexpected(answer.error()));
}

void ImageFetch::decode(const net::Response &answer)
{
    m_decoding = inBackground<Result<DecodedImage>>(
        [bytes = answer.body, order = m_order, cancellation = m_cancellation] {
            return imageIn(bytes, order, cancellation);
        },
        [this, answer](Result<DecodedImage> image) { decoded(answer, std::move(image)); }, m_pool);
}

void ImageFetch::decoded(const net::Response &answer, Result<DecodedImage> image)
{
    m_decoding.reset();
    if (image) {
        m_client.keep(m_request, answer);
    } else if (answer.isFromCache() && !m_request.reload) {
        // Kept by a decoder that was less strict. What the server has may be better.
        m_client.forget(m_request);
        m_request.reload = true;
        return ask();
    }
    const Done done = m_done;
    done(std::move(image));
}

} // namespace kader::imaging
