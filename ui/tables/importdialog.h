#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/curation.h"
#include "ui/tables/importmodel.h"
#include "ui/tables/importplanner.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QLabel;
class QModelIndex;
class QProgressBar;
class QPushButton;

namespace kader::ui {

class CanvasChooser;
class ImportFilter;
class ImportForm;
class ImportTable;
class RegionPreview;
class VerdictChips;
class Workspace;

/// Shows what importing a table would do, row by row, before anything is done, and lets a steward decide about it: how
/// the file is read, which canvas is meant, what a cell should say. Then does it as one step. Plans in the background,
/// again when the curation changes meanwhile.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    /// `origin` is a file, or a web address.
    ImportDialog(Workspace &workspace, const QString &origin, QWidget *parent);

private:
    [[nodiscard]] QWidget *makeOptions();
    [[nodiscard]] QWidget *makeRows();
    [[nodiscard]] QWidget *makeButtons();
    void connectParts();
    void connectPlanner();
    void connectCuration();
    void showStart(bool isReading);
    void showProblem(const Error &error);
    void showPlan(const ImportModel::ImportPtr &planned);
    void setContentVisible(bool isVisible);
    void showCount();
    void showRow();
    void showChooser(int row);
    void consider(const curation::CanvasPlace &canvas);
    void choose(const curation::CanvasPlace &canvas, bool forAllAlike);
    [[nodiscard]] int currentRow() const;
    void goToRow(int row);
    void filter();
    void saveRejected();
    void carryOut();
    [[nodiscard]] QString summary() const;

    Workspace &m_workspace;
    QPointer<curation::Curation> m_curation;
    ImportPlanner *m_planner;
    ImportModel::ImportPtr m_planned;
    ImportModel *m_model;
    ImportFilter *m_filter;
    QLabel *m_sentence;
    QProgressBar *m_waiting;
    ImportForm *m_form;
    VerdictChips *m_chips;
    QCheckBox *m_addAgain;
    QCheckBox *m_guarded;
    QCheckBox *m_deleteGone;
    QLabel *m_notes;
    ImportTable *m_table;
    RegionPreview *m_preview;
    QLabel *m_reason;
    CanvasChooser *m_chooser;
    QWidget *m_options;
    QWidget *m_rows;
    QPushButton *m_saveRejected;
    QPushButton *m_carryOut;
    JobHandle m_saving;
};

} // namespace kader::ui
