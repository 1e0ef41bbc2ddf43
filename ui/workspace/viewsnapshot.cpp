#include "ui/workspace/viewsnapshot.h"

#include "ui/workspace/workspace.h"

namespace kader::ui {

curation::Snapshot snapshotWithView(const Workspace &workspace)
{
    const curation::Curation &curation = *workspace.curation();
    curation::Snapshot snapshot = curation.snapshot();
    const curation::SourcePtr source = workspace.source();
    if (!source || curation.includes(source->id))
        return snapshot;
    snapshot.sources.push_back(source);
    const std::vector<curation::PagePtr> pages = curation.pagesOf(source->id);
    snapshot.pages.insert(snapshot.pages.end(), pages.begin(), pages.end());
    for (const QUuid &id : curation.annotationsOf(source->id))
        snapshot.annotations.push_back(*curation.annotation(id));
    return snapshot;
}

} // namespace kader::ui
