#include "iiif/openmanifest.h"

namespace kader::iiif {

Result<OpenedManifest> openManifest(const Document &document)
{
    return Manifest::read(document).map([](const Manifest &manifest) { return OpenedManifest{.manifest = manifest}; });
}

Result<OpenedManifest> openManifest(QByteArray bytes, const QString &name)
{
    return Document::read(std::move(bytes), name).and_then([](const Document &document) {
        return openManifest(document);
    });
}

} // namespace kader::iiif
