#pragma once

#include "store/annotation.h"

#include <QByteArray>

#include <vector>

namespace kader::test {

/// What annotations say, in one line, whatever their order: identities, texts, motivations, places, overlays.
[[nodiscard]] QByteArray digestOf(const std::vector<store::Annotation> &annotations);

} // namespace kader::test
