#include "ui/shell/statuspart.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace kader::ui {

namespace {

constexpr int gap = 12; // to what stands beside it

} // namespace

StatusPart::StatusPart(const QString &name, QWidget *parent) : QWidget(parent)
{
    setObjectName(name);
    setFont(Theme::secondaryFont(font()));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    hide();
}

void StatusPart::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        m_width = 0;
    if (const int width = fontMetrics().horizontalAdvance(text); width > m_width) {
        m_width = width;
        updateGeometry();
    }
    update();
}

QSize StatusPart::sizeHint() const
{
    return {m_width + gap, fontMetrics().lineSpacing()};
}

void StatusPart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine, m_text);
}

} // namespace kader::ui
