#include "iiif/annotationwriter.h"
#include "iiif/painting.h"
#include "iiif/problem.h"
#include "target.h"

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

Manifest reread(const QByteArray &bytes, const Patches &patches)
{
    requireOrder(patches, bytes.size());
    Result<Manifest> again = Document::read(patched(bytes, patches), {}).and_then(Manifest::read);
    require(again.has_value(), "what is written can be read again");
    return std::move(*again);
}

Annotation sample()
{
    Annotation annotation;
    annotation.motivations = {QStringLiteral("commenting")};
    annotation.text = QStringLiteral("text");
    annotation.language = QStringLiteral("en");
    return annotation;
}

/// Every canvas that has an id gets one annotation more, and all others stay as they were.
void addToEveryCanvas(const Manifest &manifest)
{
    const std::vector<PlacedAnnotation> before = embeddedAnnotations(manifest);
    Edits edits(manifest.document().outline());
    AnnotationWriter writer(manifest, edits);
    size_t added = 0;
    for (const CanvasView &canvas : manifest.canvases()) {
        if (canvas.id.isEmpty())
            continue;
        writer.add(canvas.position, sample());
        ++added;
    }
    writer.finish();
    const Result<Patches> patches = edits.patches();
    require(patches.has_value(), "annotations never exclude each other");
    const Manifest after = reread(manifest.document().bytes(), *patches);
    require(after.canvases().size() == manifest.canvases().size(), "canvases stay");
    require(embeddedAnnotations(after).size() == before.size() + added, "each annotation is there");
}

void changeEveryAnnotation(const Manifest &manifest)
{
    Edits edits(manifest.document().outline());
    AnnotationWriter writer(manifest, edits);
    for (const PlacedAnnotation &placed : embeddedAnnotations(manifest)) {
        Annotation changed = placed.annotation;
        changed.text += u'!';
        changed.bodies.clear();
        writer.change(placed, changed);
    }
    writer.finish();
    if (const Result<Patches> patches = edits.patches())
        (void)reread(manifest.document().bytes(), *patches);
}

void repairEverything(const Manifest &manifest)
{
    Edits edits(manifest.document().outline());
    (void)repairAll(manifest, edits);
    if (const Result<Patches> patches = edits.patches())
        (void)reread(manifest.document().bytes(), *patches);
}

} // namespace

/// What is written can be read again and holds what was there, whatever was read.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = input(data, size);
    const Result<Document> document = Document::read(bytes, {});
    if (!document)
        return 0;
    (void)validate(*document);
    const Result<Manifest> manifest = Manifest::read(*document);
    if (!manifest)
        return 0;
    require(patched(bytes, {}) == bytes, "unedited it stays as it came");
    for (const CanvasView &canvas : manifest->canvases()) {
        (void)paintings(canvas);
        (void)thumbnails(canvas);
    }
    repairEverything(*manifest);
    changeEveryAnnotation(*manifest);
    addToEveryCanvas(*manifest);
    return 0;
}
