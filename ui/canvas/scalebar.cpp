#include "ui/canvas/scalebar.h"

#include "ui/theme/glasscolours.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

// All in view pixels.
constexpr double Longest = 160;
constexpr int Padding = 10;
constexpr int BarHeight = 6; ///< Of the ticks at its ends.
constexpr int Gap = 4;

} // namespace

ScaleBar::ScaleBar(QWidget *parent) : Glass(parent)
{
    setObjectName(u"scale-bar"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ScaleBar::setScale(std::optional<double> metresPerViewPixel)
{
    m_mark = metresPerViewPixel ? scaleMark(*metresPerViewPixel, Longest) : std::nullopt;
    setVisible(m_mark.has_value());
    if (!m_mark)
        return;
    setAccessibleName(tr("Scale bar: %1").arg(lengthText(m_mark->metres)));
    resize(sizeHint());
    update();
}

QSize ScaleBar::sizeHint() const
{
    if (!m_mark)
        return {};
    const QSize words = fontMetrics().size(Qt::TextSingleLine, lengthText(m_mark->metres));
    const int length = static_cast<int>(std::ceil(m_mark->length));
    return {std::max(words.width(), length) + 2 * Padding, words.height() + Gap + BarHeight + Padding};
}

void ScaleBar::paintEvent(QPaintEvent *event)
{
    Glass::paintEvent(event);
    if (!m_mark)
        return;
    QPainter painter(this);
    painter.setPen(textOnGlass());
    const QRect words(0, Padding / 2, width(), fontMetrics().height());
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, lengthText(m_mark->metres));
    const double top = words.bottom() + Gap;
    const double left = (width() - m_mark->length) / 2;
    const QColor colour = textOnGlass();
    painter.fillRect(QRectF(left, top, 2, BarHeight), colour);
    painter.fillRect(QRectF(left + m_mark->length - 2, top, 2, BarHeight), colour);
    painter.fillRect(QRectF(left, top + BarHeight - 2, m_mark->length, 2), colour);
}

} // namespace kader::ui
