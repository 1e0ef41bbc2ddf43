#pragma once

#include <QStyledItemDelegate>

namespace kader::ui {

/// Paints one canvas of the filmstrip: picture, label, number of annotations.
class FilmstripDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr QSize ItemSize{100, 96}; // view pixels
    static constexpr QSize PictureSize{92, 68};

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace kader::ui
