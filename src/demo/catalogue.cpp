#include "demo/catalogue.h"

#include "demo/cataloguebuilder.h"

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

template <typename Item>
const Item *itemOf(const QList<Item> &items, QStringView id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    for (const Item &item : items) {
        if (item.uuid == id || (isNumber && item.id == number))
            return &item;
    }
    return nullptr;
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

const Collection *Catalogue::collection(QStringView id) const
{
    return itemOf(m_collections, id);
}

const Dataset *Catalogue::dataset(QStringView id) const
{
    return itemOf(m_datasets, id);
}

std::optional<Located> Catalogue::file(QStringView uuid) const
{
    for (const Dataset &dataset : m_datasets) {
        for (const Version &version : dataset.versions) {
            for (const File &file : version.files) {
                if (file.uuid == uuid)
                    return Located{&dataset, &file};
            }
        }
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
