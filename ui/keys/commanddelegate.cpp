#include "ui/keys/commanddelegate.h"

#include "ui/keys/commandmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <utility>

namespace kader::ui {

namespace {

constexpr int sidePadding = 10;
constexpr int rowPadding = 12;
constexpr int gap = 12;

} // namespace

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString name = std::exchange(cell.text, {});
    cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    const bool isEnabled = cell.state.testFlag(QStyle::State_Enabled);
    const auto group = isEnabled ? QPalette::Active : QPalette::Disabled;
    QRect place = cell.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    const QColor pale = isEnabled ? Theme::current().secondary : cell.palette.color(group, QPalette::Text);
    painter->setFont(cell.font);
    painter->setPen(pale);
    const QString keys = index.data(CommandModel::KeysRole).toString();
    painter->drawText(place, int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, keys);
    place.setRight(place.right() - cell.fontMetrics.horizontalAdvance(keys) - gap);
    painter->setPen(cell.palette.color(group, QPalette::Text));
    const QString shown = cell.fontMetrics.elidedText(name, Qt::ElideRight, place.width());
    painter->drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    place.setLeft(place.left() + cell.fontMetrics.horizontalAdvance(shown) + gap);
    painter->setPen(pale);
    painter->setFont(Theme::secondaryFont(cell.font));
    painter->drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      index.data(CommandModel::MenuRole).toString());
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.lineSpacing() + rowPadding};
}

} // namespace kader::ui
