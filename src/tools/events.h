#pragma once

#include "tools/canvasgeometry.h"

#include <variant>

namespace kader::tools {

struct Modifiers {
    bool shift = false;
    bool control = false;

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

/// Shift or Control went down or up while the pointer stands still.
struct ModifiersChanged {
    Modifiers modifiers;
};

enum class Key { Left, Right, Up, Down, Delete, Backspace, Escape, Tab, Return };

/// A key went down or repeats. Arrows are the canvas's directions, however it is turned.
struct KeyPressed {
    Key key;
    Modifiers modifiers = {};
};

/// The tool is put away, the canvas changes, or the window loses the pointer.
struct Interrupted {};

using Event = std::variant<PointerPressed, PointerMoved, PointerReleased, ModifiersChanged, KeyPressed, Interrupted>;

} // namespace kader::tools
