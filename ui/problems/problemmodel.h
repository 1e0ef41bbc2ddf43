#pragma once

#include "curation/curation.h"
#include "ui/problems/problemreport.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace kader::ui {

class ProblemWatch;
class Workspace;

/// What checking the manifest in view has found. A tick says whether such a fault is mended when the manifest is
/// saved: for all problems of that rule at once, as a step of the curation.
class ProblemModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Sort, Where, Message, Mending, Rule, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole, ///< As a number.
    };

    ProblemModel(Workspace &workspace, const ProblemWatch &watch, QObject *parent = nullptr);

    [[nodiscard]] const FoundProblem &problemAt(int row) const { return m_report->problems[size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void followCuration();
    void showReport();
    void showMending();
    [[nodiscard]] QString text(const FoundProblem &problem, int column) const;
    [[nodiscard]] QString toolTip(const FoundProblem &problem, int column) const;
    [[nodiscard]] bool isMended(const FoundProblem &problem) const;

    Workspace &m_workspace;
    const ProblemWatch &m_watch;
    QPointer<curation::Curation> m_curation;
    curation::SourcePtr m_source;
    ReportPtr m_report;
    QStringList m_declined;
};

} // namespace kader::ui
