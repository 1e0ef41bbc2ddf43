#pragma once

#include <QDir>
#include <QString>

#include <optional>

namespace kader::test {

/// A file or folder of the material that lies beside the project on its makers' machines; nothing
/// when it is not there, and the test then skips with the reason.
inline std::optional<QString> shared(const QString &path)
{
    const QString full = QDir::cleanPath(QStringLiteral(KADER_SOURCE_DIR "/../shared/") + path);
    return QFileInfo::exists(full) ? std::optional(full) : std::nullopt;
}

} // namespace kader::test

#define KADER_SHARED_OR_SKIP(variable, path) \
    const std::optional<QString> variable = kader::test::shared(path); \
    if (!variable) \
    QSKIP("../shared is not beside the project")
