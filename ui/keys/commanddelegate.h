#pragma once

#include <QStyledItemDelegate>

namespace kader::ui {

/// Draws a command in one line: its name, then its menu, and its key at the right.
class CommandDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace kader::ui
