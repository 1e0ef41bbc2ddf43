#include "ui/publish/publishing.h"

#include "base/atomicfile.h"
#include "base/tr.h"

#include <QCryptographicHash>
#include <QFile>

namespace kader::ui {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool isChangedByOthers(const SavedFile &file)
{
    QFile there(file.path);
    if (file.sha256.isEmpty() || !there.exists())
        return false;
    if (there.size() != file.size)
        return true;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return !there.open(QIODevice::ReadOnly) || !hash.addData(&there) || hash.result() != file.sha256;
}

} // namespace

QList<SavedFile> changedByOthers(const QList<SavedFile> &files)
{
    QList<SavedFile> changed;
    for (const SavedFile &file : files) {
        if (isChangedByOthers(file))
            changed.append(file);
    }
    return changed;
}

Result<Written> publish(const Publication &publication, const SavedFile &file)
{
    const Result<curation::Published> published =
        file.source
            ? curation::publishedManifest(publication.snapshot, *file.source, publication.folder, publication.now)
            : curation::publishedAggregate(publication.snapshot, publication.folder, publication.aggregateLabel,
                                           publication.now);
    if (!published)
        return tl::unexpected(published.error());
    // Composing takes a while with a large manifest.
    if (isChangedByOthers(file))
        return failure(ErrorKind::Conflict, Tr::tr("someone else has changed it just now."));
    return writeAtomically(file.path, published->bytes).map([&] {
        SavedFile saved = file;
        saved.size = published->bytes.size();
        saved.sha256 = sha256(published->bytes);
        return Written{.file = saved, .repairs = published->repairs, .notes = published->diagnostics};
    });
}

} // namespace kader::ui
