#include "iiif/annotation.h"
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
    const Result<Document> page = Document::read(input(data, size), {});
    if (!page)
        return 0;
    writeAndRead(readAnnotation(page->root(), canvas()));
    for (const Value item : page->root()["items"].elements())
        writeAndRead(readAnnotation(item, canvas()));
    return 0;
}
