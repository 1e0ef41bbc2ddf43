#include "curationfile.h"

#include "base/tr.h"
#include "session.h"

namespace kader::cli {

using curation::Curation;

Result<std::unique_ptr<Curation>> openedToWrite(const QString &path, bool isNew)
{
    using Opened = std::unique_ptr<Curation>;
    Result<Opened> curation =
        waitFor<Opened>([&](auto done) { return isNew ? Curation::create(path, done) : Curation::open(path, done); });
    if (curation && (*curation)->isReadOnly())
        return failure(ErrorKind::File, Tr::tr("This curation can't be written."), {.document = path, .pointer = {}});
    return curation;
}

} // namespace kader::cli
