#pragma once

#include "curation/manifestsource.h"

#include <QString>
#include <QStringList>

namespace kader::test {

/// A manifest of these canvases, written `id:label:WIDTHxHEIGHT` with spaces between them; `-` stands for what a canvas
/// does not have. Annotations of its own are written `id|canvas id#xywh=…|text`.
[[nodiscard]] curation::SourcePtr version(const QString &canvases, const QStringList &annotations = {}, int number = 1);

} // namespace kader::test
