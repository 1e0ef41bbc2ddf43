#include "report.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

void insertPlace(QJsonObject &entry, const Place &place)
{
    if (!place.document.isEmpty())
        entry.insert(u"document"_s, place.document);
    if (!place.pointer.isEmpty())
        entry.insert(u"pointer"_s, place.pointer);
    if (place.line > 0)
        entry.insert(u"line"_s, place.line);
    if (place.column > 0)
        entry.insert(u"column"_s, place.column);
}

QJsonObject diagnosticJson(const Diagnostic &diagnostic)
{
    static const QString severities[] = {u"info"_s, u"warning"_s, u"error"_s};
    QJsonObject entry{{u"rule"_s, diagnostic.rule},
                      {u"severity"_s, severities[int(diagnostic.severity)]},
                      {u"message"_s, diagnostic.message}};
    insertPlace(entry, diagnostic.place);
    return entry;
}

QJsonObject rowJson(const QString &table, const exchange::PlannedRow &row)
{
    QJsonArray notes;
    for (const Diagnostic &diagnostic : row.diagnostics)
        notes.append(diagnosticJson(diagnostic));
    QJsonObject entry{{u"table"_s, table}, {u"line"_s, row.line}, {u"verdict"_s, verdictName(row.verdict)}};
    if (!row.annotation.canvasId.isEmpty())
        entry.insert(u"canvas"_s, row.annotation.canvasId);
    if (!notes.isEmpty())
        entry.insert(u"notes"_s, notes);
    return entry;
}

/// It has no line.
QJsonObject goneJson(const QString &table, const exchange::PlannedRow &row)
{
    return {{u"table"_s, table}, {u"canvas"_s, row.annotation.canvasId}, {u"annotation"_s, row.annotation.id}};
}

} // namespace

QString verdictName(exchange::Verdict verdict)
{
    switch (verdict) {
    case exchange::Verdict::Added:
        return u"added"_s;
    case exchange::Verdict::AlreadyThere:
        return u"already there"_s;
    case exchange::Verdict::Changed:
        return u"changed"_s;
    case exchange::Verdict::NeedsChoice:
        return u"needs a choice"_s;
    case exchange::Verdict::Gone:
        return u"gone"_s;
    case exchange::Verdict::Rejected:
        break;
    }
    return u"rejected"_s;
}

Report::Report(const QString &command, bool isWanted) : m_isWanted(isWanted)
{
    m_root.insert(u"command"_s, command);
    for (const QString &list : {u"rows"_s, u"repairs"_s, u"problems"_s})
        open(list);
}

void Report::add(const QString &list, const QJsonObject &entry)
{
    m_lists[list].append(entry);
}

void Report::addDiagnostics(const QString &list, const Diagnostics &diagnostics)
{
    if (!m_isWanted)
        return;
    for (const Diagnostic &diagnostic : diagnostics)
        add(list, diagnosticJson(diagnostic));
}

void Report::addRows(const QString &table, const exchange::ImportPlan &plan)
{
    if (!m_isWanted)
        return;
    for (const exchange::PlannedRow &row : plan.rows)
        add(u"rows"_s, rowJson(table, row));
    for (const exchange::PlannedRow &row : plan.gone)
        add(u"gone"_s, goneJson(table, row));
    addDiagnostics(u"problems"_s, plan.diagnostics);
}

void Report::addFields(const QString &dataset, const std::vector<enrichment::FieldRecord> &fields)
{
    for (const enrichment::FieldRecord &field : fields) {
        add(u"fields"_s, {{u"dataset"_s, dataset},
                          {u"source"_s, field.source},
                          {u"date"_s, field.date.toString(Qt::ISODate)},
                          {u"field"_s, field.field},
                          {u"before"_s, field.before},
                          {u"after"_s, field.after}});
    }
}

void Report::addError(const Error &error)
{
    addDiagnostics(
        u"problems"_s,
        {{.severity = Severity::Error, .rule = u"failed"_s, .message = error.message, .place = error.place}});
}

QByteArray Report::toJson() const
{
    QJsonObject whole = m_root;
    for (auto list = m_lists.begin(); list != m_lists.end(); ++list)
        whole.insert(list.key(), list.value());
    return QJsonDocument(whole).toJson();
}

} // namespace kader::cli
