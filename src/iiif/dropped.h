#pragma once

#include "iiif/contentstate.h"

#include <QByteArray>

#include <variant>

namespace kader::iiif {

/// What a text means that was pasted, dropped or typed in: a place to open, or a document itself (its JSON).
using Dropped = std::variant<ContentState, QByteArray>;

/// Takes the forms that other programs hand over: an address with `iiif-content`, one with `manifest` and `canvas`
/// (also behind its `#`), a plain address, a list of addresses of which the first counts, a content state encoded or
/// not, a document. Fails with Malformed, in words; addresses other than http and https are refused with Usage.
[[nodiscard]] Result<Dropped> readDropped(const QString &text);

} // namespace kader::iiif
