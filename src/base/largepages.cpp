#include "base/largepages.h"

#include <sys/mman.h>
#include <unistd.h>

namespace kader {

void expectToFill(const void *memory, qsizetype bytes)
{
    constexpr qsizetype worthIt = qsizetype(8) << 20; // a large page has 2 MB
    if (bytes < worthIt)
        return;
    const auto page = quintptr(::sysconf(_SC_PAGESIZE));
    const quintptr begin = quintptr(memory) / page * page;
    const quintptr end = (quintptr(memory) + quintptr(bytes)) / page * page;
    static_cast<void>(::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE));
}

} // namespace kader
