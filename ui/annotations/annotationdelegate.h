#pragma once

#include <QStyledItemDelegate>

namespace kader::ui {

class CutOuts;

/// Draws rows of annotations: the text over two lines at most behind a mark whose colour tells the motivation and
/// whose form tells where it is from (filled: the curator's; an outline: the source's own; half filled: the
/// source's own, edited). Other columns stand beside the first line. A cell is edited in its place.
class AnnotationDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int cutOutSide = 88;
    static constexpr int cutOutHeight = 64;

    explicit AnnotationDelegate(const CutOuts &cutOuts, QObject *parent = nullptr);

    /// What a row with this text needs in a text column of that width, one line or two.
    [[nodiscard]] int heightFor(const QString &text, int width, const QFont &font) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void finish(QWidget *editor);
    void paintCutOut(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMark(QPainter &painter, const QRectF &place, const QModelIndex &index) const;

    const CutOuts &m_cutOuts;
};

} // namespace kader::ui
