#include "commands.h"
#include "console.h"

#include "base/tr.h"
#include "iiif/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

/// Severities have one name for machines, whatever the language.
QString severityKey(Severity severity)
{
    static const QString keys[] = {u"info"_s, u"warning"_s, u"error"_s};
    return keys[int(severity)];
}

QByteArray ruleLines()
{
    QByteArray lines;
    for (const iiif::Rule &rule : iiif::rules())
        lines += onOneLine(u"%1: %2: %3 (%4)"_s.arg(QString::fromLatin1(rule.id), severityName(rule.severity),
                                                    Tr::tr(rule.what), QString::fromLatin1(rule.section)))
                     .toUtf8() +
                 '\n';
    return lines;
}

QByteArray ruleJson()
{
    QJsonArray all;
    for (const iiif::Rule &rule : iiif::rules())
        all.append(QJsonObject{{u"id"_s, QString::fromLatin1(rule.id)},
                               {u"severity"_s, severityKey(rule.severity)},
                               {u"section"_s, QString::fromLatin1(rule.section)},
                               {u"rule"_s, Tr::tr(rule.what)}});
    return QJsonDocument(all).toJson();
}

/// `file:line:column: severity rule: sentence (section, pointer)`
QString problemLine(const iiif::Problem &problem)
{
    const Diagnostic &diagnostic = problem.diagnostic;
    Place place = diagnostic.place;
    place.pointer.clear();
    const QString pointer = diagnostic.place.pointer;
    const QString line = u"%1: %2 %3: "_s.arg(place.toString(), severityName(diagnostic.severity), diagnostic.rule) +
                         diagnostic.message + u" ("_s + problem.section +
                         (pointer.isEmpty() ? QString() : u", "_s + pointer) + u')';
    return onOneLine(problem.repair ? line + Tr::tr(" (can be repaired)") : line);
}

QJsonObject problemJson(const iiif::Problem &problem)
{
    const Diagnostic &diagnostic = problem.diagnostic;
    QJsonObject json{{u"document"_s, diagnostic.place.document},
                     {u"id"_s, diagnostic.rule},
                     {u"severity"_s, severityKey(diagnostic.severity)},
                     {u"section"_s, problem.section},
                     {u"message"_s, diagnostic.message},
                     {u"pointer"_s, diagnostic.place.pointer}};
    if (diagnostic.place.line > 0) {
        json.insert(u"line"_s, diagnostic.place.line);
        json.insert(u"column"_s, diagnostic.place.column);
    }
    if (problem.repair)
        json.insert(u"repair"_s, problem.repaired);
    return json;
}

/// What the documents of one run came to.
struct Outcome {
    QByteArray lines;
    QJsonArray problems;
    bool hasRead = false; ///< One of them at least.
    Exit exit = Exit::Done;
};

Result<void> validateOne(Context &context, const QString &text, Outcome &outcome)
{
    const Result<iiif::Document> document = context.session.document(text);
    if (!document)
        return tl::unexpected(document.error());
    outcome.hasRead = true;
    std::vector<iiif::Problem> problems = iiif::validate(*document);
    iiif::locate(problems, *document);
    Diagnostics diagnostics;
    for (const iiif::Problem &problem : problems) {
        if (context.arguments.has(u"json"_s))
            outcome.problems.append(problemJson(problem));
        else
            outcome.lines += problemLine(problem).toUtf8() + '\n';
        diagnostics.append(problem.diagnostic);
    }
    context.report.addDiagnostics(u"problems"_s, diagnostics);
    if (hasProblems(diagnostics))
        outcome.exit = worse(outcome.exit, Exit::Problems);
    return {};
}

} // namespace

Result<Exit> validate(Context &context)
{
    const bool isJson = context.arguments.has(u"json"_s);
    const QStringList documents = context.arguments.positional();
    if (context.arguments.has(u"rules"_s)) {
        if (!documents.isEmpty())
            return failure(ErrorKind::Usage, Tr::tr("--rules stands alone; it lists what documents are held against."));
        return writeDocument(isJson ? ruleJson() : ruleLines(), {}).map([] { return Exit::Done; });
    }
    if (documents.isEmpty())
        return failure(ErrorKind::Usage, Tr::tr("Name a document to validate, or list the rules with --rules."));
    Outcome outcome;
    for (const QString &text : documents) {
        if (const Result<void> one = validateOne(context, text, outcome); !one) {
            sayError(one.error());
            context.report.addError(one.error());
            outcome.exit = worse(outcome.exit, exitFor(one.error()));
        }
    }
    if (!outcome.hasRead)
        return outcome.exit;
    return writeDocument(isJson ? QJsonDocument(outcome.problems).toJson() : outcome.lines, {}).map([&] {
        return outcome.exit;
    });
}

} // namespace kader::cli
