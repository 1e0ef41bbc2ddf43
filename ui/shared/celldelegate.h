#pragma once

#include <QStyledItemDelegate>

namespace kader::ui {

/// Draws a table's text in one line, as far from the column's edge as its heading.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace kader::ui
