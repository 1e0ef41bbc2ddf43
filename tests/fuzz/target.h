#pragma once

#include "iiif/edits.h"

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What the fuzz targets share. A target says what must hold of whatever comes in; what doesn't ends the run like a
/// crash, and the fuzzer keeps the input.
namespace kader::fuzz {

[[nodiscard]] inline QByteArray input(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Patches lie within the text, in its order and apart.
inline void requireOrder(const iiif::Patches &patches, qsizetype size)
{
    qsizetype at = 0;
    for (const iiif::Patch &patch : patches) {
        require(patch.offset >= at && patch.length >= 0, "patches are sorted and apart");
        at = patch.offset + patch.length;
    }
    require(at <= size, "patches lie within the text");
}

} // namespace kader::fuzz
