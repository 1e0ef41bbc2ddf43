#pragma once

#include <QObject>

class QWidget;

namespace kader::ui {

class Actions;
class Workspace;

/// New, open, save as, close, undo, redo, and what goes with the manifest in view: does them, and enables each exactly
/// when it works.
class DocumentActions final : public QObject {
    Q_OBJECT

public:
    DocumentActions(Workspace &workspace, Actions &actions, QWidget *window);

private:
    void connectActions();
    void follow();
    void update();
    void updateUndo();
    void updateSource();
    void askWhatToOpen();
    void askWhereToSave();

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget *m_window;
};

} // namespace kader::ui
