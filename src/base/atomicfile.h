#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QIODevice;

namespace kader {

/// Writes a file so that at any moment, a crash included, `path` holds the whole old content or the
/// whole new one. `produce` writes to the device; when it fails, the old file stays as it was.
[[nodiscard]] Result<void> writeAtomically(const QString &path,
                                           const std::function<Result<void>(QIODevice &)> &produce);
[[nodiscard]] Result<void> writeAtomically(const QString &path, const QByteArray &bytes);

/// The whole file, refused with TooLarge above `maxBytes`.
[[nodiscard]] Result<QByteArray> readWhole(const QString &path, qint64 maxBytes);

} // namespace kader
