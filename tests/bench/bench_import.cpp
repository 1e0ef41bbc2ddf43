// What it takes to bring a large table into a curation over a large manifest, from the two files to where it is found.
//   bench_import MANIFEST CSV WORD

#include "base/atomicfile.h"
#include "curation/curation.h"
#include "curation/manifestsource.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "exchange/csvreader.h"
#include "store/curationfile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace {

double measure(const char *what, const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    const std::clock_t begin = std::clock();
    work();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double processor = double(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("%-60s %8.2f s, of processors %6.2f s\n", what, seconds, processor);
    std::fflush(stdout);
    return seconds;
}

void awaitKept(const Curation &curation)
{
    if (!QTest::qWaitFor([&] { return curation.isKept(); }, 600000))
        qFatal("not kept");
}

SourcePtr manifestFrom(const QString &path)
{
    const Result<QByteArray> bytes = readWhole(path, qint64(1) << 30);
    if (!bytes)
        qFatal("%s", qPrintable(bytes.error().toString()));
    const Result<iiif::OpenedManifest> opened = iiif::openManifest(*bytes, path);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    return readyToShow(newSource(*opened, path));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        qFatal("usage: bench_import MANIFEST CSV WORD");
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large.kader"_s);
    auto curation = test::created(path);
    SourcePtr source;
    TableImport import;
    double seconds = measure("read the manifest", [&] { source = manifestFrom(arguments[1]); });
    measure("  … into the curation (not counted)", [&] {
        curation->include(curation->look(source));
        awaitKept(*curation);
    });
    seconds += measure("read and plan the table", [&] {
                   const Result<exchange::CsvTable> table = exchange::readCsvFile(arguments[2], u"rows.csv"_s);
        import = tableGround(curation->snapshot())
                     .and_then([&](const GroundPtr &ground) { return planTable(ground, *table);
               }).value();
});
seconds += measure("make the step", [&] { curation->make(import.step); });
seconds += measure("  … until it is on the disk", [&] { awaitKept(*curation); });
qsizetype found = 0;
seconds += measure("find one by its words", [&] {
    const Result<store::CurationFile> file = store::CurationFile::open(path);
    found = qsizetype(file->search(arguments[3]).value().size());
});
std::printf("%-60s %8.2f s\n%zu annotations, %lld found\n", "altogether", seconds, import.step.changes.size(),
            static_cast<long long>(found));
return 0;
}
