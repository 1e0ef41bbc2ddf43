#include "iiif/wrap.h"

#include "base/tr.h"
#include "iiif/contexts.h"
#include "iiif/edits.h"
#include "iiif/fragment.h"
#include "iiif/imagerequest.h"
#include "iiif/remark.h"
#include "iiif/resource.h"

#include <QBuffer>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// An id for what came without one: of the bytes, so that the same bytes always get the same.
QString madeUpId(const QByteArray &bytes)
{
    const QUuid space(0x3f2f9a0e, 0x6a0b, 0x5c1d, 0x9d, 0x51, 0x1a, 0x0f, 0x4c, 0x6b, 0x77, 0x21);
    return u"urn:uuid:"_s + QUuid::createUuidV5(space, bytes).toString(QUuid::WithoutBraces);
}

/// The last part of an address that says something: what a file would be called.
QByteArray labelFrom(const QString &id)
{
    const QString path = QUrl(id).path(QUrl::FullyEncoded);
    QString name = path.section(u'/', -1, -1, QString::SectionSkipEmpty);
    if (name.isEmpty())
        name = id;
    return "{\"none\":[" + jsonString(QUrl::fromPercentEncoding(name.toUtf8())) + "]}";
}

/// An object's own text, with edits, without the context that only a document as a whole has.
Result<QByteArray> embedded(Value object, Edits &edits)
{
    if (const Value context = object["@context"])
        edits.remove(context);
    return edits.patches().and_then([&](const Patches &patches) -> Result<QByteArray> {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const Outline::Node &node = object.node();
        return writePatched(out, object.outline()->text(), patches, node.begin, node.end).map([&] {
            return out.data();
        });
    });
}

QByteArray manifestAround(const QString &id, const QByteArray &label, const QByteArray &canvas,
                          const Contexts &contexts)
{
    return "{\"@context\":" + contexts.json() + ",\"id\":" + jsonString(id + u"/manifest"_s) +
           ",\"type\":\"Manifest\",\"label\":" + label + ",\"items\":[" + canvas + "]}";
}

Result<OpenedManifest> opened(const QByteArray &bytes, const Document &from, Conversion conversion,
                              const Diagnostics &notes)
{
    return Document::read(bytes, from.name()).and_then(Manifest::read).map([&](const Manifest &manifest) {
        return OpenedManifest{
            .manifest = manifest, .conversion = conversion, .original = from.original(), .notes = notes};
    });
}

/// The info.json as the block of a manifest's image: with the id, type and key names that blocks have.
Result<QByteArray> serviceBlock(Value info, const ImageService &service)
{
    Edits edits(*info.outline());
    const bool isThree = service.api == ImageApi::V3;
    const char *const idName = isThree ? "id" : "@id";
    if (info[idName].text() != service.id.text())
        edits.set(info, idName, jsonString(service.id.text()));
    const QString type = u"ImageService"_s + QString::number(int(service.api));
    const char *const typeName = isThree ? "type" : "@type";
    if (info[typeName].text() != type)
        edits.set(info, typeName, jsonString(type));
    return embedded(info, edits);
}

QString wholeImageAddress(const ImageService &service)
{
    const auto size = largestSize(service);
    const Result<WebAddress> address = size ? imageAddress(service, {.size = *size}) : failure(ErrorKind::Usage, {});
    return address ? address->text() : service.id.appended(u"/full/max/0/default.jpg"_s).text();
}

QByteArray canvasFor(const ImageService &service, const QByteArray &label, const QByteArray &block)
{
    const auto id = [&](const QString &path) { return jsonString(service.id.appended(path).text()); };
    const QByteArray size = ",\"height\":" + QByteArray::number(service.size->height()) +
                            ",\"width\":" + QByteArray::number(service.size->width());
    const QByteArray body = "{\"id\":" + jsonString(wholeImageAddress(service)) +
                            ",\"type\":\"Image\",\"format\":\"image/jpeg\"" + size + ",\"service\":[" + block + "]}";
    const QByteArray annotation =
        "{\"id\":" + id(u"/annotationpage/0"_s) +
        ",\"type\":\"Annotation\",\"motivation\":\"painting\",\"target\":" + id(u"/canvas"_s) + ",\"body\":" + body +
        '}';
    return "{\"id\":" + id(u"/canvas"_s) + ",\"type\":\"Canvas\",\"label\":" + label + size +
           ",\"items\":[{\"id\":" + id(u"/annotationpage"_s) + ",\"type\":\"AnnotationPage\",\"items\":[" + annotation +
           "]}]}";
}

} // namespace

Result<OpenedManifest> wrappedCanvas(const Document &document)
{
    const Value root = document.root();
    const QString ownId = idOf(root);
    const QString id = ownId.isEmpty() ? madeUpId(document.bytes()) : ownId;
    Contexts contexts;
    contexts.add(root["@context"]);
    Edits edits(document.outline());
    if (root["id"].text() != id)
        edits.set(root, "id", jsonString(id));
    const QByteArray label = root["label"].isObject() ? root["label"].raw().toByteArray() : labelFrom(id);
    Diagnostics notes = {remarkOn(
        document, u"canvas-alone"_s,
        Tr::tr("This is a single canvas. It is shown in a manifest made for it; that manifest's id and label are made "
               "up from the canvas's."))};
    const std::vector<Value> wholes = listed(root["partOf"]);
    if (!wholes.empty() && !idOf(wholes.front()).isEmpty())
        notes.append(remarkOn(document, u"canvas-part-of"_s,
                              Tr::tr("The canvas says that it is part of %1.").arg(idOf(wholes.front()))));
    return embedded(root, edits).and_then([&](const QByteArray &canvas) {
        return opened(manifestAround(id, label, canvas, contexts), document, Conversion::Canvas, notes);
    });
}

Result<OpenedManifest> wrappedImageInfo(const Document &document)
{
    const Result<ImageServiceReading> reading =
        readImageInfo(document.root().raw().toByteArray(), {.place = {.document = document.name()}});
    if (!reading)
        return tl::unexpected(reading.error());
    const ImageService &service = reading->service;
    if (!service.size)
        return failure(
            ErrorKind::Unsupported,
            Tr::tr("This is the description of an image (info.json), but it does not say how large the image "
                   "is."),
            {.document = document.name()});
    Diagnostics notes = {
        remarkOn(document, u"image-alone"_s,
                 Tr::tr("This is the description of one image (info.json). It is shown on a canvas of its "
                        "size; the ids of that canvas and its manifest are made up from the image's."))};
    const QByteArray label = labelFrom(service.id.text());
    return serviceBlock(document.root(), service).and_then([&](const QByteArray &block) {
        return opened(manifestAround(service.id.text(), label, canvasFor(service, label, block), Contexts()), document,
                      Conversion::ImageInfo, notes + reading->diagnostics);
    });
}

} // namespace kader::iiif
