#include "iiif/dropped.h"

#include "base/tr.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

Dropped dropped(const ContentState &state)
{
    return state;
}

/// The first address of a text/uri-list (RFC 2483), or the first line of anything else.
QString firstLine(const QString &text)
{
    for (const QString &line : text.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (!trimmed.isEmpty() && !trimmed.startsWith(u'#'))
            return trimmed;
    }
    return {};
}

/// Parameters before and behind the `#`: some viewers keep theirs there.
QList<QUrlQuery> queriesOf(const QUrl &url)
{
    const QString fragment = url.fragment(QUrl::FullyEncoded);
    const qsizetype mark = fragment.indexOf(u'?');
    return {QUrlQuery(url), QUrlQuery(fragment.sliced(mark + 1))};
}

QString item(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

/// An address that names a manifest, and maybe a canvas, in its parameters.
std::optional<ContentState> namedByParameters(const QUrlQuery &query)
{
    const auto manifest = WebAddress::parse(item(query, u"manifest"_s));
    if (!manifest)
        return std::nullopt;
    const CanvasAddress canvas = canvasAddress(item(query, u"canvas"_s));
    ContentState state{.address = *manifest, .kind = DocumentKind::Manifest, .canvasId = canvas.id};
    if (!state.canvasId.isEmpty()) {
        const auto region = SpatialFragment::parseValue(item(query, u"xywh"_s));
        state.region = region ? region : canvas.region;
    }
    return state;
}

Result<Dropped> fromAddress(const WebAddress &address)
{
    const QList<QUrlQuery> queries = queriesOf(address.url());
    for (const QUrlQuery &query : queries) {
        if (query.hasQueryItem(u"iiif-content"_s))
            return decodedContentState(item(query, u"iiif-content"_s))
                .and_then([](const QString &text) { return readContentState(text); })
                .map(dropped);
    }
    for (const QUrlQuery &query : queries) {
        if (const auto named = namedByParameters(query))
            return *named;
    }
    return readContentState(address.text()).map(dropped);
}

Result<Dropped> fromJson(const QString &text)
{
    const QByteArray json = text.toUtf8();
    const Result<Outline> outline = Outline::parse(json);
    if (!outline)
        return tl::unexpected(outline.error());
    if (isContentState(outline->root()))
        return readContentState(outline->root()).map(dropped);
    return json;
}

} // namespace

Result<Dropped> readDropped(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(u'{') || trimmed.startsWith(u'['))
        return fromJson(trimmed);
    const QString line = firstLine(trimmed);
    if (const auto address = WebAddress::parse(line))
        return fromAddress(*address);
    if (line.isEmpty())
        return failure(ErrorKind::Malformed, Tr::tr("There is no text here."));
    if (line.startsWith("iiif-content="_L1))
        return decodedContentState(item(QUrlQuery(line), u"iiif-content"_s))
            .and_then([](const QString &state) { return readContentState(state); })
            .map(dropped);
    const QString scheme = QUrl(line, QUrl::TolerantMode).scheme();
    if (line.contains("://"_L1) && !scheme.isEmpty())
        return failure(ErrorKind::Usage, Tr::tr("Kader opens http and https addresses, not “%1:”.").arg(scheme));
    if (const Result<QString> decoded = decodedContentState(line))
        return readContentState(*decoded).map(dropped);
    return failure(ErrorKind::Malformed, Tr::tr("This is neither an address nor a IIIF document."));
}

} // namespace kader::iiif
