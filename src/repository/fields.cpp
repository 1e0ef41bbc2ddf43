#include "repository/fields.h"

#include "repository/itemid.h"
#include "repository/json.h"
#include "repository/locator.h"

using namespace Qt::StringLiterals;

namespace kader::repository {

QString uuidOf(const QJsonObject &object)
{
    const std::optional<ItemId> id = ItemId::parse(textOf(object, "uuid"_L1));
    return id && id->isUuid() ? id->text() : QString();
}

// List records don't say their version; the DOI and the page's address end in it.
std::optional<int> versionOf(const QJsonObject &object)
{
    if (const qint64 version = object["version"_L1].toInteger(); version > 0 && version < 10'000)
        return static_cast<int>(version);
    const QString doi = textOf(object, "doi"_L1);
    if (const qsizetype mark = doi.lastIndexOf(".v"_L1); mark >= 0) {
        if (const std::optional<int> version = parseVersion(doi.mid(mark + 2)))
            return version;
    }
    return parseVersion(textOf(object, "url_public_html"_L1).section(u'/', -1));
}

bool isFullyEmbargoedItem(const QJsonObject &object)
{
    return textOf(object, "embargo_type"_L1) == "article"_L1 && textOf(object, "doi"_L1).isEmpty();
}

QList<Author> authorsOf(const QJsonObject &object)
{
    QList<Author> authors;
    for (const QJsonObject &author : objectsOf(object["authors"_L1].toArray())) {
        Author read{textOf(author, "uuid"_L1), textOf(author, "full_name"_L1).simplified(),
                    textOf(author, "orcid_id"_L1).trimmed()};
        // Old records hold the address instead of the identifier.
        read.orcid = read.orcid.section(u'/', -1);
        if (!read.name.isEmpty())
            authors << read;
    }
    return authors;
}

} // namespace kader::repository
