#include "ui/publish/publishing.h"

namespace kader::ui {

QList<SavedFile> changedByOthers(const QList<SavedFile> &files)
{
    QList<SavedFile> changed;
    for (SavedFile file : files) {
        if (!isChangedByOthers(file.path, file.state))
            continue;
        // One that cannot be read is tried again, and told of, when it is to be written.
        file.state = stateOfFile(file.path).value_or(FileState{});
        changed.append(file);
    }
    return changed;
}

Result<Written> publish(const Publication &publication, const SavedFile &file)
{
    const Result<FileState> expected = file.state.isThere() ? file.state : stateOfFile(file.path);
    if (!expected)
        return tl::unexpected(expected.error());
    const Result<curation::Published> published =
        file.source
            ? curation::publishedManifest(publication.snapshot, *file.source, publication.folder, publication.now)
            : curation::publishedAggregate(publication.snapshot, publication.folder, publication.aggregateLabel,
                                           publication.now);
    if (!published)
        return tl::unexpected(published.error());
    return writeOver(file.path, *expected, published->bytes).map([&](const FileState &state) {
        return Written{.file = {.source = file.source, .path = file.path, .state = state},
                       .repairs = published->repairs,
                       .notes = published->diagnostics};
    });
}

} // namespace kader::ui
