#pragma once

#include <QStringList>

namespace kader::store {

/// The statements that make version 1 of the tables; schema.md tells what they mean. Never changed after a
/// release: later versions are made by later migrations.
[[nodiscard]] QStringList firstSchema();

} // namespace kader::store
