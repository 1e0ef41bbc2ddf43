#include "curation/annotationbook.h"

#include <algorithm>

namespace kader::curation {

bool isSeen(const store::Annotation &annotation)
{
    return !annotation.provenance || annotation.provenance->overlay != store::Overlay::Deleted;
}

void AnnotationBook::insert(qint64 number, store::Annotation annotation)
{
    const QUuid id = annotation.id;
    enter(**m_all.insert(id, std::make_shared<const Numbered>(Numbered{number, std::move(annotation)})));
}

void AnnotationBook::replace(const store::Annotation &annotation)
{
    const auto found = m_all.find(annotation.id);
    if (found == m_all.end())
        return;
    const std::shared_ptr<const Numbered> before = *found;
    *found = std::make_shared<const Numbered>(Numbered{before->number, annotation});
    // What stays where it is need not be looked up: with many in one place that takes longer than all else.
    if (isSeen(before->annotation) == isSeen(annotation) && placesOf(before->annotation) == placesOf(annotation))
        return;
    strike(*before);
    enter(**found);
}

void AnnotationBook::remove(const QUuid &id)
{
    const auto found = m_all.constFind(id);
    if (found == m_all.constEnd())
        return;
    strike(**found);
    m_all.erase(found);
}

const AnnotationBook::Numbered *AnnotationBook::find(const QUuid &id) const
{
    const auto found = m_all.constFind(id);
    return found == m_all.constEnd() ? nullptr : found->get();
}

const store::Annotation *AnnotationBook::seen(const QUuid &id) const
{
    const Numbered *found = find(id);
    return found && isSeen(found->annotation) ? &found->annotation : nullptr;
}

QList<QUuid> AnnotationBook::of(const QUuid &source, std::optional<int> canvas) const
{
    QList<QUuid> ids;
    const auto found = m_places.constFind({source, canvas.value_or(whole)});
    if (found == m_places.constEnd())
        return ids;
    ids.reserve(qsizetype(found->size()));
    for (const Entry &entry : *found)
        ids.append(entry.second);
    return ids;
}

int AnnotationBook::count(const QUuid &source, int canvas) const
{
    const auto found = m_places.constFind({source, canvas});
    return found == m_places.constEnd() ? 0 : int(found->size());
}

std::vector<AnnotationBook::Place> AnnotationBook::placesOf(const store::Annotation &annotation)
{
    std::vector<Place> places;
    for (const store::Target &target : annotation.targets) {
        places.emplace_back(target.source, whole);
        if (target.canvas)
            places.emplace_back(target.source, *target.canvas);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

void AnnotationBook::enter(const Numbered &numbered)
{
    if (!isSeen(numbered.annotation))
        return;
    const Entry entry{numbered.number, numbered.annotation.id};
    for (const Place &place : placesOf(numbered.annotation)) {
        std::vector<Entry> &entries = m_places[place];
        if (entries.empty() || entries.back() < entry) // nearly always
            entries.push_back(entry);
        else
            entries.insert(std::lower_bound(entries.begin(), entries.end(), entry), entry);
    }
}

void AnnotationBook::strike(const Numbered &numbered)
{
    if (!isSeen(numbered.annotation))
        return;
    const Entry entry{numbered.number, numbered.annotation.id};
    for (const Place &place : placesOf(numbered.annotation)) {
        std::vector<Entry> &entries = m_places[place];
        const auto found = std::lower_bound(entries.begin(), entries.end(), entry);
        if (found != entries.end() && *found == entry)
            entries.erase(found);
    }
}

std::vector<store::Annotation> annotationsAbout(const QSet<QUuid> &sources, const AnnotationBook::All &all)
{
    const auto isAbout = [&](const store::Annotation &annotation) {
        const auto &targets = annotation.targets;
        return std::any_of(targets.begin(), targets.end(),
                           [&](const store::Target &target) { return sources.contains(target.source); }) ||
               (annotation.provenance && sources.contains(annotation.provenance->source));
    };
    std::vector<const AnnotationBook::Numbered *> chosen;
    for (const std::shared_ptr<const AnnotationBook::Numbered> &each : all) {
        if (isAbout(each->annotation))
            chosen.push_back(each.get());
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto *a, const auto *b) { return a->number < b->number; });
    std::vector<store::Annotation> annotations;
    annotations.reserve(chosen.size());
    for (const AnnotationBook::Numbered *each : chosen)
        annotations.push_back(each->annotation);
    return annotations;
}

} // namespace kader::curation
