#include "iiif/collection.h"

#include "base/tr.h"
#include "iiif/remark.h"
#include "iiif/resource.h"
#include "iiif/upgrade.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

std::optional<WebAddress> addressOf(Value resource)
{
    return WebAddress::parse(idOf(resource.isArray() ? resource.firstChild() : resource));
}

std::optional<ImageResource> firstThumbnail(Value resource)
{
    std::vector<ImageResource> all = thumbnails(resource);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

} // namespace

Result<Collection> Collection::read(const Document &document)
{
    if (document.kind() != DocumentKind::Collection)
        return failure(ErrorKind::Unsupported, Tr::tr("This is not a IIIF collection."), {.document = document.name()});
    if (document.presentationVersion() == 4)
        return Collection(document, {remarkOn(document, u"version-4"_s,
                                              Tr::tr("The collection is of IIIF Presentation 4; Kader reads what it "
                                                     "lists, and nothing else."))});
    if (document.presentationVersion() != 2)
        return Collection(document, {});
    return upgradedDocument(document).map(
        [](const UpgradedDocument &version3) { return Collection(version3.document, version3.notes); });
}

Collection::Collection(Document document, Diagnostics notes)
    : m_document(std::move(document)), m_notes(std::move(notes))
{
    const Value root = m_document.root();
    m_id = idOf(root);
    m_label = LanguageMap::read(root["label"]);
    m_thumbnail = firstThumbnail(root);
    readMembers();
    m_nextPage = addressOf(root["next"]);
    if (!m_nextPage && m_members.empty())
        m_nextPage = addressOf(root["first"]);
}

/// Embedded collections are walked with a stack of our own: their depth is the document's choice.
void Collection::readMembers()
{
    struct Level {
        std::vector<Value> items;
        size_t next = 0;
        int owner = -1;
    };
    std::vector<Level> open;
    open.push_back({.items = listed(m_document.root()["items"])});
    while (!open.empty()) {
        Level &level = open.back();
        if (level.next == level.items.size()) {
            open.pop_back();
            continue;
        }
        const Value item = level.items[level.next++];
        const size_t before = m_members.size();
        addMember(item, level.owner);
        if (m_members.size() > before && m_members.back().isEmbedded)
            open.push_back({.items = listed(item["items"]), .owner = int(before)});
    }
}

void Collection::addMember(Value value, int parent)
{
    const QString type = typeOf(value);
    const bool isKnown = type == "Manifest"_L1 || type == "Collection"_L1;
    const QString id = idOf(value);
    const bool isEmbedded = type == "Collection"_L1 && !listed(value["items"]).empty();
    if ((!isKnown && !type.isEmpty()) || (id.isEmpty() && !isEmbedded)) {
        m_notes.append({.rule = u"collection-member"_s,
                        .message = Tr::tr("This member of the collection is neither a manifest nor a collection with "
                                          "an address; it is left out."),
                        .place = value.place()});
        return;
    }
    m_members.push_back({.kind = type == "Collection"_L1 ? DocumentKind::Collection : DocumentKind::Manifest,
                         .id = id,
                         .label = LanguageMap::read(value["label"]),
                         .parent = parent,
                         .isEmbedded = isEmbedded,
                         .thumbnail = firstThumbnail(value),
                         .value = value});
}

} // namespace kader::iiif
