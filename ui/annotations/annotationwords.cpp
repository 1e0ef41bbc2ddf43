#include "ui/annotations/annotationwords.h"

#include "base/tr.h"
#include "curation/steps.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

} // namespace

QString regionText(const curation::Annotation &annotation)
{
    if (const auto region = curation::regionOf(annotation))
        return region->toString();
    const bool hasCanvas = !annotation.targets.empty() && annotation.targets.front().canvas;
    return hasCanvas ? Tr::tr("whole canvas") : Tr::tr("whole dataset");
}

QString originText(const curation::Annotation &annotation, const QDateTime &now)
{
    if (annotation.provenance) {
        return annotation.provenance->overlay == store::Overlay::Edited ? Tr::tr("from the source, edited")
                                                                        : Tr::tr("from the source");
    }
    if (!annotation.created)
        return Tr::tr("added by a curator");
    const qint64 days = annotation.created->toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return Tr::tr("added today");
    if (days == 1)
        return Tr::tr("added yesterday");
    return Tr::tr("added %1").arg(dayText(*annotation.created));
}

QString datesText(const curation::Annotation &annotation)
{
    QStringList parts;
    if (annotation.created && annotation.provenance)
        parts += Tr::tr("made %1").arg(dayText(*annotation.created));
    if (annotation.modified && annotation.modified != annotation.created)
        parts += Tr::tr("changed %1").arg(QLocale().toString(annotation.modified->toLocalTime(), QLocale::ShortFormat));
    return parts.join(u" · "_s);
}

QString reviewWord(const curation::Curation &curation, const QUuid &annotation)
{
    const std::optional<curation::Review> review = curation.review(annotation);
    if (!review)
        return {};
    if (!curation.isReviewed(annotation))
        return Tr::tr("changed since");
    const QString by = curation::reviewerName(review->by);
    return by.isEmpty() ? Tr::tr("reviewed") : by;
}

QString reviewText(const curation::Curation &curation, const QUuid &annotation)
{
    const std::optional<curation::Review> review = curation.review(annotation);
    if (!review)
        return {};
    const QString by = curation::reviewerName(review->by);
    const QString who = by.isEmpty() ? dayText(review->at) : Tr::tr("%1, %2").arg(by, dayText(review->at));
    return curation.isReviewed(annotation) ? Tr::tr("reviewed (%1)").arg(who)
                                           : Tr::tr("changed since it was reviewed (%1)").arg(who);
}

} // namespace kader::ui
