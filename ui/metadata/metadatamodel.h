#pragma once

#include "base/job.h"
#include "curation/curation.h"
#include "enrichment/enrich.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <optional>
#include <vector>

namespace kader::ui {

class Workspace;

/// What the record of the manifest in view would bring it: a row for each field, taken or not, and one for the
/// summary. Planned in the background. A tick changes the curation's profile, as a step.
class MetadataModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Before, After, ColumnCount };
    enum Role {
        OutcomeRole = Qt::UserRole, ///< What happens to the field, in words.
        WholeRole,                  ///< The whole row as text for people: before, after, and what the record says.
    };

    explicit MetadataModel(Workspace &workspace, QObject *parent = nullptr);

    /// Why there are no rows, in words; empty when there are some or they are on their way.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// What was odd in the record or the manifest.
    [[nodiscard]] const Diagnostics &diagnostics() const { return m_diagnostics; }
    [[nodiscard]] enrichment::Profile profile() const;
    void setProfile(const enrichment::Profile &profile);
    [[nodiscard]] bool isReadOnly() const { return !m_curation || m_curation->isReadOnly(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// There are other rows, another problem, or another profile.
    void planned();

private:
    struct Row {
        std::optional<enrichment::Field> field; ///< None: the summary.
        bool isTaken = false;
        enrichment::Change change;
    };

    void followCuration();
    void restart();
    void plan();
    void take(const Result<enrichment::EnrichmentPlan> &plan);
    void show(std::vector<Row> rows, const QString &problem);
    [[nodiscard]] std::vector<Row> rowsOf(const enrichment::EnrichmentPlan &plan) const;
    [[nodiscard]] QString title(const Row &row) const;
    [[nodiscard]] static QString outcome(const Row &row);
    [[nodiscard]] static QString after(const Row &row);
    [[nodiscard]] QString whole(const Row &row) const;

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    std::vector<Row> m_rows;
    QString m_problem;
    Diagnostics m_diagnostics;
    JobHandle m_planning;
};

} // namespace kader::ui
