#include "demo/cataloguebuilder.h"
#include "demo/imageencoder.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace kader::demo {

CatalogueBuilder::CatalogueBuilder()
{
    fillLicenses();
    fillCategories();
}

Catalogue CatalogueBuilder::build()
{
    addAerialSurvey();
    addYeastSeries();
    addGlacierFrames();
    addThinSection();
    addWithoutImages();
    addEmbargoedFiles();
    addEmbargoedEntirely();
    addRestricted();
    addTwoVersions();
    addYeastPair();
    addLinkOnly();
    addMetadataOnly();
    addSoftware();
    addCoastMosaic();
    addScannedAgain();
    addCollections();
    m_catalogue.m_firstCollection = m_catalogue.m_collections.size();
    m_catalogue.m_firstDataset = m_catalogue.m_datasets.size();
    return m_catalogue;
}

void CatalogueBuilder::fillLicenses()
{
    m_catalogue.m_licenses = {
        {1, u"CC BY 4.0"_s, u"https://creativecommons.org/licenses/by/4.0/"_s, u"data"_s},
        {2, u"CC0"_s, u"https://creativecommons.org/publicdomain/zero/1.0/"_s, u"data"_s},
        {50, u"CC BY-NC 4.0"_s, u"https://creativecommons.org/licenses/by-nc/4.0/"_s, u"data"_s},
        {3, u"MIT"_s, u"https://opensource.org/licenses/MIT"_s, u"software"_s},
    };
}

void CatalogueBuilder::fillCategories()
{
    const auto add = [this](qint64 id, const QString &title, std::optional<qint64> parent) {
        Category category{id, derivedUuid(u"category"_s, title), title, parent, {}};
        if (parent) {
            for (const Category &other : m_catalogue.m_categories) {
                if (other.id == *parent)
                    category.parentUuid = other.uuid;
            }
        }
        m_catalogue.m_categories.append(category);
    };
    add(41000, u"Earth and Environment"_s, {});
    add(41010, u"Remote Sensing"_s, 41000);
    add(41020, u"Glaciology"_s, 41000);
    add(41030, u"Sedimentology"_s, 41000);
    add(42000, u"Life Sciences"_s, {});
    add(42010, u"Cell Biology"_s, 42000);
    add(42020, u"Microscopy and Imaging"_s, 42000);
    add(43000, u"History and Heritage"_s, {});
    add(43010, u"Military History"_s, 43000);
    add(44000, u"Computer Vision"_s, {});
}

demo::License CatalogueBuilder::license(License license) const
{
    return m_catalogue.m_licenses.at(int(license));
}

QList<Category> CatalogueBuilder::categories(std::initializer_list<int> ids) const
{
    QList<Category> chosen;
    for (const Category &category : m_catalogue.m_categories) {
        if (std::find(ids.begin(), ids.end(), category.id) != ids.end())
            chosen.append(category);
    }
    return chosen;
}

Author CatalogueBuilder::person(const QString &name, const QString &orcid, std::optional<qint64> id)
{
    return {id, derivedUuid(u"person"_s, name), name, orcid};
}

QList<Author> CatalogueBuilder::people(std::initializer_list<const char *> names)
{
    QList<Author> authors;
    for (const char *name : names)
        authors.append(person(QString::fromUtf8(name)));
    return authors;
}

File CatalogueBuilder::image(const QString &dataset, const QString &name, Scene scene, QSize size)
{
    File file;
    file.uuid = derivedUuid(dataset, name);
    file.name = name;
    file.size = qint64(size.width()) * size.height() * (isGrey(scene) ? 1 : 3) + tiffHeaderBytes;
    file.md5 = QString::fromLatin1(QCryptographicHash::hash(file.uuid.toLatin1(), QCryptographicHash::Md5).toHex());
    file.picture = Picture{scene, size, seedOf(file.uuid)};
    return file;
}

File CatalogueBuilder::text(const QString &dataset, const QString &name, const QByteArray &content)
{
    File file;
    file.uuid = derivedUuid(dataset, name);
    file.name = name;
    file.size = content.size();
    file.md5 = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex());
    file.text = content;
    return file;
}

Version CatalogueBuilder::version(const QString &item, int number, const QString &title, const QString &published)
{
    Version version;
    version.number = number;
    version.uuid = derivedUuid(item, u"version %1"_s.arg(number));
    version.title = title;
    version.published = published;
    version.firstOnline = published;
    version.submitted = published.first(8) + u"01T10:15:00"_s;
    return version;
}

Field CatalogueBuilder::field(const char *name, const QString &value)
{
    return {QString::fromUtf8(name), {value}, false};
}

QList<Field> CatalogueBuilder::place(const QString &time, const QString &longitude, const QString &latitude,
                                     const QString &name)
{
    return {field("Time coverage", time),
            field("Publisher", u"4TU.ResearchData"_s),
            field("Language", u"en"_s),
            field("Geolocation Longitude", longitude),
            field("Geolocation Latitude", latitude),
            field("Geolocation", name)};
}

} // namespace kader::demo
