#pragma once

#include "iiif/manifest.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kader::iiif {

/// A non-painting annotation (Presentation 3, section 5.6; W3C Web Annotation) as far as Kader works
/// with it. What its simple members cannot say is kept as JSON beside them, so that nothing is lost.
struct Annotation {
    QString id;
    QStringList motivations; ///< As in the document, but without `oa:` or `sc:`.
    QString text;            ///< Of one textual body; see textualBody().
    QString language;        ///< Of the same body; may be empty.
    /// JSON of `body` when it is anything but one TextualBody of type, value, format text/plain and
    /// language; then it is what is written, and `text` only what can be shown of it.
    QByteArray bodies;
    QString canvasId; ///< What the target points at, without fragment.
    /// Of a shape or a point that `selector` tells, the rectangle around it. Absent: the whole canvas, or what Kader
    /// cannot read.
    std::optional<Region> region;
    /// Empty when the target is the canvas's id, with or without `#xywh=` in whole numbers. Else the JSON
    /// of its selector, where the target is a plain SpecificResource over `{id, type}`; else of the target.
    QByteArray selector;
    QByteArray creator; ///< JSON; empty when absent.
    QString created;    ///< xsd:dateTime as written.
    QString modified;
    /// Address of the licence of one that is made. It is not read: what a document says of it stays there.
    QString rights;

    bool operator==(const Annotation &) const = default;
};

/// Whether a body is there as a tag, by its purpose.
[[nodiscard]] bool saysTagging(Value body);
/// The body whose text an Annotation has: the one there is, whatever it is; of an array or of a Choice's items, also of
/// a Choice in an array, the first that is a text and no tag, else the first tag; nothing without any.
[[nodiscard]] Value textualBody(Value body);

/// Reads an annotation of any form. Its target's percentages are taken of the canvas it stands on.
[[nodiscard]] Annotation readAnnotation(Value annotation, const CanvasView &canvas);

/// Names and JSON of the members that say what an Annotation says, id and type left out.
using AnnotationMembers = std::vector<std::pair<QByteArray, QByteArray>>;
[[nodiscard]] AnnotationMembers writtenMembers(const Annotation &annotation);

/// The JSON of an annotation that Kader makes: id, type, motivation, body, target, then what else is set.
[[nodiscard]] QByteArray writeAnnotation(const Annotation &annotation);
/// The same at the end of what there is already.
void appendAnnotation(std::string &json, const Annotation &annotation);

/// An annotation of a manifest and where it stands.
struct PlacedAnnotation {
    int canvas = 0; ///< Position of the canvas.
    Value value;
    Annotation annotation;
};

/// All annotations in pages embedded in the canvases, in the order of the document; then those in the
/// manifest's own pages that are about one of its canvases.
[[nodiscard]] std::vector<PlacedAnnotation> embeddedAnnotations(const Manifest &manifest);

} // namespace kader::iiif
