#include "tables.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "console.h"
#include "exchange/csvreader.h"

#include <map>

using namespace Qt::StringLiterals;
using kader::exchange::Verdict;

namespace kader::cli {

namespace {

constexpr qint64 largestTable = qint64(512) << 20;
constexpr int mostLines = 200; // said one by one; the report has them all

} // namespace

Result<exchange::CsvTable> readTable(const QString &file)
{
    return readWhole(file, largestTable).and_then([&](const QByteArray &bytes) {
        return exchange::readCsv(bytes, file);
    });
}

void tellTable(Context &context, const exchange::CsvTable &table, const exchange::ImportPlan &plan)
{
    context.report.addRows(table.name, plan);
    sayAll(plan.diagnostics);
    int said = 0;
    for (const exchange::PlannedRow &row : plan.rows) {
        for (const Diagnostic &diagnostic : row.diagnostics) {
            if (diagnostic.severity != Severity::Info && ++said <= mostLines)
                say(diagnosticLine(diagnostic));
        }
    }
    if (said > mostLines)
        say(Tr::tr("… and %1 more; --report tells them all.").arg(said - mostLines));
    say(Tr::tr("%1: %2 added, %3 already there, %4 changed, %5 rejected")
            .arg(table.name, QString::number(plan.count(Verdict::Added)),
                 QString::number(plan.count(Verdict::AlreadyThere)), QString::number(plan.count(Verdict::Changed)),
                 QString::number(plan.count(Verdict::Rejected))));
}

void tellRepairs(Context &context, const Diagnostics &repairs)
{
    context.report.addDiagnostics(u"repairs"_s, repairs);
    std::map<std::pair<QString, QString>, int> counts; // one line for what was mended alike
    for (const Diagnostic &repair : repairs)
        ++counts[{repair.place.document, repair.rule}];
    for (const auto &[what, count] : counts)
        say(Tr::tr("%1: repaired %2 times [%3]").arg(what.first, QString::number(count), what.second));
}

} // namespace kader::cli
