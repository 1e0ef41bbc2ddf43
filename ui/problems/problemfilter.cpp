#include "ui/problems/problemfilter.h"

#include "ui/problems/problemmodel.h"

#include <QSignalBlocker>

#include <algorithm>

namespace kader::ui {

ProblemFilter::ProblemFilter(QAbstractItemModel &model, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(&model);
}

void ProblemFilter::setWanted(const QSet<Severity> &severities, const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (severities == m_severities && words == m_words)
        return;
    beginResetModel();
    m_severities = severities;
    m_words = words;
    {
        const QSignalBlocker blocker(this);
        invalidate();
    }
    endResetModel();
}

bool ProblemFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_severities.contains(static_cast<Severity>(index.data(ProblemModel::SeverityRole).toInt())))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString said = index.data(ProblemModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return said.contains(word, Qt::CaseInsensitive); });
}

} // namespace kader::ui
