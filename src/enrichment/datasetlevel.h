#pragma once

#include "enrichment/sourcefacts.h"

#include <QSet>

namespace kader::enrichment {

/// What manifests say about their datasets as a whole, parted into what all of them say alike and what is
/// each one's own.
class DatasetLevel final {
public:
    explicit DatasetLevel(const std::vector<const SourceFacts *> &manifests);

    /// Whether all manifests have that member with equal values; `metadata` is never among them.
    [[nodiscard]] bool isCommon(const QByteArray &name) const { return m_commonMembers.contains(name); }
    /// Whether an entry of metadata, by what it says, is in all manifests.
    [[nodiscard]] bool isCommonEntry(const QByteArray &said) const { return m_commonEntries.contains(said); }

private:
    QSet<QByteArray> m_commonMembers;
    QSet<QByteArray> m_commonEntries;
};

} // namespace kader::enrichment
