#include "ui/merge/mergeactions.h"

#include "ui/actions/actions.h"
#include "ui/merge/mergedialog.h"
#include "ui/shared/askforfile.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kader::ui {

MergeActions::MergeActions(Workspace &workspace, Actions &actions, QWidget *window)
    : QObject(window), m_workspace(workspace), m_actions(actions), m_window(window)
{
    connect(&actions[ActionId::TakeOver], &QAction::triggered, this, &MergeActions::ask);
    connect(&workspace, &Workspace::curationChanged, this, &MergeActions::enable);
    enable();
}

void MergeActions::enable()
{
    const curation::Curation *curation = m_workspace.curation();
    m_actions[ActionId::TakeOver].setEnabled(curation && !curation->isReadOnly());
}

void MergeActions::ask()
{
    const FileQuestion question{.name = u"take-over-file-dialog"_s,
                                .title = tr("Take over annotations of another curation"),
                                .filters = tr("Curations (*.kader)"),
                                .acceptText = tr("Look at it")};
    askForFile(m_window, question, [this](const QString &path) {
        if (!m_actions[ActionId::TakeOver].isEnabled())
            return;
        m_workspace.requestKeeping();
        (new MergeDialog(m_workspace, path, m_window))->open();
    });
}

} // namespace kader::ui
