#include "iiif/contentstate.h"

#include "base/tr.h"
#include "iiif/fragment.h"
#include "iiif/resource.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

tl::unexpected<Error> malformed(const QString &message)
{
    return failure(ErrorKind::Malformed, message);
}

bool isText(QStringView text)
{
    return text.startsWith(u'{') || text.startsWith(u'[') || text.startsWith("http:"_L1) ||
           text.startsWith("https:"_L1);
}

/// decodeURIComponent() of ECMAScript: fails on an escape that is cut off or gives no UTF-8.
std::optional<QString> percentDecoded(const QByteArray &text)
{
    const auto isHex = [](char c) { return isxdigit(uchar(c)) != 0; };
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        if (at + 2 >= text.size() || !isHex(text[at + 1]) || !isHex(text[at + 2]))
            return std::nullopt;
    }
    const QByteArray decoded = QByteArray::fromPercentEncoding(text);
    if (!decoded.isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(decoded);
}

DocumentKind kindOf(const QString &type)
{
    if (type == "Manifest"_L1)
        return DocumentKind::Manifest;
    if (type == "Collection"_L1)
        return DocumentKind::Collection;
    if (type == "Canvas"_L1)
        return DocumentKind::Canvas;
    if (type == "AnnotationPage"_L1)
        return DocumentKind::AnnotationPage;
    return type == "Annotation"_L1 ? DocumentKind::Annotation : DocumentKind::Unknown;
}

void readSelectors(Value selectors, ContentState &state)
{
    for (const Value selector : listed(selectors)) {
        const QString type = typeOf(selector);
        if (type == "FragmentSelector"_L1 && !state.region)
            state.region = SpatialFragment::parseFragment(selector["value"].text());
        const std::optional<double> x = selector["x"].number();
        const std::optional<double> y = selector["y"].number();
        if (type == "PointSelector"_L1 && !state.point && x && y)
            state.point = QPointF(*x, *y);
    }
}

struct Whole {
    WebAddress address;
    DocumentKind kind;
};

/// What the target is part of, a manifest before anything else; nobody nests more than two of these.
std::optional<Whole> wholeOf(Value target)
{
    std::optional<Whole> found;
    for (const Value part : listed(target["partOf"])) {
        const auto address = WebAddress::parse(idOf(part));
        const DocumentKind kind = kindOf(typeOf(part));
        if (address && (!found || (found->kind != DocumentKind::Manifest && kind == DocumentKind::Manifest)))
            found = Whole{*address, kind};
    }
    return found;
}

bool canBeOpened(DocumentKind kind)
{
    return kind == DocumentKind::Manifest || kind == DocumentKind::Collection || kind == DocumentKind::Annotation ||
           kind == DocumentKind::AnnotationPage;
}

std::optional<ContentState> readTarget(Value target)
{
    const Value source = target["source"] ? target["source"] : target;
    const DocumentKind kind = kindOf(typeOf(source));
    const CanvasAddress split = canvasAddress(idOf(source));
    const std::optional<Whole> whole = wholeOf(wholeOf(source) ? source : target);
    const bool isPart = whole && !canBeOpened(kind);
    const bool hasNoType = typeOf(source).isEmpty();
    const bool isCanvas = kind == DocumentKind::Canvas || (hasNoType && (isPart || split.region));
    const auto own = WebAddress::parse(isCanvas ? split.id : idOf(source));
    if (!own && !isPart)
        return std::nullopt;
    ContentState state{.address = isPart ? whole->address : *own, .kind = isPart ? whole->kind : kind};
    if (isCanvas) {
        state.canvasId = split.id;
        state.region = split.region;
        readSelectors(target["selector"], state);
    }
    return state;
}

/// The targets, of an annotation or by themselves. An annotation may be named by its address alone.
std::vector<Value> targetsIn(Value root)
{
    const bool isAnnotation = typeOf(root) == "Annotation"_L1 && root["target"].exists();
    return listed(isAnnotation ? root["target"] : root);
}

} // namespace

CanvasAddress canvasAddress(const QString &address)
{
    QStringView id = address;
    for (bool isShorter = true; isShorter;) {
        isShorter = false;
        for (const qsizetype length : {1, 3}) { // of "#", and of "%23"
            // As a character: looked for as a text of that length, Qt 6.4 finds it behind the view's end.
            const qsizetype at = length == 1 ? id.lastIndexOf(u'#') : id.lastIndexOf("%23"_L1);
            if (at < 0)
                continue;
            const QStringView fragment = id.sliced(at + length);
            if (const auto region = SpatialFragment::parseFragment(fragment))
                return {id.first(at).trimmed().toString(), region};
            if (fragment.startsWith("t="_L1)) {
                id = id.first(at).trimmed();
                isShorter = true;
                break;
            }
        }
    }
    return {id.toString(), std::nullopt};
}

bool isContentState(Value root)
{
    if (root.isArray()) {
        const Value first = root.firstChild();
        return first.isString() || (first.isObject() && isContentState(first));
    }
    const QString type = typeOf(root);
    for (const char *content : {"items", "sequences", "images", "resources", "members", "manifests", "collections"}) {
        if (root[content])
            return false;
    }
    const bool isPlace = type == "Manifest"_L1 || type == "Collection"_L1 || type == "SpecificResource"_L1 ||
                         (type == "Canvas"_L1 && !root["width"] && !root["duration"]) ||
                         (type == "Range"_L1 && root["partOf"]);
    return type == "Annotation"_L1 || (isPlace && (!idOf(root).isEmpty() || root["source"]));
}

Result<ContentState> readContentState(Value root)
{
    std::optional<ContentState> state;
    for (const Value target : targetsIn(root)) {
        const std::optional<ContentState> one = readTarget(target);
        if (state)
            state->others += one.has_value();
        else
            state = one;
    }
    if (!state)
        return malformed(Tr::tr("This link into a IIIF document names no http or https address to open."));
    return *state;
}

Result<ContentState> readContentState(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (const auto address = WebAddress::parse(trimmed)) {
        const CanvasAddress split = canvasAddress(trimmed);
        const auto canvas = split.region ? WebAddress::parse(split.id) : std::nullopt;
        return canvas ? ContentState{.address = *canvas, .canvasId = split.id, .region = split.region}
                      : ContentState{.address = *address};
    }
    const Result<Outline> outline = Outline::parse(trimmed.toUtf8());
    if (!outline)
        return tl::unexpected(outline.error());
    return readContentState(outline->root());
}

Result<QString> decodedContentState(const QString &parameter)
{
    const QString trimmed = parameter.trimmed();
    if (isText(trimmed))
        return trimmed;
    QByteArray encoded = trimmed.toLatin1();
    while (encoded.endsWith('='))
        encoded.chop(1);
    constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors;
    const auto decoded = QByteArray::fromBase64Encoding(encoded, options);
    if (encoded.isEmpty() || encoded.size() % 4 == 1 || !decoded)
        return malformed(Tr::tr("The link's iiif-content is damaged: it is not base64url. It was probably cut off when "
                                "it was copied."));
    if (QStringView(QString::fromUtf8(*decoded)).trimmed().startsWith(u'{') && (*decoded).isValidUtf8())
        return QString::fromUtf8(*decoded); // encoded once rather than twice, as the specification's own examples are
    const std::optional<QString> text = percentDecoded(*decoded);
    if (!text || !isText(QStringView(*text).trimmed()))
        return malformed(Tr::tr("The link's iiif-content is damaged: there is no JSON in it."));
    return *text;
}

QString encodedContentState(const QString &json)
{
    constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QString::fromLatin1(QUrl::toPercentEncoding(json, "!*'()").toBase64(options));
}

namespace {

QString regionText(const SpatialFragment &region)
{
    const QString unit = region.unit == SpatialFragment::Unit::Percent ? u"percent:"_s : QString();
    const auto number = [](double value) { return QString::number(value, 'g', 15); };
    return u"#xywh="_s + unit + number(region.x) + u',' + number(region.y) + u',' + number(region.width) + u',' +
           number(region.height);
}

QByteArray typeName(DocumentKind kind)
{
    return kind == DocumentKind::Collection ? "\"Collection\"" : "\"Manifest\"";
}

} // namespace

QString contentStateJson(const ContentState &state)
{
    const QByteArray address = jsonString(state.address.text());
    if (state.canvasId.isEmpty())
        return QString::fromUtf8("{\"id\":" + address + ",\"type\":" + typeName(state.kind) + '}');
    const QString id = state.canvasId + (state.region ? regionText(*state.region) : QString());
    const QByteArray partOf = ",\"partOf\":[{\"id\":" + address + ",\"type\":" + typeName(state.kind) + "}]";
    const QByteArray canvas = "{\"id\":" + jsonString(id) + ",\"type\":\"Canvas\"" +
                              (state.canvasId == state.address.text() ? QByteArray() : partOf) + '}';
    if (!state.point)
        return QString::fromUtf8(canvas);
    const auto number = [](double value) { return QByteArray::number(value, 'g', 15); };
    return QString::fromUtf8("{\"type\":\"SpecificResource\",\"source\":" + canvas +
                             ",\"selector\":{\"type\":\"PointSelector\",\"x\":" + number(state.point->x()) +
                             ",\"y\":" + number(state.point->y()) + "}}");
}

} // namespace kader::iiif
