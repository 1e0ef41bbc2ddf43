#include "exchange/canvasindex.h"

#include <algorithm>

namespace kader::exchange {

namespace {

QString composed(const QString &label)
{
    return label.normalized(QString::NormalizationForm_C);
}

QString loose(const QString &label)
{
    QString text = composed(label).simplified().toCaseFolded();
    const qsizetype dot = text.lastIndexOf(u'.');
    const QStringView extension = dot > 0 ? QStringView(text).sliced(dot + 1) : QStringView();
    const bool isExtension =
        !extension.isEmpty() && extension.size() <= 4 && extension.front().isLetter() &&
        std::all_of(extension.begin(), extension.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return isExtension ? text.first(dot) : text;
}

} // namespace

CanvasIndex::CanvasIndex(const std::vector<const iiif::Manifest *> &manifests) : m_manifests(manifests)
{
    for (int manifest = 0; manifest < int(manifests.size()); ++manifest) {
        for (const iiif::CanvasView &view : manifests[size_t(manifest)]->canvases()) {
            const CanvasRef ref{manifest, view.position};
            const QString name = view.label.name();
            addLabel(name, {ref, Kind::Name});
            m_loose[loose(name)].push_back({ref, Kind::Name});
            for (const QString &label : view.label.allValues())
                addLabel(label.trimmed(), {ref, Kind::OtherLabel});
            addLabel(view.id, {ref, Kind::Id});
            m_byId[view.id].push_back(ref);
        }
    }
}

void CanvasIndex::addLabel(const QString &label, const Entry &entry)
{
    if (label.isEmpty())
        return;
    m_exact[label].push_back(entry);
    m_composed[composed(label)].push_back(entry);
}

CanvasRefs CanvasIndex::choose(const std::vector<Entry> &entries, int manifest)
{
    const auto isWanted = [manifest](const Entry &entry) {
        return manifest == anyManifest || entry.ref.manifest == manifest;
    };
    Kind best = Kind::Id;
    bool isOneManifest = true;
    const Entry *first = nullptr;
    for (const Entry &entry : entries) {
        if (!isWanted(entry))
            continue;
        best = std::min(best, entry.kind);
        first = first ? first : &entry;
        isOneManifest = isOneManifest && entry.ref.manifest == first->ref.manifest;
    }
    CanvasRefs chosen;
    for (const Entry &entry : entries) {
        const bool isBest = !isOneManifest || entry.kind == best;
        if (isWanted(entry) && isBest &&
            (chosen.empty() || chosen.back() != entry.ref)) // a canvas's entries are neighbours
            chosen.push_back(entry.ref);
    }
    return chosen;
}

CanvasRefs CanvasIndex::find(const QString &label, int manifest) const
{
    const QString text = label.trimmed();
    if (const auto found = m_exact.constFind(text); found != m_exact.constEnd()) {
        const CanvasRefs chosen = choose(*found, manifest);
        if (!chosen.empty())
            return chosen;
    }
    const auto found = m_composed.constFind(composed(text));
    return found == m_composed.constEnd() ? CanvasRefs() : choose(*found, manifest);
}

CanvasRefs CanvasIndex::findId(const QString &id, int manifest) const
{
    CanvasRefs refs;
    for (const CanvasRef ref : m_byId.value(id)) {
        if (manifest == anyManifest || manifest == ref.manifest)
            refs.push_back(ref);
    }
    return refs;
}

QString CanvasIndex::near(const QString &label) const
{
    const auto found = m_loose.constFind(loose(label));
    return found == m_loose.constEnd() || found->size() != 1 ? QString() : canvas(found->front().ref).label.name();
}

QString CanvasIndex::unambiguousLabel(CanvasRef ref) const
{
    const iiif::CanvasView &view = canvas(ref);
    for (const QString &label : {view.label.name(), view.id}) {
        if (!label.isEmpty() && find(label) == CanvasRefs{ref})
            return label;
    }
    return {};
}

const iiif::CanvasView &CanvasIndex::canvas(CanvasRef ref) const
{
    return m_manifests[size_t(ref.manifest)]->canvases()[size_t(ref.canvas)];
}

} // namespace kader::exchange
