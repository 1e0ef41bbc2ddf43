#include "curation/carryoverown.h"

#include "curation/annotationmapping.h"
#include "iiif/annotation.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

QString withoutScheme(const QString &id)
{
    return id.startsWith("http://"_L1) ? u"https://"_s + id.sliced(7) : id;
}

auto body(const store::Annotation &annotation)
{
    return std::tie(annotation.text, annotation.language, annotation.body);
}

/// Whether a target is where the older version's would be by now, its numbers kept or grown with the canvas.
bool isSameTarget(const store::Annotation &before, const store::Annotation &now, const TargetMover &mover)
{
    for (const ResizedRegions resized : {ResizedRegions::Keep, ResizedRegions::Scale}) {
        const TargetMover::Moved moved = mover.moved(before.targets, resized);
        if (!staysBehind(moved.verdict) && moved.targets == now.targets)
            return true;
    }
    return false;
}

/// Takes over what was edited; false when it was changed too.
template <typename Part>
bool takeOver(const Part &before, const Part &edited, Part &now)
{
    if (edited == before || edited == now)
        return true;
    if (now != before)
        return false;
    now = edited;
    return true;
}

bool takeOverBody(const store::Annotation &before, const store::Annotation &edited, store::Annotation &now)
{
    if (body(edited) == body(before) || body(edited) == body(now))
        return true;
    if (body(now) != body(before))
        return false;
    now.text = edited.text;
    now.language = edited.language;
    now.body = edited.body;
    return true;
}

} // namespace

OwnAnnotations::Version::Version(const ManifestSource &source) : all(source.ownAnnotations)
{
    if (!all)
        all = std::make_shared<const std::vector<store::Annotation>>(ownAnnotations(source.manifest, source.id));
    QHash<QString, QString> idsByPlace;
    for (const iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(source.manifest))
        idsByPlace.insert(placed.value.pointer(), withoutScheme(placed.annotation.id));
    documentIds.reserve(all->size());
    for (size_t i = 0; i < all->size(); ++i) {
        const store::Annotation &annotation = (*all)[i];
        documentIds.push_back(idsByPlace.value(annotation.provenance->place));
        byIdentity.insert(annotation.id, i);
        byHash[annotation.provenance->hash].push_back(i);
        if (!documentIds.back().isEmpty())
            byDocumentId[documentIds.back()].push_back(i);
    }
}

OwnAnnotations::OwnAnnotations(const ManifestSource &from, const ManifestSource &to) : m_before(from), m_now(to) {}

const store::Annotation *OwnAnnotations::before(const QUuid &id) const
{
    const auto found = m_before.byIdentity.constFind(id);
    return found == m_before.byIdentity.constEnd() ? nullptr : &(*m_before.all)[*found];
}

const store::Annotation *OwnAnnotations::now(const QUuid &id) const
{
    const auto known = m_before.byIdentity.constFind(id);
    if (known == m_before.byIdentity.constEnd())
        return nullptr;
    const QByteArray &hash = (*m_before.all)[*known].provenance->hash;
    const std::vector<size_t> alike = m_before.byHash.value(hash);
    const std::vector<size_t> there = m_now.byHash.value(hash);
    if (alike.size() == there.size()) { // copies of one annotation keep their order
        for (size_t i = 0; i < alike.size(); ++i) {
            if (alike[i] == *known)
                return &(*m_now.all)[there[i]];
        }
    }
    const QString &documentId = m_before.documentIds[*known];
    const std::vector<size_t> named = m_now.byDocumentId.value(documentId);
    const bool isClear = named.size() == 1 && m_before.byDocumentId.value(documentId).size() == 1;
    return isClear ? &(*m_now.all)[named.front()] : nullptr;
}

std::optional<store::Annotation> mergedEdit(const store::Annotation &before, const store::Annotation &edited,
                                            const store::Annotation &now, const TargetMover &mover,
                                            ResizedRegions resized)
{
    store::Annotation result = now;
    if (!takeOver(before.motivations, edited.motivations, result.motivations) ||
        !takeOver(before.creator, edited.creator, result.creator) || !takeOverBody(before, edited, result))
        return std::nullopt;
    if (edited.targets != before.targets) {
        const TargetMover::Moved moved = mover.moved(edited.targets, resized);
        if (moved.targets != now.targets && (staysBehind(moved.verdict) || !isSameTarget(before, now, mover)))
            return std::nullopt;
        result.targets = moved.targets;
    }
    return result;
}

bool isUnchanged(const store::Annotation &before, const store::Annotation &now, const TargetMover &mover)
{
    return before.motivations == now.motivations && before.creator == now.creator && body(before) == body(now) &&
           isSameTarget(before, now, mover);
}

} // namespace kader::curation
