#include "ui/canvas/canvasinput.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>
#include <QWheelEvent>

#include <array>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr double KeyPan = 64; // view pixels

struct Arrow {
    tools::Key key;
    QPointF direction;
};

const std::array<Arrow, 4> arrows{
    {{tools::Key::Left, {-1, 0}}, {tools::Key::Right, {1, 0}}, {tools::Key::Up, {0, -1}}, {tools::Key::Down, {0, 1}}}};

} // namespace

tools::Modifiers modifiersOf(Qt::KeyboardModifiers modifiers)
{
    return {.shift = modifiers.testFlag(Qt::ShiftModifier),
            .control = modifiers.testFlag(Qt::ControlModifier),
            .alt = modifiers.testFlag(Qt::AltModifier)};
}

std::optional<tools::Key> toolKey(int key)
{
    static const QHash<int, tools::Key> keys{
        {Qt::Key_Left, tools::Key::Left},     {Qt::Key_Right, tools::Key::Right},
        {Qt::Key_Up, tools::Key::Up},         {Qt::Key_Down, tools::Key::Down},
        {Qt::Key_Delete, tools::Key::Delete}, {Qt::Key_Backspace, tools::Key::Backspace},
        {Qt::Key_Escape, tools::Key::Escape}, {Qt::Key_Return, tools::Key::Return},
        {Qt::Key_Enter, tools::Key::Return},  {Qt::Key_Insert, tools::Key::Insert}};
    const auto found = keys.find(key);
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

tools::Key onCanvas(tools::Key key, imaging::Orientation orientation)
{
    for (const Arrow &seen : arrows) {
        if (seen.key != key)
            continue;
        const QPointF direction = orientation.undo(seen.direction);
        for (const Arrow &arrow : arrows) {
            if (arrow.direction == direction)
                return arrow.key;
        }
    }
    return key;
}

tools::Edges farEdges(imaging::Orientation orientation)
{
    const QPointF behind = orientation.undo({1, 1});
    return (behind.x() > 0 ? tools::Edge::Right : tools::Edge::Left) |
           (behind.y() > 0 ? tools::Edge::Bottom : tools::Edge::Top);
}

tools::PointerShape asSeen(tools::PointerShape shape, imaging::Orientation orientation)
{
    using tools::PointerShape;
    const bool isSlantOther = orientation.isTransposed() != orientation.isMirrored();
    switch (shape) {
    case PointerShape::ResizeHorizontal:
        return orientation.isTransposed() ? PointerShape::ResizeVertical : shape;
    case PointerShape::ResizeVertical:
        return orientation.isTransposed() ? PointerShape::ResizeHorizontal : shape;
    case PointerShape::ResizeFalling:
        return isSlantOther ? PointerShape::ResizeRising : shape;
    case PointerShape::ResizeRising:
        return isSlantOther ? PointerShape::ResizeFalling : shape;
    default:
        return shape;
    }
}

QString wordsOf(imaging::Orientation orientation)
{
    QStringList words;
    if (orientation.quarters() != 0)
        words.append(QCoreApplication::translate("CanvasView", "turned %1°").arg(90 * orientation.quarters()));
    if (orientation.isMirrored())
        words.append(QCoreApplication::translate("CanvasView", "flipped"));
    return words.join(u", "_s);
}

bool isNotch(const QWheelEvent &event)
{
    constexpr int notch = 120;
    const QPoint angle = event.angleDelta();
    return event.pixelDelta().isNull() && event.phase() == Qt::NoScrollPhase && angle.x() % notch == 0 &&
           angle.y() % notch == 0;
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
    case tools::PointerShape::Corner:
        return Qt::PointingHandCursor;
    }
    return Qt::ArrowCursor;
}

} // namespace kader::ui
