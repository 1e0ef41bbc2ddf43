#include "iiif/openmanifest.h"

#include "base/tr.h"
#include "iiif/refusal.h"
#include "iiif/remark.h"
#include "iiif/upgrade.h"
#include "iiif/within.h"
#include "iiif/wrap.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

Result<OpenedManifest> openedManifest(const Document &document)
{
    return Manifest::read(document).map([](const Manifest &manifest) { return OpenedManifest{.manifest = manifest}; });
}

Result<OpenedManifest> openedByKind(const Document &document);

Result<OpenedManifest> openedWithin(const Document &document)
{
    const std::optional<ManifestWithin> within = manifestWithin(document);
    if (!within)
        return tl::unexpected(refusal(document));
    return openedByKind(within->document).map([&](OpenedManifest opened) {
        opened.original = document.original();
        opened.notes.prepend(remarkOn(document, u"manifest-within"_s,
                                      Tr::tr("The manifest lies inside of another document, at %1; only it was read.")
                                          .arg(within->place.pointer())));
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
                remarkOn(document, u"text-encoding"_s,
                         Tr::tr("The document is not in UTF-8, as JSON must be; it was read and is written "
                                "in UTF-8.")));
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
