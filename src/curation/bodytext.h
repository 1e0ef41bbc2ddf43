#pragma once

#include <QByteArray>
#include <QString>

namespace kader::curation {

/// A body (JSON, as documents have it) with another text and language: the body whose text was read (iiif::textualBody)
/// says them then, and everything else stays; where there is none, one is added. Empty when nothing of the body is
/// worth keeping, for it says a text alone.
[[nodiscard]] QByteArray retold(const QByteArray &body, const QString &text, const QString &language);

} // namespace kader::curation
