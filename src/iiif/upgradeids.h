#pragma once

#include "iiif/outline.h"

#include <QHash>
#include <QSet>

namespace kader::iiif {

/// Makes ids from the id of what a thing is part of and its place there, and none that the document has already.
class UpgradeIds final {
public:
    /// Remembers every address in the document, whether something has it as its id or only points at it.
    explicit UpgradeIds(const Outline &outline);

    /// `base` + `path`, or that with a number behind it; empty where nothing can be made of the base.
    [[nodiscard]] QByteArray minted(const QByteArray &base, const QByteArray &path);

private:
    QSet<QByteArray> m_used;
    QHash<QByteArray, int> m_next; ///< Where to go on with what was asked for before, so that repeating costs nothing.
};

} // namespace kader::iiif
