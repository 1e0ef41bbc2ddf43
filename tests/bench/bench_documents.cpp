// How fast documents are read and changed, against what the same work costs otherwise: copying the bytes
// (the floor) and parsing and writing them with a JSON library (the usual way). Ratios, no limits.

#include "iiif/annotationwriter.h"

#include <QElapsedTimer>
#include <QList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace kader;
using namespace kader::iiif;

namespace {

/// A manifest in the repository's style: services embedded three times a canvas, everything on one line.
QByteArray manifestText(int canvases)
{
    QByteArray items;
    for (int i = 1; i <= canvases; ++i) {
        const QByteArray base = "https://repo.example/iiif/v3/" + QByteArray::number(i);
        const QByteArray image =
            R"({"id": ")" + base +
            R"(/full/max/0/default.jpg", "type": "Image", "format": "image/jpeg", "service": [{"@context": )"
            R"("http://iiif.io/api/image/3/context.json", "id": ")" +
            base +
            R"(", "type": "ImageService3", "protocol": "http://iiif.io/api/image", )"
            R"("profile": "level1", "width": 10137, "height": 9522, "maxWidth": 10137, "maxHeight": 9522, "maxArea": 96524514, "extraFormats": )"
            R"(["jpg", "png", "tif", "webp"], "tiles": [{"width": 1024, "height": 1024, "scaleFactors": [1, 2, 4, 8, 16]}], "sizes": [{"width": 10137, "height": 9522}]}]})";
        items += (i > 1 ? ", " : "") + QByteArray(R"({"id": ")") + base +
                 R"(/canvas", "type": "Canvas", "label": {"none": ["image )" + QByteArray::number(i) +
                 R"("]}, "height": 9522, "width": 10137, "thumbnail": [)" + image + R"(], "items": [{"id": ")" + base +
                 R"(/annotationpage", "type": "AnnotationPage", "items": [{"id": ")" + base +
                 R"(/annotationpage/0", "type": "Annotation", "target": ")" + base + R"(/canvas", "body": )" + image +
                 "}]}]}";
    }
    return R"({"@context": "http://iiif.io/api/presentation/3/context.json", "id": "https://repo.example/m", "type": "Manifest", "label": {"en": ["M"]}, "items": [)" +
           items + "]}";
}

double medianMs(const std::function<void()> &work, int runs)
{
    QList<double> times;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

QByteArray annotated(const QByteArray &bytes, int perCanvas)
{
    const Manifest manifest = Document::read(bytes, {}).and_then(Manifest::read).value();
    Edits edits(manifest.document().outline());
    AnnotationWriter writer(manifest, edits);
    Annotation annotation;
    annotation.motivations = {QStringLiteral("describing")};
    annotation.text = QStringLiteral("A region that was drawn and described");
    annotation.language = QStringLiteral("en");
    annotation.region = Region{100, 200, 300, 400};
    for (const CanvasView &canvas : manifest.canvases()) {
        for (int i = 0; i < perCanvas; ++i)
            writer.add(canvas.position, annotation);
    }
    writer.finish();
    return patched(bytes, edits.patches().value());
}

void measure(int canvases, int perCanvas, int runs)
{
    const QByteArray bytes = manifestText(canvases);
    const double megabytes = double(bytes.size()) / 1e6;
    QByteArray copy;
    const double copying = medianMs([&] { copy = QByteArray(bytes.constData(), bytes.size()); }, runs);
    const double outlining = medianMs([&] { (void)Outline::parse(bytes).value(); }, runs);
    const double annotating = medianMs([&] { copy = annotated(bytes, perCanvas); }, runs);
    const double library =
        medianMs([&] { (void)nlohmann::ordered_json::parse(bytes.begin(), bytes.end()).dump().size(); }, runs);
    std::printf("%5d canvases, %7.1f MB, %6d annotations: copy %.2f ms; outline %.1f ms (%.0f MB/s, %.2f of "
                "parse+dump); annotate %.1f ms (%.2f of parse+dump %.1f ms)\n",
                canvases, megabytes, canvases * perCanvas, copying, outlining, megabytes / outlining * 1e3,
                outlining / library, annotating, annotating / library, library);
}

} // namespace

int main()
{
    measure(1, 26, 101);
    measure(380, 26, 21);
    measure(10'000, 10, 5);
}
