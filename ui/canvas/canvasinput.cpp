#include "ui/canvas/canvasinput.h"

#include <QHash>

namespace kader::ui {

namespace {

constexpr double KeyPan = 64; // view pixels

} // namespace

tools::Modifiers modifiersOf(Qt::KeyboardModifiers modifiers)
{
    return {.shift = modifiers.testFlag(Qt::ShiftModifier), .control = modifiers.testFlag(Qt::ControlModifier)};
}

std::optional<tools::Key> toolKey(int key)
{
    static const QHash<int, tools::Key> keys{
        {Qt::Key_Left, tools::Key::Left},     {Qt::Key_Right, tools::Key::Right},
        {Qt::Key_Up, tools::Key::Up},         {Qt::Key_Down, tools::Key::Down},
        {Qt::Key_Delete, tools::Key::Delete}, {Qt::Key_Backspace, tools::Key::Backspace},
        {Qt::Key_Escape, tools::Key::Escape}, {Qt::Key_Return, tools::Key::Return},
        {Qt::Key_Enter, tools::Key::Return},  {Qt::Key_Insert, tools::Key::Return}};
    const auto found = keys.find(key);
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

QPointF panOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-KeyPan, 0};
    case Qt::Key_Right:
        return {KeyPan, 0};
    case Qt::Key_Up:
        return {0, -KeyPan};
    case Qt::Key_Down:
        return {0, KeyPan};
    default:
        return {};
    }
}

Qt::CursorShape cursorOf(tools::PointerShape shape)
{
    switch (shape) {
    case tools::PointerShape::Arrow:
        return Qt::ArrowCursor;
    case tools::PointerShape::Cross:
        return Qt::CrossCursor;
    case tools::PointerShape::Grab:
        return Qt::OpenHandCursor;
    case tools::PointerShape::Grabbing:
        return Qt::ClosedHandCursor;
    case tools::PointerShape::Move:
        return Qt::SizeAllCursor;
    case tools::PointerShape::ResizeHorizontal:
        return Qt::SizeHorCursor;
    case tools::PointerShape::ResizeVertical:
        return Qt::SizeVerCursor;
    case tools::PointerShape::ResizeFalling:
        return Qt::SizeFDiagCursor;
    case tools::PointerShape::ResizeRising:
        return Qt::SizeBDiagCursor;
    }
    return Qt::ArrowCursor;
}

} // namespace kader::ui
