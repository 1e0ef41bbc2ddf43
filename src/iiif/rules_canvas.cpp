#include "iiif/findings.h"

#include "base/tr.h"
#include "iiif/annotation.h"
#include "iiif/fragment.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isPainting(Value annotation)
{
    const Value motivation = annotation["motivation"];
    for (Value item : motivation.elements()) {
        if (item.text() == "painting"_L1)
            return true;
    }
    return motivation.text() == "painting"_L1;
}

void checkPaintingTarget(Findings &findings, const CanvasView &canvas, Value annotation)
{
    const Value target = annotation["target"];
    const bool isCanvasObject = target.count() == 2 && target["type"].text() == "Canvas"_L1 &&
                                target["id"].text() == canvas.id && !canvas.id.isEmpty();
    if (isCanvasObject) {
        findings.addRepairable(
            "painting-target-object", target,
            Tr::tr("The image's target is an object in place of the canvas's id; some viewers then show no image."),
            Tr::tr("The image's target is now the canvas's id."),
            [target, id = canvas.id](Edits &edits) { edits.replace(target, jsonString(id)); });
        return;
    }
    const QString pointed = readAnnotation(annotation, canvas).canvasId;
    if (pointed != canvas.id)
        findings.add("painting-target", annotation,
                     Tr::tr("The image says that it belongs on another canvas (%1).").arg(pointed));
}

/// Image API 3, section 6: from level 1 on any width and height may be asked for.
bool scalesToAnySize(Value service)
{
    const QString profile = service["profile"].text();
    return service["type"].text() == "ImageService3"_L1 && (profile == "level1"_L1 || profile == "level2"_L1);
}

/// A size of the same shape whose longest side is `longest`, both sides at least 1.
CanvasSize scaledTo(CanvasSize size, qint64 longest)
{
    const double factor = double(longest) / double(qMax(size.width, size.height));
    return {qMax<qint64>(1, qRound64(double(size.width) * factor)),
            qMax<qint64>(1, qRound64(double(size.height) * factor))};
}

} // namespace

void checkPainting(Findings &findings, const CanvasView &canvas)
{
    for (Value page : canvas.paintingPages()) {
        for (Value annotation : page["items"].elements()) {
            if (!annotation.isObject())
                continue;
            if (!annotation["motivation"] && annotation["body"]["type"].text() != "TextualBody"_L1) {
                findings.addRepairable(
                    "painting-motivation", annotation,
                    Tr::tr("The annotation that carries the image does not say so (motivation painting); some viewers "
                           "then show no image."),
                    Tr::tr("The motivation painting was added to the annotation that carries the image."),
                    [annotation](Edits &edits) { edits.set(annotation, "motivation", "\"painting\""); });
            } else if (!isPainting(annotation)) {
                findings.add("painting-motivation", annotation,
                             Tr::tr("An annotation that is not an image stands among the canvas's images."));
            }
            checkPaintingTarget(findings, canvas, annotation);
            checkServices(findings, annotation["body"]);
        }
    }
}

void checkAnnotations(Findings &findings, const CanvasView &canvas)
{
    QSet<QString> pages;
    for (Value page : canvas.annotationPages()) {
        const QString id = page["id"].text();
        if (!id.isEmpty() && pages.contains(id))
            findings.add("page-duplicate-id", page, Tr::tr("Two annotation pages of the canvas have the same id."));
        pages.insert(id);
        for (Value item : page["items"].elements()) {
            const Annotation annotation = readAnnotation(item, canvas);
            if (annotation.id.isEmpty())
                findings.add("annotation-id", item,
                             Tr::tr("The annotation has no id; viewers list it but do not draw it."));
            if (annotation.motivations.isEmpty())
                findings.add("annotation-motivation", item,
                             Tr::tr("The annotation does not say what it is for (motivation)."));
            if (isPainting(item))
                findings.add("annotation-painting", item,
                             Tr::tr("An image stands among the canvas's annotations; its place is among the images."));
            if (annotation.canvasId != canvas.id)
                findings.add("annotation-target", item,
                             Tr::tr("The annotation stands on this canvas but is about another one (%1).")
                                 .arg(annotation.canvasId));
            else if (annotation.region && canvas.size && !canvas.size->contains(*annotation.region))
                findings.add("annotation-outside-canvas", item,
                             Tr::tr("The region %1 reaches outside the canvas of %2 by %3.")
                                 .arg(annotation.region->toString())
                                 .arg(canvas.size->width)
                                 .arg(canvas.size->height));
        }
    }
}

void checkThumbnails(Findings &findings, Value resource)
{
    constexpr qint64 largest = 1024;
    constexpr qint64 wanted = 300;
    for (Value thumbnail : resource["thumbnail"].elements()) {
        checkServices(findings, thumbnail);
        const Value service = thumbnail["service"].isArray() ? thumbnail["service"].firstChild() : thumbnail["service"];
        const std::optional<qint64> width = service["width"].integer();
        const std::optional<qint64> height = service["height"].integer();
        const QString base = service["id"].text();
        const bool isWhole = thumbnail["id"].text() == base + u"/full/max/0/default.jpg"_s;
        if (!isWhole || !scalesToAnySize(service) || !width || !height || *width < 1 || *height < 1 ||
            qMax(*width, *height) <= largest)
            continue;
        const CanvasSize size = scaledTo({*width, *height}, wanted);
        const QString id = u"%1/full/%2,%3/0/default.jpg"_s.arg(base).arg(size.width).arg(size.height);
        findings.addRepairable(
            "thumbnail-size", thumbnail,
            Tr::tr("The thumbnail is the whole image of %1 by %2 pixels.").arg(*width).arg(*height),
            Tr::tr("The thumbnail is now an image of %1 by %2 pixels.").arg(size.width).arg(size.height),
            [thumbnail, size, id](Edits &edits) {
                edits.set(thumbnail, "id", jsonString(id));
                edits.set(thumbnail, "width", QByteArray::number(size.width));
                edits.set(thumbnail, "height", QByteArray::number(size.height));
            });
    }
}

void checkServices(Findings &findings, Value resource)
{
    const Value service = resource["service"];
    if (service.isObject()) {
        findings.addRepairable(
            "service-list", service, Tr::tr("An image service stands alone where a list of services belongs."),
            Tr::tr("The image service was put into a list."),
            [service](Edits &edits) { edits.replace(service, '[' + service.raw().toByteArray() + ']'); });
    }
    bool hasNull = service.isNull();
    bool hasOther = false;
    for (Value item : service.elements())
        (item.isNull() ? hasNull : hasOther) = true;
    if (!hasNull)
        return;
    findings.addRepairable("service-null", service, Tr::tr("A service is empty (null)."),
                           Tr::tr("The empty service was taken out."), [service, hasOther](Edits &edits) {
                               if (!hasOther) {
                                   edits.remove(service);
                                   return;
                               }
                               for (Value item : service) {
                                   if (item.isNull())
                                       edits.remove(item);
                               }
                           });
}

} // namespace kader::iiif
