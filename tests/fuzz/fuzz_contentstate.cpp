#include "iiif/dropped.h"
#include "target.h"

#include <cmath>

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

/// A link that is written leads where the one that was read leads.
void writeAndRead(const ContentState &state)
{
    require(WebAddress::parse(state.address.text()).has_value(), "a link leads into the web");
    require(!state.point || (std::isfinite(state.point->x()) && std::isfinite(state.point->y())), "points are finite");
    const QString json = contentStateJson(state);
    const Result<ContentState> again = readContentState(json);
    require(again.has_value(), "a link that is written can be read");
    require(again->address == state.address && again->canvasId == state.canvasId, "it leads to the same place");
    const Result<QString> decoded = decodedContentState(encodedContentState(json));
    require(decoded.has_value() && *decoded == json, "what is encoded decodes to the same");
}

} // namespace

/// Links into documents, and what is pasted, dropped or typed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = input(data, size);
    const QString text = QString::fromUtf8(bytes);
    if (const Result<Dropped> dropped = readDropped(text)) {
        if (const auto *state = std::get_if<ContentState>(&*dropped))
            writeAndRead(*state);
    }
    if (const Result<QString> decoded = decodedContentState(text)) {
        if (const Result<ContentState> state = readContentState(*decoded))
            writeAndRead(*state);
    }
    if (const Result<Document> document = Document::read(bytes, {}); document && isContentState(document->root())) {
        if (const Result<ContentState> state = readContentState(document->root()))
            writeAndRead(*state);
    }
    return 0;
}
