#include "ui/shared/drops.h"

#include "iiif/dropped.h"
#include "repository/locator.h"
#include "ui/workspace/authoraddress.h"

#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
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

/// Content State 1.0, 6: a link as viewers give it away, encoded; it begins as its JSON does.
bool isEncodedState(const QString &text)
{
    static const QRegularExpression shape(u"\\A[A-Za-z0-9_-]{16,}={0,2}\\z"_s);
    return text.size() <= longestState && shape.match(text).hasMatch() && iiif::readDropped(text).has_value();
}

/// A file of this machine that is there.
std::optional<Drop> dropOfPath(const QString &text)
{
    const QString path = text.startsWith(u"file:"_s, Qt::CaseInsensitive) ? QUrl(text).toLocalFile() : text;
    const QFileInfo file(path);
    return file.isAbsolute() && file.isFile() ? std::optional(dropOfFile(path)) : std::nullopt;
}

bool isAddress(const QString &typed)
{
    return repository::parseLocator(typed).kind != repository::Locator::Kind::Nothing ||
           AuthorAddress::parse(typed).has_value();
}

} // namespace

std::optional<Drop> readDroppedText(const QString &text)
{
    const QString all = text.left(longestState + 1).trimmed();
    if (isJsonObject(all) || isEncodedState(all))
        return Drop{Drop::Kind::Other, all};
    for (const QString &line : all.left(longestAddress).split(u'\n', Qt::SkipEmptyParts)) {
        const QString typed = line.trimmed();
        if (const std::optional<Drop> file = dropOfPath(typed))
            return file;
        if (isAddress(typed))
            return Drop{Drop::Kind::Other, typed};
    }
    return {};
}

std::optional<Drop> readDrop(const QMimeData &data)
{
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            return dropOfFile(url.toLocalFile());
        if (const std::optional<Drop> drop = readDroppedText(url.toString(QUrl::FullyEncoded)))
            return drop;
    }
    return data.hasText() ? readDroppedText(data.text()) : std::nullopt;
}

} // namespace kader::ui
