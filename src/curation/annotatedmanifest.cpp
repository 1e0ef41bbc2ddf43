#include "curation/annotatedmanifest.h"

#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "curation/revision.h"
#include "iiif/annotationwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

/// The targets of all as one array.
QByteArray targetList(const std::vector<iiif::Annotation> &pieces)
{
    QByteArrayList targets;
    for (const iiif::Annotation &piece : pieces) {
        for (const auto &[name, json] : iiif::writtenMembers(piece)) {
            if (name == "target")
                targets.append(json);
        }
    }
    return '[' + targets.join(',') + ']';
}

class Annotator final {
public:
    Annotator(const ManifestSource &source, const Snapshot &snapshot)
        : m_source(source), m_snapshot(snapshot), m_edits(source.manifest.document().outline()),
          m_writer(source.manifest, m_edits)
    {}

    Result<AnnotatedManifest> run(Embed embed);

private:
    void lookOver();
    void editOwn();
    void addMade();
    void add(const Annotation &annotation);
    [[nodiscard]] std::vector<store::Target> targetsHere(const Annotation &annotation);
    [[nodiscard]] QHash<quint32, QUuid> identities(const WithPages &edition) const;

    const ManifestSource &m_source;
    const Snapshot &m_snapshot;
    iiif::Edits m_edits;
    iiif::AnnotationWriter m_writer;
    QHash<QString, const Annotation *> m_ownByPlace;
    std::vector<const Annotation *> m_made;
    std::vector<QUuid> m_ownLeft;     ///< The source's that stay, in the order of the document.
    QHash<QString, QUuid> m_idsGiven; ///< To those that were added.
    Diagnostics m_diagnostics;
};

Result<AnnotatedManifest> Annotator::run(Embed embed)
{
    lookOver();
    editOwn();
    addMade();
    m_writer.finish();
    const Result<iiif::Manifest> edition =
        m_edits.isEmpty() ? Result<iiif::Manifest>(m_source.manifest) : revised(m_source.manifest, m_edits);
    return edition
        .and_then([&](const iiif::Manifest &manifest) { return withPages(manifest, m_source, m_snapshot, embed); })
        .map([this](const WithPages &with) {
            return AnnotatedManifest{with.manifest, identities(with), m_diagnostics + with.diagnostics};
        });
}

void Annotator::lookOver()
{
    for (const Annotation &annotation : m_snapshot.annotations) {
        const auto &from = annotation.provenance;
        if (!from)
            m_made.push_back(&annotation);
        else if (from->source == m_source.id)
            m_ownByPlace.insert(from->place, &annotation);
    }
}

void Annotator::editOwn()
{
    for (const iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(m_source.manifest)) {
        const Annotation *own = m_ownByPlace.value(placed.value.pointer());
        const store::Overlay overlay = own ? own->provenance->overlay : store::Overlay::None;
        if (overlay == store::Overlay::Deleted) {
            m_edits.remove(placed.value);
            continue;
        }
        m_ownLeft.push_back(own ? own->id : QUuid());
        if (overlay != store::Overlay::Edited)
            continue;
        const iiif::CanvasView *moved = own->targets.empty() ? nullptr : m_source.canvas(own->targets.front().canvas);
        const iiif::CanvasView &canvas = moved ? *moved : *m_source.canvas(placed.canvas);
        m_writer.change(placed, edited(placed.annotation, *own, placed.canvas, canvas.id));
    }
}

void Annotator::addMade()
{
    for (const Annotation *annotation : m_made) {
        const auto isHere = [this](const store::Target &target) { return target.source == m_source.id; };
        if (std::any_of(annotation->targets.begin(), annotation->targets.end(), isHere))
            add(*annotation);
    }
}

/// Those in this source that a document can point at.
std::vector<store::Target> Annotator::targetsHere(const Annotation &annotation)
{
    std::vector<store::Target> here;
    for (const store::Target &target : annotation.targets) {
        if (target.source != m_source.id)
            continue;
        const iiif::CanvasView *canvas = m_source.canvas(target.canvas);
        if (canvas && !canvas->id.isEmpty()) {
            here.push_back(target);
            continue;
        }
        m_diagnostics.append({.severity = Severity::Warning,
                              .rule = u"annotation-without-canvas"_s,
                              .message = Tr::tr("“%1” is left out: there is no canvas with an id for it to point at.")
                                             .arg(annotation.text.left(80)),
                              .place = {.document = m_source.title}});
    }
    return here;
}

void Annotator::add(const Annotation &annotation)
{
    std::vector<iiif::Annotation> pieces;
    const std::vector<store::Target> targets = targetsHere(annotation);
    for (const store::Target &target : targets) {
        Annotation here = annotation;
        here.targets = {target};
        pieces.push_back(toDocument(here, m_source.canvas(target.canvas)->id));
    }
    if (pieces.empty())
        return;
    iiif::Annotation whole = pieces.front();
    if (pieces.size() > 1)
        whole.selector = targetList(pieces);
    whole.rights = m_snapshot.annotationRights;
    const QString id = m_writer.add(*targets.front().canvas, whole, annotation.id.toString(QUuid::WithoutBraces));
    m_idsGiven.insert(id, annotation.id);
}

/// Additions are known by the ids that they got; the others stay in their order.
QHash<quint32, QUuid> Annotator::identities(const WithPages &edition) const
{
    QHash<quint32, QUuid> all = edition.identities;
    auto own = m_ownLeft.begin();
    for (const iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(edition.manifest)) {
        if (edition.identities.contains(placed.value.index()))
            continue;
        const auto given = m_idsGiven.constFind(placed.annotation.id);
        if (given != m_idsGiven.constEnd())
            all.insert(placed.value.index(), *given);
        else if (own != m_ownLeft.end())
            all.insert(placed.value.index(), *own++);
    }
    return all;
}

} // namespace

Result<AnnotatedManifest> annotated(const ManifestSource &source, const Snapshot &snapshot, Embed embed)
{
    return Annotator(source, snapshot).run(embed);
}

} // namespace kader::curation
