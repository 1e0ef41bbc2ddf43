#pragma once

#include <QString>
#include <QUuid>

#include <optional>

namespace kader::curation {

/// For what a pixel's size is told: for one canvas, or for all of a manifest.
enum class PixelSizeScope { Canvas, Manifest };

/// How large a pixel of an image is in the world, as a person told it. It is a setting of the curation.
struct ToldPixelSize {
    double metres = 0; ///< Finite, above 0.
    PixelSizeScope scope = PixelSizeScope::Canvas;

    bool operator==(const ToldPixelSize &) const = default;
};

/// Keys and values of settings. An empty canvas stands for all.
[[nodiscard]] QString pixelSizeKey(const QUuid &manifest, const QString &canvas);
[[nodiscard]] QString writtenPixelSize(double metres);
[[nodiscard]] std::optional<double> readPixelSize(const QString &value);

} // namespace kader::curation
