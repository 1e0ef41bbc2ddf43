#include "repository/cataloguebuilder.h"

#include "base/tr.h"
#include "repository/destroyinbackground.h"
#include "repository/fields.h"
#include "repository/folding.h"
#include "repository/json.h"
#include "repository/recordwalk.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

// Longer texts than these are no titles and names; they would make everybody's search slower.
constexpr qsizetype longestTitle = 2000;
constexpr qsizetype longestName = 300;
constexpr qsizetype mostAuthors = 5000;

constexpr int softwareType = 9;

CatalogueItem itemOf(const QJsonObject &object, CatalogueItem::Kind kind)
{
    CatalogueItem item;
    item.id = QUuid::fromString(uuidOf(object));
    item.title = textOf(object, "title"_L1).simplified().left(longestTitle);
    item.doi = textOf(object, "doi"_L1).left(longestName);
    item.published = timeOf(object, "published_date"_L1).date();
    item.version = versionOf(object);
    item.kind = kind;
    return item;
}

bool isNewer(const CatalogueItem &a, const CatalogueItem &b)
{
    const int versionA = a.version.value_or(0);
    const int versionB = b.version.value_or(0);
    return versionA != versionB ? versionA > versionB : a.published > b.published;
}

/// Makes the parts of a catalogue from sorted entries.
class Filling final {
public:
    explicit Filling(Catalogue::Data &data) : m_data(data) {}

    void addItem(const CatalogueItem &item, const QByteArray &title)
    {
        m_data.places.insert(item.id, quint32(m_data.items.size()));
        m_data.items.push_back(item);
        m_data.titleSizes.push_back(quint32(title.size()));
        addField(title);
        if (!item.resourceTitle.isEmpty())
            addField(folded(item.resourceTitle));
    }

    void addAuthor(const Author &record)
    {
        const quint32 author = authorOf(record);
        const QDate published = m_data.items.back().published;
        if (!m_newest[author].isValid() || published > m_newest[author]) {
            m_newest[author] = published;
            m_data.authors[author].name = record.name;
        }
        const std::span<const quint32> known = current();
        if (std::find(known.begin(), known.end(), author) != known.end())
            return;
        m_data.authorsOfItems.numbers.push_back(author);
        addField(folded(record.name));
    }

    void endItem()
    {
        m_data.authorsOfItems.endList();
        m_data.textBegins.push_back(quint32(m_data.text.size()));
    }

    /// By ORCID, else by record; a record that is known keeps its person. Those with an ORCID come first, for the same
    /// record may be listed without.
    quint32 authorOf(const Author &record)
    {
        const QUuid id = QUuid::fromString(record.uuid);
        const QString orcid = record.orcid.toUpper();
        if (const auto known = m_data.byRecord.constFind(id); !id.isNull() && known != m_data.byRecord.constEnd())
            return *known;
        quint32 place = quint32(m_data.authors.size());
        if (const auto known = m_data.byOrcid.constFind(orcid);
            !orcid.isEmpty() && known != m_data.byOrcid.constEnd()) {
            place = *known;
        } else {
            m_data.authors.push_back({record.name, orcid, {}});
            m_newest.emplace_back();
        }
        if (!orcid.isEmpty())
            m_data.byOrcid.insert(orcid, place);
        if (!id.isNull()) {
            m_data.byRecord.insert(id, place);
            m_data.authors[place].records << id;
        }
        return place;
    }

    /// The datasets of each author, in the items' order; and the names as they are searched.
    void finish()
    {
        const NumberLists &of = m_data.authorsOfItems;
        std::vector<quint32> counts(m_data.authors.size() + 1, 0);
        for (const quint32 author : of.numbers)
            ++counts[author + 1];
        std::partial_sum(counts.begin(), counts.end(), counts.begin());
        NumberLists lists{counts, std::vector<quint32>(of.numbers.size())};
        for (size_t item = 0; item < m_data.items.size(); ++item) {
            for (const quint32 author : of.list(qsizetype(item)))
                lists.numbers[counts[author]++] = quint32(item);
        }
        m_data.itemsOfAuthors = std::move(lists);
        for (const CatalogueAuthor &author : m_data.authors) {
            m_data.names += Catalogue::Data::fieldMark + folded(author.name);
            m_data.nameBegins.push_back(quint32(m_data.names.size()));
        }
        m_data.text.squeeze();
        m_data.names.squeeze();
    }

private:
    void addField(const QByteArray &field) { m_data.text += Catalogue::Data::fieldMark + field; }

    [[nodiscard]] std::span<const quint32> current() const
    {
        return std::span(m_data.authorsOfItems.numbers).subspan(m_data.authorsOfItems.begins.back());
    }

    Catalogue::Data &m_data;
    std::vector<QDate> m_newest; ///< Of each author's datasets.
};

} // namespace

Result<qsizetype> CatalogueBuilder::addCollections(const QByteArray &json, const Cancellation &cancellation)
{
    const auto take = [this](const QJsonObject &object) { add({itemOf(object, CatalogueItem::Kind::Collection), {}}); };
    return forEachRecord(json, take, cancellation);
}

Result<qsizetype> CatalogueBuilder::addDatasets(const QByteArray &json, const Cancellation &cancellation)
{
    const auto take = [this](const QJsonObject &object) {
        const bool isSoftware = object["defined_type"_L1].toInt() == softwareType;
        Entry entry{itemOf(object, isSoftware ? CatalogueItem::Kind::Software : CatalogueItem::Kind::Dataset), {}};
        entry.item.resourceTitle = textOf(object, "resource_title"_L1).simplified().left(longestTitle);
        entry.item.thumbnail = textOf(object, "thumb"_L1).left(longestTitle);
        entry.item.isFullyEmbargoed = isFullyEmbargoedItem(object);
        if (entry.item.isFullyEmbargoed)
            entry.item.embargoedUntil = dateOf(object, "embargo_date"_L1);
        const QList<Author> authors = authorsOf(object);
        for (const Author &author : authors.first(std::min(mostAuthors, authors.size())))
            entry.authors << recordOf(author);
        add(std::move(entry));
    };
    return forEachRecord(json, take, cancellation);
}

void CatalogueBuilder::add(Entry entry)
{
    if (entry.item.id.isNull()) {
        ++m_nameless;
        return;
    }
    const auto place = m_places.constFind(entry.item.id);
    if (place == m_places.constEnd()) {
        m_places.insert(entry.item.id, quint32(m_entries.size()));
        m_datasetCount += entry.item.isCollection() ? 0 : 1;
        m_entries.push_back(std::move(entry));
    } else if (isNewer(entry.item, m_entries[*place].item)) {
        m_entries[*place] = std::move(entry);
    }
}

quint32 CatalogueBuilder::recordOf(const Author &author)
{
    const QString key = author.uuid + u'\n' + author.name + u'\n' + author.orcid;
    const auto known = m_recordPlaces.constFind(key);
    if (known != m_recordPlaces.constEnd())
        return *known;
    const quint32 place = quint32(m_records.size());
    m_records.push_back({author.uuid, author.name.left(longestName), author.orcid.left(longestName)});
    m_recordPlaces.insert(key, place);
    return place;
}

Catalogue CatalogueBuilder::build() const
{
    struct Ranked {
        QByteArray title;
        const Entry *entry;
    };
    std::vector<Ranked> sorted;
    sorted.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        sorted.push_back({folded(entry.item.title), &entry});
    std::sort(sorted.begin(), sorted.end(), [](const Ranked &a, const Ranked &b) {
        const int order = a.title.compare(b.title);
        return order != 0 ? order < 0 : a.entry->item.id < b.entry->item.id;
    });
    const std::shared_ptr<Catalogue::Data> data(new Catalogue::Data, DestroyInBackground());
    if (m_nameless > 0)
        data->problems << Diagnostic{
            .rule = u"catalogue-uuid"_s,
            .message = Tr::tr("The repository lists %1 items without a UUID; they are left out.").arg(m_nameless)};
    data->items.reserve(sorted.size());
    Filling filling(*data);
    for (const Ranked &ranked : sorted) {
        for (const quint32 record : ranked.entry->authors) {
            if (!m_records[record].orcid.isEmpty())
                filling.authorOf(m_records[record]);
        }
    }
    for (const Ranked &ranked : sorted) {
        filling.addItem(ranked.entry->item, ranked.title);
        for (const quint32 record : ranked.entry->authors)
            filling.addAuthor(m_records[record]);
        filling.endItem();
    }
    filling.finish();
    return Catalogue(data);
}

} // namespace kader::repository
