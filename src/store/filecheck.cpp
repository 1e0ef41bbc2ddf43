#include "store/filecheck.h"

#include "store/annotationtable.h"
#include "store/connection.h"
#include "store/sourcetable.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

void add(Diagnostics &problems, const Connection &connection, const QString &message)
{
    problems.append({Severity::Error, u"file-integrity"_s, message, {.document = connection.path()}});
}

void addPages(Diagnostics &problems, Connection &connection)
{
    Rows rows = connection.rows(u"PRAGMA integrity_check"_s);
    while (rows.next()) {
        if (const QString line = rows.text(0); line != "ok"_L1)
            add(problems, connection, line);
    }
    if (const Result<void> outcome = rows.outcome(); !outcome)
        add(problems, connection, outcome.error().message);
}

void addReferences(Diagnostics &problems, Connection &connection)
{
    Rows rows = connection.rows(u"PRAGMA foreign_key_check"_s);
    while (rows.next())
        add(problems, connection,
            Tr::tr("Row %2 of “%1” belongs to a row of “%3” that is not there.")
                .arg(rows.text(0), rows.text(1), rows.text(2)));
    if (const Result<void> outcome = rows.outcome(); !outcome)
        add(problems, connection, outcome.error().message);
}

void addTextIndex(Diagnostics &problems, Connection &connection)
{
    const Result<void> checked =
        connection.run(u"INSERT INTO annotation_text (annotation_text, rank) VALUES ('integrity-check', 1)"_s);
    if (!checked)
        add(problems, connection,
            Tr::tr("The index for searching does not fit the annotations. %1").arg(checked.error().message));
}

void addSources(Diagnostics &problems, Connection &connection)
{
    const SourceTable table(connection);
    const auto sources = table.all();
    if (!sources) {
        add(problems, connection, sources.error().message);
        return;
    }
    for (const Source &source : *sources) {
        if (const Result<QByteArray> bytes = table.bytes(source.id); !bytes)
            add(problems, connection, u"%1: %2"_s.arg(source.title, bytes.error().message));
    }
}

void addAnnotations(Diagnostics &problems, Connection &connection)
{
    const auto rotten = AnnotationTable(connection).rotten();
    if (!rotten)
        add(problems, connection, rotten.error().message);
    for (const qint64 number : rotten.value_or(std::vector<qint64>()))
        add(problems, connection, Tr::tr("Annotation %1 is not what was kept.").arg(number));
}

} // namespace

Result<Diagnostics> checkDatabase(Connection &connection)
{
    const Result<Transaction> transaction = Transaction::begin(connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Diagnostics problems;
    addPages(problems, connection);
    addReferences(problems, connection);
    return problems;
}

Result<Diagnostics> checkFile(Connection &connection, TextIndex index)
{
    const bool writes = index == TextIndex::Check;
    // Never committed: the check of the text index is written as an INSERT but changes nothing.
    const Result<Transaction> transaction =
        Transaction::begin(connection, writes ? Transaction::Kind::Write : Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Diagnostics problems;
    addPages(problems, connection);
    addReferences(problems, connection);
    if (writes)
        addTextIndex(problems, connection);
    addSources(problems, connection);
    addAnnotations(problems, connection);
    return problems;
}

} // namespace kader::store
