#include "ui/annotations/annotationedit.h"

#include "base/tr.h"
#include "curation/steps.h"
#include "exchange/motivationcell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;

namespace {

/// A longer one keeps the window from all else for a noticeable time.
constexpr qsizetype longestText = 10'000;

bool canHaveRectangle(const Annotation &annotation)
{
    const store::Target &target = annotation.targets.front();
    return annotation.targets.size() == 1 && target.canvas && target.selector.isEmpty();
}

Result<Annotation> withMotivations(Annotation annotation, const QString &typed)
{
    const exchange::MotivationCell read = exchange::readMotivationCell(typed);
    const auto error = std::find_if(read.diagnostics.begin(), read.diagnostics.end(), [](const Diagnostic &diagnostic) {
        return diagnostic.severity == Severity::Error;
    });
    if (error != read.diagnostics.end())
        return failure(ErrorKind::Usage, error->message);
    annotation.motivations = read.motivations;
    return annotation;
}

Result<Annotation> withRegionCell(Annotation annotation, const QString &typed)
{
    if (typed.trimmed().isEmpty())
        return curation::withRegion(std::move(annotation), std::nullopt);
    const std::optional<iiif::SpatialFragment> read = iiif::SpatialFragment::parseValue(typed.trimmed());
    const bool isPixel = read && read->unit == iiif::SpatialFragment::Unit::Pixel;
    const std::optional<iiif::Region> region = isPixel ? read->toRegion({}) : std::nullopt;
    if (!region || region->x < 0 || region->y < 0)
        return failure(ErrorKind::Usage,
                       Tr::tr("“%1” is no region. Type x,y,w,h in canvas pixels, such as 10,20,300,200; "
                              "nothing stands for the whole canvas.")
                           .arg(typed.trimmed()));
    return curation::withRegion(std::move(annotation), region);
}

} // namespace

QString cellText(const Annotation &annotation, AnnotationModel::Column column)
{
    switch (column) {
    case AnnotationModel::Text:
        return annotation.text;
    case AnnotationModel::Region: {
        const std::optional<iiif::Region> region = curation::regionOf(annotation);
        return region ? region->toString() : QString();
    }
    case AnnotationModel::Language:
        return annotation.language;
    case AnnotationModel::Motivation:
        return exchange::motivationCell(annotation.motivations);
    default:
        return {};
    }
}

QString objectionTo(const Annotation &annotation, AnnotationModel::Column column)
{
    switch (column) {
    case AnnotationModel::Text:
        if (annotation.text.size() > longestText)
            return Tr::tr("It is too long to be edited here.");
        [[fallthrough]];
    case AnnotationModel::Language:
        return annotation.body.isEmpty() ? QString() : Tr::tr("Its body is more than a text.");
    case AnnotationModel::Region:
        return canHaveRectangle(annotation) ? QString() : Tr::tr("It is about more than a rectangle.");
    case AnnotationModel::Motivation:
        return {};
    default:
        return Tr::tr("This can't be edited here.");
    }
}

Result<Annotation> withCell(Annotation annotation, AnnotationModel::Column column, const QString &typed)
{
    if (const QString objection = objectionTo(annotation, column); !objection.isEmpty())
        return failure(ErrorKind::Usage, objection);
    switch (column) {
    case AnnotationModel::Text:
        annotation.text = typed;
        return annotation;
    case AnnotationModel::Language:
        annotation.language = typed.trimmed();
        return annotation;
    case AnnotationModel::Region:
        // Numbers that were not touched stay as exact as they are.
        return typed == cellText(annotation, column) ? Result<Annotation>(annotation)
                                                     : withRegionCell(std::move(annotation), typed);
    default:
        return withMotivations(std::move(annotation), typed);
    }
}

QString stepName(AnnotationModel::Column column)
{
    switch (column) {
    case AnnotationModel::Region:
        return Tr::tr("Change region");
    case AnnotationModel::Language:
        return Tr::tr("Change language");
    case AnnotationModel::Motivation:
        return Tr::tr("Change motivation");
    default:
        return Tr::tr("Edit text");
    }
}

} // namespace kader::ui
