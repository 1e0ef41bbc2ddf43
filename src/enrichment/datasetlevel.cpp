#include "enrichment/datasetlevel.h"

#include <algorithm>

namespace kader::enrichment {

DatasetLevel::DatasetLevel(const std::vector<const SourceFacts *> &manifests)
{
    for (const SourceFacts::Member &member : manifests.front()->members) {
        const auto saysAlike = [&member](const SourceFacts::Member &other) {
            return other.name == member.name && other.said == member.said;
        };
        const bool isCommon = std::all_of(manifests.begin(), manifests.end(), [&](const SourceFacts *manifest) {
            return std::any_of(manifest->members.begin(), manifest->members.end(), saysAlike);
        });
        if (isCommon)
            m_commonMembers.insert(member.name);
    }
    for (const QByteArray &entry : manifests.front()->entries)
        m_commonEntries.insert(entry);
    for (const SourceFacts *manifest : manifests)
        m_commonEntries &= QSet<QByteArray>(manifest->entries.begin(), manifest->entries.end());
}

} // namespace kader::enrichment
