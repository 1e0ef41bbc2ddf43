#include "iiif/document.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

struct Identity {
    DocumentKind kind = DocumentKind::Unknown;
    int version = 0;
};

QString firstText(Value value)
{
    return value.isArray() ? value.firstChild().text() : value.text();
}

Identity identify(Value root)
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
    };
    for (const QString &type : {firstText(root["type"]), firstText(root["@type"])}) {
        for (const Known &candidate : known) {
            if (type == candidate.type)
                return candidate.identity;
        }
    }
    if (root["sequences"].isArray())
        return {DocumentKind::Manifest, 2};
    const bool isInfo =
        root["protocol"].text() == "http://iiif.io/api/image"_L1 || root["type"].text() == "ImageService3"_L1;
    return {isInfo ? DocumentKind::ImageInfo : DocumentKind::Unknown, 0};
}

} // namespace

Result<Document> Document::read(QByteArray bytes, const QString &name)
{
    Result<Outline> outline = Outline::parse(std::move(bytes), name);
    if (!outline)
        return tl::unexpected(outline.error());
    const auto kept = std::make_shared<const Outline>(std::move(*outline));
    const Identity identity = identify(kept->root());
    return Document(kept, identity.kind, identity.version);
}

} // namespace kader::iiif
