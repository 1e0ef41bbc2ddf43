#pragma once

#include <QObject>

class QWidget;

namespace kader::ui {

class Actions;
class DefaultLicence;
class Workspace;

/// The licence of the annotations of a curation, by its action.
class LicenceActions final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    LicenceActions(Workspace &workspace, Actions &actions, QWidget &window);

private:
    void enable();
    void ask();

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget &m_window;
    DefaultLicence *m_default;
};

} // namespace kader::ui
