#pragma once

#include <QTableView>
#include <QTimer>
#include <QUuid>

#include <optional>

namespace kader::ui {

class Actions;
class AnnotationDelegate;
class AnnotationFilter;
class AnnotationModel;
class EmptyState;
class Workspace;

/// The annotations as rows, one of them selected as everywhere else in the window. Return and typing ask for
/// the inspector.
class AnnotationTable final : public QTableView {
    Q_OBJECT

public:
    AnnotationTable(Workspace &workspace, Actions &actions, AnnotationModel &model, AnnotationFilter &filter,
                    QWidget *parent = nullptr);

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
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpColumns();
    void followModel();
    void followSelection();
    void selectCurrent(const QModelIndex &current);
    void afterRemoval();
    void fitVisibleRows();
    void updateEmptyState();
    void pressEmptyButton();
    [[nodiscard]] bool isTyping(const QKeyEvent &event) const;

    Workspace &m_workspace;
    Actions &m_actions;
    AnnotationModel &m_model;
    AnnotationFilter &m_filter;
    AnnotationDelegate *m_delegate;
    EmptyState *m_empty;
    QTimer m_fitting; ///< Collects reasons to fit the heights of the rows in view.
    bool m_isFollowing = false;
    bool m_lacksPages = false;
    std::optional<int> m_orphaned; ///< Where the selected row was that is being taken away under the keyboard.
};

} // namespace kader::ui
