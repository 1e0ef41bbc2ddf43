#include "curation/steps.h"
#include "ui/shared/profile.h"
#include "ui/workspace/workspace.h"

namespace kader::ui {

curation::Annotation Workspace::newAnnotation(const std::optional<iiif::Region> &region) const
{
    curation::Annotation made = curation::newAnnotation(m_source->id, *m_canvas, region);
    made.creator = Profile::kept().creator();
    return m_nextBody ? curation::withFavourite(std::move(made), *m_nextBody) : made;
}

void Workspace::setNextBody(const std::optional<curation::FavouriteBody> &body)
{
    if (m_nextBody == body)
        return;
    m_nextBody = body;
    emit nextBodyChanged();
}

} // namespace kader::ui
