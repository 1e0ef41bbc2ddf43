#pragma once

#include <QString>

namespace kader {

/// Where in a document something was found. Every part is optional; what is set is shown.
struct Place {
    QString document = {}; ///< File name or address, as the user knows it.
    QString pointer = {};  ///< JSON Pointer (RFC 6901); empty for the document as a whole.
    qint64 line = 0;       ///< 1-based; 0 when unknown.
    qint64 column = 0;     ///< 1-based, in characters; 0 when unknown.

    /// `file:12:5`, `file#/items/0`, or the empty string.
    [[nodiscard]] QString toString() const;

    bool operator==(const Place &) const = default;
};

} // namespace kader
