#pragma once

#include "base/job.h"
#include "iiif/painting.h"
#include "imaging/imagefetch.h"
#include "net/client.h"

#include <QImage>

#include <functional>
#include <optional>

namespace kader::imaging {

struct Workshop;

/// The pixels of an image that a part of its canvas shows (in canvas units); nothing where that shows none. `image` is
/// the image's size.
[[nodiscard]] std::optional<iiif::ImageRegion> pixelsOf(const iiif::Painting &painting, iiif::ImageSize image,
                                                        const iiif::CanvasSize &canvas, const iiif::Region &region);

/// Brings a part of a canvas out of its first image; see ImageStore::cutOut() and cutOutFile().
class CutOutJob final : public Job {
public:
    /// What is wanted of the service once it is known which pixels these are.
    struct Wanted {
        iiif::Region region;
        int longestSide = 0; ///< 0: as many pixels as there are.
        iiif::ImageFormat format = iiif::ImageFormat::Jpg;
    };
    using PictureDone = std::function<void(Result<QImage>)>;
    using FileDone = std::function<void(Result<QByteArray>)>;

    CutOutJob(Workshop &shop, const iiif::CanvasView &canvas, const Wanted &wanted, PictureDone done);
    CutOutJob(Workshop &shop, const iiif::CanvasView &canvas, const Wanted &wanted, FileDone done);

private:
    [[nodiscard]] bool findService(const iiif::CanvasView &canvas);
    void describe();
    void ask();
    [[nodiscard]] Result<ImageOrder> order() const;
    void bringPicture(ImageOrder order);
    void bringFile(const ImageOrder &order);
    void crop(const iiif::CanvasView &canvas);
    void fail(const Error &error);

    Workshop &m_shop;
    Wanted m_wanted;
    iiif::Painting m_painting = {};
    iiif::CanvasSize m_canvas = {};
    PictureDone m_pictureDone;
    FileDone m_fileDone;
    JobHandle m_running;
    net::FetchHandle m_asking;
};

} // namespace kader::imaging
