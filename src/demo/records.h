#pragma once

#include "demo/catalogue.h"
#include "demo/json.h"

namespace kader::demo {

/// The records of the JSON interface, with keys in the order of the service. Addresses in them start
/// with the origin.
class Records final {
public:
    explicit Records(QString origin) : m_origin(std::move(origin)) {}

    [[nodiscard]] Json collectionItem(const Collection &collection, const Version &version) const;
    [[nodiscard]] Json collectionDetail(const Collection &collection, const Version &version) const;

    /// The minimal record when the dataset is under a complete embargo.
    [[nodiscard]] Json articleItem(const Dataset &dataset, const Version &version) const;
    [[nodiscard]] Json articleItemWithAuthors(const Dataset &dataset, const Version &version) const;
    [[nodiscard]] Json articleDetail(const Dataset &dataset, const Version &version) const;
    [[nodiscard]] Json embargo(const Dataset &dataset) const;

    [[nodiscard]] Json versions(const char *route, const QString &uuid, const QList<Version> &versions) const;
    [[nodiscard]] Json file(const Dataset &dataset, const File &file) const;
    /// The research object: tags and authors in full, and the files when the dataset is open.
    [[nodiscard]] Json roCrate(const Dataset &dataset, const Version &version) const;
    /// Empty unless the dataset is open.
    [[nodiscard]] Json files(const Dataset &dataset, const Version &version) const;

    [[nodiscard]] static Json category(const Category &category);
    [[nodiscard]] static Json license(const License &license);

private:
    [[nodiscard]] Json embargoedItem(const Dataset &dataset, const Version &version) const;
    [[nodiscard]] Json content(const Dataset &dataset, const Version &version) const;
    [[nodiscard]] Json state(const Dataset &dataset) const;
    [[nodiscard]] Json identity(const Dataset &dataset, const Version &version) const;
    [[nodiscard]] Json person(const Author &author) const;
    [[nodiscard]] QString publicPage(const Dataset &dataset, const Version &version) const;

    QString m_origin;
};

} // namespace kader::demo
