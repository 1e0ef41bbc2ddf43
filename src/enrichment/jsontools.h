#pragma once

#include "iiif/edits.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace kader::enrichment {

/// A JSON string.
[[nodiscard]] QByteArray quoted(const QString &text);
/// `{"language": ["text", …]}`
[[nodiscard]] QByteArray inLanguage(const QString &language, const QStringList &texts);
/// `{"label": {…}, "value": {…}}`
[[nodiscard]] QByteArray metadataEntry(const QString &language, const QString &label, const QStringList &values);

/// Text as a value that viewers show as it is: what would be taken for HTML (Presentation 3, section 4.2:
/// it begins with `<` and ends with `>`) is wrapped and escaped.
[[nodiscard]] QString asShown(const QString &text);
/// HTML of a link; the text alone, escaped, when the address is not one of the web.
[[nodiscard]] QString htmlLink(const QString &address, const QString &text);

/// `[element, …]`
[[nodiscard]] QByteArray jsonArray(const std::vector<QByteArray> &elements);
/// A value's own text after edits that lie within it.
[[nodiscard]] QByteArray edited(iiif::Value value, const std::function<void(iiif::Edits &)> &edit);

/// The same bytes for values that say the same, however they are spaced and escaped.
[[nodiscard]] QByteArray canonical(iiif::Value value);

/// The elements of an array; of anything else but null, the value itself.
[[nodiscard]] std::vector<iiif::Value> listed(iiif::Value value);
/// Whether entries can be added to a `metadata` member without losing what is there. A single entry
/// outside an array is accepted; anything else that is no array is not.
[[nodiscard]] bool takesEntries(iiif::Value metadata);
/// Adds elements to a member that is to be an array; a value that stands there alone becomes its first.
void extendList(iiif::Edits &edits, iiif::Value object, QByteArrayView name, const std::vector<QByteArray> &elements);

} // namespace kader::enrichment
