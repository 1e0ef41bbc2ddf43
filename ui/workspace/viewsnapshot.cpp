#include "ui/workspace/viewsnapshot.h"

#include "ui/workspace/workspace.h"

namespace kader::ui {

std::function<curation::Snapshot()> snapshotWithView(const Workspace &workspace)
{
    const curation::Curation &curation = *workspace.curation();
    const curation::SourcePtr source = workspace.source();
    if (!source || curation.includes(source->id))
        return curation.snapshotLater();
    return [rest = curation.snapshotLater({source->id}), source, pages = curation.pagesOf(source->id)] {
        curation::Snapshot snapshot = rest();
        snapshot.sources.push_back(source);
        snapshot.pages.insert(snapshot.pages.end(), pages.begin(), pages.end());
        return snapshot;
    };
}

} // namespace kader::ui
