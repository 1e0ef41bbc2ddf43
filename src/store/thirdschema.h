#pragma once

#include <QStringList>

namespace kader::store {

/// The statements that take the tables from version 2 to 3: annotations get a checksum, and a source may be what
/// another one was converted from, which tables need not know but older Kaders do not. Never changed after a release.
[[nodiscard]] QStringList thirdSchema();

} // namespace kader::store
