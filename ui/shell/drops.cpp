#include "ui/shell/drops.h"

#include "repository/locator.h"

#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr qsizetype longestAddress = 2000;
constexpr qsizetype longestState = 1 << 20;

Drop dropOfFile(const QString &path)
{
    if (path.endsWith(u".kader"_s, Qt::CaseInsensitive))
        return {Drop::Kind::Curation, path};
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive) || path.endsWith(u".tsv"_s, Qt::CaseInsensitive))
        return {Drop::Kind::Table, path};
    return {Drop::Kind::Other, path};
}

/// IIIF Content State 1.0, 2: what viewers give away of what they show may be JSON.
bool isJsonObject(const QString &text)
{
    return text.size() <= longestState && text.startsWith(u'{') && text.endsWith(u'}');
}

/// An address, a DOI or a UUID, alone on its line as lists of addresses have them.
std::optional<Drop> dropOfText(const QString &text)
{
    const QString all = text.left(longestState + 1).trimmed();
    if (isJsonObject(all))
        return Drop{Drop::Kind::Other, all};
    for (const QString &line : all.left(longestAddress).split(u'\n', Qt::SkipEmptyParts)) {
        const QString typed = line.trimmed();
        if (repository::parseLocator(typed).kind != repository::Locator::Kind::Nothing)
            return Drop{Drop::Kind::Other, typed};
    }
    return {};
}

} // namespace

std::optional<Drop> readDrop(const QMimeData &data)
{
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            return dropOfFile(url.toLocalFile());
        if (const std::optional<Drop> drop = dropOfText(url.toString(QUrl::FullyEncoded)))
            return drop;
    }
    return data.hasText() ? dropOfText(data.text()) : std::nullopt;
}

} // namespace kader::ui
