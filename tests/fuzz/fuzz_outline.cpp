#include "iiif/outline.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

using namespace kader::iiif;

/// What is accepted is JSON for another parser too; every value can be read.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto outline = Outline::parse(bytes);
    if (!outline)
        return 0;
    for (quint32 i = 0; i < outline->nodes().size(); ++i) {
        const Value value(&*outline, i);
        (void)value.text();
        (void)value.number();
        (void)value.integer();
    }
    const Value last(&*outline, quint32(outline->nodes().size() - 1));
    (void)last.pointer();
    try {
        (void)nlohmann::json::parse(bytes.begin(), bytes.end()).is_discarded();
    } catch (const nlohmann::json::out_of_range &) { // numbers beyond a double are JSON
    } catch (const nlohmann::json::parse_error &) {
        if (!bytes.contains("\\u")) // lone surrogates are JSON by its grammar
            std::abort();
    }
    return 0;
}
