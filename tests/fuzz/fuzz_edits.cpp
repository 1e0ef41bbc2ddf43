#include "iiif/edits.h"
#include "target.h"

#include <QSet>

using namespace kader;
using namespace kader::fuzz;
using namespace kader::iiif;

namespace {

/// Two bytes of the input are one edit: what is done, and to which value.
struct Step {
    enum Action { Set, Append, Replace, Remove, Count };
    Action action;
    Value value;
};

Step stepFrom(const Outline &outline, QByteArrayView two)
{
    const quint32 index = uchar(two[1]) % quint32(outline.nodes().size());
    return {Step::Action(uchar(two[0]) % Step::Count), Value(&outline, index)};
}

void carryOut(const Step &step, Edits &edits)
{
    switch (step.action) {
    case Step::Set:
        if (step.value.isObject())
            edits.set(step.value, "new", "1");
        break;
    case Step::Append:
        if (step.value.isArray())
            edits.append(step.value, "[2]");
        break;
    case Step::Replace:
        edits.replace(step.value, R"({"new": 3})");
        break;
    case Step::Remove:
        if (step.value.parent())
            edits.remove(step.value);
        break;
    case Step::Count:
        break;
    }
}

} // namespace

/// Any edits of any document: what comes out is JSON, and what no edit concerns is there byte for byte. The input is
/// the number of edits, the edits, and the document.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray whole = input(data, size);
    const qsizetype steps = whole.isEmpty() ? 0 : uchar(whole[0]) % 8;
    if (whole.size() < 1 + 2 * steps)
        return 0;
    const QByteArray text = whole.sliced(1 + 2 * steps);
    const Result<Outline> outline = Outline::parse(text);
    if (!outline)
        return 0;
    Edits edits(*outline);
    for (qsizetype i = 0; i < steps; ++i)
        carryOut(stepFrom(*outline, QByteArrayView(whole).sliced(1 + 2 * i, 2)), edits);
    const Result<Patches> patches = edits.patches();
    if (!patches)
        return 0;
    requireOrder(*patches, text.size());
    require(Outline::parse(patched(text, *patches)).has_value(), "what comes out is JSON");
    require(!edits.isEmpty() || patches->empty(), "no edits, no patches");
    return 0;
}
