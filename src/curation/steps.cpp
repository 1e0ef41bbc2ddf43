#include "curation/steps.h"

#include "curation/annotationmapping.h"
#include "curation/bodytext.h"

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

/// The body that is more than a text follows the text.
void settleBody(const Annotation &before, Annotation &after)
{
    const bool isRetold = after.text != before.text || after.language != before.language;
    if (isRetold && !after.body.isEmpty() && after.body == before.body)
        after.body = retold(after.body, after.text, after.language);
}

store::Area areaOf(const iiif::Region &region)
{
    return {double(region.x), double(region.y), double(region.width), double(region.height)};
}

iiif::Region around(const store::Area &area)
{
    const double x = std::floor(area.x);
    const double y = std::floor(area.y);
    return {.x = qint64(x),
            .y = qint64(y),
            .width = qMax(qint64(1), qint64(std::ceil(area.x + area.width) - x)),
            .height = qMax(qint64(1), qint64(std::ceil(area.y + area.height) - y))};
}

} // namespace

Annotation newAnnotation(const QUuid &source, int canvas, const std::optional<iiif::Region> &region)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Annotation annotation{.id = QUuid::createUuid(),
                          .targets = {{.source = source, .canvas = canvas}},
                          .motivations = {u"commenting"_s},
                          .language = u"en"_s,
                          .created = now,
                          .modified = now};
    return withRegion(std::move(annotation), region);
}

std::optional<iiif::Region> regionOf(const Annotation &annotation)
{
    if (annotation.targets.empty() || !annotation.targets.front().area)
        return std::nullopt;
    return toDocument(annotation, {}).region;
}

bool hasPlainRegion(const Annotation &annotation)
{
    return annotation.targets.size() == 1 && annotation.targets.front().area &&
           annotation.targets.front().selector.isEmpty();
}

Annotation withRegion(Annotation annotation, const std::optional<iiif::Region> &region)
{
    if (annotation.targets.empty())
        return annotation;
    store::Target &target = annotation.targets.front();
    target.selector.clear();
    target.area.reset();
    if (region)
        target.area = areaOf(*region);
    return annotation;
}

std::optional<iiif::SelectedShape> shapeOf(const store::Target &target, const iiif::CanvasView &canvas)
{
    if (target.selector.isEmpty())
        return target.area ? std::optional(iiif::SelectedShape{.shape = around(*target.area), .isWritable = true})
                           : std::nullopt;
    if (const auto selected = iiif::selectedShape(target.selector, canvas))
        return selected;
    return target.area ? std::optional(iiif::SelectedShape{.shape = around(*target.area)}) : std::nullopt;
}

Annotation withShape(Annotation annotation, const iiif::Shape &shape, const iiif::CanvasView &canvas)
{
    if (shape.kind == iiif::ShapeKind::Rectangle)
        return withRegion(std::move(annotation), shape.region);
    if (annotation.targets.empty())
        return annotation;
    store::Target &target = annotation.targets.front();
    const auto same = iiif::withShape(target.selector, canvas, shape);
    target.selector = same ? *same : iiif::writtenSelector(shape);
    target.area = areaOf(shape.region);
    return annotation;
}

Step addition(const QString &name, std::span<const Annotation> annotations)
{
    Step step{name};
    step.changes.reserve(annotations.size());
    for (const Annotation &annotation : annotations)
        step.changes.push_back(store::AnnotationChange{std::nullopt, annotation});
    return step;
}

Step change(const QString &name, const Annotation &before, Annotation after)
{
    settleBody(before, after);
    if (after == before)
        return {name};
    after.modified = QDateTime::currentDateTimeUtc();
    if (after.provenance && after.provenance->overlay == store::Overlay::None)
        after.provenance->overlay = store::Overlay::Edited;
    return {name, {store::AnnotationChange{before, std::move(after)}}};
}

Step deletion(const QString &name, std::span<const Annotation> annotations)
{
    Step step{name};
    for (const Annotation &annotation : annotations) {
        store::AnnotationChange change{annotation, std::nullopt};
        if (annotation.provenance) {
            change.after = annotation;
            change.after->modified = QDateTime::currentDateTimeUtc();
            change.after->provenance->overlay = store::Overlay::Deleted;
        }
        step.changes.push_back(std::move(change));
    }
    return step;
}

} // namespace kader::curation
