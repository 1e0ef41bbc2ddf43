#pragma once

#include "iiif/imageservice.h"

namespace kader::imaging {

/// What the first bytes of an encoded image say of it.
struct ImageHeader {
    iiif::ImageSize size;
    bool isGray = false;
};

} // namespace kader::imaging
