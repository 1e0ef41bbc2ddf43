#include "enrichment/sourcefacts.h"

#include "enrichment/jsontools.h"
#include "enrichment/sourceeditor.h"

#include <QCryptographicHash>
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

void readCanvases(SourceFacts &facts, const Manifest &manifest)
{
    for (const iiif::CanvasView &canvas : manifest.canvases()) {
        facts.canvases.push_back({canvas.id, canvas.value.isObject()});
        if (!canvas.value.isObject())
            facts.oddItems.insert(canvas.position, canvas.value.place());
    }
}

} // namespace

Result<std::shared_ptr<const Manifest>> manifestOf(const AggregateSource &source)
{
    if (source.manifest)
        return std::shared_ptr<const Manifest>(source.manifest, [](const Manifest *) {});
    Result<Manifest> manifest = source.read();
    if (!manifest)
        return tl::unexpected(manifest.error());
    return std::make_shared<const Manifest>(std::move(*manifest));
}

QByteArray checksumOf(const Manifest &manifest)
{
    return QCryptographicHash::hash(manifest.document().bytes(), QCryptographicHash::Blake2b_256);
}

std::vector<DatasetMember> datasetMembers(const Manifest &manifest)
{
    std::vector<DatasetMember> members;
    for (const Value value : manifest.root()) {
        const QByteArray name = value.key().toUtf8();
        const bool isEffective = manifest.root().member(name) == value; // of a repeated name the last one counts
        if (isEffective && !value.isNull() && !isMadeAnew(name))
            members.push_back({name, value});
    }
    return members;
}

std::vector<Value> metadataEntries(const Manifest &manifest)
{
    const Value metadata = manifest.root()["metadata"];
    return takesEntries(metadata) ? listed(metadata) : std::vector<Value>();
}

SourceFacts factsOf(const AggregateSource &source, const Manifest &manifest, const QString &language)
{
    const Value root = manifest.root();
    SourceFacts facts;
    facts.checksum = checksumOf(manifest);
    facts.document = manifest.document().name();
    facts.id = manifest.id();
    facts.title = titleOf(source, manifest, language);
    facts.titleAsValue = titleAsValue(source, manifest, language);
    facts.label = labelOf(source, manifest, language);
    facts.rights = root["rights"].text();
    facts.statement = iiif::LanguageMap::read(root["requiredStatement"]["value"]).best({language});
    readCanvases(facts, manifest);
    for (const DatasetMember &member : datasetMembers(manifest))
        facts.members.push_back({member.name, canonical(member.value)});
    for (const Value entry : metadataEntries(manifest))
        facts.entries.push_back(canonical(entry));
    facts.takesEntries = takesEntries(root["metadata"]);
    const std::vector<Value> pages = listed(root["annotations"]);
    facts.ownPages = int(std::count_if(pages.begin(), pages.end(), iiif::isEmbeddedPage));
    return facts;
}

} // namespace kader::enrichment
