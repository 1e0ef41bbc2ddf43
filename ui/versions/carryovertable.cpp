#include "ui/versions/carryovertable.h"

#include "ui/shared/celldelegate.h"
#include "ui/versions/carryovermodel.h"
#include "ui/versions/versionwords.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace kader::ui {

CarryOverTable::CarryOverTable(CarryOverModel &model, QWidget *parent) : QTableView(parent)
{
    setObjectName(u"carry-over-table"_s);
    setAccessibleName(tr("Annotations to look at"));
    setModel(&model);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 10);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    const auto width = [this](const QString &widest) { return fontMetrics().horizontalAdvance(widest) + 20; };
    header->resizeSection(CarryOverModel::Verdict, width(verdictText(curation::CarryVerdict::ChangedInBoth)));
    header->resizeSection(CarryOverModel::Canvas, width(u"CA000000V0000.tif"_s));
    header->setSectionResizeMode(CarryOverModel::Text, QHeaderView::Stretch);
    header->resizeSection(CarryOverModel::SizeBefore, width(u"00000 × 00000"_s));
    header->resizeSection(CarryOverModel::SizeNow, width(u"00000 × 00000"_s));
}

int CarryOverTable::heightFor(int rows) const
{
    constexpr int frame = 4;
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + frame;
}

} // namespace kader::ui
