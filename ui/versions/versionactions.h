#pragma once

#include "curation/versionwatch.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <utility>

class QWidget;

namespace kader::ui {

class Actions;
class VersionBar;
class Workspace;

/// Has the curation's sources watched for newer versions, says one piece of news after the other, and carries
/// annotations over when asked to. What was answered with "Not now" is not said again while the window is open,
/// unless somebody has it looked for.
class VersionActions final : public QObject {
    Q_OBJECT

public:
    VersionActions(Workspace &workspace, Actions &actions, QWidget *window);

    /// For the window to put where it belongs.
    [[nodiscard]] VersionBar *bar() const { return m_bar; }

private:
    void followCuration();
    void followSources();
    void enable();
    void look();
    void take(const curation::SourceNews &news);
    void settle();
    void showNext();
    void dismiss();
    void askToCarryOver();
    /// After undo or redo of a step that carried over, what is in view is what is in the curation.
    void showWhatIsThere();

    Workspace &m_workspace;
    Actions &m_actions;
    QWidget *m_window;
    VersionBar *m_bar;
    curation::VersionWatch m_watch;
    QList<curation::SourceNews> m_news;           ///< To be said, the first one in the bar.
    QSet<std::pair<QUuid, int>> m_dismissed;      ///< Sources, and what was new about them.
    QList<std::pair<QUuid, QUuid>> m_carriedOver; ///< From, to.
    bool m_isAsked = false;                       ///< Somebody waits for the answer.
};

} // namespace kader::ui
