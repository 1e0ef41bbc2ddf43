#pragma once

#include "demo/catalogue.h"
#include "demo/paging.h"

#include <functional>

namespace kader::demo {

/// A version in a list of records, with what it is a version of.
template <typename Item>
struct Listed {
    const Item *item;
    const Version *version;
};

using ListedDataset = Listed<Dataset>;
using ListedCollection = Listed<Collection>;

enum class Versions { Latest, All };

/// The versions of `items` that pass, oldest first within each.
template <typename Item, typename Passes>
[[nodiscard]] QList<Listed<Item>> listed(const QList<Item> &items, Versions versions, Passes passes)
{
    QList<Listed<Item>> found;
    for (const Item &item : items) {
        for (const Version &version : item.versions) {
            const Listed<Item> one{&item, &version};
            if ((versions == Versions::All || &version == &item.latest()) && passes(one))
                found.append(one);
        }
    }
    return found;
}

/// Sorts by the record column `column`; unknown ones leave the order as it is.
template <typename Item>
void sortBy(QList<Listed<Item>> &list, const QString &column, bool ascending)
{
    const auto key = [&column](const Listed<Item> &one) {
        if (column == QLatin1StringView("title"))
            return one.version->title;
        return one.version->published;
    };
    static const QStringList columns = {QStringLiteral("title"), QStringLiteral("published_date"),
                                        QStringLiteral("modified_date"), QStringLiteral("timeline_posted"),
                                        QStringLiteral("created_date")};
    if (!columns.contains(column))
        return;
    std::stable_sort(list.begin(), list.end(),
                     [&](const auto &a, const auto &b) { return ascending ? key(a) < key(b) : key(b) < key(a); });
}

/// The conditions that lists and searches have in common: doi, resource_doi, group, item_type,
/// categories, licenses, published_since, modified_since.
class Filter final {
public:
    explicit Filter(const Parameter &parameter);

    [[nodiscard]] bool passes(const ListedDataset &one) const;
    [[nodiscard]] bool passes(const ListedCollection &one) const;

private:
    [[nodiscard]] bool passes(const QString &doi, qint64 group, const Version &version) const;

    std::optional<QString> m_doi;
    std::optional<QString> m_resourceDoi;
    std::optional<QString> m_group;
    std::optional<QString> m_type;
    std::optional<QString> m_since;
    QStringList m_categories;
    QStringList m_licenses;
};

} // namespace kader::demo
