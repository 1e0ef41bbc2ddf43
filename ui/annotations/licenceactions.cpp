#include "ui/annotations/licenceactions.h"

#include "ui/actions/actions.h"
#include "ui/annotations/defaultlicence.h"
#include "ui/annotations/licencedialog.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QWidget>

namespace kader::ui {

LicenceActions::LicenceActions(Workspace &workspace, Actions &actions, QWidget &window)
    : QObject(&window), m_workspace(workspace), m_actions(actions), m_window(window),
      m_default(new DefaultLicence(workspace, this))
{
    connect(&actions[ActionId::AnnotationLicence], &QAction::triggered, this, &LicenceActions::ask);
    connect(&workspace, &Workspace::curationChanged, this, &LicenceActions::enable);
    enable();
}

void LicenceActions::enable()
{
    const curation::Curation *curation = m_workspace.curation();
    m_actions[ActionId::AnnotationLicence].setEnabled(curation && !curation->isReadOnly());
}

void LicenceActions::ask()
{
    const curation::Curation *curation = m_workspace.curation();
    if (!curation)
        return;
    auto *dialog = new LicenceDialog(curation->annotationRights(), &m_window);
    // Another one may be open by then.
    connect(dialog, &LicenceDialog::chosen, curation, [this, curation](const std::optional<WebAddress> &licence) {
        if (m_workspace.curation() != curation)
            return;
        m_default->stayOut();
        m_workspace.curation()->setAnnotationRights(licence);
    });
    dialog->open();
}

} // namespace kader::ui
