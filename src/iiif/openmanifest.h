#pragma once

#include "base/diagnostic.h"
#include "iiif/manifest.h"

namespace kader::iiif {

/// What a manifest was made from where the document that came was not a Presentation 3 manifest itself.
enum class Conversion { None, Version2, Canvas, ImageInfo };

/// A document with canvases, as something that can be worked on.
struct OpenedManifest {
    Manifest manifest; ///< Presentation 3; its bytes are those that came unless `original` has these.
    Conversion conversion = Conversion::None;
    /// The bytes that came, where there was a conversion, or where the manifest came in an encoding other than UTF-8
    /// or inside of something else.
    QByteArray original = {};
    /// What the conversion changed, left out or had to guess, in words; one for each kind of thing.
    Diagnostics notes = {};
};

/// Reads whatever has canvases. Fails with Unsupported, in words that say what it is, when the document is something
/// else. The same bytes always give the same manifest.
[[nodiscard]] Result<OpenedManifest> openManifest(const Document &document);
/// `name` is the file name or address that errors and reports call it.
[[nodiscard]] Result<OpenedManifest> openManifest(QByteArray bytes, const QString &name);

} // namespace kader::iiif
