#pragma once

#include "curation/worklist.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace kader::ui {

class Actions;
class EmptyState;
class RowTable;
class WorklistModel;
class WorklistWatch;
class Workspace;

/// What is left to do: canvases and annotations that lack something, and how much is done. A key goes to the next one.
class WorklistPane final : public QWidget {
    Q_OBJECT

public:
    WorklistPane(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

signals:
    /// It is asked for while it may be hidden.
    void wanted();
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QToolButton *makeChip(const QString &name, bool isChecked);
    void enable();
    void mark();
    void connectActions();
    void showList();
    void showKinds();
    void updateHead();
    void updateEmptyState();
    void step(int by);
    void stepNow();
    void goTo(int row);

    Workspace &m_workspace;
    Actions &m_actions;
    WorklistWatch *m_watch;
    WorklistModel *m_model;
    RowTable *m_table;
    EmptyState *m_empty;
    QLabel *m_title;
    QLabel *m_done;
    std::vector<QToolButton *> m_chips;       ///< In the order of the kinds.
    QToolButton *m_intended = nullptr;        ///< Whether those are shown too that are fine as they are.
    std::optional<curation::ToDoItem> m_last; ///< That one was at.
    int m_lastRow = 0;
    int m_step = 0; ///< To be made when the list is that of now.
};

} // namespace kader::ui
