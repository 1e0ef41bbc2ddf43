#pragma once

#include "base/job.h"
#include "iiif/painting.h"
#include "imaging/imagefetch.h"
#include "imaging/imagestore.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace kader::imaging {

struct Workshop;

/// Brings what a canvas shows at first into memory; see ImageStore::prefetch().
class Prefetch final : public Job {
public:
    Prefetch(Workshop &shop, std::optional<iiif::CanvasSize> canvas, const std::vector<iiif::Painting> &paintings,
             ImageStore::Home home, std::function<void()> done);

private:
    void find(const iiif::Painting &painting);
    void bring(const iiif::Painting &painting, const iiif::ImageService &service);
    void begun() { ++m_open; }
    void ended();

    Workshop &m_shop;
    std::optional<iiif::CanvasSize> m_canvas;
    ImageStore::Home m_home;
    int m_open = 0; ///< What has begun and has not ended.
    std::vector<JobHandle> m_finding;
    std::vector<std::unique_ptr<ImageFetch>> m_fetches;
    QTimer m_end; ///< The end is told from the event loop.
};

} // namespace kader::imaging
