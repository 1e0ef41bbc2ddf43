#pragma once

#include "iiif/shape.h"
#include "tools/canvasgeometry.h"

#include <QList>
#include <QUuid>

#include <optional>
#include <variant>

namespace kader::tools {

/// Names one annotation's region on the canvas in view.
using RegionId = QUuid;

/// Show `shape` in place of the region with `id`, or as a new one when there is none, and change nothing.
/// Replaces the preview before it.
struct ShowPreview {
    std::optional<RegionId> id;
    iiif::Shape shape; ///< Of a polygon that is being drawn a line that is not closed, its last corner the pointer.
};

/// Show again what is there.
struct EndPreview {};

enum class CreateCause { Drag, Key };

/// Ends the preview, as do the other intents that change something.
struct CreateRegion {
    iiif::Shape shape;
    CreateCause cause = CreateCause::Drag; ///< One made by key is there to be nudged into its place.
};

enum class ChangeCause { Move, Resize, Corner, Nudge };

struct ChangeRegion {
    RegionId id;
    iiif::Shape shape; ///< Of the kind that it was.
    ChangeCause cause; ///< Nudges by key come in rows and may be taken as one.
};

struct DeleteRegion {
    RegionId id;
};

struct SelectRegion {
    std::optional<RegionId> id; ///< None: select nothing.
};

/// Choose a corner of the selected polygon, or none.
struct SelectCorner {
    std::optional<int> corner;
};

/// Let the person say what there is to say of it.
struct EditRegion {
    RegionId id;
};

/// Move the view so that `grabbed` comes to where `pointer` is now.
struct PanView {
    CanvasPoint grabbed;
    CanvasPoint pointer;
};

/// Show how far it is from one point to the other.
struct ShowMeasure {
    CanvasPoint from;
    CanvasPoint to;

    bool operator==(const ShowMeasure &) const = default;
};

/// Show none.
struct EndMeasure {};

/// Show where keys would set something down, and see to it that it is in view.
struct ShowCrosshair {
    CanvasPoint at;
};

struct EndCrosshair {};

/// Put this tool away for the select tool.
struct UseSelectTool {};

using Intent =
    std::variant<ShowPreview, EndPreview, CreateRegion, ChangeRegion, DeleteRegion, SelectRegion, SelectCorner,
                 EditRegion, PanView, ShowMeasure, EndMeasure, ShowCrosshair, EndCrosshair, UseSelectTool>;

/// What a tool makes of an event. An event that is not handled is the view's own to act on.
struct Reaction {
    bool isHandled = false;
    QList<Intent> intents = {};
};

} // namespace kader::tools
