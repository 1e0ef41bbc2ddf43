#include "tables.h"

#include "base/tr.h"
#include "console.h"
#include "exchange/csvreader.h"
#include "exchange/manifesttable.h"

#include <QFileInfo>

#include <map>

using namespace Qt::StringLiterals;
using kader::exchange::Verdict;

namespace kader::cli {

namespace {

constexpr qint64 fromWhichToTell = qint64(32) << 20; // bytes, how far the reading is
constexpr int mostLines = 200;                       // said one by one; the report has them all

} // namespace

Result<exchange::CsvTable> readTable(const QString &file)
{
    exchange::Watch watch;
    if (QFileInfo(file).size() > fromWhichToTell)
        watch.progressed = [file, told = 0](double share) mutable {
            if (const int tenth = int(share * 10); tenth > told) {
                told = tenth;
                say(Tr::tr("%1: %2 % read").arg(file).arg(tenth * 10));
            }
        };
    return exchange::readCsvFile(file, file, {}, watch);
}

Result<NamedTable> readAnnotations(Context &context, const QString &text)
{
    QFile file(text);
    const bool isDocument = QFileInfo(text).isFile() ? file.open(QIODevice::ReadOnly) &&
                                                           exchange::looksLikeJson(file.peek(64)) // a pipe is read once
                                                     : WebAddress::parse(text).has_value();
    if (!isDocument)
        return readTable(text).map([](const exchange::CsvTable &table) { return NamedTable{table, false}; });
    return context.session.manifest(text)
        .and_then([&](const iiif::Manifest &manifest) { return exchange::tableOf(manifest, text); })
        .map([](const exchange::CsvTable &table) {
            return NamedTable{table, true};
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
    if (!plan.gone.empty())
        say(Tr::tr("%1: %2 annotations are gone from the export").arg(table.name).arg(plan.gone.size()));
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
