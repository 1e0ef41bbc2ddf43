#include "fixtures.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

QByteArray image(const QString &file)
{
    return R"({"id": "https://repo.example/iiif/v3/)" + file.toUtf8() +
           R"(/full/max/0/default.jpg", "type": "Image", "format": "image/jpeg", "service": [)" + servedService(file) +
           "]}";
}

} // namespace

QString canvasId(const QString &file)
{
    return u"https://repo.example/iiif/v3/%1/canvas"_s.arg(file);
}

QByteArray servedService(const QString &file)
{
    return R"({"@context": "http://iiif.io/api/image/3/context.json", "id": "https://repo.example/iiif/v3/)" +
           file.toUtf8() +
           R"(", "type": "ImageService3", "protocol": "http://iiif.io/api/image", "profile": "level1", "width": 300, "height": 200, "tiles": [{"width": 1024, "height": 1024, "scaleFactors": [1]}]})";
}

QByteArray servedCanvas(const ServedCanvas &canvas)
{
    const QByteArray id = canvasId(canvas.file).toUtf8();
    const QByteArray page = id.chopped(6) + "annotationpage";
    const QByteArray label = R"({"none": [")" + canvas.name.toUtf8() + "\"]}";
    return R"({"id": ")" + id + R"(", "type": "Canvas", "label": )" + label +
           R"(, "height": 200, "width": 300, "thumbnail": [)" + image(canvas.file) + R"(], "items": [{"id": ")" + page +
           R"(", "type": "AnnotationPage", "label": )" + label + R"(, "items": [{"id": ")" + page +
           R"(/0", "type": "Annotation", "target": ")" + id + R"(", "body": )" + image(canvas.file) + "}]}]" +
           canvas.extra + '}';
}

QString manifestId(const QString &dataset)
{
    return u"https://repo.example/iiif/v3/%1/latest/manifest"_s.arg(dataset);
}

QByteArray served(const ServedManifest &manifest)
{
    QByteArrayList canvases;
    QByteArrayList thumbnails;
    for (const ServedCanvas &canvas : manifest.canvases) {
        canvases.append(servedCanvas(canvas));
        thumbnails.append(image(canvas.file));
    }
    return R"({"@context": "http://iiif.io/api/presentation/3/context.json", "id": ")" +
           manifestId(manifest.dataset).toUtf8() + R"(", "type": "Manifest", "label": {"en": ["IIIF Manifest for ')" +
           manifest.dataset.toUtf8() + R"('."]}, "metadata": )" + manifest.metadata + R"(, "thumbnail": [)" +
           thumbnails.join(", ") + R"(], "items": [)" + canvases.join(", ") + ']' + manifest.extra + '}';
}

iiif::Manifest manifestOf(const QByteArray &json, const QString &name)
{
    Result<iiif::Document> document = iiif::Document::read(json, name);
    if (!document)
        qFatal("%s", qPrintable(document.error().toString()));
    Result<iiif::Manifest> manifest = iiif::Manifest::read(std::move(*document));
    if (!manifest)
        qFatal("%s", qPrintable(manifest.error().toString()));
    return std::move(*manifest);
}

QJsonObject objectOf(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        qFatal("%s in %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

QByteArray unpatched(QByteArray text, const QByteArray &source, const iiif::Patches &patches)
{
    for (const iiif::Patch &patch : patches) // from the front: what is before a patch is the source's already
        text.replace(patch.offset, patch.bytes.size(), source.sliced(patch.offset, patch.length));
    return text;
}

} // namespace kader::test
