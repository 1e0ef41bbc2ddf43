#pragma once

#include "generatedmanifest.h"

namespace kader::test {

inline const QByteArray plainHeader = "canvas_label,text,xywh,motivation,lang\n";

/// A manifest with a canvas for each way in which a row may call one, and one annotation.
[[nodiscard]] QByteArray gallery();

/// One planned row: verdict, number of the canvas, motivation|language|region|text, and the rules told of.
[[nodiscard]] QString picture(const exchange::PlannedRow &row);
/// The rows, one a line.
[[nodiscard]] QString picture(const exchange::ImportPlan &plan);

} // namespace kader::test
