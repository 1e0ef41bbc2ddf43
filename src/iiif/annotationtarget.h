#pragma once

#include "iiif/manifest.h"

#include <optional>
#include <vector>

namespace kader::iiif {

/// The targets of an annotation one by one (Web Annotation 3.2.2): itself, of an array, or what a Choice, a List or a
/// Composite lists.
[[nodiscard]] std::vector<Value> targetsOf(Value annotation);

/// What one target points at, with its fragment if it has one: its id, or the id of its source.
[[nodiscard]] QString targetAddress(Value target);

/// Position of the canvas that an annotation is about: the first that one of its targets names.
[[nodiscard]] std::optional<int> targetedCanvas(const Manifest &manifest, Value annotation);

/// The target that is about this canvas; where none is, the first.
[[nodiscard]] Value targetOn(const CanvasView &canvas, Value annotation);
/// The same among what an annotation has as its target: one, an array, or a list.
[[nodiscard]] Value targetAmong(const CanvasView &canvas, Value target);

/// What a target points at.
struct Pointed {
    QString canvasId; ///< Without the fragment.
    std::optional<SpatialFragment> fragment;
    bool hasSelector = false; ///< Of a SpecificResource: then `fragment` is not what counts.
};
/// An id that holds a `#` itself is known by the canvas.
[[nodiscard]] Pointed pointedAt(Value target, const CanvasView &canvas);

/// A selector, or an array of them, as against a whole target.
[[nodiscard]] bool isSelector(Value value);

/// Selectors one by one: of an array, of a Choice (version 2 has `default` and `item`), and what refines them last.
[[nodiscard]] std::vector<Value> selectorsIn(Value selector);
/// What a selector says in text: `value`, in version 2 `chars`.
[[nodiscard]] QString selectorText(Value selector);

/// The rectangle that a FragmentSelector among these selectors names. Several selectors are alternatives that describe
/// the same area; what refines one counts where that says no place itself.
[[nodiscard]] std::optional<SpatialFragment> selectedFragment(Value selector);

/// The rectangle of the first selector that has one, in canvas units: of a fragment, around the shape of an
/// SvgSelector, one unit wide and high at a point.
[[nodiscard]] std::optional<Region> selectedRegion(Value selector, std::optional<CanvasSize> canvas);

} // namespace kader::iiif
