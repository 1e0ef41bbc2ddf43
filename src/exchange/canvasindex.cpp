#include "exchange/canvasindex.h"

#include <algorithm>
#include <utility>

namespace kader::exchange {

namespace {

QString composed(const QString &label)
{
    return label.normalized(QString::NormalizationForm_C);
}

QString withoutCase(const QString &label)
{
    return composed(label.trimmed()).toCaseFolded();
}

/// Without what looks like a file's extension.
QStringView stemOf(QStringView name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QStringView extension = dot > 0 ? name.sliced(dot + 1) : QStringView();
    const bool isExtension =
        !extension.isEmpty() && extension.size() <= 4 && extension.front().isLetter() &&
        std::all_of(extension.begin(), extension.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return isExtension ? name.first(dot) : name;
}

/// Letters and digits alone, where there are any.
QString loose(const QString &label)
{
    const QString text = label.simplified().normalized(QString::NormalizationForm_KD).toCaseFolded();
    const QStringView stem = stemOf(text);
    QString bare;
    for (const QChar c : stem) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            bare += c;
    }
    return bare.isEmpty() ? stem.toString() : bare;
}

} // namespace

CanvasIndex::CanvasIndex(const std::vector<const iiif::Manifest *> &manifests) : m_manifests(manifests)
{
    for (int manifest = 0; manifest < int(manifests.size()); ++manifest) {
        for (const iiif::CanvasView &view : manifests[size_t(manifest)]->canvases()) {
            const CanvasRef ref{manifest, view.position};
            const QString name = view.label.name();
            add(name, ref, Kind::Name);
            for (const QString &label : view.label.allValues()) {
                if (const QString other = label.trimmed(); other != name)
                    add(other, ref, Kind::OtherLabel);
            }
            add(view.id, ref, Kind::Id);
        }
    }
}

void CanvasIndex::add(const QString &label, CanvasRef ref, Kind kind)
{
    if (!label.isEmpty())
        m_labels[composed(label)].push_back({ref, kind, label});
}

template <typename IsWanted>
CanvasRefs CanvasIndex::choose(const std::vector<Entry> &entries, const IsWanted &isWanted)
{
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
    const auto found = m_labels.constFind(composed(text));
    if (found == m_labels.constEnd())
        return {};
    const auto isIn = [&](const Entry &entry) { return manifest == anyManifest || manifest == entry.ref.manifest; };
    const CanvasRefs exact = choose(*found, [&](const Entry &entry) { return isIn(entry) && entry.label == text; });
    return exact.empty() ? choose(*found, isIn) : exact;
}

CanvasRefs CanvasIndex::findId(const QString &id, int manifest) const
{
    const auto found = m_labels.constFind(composed(id));
    if (found == m_labels.constEnd())
        return {};
    CanvasRefs refs;
    for (const Entry &entry : *found) {
        const bool isWanted = manifest == anyManifest || manifest == entry.ref.manifest;
        if (isWanted && entry.kind == Kind::Id && entry.label == id)
            refs.push_back(entry.ref);
    }
    return refs;
}

CanvasRefs CanvasIndex::findInAnyCase(const QString &label, int manifest) const
{
    if (!m_anyCase) {
        m_anyCase.emplace();
        for (const std::vector<Entry> &entries : m_labels) {
            for (const Entry &entry : entries) {
                if (entry.kind != Kind::Id)
                    (*m_anyCase)[withoutCase(entry.label)].push_back(entry);
            }
        }
        for (std::vector<Entry> &entries : *m_anyCase)
            std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
                return std::pair(a.ref.manifest, a.ref.canvas) < std::pair(b.ref.manifest, b.ref.canvas);
            });
    }
    const auto found = m_anyCase->constFind(withoutCase(label));
    if (found == m_anyCase->constEnd())
        return {};
    return choose(*found,
                  [&](const Entry &entry) { return manifest == anyManifest || manifest == entry.ref.manifest; });
}

CanvasRefs CanvasIndex::near(const QString &label, int manifest) const
{
    if (!m_loose) {
        m_loose.emplace();
        for (int each = 0; each < int(m_manifests.size()); ++each) {
            for (const iiif::CanvasView &view : m_manifests[size_t(each)]->canvases()) {
                if (const QString name = loose(view.label.name()); !name.isEmpty())
                    (*m_loose)[name].push_back({each, view.position});
            }
        }
    }
    CanvasRefs refs = m_loose->value(loose(label));
    const auto isElsewhere = [&](CanvasRef ref) { return manifest != anyManifest && ref.manifest != manifest; };
    refs.erase(std::remove_if(refs.begin(), refs.end(), isElsewhere), refs.end());
    return refs;
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
