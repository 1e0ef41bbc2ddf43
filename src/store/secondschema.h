#pragma once

#include <QStringList>

namespace kader::store {

/// The statements that take the tables from version 1 to 2: a source may say which other one it describes,
/// and which manifests are part of the curation is a setting, so that undo reaches it. Never changed after a release.
[[nodiscard]] QStringList secondSchema();

} // namespace kader::store
