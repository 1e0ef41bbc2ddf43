#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace kader::ui {

class Actions;
class CurationModel;
class Harvests;
class Workspace;

/// What the open curation draws on, and what is on its way into it: shows one when activated, adds what is merely
/// looked at, leaves out.
class CurationPane final : public QWidget {
    Q_OBJECT

public:
    CurationPane(Workspace &workspace, Actions &actions, Harvests &harvests, QWidget *parent = nullptr);

private:
    void addList(Actions &actions);
    void addButtons(Actions &actions);
    void update();

    Workspace &m_workspace;
    CurationModel *m_model;
    QListView *m_list;
    QLabel *m_empty;
};

} // namespace kader::ui
