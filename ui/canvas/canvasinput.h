#pragma once

#include "tools/events.h"
#include "tools/tool.h"

#include <QPointF>

#include <optional>

namespace kader::ui {

/// What the desktop's keys and pointers are to tools, and the other way.

[[nodiscard]] tools::Modifiers modifiersOf(Qt::KeyboardModifiers modifiers);
/// Nothing for a key that no tool knows.
[[nodiscard]] std::optional<tools::Key> toolKey(int key);
[[nodiscard]] Qt::CursorShape cursorOf(tools::PointerShape shape);

/// How far an arrow key moves the view, in view pixels; null for other keys.
[[nodiscard]] QPointF panOf(int key);

} // namespace kader::ui
