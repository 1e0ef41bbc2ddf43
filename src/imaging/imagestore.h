#pragma once

#include "base/job.h"
#include "iiif/imagerequest.h"
#include "iiif/manifest.h"
#include "iiif/painting.h"
#include "imaging/canvasimage.h"

#include <QImage>

#include <functional>
#include <memory>

namespace kader::net {
class Client;
}

namespace kader::imaging {

/// Where canvases get their pixels from: one for the program, so that tiles and thumbnails that are in memory
/// serve every view. Lives in one thread; must outlive what it opened.
class ImageStore final {
public:
    struct Options {
        /// Bytes of decoded pixels kept: a few windows full, for they take twenty times what is in the cache, from
        /// where they are back in milliseconds.
        qint64 memory = qint64(96) << 20;
        qint64 mostMemory = qint64(768) << 20; ///< As far as that grows for a window that needs more by itself.
    };

    explicit ImageStore(net::Client &client);
    ImageStore(net::Client &client, Options options);
    ~ImageStore();

    /// Never fails at once: a canvas without an image, or with one that can't be had, says so as its problem.
    /// Keeps of the canvas what it needs; the manifest may go. `chosen` says which of its alternatives are shown.
    [[nodiscard]] std::unique_ptr<CanvasImage> open(const iiif::CanvasView &canvas,
                                                    const iiif::ChosenImages &chosen = {});

    /// Where a window would look at a canvas first.
    using Home = std::function<Viewport(const iiif::CanvasSize &)>;
    /// Brings what the canvas shows at `home` into memory, where its hosts have no objections, and only while they have
    /// nothing else to do: what is given up for something else is not asked for again. `done` is called when there is
    /// nothing more to be done, never from inside the call. Destroying the handle drops what is under way.
    [[nodiscard]] JobHandle prefetch(const iiif::CanvasView &canvas, Home home, std::function<void()> done);

    /// The canvas's first image (or the thumbnail it names) with `longestSide` device pixels or a little more
    /// or less. `done` is never called from inside the call. Destroying the handle drops the request.
    [[nodiscard]] JobHandle thumbnail(const iiif::CanvasView &canvas, int longestSide,
                                      std::function<void(Result<QImage>)> done);

    /// A part of the canvas (in its own units), cut out of its first image with about `longestSide` pixels: asked of
    /// the image's service as that region, and cut out of a small image where there is none. Otherwise like
    /// thumbnail().
    [[nodiscard]] JobHandle cutOut(const iiif::CanvasView &canvas, const iiif::Region &region, int longestSide,
                                   std::function<void(Result<QImage>)> done);
    /// The same as a file, as the service sends it, with all the pixels that it gives. Unsupported without a service
    /// that can do that.
    [[nodiscard]] JobHandle cutOutFile(const iiif::CanvasView &canvas, const iiif::Region &region,
                                       iiif::ImageFormat format, std::function<void(Result<QByteArray>)> done);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace kader::imaging
