#include "demo/apiroutes.h"

#include "demo/answers.h"
#include "demo/listing.h"
#include "demo/search.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

constexpr qint64 usualLimit = 10;

bool isIdentifier(const QString &text)
{
    bool isNumber = false;
    text.toLongLong(&isNumber);
    return isNumber || isUuid(text);
}

Parameter fromQuery(const serve::Request &request)
{
    return [&request](const char *name) { return request.queryValue(QString::fromLatin1(name)); };
}

/// Values of a JSON body as the text they would have in a query; null counts as not sent.
Parameter fromBody(const QJsonObject &body)
{
    return [&body](const char *name) -> std::optional<QString> {
        const QJsonValue value = body.value(QLatin1StringView(name));
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        if (!value.isArray())
            return value.toVariant().toString();
        QStringList parts;
        for (const QJsonValue part : value.toArray())
            parts.append(part.toVariant().toString());
        return parts.join(u',');
    };
}

serve::Response refused(const PagingError &error)
{
    return answers::badRequest(error.message, error.code);
}

} // namespace

bool isUuid(const QString &text)
{
    static const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"_s);
    return uuid.match(text).hasMatch();
}

ApiRoutes::ApiRoutes(const serve::Request &request, QStringList path, const Catalogue &catalogue)
    : m_request(request), m_path(std::move(path)), m_records(request.origin), m_catalogue(catalogue)
{}

serve::Response ApiRoutes::answer() const
{
    const QByteArray accept = m_request.header("Accept").value_or("*/*"_ba);
    const serve::Response response = route();
    if (response.status == 404 && accept.contains("text/html"))
        return answers::asPage(response);
    if (response.status != 405 && !accept.contains("application/json") && !accept.contains("*/*"))
        return answers::notAcceptable();
    return accept.contains("text/html") ? answers::asPage(response) : response;
}

serve::Response ApiRoutes::route() const
{
    const bool isSearch = m_path.last() == "search"_L1 && m_path.size() == 3;
    if (isSearch && m_request.method == "OPTIONS" && m_path.at(1) == "articles"_L1)
        return answers::withCors({.status = 204,
                                  .contentType = "text/plain; charset=utf-8"_ba,
                                  .headers = {{"Accept"_ba, "application/json"_ba},
                                              {"Access-Control-Allow-Headers"_ba, "Content-Type"_ba},
                                              {"Access-Control-Expose-Headers"_ba, "*"_ba},
                                              {"Access-Control-Request-Methods"_ba, "POST"_ba}}});
    if (isSearch)
        return routeSearch();
    const serve::Response response = routeLists();
    if (m_request.method != "GET" && m_request.method != "HEAD" && response.status != 404)
        return answers::wrongMethod("GET");
    return response;
}

serve::Response ApiRoutes::routeSearch() const
{
    const QString route = m_path.join(u'/');
    if (route != "v2/collections/search"_L1 && route != "v2/articles/search"_L1 && route != "v3/datasets/search"_L1)
        return answers::notFound();
    if (m_request.method != "POST")
        return answers::wrongMethod("POST");
    if (route == "v2/collections/search"_L1)
        return withBody([this](const QJsonObject &body) { return collectionsSearch(body); });
    if (route == "v2/articles/search"_L1)
        return withBody([this](const QJsonObject &body) { return articlesSearch(body); });
    return withBody([this](const QJsonObject &body) { return datasetsSearch(body); });
}

serve::Response ApiRoutes::routeLists() const
{
    if (m_path.first() == "v3"_L1)
        return routeThird();
    if (m_path.size() == 2)
        return vocabulary();
    if (m_path.size() < 3 || !isIdentifier(m_path.at(2)))
        return answers::notFound();
    if (m_path.at(1) == "collections"_L1)
        return routeCollection(m_path.mid(3));
    return m_path.at(1) == "articles"_L1 ? routeArticle(m_path.mid(3)) : answers::notFound();
}

serve::Response ApiRoutes::routeThird() const
{
    if (m_path.size() == 3 && m_path.at(1) == "authors"_L1 && isUuid(m_path.at(2)))
        return answers::noSession();
    if (m_path.size() < 2 || m_path.at(1) != "datasets"_L1)
        return answers::notFound();
    if (m_path.size() == 2)
        return datasets();
    return m_path.last() == "ro-crate-metadata.json"_L1 ? roCrate() : answers::notFound();
}

/// Of the version that is named; without one, of the first that the service comes across.
serve::Response ApiRoutes::roCrate() const
{
    const Dataset *dataset = m_catalogue.dataset(m_path.at(2));
    const bool isNamed = m_path.size() == 6 && m_path.at(3) == "versions"_L1;
    if (!dataset || dataset->embargo.access == Access::EmbargoedEntirely || (m_path.size() != 4 && !isNamed))
        return answers::notFound();
    const Version *version = isNamed ? dataset->version(m_path.at(4).toInt()) : &dataset->versions.first();
    return version ? answers::json(m_records.roCrate(*dataset, *version)) : answers::notFound();
}

serve::Response ApiRoutes::vocabulary() const
{
    const QString &list = m_path.at(1);
    if (list == "collections"_L1)
        return collections();
    if (list == "articles"_L1)
        return articles();
    if (list == "categories"_L1)
        return answers::json(jsonArray(m_catalogue.categories(), &Records::category));
    if (list == "licenses"_L1)
        return answers::json(jsonArray(m_catalogue.licenses(), &Records::license));
    return answers::notFound();
}

serve::Response ApiRoutes::routeCollection(const QStringList &rest) const
{
    const Collection *collection = m_catalogue.collection(m_path.at(2));
    if (rest == QStringList{u"versions"_s})
        return answers::json(collection ? m_records.versions("collections", collection->uuid, collection->versions)
                                        : Json::array({}));
    if (!collection)
        return answers::notFound();
    if (rest.isEmpty())
        return answers::json(m_records.collectionDetail(*collection, collection->latest()));
    if (rest == QStringList{u"articles"_s})
        return collectionArticles(*collection);
    const Version *version =
        rest.size() == 2 && rest.first() == "versions"_L1 ? collection->version(rest.last().toInt()) : nullptr;
    return version ? answers::json(m_records.collectionDetail(*collection, *version)) : answers::notFound();
}

serve::Response ApiRoutes::routeArticle(const QStringList &rest) const
{
    if (rest.size() == 2 && rest.first() == "files"_L1)
        return articleFile(rest);
    const Dataset *dataset = m_catalogue.dataset(m_path.at(2));
    if (!dataset)
        return answers::notFound();
    if (rest.isEmpty())
        return answers::json(m_records.articleDetail(*dataset, dataset->latest()));
    if (rest == QStringList{u"versions"_s})
        return answers::json(m_records.versions("articles", dataset->uuid, dataset->versions));
    // Not the latest: the service picks some published version, here the first.
    if (rest == QStringList{u"files"_s})
        return answers::json(m_records.files(*dataset, dataset->versions.first()));
    return rest.first() == "versions"_L1 ? articleVersion(*dataset, rest.mid(1)) : answers::notFound();
}

serve::Response ApiRoutes::articleVersion(const Dataset &dataset, const QStringList &rest) const
{
    const Version *version = dataset.version(rest.first().toInt());
    if (!version)
        return answers::notFound();
    if (rest.size() == 1)
        return answers::json(m_records.articleDetail(dataset, *version));
    if (rest.size() == 2 && rest.last() == "embargo"_L1)
        return answers::json(m_records.embargo(dataset));
    if (rest.size() == 2 && rest.last() == "confidentiality"_L1)
        return answers::json(Json::object({{"is_confidential", false}, {"reason", QString()}}));
    return answers::notFound();
}

/// Fails with a page unless the file is in the version that the service happens to pick.
serve::Response ApiRoutes::articleFile(const QStringList &rest) const
{
    const Dataset *dataset = m_catalogue.dataset(m_path.at(2));
    if (!dataset)
        return answers::serverErrorPage();
    for (const File &file : dataset->versions.first().allFiles()) {
        if (file.uuid == rest.last())
            return answers::json(m_records.file(*dataset, file));
    }
    return answers::serverErrorPage();
}

serve::Response ApiRoutes::collections() const
{
    const Parameter parameter = fromQuery(m_request);
    const Paging paging = readPaging(parameter, {});
    if (paging.error)
        return paging.error->isMixing ? answers::badFields(u"page_size"_s, paging.error->message)
                                      : answers::serverErrorPage();
    const Filter filter(parameter);
    QList<ListedCollection> list = listed(m_catalogue.collections(), Versions::Latest,
                                          [&filter](const ListedCollection &one) { return filter.passes(one); });
    sortBy(list, parameter("order").value_or(QString()), false);
    return answers::json(jsonArray(paging.page.of(list), [this](const ListedCollection &one) {
        return m_records.collectionItem(*one.item, *one.version);
    }));
}

serve::Response ApiRoutes::collectionsSearch(const QJsonObject &body) const
{
    const Parameter parameter = fromBody(body);
    const Filter filter(parameter);
    const QString phrase = parameter("search_for").value_or(QString());
    QList<ListedCollection> list = listed(m_catalogue.collections(), Versions::All, [&](const ListedCollection &one) {
        const QString text = one.version->title + u'\n' + one.version->resourceTitle + u'\n' + one.version->description;
        return filter.passes(one) && text.contains(phrase);
    });
    sortBy(list, parameter("order").value_or(QString()), parameter("order_direction") == u"asc"_s);
    const auto offsetAndLimit = [&parameter](const char *name) {
        return qstrncmp(name, "page", 4) == 0 ? std::nullopt : parameter(name);
    };
    const Paging paging = readPaging(offsetAndLimit, {});
    if (paging.error)
        return answers::serverErrorPage();
    return answers::json(jsonArray(paging.page.of(list), [this](const ListedCollection &one) {
        return m_records.collectionItem(*one.item, *one.version);
    }));
}

serve::Response ApiRoutes::collectionArticles(const Collection &collection) const
{
    const Paging paging = readPaging(fromQuery(m_request), usualLimit);
    if (paging.error)
        return refused(*paging.error);
    return answers::json(jsonArray(paging.page.of(collection.datasets), [this](const QString &uuid) {
        const Dataset *dataset = m_catalogue.dataset(uuid);
        return m_records.articleItem(*dataset, dataset->latest());
    }));
}

serve::Response ApiRoutes::articles() const
{
    const Parameter parameter = fromQuery(m_request);
    const Paging paging = readPaging(parameter, usualLimit);
    if (paging.error)
        return refused(*paging.error);
    const Filter filter(parameter);
    const TermQuery query(parameter("search_for").value_or(QString()));
    QList<ListedDataset> list = listed(m_catalogue.datasets(), Versions::Latest, [&](const ListedDataset &one) {
        return filter.passes(one) && query.matches(*one.version);
    });
    sortBy(list, parameter("order").value_or(QString()), false);
    return answers::json(jsonArray(paging.page.of(list), [this](const ListedDataset &one) {
        return m_records.articleItem(*one.item, *one.version);
    }));
}

serve::Response ApiRoutes::articlesSearch(const QJsonObject &body) const
{
    const Parameter parameter = fromBody(body);
    const Paging paging = readPaging(parameter, usualLimit);
    if (paging.error)
        return refused(*paging.error);
    const Filter filter(parameter);
    const TermQuery query(parameter("search_for").value_or(QString()));
    const Versions versions = body.value("is_latest"_L1).toBool() ? Versions::Latest : Versions::All;
    QList<ListedDataset> list = listed(m_catalogue.datasets(), versions, [&](const ListedDataset &one) {
        return filter.passes(one) && query.matches(*one.version);
    });
    sortBy(list, parameter("order").value_or(QString()), false);
    const QList<ListedDataset> page = paging.page.of(list);
    serve::Response response = answers::withCors(answers::json(jsonArray(
        page, [this](const ListedDataset &one) { return m_records.articleItemWithAuthors(*one.item, *one.version); })));
    response.headers.append({"Access-Control-Expose-Headers"_ba, "*"_ba});
    if (!page.isEmpty()) {
        response.headers.append({"Number-Of-Records"_ba, QByteArray::number(list.size())});
        response.headers.append({"Number-Of-Returned-Records"_ba, QByteArray::number(page.size())});
    }
    return response;
}

/// All versions, limit and offset only, errors as an array.
serve::Response ApiRoutes::datasets() const
{
    const Parameter parameter = fromQuery(m_request);
    const auto offsetAndLimit = [&parameter](const char *name) {
        return qstrncmp(name, "page", 4) == 0 ? std::nullopt : parameter(name);
    };
    const Paging paging = readPaging(offsetAndLimit, usualLimit);
    if (paging.error)
        return answers::badFields({}, paging.error->message);
    const Filter filter(parameter);
    QList<ListedDataset> list = listed(m_catalogue.datasets(), Versions::All,
                                       [&filter](const ListedDataset &one) { return filter.passes(one); });
    if (parameter("return_count") == u"true"_s)
        return answers::json(Json::object({{"datasets", list.size()}}));
    sortBy(list, parameter("order").value_or(QString()), false);
    return answers::json(jsonArray(paging.page.of(list), [this](const ListedDataset &one) {
        return m_records.articleItem(*one.item, *one.version);
    }));
}

serve::Response ApiRoutes::datasetsSearch(const QJsonObject &body) const
{
    const Parameter parameter = fromBody(body);
    const QString words = parameter("search_for").value_or(QString());
    if (words.size() > 1024)
        return answers::badRequest(u"The value of 'search_for' is too long."_s, u"ValueTooLong"_s);
    const QStringList scopes = parameter("search_scope").value_or(QString()).split(u',', Qt::SkipEmptyParts);
    if (!std::all_of(scopes.cbegin(), scopes.cend(), &WordQuery::isScope))
        return answers::badRequest(u"Invalid value in 'scope'."_s, u"InvalidValue"_s);
    for (const QJsonValue license : body.value("licenses"_L1).toArray()) {
        if (!license.isString())
            return answers::badRequest(u"Expected a string for 'licenses'."_s, u"WrongValueType"_s);
    }
    const Paging paging = readPaging(parameter, usualLimit);
    if (paging.error)
        return refused(*paging.error);
    const Filter filter(parameter);
    const WordQuery query(words, scopes);
    const Versions versions = body.value("is_latest"_L1).toBool() ? Versions::Latest : Versions::All;
    QList<ListedDataset> list = listed(m_catalogue.datasets(), versions, [&](const ListedDataset &one) {
        return filter.passes(one) && query.matches(*one.version);
    });
    sortBy(list, parameter("order").value_or(QString()), parameter("order_direction") == u"asc"_s);
    return answers::json(jsonArray(paging.page.of(list), [this](const ListedDataset &one) {
        return m_records.articleItem(*one.item, *one.version);
    }));
}

template <typename Search>
serve::Response ApiRoutes::withBody(Search search) const
{
    const QByteArray type = m_request.header("Content-Type").value_or(QByteArray());
    if (!type.startsWith("application/json")) {
        // The framework of the service answers 400 up to one version and 415 after it. Clients meet both.
        if (m_path.first() == "v3"_L1)
            return answers::wrongContentType();
        return answers::badBody(
            u"Did not attempt to load JSON data because the request Content-Type was not 'application/json'."_s);
    }
    if (m_request.body.trimmed().isEmpty())
        return search(QJsonObject());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_request.body, &error);
    if (!document.isObject())
        return answers::badBody(u"Failed to decode JSON object: %1"_s.arg(error.errorString()));
    return search(document.object());
}

} // namespace kader::demo
