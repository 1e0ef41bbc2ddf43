#include "demo/catalogue.h"

#include "demo/cataloguebuilder.h"
#include "demo/cataloguegenerator.h"
#include "demo/numbereduuid.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

const Version *versionOf(const QList<Version> &versions, int number)
{
    for (const Version &version : versions) {
        if (version.number == number)
            return &version;
    }
    return nullptr;
}

/// The first `written` items are looked through, the others found by what their UUIDs say.
template <typename Item>
const Item *itemOf(const QList<Item> &items, qsizetype written, std::optional<Numbered> numbered, QStringView id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    for (qsizetype i = 0; i < written; ++i) {
        if (items.at(i).uuid == id || (isNumber && items.at(i).id == number))
            return &items.at(i);
    }
    const qsizetype place = numbered ? written + qsizetype(numbered->index) : items.size();
    return place < items.size() && items.at(place).uuid == id ? &items.at(place) : nullptr;
}

std::optional<Located> fileOf(const Dataset &dataset, QStringView uuid)
{
    for (const Version &version : dataset.versions) {
        for (const File &file : version.allFiles()) {
            if (file.uuid == uuid)
                return Located{&dataset, std::make_shared<const File>(file)};
        }
    }
    return std::nullopt;
}

QString doiOf(const QString &uuid, const Version &version)
{
    return u"10.4121/%1.v%2"_s.arg(uuid).arg(version.number);
}

} // namespace

const Version *Dataset::version(int number) const
{
    return versionOf(versions, number);
}

QString Dataset::doi(const Version &version) const
{
    return doiOf(uuid, version);
}

const Version *Collection::version(int number) const
{
    return versionOf(versions, number);
}

QString Collection::doi(const Version &version) const
{
    return doiOf(uuid, version);
}

const Catalogue &Catalogue::instance()
{
    static const Catalogue catalogue = CatalogueBuilder().build();
    return catalogue;
}

Catalogue Catalogue::generated(Size size, quint32 seed)
{
    return CatalogueGenerator(instance(), size, seed).generate();
}

const Collection *Catalogue::collection(QStringView id) const
{
    return itemOf(m_collections, m_firstCollection, numberOf(m_seed, id), id);
}

const Dataset *Catalogue::dataset(QStringView id) const
{
    return itemOf(m_datasets, m_firstDataset, numberOf(m_seed, id), id);
}

std::optional<Located> Catalogue::file(QStringView uuid) const
{
    if (const std::optional<Numbered> numbered = numberOf(m_seed, uuid)) {
        const qsizetype place = m_firstDataset + qsizetype(numbered->index);
        return place < m_datasets.size() ? fileOf(m_datasets.at(place), uuid) : std::nullopt;
    }
    for (qsizetype i = 0; i < m_firstDataset; ++i) {
        if (std::optional<Located> located = fileOf(m_datasets.at(i), uuid))
            return located;
    }
    return std::nullopt;
}

QString derivedUuid(const QString &parent, const QString &name)
{
    QByteArray bytes = QCryptographicHash::hash((parent + u'/' + name).toUtf8(), QCryptographicHash::Sha1).first(16);
    bytes[6] = char((quint8(bytes[6]) & 0x0F) | 0x40);
    bytes[8] = char((quint8(bytes[8]) & 0x3F) | 0x80);
    const QString hex = QString::fromLatin1(bytes.toHex());
    return u"%1-%2-%3-%4-%5"_s.arg(hex.first(8), hex.mid(8, 4), hex.mid(12, 4), hex.mid(16, 4), hex.mid(20));
}

} // namespace kader::demo
