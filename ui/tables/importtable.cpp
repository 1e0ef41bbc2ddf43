#include "ui/tables/importtable.h"

#include "ui/tables/importmodel.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace kader::ui {

ImportTable::ImportTable(QAbstractItemModel &model, QWidget *parent) : QTableView(parent)
{
    setObjectName(u"import-table"_s);
    setAccessibleName(tr("Rows of the table"));
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 10);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    const auto width = [this](const QString &widest) { return fontMetrics().horizontalAdvance(widest) + 20; };
    header->resizeSection(ImportModel::Line, width(u"00000"_s));
    header->resizeSection(ImportModel::Verdict, width(tr("Already there")));
    header->resizeSection(ImportModel::Canvas, width(u"CA000000V0000.tif"_s));
    header->resizeSection(ImportModel::Text, width(u"Rock outcrop in the lower right part"_s));
    header->resizeSection(ImportModel::Region, width(u"0000,0000,0000,0000"_s));
}

} // namespace kader::ui
