#pragma once

#include "jsontree.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace kader::test {

/// A manifest of ours with three canvases and much that is unusual but allowed, on top of the faults that
/// the repository's own have: “Sheet 1” without annotations, “Sheet 2” with a page of odd ones (an SVG
/// selector, several bodies, creators, dates), “Sheet 3” with a page that is only referred to.
[[nodiscard]] QByteArray oddManifest();

/// A manifest without any fault that is known.
[[nodiscard]] QByteArray tidyManifest();

/// Fields as a line of a CSV with standard quoting.
[[nodiscard]] QByteArray csvLine(const QStringList &fields, const char *lineEnd = "\n");
/// The records of a CSV with standard quoting.
[[nodiscard]] QList<QStringList> csvRecords(const QByteArray &csv);

/// The annotations in the pages embedded in a canvas.
[[nodiscard]] std::vector<Json> embeddedAnnotations(const Json &canvas);
/// The label of a canvas whose label is `{"none": [label]}`.
[[nodiscard]] QString labelOf(const Json &canvas);

} // namespace kader::test
