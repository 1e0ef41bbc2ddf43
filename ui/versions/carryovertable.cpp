#include "ui/versions/carryovertable.h"

#include "ui/shared/celldelegate.h"
#include "ui/versions/carryovermodel.h"
#include "ui/versions/versionwords.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace kader::ui {

CarryOverTable::CarryOverTable(CarryOverModel &model, QWidget *parent) : RowTable(u"carry-over-table"_s, model, parent)
{
    setAccessibleName(tr("Annotations to look at"));
    setItemDelegate(new CellDelegate(this));
    QHeaderView *header = horizontalHeader();
    header->resizeSection(CarryOverModel::Verdict, widthFor(verdictText(curation::CarryVerdict::ChangedInBoth)));
    header->resizeSection(CarryOverModel::Canvas, widthFor(u"CA000000V0000.tif"_s));
    header->setSectionResizeMode(CarryOverModel::Text, QHeaderView::Stretch);
    header->resizeSection(CarryOverModel::SizeBefore, widthFor(u"00000 × 00000"_s));
    header->resizeSection(CarryOverModel::SizeNow, widthFor(u"00000 × 00000"_s));
}

int CarryOverTable::heightFor(int rows) const
{
    constexpr int frame = 4;
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + frame;
}

} // namespace kader::ui
