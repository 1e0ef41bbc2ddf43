#pragma once

#include "base/diagnostic.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace kader::ui {

/// Of a ProblemModel's rows those of some severities that say something.
class ProblemFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    ProblemFilter(QAbstractItemModel &model, QObject *parent);

    /// A reset, for the same reason as AnnotationFilter's.
    void setWanted(const QSet<Severity> &severities, const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<Severity> m_severities = {Severity::Error, Severity::Warning, Severity::Info};
    QStringList m_words;
};

} // namespace kader::ui
