// From the bytes of a manifest in memory to its canvases with their names, as the window lists them: opening, with the
// manifest's own annotations, in the thread that does so, and the names. Beside it JSON.parse of the same bytes by
// Node, where there is one, turn by turn.

#include "curation/annotationmapping.h"
#include "iiif/openmanifest.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QUuid>

#include <algorithm>
#include <cstdio>

using namespace kader;
using namespace Qt::StringLiterals;

namespace {

constexpr int metadataEntries = 8;

QByteArray metadata(const QByteArray &number)
{
    QByteArrayList entries;
    for (int i = 0; i < metadataEntries; ++i)
        entries += "        {\n          \"label\": {\n            \"en\": [\n              \"Field " +
                   QByteArray::number(i) +
                   "\"\n            ]\n          },\n          \"value\": {\n            \"en\": [\n              \"" +
                   QByteArray(i % 3 == 0 ? 400 : 20, 'x') + number + "\"\n            ]\n          }\n        }";
    return entries.join(",\n");
}

/// A canvas of about 5 kB, set as programs set JSON for people.
QByteArray canvasText(int position)
{
    const QByteArray number = QByteArray::number(position + 1);
    const QByteArray id = "https://repository.example/iiif/v3/" + number;
    const QByteArray image = "https://images.example/iiif/" + number;
    return "    {\n      \"id\": \"" + id + "/canvas\",\n      \"type\": \"Canvas\",\n      \"label\": {\n" +
           "        \"none\": [\n          \"plate_" + number.rightJustified(5, '0') +
           ".tif\"\n        ]\n      },\n      \"width\": 10137,\n      \"height\": 9522,\n      \"metadata\": [\n" +
           metadata(number) + "\n      ],\n      \"items\": [\n        {\n          \"id\": \"" + id +
           "/page\",\n          \"type\": \"AnnotationPage\",\n          \"items\": [\n            {\n" +
           "              \"id\": \"" + id +
           "/painting\",\n              \"type\": \"Annotation\",\n              \"motivation\": \"painting\",\n" +
           "              \"body\": {\n                \"id\": \"" + image +
           "/full/max/0/default.jpg\",\n                \"type\": \"Image\",\n                \"service\": [\n" +
           "                  {\n                    \"id\": \"" + image +
           "\",\n                    \"type\": \"ImageService3\",\n                    \"profile\": \"level1\",\n" +
           "                    \"width\": 10137,\n                    \"height\": 9522\n                  }\n" +
           "                ]\n              },\n              \"target\": \"" + id +
           "/canvas\"\n            }\n          ]\n        }\n      ]\n    }";
}

QByteArray manifestText(int canvases)
{
    QByteArrayList items;
    for (int i = 0; i < canvases; ++i)
        items += canvasText(i);
    return "{\n  \"@context\": \"http://iiif.io/api/presentation/3/context.json\",\n"
           "  \"id\": \"https://repository.example/manifest\",\n  \"type\": \"Manifest\",\n"
           "  \"label\": {\n    \"en\": [\n      \"Plates\"\n    ]\n  },\n  \"items\": [\n" +
           items.join(",\n") + "\n  ]\n}\n";
}

struct Spread {
    QList<double> times = {}; // milliseconds

    [[nodiscard]] QByteArray text() const
    {
        QList<double> sorted = times;
        std::sort(sorted.begin(), sorted.end());
        return QByteArray::number(sorted[sorted.size() / 2], 'f', 1) + " ms [" +
               QByteArray::number(sorted.first(), 'f', 1) + ".." + QByteArray::number(sorted.last(), 'f', 1) + ']';
    }
};

double listOnce(const QByteArray &bytes, int canvases)
{
    QElapsedTimer timer;
    timer.start();
    const iiif::OpenedManifest opened = iiif::openManifest(bytes, u"manifest"_s).value();
    const auto own = curation::ownAnnotations(opened.manifest, QUuid::createUuid());
    QStringList names;
    for (const iiif::CanvasView &canvas : opened.manifest.canvases())
        names += canvas.label.name();
    const double time = double(timer.nsecsElapsed()) / 1e6;
    if (names.size() != canvases || names.last().isEmpty() || !own.empty())
        qFatal("the canvases are not listed");
    return time;
}

/// Milliseconds that Node takes for JSON.parse of a file's text, once it has done so before; negative without Node.
double parseWithNode(const QString &file)
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        return -1;
    const QString script = u"const text=require('fs').readFileSync(process.argv[1],'utf8');JSON.parse(text);"
                           "const start=performance.now();JSON.parse(text);console.log(performance.now()-start)"_s;
    QProcess process;
    process.start(node, {u"-e"_s, script, file});
    process.waitForFinished(-1);
    bool isNumber = false;
    const double time = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    return isNumber ? time : -1;
}

void measure(int canvases, int runs, int limit)
{
    const QByteArray bytes = manifestText(canvases);
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("there is no room for a temporary file");
    Spread ours;
    Spread node;
    for (int run = 0; run < runs; ++run) {
        ours.times += listOnce(bytes, canvases);
        if (const double parsed = parseWithNode(file.fileName()); parsed >= 0)
            node.times += parsed;
    }
    std::printf("%6d canvases, %5.1f MB: listed in %s of %d ms; Node's JSON.parse %s\n", canvases,
                double(bytes.size()) / 1e6, ours.text().constData(), limit,
                node.times.isEmpty() ? "not measured" : node.text().constData());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    measure(380, 21, 15);
    measure(10'000, 5, 250);
}
