#include "ui/annotations/defaultlicence.h"

#include "ui/shared/profile.h"
#include "ui/workspace/workspace.h"

#include <algorithm>
#include <utility>

namespace kader::ui {

using curation::Curation;

DefaultLicence::DefaultLicence(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::curationChanged, this, &DefaultLicence::followCuration);
    connect(&workspace, &Workspace::makingChanged, this, &DefaultLicence::give);
    followCuration();
}

void DefaultLicence::followCuration()
{
    Curation *curation = m_workspace.curation();
    m_new = curation && m_workspace.isUntitled() && curation->isEmpty() ? curation : nullptr;
    if (m_new)
        connect(curation, &Curation::annotationsChanged, this, &DefaultLicence::take);
}

/// Not while the step is being made, which the licence is to become a part of.
void DefaultLicence::take(const curation::AnnotationsChange &change)
{
    const bool isNew = std::any_of(change.appeared.begin(), change.appeared.end(), [this](const QUuid &id) {
        const curation::Annotation *annotation = m_new ? m_new->annotation(id) : nullptr;
        return annotation && !annotation->provenance;
    });
    if (!isNew)
        return;
    m_isDue = true;
    QMetaObject::invokeMethod(this, &DefaultLicence::give, Qt::QueuedConnection);
}

void DefaultLicence::give()
{
    if (m_workspace.isMaking() || !std::exchange(m_isDue, false))
        return;
    const QString licence = Profile::kept().licence;
    const bool isWanted = m_new && m_new == m_workspace.curation() && !licence.isEmpty() &&
                          !m_new->annotationRights() && !m_new->annotations().isEmpty();
    const std::optional<QString> step = isWanted ? m_new->undoName() : std::nullopt;
    if (step)
        m_new->make({*step, {store::SettingChange{store::annotationRightsSetting, {}, licence}}, true});
}

} // namespace kader::ui
