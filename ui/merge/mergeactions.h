#pragma once

#include <QObject>

class QWidget;

namespace kader::ui {

class Actions;
class Workspace;

/// Takes over what somebody else has annotated in another curation.
class MergeActions final : public QObject {
    Q_OBJECT

public:
    MergeActions(Workspace &workspace, Actions &actions, QWidget *window);

private:
    void enable();
    void ask();

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget *m_window;
};

} // namespace kader::ui
