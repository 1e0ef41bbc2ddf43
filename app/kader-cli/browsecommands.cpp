#include "commands.h"
#include "console.h"

#include "base/tr.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

QString dateText(const QDateTime &published)
{
    return published.isValid() ? published.date().toString(Qt::ISODate) : QString();
}

/// The members that collections and datasets have in common in a list.
template <typename Item>
QJsonObject itemJson(const Item &item)
{
    QJsonObject json{
        {u"uuid"_s, item.uuid}, {u"title"_s, item.title}, {u"date"_s, dateText(item.published)}, {u"doi"_s, item.doi}};
    if (item.version)
        json.insert(u"version"_s, *item.version);
    return json;
}

QJsonObject json(const repository::CollectionItem &item)
{
    return itemJson(item);
}

QJsonObject json(const repository::DatasetItem &item)
{
    QJsonObject json = itemJson(item);
    json.insert(u"fullyEmbargoed"_s, item.isFullyEmbargoed);
    return json;
}

template <typename Item>
Result<Exit> print(Context &context, const QList<Item> &items)
{
    QJsonArray array;
    QByteArray lines;
    for (const Item &item : items) {
        array.append(json(item));
        lines += QStringList{item.uuid, item.title.simplified(), dateText(item.published)}.join(u'\t').toUtf8() + '\n';
    }
    context.report.set(u"items"_s, array);
    const QByteArray text = context.arguments.has(u"json"_s) ? QJsonDocument(array).toJson() : lines;
    return writeDocument(text, {}).map([] { return Exit::Done; });
}

} // namespace

Result<repository::ItemId> collectionId(Context &context)
{
    const QString text = context.arguments.value(u"collection"_s);
    const repository::Locator locator = repository::parseLocator(text);
    if (locator.id)
        return *locator.id;
    if (locator.kind == repository::Locator::Kind::Nothing)
        return failure(ErrorKind::Usage,
                       Tr::tr("--collection needs a UUID, a DOI or an address, not \"%1\".").arg(text));
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    const Result<repository::Target> target =
        waitFor<repository::Target>([&](auto done) { return (*repository)->resolve(locator, done); });
    if (!target)
        return tl::unexpected(target.error());
    const auto *collection = std::get_if<repository::Collection>(&*target);
    const std::optional<repository::ItemId> id =
        collection ? repository::ItemId::parse(collection->uuid) : std::nullopt;
    if (!id)
        return failure(ErrorKind::Usage, Tr::tr("\"%1\" is not a collection.").arg(text));
    return *id;
}

Result<QList<repository::DatasetItem>> datasetsOf(Context &context, const repository::ItemId &collection)
{
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    return waitFor<QList<repository::DatasetItem>>(
        [&](auto done) { return (*repository)->datasetsOf(collection, done); });
}

Result<Exit> listCollections(Context &context)
{
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    const QString search = context.arguments.value(u"search"_s);
    return waitFor<QList<repository::CollectionItem>>([&](auto done) {
               return search.isEmpty() ? (*repository)->collections(done)
                                       : (*repository)->searchCollections(search, done);
           })
        .and_then([&](const QList<repository::CollectionItem> &items) { return print(context, items); });
}

Result<Exit> listDatasets(Context &context)
{
    return collectionId(context)
        .and_then([&](const repository::ItemId &id) { return datasetsOf(context, id); })
        .and_then([&](const QList<repository::DatasetItem> &items) { return print(context, items); });
}

Result<Exit> fetch(Context &context)
{
    const Result<Session::NamedBytes> document = context.session.bytes(context.arguments.positional().first());
    if (!document)
        return tl::unexpected(document.error());
    context.report.set(u"address"_s, document->name);
    context.report.set(u"bytes"_s, document->bytes.size());
    return writeDocument(document->bytes, context.arguments.value(u"o"_s)).map([] { return Exit::Done; });
}

} // namespace kader::cli
