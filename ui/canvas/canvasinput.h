#pragma once

#include "imaging/orientation.h"
#include "tools/events.h"
#include "tools/tool.h"

#include <QPointF>
#include <QString>

#include <optional>

class QWheelEvent;

namespace kader::ui {

/// What the desktop's keys and pointers are to tools, and the other way.

[[nodiscard]] tools::Modifiers modifiersOf(Qt::KeyboardModifiers modifiers);
/// Nothing for a key that no tool knows.
[[nodiscard]] std::optional<tools::Key> toolKey(int key);
[[nodiscard]] Qt::CursorShape cursorOf(tools::PointerShape shape);

// What a person sees on a canvas that is turned, as tools know it, and the other way.

/// An arrow as the direction of the canvas that is seen there; other keys as they are.
[[nodiscard]] tools::Key onCanvas(tools::Key key, imaging::Orientation orientation);
/// The edges seen at the right and at the bottom.
[[nodiscard]] tools::Edges farEdges(imaging::Orientation orientation);
[[nodiscard]] tools::PointerShape asSeen(tools::PointerShape shape, imaging::Orientation orientation);

/// "turned 90°, flipped"; empty for a canvas that is shown as it is.
[[nodiscard]] QString wordsOf(imaging::Orientation orientation);

/// A step of a coarse wheel, rather than the finger on a trackpad or a smooth one, which is a movement already.
[[nodiscard]] bool isNotch(const QWheelEvent &event);

/// How far an arrow key moves the view, in view pixels; null for other keys.
[[nodiscard]] QPointF panOf(int key);

} // namespace kader::ui
