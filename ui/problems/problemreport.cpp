#include "ui/problems/problemreport.h"

#include "curation/annotatedmanifest.h"
#include "iiif/problem.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QLatin1StringView canvasesPointer("/items/");

/// Which annotations of the curation stand at which places of the document.
QHash<QString, QUuid> annotationsByPointer(const curation::AnnotatedManifest &annotated)
{
    const iiif::Outline &outline = annotated.manifest.document().outline();
    QHash<QString, QUuid> all;
    all.reserve(annotated.identities.size());
    for (auto each = annotated.identities.cbegin(); each != annotated.identities.cend(); ++each) {
        if (!each.value().isNull())
            all.insert(iiif::Value(&outline, each.key()).pointer(), each.value());
    }
    return all;
}

/// The annotation that encloses a place.
QUuid annotationAt(QString pointer, const QHash<QString, QUuid> &annotations)
{
    while (!pointer.isEmpty()) {
        const auto found = annotations.constFind(pointer);
        if (found != annotations.cend())
            return *found;
        pointer.truncate(std::max<qsizetype>(pointer.lastIndexOf(u'/'), 0));
    }
    return {};
}

std::optional<int> canvasAt(const QString &pointer, const iiif::Manifest &manifest)
{
    if (!pointer.startsWith(canvasesPointer))
        return {};
    bool isNumber = false;
    const qsizetype begin = canvasesPointer.size();
    const qsizetype end = pointer.indexOf(u'/', begin);
    const int position = QStringView(pointer).mid(begin, end < 0 ? -1 : end - begin).toInt(&isNumber);
    const std::vector<iiif::CanvasView> &canvases = manifest.canvases();
    const auto found =
        std::lower_bound(canvases.begin(), canvases.end(), position,
                         [](const iiif::CanvasView &canvas, int wanted) { return canvas.position < wanted; });
    const bool isThere = isNumber && found != canvases.end() && found->position == position;
    return isThere ? std::optional(static_cast<int>(found - canvases.begin())) : std::nullopt;
}

void count(ProblemReport &report, Severity severity)
{
    qsizetype &counter = severity == Severity::Error     ? report.errors
                         : severity == Severity::Warning ? report.warnings
                                                         : report.notes;
    ++counter;
}

void addNotes(ProblemReport &report, const Diagnostics &notes)
{
    for (const Diagnostic &note : notes) {
        count(report, Severity::Info);
        report.problems.push_back({.diagnostic = note, .isConversion = true});
        report.problems.back().diagnostic.severity = Severity::Info;
    }
}

void addProblems(ProblemReport &report, const curation::AnnotatedManifest &annotated)
{
    std::vector<iiif::Problem> found = iiif::validate(report.document);
    std::stable_sort(found.begin(), found.end(), [](const iiif::Problem &a, const iiif::Problem &b) {
        return a.diagnostic.severity > b.diagnostic.severity;
    });
    const QHash<QString, QUuid> annotations = annotationsByPointer(annotated);
    for (iiif::Problem &problem : found) {
        count(report, problem.diagnostic.severity);
        if (report.problems.size() >= mostListed)
            continue;
        const QString pointer = problem.diagnostic.place.pointer;
        report.problems.push_back({.diagnostic = std::move(problem.diagnostic),
                                   .section = problem.section,
                                   .repaired = problem.repair ? problem.repaired : QString(),
                                   .canvas = canvasAt(pointer, annotated.manifest),
                                   .annotation = annotationAt(pointer, annotations)});
    }
}

} // namespace

ReportPtr reportOf(const curation::ManifestSource &source, const curation::Snapshot &snapshot)
{
    // What cannot be put together is told when it is saved; what came can be looked at all the same.
    const curation::AnnotatedManifest annotated =
        curation::annotated(source, snapshot, curation::Embed::Edited)
            .value_or(curation::AnnotatedManifest{.manifest = source.manifest});
    auto report = std::make_shared<ProblemReport>(
        ProblemReport{.document = annotated.manifest.document(), .rules = qsizetype(iiif::rules().size())});
    addNotes(*report, source.notes);
    addProblems(*report, annotated);
    return report;
}

} // namespace kader::ui
