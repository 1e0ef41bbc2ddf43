#include "repository/catalogue.h"

#include "repository/cataloguedata.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

template <typename Key>
std::optional<qsizetype> placeIn(const QHash<Key, quint32> &places, const Key &key)
{
    const auto found = places.constFind(key);
    return found == places.constEnd() ? std::nullopt : std::optional<qsizetype>(*found);
}

} // namespace

Catalogue::Catalogue() : m_data(std::make_shared<const Data>()) {}

Catalogue::Catalogue(std::shared_ptr<const Data> data)
    : m_data(std::move(data)), m_extent(Extent::Beginning), m_problems(m_data->problems)
{}

Catalogue Catalogue::finished(const Diagnostics &problems) const
{
    Catalogue all = *this;
    all.m_extent = Extent::All;
    all.m_problems << problems;
    return all;
}

qsizetype Catalogue::size() const
{
    return qsizetype(m_data->items.size());
}

const CatalogueItem &Catalogue::item(qsizetype place) const
{
    return m_data->items[size_t(place)];
}

std::optional<qsizetype> Catalogue::find(const QUuid &id) const
{
    return placeIn(m_data->places, id);
}

qsizetype Catalogue::authorCount() const
{
    return qsizetype(m_data->authors.size());
}

const CatalogueAuthor &Catalogue::author(qsizetype place) const
{
    return m_data->authors[size_t(place)];
}

std::span<const quint32> Catalogue::authorsOf(qsizetype item) const
{
    return m_data->authorsOfItems.list(item);
}

QString Catalogue::authorNames(qsizetype item, int most) const
{
    QStringList names;
    for (const quint32 author : authorsOf(item)) {
        if (names.size() == most) {
            names << u"…"_s;
            break;
        }
        names << this->author(author).name;
    }
    return names.join(u"; "_s);
}

std::span<const quint32> Catalogue::datasetsOf(qsizetype author) const
{
    return m_data->itemsOfAuthors.list(author);
}

std::optional<qsizetype> Catalogue::authorWithOrcid(const QString &orcid) const
{
    return placeIn(m_data->byOrcid, orcid.section(u'/', -1).toUpper());
}

std::optional<qsizetype> Catalogue::authorWithRecord(const QUuid &record) const
{
    return placeIn(m_data->byRecord, record);
}

} // namespace kader::repository
