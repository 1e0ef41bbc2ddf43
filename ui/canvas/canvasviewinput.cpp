#include "ui/canvas/canvasinput.h"
#include "ui/canvas/canvasview.h"
#include "ui/workspace/workspace.h"

#include <QGestureEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

constexpr double DoubleClickZoom = 2;
constexpr double WheelPerDoubling = 360; ///< Eighths of a degree: three notches of a common wheel.

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt;
}

} // namespace

// --- Pointer ------------------------------------------------------------------------------------------------

tools::CanvasPoint CanvasView::toCanvas(QPointF view) const
{
    const QPointF canvas = m_camera.viewport().viewToCanvas(view);
    return {canvas.x(), canvas.y()};
}

bool CanvasView::isOverRegion(QPointF view) const
{
    return m_bench.regionAt(m_camera.viewport().viewToCanvas(view)).has_value();
}

void CanvasView::updatePointer()
{
    if (!m_camera.hasCanvas() || !m_isPointerInside) {
        m_hovered.reset();
        emit pointerMoved(std::nullopt);
        return;
    }
    const QPointF canvas = m_camera.viewport().viewToCanvas(m_pointer);
    const auto under = m_bench.tool() == ToolKind::Select ? m_bench.regionAt(canvas) : std::nullopt;
    const std::optional<tools::RegionId> hovered = under ? std::optional(under->id) : std::nullopt;
    if (std::exchange(m_hovered, hovered) != hovered)
        update();
    if (m_grabbed)
        setCursor(Qt::ClosedHandCursor);
    else
        setCursor(m_isSpaceDown ? Qt::OpenHandCursor : cursorOf(m_bench.pointerShape(canvas)));
    const auto size = m_camera.canvas();
    const bool isOnCanvas = canvas.x() >= 0 && canvas.y() >= 0 && canvas.x() < size->width && canvas.y() < size->height;
    emit pointerMoved(isOnCanvas ? std::optional(PointerNews{.canvas = canvas, .sample = m_image->sampleAt(canvas)})
                                 : std::nullopt);
}

void CanvasView::startPan(QPointF view)
{
    m_bench.losePointer();
    m_grabbed = m_camera.viewport().viewToCanvas(view);
    updatePointer();
}

void CanvasView::panTo(QPointF grabbed, QPointF view)
{
    m_isPanned = true;
    m_camera.move(grabbed, view);
    moved();
}

/// What is let go while it moves goes on moving.
void CanvasView::endPan(qint64 time)
{
    if (std::exchange(m_isPanned, false))
        m_glide.fling(m_speed.atEnd(time));
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    m_glide.halt();
    m_isPanned = false;
    m_speed.start(event->position(), static_cast<qint64>(event->timestamp()));
    m_isFocusShown = false;
    m_pointer = event->position();
    m_isPointerInside = true;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceDown))
        startPan(m_pointer);
    else if (event->button() == Qt::LeftButton)
        m_bench.handle(tools::PointerPressed{.at = toCanvas(m_pointer), .modifiers = modifiersOf(event->modifiers())});
    updatePointer();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_isPointerInside = rect().contains(m_pointer.toPoint());
    m_speed.add(m_pointer, static_cast<qint64>(event->timestamp()));
    if (m_grabbed)
        return panTo(*m_grabbed, m_pointer);
    m_bench.handle(tools::PointerMoved{.at = toCanvas(m_pointer), .modifiers = modifiersOf(event->modifiers())});
    updatePointer();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    if (m_grabbed && !(event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        m_grabbed.reset();
    else if (event->button() == Qt::LeftButton)
        m_bench.handle(tools::PointerReleased{.at = toCanvas(m_pointer), .modifiers = modifiersOf(event->modifiers())});
    endPan(static_cast<qint64>(event->timestamp()));
    updatePointer();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const bool isSelecting = m_bench.tool() == ToolKind::Select && event->button() == Qt::LeftButton;
    if (!isSelecting || m_isSpaceDown)
        return mousePressEvent(event);
    m_pointer = event->position();
    if (isOverRegion(m_pointer))
        return m_workspace.requestEditing();
    zoomBy(DoubleClickZoom, m_pointer);
}

void CanvasView::leaveEvent(QEvent *)
{
    m_isPointerInside = false;
    updatePointer();
    update();
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    // Finer steps of trackpads and smooth wheels add up to the same as the notches of a coarse one.
    const double turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    m_pointer = event->position();
    const double factor = std::exp2(turned / WheelPerDoubling);
    event->accept();
    if (isNotch(*event))
        return zoomBy(factor, m_pointer);
    m_glide.halt();
    m_camera.zoomBy(factor, m_pointer);
    moved();
}

bool CanvasView::handleGesture(QEvent *event)
{
    if (event->type() == QEvent::Gesture) {
        const auto *gesture = static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture);
        if (gesture)
            pinch(*static_cast<const QPinchGesture *>(gesture));
        return gesture != nullptr;
    }
    const auto *native = static_cast<QNativeGestureEvent *>(event);
    if (native->gestureType() != Qt::ZoomNativeGesture)
        return false;
    m_glide.halt();
    m_camera.zoomBy(1 + native->value(), native->position());
    moved();
    return true;
}

void CanvasView::pinch(const QPinchGesture &gesture)
{
    // Two fingers come down one after the other: the first one's press was no drag.
    if (gesture.state() == Qt::GestureStarted)
        m_bench.losePointer();
    m_glide.halt();
    const QPointF centre = mapFromGlobal(gesture.centerPoint());
    const QPointF before = mapFromGlobal(gesture.lastCenterPoint());
    m_camera.panBy(before - centre);
    m_camera.zoomBy(gesture.scaleFactor(), centre);
    moved();
}

// --- Keys and focus -----------------------------------------------------------------------------------------

bool CanvasView::event(QEvent *event)
{
    const bool isGesture = event->type() == QEvent::Gesture || event->type() == QEvent::NativeGesture;
    if (isGesture && handleGesture(event)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::PaletteChange)
        m_composed = {};                                 // it has the surround's colour
    if (event->type() == QEvent::ScreenChangeInternal) { // the other screen may be scaled otherwise
        m_glide.settle();
        m_camera.setWindow(size(), devicePixelRatioF());
        moved();
    }
    // During a drag keys belong to the tool: deleting or leaving what is being dragged makes no sense. Alt is one of
    // them: the menu bar would take the keyboard.
    if (event->type() == QEvent::ShortcutOverride && m_bench.needsKeys()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (toolKey(key) || key == Qt::Key_Alt) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    // Space that is held to drag with repeats itself.
    if (!event->isAutoRepeat()) {
        m_glide.halt();
        m_isPanned = false;
    }
    if (event->key() == Qt::Key_Space) {
        m_isSpaceDown = true;
        return updatePointer();
    }
    const tools::Modifiers modifiers = modifiersOf(event->modifiers());
    if (isModifier(event->key())) {
        m_bench.handle(tools::ModifiersChanged{modifiers});
        return;
    }
    const bool isTab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab; // with Control
    const auto key = isTab ? std::optional(tools::Key::Tab) : toolKey(event->key());
    const auto orientation = m_camera.viewport().orientation();
    if (key && m_bench.handle(tools::KeyPressed{.key = onCanvas(*key, orientation), .modifiers = modifiers}))
        return;
    if (!panByKey(*event))
        QWidget::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->isAutoRepeat())
        return;
    if (event->key() == Qt::Key_Space) {
        m_isSpaceDown = false;
        return updatePointer();
    }
    if (isModifier(event->key()))
        m_bench.handle(tools::ModifiersChanged{modifiersOf(event->modifiers())});
    else if (!panOf(event->key()).isNull())
        m_bench.finishNudges();
    QWidget::keyReleaseEvent(event);
}

bool CanvasView::panByKey(const QKeyEvent &event)
{
    const QPointF by = panOf(event.key());
    if (by.isNull() || !m_camera.hasCanvas())
        return false;
    m_camera.panBy(event.modifiers().testFlag(Qt::ShiftModifier) ? by * 4 : by);
    moved();
    return true;
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    m_isFocusShown = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                     reason == Qt::ShortcutFocusReason || reason == Qt::OtherFocusReason;
    update();
}

void CanvasView::focusOutEvent(QFocusEvent *)
{
    m_isFocusShown = false;
    m_isSpaceDown = false;
    m_bench.losePointer();
    update();
}

bool CanvasView::focusNextPrevChild(bool isNext)
{
    const tools::KeyPressed tab{.key = tools::Key::Tab, .modifiers = {.shift = !isNext}};
    return m_bench.handle(tab) || QWidget::focusNextPrevChild(isNext);
}

} // namespace kader::ui
