#pragma once

#include "iiif/manifest.h"

#include <vector>

namespace kader::enrichment {

/// What manifests say about their datasets as a whole, parted into what all of them say alike and what is
/// each one's own. Leaves out what an aggregate makes anew: ids, type, label, thumbnail, items, structures,
/// annotations and services.
class DatasetLevel final {
public:
    struct Member {
        QByteArray name;
        iiif::Value value;
    };

    explicit DatasetLevel(const std::vector<const iiif::Manifest *> &manifests);

    /// Members that all manifests have with equal values, `metadata` not among them; read in the first one.
    [[nodiscard]] const std::vector<Member> &commonMembers() const { return m_commonMembers; }
    [[nodiscard]] const std::vector<Member> &ownMembers(size_t manifest) const { return m_ownMembers[manifest]; }
    /// Metadata entries, likewise.
    [[nodiscard]] const std::vector<iiif::Value> &commonEntries() const { return m_commonEntries; }
    [[nodiscard]] const std::vector<iiif::Value> &ownEntries(size_t manifest) const { return m_ownEntries[manifest]; }

    [[nodiscard]] bool isCommon(QByteArrayView name) const;

private:
    void compareMembers(const std::vector<const iiif::Manifest *> &manifests);
    void compareEntries(const std::vector<const iiif::Manifest *> &manifests);

    std::vector<Member> m_commonMembers;
    std::vector<std::vector<Member>> m_ownMembers;
    std::vector<iiif::Value> m_commonEntries;
    std::vector<std::vector<iiif::Value>> m_ownEntries;
};

} // namespace kader::enrichment
