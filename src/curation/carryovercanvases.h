#pragma once

#include "iiif/manifest.h"

#include <optional>
#include <vector>

namespace kader::curation {

/// Where a canvas of one version of a manifest is in another version.
struct CanvasMatch {
    std::optional<int> position = {}; ///< Absent when the other version doesn't have it.
    bool isUnclear = false;           ///< Absent because several could be meant: nothing is guessed.

    bool operator==(const CanvasMatch &) const = default;
};

/// For every canvas of `from`, where it is in `to`; no canvas of `to` is given twice. A canvas is known by its id
/// (Presentation 3, section 3.2), compared exactly, then with http and https taken for the same. Where several
/// canvases have one id: by the labels that tell them apart, then by their order, if as many are there with the same
/// labels. What is not found by its id: by a label that no other canvas has in either version.
[[nodiscard]] std::vector<CanvasMatch> matchCanvases(const iiif::Manifest &from, const iiif::Manifest &to);

/// By how much a canvas grew, when both sides did so alike (each side may have been rounded to a whole number).
/// Nothing when it did not, or when a size is not known.
[[nodiscard]] std::optional<double> commonFactor(const std::optional<iiif::CanvasSize> &from,
                                                 const std::optional<iiif::CanvasSize> &to);

} // namespace kader::curation
