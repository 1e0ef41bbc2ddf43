#include "iiif/annotationpage.h"
#include "target.h"

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

CanvasView canvas()
{
    CanvasView view;
    view.id = QStringLiteral("https://c.example/1");
    view.size = CanvasSize{300, 200};
    return view;
}

const Manifest &manifest()
{
    static const Manifest fixed =
        Document::read(R"({"type":"Manifest","items":[{"id":"https://c.example/1","width":300,"height":200}]})", {})
            .and_then(Manifest::read)
            .value();
    return fixed;
}

/// Reading what was written gives what was read before. (A body that is not in the form Kader writes is kept as JSON
/// from then on, which is no change of what it says.)
void writeAndRead(const Annotation &annotation)
{
    const QByteArray json = writeAnnotation(annotation);
    const Result<Outline> again = Outline::parse(json);
    require(again.has_value(), "what is written is JSON");
    Annotation read = readAnnotation(again->root(), canvas());
    require(writeAnnotation(read) == json, "written twice it is the same");
    if (annotation.bodies.isEmpty())
        read.bodies.clear();
    require(read == annotation, "what is written reads as it was");
}

} // namespace

/// Annotation pages, lists of version 2 among them, and single annotations.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<Document> document = Document::read(input(data, size), {});
    if (!document)
        return 0;
    writeAndRead(readAnnotation(document->root(), canvas()));
    for (const Value item : document->root()["items"].elements())
        writeAndRead(readAnnotation(item, canvas()));
    const Result<AnnotationPage> page = AnnotationPage::read(*document);
    if (!page)
        return 0;
    for (const Value annotation : page->annotations())
        writeAndRead(readAnnotation(annotation, canvas()));
    require(!page->nextPage() || WebAddress::parse(page->nextPage()->text()), "a list goes on in the web");
    const PlacedPage placed = placeAnnotations(*page, manifest(), 0);
    require(placed.placed.size() + placed.elsewhere.size() >= page->annotations().size(), "no annotation is lost");
    return 0;
}
