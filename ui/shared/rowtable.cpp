#include "ui/shared/rowtable.h"

#include <QHeaderView>

namespace kader::ui {

namespace {

constexpr int rowPadding = 10;
constexpr int columnPadding = 20;

} // namespace

RowTable::RowTable(const QString &name, QAbstractItemModel &model, QWidget *parent) : QTableView(parent)
{
    setObjectName(name);
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + rowPadding);
    horizontalHeader()->setHighlightSections(false);
}

QModelIndex RowTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveHome && action != MoveEnd)
        return QTableView::moveCursor(action, modifiers);
    // What the view does with Control; without, it would go to another column of the same row.
    const QModelIndex there = QTableView::moveCursor(action, modifiers | Qt::ControlModifier);
    return currentIndex().isValid() ? there.siblingAtColumn(currentIndex().column()) : there;
}

int RowTable::widthFor(const QString &widest) const
{
    return fontMetrics().horizontalAdvance(widest) + columnPadding;
}

} // namespace kader::ui
