#include "ui/repository/collectionlist.h"

#include "base/background.h"
#include "base/tr.h"
#include "iiif/collection.h"

namespace kader::ui {

namespace {

CollectionList::Member memberOf(const iiif::CollectionMember &member)
{
    return {.kind = member.kind == iiif::DocumentKind::Collection ? CollectionList::Kind::Collection
                                                                  : CollectionList::Kind::Manifest,
            .address = member.id,
            .title = member.label.name(),
            .parent = member.parent,
            .isEmbedded = member.isEmbedded};
}

/// Brings a document, then reads it in the background.
class Loading final : public Job {
public:
    Loading(const repository::Repository &repository, const WebAddress &address,
            std::function<void(Result<CollectionList>)> done)
        : m_done(std::move(done))
    {
        m_job = curation::openTyped(repository, address.text(), [this](const Result<curation::Opened> &opened) {
            if (opened)
                read(*opened);
            else
                end(tl::unexpected(opened.error()));
        });
    }

private:
    void read(const curation::Opened &opened)
    {
        if (const auto *source = std::get_if<curation::OpenedSource>(&opened))
            return end(CollectionList{.kind = CollectionList::Kind::Manifest,
                                      .address = source->source->origin,
                                      .title = source->source->title});
        const auto *collection = std::get_if<curation::OpenedCollection>(&opened);
        if (!collection)
            return end(failure(ErrorKind::Unsupported, Tr::tr("This is not a IIIF Collection.")));
        m_job = inBackground<Result<CollectionList>>([opened = *collection] { return collectionListOf(opened); },
                                                     [this](Result<CollectionList> list) { end(std::move(list)); });
    }

    void end(Result<CollectionList> list)
    {
        const auto done = std::move(m_done); // the call may destroy this
        done(std::move(list));
    }

    std::function<void(Result<CollectionList>)> m_done;
    JobHandle m_job;
};

} // namespace

Result<CollectionList> collectionListOf(const curation::OpenedCollection &opened)
{
    return iiif::Collection::read(opened.document).map([&](const iiif::Collection &collection) {
        CollectionList list{
            .address = opened.origin, .title = collection.label().name(), .members = {}, .next = collection.nextPage()};
        list.members.reserve(collection.members().size());
        for (const iiif::CollectionMember &member : collection.members())
            list.members.push_back(memberOf(member));
        return list;
    });
}

JobHandle loadCollection(const repository::Repository &repository, const WebAddress &address,
                         std::function<void(Result<CollectionList>)> done)
{
    return std::make_unique<Loading>(repository, address, std::move(done));
}

} // namespace kader::ui
