#include "exchange/importplan.h"

#include "base/tr.h"
#include "exchange/csvtext.h"
#include "exchange/gonerows.h"
#include "exchange/rowplanner.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::exchange {

QString PlannedRow::reason() const
{
    const Severity least = verdict == Verdict::NeedsChoice ? Severity::Warning : Severity::Error;
    QStringList errors;
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity >= least)
            errors += diagnostic.message;
    }
    return errors.join(u' ');
}

qsizetype ImportPlan::count(Verdict verdict) const
{
    if (verdict == Verdict::Gone)
        return qsizetype(gone.size());
    return std::count_if(rows.begin(), rows.end(), [verdict](const PlannedRow &row) { return row.verdict == verdict; });
}

Result<ImportPlan> planImport(const CsvTable &table, const std::vector<ImportTarget> &targets,
                              const ImportOptions &options, const Watch &watch)
{
    const Result<Columns> columns = Columns::read(table);
    if (!columns)
        return tl::unexpected(columns.error());
    ImportPlan plan;
    plan.diagnostics = table.diagnostics;
    for (const QString &name : columns->ignored()) {
        plan.diagnostics += Diagnostic{.severity = Severity::Info,
                                       .rule = u"csv-column-ignored"_s,
                                       .message = Tr::tr("Nothing is read from the column “%1”.").arg(name),
                                       .place = {.document = table.name, .line = table.header.line}};
    }
    RowPlanner planner(table, *columns, targets, options);
    plan.rows.resize(table.records.size());
    size_t done = 0;
    for (const RowPlanner::Turn turn : {RowPlanner::Turn::KnownId, RowPlanner::Turn::NewId, RowPlanner::Turn::NoId}) {
        for (size_t i = 0; i < plan.rows.size(); ++i) {
            if (planner.turnOf(i) != turn)
                continue;
            plan.rows[i] = planner.plan(i);
            if (++done % 1024 == 0 && !watch.tell(double(done) / double(plan.rows.size())))
                return Watch::cancelled();
        }
    }
    plan.gone = goneRows(table, *columns, planner.existing());
    plan.replaced = planner.takeReplaced();
    for (PlannedRow &row : plan.gone) {
        const ExistingAnnotations::Found &found = planner.existing().all()[size_t(row.replaces)];
        row.replaces = int(plan.replaced.size());
        plan.replaced.push_back(found.placed);
    }
    return plan;
}

namespace {

template <typename Plan, typename Add>
void carryOut(Plan &plan, int target, iiif::AnnotationWriter &writer, const Add &add)
{
    for (const bool bringsId : {true, false}) {
        for (auto &row : plan.rows) {
            if (row.target != target || row.annotation.id.isEmpty() == bringsId)
                continue;
            if (row.verdict == Verdict::Added)
                add(row);
            else if (row.verdict == Verdict::Changed)
                writer.change(plan.replaced[size_t(row.replaces)], row.annotation);
        }
    }
}

} // namespace

void applyImport(const ImportPlan &plan, int target, iiif::AnnotationWriter &writer)
{
    carryOut(plan, target, writer, [&](const PlannedRow &row) { writer.add(row.canvas, row.annotation); });
}

void takeImport(ImportPlan &plan, int target, iiif::AnnotationWriter &writer)
{
    carryOut(plan, target, writer, [&](PlannedRow &row) {
        iiif::Annotation annotation = std::exchange(row.annotation, {});
        row.annotation.id = annotation.id; // tells that its turn is over
        row.annotation.canvasId = annotation.canvasId;
        writer.add(row.canvas, std::move(annotation));
    });
}

namespace {

/// How many of a header's columns are the steward's own: without the nameless ones at its end, and
/// without the `line` and `reason` of an earlier file of rejects.
qsizetype ownColumns(const QStringList &header)
{
    qsizetype count = header.size();
    while (count > 0 && (header[count - 1].trimmed().isEmpty() || isRejectColumn(header[count - 1])))
        --count;
    return count;
}

/// A row may be longer than its header, and what makes it so is what must be corrected: it is cut only
/// by as many fields as the header was, and by empty ones.
QStringList ownFields(QStringList fields, const QStringList &header)
{
    const qsizetype own = ownColumns(header);
    const auto rejectColumns =
        std::count_if(header.begin() + own, header.end(), [](const QString &name) { return isRejectColumn(name); });
    fields.resize(qMax(qMin(fields.size(), own), fields.size() - rejectColumns));
    const auto isBlank = [](const QString &field) { return field.trimmed().isEmpty(); };
    if (fields.size() > own && std::all_of(fields.begin() + own, fields.end(), isBlank))
        fields.resize(own);
    while (fields.size() > own + 3 && isBlank(fields.last())) // a region without quotes takes three more
        fields.removeLast();
    while (fields.size() < own)
        fields += QString();
    return fields;
}

} // namespace

QByteArray rejectsCsv(const ImportPlan &plan, const CsvTable &table)
{
    const QStringList &header = table.header.fields;
    QByteArray csv;
    appendCsvRecord(csv, header.first(ownColumns(header)) + QStringList{u"line"_s, u"reason"_s});
    for (const PlannedRow &row : plan.rows) {
        if (row.verdict == Verdict::Rejected || row.verdict == Verdict::NeedsChoice)
            appendCsvRecord(csv, ownFields(row.fields, header) + QStringList{QString::number(row.line), row.reason()});
    }
    return csv;
}

} // namespace kader::exchange
