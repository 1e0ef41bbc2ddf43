// What a curation with 100,000 annotations costs the thread that works on it, and what goes on meanwhile in others.

#include "curation/steps.h"
#include "curation/tables.h"
#include "curationtools.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>
#include <span>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace {

constexpr int canvases = 380;
constexpr int annotationCount = 100'000;
constexpr int rowCount = 10'000;

void measure(const char *what, const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    std::printf("%-60s %8.2f ms\n", what, double(timer.nsecsElapsed()) / 1e6);
}

void awaitKept(const Curation &curation)
{
    if (!QTest::qWaitFor([&] { return curation.isKept(); }, 600000))
        qFatal("not kept");
}

std::vector<Annotation> many(const QUuid &source)
{
    std::vector<Annotation> all;
    for (int i = 0; i < annotationCount; ++i) {
        all.push_back(newAnnotation(source, i % canvases, iiif::Region{i, 2, 30, 40}));
        all.back().text = u"A region that was drawn and described, number %1"_s.arg(i);
    }
    return all;
}

QByteArray table()
{
    QByteArray csv = "canvas_label,text,xywh,motivation,lang\n";
    for (int i = 0; i < rowCount; ++i)
        csv += "image_" + QByteArray::number(i % canvases + 1).rightJustified(4, '0') + ".tif,text " +
               QByteArray::number(i) + ",\"1,2,3,4\",describing,en\n";
    return csv;
}

void planOver(const char *what, const Snapshot &snapshot)
{
    TableImport import;
    measure(what, [&] { import = planTable(snapshot, table(), u"rows.csv"_s).value(); });
    if (import.step.changes.size() != rowCount)
        qFatal("%zu changes", import.step.changes.size());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"many.kader"_s);
    auto curation = test::created(path);
    const SourcePtr manifest = test::sampleSource({}, canvases);
    const QUuid source = curation->look(manifest);
    curation->include(source);
    planOver("plan 10,000 rows over 380 canvases", curation->snapshot());
    const Step step = addition(u"Import"_s, many(source));
    measure("make one step of 100,000 annotations (in memory)", [&] { curation->make(step); });
    measure("  … until it is on the disk", [&] { awaitKept(*curation); });
    curation.reset();
    measure("open the file (in another thread, but for the last of it)", [&] { curation = test::opened(path); });
    Annotation note = newAnnotation(source, 7, iiif::Region{1, 2, 3, 4});
    const Step one = addition(u"Draw"_s, std::span(&note, 1));
    measure("make a step of one", [&] { curation->make(one); });
    measure("  … until it is on the disk", [&] { awaitKept(*curation); });
    const Step edited = change(u"Move"_s, note, withRegion(note, iiif::Region{5, 6, 7, 8}));
    measure("change one", [&] { curation->make(edited); });
    measure("annotations of a canvas", [&] { (void)curation->annotationsOf(source, 7); });
    measure("annotations of all", [&] { (void)curation->annotations(); });
    Snapshot snapshot;
    measure("snapshot", [&] { snapshot = curation->snapshot(); });
    planOver("plan 10,000 rows beside 100,000 annotations", snapshot);
    return 0;
}
