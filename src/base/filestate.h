#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace kader {

/// What a file held when it was looked at or written: so that somebody else's change is noticed before it is
/// overwritten. Times are left out, for clocks are set back and copies keep them.
struct FileState {
    qint64 size = 0;        ///< In bytes.
    QByteArray sha256 = {}; ///< Empty where there was no file.

    [[nodiscard]] bool isThere() const { return !sha256.isEmpty(); }
    bool operator==(const FileState &) const = default;
};

/// Of a file that holds these bytes.
[[nodiscard]] FileState stateOf(const QByteArray &bytes);
/// Of the file as it is now; not the state of a curation that may be open, for closing what was read drops SQLite's
/// locks in the whole process.
[[nodiscard]] Result<FileState> stateOfFile(const QString &path);

/// Whether somebody has written to the file, or put another one in its place, since it was as `known`. One that has
/// gone holds nothing that could be lost and does not count, nor does one that was never looked at.
[[nodiscard]] bool isChangedByOthers(const QString &path, const FileState &known);

/// Writes a file whole or not at all, over nothing but what the caller knows: Conflict, and everything left as it
/// was, when the file holds something else than `expected` (when any file is there, if that is `FileState{}`).
/// A change that comes in the very moment of replacing is noticed too, where the file system can exchange two names.
/// The answer is the state to expect next time.
[[nodiscard]] Result<FileState> writeOver(const QString &path, const FileState &expected, const QByteArray &bytes);

} // namespace kader
