#include "ui/problems/problemfilter.h"

#include "ui/problems/problemmodel.h"

#include <QSignalBlocker>

#include <utility>

namespace kader::ui {

ProblemFilter::ProblemFilter(QAbstractItemModel &model, QObject *parent) : QSortFilterProxyModel(parent)
{
    // Before it follows the model itself: what was found there is not to be looked for among other rows.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (m_found)
            m_found->clear();
    });
    setSourceModel(&model);
}

void ProblemFilter::setWanted(const QSet<Severity> &severities)
{
    if (severities != m_severities)
        apply([&] { m_severities = severities; });
}

void ProblemFilter::setFound(Found found)
{
    if (found != m_found)
        apply([&] { m_found = std::move(found); });
}

void ProblemFilter::apply(const std::function<void()> &change)
{
    beginResetModel();
    change();
    {
        const QSignalBlocker blocker(this);
        invalidate();
    }
    endResetModel();
}

bool ProblemFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_found && (size_t(row) >= m_found->size() || !(*m_found)[size_t(row)]))
        return false;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return m_severities.contains(static_cast<Severity>(index.data(ProblemModel::SeverityRole).toInt()));
}

} // namespace kader::ui
