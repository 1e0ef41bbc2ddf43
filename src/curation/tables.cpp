#include "curation/tables.h"

#include "base/tr.h"
#include "curation/annotatedmanifest.h"
#include "curation/annotationmapping.h"
#include "exchange/csvreader.h"

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using Manifests = std::vector<AnnotatedManifest>;

Result<std::shared_ptr<const Manifests>> annotatedManifests(const Snapshot &snapshot)
{
    auto manifests = std::make_shared<Manifests>();
    for (const SourcePtr &source : snapshot.sources) {
        Result<AnnotatedManifest> manifest = annotated(*source, snapshot, Embed::All);
        if (!manifest)
            return tl::unexpected(manifest.error());
        manifests->push_back(std::move(*manifest));
    }
    return manifests;
}

/// Makes a plan's rows changes of the curation's annotations.
class StepMaker final {
public:
    StepMaker(const Snapshot &snapshot, const Manifests &manifests, const exchange::ImportPlan &plan)
        : m_snapshot(snapshot), m_manifests(manifests), m_plan(plan)
    {
        for (const Annotation &annotation : snapshot.annotations)
            m_known.insert(annotation.id, &annotation);
    }

    [[nodiscard]] std::vector<store::Change> changes();

private:
    [[nodiscard]] QUuid freshIdentity(const QString &id);
    [[nodiscard]] Annotation added(const exchange::PlannedRow &row);
    [[nodiscard]] std::optional<store::Change> changed(const exchange::PlannedRow &row) const;

    const Snapshot &m_snapshot;
    const Manifests &m_manifests;
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
    QUuid identity;
    if (id.contains("/anno/"_L1))
        identity = QUuid::fromString(id.section(u'/', -1));
    if (identity.isNull() || m_known.contains(identity))
        identity = QUuid::createUuid();
    m_known.insert(identity, nullptr);
    return identity;
}

Annotation StepMaker::added(const exchange::PlannedRow &row)
{
    Annotation annotation = fromDocument(row.annotation, m_snapshot.sources[size_t(row.target)]->id, row.canvas);
    annotation.id = freshIdentity(row.annotation.id);
    return annotation;
}

/// What the row says otherwise than the document, the annotation says from now on.
std::optional<store::Change> StepMaker::changed(const exchange::PlannedRow &row) const
{
    const iiif::PlacedAnnotation &placed = m_plan.replaced[size_t(row.replaces)];
    const QUuid identity = m_manifests[size_t(row.target)].identities.value(placed.value.index());
    const Annotation *known = m_known.value(identity);
    if (!known)
        return std::nullopt;
    const QUuid source = m_snapshot.sources[size_t(row.target)]->id;
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

} // namespace

Result<TableImport> planTable(const Snapshot &snapshot, const QByteArray &csv, const QString &name,
                              const exchange::ImportOptions &options)
{
    const Result<exchange::CsvTable> table = exchange::readCsv(csv, name);
    if (!table)
        return tl::unexpected(table.error());
    const auto manifests = annotatedManifests(snapshot);
    if (!manifests)
        return tl::unexpected(manifests.error());
    std::vector<exchange::ImportTarget> targets;
    for (size_t i = 0; i < snapshot.sources.size(); ++i)
        targets.push_back({&(**manifests)[i].manifest, snapshot.sources[i]->title});
    Result<exchange::ImportPlan> plan = exchange::planImport(*table, targets, options);
    if (!plan)
        return tl::unexpected(plan.error());
    std::vector<store::Change> changes = StepMaker(snapshot, **manifests, *plan).changes();
    const QString step = stepName(name, changes.size());
    return TableImport{*table, std::move(*plan), snapshot.sources, {step, std::move(changes)}, *manifests};
}

Result<exchange::ExportedCsv> exportTable(const Snapshot &snapshot, const exchange::ExportOptions &options)
{
    return annotatedManifests(snapshot).map([&](const std::shared_ptr<const Manifests> &annotated) {
        std::vector<const iiif::Manifest *> manifests;
        for (const AnnotatedManifest &each : *annotated)
            manifests.push_back(&each.manifest);
        exchange::ExportedCsv exported = exchange::exportCsv(manifests, exchange::embeddedRows(manifests), options);
        for (const AnnotatedManifest &each : *annotated)
            exported.diagnostics += each.diagnostics;
        return exported;
    });
}

} // namespace kader::curation
