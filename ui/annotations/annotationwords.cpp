#include "ui/annotations/annotationwords.h"

#include "base/tr.h"
#include "curation/steps.h"
#include "exchange/creatorcell.h"

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

QString creatorText(const curation::Annotation &annotation)
{
    return exchange::isJsonCell(annotation.creator) ? Tr::tr("creator as in the source") : annotation.creator;
}

QString makerText(const curation::Annotation &annotation)
{
    QStringList parts;
    if (!annotation.creator.isEmpty())
        parts += creatorText(annotation);
    if (annotation.created && annotation.provenance)
        parts += Tr::tr("made %1").arg(dayText(*annotation.created));
    if (annotation.modified && annotation.modified != annotation.created)
        parts += Tr::tr("changed %1").arg(QLocale().toString(annotation.modified->toLocalTime(), QLocale::ShortFormat));
    return parts.join(u" · "_s);
}

} // namespace kader::ui
