#pragma once

#include "repository/records.h"

namespace kader::repository {

/// What a file may be, by its name: the service tells no more.
enum class FileKind {
    Image,   ///< One picture, which the repository can show.
    Stack,   ///< Several, of which it shows the first.
    Archive, ///< Of which it shows nothing, though images may be inside.
    Link,    ///< Elsewhere.
    Other,
};

[[nodiscard]] FileKind fileKind(const File &file);
/// Whether the repository is worth asking for an image of it.
[[nodiscard]] bool mayHaveImage(const File &file);

/// What of a dataset's files can't be seen in Kader, a sentence for each reason; empty when there is none.
[[nodiscard]] QStringList unseen(const QList<File> &files);

} // namespace kader::repository
