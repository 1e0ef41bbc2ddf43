#pragma once

#include "base/webaddress.h"
#include "curation/publish.h"
#include "ui/publish/savedfiles.h"

#include <QDateTime>

namespace kader::ui {

/// Saving what will be published, as plain functions that work on values, in any thread.

struct Publication {
    curation::Snapshot snapshot;
    WebAddress folder;
    QString aggregateLabel;
    QDateTime now;
};

/// A file that was written, and what is worth telling about it.
struct Written {
    SavedFile file;
    Diagnostics repairs;
    Diagnostics notes;
};

/// Those files that say something else than what was written there, each with the state in which it is now; one that
/// is gone does not count.
[[nodiscard]] QList<SavedFile> changedByOthers(const QList<SavedFile> &files);

/// Composes the manifest, or the aggregate, and writes it; the old file stays as it is when that fails. Conflict when
/// someone else has changed it since it was in its state; without one, since this was called.
[[nodiscard]] Result<Written> publish(const Publication &publication, const SavedFile &file);

} // namespace kader::ui
