#pragma once

#include <QTreeView>

namespace kader::ui {

class TwoLineDelegate;

/// A tree whose rows are selected over their whole width, with chevrons in the text's colours.
class RowTree final : public QTreeView {
    Q_OBJECT

public:
    explicit RowTree(QWidget *parent = nullptr);
    /// All rows are as high as one with two lines: cheap for many.
    void makeUniform();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    TwoLineDelegate *m_delegate;
};

} // namespace kader::ui
