#pragma once

#include "iiif/manifest.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace kader::iiif {

/// A non-painting annotation (Presentation 3, section 5.6; W3C Web Annotation) as far as Kader works
/// with it. What its simple members cannot say is kept as JSON beside them, so that nothing is lost.
struct Annotation {
    QString id;
    QStringList motivations; ///< As in the document, but without `oa:` or `sc:`.
    QString text;            ///< Of the one plain body; empty when `bodies` is set.
    QString language;        ///< Of the one plain body; may be empty.
    QByteArray bodies;       ///< JSON of `body` when it is not exactly one text/plain TextualBody.
    QString canvasId;        ///< What the target points at, without fragment.
    std::optional<Region> region; ///< Absent: the whole canvas, or see `selector`.
    QByteArray selector;     ///< JSON of the selector (or of the whole target) when it is no plain rectangle.
    QByteArray creator;      ///< JSON; empty when absent.
    QString created;         ///< xsd:dateTime as written.
    QString modified;

    bool operator==(const Annotation &) const = default;
};

/// Reads an annotation of any form. Its target's percentages are taken of the canvas it stands on.
[[nodiscard]] Annotation readAnnotation(Value annotation, const CanvasView &canvas);

/// The JSON of an annotation that Kader makes: id, type, motivation, body, target, then what else is set.
[[nodiscard]] QByteArray writeAnnotation(const Annotation &annotation);

/// An annotation of a manifest and where it stands.
struct PlacedAnnotation {
    int canvas = 0; ///< Position of the canvas.
    Value value;
    Annotation annotation;
};

/// All annotations in pages embedded in the canvases, in the order of the document.
[[nodiscard]] std::vector<PlacedAnnotation> embeddedAnnotations(const Manifest &manifest);

} // namespace kader::iiif
