#pragma once

#include "base/job.h"
#include "iiif/painting.h"
#include "imaging/imagefetch.h"

#include <QImage>

#include <functional>
#include <optional>
#include <vector>

namespace kader::imaging {

struct Workshop;

/// Brings the small picture of one canvas; see ImageStore::thumbnail().
class ThumbnailJob final : public Job {
public:
    using Done = std::function<void(Result<QImage>)>;

    ThumbnailJob(Workshop &shop, const iiif::CanvasView &canvas, int longestSide, Done done);

private:
    void choose();
    [[nodiscard]] std::optional<ImageOrder> nearFile() const;
    [[nodiscard]] std::optional<ImageOrder> serviceOrder() const;
    [[nodiscard]] std::optional<ImageOrder> anyFile() const;
    void describe();
    void bring(ImageOrder order);
    void tell(Result<QImage> image);

    Workshop &m_shop;
    std::vector<iiif::ImageResource> m_resources; ///< Thumbnails first, then the first painted image.
    size_t m_painted;                             ///< Index of the first that is no thumbnail.
    int m_longestSide;
    Done m_done;
    bool m_isDescribed = false;
    Error m_problem; ///< What is told when nothing is found.
    JobHandle m_running;
};

} // namespace kader::imaging
