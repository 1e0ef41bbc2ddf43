#include "store/migration.h"

#include "store/connection.h"
#include "store/firstschema.h"
#include "store/secondschema.h"
#include "store/thirdschema.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

Result<void> runAll(Connection &connection, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (Result<void> run = connection.run(statement); !run)
            return run;
    }
    return {};
}

/// Runs what is missing from `version` on, and writes down how far the file has come.
Result<void> advance(Connection &connection, const std::vector<Migration> &steps, qint64 version)
{
    for (; version < qint64(steps.size()); ++version) {
        if (Result<void> run = steps[size_t(version)](connection); !run)
            return run;
    }
    return connection.run(u"PRAGMA user_version = %1"_s.arg(version));
}

/// Everything that SQLite may run by itself. The tables behind the index for searching are left out: how
/// they are written down is up to SQLite's version.
Result<QStringList> schemaOf(Connection &connection)
{
    QStringList schema;
    Rows rows = connection.rows(
        u"SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "AND NOT (type = 'table' AND name LIKE 'annotation\\_text\\_%' ESCAPE '\\') ORDER BY type, name"_s);
    while (rows.next())
        schema.append(QStringList{rows.text(0), rows.text(1), rows.text(2), rows.text(3)}.join(u'\n'));
    return rows.outcome().map([&] { return schema; });
}

/// A file may come from anywhere, and triggers, views and checks are programs: only ours are run.
Result<void> requireOurSchema(Connection &connection, std::vector<Migration> steps, qint64 version)
{
    const auto reference = Connection::open(u":memory:"_s, {});
    if (!reference)
        return tl::unexpected(reference.error());
    steps.resize(size_t(version));
    if (Result<void> made = advance(**reference, steps, 0); !made)
        return made;
    const Result<QStringList> ours = schemaOf(**reference);
    const Result<QStringList> present = schemaOf(connection);
    if (!ours || !present)
        return tl::unexpected(ours ? present.error() : ours.error());
    if (*ours != *present)
        return tl::unexpected(
            connection.error(ErrorKind::Malformed,
                             Tr::tr("This curation is damaged (its tables are not those of format %1).").arg(version)));
    return {};
}

Result<void> requireMark(Connection &connection)
{
    const Result<qint64> application = connection.integer(u"PRAGMA application_id"_s);
    if (!application)
        return tl::unexpected(application.error());
    if (*application == applicationId)
        return {};
    const Result<qint64> things = connection.integer(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!things)
        return tl::unexpected(things.error());
    return tl::unexpected(connection.error(ErrorKind::Malformed, *things == 0
                                                                     ? Tr::tr("This file is empty.")
                                                                     : Tr::tr("This is not a curation of Kader.")));
}

/// The file's version, when it is a curation that this Kader understands.
Result<qint64> knownVersion(Connection &connection, qint64 newest)
{
    if (Result<void> ours = requireMark(connection); !ours)
        return tl::unexpected(ours.error());
    const Result<qint64> version = connection.integer(u"PRAGMA user_version"_s);
    if (version && *version > newest) {
        return tl::unexpected(
            connection.error(ErrorKind::Unsupported, Tr::tr("This curation was made by a newer Kader (format %1, this "
                                                            "one reads up to %2). Install the newer Kader to open it.")
                                                         .arg(*version)
                                                         .arg(newest)));
    }
    if (version && *version < 1)
        return tl::unexpected(
            connection.error(ErrorKind::Malformed, Tr::tr("This curation is damaged (it says no format).")));
    return version;
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> steps{
        [](Connection &connection) { return runAll(connection, firstSchema()); },
        [](Connection &connection) { return runAll(connection, secondSchema()); },
        [](Connection &connection) { return runAll(connection, thirdSchema()); },
    };
    return steps;
}

Result<void> initialise(Connection &connection)
{
    Result<Transaction> transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<qint64> things = connection.integer(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!things)
        return tl::unexpected(things.error());
    if (*things > 0)
        return tl::unexpected(connection.error(ErrorKind::Conflict, Tr::tr("There is a file of this name already.")));
    if (Result<void> marked = connection.run(u"PRAGMA application_id = %1"_s.arg(applicationId)); !marked)
        return marked;
    if (Result<void> advanced = advance(connection, migrations(), 0); !advanced)
        return advanced;
    return transaction->commit();
}

Result<qint64> formatOf(Connection &connection, const std::vector<Migration> &steps)
{
    const Result<qint64> version = knownVersion(connection, qint64(steps.size()));
    if (!version)
        return version;
    return requireOurSchema(connection, steps, *version).map([&] { return *version; });
}

Result<void> migrateWithin(Connection &connection, const std::vector<Migration> &steps)
{
    // Another window may have done it while this one waited for its turn.
    return knownVersion(connection, qint64(steps.size())).and_then([&](qint64 version) {
        return advance(connection, steps, version);
    });
}

Result<void> migrate(Connection &connection, const std::vector<Migration> &steps)
{
    const Result<qint64> version = formatOf(connection, steps);
    if (!version)
        return tl::unexpected(version.error());
    if (*version == qint64(steps.size()))
        return {};
    Result<Transaction> transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return migrateWithin(connection, steps).and_then([&] { return transaction->commit(); });
}

} // namespace kader::store
