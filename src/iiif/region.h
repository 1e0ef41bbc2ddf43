#pragma once

#include <QRectF>
#include <QString>

#include <array>
#include <optional>
#include <string>

namespace kader::iiif {

/// A rectangle in canvas units (Presentation 3, section 5.3): never image pixels. Width and height are
/// at least 1; a region may reach beyond its canvas.
struct Region {
    qint64 x = 0;
    qint64 y = 0;
    qint64 width = 1;
    qint64 height = 1;

    /// `x,y,w,h`
    [[nodiscard]] QString toString() const;
    [[nodiscard]] std::string toStdString() const;

    bool operator==(const Region &) const = default;
};

/// Size of a canvas, in canvas units.
struct CanvasSize {
    qint64 width = 0;
    qint64 height = 0;

    [[nodiscard]] bool contains(const Region &region) const;

    bool operator==(const CanvasSize &) const = default;
};

/// The four parts that three commas keep apart; nothing where there are more or fewer.
[[nodiscard]] std::optional<std::array<QStringView, 4>> fourParts(QStringView text);

/// The spatial part of a media fragment (W3C Media Fragments 4.2.2) as it is found: `xywh=1,2,3,4`,
/// with `pixel:` or `percent:`, with decimals, among other dimensions (`t=1&xywh=…`), percent-encoded.
struct SpatialFragment {
    enum class Unit { Pixel, Percent };

    Unit unit = Unit::Pixel;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    /// Reads `x,y,w,h` with an optional `pixel:`, `percent:` or `pct:` before it.
    [[nodiscard]] static std::optional<SpatialFragment> parseValue(QStringView text);
    /// Reads the `xywh` dimension of the part of an address after its `#`.
    [[nodiscard]] static std::optional<SpatialFragment> parseFragment(QStringView fragment);

    [[nodiscard]] bool isWhole() const;
    /// In canvas units, exactly; nothing when it has no area, or needs a size that is not known.
    [[nodiscard]] std::optional<QRectF> toRect(std::optional<CanvasSize> canvas) const;
    /// In canvas units, rounded outward; nothing when it has no area, or needs a size that is not known.
    [[nodiscard]] std::optional<Region> toRegion(std::optional<CanvasSize> canvas) const;

    bool operator==(const SpatialFragment &) const = default;
};

} // namespace kader::iiif
