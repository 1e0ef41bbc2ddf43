#include "curation/pageaddition.h"

#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "iiif/annotationpage.h"
#include "iiif/annotationtarget.h"
#include "iiif/resource.h"

#include <QFileInfo>
#include <QMultiHash>

#include <algorithm>

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
            if (!annotation.provenance || annotation.provenance->overlay != store::Overlay::Deleted)
                m_there.insert(annotation.text, annotation);
        }
    }

    PageAddition plan(const iiif::AnnotationPage &page);

private:
    void add(iiif::Value item);
    [[nodiscard]] std::optional<Annotation> placed(iiif::Value item) const;
    void noteManifests(iiif::Value item);
    [[nodiscard]] bool isThere(const Annotation &annotation) const;

    const Snapshot &m_snapshot;
    QMultiHash<QString, Annotation> m_there; ///< By text.
    PageAddition m_plan;
};

PageAddition Planner::plan(const iiif::AnnotationPage &page)
{
    m_plan.step.name = Tr::tr("Add annotations of “%1”").arg(m_plan.name);
    for (const iiif::Value item : page.annotations())
        add(item);
    return std::move(m_plan);
}

void Planner::add(iiif::Value item)
{
    std::optional<Annotation> annotation = placed(item);
    if (!annotation) {
        ++m_plan.elsewhere;
        noteManifests(item);
    } else if (isThere(*annotation)) {
        ++m_plan.alreadyThere;
    } else {
        ++m_plan.fitting;
        m_there.insert(annotation->text, *annotation);
        m_plan.step.changes.emplace_back(store::AnnotationChange{std::nullopt, std::move(annotation)});
    }
}

/// As the curator's own, on the first canvas that it is about.
std::optional<Annotation> Planner::placed(iiif::Value item) const
{
    for (const SourcePtr &source : m_snapshot.sources) {
        const std::optional<int> canvas = iiif::targetedCanvas(source->manifest, item);
        if (!canvas)
            continue;
        const iiif::CanvasView &view = source->manifest.canvases()[size_t(*canvas)];
        Annotation annotation = fromDocument(iiif::readAnnotation(item, view), source->id, *canvas);
        annotation.id = QUuid::createUuid();
        return annotation;
    }
    return std::nullopt;
}

void Planner::noteManifests(iiif::Value item)
{
    for (const iiif::Value target : iiif::targetsOf(item)) {
        for (const iiif::Value parts : {target["partOf"], target["source"]["partOf"]}) {
            for (const iiif::Value part : iiif::listed(parts)) {
                const auto address = WebAddress::parse(iiif::idOf(part));
                if (address && m_plan.about.size() < mostManifests && !m_plan.about.contains(*address))
                    m_plan.about.append(*address);
            }
        }
    }
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
    else
        message = Tr::tr("The annotations in it are about no canvas that is open. Open their manifest first: %1")
                      .arg(about.first().text());
    return Error{ErrorKind::Unsupported, message, {.document = name}};
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
