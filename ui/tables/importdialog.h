#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/curation.h"
#include "ui/tables/importmodel.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QLabel;
class QModelIndex;
class QProgressBar;
class QPushButton;

namespace kader::ui {

class ImportFilter;
class ImportTable;
class RegionPreview;
class VerdictChips;
class Workspace;

/// Shows what importing a table would do, row by row, before anything is done; then does it as one step. Reads and
/// plans in the background, again when the curation changes meanwhile.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    ImportDialog(Workspace &workspace, const QString &path, QWidget *parent);

private:
    using Outcome = Result<ImportModel::ImportPtr>;

    [[nodiscard]] QWidget *makeRows();
    [[nodiscard]] QWidget *makeButtons();
    void connectParts();
    void plan();
    void take(const Outcome &outcome);
    void showProblem(const Error &error);
    void showPlan();
    void setContentVisible(bool isVisible);
    void showRow();
    void filter();
    void saveRejected();
    void carryOut();
    [[nodiscard]] QString summary() const;

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    QString m_path;
    QString m_name;
    ImportModel::ImportPtr m_planned;
    ImportModel *m_model;
    ImportFilter *m_filter;
    QLabel *m_sentence;
    QProgressBar *m_waiting;
    VerdictChips *m_chips;
    QCheckBox *m_addAgain;
    QLabel *m_notes;
    ImportTable *m_table;
    RegionPreview *m_preview;
    QLabel *m_reason;
    QWidget *m_rows;
    QPushButton *m_saveRejected;
    QPushButton *m_carryOut;
    JobHandle m_job;
    JobHandle m_saving;
};

} // namespace kader::ui
