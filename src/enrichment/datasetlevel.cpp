#include "enrichment/datasetlevel.h"

#include "enrichment/jsontools.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kader::enrichment {

namespace {

using iiif::Manifest;
using iiif::Value;

bool isMadeAnew(const QByteArray &name)
{
    static const QSet<QByteArray> names = {"@context", "@id",   "@type",      "id",          "type",     "label",
                                           "metadata", "items", "structures", "annotations", "services", "thumbnail"};
    return names.contains(name);
}

std::vector<DatasetLevel::Member> membersOf(const Manifest &manifest)
{
    std::vector<DatasetLevel::Member> members;
    for (const Value value : manifest.root()) {
        const QByteArray name = value.key().toUtf8();
        const bool isEffective = manifest.root().member(name) == value; // of a repeated name the last one counts
        if (isEffective && !value.isNull() && !isMadeAnew(name))
            members.push_back({name, value});
    }
    return members;
}

std::vector<Value> entriesOf(const Manifest &manifest)
{
    const Value metadata = manifest.root()["metadata"];
    return takesEntries(metadata) ? listed(metadata) : std::vector<Value>();
}

} // namespace

DatasetLevel::DatasetLevel(const std::vector<const Manifest *> &manifests)
    : m_ownMembers(manifests.size()), m_ownEntries(manifests.size())
{
    compareMembers(manifests);
    compareEntries(manifests);
}

void DatasetLevel::compareMembers(const std::vector<const Manifest *> &manifests)
{
    const auto isAlike = [&manifests](const Member &member) {
        const QByteArray said = canonical(member.value);
        return std::all_of(manifests.begin(), manifests.end(), [&](const Manifest *manifest) {
            return canonical(manifest->root().member(member.name)) == said;
        });
    };
    QSet<QByteArray> common;
    for (const Member &member : membersOf(*manifests.front())) {
        if (isAlike(member)) {
            m_commonMembers.push_back(member);
            common.insert(member.name);
        }
    }
    for (size_t i = 0; i < manifests.size(); ++i) {
        for (const Member &member : membersOf(*manifests[i])) {
            if (!common.contains(member.name))
                m_ownMembers[i].push_back(member);
        }
    }
}

void DatasetLevel::compareEntries(const std::vector<const Manifest *> &manifests)
{
    QHash<QByteArray, size_t> saidBy; // in how many manifests an entry is
    for (const Manifest *manifest : manifests) {
        QSet<QByteArray> here;
        for (const Value entry : entriesOf(*manifest))
            here.insert(canonical(entry));
        for (const QByteArray &entry : here)
            ++saidBy[entry];
    }
    for (size_t i = 0; i < manifests.size(); ++i) {
        for (const Value entry : entriesOf(*manifests[i])) {
            if (saidBy.value(canonical(entry)) < manifests.size())
                m_ownEntries[i].push_back(entry);
            else if (i == 0)
                m_commonEntries.push_back(entry);
        }
    }
}

bool DatasetLevel::isCommon(QByteArrayView name) const
{
    return std::any_of(m_commonMembers.begin(), m_commonMembers.end(),
                       [name](const Member &member) { return member.name == name; });
}

} // namespace kader::enrichment
