#pragma once

#include "base/filestate.h"

#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace kader::ui {

/// A file that a manifest or the aggregate was saved to, and what was written there.
struct SavedFile {
    std::optional<QUuid> source; ///< Whose manifest; none: the aggregate.
    QString path;
    FileState state = {}; ///< As we know it; of no file when nothing has been written there by us yet.

    bool operator==(const SavedFile &) const = default;
};

/// Where a curation's results were saved last on this machine. Kept in the settings, for a curation may be opened
/// on another machine with other folders.
class SavedFiles final {
public:
    [[nodiscard]] static QList<SavedFile> of(const QString &curationPath);
    /// In place of what was remembered for the same manifest.
    static void remember(const QString &curationPath, const SavedFile &file);
    /// After the curation has got another name.
    static void copy(const QString &fromCuration, const QString &toCuration);
};

} // namespace kader::ui
