#pragma once

#include "base/result.h"
#include "ui/annotations/annotationmodel.h"

namespace kader::ui {

/// What a cell of the table can do to an annotation.

/// As a cell is edited.
[[nodiscard]] QString cellText(const curation::Annotation &annotation, AnnotationModel::Column column);
/// Why that cell can't be edited here without losing something; empty when it can.
[[nodiscard]] QString objectionTo(const curation::Annotation &annotation, AnnotationModel::Column column);
/// The annotation with what was typed into a cell; fails, with words for people, when it can't be that.
[[nodiscard]] Result<curation::Annotation> withCell(curation::Annotation annotation, AnnotationModel::Column column,
                                                    const QString &typed);
/// What such an edit is called.
[[nodiscard]] QString stepName(AnnotationModel::Column column);

} // namespace kader::ui
