#include "ui/problems/problemwords.h"

#include "base/tr.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/workspace/canvasname.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QString errorsText(qsizetype count)
{
    return count == 1 ? Tr::tr("1 error") : Tr::tr("%1 errors").arg(QLocale().toString(count));
}

QString warningsText(qsizetype count)
{
    return count == 1 ? Tr::tr("1 warning") : Tr::tr("%1 warnings").arg(QLocale().toString(count));
}

} // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Tr::tr("Error");
    case Severity::Warning:
        return Tr::tr("Warning");
    case Severity::Info:
        break;
    }
    return Tr::tr("Note");
}

QIcon severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return icon("error"_L1, Theme::current().warning);
    case Severity::Warning:
        return icon("warning"_L1, Theme::current().warning);
    case Severity::Info:
        break;
    }
    return icon("info"_L1, Theme::current().secondary);
}

QString countText(const ProblemReport &report)
{
    if (report.errors > 0 && report.warnings > 0)
        return Tr::tr("%1, %2", "errors, warnings").arg(errorsText(report.errors), warningsText(report.warnings));
    if (report.errors > 0)
        return errorsText(report.errors);
    return report.warnings > 0 ? warningsText(report.warnings) : QString();
}

QString whereText(const FoundProblem &problem, const curation::ManifestSource &source)
{
    if (const iiif::CanvasView *canvas = source.canvas(problem.canvas)) {
        const QString name = canvasName(*canvas);
        return problem.annotation.isNull() ? name : Tr::tr("%1, annotation", "on a canvas").arg(name);
    }
    const bool isRange = !problem.isConversion && problem.diagnostic.place.pointer.startsWith("/structures"_L1);
    return isRange ? Tr::tr("Table of contents") : Tr::tr("Manifest");
}

QString ruleText(const FoundProblem &problem)
{
    return problem.section.isEmpty()
               ? problem.diagnostic.rule
               : Tr::tr("%1 · %2", "rule, section of the specification").arg(problem.diagnostic.rule, problem.section);
}

std::vector<bool> problemsWith(const QStringList &words, const ProblemReport &report,
                               const curation::ManifestSource &source)
{
    std::vector<bool> found;
    found.reserve(report.problems.size());
    for (const FoundProblem &problem : report.problems) {
        const QString said =
            whereText(problem, source) + u'\n' + problem.diagnostic.message + u'\n' + ruleText(problem);
        found.push_back(std::all_of(words.begin(), words.end(),
                                    [&said](const QString &word) { return said.contains(word, Qt::CaseInsensitive); }));
    }
    return found;
}

} // namespace kader::ui
