#pragma once

#include "iiif/document.h"

#include <QString>

namespace kader::ui {

/// A document's text around a place, as it was written.
struct ProblemExcerpt {
    QString text = {};
    qsizetype begin = 0; ///< Of the value that is meant, in `text`.
    qsizetype length = 0;
    qint64 line = 0; ///< 1-based, of that value; 0 when there is no such place.
};

/// `pointer` is a JSON Pointer (RFC 6901). Works in any thread; a large document takes a moment.
[[nodiscard]] ProblemExcerpt excerptAt(const iiif::Document &document, const QString &pointer);

} // namespace kader::ui
