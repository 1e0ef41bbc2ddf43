#include "ui/repository/twolinedelegate.h"

#include "ui/theme/theme.h"

#include <QIcon>
#include <QPainter>
#include <QPainterPath>

namespace kader::ui {

namespace {

constexpr int margin = 6;
constexpr int lineGap = 2;
constexpr int iconSize = 16;
constexpr int badgePadding = 7;
constexpr qreal corner = 6;

void fillRounded(QPainter &painter, const QRectF &rect, qreal radius, const QColor &colour)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    painter.fillPath(path, colour);
}

/// Draws the badge at the end of `line` and takes its room away from it.
void paintBadge(QPainter &painter, QRect &line, const QFont &font, const QModelIndex &index)
{
    const QString badge = index.data(BadgeRole).toString();
    if (badge.isEmpty())
        return;
    const Theme::Roles &roles = Theme::current();
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(badge) + 2 * badgePadding;
    const QRectF pill(line.right() - width + 1, line.top() - 0.5, width, line.height() + 1);
    const bool warns = index.data(BadgeWarnsRole).toBool();
    fillRounded(painter, pill, pill.height() / 2, roles.window);
    painter.setPen(roles.line);
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2);
    painter.setFont(font);
    painter.setPen(warns ? roles.warning : roles.secondary);
    painter.drawText(pill, Qt::AlignCenter, badge);
    line.setRight(line.right() - width - margin);
}

void paintLine(QPainter &painter, const QRect &line, const QFont &font, const QString &text)
{
    painter.setFont(font);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

/// Draws the icon before `line` and takes its room away from it.
void paintIcon(QPainter &painter, QRect &line, const QModelIndex &index)
{
    const QVariant drawing = index.data(Qt::DecorationRole);
    if (!drawing.isValid())
        return;
    const QRect square(line.left(), line.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    drawing.value<QIcon>().paint(&painter, square);
    line.setLeft(line.left() + iconSize + margin);
}

} // namespace

void paintRowGround(QPainter &painter, const QRect &rect, QStyle::State state)
{
    const Theme::Roles &roles = Theme::current();
    const QRectF ground = QRectF(rect).adjusted(0, 0.5, -4.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state & QStyle::State_Selected)
        fillRounded(painter, ground, corner, roles.softAccent);
    else if (state & QStyle::State_MouseOver)
        fillRounded(painter, ground, corner, roles.window);
    if (state & QStyle::State_HasFocus) {
        painter.setPen(roles.accent);
        painter.drawRoundedRect(ground.adjusted(0.5, 0, -0.5, 0), corner, corner);
    }
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme::Roles &roles = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_ground == Ground::Here)
        paintRowGround(*painter, option.rect, option.state);
    QFont titleFont = option.font;
    titleFont.setItalic(index.data(IsPaleRole).toBool());
    if (index.data(IsHeadingRole).toBool())
        titleFont = Theme::strongFont(titleFont);
    const QFont secondFont = Theme::secondaryFont(option.font);
    const QString second = index.data(SecondLineRole).toString();
    QRect line = option.rect.adjusted(margin, margin, -margin - 4, 0);
    line.setHeight(QFontMetrics(titleFont).height());
    const QRect secondLine(line.left(), line.bottom() + lineGap, line.width(), QFontMetrics(secondFont).height());
    paintBadge(*painter, line, secondFont, index);
    paintIcon(*painter, line, index);
    painter->setPen(index.data(IsPaleRole).toBool() ? roles.secondary : roles.text);
    paintLine(*painter, line, titleFont, index.data(Qt::DisplayRole).toString());
    painter->setPen(roles.secondary);
    paintLine(*painter, secondLine, secondFont, second);
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int height = 2 * margin + QFontMetrics(option.font).height();
    if (m_isUniform || !index.data(SecondLineRole).toString().isEmpty())
        height += lineGap + QFontMetrics(Theme::secondaryFont(option.font)).height();
    return {80, height};
}

} // namespace kader::ui
