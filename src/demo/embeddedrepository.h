#pragma once

#include "base/result.h"
#include "base/webaddress.h"
#include "demo/catalogue.h"
#include "demo/faults.h"

#include <chrono>
#include <memory>

namespace kader::demo {

struct Options {
    quint16 port = 0;                       ///< 0: any free one.
    std::chrono::milliseconds latency = {}; ///< Before every answer.
    std::chrono::milliseconds spread = {};  ///< By so much the latency of a request is shorter or longer.
    FaultRates faults = {};
    quint32 seed = 1; ///< Of the faults, and of what is generated.
    Size size = {};   ///< More than the Catalogue holds is generated.
    bool hasIiif = true;
};

/// How many requests came in, by kind; and how many were made to fail.
struct Counters {
    qint64 api = 0;
    qint64 manifests = 0;
    qint64 canvases = 0;
    qint64 infos = 0;
    qint64 images = 0;
    qint64 thumbnails = 0;
    qint64 downloads = 0;
    qint64 others = 0;
    qint64 errors = 0;
    qint64 cuts = 0;
    qint64 truncated = 0;

    [[nodiscard]] qint64 requests() const
    {
        return api + manifests + canvases + infos + images + thumbnails + downloads + others;
    }
    bool operator==(const Counters &) const = default;
};

/// What clients put on the repository at most.
struct Load {
    int documentsAtOnce = 0;
    int imagesAtOnce = 0;
    int tries = 0; ///< Of one and the same request.
};

/// A repository that speaks as 4TU.ResearchData does, on the loopback, over the invented Catalogue.
/// `/_demo/counters` gives the counters as JSON; it is neither counted nor made to fail.
class EmbeddedRepository final {
public:
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedRepository>> start(const Options &options = {});
    ~EmbeddedRepository();

    [[nodiscard]] WebAddress address() const;
    [[nodiscard]] Counters counters() const;
    [[nodiscard]] Load load() const;

private:
    class Private;
    explicit EmbeddedRepository(std::unique_ptr<Private> d);

    std::unique_ptr<Private> m_private;
};

} // namespace kader::demo
