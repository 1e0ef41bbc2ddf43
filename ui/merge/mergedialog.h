#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/curation.h"
#include "ui/merge/mergemodel.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace kader::ui {

class MergeComparison;
class RowTable;
class Workspace;

/// Shows what another curation has that this one has not or has otherwise, and takes it over as one step. Reads and
/// plans in the background, again when the curation changes meanwhile. The other file is only read.
class MergeDialog final : public QDialog {
    Q_OBJECT

public:
    MergeDialog(Workspace &workspace, const QString &path, QWidget *parent);
    ~MergeDialog() override;

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeForConflicts();
    void connectParts();
    void read(const QString &path);
    void take(Result<std::unique_ptr<curation::Curation>> theirs);
    void plan();
    void showPlan(const MergeModel::PlanPtr &plan);
    void showProblem(const QString &sentence);
    void showRow();
    void showCount();
    void carryOut();

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    QString m_name;
    std::unique_ptr<curation::Curation> m_theirs;
    MergeModel::PlanPtr m_plan;
    MergeModel *m_model;
    QLabel *m_sentence;
    QProgressBar *m_waiting;
    RowTable *m_table = nullptr;
    QWidget *m_forConflicts = nullptr;
    MergeComparison *m_comparison = nullptr;
    QWidget *m_content = nullptr;
    QPushButton *m_carryOut = nullptr;
    JobHandle m_job;
};

} // namespace kader::ui
