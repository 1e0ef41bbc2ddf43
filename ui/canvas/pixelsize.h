#pragma once

#include "curation/toldpixelsize.h"
#include "iiif/manifest.h"

#include <optional>

namespace kader::ui {

/// How large what a canvas shows is in the world: as a person told it, for the canvas or for all of its manifest, else
/// as the manifest says, else the image.
class PixelSize final {
public:
    PixelSize() = default;
    PixelSize(const iiif::CanvasView &canvas, std::optional<curation::ToldPixelSize> told);

    /// `pixelsPerUnit` are pixels of the image per canvas unit. What the image's own description says counts where
    /// nobody else says anything.
    [[nodiscard]] std::optional<double> metresPerUnit(double pixelsPerUnit, std::optional<double> byImage) const;
    [[nodiscard]] const std::optional<curation::ToldPixelSize> &told() const { return m_told; }

private:
    std::optional<double> m_perUnit;  ///< As the canvas says.
    std::optional<double> m_perPixel; ///< As the first of its images says.
    std::optional<curation::ToldPixelSize> m_told;
};

} // namespace kader::ui
