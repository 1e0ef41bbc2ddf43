#pragma once

#include <QtGlobal>

namespace kader {

/// Says that this memory, which is still untouched, will be filled from end to end, so that the system may give it in
/// large pages: what is done with a document of 50 MB takes about as long as twelve thousand page faults. Only a hint;
/// small pieces are left alone.
void expectToFill(const void *memory, qsizetype bytes);

} // namespace kader
