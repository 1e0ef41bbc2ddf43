#include "demo/records.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// Details stop after ten of authors, tags, references, fundings and custom fields.
constexpr qsizetype detailLimit = 10;

Json strings(const QStringList &values)
{
    return jsonArray(values, [](const QString &value) { return Json(value); });
}

std::optional<QString> unlessEmpty(const QString &value)
{
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

Json author(const Author &author)
{
    return Json::object({{"id", author.id},
                         {"uuid", author.uuid},
                         {"full_name", author.name},
                         {"is_active", false},
                         {"url_name", Json()},
                         {"orcid_id", author.orcid}});
}

Json authors(const QList<Author> &list)
{
    return jsonArray(list, author);
}

Json fundings(const QList<Funding> &list)
{
    return jsonArray(list.first(std::min(detailLimit, list.size())), [](const Funding &funding) {
        return Json::object({{"id", Json()},
                             {"uuid", funding.uuid},
                             {"title", funding.title},
                             {"grant_code", funding.grantCode},
                             {"funder_name", funding.funder},
                             {"is_user_defined", true},
                             {"url", funding.url}});
    });
}

Json field(const QString &name, const Json &value)
{
    return Json::object({{"name", name}, {"value", value}});
}

/// Names from Z to A, ten of them, then Derived From, which goes missing when there is no other field.
Json customFields(const Version &version)
{
    QList<Field> fields = version.fields;
    std::stable_sort(fields.begin(), fields.end(), [](const Field &a, const Field &b) { return a.name > b.name; });
    QList<Json> items;
    for (const Field &one : fields.first(std::min(detailLimit, fields.size())))
        items.append(field(one.name, one.asList ? strings(one.values) : Json(one.values.first())));
    if (!items.isEmpty() && !version.derivedFrom.isEmpty())
        items.append(field(u"Derived From"_s,
                           strings(version.derivedFrom.first(std::min(detailLimit, version.derivedFrom.size())))));
    return Json::array(items);
}

Json categories(const Version &version)
{
    return jsonArray(version.categories, &Records::category);
}

Json firstTen(const QStringList &values)
{
    return strings(values.first(std::min(detailLimit, values.size())));
}

Json firstTen(const QList<Author> &values)
{
    return authors(values.first(std::min(detailLimit, values.size())));
}

Json embargoFields(const Dataset &dataset)
{
    const Embargo &embargo = dataset.embargo;
    const Json option = Json::object({{"id", 1000}, {"type", u"restricted_access"_s}});
    return Json::object(
        {{"is_embargoed", !dataset.isOpen()},
         {"embargo_date", unlessEmpty(embargo.date)},
         {"embargo_type", dataset.isOpen() ? Json() : Json(u"file"_s)},
         {"embargo_title", embargo.title},
         {"embargo_reason", embargo.reason},
         {"embargo_options", Json::array(embargo.access == Access::Restricted ? QList<Json>{option} : QList<Json>{})}});
}

Json embargoedEntirely(const Embargo &embargo)
{
    return Json::object({{"embargo_date", embargo.date},
                         {"embargo_type", u"article"_s},
                         {"embargo_title", embargo.title},
                         {"embargo_reason", embargo.reason}});
}

Json itemTimeline(const Version &version)
{
    return Json::object({{"posted", version.published}, {"firstOnline", version.firstOnline}, {"revision", Json()}});
}

QString thumbnail(const Version &version)
{
    return version.hasThumbnail ? u"/thumbnails/%1.jpeg"_s.arg(version.uuid) : QString();
}

} // namespace

Json Records::category(const Category &category)
{
    return Json::object({{"id", category.id},
                         {"uuid", category.uuid},
                         {"title", category.title},
                         {"parent_id", category.parentId},
                         {"parent_uuid", category.parentUuid},
                         {"path", QString()},
                         {"source_id", Json()},
                         {"taxonomy_id", Json()}});
}

Json Records::license(const License &license)
{
    return Json::object(
        {{"value", license.value}, {"name", license.name}, {"url", license.url}, {"type", license.type}});
}

Json Records::collectionItem(const Collection &collection, const Version &version) const
{
    return Json::object({{"id", collection.id},
                         {"uuid", collection.uuid},
                         {"title", version.title},
                         {"doi", collection.doi(version)},
                         {"handle", QString()},
                         {"url", m_origin + u"/v2/collections/"_s + collection.uuid},
                         {"timeline", Json::object({{"posted", version.published},
                                                    {"submission", Json()},
                                                    {"revision", Json()},
                                                    {"firstOnline", version.firstOnline},
                                                    {"publisherPublication", Json()}})},
                         {"published_date", version.published}});
}

Json Records::collectionDetail(const Collection &collection, const Version &version) const
{
    const Json content = Json::object({{"version", version.number},
                                       {"resource_id", QString()},
                                       {"resource_doi", version.resourceDoi},
                                       {"resource_title", version.resourceTitle},
                                       {"resource_link", QString()},
                                       {"resource_version", Json()},
                                       {"description", version.description},
                                       {"categories", categories(version)},
                                       {"references", firstTen(version.references)},
                                       {"tags", firstTen(version.tags)},
                                       {"authors", firstTen(version.authors)},
                                       {"funding", fundings(version.fundings)},
                                       {"institution_id", Json()},
                                       {"group_id", collection.group},
                                       {"group_resource_id", Json()},
                                       {"articles_count", collection.datasets.size()},
                                       {"public", true},
                                       {"custom_fields", customFields(version)},
                                       {"citation", Json()},
                                       {"created_date", version.published},
                                       {"modified_date", version.published}});
    return content.with(Json::object({{"id", collection.id},
                                      {"uuid", collection.uuid},
                                      {"title", version.title},
                                      {"doi", collection.doi(version)},
                                      {"handle", QString()},
                                      {"url", m_origin + u"/v2/collections/"_s + collection.uuid},
                                      {"published_date", version.published},
                                      {"timeline", Json::object({{"posted", version.published},
                                                                 {"firstOnline", version.firstOnline},
                                                                 {"revision", Json()},
                                                                 {"submission", Json()},
                                                                 {"publisherPublication", Json()}})}}));
}

QString Records::publicPage(const Dataset &dataset, const Version &version) const
{
    return u"%1/datasets/%2/%3"_s.arg(m_origin, dataset.uuid).arg(version.number);
}

Json Records::identity(const Dataset &dataset, const Version &version) const
{
    const QString type = dataset.type == 9 ? u"software"_s : u"dataset"_s;
    return Json::object({{"defined_type", dataset.type},
                         {"defined_type_name", type},
                         {"group_id", dataset.group},
                         {"url_private_api", m_origin + u"/v2/account/articles/"_s + dataset.uuid},
                         {"url_public_api", m_origin + u"/v2/articles/"_s + dataset.uuid},
                         {"url_private_html", m_origin + u"/my/datasets/"_s + dataset.uuid + u"/edit"_s},
                         {"url_public_html", publicPage(dataset, version)}});
}

Json Records::embargoedItem(const Dataset &dataset, const Version &version) const
{
    return Json::object({{"uuid", dataset.uuid}, {"title", version.title}})
        .with(embargoedEntirely(dataset.embargo))
        .with(Json::object({{"published_date", version.published},
                            {"url_public_html", publicPage(dataset, version)},
                            {"timeline", itemTimeline(version)}}));
}

Json Records::articleItem(const Dataset &dataset, const Version &version) const
{
    if (dataset.embargo.access == Access::EmbargoedEntirely)
        return embargoedItem(dataset, version);
    return Json::object({{"id", dataset.id},
                         {"uuid", dataset.uuid},
                         {"title", version.title},
                         {"doi", dataset.doi(version)},
                         {"handle", Json()},
                         {"url", m_origin + u"/v2/articles/"_s + dataset.uuid},
                         {"published_date", version.published},
                         {"thumb", unlessEmpty(thumbnail(version))}})
        .with(identity(dataset, version))
        .with(Json::object({{"timeline", itemTimeline(version)},
                            {"resource_title", unlessEmpty(version.resourceTitle)},
                            {"resource_doi", unlessEmpty(version.resourceDoi)}}));
}

Json Records::articleItemWithAuthors(const Dataset &dataset, const Version &version) const
{
    const Json item = articleItem(dataset, version);
    return dataset.embargo.access == Access::EmbargoedEntirely
               ? item
               : item.with(Json::object({{"authors", authors(version.authors)}}));
}

Json Records::file(const Dataset &dataset, const File &file) const
{
    const QString here = u"%1/file/%2/%3"_s.arg(m_origin, dataset.uuid, file.uuid);
    return Json::object({{"id", Json()},
                         {"uuid", file.uuid},
                         {"name", file.name},
                         {"size", file.size},
                         {"is_link_only", file.isLinkOnly()},
                         {"is_incomplete", false},
                         {"download_url", file.isLinkOnly() ? file.link : here},
                         {"supplied_md5", Json()},
                         {"computed_md5", unlessEmpty(file.md5)}});
}

Json Records::files(const Dataset &dataset, const Version &version) const
{
    return jsonArray(dataset.isOpen() ? version.allFiles() : QList<File>(),
                     [&](const File &one) { return file(dataset, one); });
}

Json Records::content(const Dataset &dataset, const Version &version) const
{
    return Json::object({{"files", files(dataset, version)},
                         {"custom_fields", customFields(version)},
                         {"authors", firstTen(version.authors)},
                         {"figshare_url", Json()},
                         {"description", version.description},
                         {"funding", Json()},
                         {"funding_list", fundings(version.fundings)},
                         {"version", version.number},
                         {"status", Json()},
                         {"size", Json()},
                         {"created_date", version.published},
                         {"modified_date", version.published},
                         {"is_public", true},
                         {"is_confidential", false},
                         {"is_metadata_record", dataset.metadataOnly},
                         {"confidential_reason", QString()},
                         {"metadata_reason", QString()},
                         {"license", Json::object({{"value", dataset.license.value},
                                                   {"name", dataset.license.name},
                                                   {"url", dataset.license.url}})},
                         {"tags", firstTen(version.tags)},
                         {"categories", categories(version)},
                         {"references", firstTen(version.references)}});
}

Json Records::state(const Dataset &dataset) const
{
    return Json::object({{"has_linked_file", false}, {"citation", Json()}}).with(embargoFields(dataset));
}

Json Records::articleDetail(const Dataset &dataset, const Version &version) const
{
    if (dataset.embargo.access == Access::EmbargoedEntirely)
        return embargoedEntirely(dataset.embargo);
    return content(dataset, version)
        .with(state(dataset))
        .with(Json::object({{"id", dataset.id},
                            {"uuid", dataset.uuid},
                            {"title", version.title},
                            {"doi", dataset.doi(version)},
                            {"handle", QString()},
                            {"url", m_origin + u"/v2/articles/"_s + dataset.uuid},
                            {"published_date", version.published},
                            {"thumb", thumbnail(version)}}))
        .with(identity(dataset, version))
        .with(Json::object({{"timeline", Json::object({{"posted", version.published},
                                                       {"revision", Json()},
                                                       {"submission", version.submitted},
                                                       {"firstOnline", version.firstOnline},
                                                       {"publisherPublication", Json()}})},
                            {"resource_title", version.resourceTitle},
                            {"resource_doi", version.resourceDoi},
                            {"agreed_to_deposit_agreement", false},
                            {"agreed_to_publish", false}}));
}

Json Records::embargo(const Dataset &dataset) const
{
    const Embargo &embargo = dataset.embargo;
    const QString type = embargo.access == Access::EmbargoedEntirely ? u"article"_s : u"file"_s;
    const Json option = Json::object({{"id", 1000}, {"type", u"restricted_access"_s}});
    return Json::object(
        {{"is_embargoed", !dataset.isOpen()},
         {"embargo_date", unlessEmpty(embargo.date)},
         {"embargo_type", type},
         {"embargo_title", embargo.title},
         {"embargo_reason", embargo.reason},
         {"embargo_options", Json::array(embargo.access == Access::Restricted ? QList<Json>{option} : QList<Json>{})}});
}

Json Records::versions(const char *route, const QString &uuid, const QList<Version> &versions) const
{
    QList<Json> items;
    for (auto version = versions.crbegin(); version != versions.crend(); ++version) {
        const QString url =
            u"%1/v2/%2/%3/versions/%4"_s.arg(m_origin, QString::fromLatin1(route), uuid).arg(version->number);
        items.append(Json::object({{"version", version->number}, {"url", url}}));
    }
    return Json::array(items);
}

} // namespace kader::demo
