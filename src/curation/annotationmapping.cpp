#include "curation/annotationmapping.h"

#include "exchange/creatorcell.h"

#include <QCryptographicHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

/// A FragmentSelector that says a rectangle and nothing else.
bool isRectangleSelector(iiif::Value selector)
{
    if (selector["type"].text() != "FragmentSelector"_L1 || !selector["value"].text().startsWith("xywh="_L1))
        return false;
    for (const iiif::Value member : selector) {
        const QString key = member.key();
        if (key != "type"_L1 && key != "value"_L1 && key != "conformsTo"_L1)
            return false;
    }
    return true;
}

/// An address of a rectangle on a canvas, in whatever unit.
bool isRectangleAddress(const QString &address)
{
    const QString fragment = address.section(u'#', -1);
    return address.contains("#xywh="_L1) && !fragment.contains(u'&');
}

/// Whether a selector says no more than the region that was read from it.
bool saysOnlyRegion(const iiif::Annotation &annotation)
{
    if (!annotation.region)
        return false;
    const Result<iiif::Outline> outline = iiif::Outline::parse(annotation.selector);
    if (!outline)
        return false;
    const iiif::Value root = outline->root();
    if (root.isString())
        return isRectangleAddress(root.text());
    const bool isCanvas = root.isObject() && root.count() == 2 && root["type"].text() == "Canvas"_L1;
    return isCanvas ? isRectangleAddress(root["id"].text()) : isRectangleSelector(root);
}

std::optional<QDateTime> timeFrom(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

QString textOf(const std::optional<QDateTime> &time)
{
    if (!time)
        return {};
    return time->toUTC().toString(time->time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

iiif::Region regionOf(const store::Area &area)
{
    const double x = std::floor(area.x);
    const double y = std::floor(area.y);
    return {.x = qint64(x),
            .y = qint64(y),
            .width = qMax(qint64(1), qint64(std::ceil(area.x + area.width) - x)),
            .height = qMax(qint64(1), qint64(std::ceil(area.y + area.height) - y))};
}

void setTarget(iiif::Annotation &result, const store::Annotation &annotation, const QString &canvasId)
{
    result.canvasId = canvasId;
    if (annotation.targets.empty())
        return;
    const store::Target &target = annotation.targets.front();
    if (target.area)
        result.region = regionOf(*target.area);
    result.selector = target.selector;
}

} // namespace

store::Annotation fromDocument(const iiif::Annotation &annotation, const QUuid &source, int canvas)
{
    store::Target target{.source = source, .canvas = canvas};
    if (const auto &region = annotation.region)
        target.area = store::Area{double(region->x), double(region->y), double(region->width), double(region->height)};
    if (!annotation.selector.isEmpty() && !saysOnlyRegion(annotation))
        target.selector = annotation.selector;
    return storable(store::Annotation{
        .id = {},
        .targets = {target},
        .motivations = annotation.motivations,
        .text = annotation.text,
        .language = annotation.language,
        .body = annotation.bodies,
        .creator = annotation.creator.isEmpty() ? QString() : exchange::creatorCell(annotation.creator),
        .created = timeFrom(annotation.created),
        .modified = timeFrom(annotation.modified),
    });
}

std::vector<store::Annotation> annotationsAsTheyStand(const std::vector<iiif::PlacedAnnotation> &all,
                                                      const QUuid &source, const QUuid &document)
{
    std::vector<store::Annotation> result;
    result.reserve(all.size());
    for (const iiif::PlacedAnnotation &placed : all) {
        store::Annotation annotation = fromDocument(placed.annotation, source, placed.canvas);
        const QString place = placed.value.pointer();
        annotation.id = QUuid::createUuidV5(document, place);
        annotation.provenance =
            store::Provenance{.source = document,
                              .place = place,
                              .hash = QCryptographicHash::hash(placed.value.raw(), QCryptographicHash::Sha256)};
        result.push_back(std::move(annotation));
    }
    return result;
}

std::vector<store::Annotation> ownAnnotations(const iiif::Manifest &manifest, const QUuid &source)
{
    return annotationsAsTheyStand(iiif::embeddedAnnotations(manifest), source, source);
}

QUuid identityIn(const QString &id)
{
    return id.contains("/anno/"_L1) ? QUuid::fromString(id.section(u'/', -1)) : QUuid();
}

iiif::Annotation toDocument(const store::Annotation &annotation, const QString &canvasId)
{
    iiif::Annotation result;
    result.motivations = annotation.motivations;
    result.text = annotation.text;
    result.language = annotation.language;
    result.bodies = annotation.body;
    setTarget(result, annotation, canvasId);
    const QString &creator = annotation.creator;
    if (!creator.isEmpty())
        result.creator = exchange::isJsonCell(creator) ? creator.toUtf8() : exchange::creatorFromCell(creator);
    result.created = textOf(annotation.created);
    result.modified = textOf(annotation.modified);
    return result;
}

iiif::Annotation edited(const iiif::Annotation &original, const store::Annotation &edited, int canvas,
                        const QString &canvasId)
{
    const QUuid source = edited.targets.empty() ? QUuid() : edited.targets.front().source;
    const store::Annotation before = fromDocument(original, source, canvas);
    const iiif::Annotation after = toDocument(edited, canvasId);
    iiif::Annotation result = original;
    if (edited.motivations != before.motivations)
        result.motivations = after.motivations;
    if (edited.text != before.text || edited.language != before.language || edited.body != before.body) {
        result.text = after.text;
        result.language = after.language;
        result.bodies = after.bodies;
    }
    if (edited.targets != before.targets) {
        result.canvasId = after.canvasId;
        result.region = after.region;
        result.selector = after.selector;
    }
    if (edited.creator != before.creator)
        result.creator = after.creator;
    if (edited.created != before.created)
        result.created = after.created;
    if (edited.modified != before.modified)
        result.modified = after.modified;
    return result;
}

} // namespace kader::curation
