#pragma once

#include <QString>

namespace kader::iiif {

/// What a thing in a document is for the rules. The first twelve are the columns of the table of members.
enum class Class : quint8 {
    Collection,
    Manifest,
    Canvas,
    Range,
    Page,
    Annotation,
    AnnotationCollection,
    Content,
    Agent,
    Specific, ///< SpecificResource
    Text,     ///< TextualBody
    Choice,
    Service,
    Foreign, ///< Of another vocabulary, and left alone.
};

/// What people call it.
[[nodiscard]] QString className(Class kind);
/// What `type` says of it; empty where it may say several things.
[[nodiscard]] QLatin1StringView typeName(Class kind);
/// What a thing is by its `type`, where several kinds may stand.
[[nodiscard]] Class kindByType(const QString &type, Class otherwise);
/// What a thing in the items of another one is.
[[nodiscard]] Class itemKind(Class parent, const QString &type);

} // namespace kader::iiif
