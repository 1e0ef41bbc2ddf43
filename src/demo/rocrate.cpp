#include "demo/records.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

Json reference(const QString &id)
{
    return Json::object({{"@id", id}});
}

QString plainText(QString html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return html.replace(u"</p>"_s, u"\n\n"_s).remove(tag);
}

QString licenseId(const License &license)
{
    if (license.name == "CC0"_L1)
        return u"https://spdx.org/licenses/CC0-1.0"_s;
    return u"https://spdx.org/licenses/"_s + QString(license.name).replace(u' ', u'-');
}

Json aboutItself()
{
    return Json::object({{"@id", u"ro-crate-metadata.json"_s},
                         {"@type", u"CreativeWork"_s},
                         {"conformsTo", reference(u"https://w3id.org/ro/crate/1.1"_s)},
                         {"about", reference(u"./"_s)}});
}

} // namespace

Json Records::person(const Author &author) const
{
    const QString id =
        author.orcid.isEmpty() ? m_origin + u"/authors/"_s + author.uuid : u"https://orcid.org/"_s + author.orcid;
    return Json::object({{"@type", u"Person"_s},
                         {"givenName", author.name.section(u' ', 0, 0)},
                         {"familyName", author.name.section(u' ', 1)},
                         {"name", author.name},
                         {"email", Json()},
                         {"@id", id}});
}

Json Records::roCrate(const Dataset &dataset, const Version &version) const
{
    const QList<File> files = dataset.isOpen() ? version.allFiles() : QList<File>();
    const Json root =
        Json::object({{"@id", u"./"_s},
                      {"@type", u"Dataset"_s},
                      {"identifier", u"https://doi.org/"_s + dataset.doi(version)},
                      {"datePublished", version.published},
                      {"name", version.title},
                      {"description", plainText(version.description)},
                      {"keywords", jsonArray(version.tags, [](const QString &tag) { return Json(tag); })},
                      {"license", reference(licenseId(dataset.license))},
                      {"author", jsonArray(version.authors, [this](const Author &author) { return person(author); })},
                      {"hasPart", jsonArray(files, [](const File &file) { return reference(file.uuid); })}});
    QList<Json> graph = {aboutItself(), root};
    for (const File &file : files)
        graph.append(Json::object({{"@id", file.uuid},
                                   {"@type", u"File"_s},
                                   {"name", file.name},
                                   {"contentSize", QString::number(file.size)},
                                   {"contentUrl", u"%1/file/%2/%3"_s.arg(m_origin, dataset.uuid, file.uuid)}}));
    return Json::object({{"@context", u"https://w3id.org/ro/crate/1.1/context"_s}, {"@graph", Json::array(graph)}});
}

} // namespace kader::demo
