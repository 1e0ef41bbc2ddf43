#include "repository/locator.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

constexpr qsizetype longestLocator = 4096;

/// The bare DOI in `text`: `10.…/…` alone, after `doi:`, or in the address of a resolver.
std::optional<QString> bareDoi(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A(?:https?://(?:dx\\.|www\\.)?doi\\.org/(?:doi:)?|info:doi/|doi:\\s*)?(10\\.[0-9.]{2,20}/\\S+)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString doi = match.captured(1);
    if (text.startsWith(u"http"_s, Qt::CaseInsensitive))
        doi = QUrl::fromPercentEncoding(doi.section(u'?', 0, 0).section(u'#', 0, 0).toUtf8());
    return doi;
}

/// 4TU's own DOIs name the item: `10.4121/<uuid>.v<n>`, `10.4121/<uuid>`, `10.4121/uuid:<uuid>`.
Locator fromDoi(const QString &doi)
{
    static const QRegularExpression own(u"\\A10\\.4121/(?:uuid:)?([0-9a-f-]{36})(?:\\.v([0-9]+))?/?\\z"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = own.match(doi);
    const std::optional<ItemId> id = match.hasMatch() ? ItemId::parse(match.captured(1)) : std::nullopt;
    if (!id)
        return {.kind = Locator::Kind::Doi, .doi = doi};
    return {.kind = Locator::Kind::Item, .id = id, .version = parseVersion(match.captured(2)), .doi = doi};
}

/// `…/<id>`, `…/<id>/<n>` and `…/<id>/versions/<n>`, read from the end, for what stands before the id
/// (an old page's slug) may look like anything.
struct Tail {
    std::optional<ItemId> id;
    std::optional<int> version;
};

std::optional<ItemId> idOf(const QString &segment)
{
    const QString bare = segment.startsWith(u"uuid:"_s) ? segment.mid(5) : segment;
    const std::optional<ItemId> id = ItemId::parse(bare);
    return id && (id->isUuid() || !parseVersion(bare)) ? id : std::nullopt;
}

Tail tailOf(QStringList segments)
{
    Tail tail;
    while (!segments.isEmpty()) {
        const QString last = segments.takeLast();
        tail.id = idOf(last);
        if (tail.id)
            return tail;
        if (const std::optional<int> version = parseVersion(last))
            tail.version = version;
        else if (last != "versions"_L1)
            tail.version.reset();
    }
    return tail;
}

std::optional<Locator> fromManifestPath(const QStringList &segments)
{
    const qsizetype iiif = segments.indexOf("iiif"_L1);
    if (iiif < 0 || segments.size() != iiif + 5 || segments.last() != "manifest"_L1)
        return std::nullopt;
    const std::optional<ItemId> id = ItemId::parse(segments.at(iiif + 2));
    if (!id || !id->isUuid())
        return std::nullopt;
    return Locator{.kind = Locator::Kind::Manifest, .id = id, .version = parseVersion(segments.at(iiif + 3))};
}

Locator fromAddress(const WebAddress &address)
{
    const QStringList segments = address.url().path().split(u'/', Qt::SkipEmptyParts);
    Locator found{.kind = Locator::Kind::Web};
    if (const std::optional<Locator> manifest = fromManifestPath(segments)) {
        found = *manifest;
    } else if (!segments.contains("iiif"_L1) && !segments.contains("file"_L1)) {
        const Tail tail = tailOf(segments);
        const bool isCollection = segments.contains("collections"_L1);
        const bool isDataset =
            segments.contains("datasets"_L1) || segments.contains("articles"_L1) || segments.contains("repository"_L1);
        if (tail.id && (isCollection || isDataset))
            found = {.kind = isCollection ? Locator::Kind::Collection : Locator::Kind::Dataset,
                     .id = tail.id,
                     .version = tail.version};
    }
    found.address = address;
    return found;
}

} // namespace

std::optional<int> parseVersion(const QString &text)
{
    static const QRegularExpression shape(u"\\A[1-9][0-9]{0,3}\\z"_s);
    return shape.match(text).hasMatch() ? std::optional(text.toInt()) : std::nullopt;
}

Locator parseLocator(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > longestLocator)
        return {};
    if (const std::optional<QString> doi = bareDoi(trimmed))
        return fromDoi(*doi);
    const QString bare = trimmed.startsWith(u"uuid:"_s, Qt::CaseInsensitive) ? trimmed.mid(5) : trimmed;
    if (const std::optional<ItemId> id = ItemId::parse(bare))
        return {.kind = Locator::Kind::Item, .id = id};
    if (const std::optional<WebAddress> address = WebAddress::parse(trimmed))
        return fromAddress(*address);
    return {};
}

} // namespace kader::repository
