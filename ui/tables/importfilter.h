#pragma once

#include "exchange/importplan.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace kader::ui {

/// Of an ImportModel's rows those with certain verdicts.
class ImportFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// A reset, for the same reason as AnnotationFilter's.
    void setVerdicts(const QSet<exchange::Verdict> &verdicts);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<exchange::Verdict> m_verdicts = {exchange::Verdict::Added,       exchange::Verdict::AlreadyThere,
                                          exchange::Verdict::Changed,     exchange::Verdict::Rejected,
                                          exchange::Verdict::NeedsChoice, exchange::Verdict::Gone};
};

} // namespace kader::ui
