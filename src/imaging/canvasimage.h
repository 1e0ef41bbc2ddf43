#pragma once

#include "base/result.h"
#include "iiif/region.h"
#include "imaging/displaytransform.h"
#include "imaging/histogram.h"
#include "imaging/viewport.h"

#include <QImage>
#include <QObject>

#include <optional>

namespace kader::imaging {

/// The images painted on one canvas, as far as a window looks at them: asks for the tiles that a viewport
/// needs, drops requests that no longer matter, decodes in a pool, and composes what is there. Lives in one
/// thread. Get one from ImageStore::open.
class CanvasImage : public QObject {
    Q_OBJECT

public:
    enum class State {
        Waiting, ///< Nothing to be seen yet.
        Showing, ///< Something is there; finer tiles may be on their way.
        Settled, ///< All that the viewport needs is there.
        Failed   ///< See problem(); what had come before is still composed.
    };

    /// In canvas units: the manifest's, or the image's own size where the manifest has none. Nothing
    /// until either is known.
    [[nodiscard]] virtual std::optional<iiif::CanvasSize> canvasSize() const = 0;

    /// Pixels of the image per canvas unit, of the finest where there are several; 1 while it is not known.
    [[nodiscard]] virtual double pixelsPerUnit() const = 0;

    /// How large a canvas unit is in the world, where the description of an image says so, once that has come.
    [[nodiscard]] virtual std::optional<double> metresPerUnit() const = 0;

    /// From now on the window shows this.
    virtual void look(const Viewport &viewport) = 0;

    /// The window's pixels (Format_RGB32, `viewport.deviceSize()`, its device pixel ratio), coarse tiles under fine
    /// ones, with `surround` where there is no image. Fast enough for every paint event, and fastest where the picture
    /// before has been given up by then: its memory serves again.
    [[nodiscard]] virtual QImage compose(const Viewport &viewport, QRgb surround) = 0;

    /// From now on pixels are shown like this. Where they are labels, the service is asked for exact ones if it has
    /// them: without loss, at full scale.
    virtual void setDisplay(const DisplayTransform &display) = 0;

    /// Of what is in view, as the image has it. Takes a few milliseconds.
    [[nodiscard]] virtual Histogram histogram() const = 0;

    /// The image's own value at a canvas point, from the finest tile at hand that shows it.
    struct Sample {
        QRgb colour = 0;
        bool isGrey = false;
        bool isExact = false; ///< From a tile at full scale; else a coarser one's.
    };
    [[nodiscard]] virtual std::optional<Sample> sampleAt(QPointF canvas) const = 0;

    [[nodiscard]] virtual State state() const = 0;
    /// Why it failed, or what part of what is in view is missing.
    [[nodiscard]] virtual std::optional<Error> problem() const = 0;
    /// What a person should know of how the image comes to be shown, in words; empty as a rule.
    [[nodiscard]] virtual QString remark() const = 0;
    /// Asks again for all that failed.
    virtual void retry() = 0;

signals:
    /// There are other pixels to compose, or the state is another one.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace kader::imaging
