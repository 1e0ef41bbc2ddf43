#pragma once

#include "tools/canvasgeometry.h"

#include <variant>

namespace kader::tools {

struct Modifiers {
    bool shift = false;
    bool control = false;
    bool alt = false;

    bool operator==(const Modifiers &) const = default;
};

/// The first button goes down. Other buttons are the view's own (panning, menus) and never come here.
struct PointerPressed {
    CanvasPoint at;
    Modifiers modifiers = {};
};

/// With or without the button.
struct PointerMoved {
    CanvasPoint at;
    Modifiers modifiers = {};
};

struct PointerReleased {
    CanvasPoint at;
    Modifiers modifiers = {};
};

/// Shift, Control or Alt went down or up while the pointer stands still.
struct ModifiersChanged {
    Modifiers modifiers;
};

enum class Key { Left, Right, Up, Down, Delete, Backspace, Escape, Tab, Return, Insert };

/// A key went down or repeats. Arrows are the canvas's directions, however it is turned.
struct KeyPressed {
    Key key;
    Modifiers modifiers = {};
};

/// Something else takes the pointer, a pan or another window: what only lasts as long as its button is down ends, and
/// what was set down piece by piece goes on later.
struct PointerLost {};

/// The tool is put away, or the canvas changes.
struct Interrupted {};

using Event =
    std::variant<PointerPressed, PointerMoved, PointerReleased, ModifiersChanged, KeyPressed, PointerLost, Interrupted>;

} // namespace kader::tools
