#pragma once

#include "curation/carryover.h"

#include <optional>
#include <vector>

namespace kader::curation {

/// Targets of annotations in one version of a source, as they are in another.
class TargetMover final {
public:
    struct Moved {
        std::vector<store::Target> targets = {};      ///< As they were, where one of them cannot be moved.
        CarryVerdict verdict = CarryVerdict::Carried; ///< The gravest of all targets.
        std::optional<int> from = {};                 ///< The canvas of the target that the verdict is about.
        std::optional<int> to = {};
        bool isScaled = false;
        bool canScale = false; ///< There is a rectangle on a canvas that grew by one factor.
    };

    /// All outlive the mover.
    TargetMover(const ManifestSource &from, const ManifestSource &to, const std::vector<CanvasMatch> &canvases)
        : m_from(from), m_to(to), m_canvases(canvases)
    {}

    /// Targets in other sources stay what they are.
    [[nodiscard]] Moved moved(const std::vector<store::Target> &targets, ResizedRegions resized) const;

private:
    [[nodiscard]] Moved moved(store::Target target, ResizedRegions resized) const;
    [[nodiscard]] Moved movedTo(int position, store::Target target, ResizedRegions resized) const;

    const ManifestSource &m_from;
    const ManifestSource &m_to;
    const std::vector<CanvasMatch> &m_canvases;
};

} // namespace kader::curation
