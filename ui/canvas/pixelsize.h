#pragma once

#include "iiif/manifest.h"

#include <QString>

#include <optional>

namespace kader::ui {

/// Where a pixel's size is said: for one canvas, or for all of a manifest.
enum class PixelSizeScope { Canvas, Manifest };

/// How large what a canvas shows is in the world: as a person typed it, for the canvas or for all of its manifest,
/// else as the manifest says, else the image. What is typed is kept in this person's settings.
class PixelSize final {
public:
    PixelSize() = default;
    PixelSize(const QString &manifest, const iiif::CanvasView &canvas);

    /// `pixelsPerUnit` are pixels of the image per canvas unit. What the image's own description says counts where
    /// nobody else says anything.
    [[nodiscard]] std::optional<double> metresPerUnit(double pixelsPerUnit, std::optional<double> byImage) const;
    [[nodiscard]] bool isTyped() const { return m_typed.has_value(); }
    /// Of what is typed, or would be typed first.
    [[nodiscard]] PixelSizeScope scope() const { return m_scope; }

    /// Metres per pixel of the image; nothing forgets what was typed. One for all canvases counts for this one too.
    void type(std::optional<double> metres, PixelSizeScope scope);

private:
    void read();

    QString m_manifest;
    QString m_canvas;
    std::optional<double> m_perUnit;  ///< As the canvas says.
    std::optional<double> m_perPixel; ///< As the first of its images says.
    std::optional<double> m_typed;
    PixelSizeScope m_scope = PixelSizeScope::Canvas;
};

} // namespace kader::ui
