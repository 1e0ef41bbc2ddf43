#pragma once

#include "base/result.h"
#include "exchange/csvtable.h"
#include "iiif/manifest.h"

namespace kader::exchange {

/// The annotations that a manifest holds, as the table that an extended export would be: to be planned over other
/// manifests (ImportOptions::isFromElsewhere). Rows are counted as lines.
[[nodiscard]] Result<CsvTable> tableOf(const iiif::Manifest &manifest, const QString &name);

/// Whether a file's beginning is that of a JSON document rather than of a table.
[[nodiscard]] bool looksLikeJson(QByteArrayView beginning);

} // namespace kader::exchange
