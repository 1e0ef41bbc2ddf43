#pragma once

#include "base/result.h"
#include "curation/curation.h"

#include <QString>

#include <memory>

namespace kader::cli {

/// A curation to work on; an error where it can only be read.
[[nodiscard]] Result<std::unique_ptr<curation::Curation>> openedToWrite(const QString &path, bool isNew);

} // namespace kader::cli
