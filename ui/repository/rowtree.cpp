#include "ui/repository/rowtree.h"

#include "ui/repository/twolinedelegate.h"
#include "ui/theme/icons.h"

#include <QCursor>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int chevron = 12;
constexpr int chevronTop = 8;

} // namespace

RowTree::RowTree(QWidget *parent)
    : QTreeView(parent), m_delegate(new TwoLineDelegate(TwoLineDelegate::Ground::InView, this))
{
    setHeaderHidden(true);
    setIndentation(16);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setExpandsOnDoubleClick(true);
    setItemDelegate(m_delegate);
}

void RowTree::makeUniform()
{
    m_delegate->setIsUniform(true);
    setUniformRowHeights(true);
}

void RowTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyle::State state = option.state;
    state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
    state.setFlag(QStyle::State_MouseOver, index == indexAt(viewport()->mapFromGlobal(QCursor::pos())));
    painter->save();
    paintRowGround(*painter, QRect(0, option.rect.top(), viewport()->width(), option.rect.height()), state);
    painter->restore();
    QTreeView::drawRow(painter, option, index);
}

void RowTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const QRect square(rect.right() - chevron + 1, rect.top() + chevronTop, chevron, chevron);
    icon(isExpanded(index) ? "chevron-down"_L1 : "chevron-right"_L1).paint(painter, square);
}

} // namespace kader::ui
