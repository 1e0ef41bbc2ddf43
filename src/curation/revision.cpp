#include "curation/revision.h"

#include "iiif/problem.h"

namespace kader::curation {

Result<iiif::Manifest> revised(const iiif::Manifest &manifest, const iiif::Edits &edits)
{
    const Result<iiif::Patches> patches = edits.patches();
    if (!patches)
        return tl::unexpected(patches.error());
    const iiif::Document &document = manifest.document();
    return iiif::Document::read(iiif::patched(document.bytes(), *patches), document.name())
        .and_then(iiif::Manifest::read);
}

Result<Repaired> repaired(const iiif::Manifest &manifest, const QStringList &declined)
{
    iiif::Edits edits(manifest.document().outline());
    const Diagnostics repairs = iiif::repairAll(manifest, edits, declined);
    if (edits.isEmpty())
        return Repaired{manifest, repairs};
    return revised(manifest, edits).map([&](const iiif::Manifest &mended) { return Repaired{mended, repairs}; });
}

} // namespace kader::curation
