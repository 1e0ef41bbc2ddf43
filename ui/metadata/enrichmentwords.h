#pragma once

#include "enrichment/enrich.h"

#include <QString>

namespace kader::ui {

/// What would happen to a part of the manifest, in a few words.
[[nodiscard]] QString outcomeText(enrichment::Outcome outcome);

/// What people call a field of the record.
[[nodiscard]] QString fieldTitle(enrichment::Field field);

} // namespace kader::ui
