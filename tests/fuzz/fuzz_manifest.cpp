#include "iiif/annotationwriter.h"
#include "iiif/problem.h"

#include <cstdlib>

using namespace kader;
using namespace kader::iiif;

namespace {

/// What is written must be readable again, whatever was read.
void requireManifest(const QByteArray &bytes)
{
    const Result<Manifest> again = Document::read(bytes, {}).and_then(Manifest::read);
    if (!again)
        std::abort();
}

void addToEveryCanvas(const Manifest &manifest)
{
    Edits edits(manifest.document().outline());
    AnnotationWriter writer(manifest, edits);
    Annotation annotation;
    annotation.motivations = {QStringLiteral("commenting")};
    annotation.text = QStringLiteral("text");
    annotation.language = QStringLiteral("en");
    for (const CanvasView &canvas : manifest.canvases()) {
        if (canvas.value.isObject())
            writer.add(canvas.position, annotation);
    }
    writer.finish();
    if (const Result<Patches> patches = edits.patches())
        requireManifest(patched(manifest.document().bytes(), *patches));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Document> document = Document::read(bytes, {});
    if (!document)
        return 0;
    (void)validate(*document);
    const Result<Manifest> manifest = Manifest::read(*document);
    if (!manifest)
        return 0;
    for (const PlacedAnnotation &placed : embeddedAnnotations(*manifest))
        (void)writeAnnotation(placed.annotation);
    Edits edits(document->outline());
    (void)repairAll(*manifest, edits);
    if (const Result<Patches> patches = edits.patches())
        requireManifest(patched(bytes, *patches));
    addToEveryCanvas(*manifest);
    return 0;
}
