#include "curation/tables.h"

#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "curation/steps.h"
#include "exchange/csvreader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

/// Makes a plan's rows changes of the curation's annotations.
class StepMaker final {
public:
    StepMaker(const TableGround &ground, const exchange::ImportPlan &plan) : m_ground(ground), m_plan(plan)
    {
        for (const Annotation &annotation : ground.snapshot.annotations)
            m_known.insert(annotation.id, &annotation);
    }

    [[nodiscard]] std::vector<store::Change> changes();
    [[nodiscard]] std::vector<store::Change> deletions() const;

private:
    [[nodiscard]] QUuid freshIdentity(const QString &id);
    [[nodiscard]] Annotation added(const exchange::PlannedRow &row);
    [[nodiscard]] std::optional<store::Change> changed(const exchange::PlannedRow &row) const;

    [[nodiscard]] const Annotation *known(const exchange::PlannedRow &row) const;

    const TableGround &m_ground;
    const exchange::ImportPlan &m_plan;
    QHash<QUuid, const Annotation *> m_known;
};

std::vector<store::Change> StepMaker::changes()
{
    std::vector<store::Change> all;
    for (const exchange::PlannedRow &row : m_plan.rows) {
        if (row.verdict == exchange::Verdict::Added) {
            all.emplace_back(store::AnnotationChange{std::nullopt, added(row)});
        } else if (row.verdict == exchange::Verdict::Changed) {
            if (std::optional<store::Change> change = changed(row))
                all.push_back(std::move(*change));
        }
    }
    return all;
}

/// An id that was made from an identity, in an export of this or another curation, gives it back.
QUuid StepMaker::freshIdentity(const QString &id)
{
    QUuid identity = identityIn(id);
    if (identity.isNull() || m_known.contains(identity))
        identity = QUuid::createUuid();
    m_known.insert(identity, nullptr);
    return identity;
}

Annotation StepMaker::added(const exchange::PlannedRow &row)
{
    Annotation annotation = fromDocument(row.annotation, m_ground.snapshot.sources[size_t(row.target)]->id, row.canvas);
    annotation.id = freshIdentity(row.annotation.id);
    return annotation;
}

/// What the curation has of the annotation that a row is about.
const Annotation *StepMaker::known(const exchange::PlannedRow &row) const
{
    const iiif::PlacedAnnotation &placed = m_plan.replaced[size_t(row.replaces)];
    return m_known.value(m_ground.manifests[size_t(row.target)].identities.value(placed.value.index()));
}

std::vector<store::Change> StepMaker::deletions() const
{
    std::vector<Annotation> gone;
    for (const exchange::PlannedRow &row : m_plan.gone) {
        if (const Annotation *annotation = known(row))
            gone.push_back(*annotation);
    }
    return deletion({}, gone).changes;
}

/// What the row says otherwise than the document, the annotation says from now on.
std::optional<store::Change> StepMaker::changed(const exchange::PlannedRow &row) const
{
    const iiif::PlacedAnnotation &placed = m_plan.replaced[size_t(row.replaces)];
    const Annotation *known = this->known(row);
    if (!known)
        return std::nullopt;
    const QUuid source = m_ground.snapshot.sources[size_t(row.target)]->id;
    const Annotation before = fromDocument(placed.annotation, source, placed.canvas);
    const Annotation now = fromDocument(row.annotation, source, row.canvas);
    Annotation after = *known;
    const auto take = [&](auto Annotation::*member) {
        if (now.*member != before.*member)
            after.*member = now.*member;
    };
    take(&Annotation::motivations);
    take(&Annotation::text);
    take(&Annotation::language);
    take(&Annotation::body);
    take(&Annotation::creator);
    take(&Annotation::created);
    take(&Annotation::modified);
    for (store::Target &target : after.targets) {
        if (target == before.targets.front())
            target = now.targets.front();
    }
    if (after == *known)
        return std::nullopt;
    if (after.provenance)
        after.provenance->overlay = store::Overlay::Edited;
    return store::AnnotationChange{*known, std::move(after)};
}

QString stepName(const QString &file, size_t count)
{
    return count == 1 ? Tr::tr("Import %1 (1 annotation)").arg(file)
                      : Tr::tr("Import %1 (%n annotations)", nullptr, static_cast<int>(count)).arg(file);
}

/// The source's place among those of the ground; -1 when it is not there any more.
exchange::CanvasRef refOf(const TableGround &ground, const CanvasPlace &place)
{
    const auto &sources = ground.snapshot.sources;
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourcePtr &source) { return source->id == place.source; });
    return found == sources.end() ? exchange::CanvasRef()
                                  : exchange::CanvasRef{int(found - sources.begin()), place.canvas};
}

exchange::Decisions inTermsOf(const TableGround &ground, const TableDecisions &decisions)
{
    exchange::Decisions result{.cells = decisions.cells};
    for (auto it = decisions.alike.begin(); it != decisions.alike.end(); ++it)
        result.alike.insert(it.key(), refOf(ground, it.value()));
    for (auto it = decisions.canvases.begin(); it != decisions.canvases.end(); ++it)
        result.canvases.insert(it.key(), refOf(ground, it.value()));
    return result;
}

} // namespace

store::Step TableImport::stepWith(bool deletesGone) const
{
    if (!deletesGone || deletions.empty())
        return step;
    store::Step whole = step;
    whole.changes.insert(whole.changes.end(), deletions.begin(), deletions.end());
    whole.name = stepName(table.name, whole.changes.size());
    return whole;
}

Result<GroundPtr> tableGround(const Snapshot &snapshot)
{
    auto ground = std::make_shared<TableGround>();
    ground->snapshot = snapshot;
    for (const SourcePtr &source : snapshot.sources) {
        Result<AnnotatedManifest> manifest = annotated(*source, snapshot, Embed::All);
        if (!manifest)
            return tl::unexpected(manifest.error());
        ground->manifests.push_back(std::move(*manifest));
    }
    return ground;
}

Result<TableImport> planTable(const GroundPtr &ground, const exchange::CsvTable &table, exchange::ImportOptions options,
                              const TableDecisions &decisions, const exchange::Watch &watch)
{
    std::vector<exchange::ImportTarget> targets;
    for (size_t i = 0; i < ground->manifests.size(); ++i)
        targets.push_back({&ground->manifests[i].manifest, ground->snapshot.sources[i]->title});
    options.decisions = inTermsOf(*ground, decisions);
    Result<exchange::ImportPlan> plan = exchange::planImport(table, targets, options, watch);
    if (!plan)
        return tl::unexpected(plan.error());
    StepMaker maker(*ground, *plan);
    std::vector<store::Change> changes = maker.changes();
    std::vector<store::Change> deletions = maker.deletions();
    const QString name = stepName(table.name, changes.size());
    return TableImport{.table = table,
                       .plan = std::move(*plan),
                       .sources = ground->snapshot.sources,
                       .step = {name, std::move(changes)},
                       .deletions = std::move(deletions),
                       .keepAlive = ground};
}

Result<TableImport> planTable(const Snapshot &snapshot, const QByteArray &csv, const QString &name,
                              const exchange::ImportOptions &options)
{
    const Result<exchange::CsvTable> table = exchange::readCsv(csv, name);
    if (!table)
        return tl::unexpected(table.error());
    return tableGround(snapshot).and_then([&](const GroundPtr &ground) { return planTable(ground, *table, options); });
}

} // namespace kader::curation
