#include "ui/annotations/annotationfilter.h"

#include "ui/annotations/annotationmodel.h"

#include <QSignalBlocker>

namespace kader::ui {

AnnotationFilter::AnnotationFilter(AnnotationModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
}

void AnnotationFilter::setWanted(const QString &wanted)
{
    const QString trimmed = wanted.trimmed();
    if (trimmed == m_wanted)
        return;
    beginResetModel();
    m_wanted = trimmed;
    {
        const QSignalBlocker blocker(this);
        invalidate();
    }
    endResetModel();
}

bool AnnotationFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_wanted.isEmpty() || m_model.matches(row, m_wanted);
}

bool AnnotationFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_model.isLess(left.row(), right.row(), static_cast<AnnotationModel::Column>(left.column()));
}

} // namespace kader::ui
