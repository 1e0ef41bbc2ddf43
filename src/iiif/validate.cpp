#include "iiif/findings.h"

#include "base/tr.h"

#include <algorithm>
#include <cstring>

namespace kader::iiif {

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all = {
        {"annotation-id", Severity::Warning, "P3 3.2"},
        {"annotation-motivation", Severity::Warning, "P3 5.6"},
        {"annotation-outside-canvas", Severity::Warning, "P3 5.6"},
        {"annotation-painting", Severity::Error, "P3 5.3"},
        {"annotation-target", Severity::Error, "P3 5.6"},
        {"canvas-dimensions", Severity::Error, "P3 5.3"},
        {"canvas-duplicate-id", Severity::Error, "P3 3.2"},
        {"canvas-id", Severity::Error, "P3 5.3"},
        {"context", Severity::Error, "P3 4.6"},
        {"document-kind", Severity::Error, "P3 5"},
        {"label-missing", Severity::Warning, "P3 3.1"},
        {"language-map", Severity::Error, "P3 4.1"},
        {"manifest-id", Severity::Error, "P3 5.2"},
        {"manifest-items", Severity::Error, "P3 5.2"},
        {"metadata-entry", Severity::Error, "P3 3.1"},
        {"metadata-null", Severity::Error, "P3 4.1"},
        {"navplace-context", Severity::Error, "navPlace 1.0, 4.1"},
        {"page-duplicate-id", Severity::Warning, "P3 3.2"},
        {"painting-motivation", Severity::Error, "P3 5.6"},
        {"painting-target", Severity::Error, "P3 5.6"},
        {"painting-target-object", Severity::Warning, "P3 5.6"},
        {"range-item", Severity::Error, "P3 5.4"},
        {"rights", Severity::Error, "P3 3.1"},
        {"service-list", Severity::Error, "P3 3.3"},
        {"service-null", Severity::Error, "P3 3.3"},
        {"thumbnail-size", Severity::Warning, "P3 3.1"},
        {"version-2-member", Severity::Warning, "P3 change log"},
    };
    return all;
}

void Findings::add(const char *rule, Value where, const QString &message)
{
    if (m_purpose == Purpose::Tell)
        addRepairable(rule, where, message, {}, {});
}

void Findings::addRepairable(const char *rule, Value where, const QString &message, const QString &repaired,
                             std::function<void(Edits &)> repair)
{
    if (m_problems.size() >= mostProblems)
        return;
    const auto known = std::find_if(rules().begin(), rules().end(),
                                    [rule](const Rule &candidate) { return std::strcmp(candidate.id, rule) == 0; });
    Q_ASSERT(known != rules().end());
    m_problems.push_back({.diagnostic = {.severity = known->severity,
                                         .rule = QString::fromLatin1(rule),
                                         .message = message,
                                         .place = where.place()},
                          .section = QString::fromLatin1(known->section),
                          .repaired = repaired,
                          .repair = std::move(repair)});
}

namespace {

std::vector<Problem> validateManifest(const Manifest &manifest, Findings::Purpose purpose)
{
    Findings findings(manifest, purpose);
    checkContext(findings);
    checkManifest(findings);
    checkDescriptive(findings, manifest.root());
    checkThumbnails(findings, manifest.root());
    checkLeftovers(findings, manifest.root());
    checkCanvasIds(findings);
    for (const CanvasView &canvas : manifest.canvases()) {
        checkCanvas(findings, canvas);
        checkDescriptive(findings, canvas.value);
        checkThumbnails(findings, canvas.value);
        checkLeftovers(findings, canvas.value);
        checkPainting(findings, canvas);
        if (purpose == Findings::Purpose::Tell) // nothing in there is repaired, and there may be very many
            checkAnnotations(findings, canvas);
    }
    checkStructures(findings);
    return findings.take();
}

} // namespace

std::vector<Problem> validate(const Document &document)
{
    const Result<Manifest> manifest = Manifest::read(document);
    if (manifest)
        return validateManifest(*manifest, Findings::Purpose::Tell);
    const Diagnostic problem{.severity = Severity::Error,
                             .rule = QStringLiteral("document-kind"),
                             .message = manifest.error().message,
                             .place = {.document = document.name()}};
    return {{.diagnostic = problem, .section = QStringLiteral("P3 5"), .repaired = {}, .repair = {}}};
}

Diagnostics repairAll(const Manifest &manifest, Edits &edits, const QStringList &declined)
{
    Diagnostics done;
    for (const Problem &problem : validateManifest(manifest, Findings::Purpose::Repair)) {
        if (!problem.repair || declined.contains(problem.diagnostic.rule))
            continue;
        problem.repair(edits);
        done.append({.severity = Severity::Info,
                     .rule = problem.diagnostic.rule,
                     .message = problem.repaired,
                     .place = problem.diagnostic.place});
    }
    return done;
}

} // namespace kader::iiif
