#include "ui/tables/importtable.h"

#include "ui/shared/celldelegate.h"
#include "ui/tables/importmodel.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int reasonFrom = 760; ///< As wide as this the table has room for reasons.

} // namespace

ImportTable::ImportTable(QAbstractItemModel &model, QWidget *parent) : RowTable(u"import-table"_s, model, parent)
{
    setAccessibleName(tr("Rows of the table"));
    setItemDelegate(new CellDelegate(this));
    QHeaderView *header = horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    header->resizeSection(ImportModel::Line, widthFor(u"00000"_s));
    header->resizeSection(ImportModel::Verdict, widthFor(tr("Already there")));
    header->resizeSection(ImportModel::Canvas, widthFor(u"CA000000V0000.tif"_s));
    header->resizeSection(ImportModel::Region, widthFor(u"0000,0000,0000,0000"_s));
    header->setSectionResizeMode(ImportModel::Text, QHeaderView::Stretch);
    header->setSectionResizeMode(ImportModel::Reason, QHeaderView::Stretch);
}

void ImportTable::resizeEvent(QResizeEvent *event)
{
    // The reason of the row that is chosen stands beside the table too.
    setColumnHidden(ImportModel::Reason, viewport()->width() < reasonFrom);
    RowTable::resizeEvent(event);
}

} // namespace kader::ui
