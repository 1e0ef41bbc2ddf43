#include "ui/canvas/canvasaccessible.h"

#include "ui/canvas/canvasview.h"

#include <QAccessibleWidget>

namespace kader::ui {

namespace {

class CanvasAccessible final : public QAccessibleWidget {
public:
    explicit CanvasAccessible(CanvasView *view) : QAccessibleWidget(view, QAccessible::Graphic), m_view(view) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_view->spokenState();
        if (kind != QAccessible::Description)
            return QAccessibleWidget::text(kind);
        const QString own = QAccessibleWidget::text(kind);
        const QString state = m_view->spokenState();
        return own.isEmpty() || state.isEmpty() ? own + state : CanvasView::tr("%1; %2").arg(own, state);
    }

private:
    CanvasView *m_view;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    const bool isOurs = className == QLatin1StringView(CanvasView::staticMetaObject.className());
    return isOurs ? new CanvasAccessible(qobject_cast<CanvasView *>(object)) : nullptr;
}

} // namespace

void makeCanvasAccessible()
{
    static const bool isKnown = (QAccessible::installFactory(make), true);
    Q_UNUSED(isKnown)
}

void tellAccessibleValue(CanvasView &view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent value(&view, view.spokenState());
    QAccessible::updateAccessibility(&value);
    QAccessibleEvent description(&view, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&description);
}

} // namespace kader::ui
