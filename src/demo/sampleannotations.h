#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace kader::demo {

/// Annotations of an embedded dataset as a steward would hand them in: a CSV with the header
/// `canvas_label,text,xywh,motivation,lang`, UTF-8, LF. The regions are the formula's own truth.
struct SampleAnnotations {
    QString fileName = {};
    QString dataset = {}; ///< UUID.
    QByteArray csv = {};
    qsizetype rows = 0; ///< Without the header.
};

/// The nuclei of the yeast series and the bomb craters of the aerial survey.
[[nodiscard]] QList<SampleAnnotations> sampleAnnotations();

/// Writes each into the existing folder `folder`.
[[nodiscard]] Result<void> writeSamples(const QString &folder);

} // namespace kader::demo
