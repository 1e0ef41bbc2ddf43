#pragma once

#include <QObject>

namespace kader::ui {

class Actions;
class Workspace;

/// Marks the selected annotations as reviewed by whoever sits here, or takes the mark away.
class ReviewActions final : public QObject {
    Q_OBJECT

public:
    ReviewActions(Workspace &workspace, Actions &actions, QObject *parent = nullptr);

private:
    void followCuration();
    void enable();
    void mark();

    Workspace &m_workspace;
    Actions &m_actions;
};

} // namespace kader::ui
