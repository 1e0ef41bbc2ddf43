#include "store/curationfile.h"
#include "store/salvage.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace kader;
using namespace kader::store;
using namespace Qt::StringLiterals;

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Qt looks for the driver of SQLite through it.
void prepare()
{
    static int count = 1;
    static char name[] = "fuzz_kader_file";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(count, arguments);
}

/// Where nothing is written to a disk, if there is such a place.
QString folder()
{
    const QString memory = u"/dev/shm"_s;
    return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
}

void clear(const QString &path)
{
    for (const auto suffix : {""_L1, "-journal"_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
}

void readAll(CurationFile &file)
{
    (void)file.check();
    (void)file.slack();
    (void)file.search(u"a"_s);
    const Result<CurationFile::Contents> contents = file.contents();
    if (!contents)
        return;
    for (const Source &source : contents->sources)
        (void)file.sourceBytes(source.id);
    for (int step = 0; step < 3 && file.undo(); ++step) {
    }
    (void)file.redo();
}

void place(const QString &path, const uint8_t *data, size_t size)
{
    clear(path);
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) &&
                file.write(reinterpret_cast<const char *>(data), qint64(size)) == qint64(size),
            "there is room for the file");
}

} // namespace

/// The bytes of a working file: opened, read whole, checked, undone, and salvaged.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    prepare();
    static const QString stem = folder() + u"/kader-fuzz-%1"_s.arg(::getpid());
    const QString path = stem + u".kader"_s;
    const QString saved = stem + u"-saved.kader"_s;
    clear(saved);
    place(path, data, size);
    (void)canBeSalvaged(path);
    const Result<Salvaged> salvaged = salvage(path, saved);
    require(salvaged.has_value() == QFile::exists(saved), "what could not be salvaged leaves nothing");
    if (salvaged) {
        Result<CurationFile> file = CurationFile::open(saved);
        require(file.has_value(), "what was salvaged opens");
        require(file->contents()->annotations.size() == size_t(salvaged->annotations), "what was salvaged is there");
        readAll(*file);
    }
    // As it is: a file of an earlier format that is opened for writing is copied first.
    if (Result<CurationFile> file = CurationFile::open(path, {.access = CurationFile::Access::ReadOnly}))
        readAll(*file);
    clear(path);
    clear(saved);
    return 0;
}
