#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/curation.h"
#include "curation/versionwatch.h"
#include "ui/versions/carryovermodel.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace kader::ui {

class CarryOverTable;
class Workspace;

/// Brings the newer version of a source, shows what would become of the annotations, and carries them over as one
/// step. Plans in the background, again when the curation changes meanwhile.
class CarryOverDialog final : public QDialog {
    Q_OBJECT

public:
    /// The source that the news is about is part of the open curation.
    CarryOverDialog(Workspace &workspace, const curation::SourceNews &news, QWidget *parent);

signals:
    void carriedOver(const QUuid &from, const QUuid &to);

private:
    [[nodiscard]] QWidget *makeChoice();
    void connectParts();
    void fetch(const curation::SourceNews &news);
    void take(const Result<curation::SourcePtr> &newer);
    void plan();
    void showPlan(const CarryOverModel::PlanPtr &plan);
    void makeRoom();
    void showProblem(const QString &sentence);
    void showReason();
    void carryOut();

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    curation::SourcePtr m_from;
    curation::SourcePtr m_to;
    CarryOverModel::PlanPtr m_plan;
    CarryOverModel *m_model;
    QLabel *m_sentence;
    QLabel *m_summary;
    QProgressBar *m_waiting;
    QWidget *m_choice = nullptr;
    QRadioButton *m_scale = nullptr;
    CarryOverTable *m_table;
    QLabel *m_reason;
    QLabel *m_older;
    QPushButton *m_carryOut = nullptr;
    JobHandle m_job;
};

} // namespace kader::ui
