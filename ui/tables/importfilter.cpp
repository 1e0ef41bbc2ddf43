#include "ui/tables/importfilter.h"

#include "ui/tables/importmodel.h"

#include <QSignalBlocker>

namespace kader::ui {

void ImportFilter::setVerdicts(const QSet<exchange::Verdict> &verdicts)
{
    beginResetModel();
    m_verdicts = verdicts;
    {
        const QSignalBlocker blocker(this);
        invalidate();
    }
    endResetModel();
}

bool ImportFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const int verdict = sourceModel()->index(row, 0, parent).data(ImportModel::VerdictRole).toInt();
    return m_verdicts.contains(static_cast<exchange::Verdict>(verdict));
}

} // namespace kader::ui
