#include "iiif/upgrade.h"

#include "base/tr.h"
#include "base/webaddress.h"
#include "iiif/upgradeclasses.h"

namespace kader::iiif {

namespace {

const UpgradeClass *classOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Manifest:
        return &manifestClass;
    case DocumentKind::Collection:
        return &collectionClass;
    case DocumentKind::Canvas:
        return &canvasClass;
    case DocumentKind::AnnotationPage:
        return &annotationListClass;
    case DocumentKind::Annotation:
        return &annotationClass;
    default:
        return nullptr;
    }
}

/// The address a document was opened from, for one that does not tell its own.
QByteArray addressFor(const Document &document)
{
    const bool hasOwn = upgradeId(document.root()).exists();
    return !hasOwn && WebAddress::parse(document.name()) ? document.name().toUtf8() : QByteArray();
}

} // namespace

Result<Upgraded> upgraded(const Document &v2)
{
    const UpgradeClass *cls = v2.presentationVersion() == 2 ? classOf(v2.kind()) : nullptr;
    const Place place{.document = v2.name()};
    if (!cls)
        return failure(ErrorKind::Unsupported, Tr::tr("This is not a document of IIIF Presentation 2."), place);
    Upgrader upgrader(v2.outline(), v2.name());
    const QByteArray address = addressFor(v2);
    if (!upgradeId(v2.root()))
        upgrader.tell(address.isEmpty() ? UpgradeNote::NoId : UpgradeNote::DocumentId);
    upgrader.resource(v2.root(), *cls, {.id = address, .isRoot = true});
    if (upgrader.out.isFull())
        return failure(ErrorKind::TooLarge,
                       Tr::tr("This document of IIIF Presentation 2 would become far too long in version 3."), place);
    return Upgraded{.bytes = upgrader.out.take(), .notes = upgrader.told()};
}

Result<UpgradedDocument> upgradedDocument(const Document &v2)
{
    Result<Upgraded> version3 = upgraded(v2);
    if (!version3)
        return tl::unexpected(version3.error());
    return Document::read(std::move(version3->bytes), v2.name()).map([&](const Document &document) {
        return UpgradedDocument{.document = document, .notes = version3->notes};
    });
}

} // namespace kader::iiif
