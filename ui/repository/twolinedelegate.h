#pragma once

#include <QStyledItemDelegate>

namespace kader::ui {

/// What a row says beside its title (Qt::DisplayRole).
enum TwoLineRole {
    SecondLineRole = Qt::UserRole,
    BadgeRole,      ///< A word or number at the end of the title's line.
    BadgeWarnsRole, ///< Whether the badge is a warning.
    IsPaleRole,     ///< Whether the row is a message, or about something that is not there yet.
};

/// Draws a row as two lines with a badge: each line shortened to what there is room for.
class TwoLineDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace kader::ui
