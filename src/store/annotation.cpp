#include "store/annotation.h"

#include "base/tr.h"

#include <algorithm>
#include <cmath>

namespace kader::store {

namespace {

QByteArray storableJson(const QByteArray &json)
{
    return QString::fromUtf8(json).toUtf8();
}

std::optional<QDateTime> storableTime(const std::optional<QDateTime> &time)
{
    return time && time->isValid() ? std::optional(time->toUTC()) : std::nullopt;
}

bool isSound(const Area &area)
{
    return std::isfinite(area.x) && std::isfinite(area.y) && std::isfinite(area.width) && std::isfinite(area.height) &&
           area.width >= 0 && area.height >= 0;
}

} // namespace

QString storable(const QString &text)
{
    if (text.isValidUtf16())
        return text;
    const QList<uint> characters = text.toUcs4();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
}

Annotation storable(const Annotation &annotation)
{
    Annotation kept = annotation;
    for (Target &target : kept.targets)
        target.selector = storableJson(target.selector);
    for (QString &motivation : kept.motivations)
        motivation = storable(motivation);
    kept.text = storable(annotation.text);
    kept.language = storable(annotation.language);
    kept.body = storableJson(annotation.body);
    kept.creator = storable(annotation.creator);
    kept.created = storableTime(annotation.created);
    kept.modified = storableTime(annotation.modified);
    if (kept.provenance)
        kept.provenance->place = storable(annotation.provenance->place);
    return kept;
}

QString objection(const Annotation &annotation)
{
    const auto &targets = annotation.targets;
    if (annotation.id.isNull())
        return Tr::tr("An annotation without an identity cannot be kept.");
    if (targets.empty())
        return Tr::tr("An annotation must be about something.");
    if (std::any_of(targets.begin(), targets.end(),
                    [](const Target &target) { return target.canvas && *target.canvas < 0; }))
        return Tr::tr("Canvases are counted from 0.");
    if (std::any_of(targets.begin(), targets.end(),
                    [](const Target &target) { return target.area && !isSound(*target.area); }))
        return Tr::tr("A region must have finite coordinates and no negative size.");
    return {};
}

} // namespace kader::store
