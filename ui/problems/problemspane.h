#pragma once

#include "base/diagnostic.h"
#include "base/job.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QTimer;

namespace kader::ui {

class Actions;
class EmptyState;
class ProblemChips;
class ProblemDetails;
class ProblemFilter;
class ProblemModel;
class ProblemTable;
class ProblemWatch;
class Workspace;

/// What is wrong with the manifest in view, where, and what is mended when it is saved.
class ProblemsPane final : public QWidget {
    Q_OBJECT

public:
    ProblemsPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

    /// "3 errors, 2 warnings"; empty when there is nothing to say.
    [[nodiscard]] QString countText() const;
    /// To the list, at the problem that was chosen last or the first one.
    void takeKeyboard();

signals:
    void counted();
    /// Something in it is asked for while it may be hidden.
    void wanted();
    void closed();
    /// A problem is about the manifest as a whole.
    void manifestWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QWidget *makeHead();
    void connectActions(Actions &actions);
    void showReport();
    void showRest();
    void goBack();
    void showCurrent();
    void showDetails();
    void search();
    void step(int by);
    void goTo(const QModelIndex &index);
    void openMenu(const QPoint &place);

    Workspace &m_workspace;
    ProblemWatch *m_watch;
    ProblemModel *m_model;
    ProblemFilter *m_filter;
    QLabel *m_title;
    ProblemChips *m_chips;
    QLineEdit *m_text;
    QLabel *m_rest;
    ProblemTable *m_table;
    ProblemDetails *m_details;
    QSplitter *m_content;
    EmptyState *m_empty;
    QTimer *m_pause;
    Diagnostic m_last; ///< Of the problem that was chosen last.
    int m_lastRow = 0;
    JobHandle m_searching;
};

} // namespace kader::ui
