#pragma once

#include "base/diagnostic.h"
#include "iiif/document.h"

namespace kader::iiif {

/// Something to know about a document as a whole.
[[nodiscard]] inline Diagnostic remarkOn(const Document &document, const QString &rule, const QString &message)
{
    return {.severity = Severity::Info, .rule = rule, .message = message, .place = {.document = document.name()}};
}

} // namespace kader::iiif
