#pragma once

#include "base/diagnostic.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <functional>
#include <optional>
#include <vector>

namespace kader::ui {

/// Of a ProblemModel's rows those of some severities, and of these the ones that a search has found.
class ProblemFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    ProblemFilter(QAbstractItemModel &model, QObject *parent);

    /// Which rows a search has found; nothing when nobody searched. It counts until the model is reset.
    using Found = std::optional<std::vector<bool>>;

    /// A reset, for the same reason as AnnotationFilter's.
    void setWanted(const QSet<Severity> &severities);
    void setFound(Found found);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    void apply(const std::function<void()> &change);

    QSet<Severity> m_severities = {Severity::Error, Severity::Warning, Severity::Info};
    Found m_found;
};

} // namespace kader::ui
