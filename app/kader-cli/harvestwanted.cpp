#include "harvestwanted.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

Result<Wanted> wantedOfCollection(Context &context)
{
    const Result<repository::ItemId> id = collectionId(context);
    if (!id)
        return tl::unexpected(id.error());
    const Result<const repository::Repository *> repository = context.session.repository();
    if (!repository)
        return tl::unexpected(repository.error());
    const auto collection =
        waitFor<repository::Collection>([&](auto done) { return (*repository)->collection(*id, done); });
    if (!collection)
        return tl::unexpected(collection.error());
    const Result<QList<repository::DatasetItem>> items = datasetsOf(context, *id);
    if (!items)
        return tl::unexpected(items.error());
    Wanted wanted{.label = collection->title};
    for (const repository::DatasetItem &item : *items) {
        const auto itemId = repository::ItemId::parse(item.uuid);
        if (!itemId) {
            wanted.diagnostics.append(
                {.severity = Severity::Error,
                 .rule = u"dataset-without-id"_s,
                 .message = Tr::tr("“%1” has no identifier that can be used, and was left out.").arg(item.title)});
            continue;
        }
        wanted.datasets.append({*itemId});
        wanted.titles.insert(item.uuid, item.title);
    }
    return wanted;
}

} // namespace

Result<curation::DatasetRef> datasetNamed(Context &context, const QString &text)
{
    const repository::Locator locator = repository::parseLocator(text);
    if (locator.id && locator.id->isUuid())
        return curation::DatasetRef{*locator.id, locator.version};
    return context.session.dataset(text).and_then(
        [&](const repository::Dataset &dataset) -> Result<curation::DatasetRef> {
            if (const auto id = repository::ItemId::parse(dataset.uuid))
                return curation::DatasetRef{*id, locator.version};
            return failure(ErrorKind::Usage, Tr::tr("This is not a dataset."), {.document = text});
        });
}

namespace {

Result<Wanted> wantedOfDatasets(Context &context)
{
    Wanted wanted;
    for (const QString &text : context.arguments.values(u"dataset"_s) + context.arguments.positional()) {
        const Result<curation::DatasetRef> ref = datasetNamed(context, text);
        if (!ref)
            return tl::unexpected(ref.error());
        if (!wanted.datasets.contains(*ref))
            wanted.datasets.append(*ref);
    }
    return wanted;
}

} // namespace

Result<Wanted> wantedDatasets(Context &context)
{
    const Arguments &arguments = context.arguments;
    const bool namesDatasets = arguments.has(u"dataset"_s) || !arguments.positional().isEmpty();
    if (arguments.has(u"collection"_s) == namesDatasets)
        return failure(ErrorKind::Usage, Tr::tr("harvest takes either --collection or --dataset."));
    return namesDatasets ? wantedOfDatasets(context) : wantedOfCollection(context);
}

} // namespace kader::cli
