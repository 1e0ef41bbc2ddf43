#pragma once

#include "curation/manifestsource.h"

#include <QAbstractListModel>

#include <vector>

namespace kader::ui {

class Workspace;

/// The sources of the open curation, and last the manifest that is merely looked at.
class CurationModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit CurationModel(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] curation::SourcePtr source(const QModelIndex &index) const;
    /// The row of what is in view; invalid when nothing is.
    [[nodiscard]] QModelIndex current() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void follow();
    void reread();
    void refreshCounts();

    Workspace &m_workspace;
    std::vector<curation::SourcePtr> m_sources;
};

} // namespace kader::ui
