#include "samplemanifest.h"

#include "iiif/problem.h"

#include <algorithm>

namespace kader::test {

namespace {

QByteArray service(const QByteArray &base)
{
    return R"({"@context": "http://iiif.io/api/image/3/context.json", "id": ")" + base +
           R"(", "type": "ImageService3", "protocol": "http://iiif.io/api/image", "profile": "level1", "width": 3000, "height": 2000, )"
           R"("maxWidth": 3000, "maxHeight": 2000, "maxArea": 6000000, "tiles": [{"width": 1024, "height": 1024, "scaleFactors": [1, 2, 4]}], )"
           R"("sizes": [{"width": 3000, "height": 2000}]})";
}

QByteArray image(const QByteArray &base, const QByteArray &dimensions)
{
    return R"({"id": ")" + base + R"(/full/max/0/default.jpg", "type": "Image", "format": "image/jpeg")" + dimensions +
           R"(, "service": [)" + service(base) + "]}";
}

QByteArray canvas(int number, const QByteArray &annotations)
{
    const QByteArray base = "https://repo.example/iiif/v3/" + QByteArray::number(number);
    const QByteArray label = "image_" + QByteArray::number(number).rightJustified(4, '0') + ".tif";
    return R"({"id": ")" + base + R"(/canvas", "type": "Canvas", "label": {"none": [")" + label +
           R"("]}, "height": 2000, "width": 3000, "thumbnail": [)" + image(base, {}) + R"(], "items": [{"id": ")" +
           base + R"(/annotationpage", "type": "AnnotationPage", "label": {"none": [")" + label +
           R"("]}, "items": [{"id": ")" + base + R"(/annotationpage/0", "type": "Annotation", "target": ")" + base +
           R"(/canvas", "body": )" + image(base, R"(, "height": 2000, "width": 3000)") + "}]}]" + annotations + "}";
}

} // namespace

QByteArray sampleManifest(int canvases, const QByteArray &annotationsOfFirst)
{
    QByteArray items;
    for (int number = 1; number <= canvases; ++number)
        items += (number > 1 ? ", " : "") + canvas(number, number == 1 ? annotationsOfFirst : QByteArray());
    return R"({"@context": "http://iiif.io/api/presentation/3/context.json", "id": "https://repo.example/iiif/v3/set/1/manifest", )"
           R"("type": "Manifest", "label": {"en": ["IIIF Manifest for 'Sample'."]}, "metadata": [{"label": {"en": ["Authors"]}, )"
           R"("value": {"none": ["A. Person", null]}}], "thumbnail": [)" +
           image("https://repo.example/iiif/v3/1", {}) + R"(], "items": [)" + items + "]}";
}

iiif::Manifest readManifest(const QByteArray &bytes)
{
    Result<iiif::Document> document = iiif::Document::read(bytes, QStringLiteral("sample.json"));
    return iiif::Manifest::read(std::move(*document)).value();
}

bool isSound(const iiif::Document &document)
{
    const std::vector<iiif::Problem> problems = iiif::validate(document);
    return std::all_of(problems.begin(), problems.end(),
                       [](const iiif::Problem &problem) { return problem.diagnostic.severity == Severity::Info; });
}

} // namespace kader::test
