#include "iiif/openmanifest.h"

#include "base/tr.h"
#include "iiif/refusal.h"
#include "iiif/resource.h"
#include "iiif/upgrade.h"
#include "iiif/wrap.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool mayHoldCanvases(Value value)
{
    const QString type = typeOf(value);
    return type == "Manifest"_L1 || value["sequences"].isArray();
}

/// A manifest inside of something that is none: a list, the member of an answer, a JSON-LD graph. Nothing when there
/// are several.
Value manifestWithin(Value root)
{
    Value found;
    const Value graph = root["@graph"];
    std::vector<Value> candidates = listed(root.isArray() ? root : graph);
    for (const char *name : {"manifest", "data", "object"})
        candidates.push_back(root[name]);
    for (const Value candidate : candidates) {
        if (!candidate.isObject() || !mayHoldCanvases(candidate))
            continue;
        if (found)
            return {};
        found = candidate;
    }
    return found;
}

Diagnostic note(const QString &rule, const QString &message, const Document &document)
{
    return {.severity = Severity::Info, .rule = rule, .message = message, .place = {.document = document.name()}};
}

/// What is inside, with the context of what is around it where it has none of its own.
Result<Document> documentWithin(const Document &document, Value inner)
{
    QByteArray bytes = inner.raw().toByteArray();
    if (const Value context = document.root()["@context"]; context && !inner["@context"])
        bytes = "{\"@context\":" + context.raw().toByteArray() + ',' + bytes.sliced(1);
    return Document::read(bytes, document.name());
}

Result<OpenedManifest> openedManifest(const Document &document)
{
    return Manifest::read(document).map([](const Manifest &manifest) { return OpenedManifest{.manifest = manifest}; });
}

Result<OpenedManifest> openedByKind(const Document &document);

Result<OpenedManifest> openedWithin(const Document &document)
{
    const Value inner = manifestWithin(document.root());
    const Result<Document> read = inner ? documentWithin(document, inner) : failure(ErrorKind::Unsupported, {});
    if (!read || read->kind() != DocumentKind::Manifest)
        return tl::unexpected(refusal(document));
    return openedByKind(*read).map([&](OpenedManifest opened) {
        opened.original = document.original();
        opened.notes.prepend(
            note(u"manifest-within"_s,
                 Tr::tr("The manifest lies inside of another document, at %1; only it was read.").arg(inner.pointer()),
                 document));
        return opened;
    });
}

/// What a document of version 2 says, opened as the one of version 3 that it becomes.
Result<OpenedManifest> openedVersion2(const Document &document)
{
    const Result<UpgradedDocument> version3 = upgradedDocument(document);
    if (!version3)
        return tl::unexpected(version3.error());
    if (version3->document.presentationVersion() != 3)
        return tl::unexpected(refusal(document));
    return openedByKind(version3->document).map([&](OpenedManifest opened) {
        if (opened.conversion == Conversion::None)
            opened.conversion = Conversion::Version2;
        opened.original = document.bytes();
        opened.notes = version3->notes + opened.notes;
        return opened;
    });
}

Result<OpenedManifest> openedByKind(const Document &document)
{
    const bool isTwo = document.presentationVersion() == 2;
    if (document.presentationVersion() == 4)
        return tl::unexpected(refusal(document));
    switch (document.kind()) {
    case DocumentKind::Manifest:
        return isTwo ? openedVersion2(document) : openedManifest(document);
    case DocumentKind::Canvas:
        return isTwo ? openedVersion2(document) : wrappedCanvas(document);
    case DocumentKind::ImageInfo:
        return wrappedImageInfo(document);
    case DocumentKind::Collection:
    case DocumentKind::AnnotationPage:
    case DocumentKind::Annotation:
        break;
    case DocumentKind::Unknown:
        return openedWithin(document);
    }
    return tl::unexpected(refusal(document));
}

} // namespace

Result<OpenedManifest> openManifest(const Document &document)
{
    return openedByKind(document).map([&](OpenedManifest opened) {
        if (document.isRecoded()) {
            opened.original = document.original();
            opened.notes.prepend(
                note(u"text-encoding"_s,
                     Tr::tr("The document is not in UTF-8, as JSON must be; it was read and is written "
                            "in UTF-8."),
                     document));
        }
        return opened;
    });
}

Result<OpenedManifest> openManifest(QByteArray bytes, const QString &name)
{
    return Document::read(std::move(bytes), name).and_then([](const Document &document) {
        return openManifest(document);
    });
}

} // namespace kader::iiif
