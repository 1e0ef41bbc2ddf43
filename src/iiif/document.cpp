#include "iiif/document.h"

#include "iiif/contexts.h"
#include "iiif/resource.h"
#include "iiif/textencoding.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

struct Identity {
    DocumentKind kind = DocumentKind::Unknown;
    int version = 0;
};

/// What a type says. Those of version 2 come with a prefix, or as whole addresses.
Identity identityOf(const QString &type)
{
    struct Known {
        QLatin1StringView type;
        Identity identity;
    };
    static constexpr Known known[] = {
        {"Manifest"_L1, {DocumentKind::Manifest, 3}},
        {"Collection"_L1, {DocumentKind::Collection, 3}},
        {"Canvas"_L1, {DocumentKind::Canvas, 3}},
        {"AnnotationPage"_L1, {DocumentKind::AnnotationPage, 3}},
        {"Annotation"_L1, {DocumentKind::Annotation, 3}},
        {"sc:Manifest"_L1, {DocumentKind::Manifest, 2}},
        {"sc:Collection"_L1, {DocumentKind::Collection, 2}},
        {"sc:Canvas"_L1, {DocumentKind::Canvas, 2}},
        {"sc:AnnotationList"_L1, {DocumentKind::AnnotationPage, 2}},
        {"oa:Annotation"_L1, {DocumentKind::Annotation, 2}},
        {"http://iiif.io/api/presentation/2#Manifest"_L1, {DocumentKind::Manifest, 2}},
        {"http://iiif.io/api/presentation/2#Collection"_L1, {DocumentKind::Collection, 2}},
        {"http://iiif.io/api/presentation/2#Canvas"_L1, {DocumentKind::Canvas, 2}},
        {"http://iiif.io/api/presentation/2#AnnotationList"_L1, {DocumentKind::AnnotationPage, 2}},
    };
    for (const Known &candidate : known) {
        if (type == candidate.type)
            return candidate.identity;
    }
    return type.startsWith("ImageService"_L1) ? Identity{DocumentKind::ImageInfo, 0} : Identity();
}

/// The documents of an image, by the members that info.json of any version has (Image API 3.0, 5; 1.0 has no context).
bool isImageInfo(Value root)
{
    if (withOtherScheme(root["protocol"].text()).endsWith("://iiif.io/api/image"_L1))
        return true;
    const bool hasSize = root["width"] && root["height"];
    const bool isFromApi = root["profile"] || root["tiles"] || root["scale_factors"] || root["qualities"];
    const bool hasId = root["@id"].isString() || root["id"].isString() || root["identifier"].isString();
    return hasSize && isFromApi && hasId && !root["items"] && !root["images"];
}

/// Documents without a type, or with one that nobody knows.
Identity identityByShape(Value root)
{
    if (root["sequences"].isArray())
        return {DocumentKind::Manifest, 2};
    if (isImageInfo(root))
        return {DocumentKind::ImageInfo, 0};
    const Value firstItem = root["items"].isArray() ? root["items"].firstChild() : root["items"];
    const QString itemType = typeOf(firstItem);
    if (itemType == "Canvas"_L1)
        return {DocumentKind::Manifest, 3};
    if (itemType == "Manifest"_L1 || itemType == "Collection"_L1)
        return {DocumentKind::Collection, 3};
    if (itemType == "Annotation"_L1)
        return {DocumentKind::AnnotationPage, 3};
    if (root["images"].isArray())
        return {DocumentKind::Canvas, 2};
    if (typeOf(root["resources"].firstChild()) == "Annotation"_L1)
        return {DocumentKind::AnnotationPage, 2};
    for (const char *list : {"manifests", "collections", "members"}) {
        if (const QString type = typeOf(root[list].firstChild()); type == "Manifest"_L1 || type == "Collection"_L1)
            return {DocumentKind::Collection, 2};
    }
    return {};
}

Identity identify(Value root)
{
    for (const char *name : {"type", "@type"}) {
        for (const Value type : listed(root[name])) {
            Identity identity = identityOf(type.text());
            if (identity.kind == DocumentKind::Unknown)
                continue;
            // The names of version 3 around what only version 2 has are met too.
            if (identity.kind == DocumentKind::Manifest && root["sequences"].isArray() && !root["items"])
                identity.version = 2;
            return identity;
        }
    }
    return identityByShape(root);
}

/// A space for 3D models or a stretch of time: containers that only version 4 has.
bool isNewContainer(Value value)
{
    const QString type = typeOf(value);
    return type == "Scene"_L1 || type == "Timeline"_L1;
}

/// What has the types of version 3 is of version 4 when its context or what is in it tells so.
bool isVersion4(Value root, const Identity &identity)
{
    if (identity.version != 3 && !isNewContainer(root))
        return false;
    const Value context = root["@context"];
    if (hasPresentationContext(context))
        return false;
    if (namesPresentation4(context) || isNewContainer(root))
        return true;
    const std::vector<Value> items = listed(root["items"]);
    return std::any_of(items.begin(), items.end(), isNewContainer);
}

} // namespace

Result<Document> Document::read(QByteArray bytes, const QString &name)
{
    if (const QString foreign = foreignContent(bytes); !foreign.isEmpty())
        return failure(ErrorKind::Unsupported, foreign, {.document = name});
    const Result<std::optional<QByteArray>> utf8 = recoded(bytes, name);
    if (!utf8)
        return tl::unexpected(utf8.error());
    const QByteArray original = *utf8 ? std::exchange(bytes, **utf8) : QByteArray();
    Result<Outline> outline = Outline::parse(std::move(bytes), name);
    if (!outline)
        return tl::unexpected(outline.error());
    const auto kept = std::make_shared<const Outline>(std::move(*outline));
    Identity identity = identify(kept->root());
    if (isVersion4(kept->root(), identity))
        identity.version = 4;
    Document document(kept, identity.kind, identity.version);
    document.m_original = original;
    return document;
}

} // namespace kader::iiif
