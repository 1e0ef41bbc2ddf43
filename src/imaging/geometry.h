#pragma once

#include "iiif/imagerequest.h"

namespace kader::imaging {

/// A place in an image, in pixels at full scale; pixel (0, 0) reaches from 0 to 1. May lie outside.
struct ImagePoint {
    double x = 0;
    double y = 0;

    bool operator==(const ImagePoint &) const = default;
};

/// A part of an image's plane, in pixels at full scale; may be empty or reach beyond the image.
struct ImageRect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] ImagePoint centre() const { return {x + width / 2, y + height / 2}; }

    bool operator==(const ImageRect &) const = default;
};

[[nodiscard]] inline ImageRect toRect(const iiif::ImageRegion &region)
{
    return {static_cast<double>(region.x()), static_cast<double>(region.y()), static_cast<double>(region.width()),
            static_cast<double>(region.height())};
}

} // namespace kader::imaging
