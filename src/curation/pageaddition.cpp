#include "curation/pageaddition.h"

#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "iiif/annotationpage.h"
#include "iiif/annotationtarget.h"
#include "iiif/resource.h"

#include <QFileInfo>
#include <QMultiHash>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

constexpr qsizetype mostManifests = 10; ///< That are named as those to open.

bool saysTheSame(const Annotation &one, const Annotation &other)
{
    return one.text == other.text && one.targets == other.targets && one.motivations == other.motivations &&
           one.language == other.language && one.body == other.body;
}

class Planner final {
public:
    Planner(const Snapshot &snapshot, const QString &name) : m_snapshot(snapshot)
    {
        m_plan.name = name;
        for (const Annotation &annotation : snapshot.annotations) {
            m_known.insert(annotation.id);
            if (!annotation.provenance || annotation.provenance->overlay != store::Overlay::Deleted)
                m_there.insert(annotation.text, annotation);
        }
    }

    PageAddition plan(const iiif::AnnotationPage &page);

private:
    void add(iiif::Value item);
    [[nodiscard]] std::optional<Annotation> placed(iiif::Value item);
    void noteManifests(iiif::Value partOf);
    [[nodiscard]] bool isOpen(const WebAddress &manifest) const;
    [[nodiscard]] bool isThere(const Annotation &annotation) const;

    const Snapshot &m_snapshot;
    QMultiHash<QString, Annotation> m_there; ///< By text.
    QSet<QUuid> m_known;                     ///< Identities.
    QSet<std::pair<QUuid, int>> m_canvases;  ///< That new ones are about.
    PageAddition m_plan;
};

PageAddition Planner::plan(const iiif::AnnotationPage &page)
{
    m_plan.step.name = Tr::tr("Add annotations of “%1”").arg(m_plan.name);
    for (const iiif::Value item : page.annotations())
        add(item);
    if (m_plan.elsewhere > 0)
        noteManifests(page.document().root()["partOf"]);
    m_plan.canvases = int(m_canvases.size());
    const auto toOpen = std::find_if(m_plan.about.begin(), m_plan.about.end(),
                                     [this](const WebAddress &address) { return !isOpen(address); });
    if (toOpen != m_plan.about.end())
        m_plan.toOpen = *toOpen;
    return std::move(m_plan);
}

void Planner::add(iiif::Value item)
{
    std::optional<Annotation> annotation = placed(item);
    if (!annotation) {
        ++m_plan.elsewhere;
        for (const iiif::Value target : iiif::targetsOf(item)) {
            noteManifests(target["partOf"]);
            noteManifests(target["source"]["partOf"]);
        }
    } else if (isThere(*annotation)) {
        ++m_plan.alreadyThere;
    } else {
        ++m_plan.fitting;
        const store::Target &target = annotation->targets.front();
        m_canvases.insert({target.source, target.canvas.value_or(-1)});
        m_there.insert(annotation->text, *annotation);
        m_plan.step.changes.emplace_back(store::AnnotationChange{std::nullopt, std::move(annotation)});
    }
}

/// As the curator's own, on the first canvas that it is about.
std::optional<Annotation> Planner::placed(iiif::Value item)
{
    for (const SourcePtr &source : m_snapshot.sources) {
        const std::optional<int> canvas = iiif::targetedCanvas(source->manifest, item);
        if (!canvas)
            continue;
        const iiif::CanvasView &view = source->manifest.canvases()[size_t(*canvas)];
        Annotation annotation = fromDocument(iiif::readAnnotation(item, view), source->id, *canvas);
        annotation.id = identityIn(iiif::idOf(item));
        if (annotation.id.isNull() || m_known.contains(annotation.id))
            annotation.id = QUuid::createUuid();
        m_known.insert(annotation.id);
        return annotation;
    }
    return std::nullopt;
}

/// A page may be part of a collection of annotations too, and a manifest of one of manifests.
void Planner::noteManifests(iiif::Value partOf)
{
    for (const iiif::Value part : iiif::listed(partOf)) {
        const QString type = iiif::typeOf(part);
        const bool isManifest = type.isEmpty() || type.endsWith("Manifest"_L1);
        const auto address = isManifest ? WebAddress::parse(iiif::idOf(part)) : std::nullopt;
        if (address && m_plan.about.size() < mostManifests && !m_plan.about.contains(*address))
            m_plan.about.append(*address);
    }
}

bool Planner::isOpen(const WebAddress &manifest) const
{
    const auto &sources = m_snapshot.sources;
    return std::any_of(sources.begin(), sources.end(), [&](const SourcePtr &source) {
        return source->origin == manifest.text() || iiif::idOf(source->manifest.root()) == manifest.text();
    });
}

bool Planner::isThere(const Annotation &annotation) const
{
    const auto [begin, end] = m_there.equal_range(annotation.text);
    return std::any_of(begin, end, [&](const Annotation &other) { return saysTheSame(annotation, other); });
}

QString nameOf(const iiif::AnnotationPage &page, const QString &origin)
{
    const QString label = page.label().name();
    if (!label.isEmpty())
        return label;
    return QFileInfo(origin).isFile() ? QFileInfo(origin).fileName() : origin;
}

QString counted(int count, const QString &one, const QString &several)
{
    return count == 1 ? one : several.arg(count);
}

} // namespace

std::optional<Error> PageAddition::refusal() const
{
    if (fitting > 0)
        return std::nullopt;
    QString message;
    if (alreadyThere > 0)
        message = Tr::tr("The annotations in it are in this curation already.");
    else if (elsewhere == 0)
        message = Tr::tr("There are no annotations in it.");
    else if (about.isEmpty())
        message = Tr::tr("The annotations in it are about no canvas that is open, and do not say which manifest they "
                         "are about. Open that manifest first.");
    else if (!toOpen)
        message = Tr::tr("The annotations in it are about no canvas of the manifest that they name: %1")
                      .arg(about.first().text());
    else
        message = Tr::tr("The annotations in it are about no canvas that is open. Open their manifest first: %1")
                      .arg(toOpen->text());
    return Error{ErrorKind::Unsupported, message, {.document = name}};
}

QString PageAddition::prospect() const
{
    const QString places =
        counted(canvases, Tr::tr("on 1 canvas", "annotations"), Tr::tr("on %1 canvases", "annotations"));
    QStringList sentences{counted(fitting, Tr::tr("1 annotation is new, %1."), Tr::tr("%1 annotations are new, %2."))};
    sentences[0] = sentences[0].arg(places);
    if (alreadyThere > 0)
        sentences += counted(alreadyThere, Tr::tr("1 is there already and stays as it is."),
                             Tr::tr("%1 are there already and stay as they are."));
    if (elsewhere > 0)
        sentences += counted(elsewhere, Tr::tr("1 is about no canvas that is open and is left out."),
                             Tr::tr("%1 are about no canvas that is open and are left out."));
    return sentences.join(u' ');
}

QString PageAddition::summary() const
{
    QStringList sentences{counted(fitting, Tr::tr("1 annotation was added."), Tr::tr("%1 annotations were added."))};
    if (alreadyThere > 0)
        sentences += counted(alreadyThere, Tr::tr("1 was there already."), Tr::tr("%1 were there already."));
    if (elsewhere > 0)
        sentences += counted(elsewhere, Tr::tr("1 is about no canvas that is open."),
                             Tr::tr("%1 are about no canvas that is open."));
    return sentences.join(u' ');
}

Result<PageAddition> planPage(const Snapshot &snapshot, const OpenedPage &page)
{
    return iiif::AnnotationPage::read(page.document).map([&](const iiif::AnnotationPage &annotations) {
        return Planner(snapshot, nameOf(annotations, page.origin)).plan(annotations);
    });
}

} // namespace kader::curation
