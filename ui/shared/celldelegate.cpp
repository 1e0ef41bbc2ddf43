#include "ui/shared/celldelegate.h"

#include <QPainter>

#include <utility>

namespace kader::ui {

namespace {

constexpr int sidePadding = 8;

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, {});
    cell.state.setFlag(QStyle::State_HasFocus, false);
    cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    painter->setPen(cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRect place = cell.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    painter->drawText(place, int(cell.displayAlignment) | Qt::TextSingleLine,
                      cell.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace kader::ui
