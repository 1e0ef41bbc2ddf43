#pragma once

#include "demo/records.h"
#include "serve/server.h"

#include <QJsonObject>
#include <QStringList>

namespace kader::demo {

/// The JSON interface: `/v2/…` and `/v3/…`.
class ApiRoutes final {
public:
    /// `path`: the parts of the request's path, `v2` or `v3` first.
    ApiRoutes(const serve::Request &request, QStringList path, const Catalogue &catalogue);

    [[nodiscard]] serve::Response answer() const;

private:
    [[nodiscard]] serve::Response route() const;
    [[nodiscard]] serve::Response routeSearch() const;
    [[nodiscard]] serve::Response routeLists() const;
    [[nodiscard]] serve::Response routeThird() const;
    [[nodiscard]] serve::Response routeCollection(const QStringList &rest) const;
    [[nodiscard]] serve::Response routeArticle(const QStringList &rest) const;
    [[nodiscard]] serve::Response articleVersion(const Dataset &dataset, const QStringList &rest) const;
    [[nodiscard]] serve::Response articleFile(const QStringList &rest) const;

    [[nodiscard]] serve::Response collections() const;
    [[nodiscard]] serve::Response collectionsSearch(const QJsonObject &body) const;
    [[nodiscard]] serve::Response collectionArticles(const Collection &collection) const;
    [[nodiscard]] serve::Response articles() const;
    [[nodiscard]] serve::Response articlesSearch(const QJsonObject &body) const;
    [[nodiscard]] serve::Response datasets() const;
    [[nodiscard]] serve::Response datasetsSearch(const QJsonObject &body) const;
    [[nodiscard]] serve::Response roCrate() const;
    [[nodiscard]] serve::Response vocabulary() const;

    /// Calls `search` with the body when it is a JSON object that was labelled as one.
    template <typename Search>
    [[nodiscard]] serve::Response withBody(Search search) const;

    const serve::Request &m_request;
    QStringList m_path;
    Records m_records;
    const Catalogue &m_catalogue;
};

/// Whether the text is a UUID as the service wants it: lower case, variant 8, 9, a or b.
[[nodiscard]] bool isUuid(const QString &text);

} // namespace kader::demo
