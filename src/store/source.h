#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

namespace kader::store {

enum class SourceKind {
    Manifest,
    AnnotationPage,
    Record,   ///< A repository's description of a dataset.
    Original, ///< What a manifest was converted from, where that was no Presentation 3; `about` the manifest.
};

/// A document that a curation builds on, kept as the bytes it came as.
struct Source {
    QUuid id = {};
    SourceKind kind = SourceKind::Manifest;
    QString origin = {}; ///< The address or file it came from.
    QString title = {};
    QDateTime fetched = {};
    QByteArray sha256 = {}; ///< 32 bytes; told by the file, not to it.
    qint64 size = 0;        ///< In bytes, uncompressed; told by the file, not to it.
    QUuid about = {};       ///< The source that this one describes; null when it stands for itself.

    bool operator==(const Source &) const = default;
};

/// A source with its document, on its way into the file.
struct Document {
    Source source = {};
    QByteArray bytes = {};
};

} // namespace kader::store
