#pragma once

#include "ui/annotations/annotationmodel.h"

#include <QTableView>
#include <QTimer>
#include <QUuid>

#include <optional>

namespace kader::ui {

class Actions;
class AnnotationDelegate;
class CutOuts;
class EmptyState;
class TableColumns;
class Workspace;

/// The annotations as rows, those selected that are everywhere else in the window. Return goes to a row's region, F2
/// and a double click edit a cell, and typing goes on in the inspector.
class AnnotationTable final : public QTableView {
    Q_OBJECT

public:
    AnnotationTable(Workspace &workspace, Actions &actions, AnnotationModel &model, QWidget *parent = nullptr);

    /// Shows the columns that the scope needs, and says what is there when there are no rows.
    void followScope();

    /// Whether there may be more on the canvas in view than came.
    void setLacksPages(bool lacksPages);

signals:
    /// Somebody typed into a row: for the inspector to go on with.
    void typed(const QString &text);
    /// The button over an empty table that a filter has emptied.
    void clearingWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpColumns();
    void followModel();
    void followSelection();
    [[nodiscard]] QItemSelection rowsOf(const QList<QUuid> &ids) const;
    void tellSelection();
    [[nodiscard]] QList<QUuid> selectedIds() const;
    [[nodiscard]] int firstSelectedRow() const;
    void followList(bool isAnother);
    void goOn();
    void editCurrent();
    void goToCurrent();
    void fitVisibleRows();
    [[nodiscard]] bool hasCutOuts() const;
    void updateEmptyState();
    void pressEmptyButton();
    [[nodiscard]] bool isTyping(const QKeyEvent &event) const;

    Workspace &m_workspace;
    Actions &m_actions;
    AnnotationModel &m_model;
    CutOuts *m_cutOuts;
    AnnotationDelegate *m_delegate;
    EmptyState *m_empty;
    TableColumns *m_columns;
    QTimer m_fitting; ///< Collects reasons to fit the heights of the rows in view.
    bool m_isFollowing = false;
    bool m_isTelling = false;
    bool m_lacksPages = false;
    std::optional<int> m_scrolled; ///< Where one was in a list that is about to be another one.
    std::optional<int> m_orphaned; ///< Where the selected rows were that are being taken away under the keyboard.
};

} // namespace kader::ui
