#include "ui/shell/drops.h"

#include "repository/locator.h"

#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr qsizetype longestText = 2000;

Drop dropOfFile(const QString &path)
{
    if (path.endsWith(u".kader"_s, Qt::CaseInsensitive))
        return {Drop::Kind::Curation, path};
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive) || path.endsWith(u".tsv"_s, Qt::CaseInsensitive))
        return {Drop::Kind::Table, path};
    return {Drop::Kind::Other, path};
}

std::optional<Drop> dropOfText(const QString &text)
{
    const QString typed = text.trimmed();
    const bool isPlausible = typed.size() <= longestText && !typed.contains(u'\n');
    if (!isPlausible || repository::parseLocator(typed).kind == repository::Locator::Kind::Nothing)
        return {};
    return Drop{Drop::Kind::Other, typed};
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
