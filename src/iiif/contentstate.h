#pragma once

#include "base/result.h"
#include "base/webaddress.h"
#include "iiif/document.h"
#include "iiif/region.h"

#include <QPointF>

#include <optional>

namespace kader::iiif {

/// A link into a document (Content State 1.0): what to open, and where to look in it.
struct ContentState {
    WebAddress address;                         ///< Of the document to open.
    DocumentKind kind = DocumentKind::Unknown;  ///< What it is told to be; the document itself decides.
    QString canvasId = {};                      ///< Empty: the document as a whole.
    std::optional<SpatialFragment> region = {}; ///< Of the canvas.
    std::optional<QPointF> point = {};          ///< On the canvas, in its units.
    int others = 0;                             ///< Further targets that the link names beside this one.

    bool operator==(const ContentState &) const = default;
};

/// An address without the fragment that tells a part of a canvas; other fragments belong to ids.
struct CanvasAddress {
    QString id;
    std::optional<SpatialFragment> region;
};
[[nodiscard]] CanvasAddress canvasAddress(const QString &address);

/// Whether a document is such a link rather than what it is about: an annotation, or a manifest, collection, canvas
/// or part of one that says where it is and nothing of what is in it.
[[nodiscard]] bool isContentState(Value root);

/// Any form of it (2.2 and 5): an annotation, its target alone, a list of targets, an address.
/// Fails with Malformed when there is no http(s) address to open.
[[nodiscard]] Result<ContentState> readContentState(Value root);
/// The same as text: JSON or a plain address, not encoded. An address with a region is that of a canvas.
[[nodiscard]] Result<ContentState> readContentState(const QString &text);

/// The text in a parameter `iiif-content` (section 6). Plain addresses and plain JSON are met there too and given as
/// they are, and so is JSON that was encoded once rather than twice. Fails with Malformed, in words.
[[nodiscard]] Result<QString> decodedContentState(const QString &parameter);
/// JSON as it must stand in a parameter `iiif-content`.
[[nodiscard]] QString encodedContentState(const QString &json);

/// The link as the JSON of a target, not encoded.
[[nodiscard]] QString contentStateJson(const ContentState &state);

} // namespace kader::iiif
