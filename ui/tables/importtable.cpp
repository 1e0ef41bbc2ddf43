#include "ui/tables/importtable.h"

#include "ui/shared/celldelegate.h"
#include "ui/tables/importmodel.h"

#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr int motivationFrom = 640; ///< As wide as this the table has room for motivations and languages,
constexpr int reasonFrom = 1000;    ///< and for reasons.

} // namespace

ImportTable::ImportTable(QAbstractItemModel &model, QWidget *parent) : RowTable(u"import-table"_s, model, parent)
{
    setAccessibleName(tr("Rows of the table"));
    setItemDelegate(new CellDelegate(this));
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    QHeaderView *header = horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    header->resizeSection(ImportModel::Line, widthFor(u"00000"_s));
    header->resizeSection(ImportModel::Verdict,
                          std::max(widthFor(tr("Already there")), widthFor(tr("Needs a choice"))));
    header->resizeSection(ImportModel::Canvas, widthFor(u"CA000000V0000.tif"_s));
    header->resizeSection(ImportModel::Region, widthFor(u"0000,0000,0000,0000"_s));
    header->resizeSection(ImportModel::Motivation, widthFor(u"commenting"_s));
    header->resizeSection(ImportModel::Language, widthFor(tr("Language")));
    header->setSectionResizeMode(ImportModel::Text, QHeaderView::Stretch);
    header->setSectionResizeMode(ImportModel::Reason, QHeaderView::Stretch);
}

void ImportTable::resizeEvent(QResizeEvent *event)
{
    // The reason of the row that is chosen stands beside the table too.
    setColumnHidden(ImportModel::Reason, viewport()->width() < reasonFrom);
    setColumnHidden(ImportModel::Motivation, viewport()->width() < motivationFrom);
    setColumnHidden(ImportModel::Language, viewport()->width() < motivationFrom);
    RowTable::resizeEvent(event);
}

} // namespace kader::ui
