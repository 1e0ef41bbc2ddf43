#include "iiif/openmanifest.h"
#include "target.h"

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

/// Whatever has canvases opens as a Presentation 3 manifest, the same one each time, and one that comes as such, in
/// UTF-8 and by itself, opens as it came.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = input(data, size);
    const Result<OpenedManifest> opened = openManifest(bytes, QStringLiteral("name"));
    const Result<OpenedManifest> second = openManifest(bytes, QStringLiteral("name"));
    require(opened.has_value() == second.has_value(), "the same bytes open alike");
    if (!opened) {
        require(!opened.error().message.isEmpty(), "a refusal has a reason");
        return 0;
    }
    const QByteArray &written = opened->manifest.document().bytes();
    require(written == second->manifest.document().bytes(), "the same bytes give the same manifest");
    if (opened->conversion == Conversion::None && opened->original.isEmpty()) {
        require(written == bytes, "what needs no conversion stays as it came");
        return 0;
    }
    require(opened->original == bytes, "what was converted keeps what came");
    const Result<OpenedManifest> again = openManifest(written, {});
    require(again.has_value() && again->conversion == Conversion::None, "what was converted is Presentation 3");
    require(again->manifest.canvases().size() == opened->manifest.canvases().size(), "it has the same canvases");
    return 0;
}
