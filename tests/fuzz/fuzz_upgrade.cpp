#include "iiif/upgrade.h"
#include "target.h"

#include "iiif/annotationpage.h"
#include "iiif/collection.h"

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

void requireReadable(const Document &document)
{
    switch (document.kind()) {
    case DocumentKind::Manifest:
        require(Manifest::read(document).has_value(), "it is a manifest that can be read");
        break;
    case DocumentKind::Collection:
        require(Collection::read(document).has_value(), "it is a collection that can be read");
        break;
    case DocumentKind::Annotation:
    case DocumentKind::AnnotationPage:
        require(AnnotationPage::read(document).has_value(), "they are annotations that can be read");
        break;
    default:
        break;
    }
}

} // namespace

/// What comes out of the conversion is a document of Presentation 3, of the kind that went in, and always the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<Document> document = Document::read(input(data, size), {});
    if (!document)
        return 0;
    const Result<Upgraded> made = upgraded(*document);
    if (!made)
        return 0;
    require(!made->notes.isEmpty(), "a conversion is told");
    const Result<Upgraded> again = upgraded(*document);
    require(again.has_value() && again->bytes == made->bytes, "the same document gives the same bytes");
    const Result<Document> read = Document::read(made->bytes, {});
    require(read.has_value(), "what comes out is JSON");
    require(read->presentationVersion() == 3, "what comes out is Presentation 3");
    requireReadable(*read);
    return 0;
}
