#include "ui/merge/reviewactions.h"

#include "ui/actions/actions.h"
#include "ui/shared/profile.h"
#include "ui/workspace/workspace.h"

#include <QAction>

#include <algorithm>

namespace kader::ui {

using curation::Curation;

ReviewActions::ReviewActions(Workspace &workspace, Actions &actions, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_actions(actions)
{
    connect(&actions[ActionId::MarkReviewed], &QAction::triggered, this, &ReviewActions::mark);
    connect(&workspace, &Workspace::curationChanged, this, &ReviewActions::followCuration);
    connect(&workspace, &Workspace::selectionChanged, this, &ReviewActions::enable);
    followCuration();
}

void ReviewActions::followCuration()
{
    if (const Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::settingsChanged, this, &ReviewActions::enable);
        connect(curation, &Curation::annotationsChanged, this, &ReviewActions::enable);
        connect(curation, &Curation::reset, this, &ReviewActions::enable);
    }
    enable();
}

void ReviewActions::enable()
{
    const Curation *curation = m_workspace.curation();
    const QList<QUuid> &selection = m_workspace.selection();
    const auto isReviewed = [curation](const QUuid &id) { return curation->isReviewed(id); };
    const bool isSomething = curation && !selection.isEmpty();
    QAction &action = m_actions[ActionId::MarkReviewed];
    action.setEnabled(isSomething && !curation->isReadOnly());
    action.setChecked(isSomething && std::all_of(selection.cbegin(), selection.cend(), isReviewed));
}

void ReviewActions::mark()
{
    m_workspace.requestKeeping();
    const Profile profile = Profile::kept();
    const bool isWanted = m_actions[ActionId::MarkReviewed].isChecked();
    const auto by = isWanted ? std::optional(curation::Reviewer{profile.name, profile.orcid}) : std::nullopt;
    m_workspace.make(m_workspace.curation()->reviewStep(m_workspace.selection(), by));
}

} // namespace kader::ui
