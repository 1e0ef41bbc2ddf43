#pragma once

#include "base/cancellation.h"
#include "base/job.h"
#include "imaging/decode.h"
#include "imaging/decodedimage.h"
#include "imaging/orientation.h"
#include "net/client.h"

#include <functional>

class QThreadPool;

namespace kader::imaging {

/// What is wanted of the web as one decoded image.
struct ImageOrder {
    QList<WebAddress> addresses; ///< Spellings of one request, tried in turn on a 404; at least one.
    ExpectedSize expected = {};
    int halvings = 0;      ///< See DecodedImage.
    Orientation turn = {}; ///< In which the answer comes, and from which it is turned back.
    int longestSide = 0;   ///< What comes with more than twice that is made smaller; 0: never.
    qint64 maxBytes = 64 << 20;
    net::Priority priority = net::Priority::Visible;
};

/// Brings one image: from the web or the cache, in the thread of the client, then through the decoder in a pool. An
/// answer that looks cut off is asked for once more; only what decodes is kept. `done` is never called from inside the
/// constructor and may destroy the fetch; destroying it cancels.
class ImageFetch final : public Job {
public:
    using Done = std::function<void(Result<DecodedImage>)>;

    ImageFetch(net::Client &client, QThreadPool &pool, ImageOrder order, Done done);
    ~ImageFetch() override;

    /// More urgent or less than it was ordered.
    void prioritise(net::Priority priority);
    /// To cancel it now would waste more than it saves.
    [[nodiscard]] bool isNearlyHere() const;

private:
    void ask();
    void answered(Result<net::Response> answer);
    void decode(const net::Response &answer);
    void decoded(const net::Response &answer, Result<DecodedImage> image);

    net::Client &m_client;
    QThreadPool &m_pool;
    ImageOrder m_order;
    Done m_done;
    net::Request m_request;
    Cancellation m_cancellation;
    net::FetchHandle m_asking;
    JobHandle m_decoding;
};

} // namespace kader::imaging
