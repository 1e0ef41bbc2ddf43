#include "store/connection.h"

#include "base/tr.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QStringList>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

/// Names of connections are shared by the whole process.
QString freshName()
{
    static std::atomic<quint64> count = 0;
    return u"kader-store-%1"_s.arg(++count);
}

/// The driver binds a null string as NULL; here every string is a value and absence is said by QVariant().
QVariant bindable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return u""_s;
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return ""_ba;
    return value;
}

// Primary result codes, https://sqlite.org/rescode.html
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteInputOutput = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteTooBig = 18;
constexpr int sqliteConstraint = 19;
constexpr int sqliteNotADatabase = 26;
// An extended one: another file has the name under which this one was opened.
constexpr int sqliteMoved = sqliteReadOnly | (4 << 8);

} // namespace

Rows::Rows(const Connection &connection, QSqlQuery &query, std::optional<Error> error)
    : m_connection(connection), m_query(query), m_error(std::move(error))
{}

Rows::~Rows()
{
    m_query.finish();
}

bool Rows::next()
{
    if (m_error)
        return false;
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_error = m_connection.error(m_query.lastError());
    return false;
}

Result<void> Rows::outcome() const
{
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

Connection::Connection(QString path, QString name) : m_path(std::move(path)), m_name(std::move(name)) {}

Connection::~Connection()
{
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const Options &options)
{
    std::unique_ptr<Connection> connection(new Connection(path, freshName()));
    if (Result<void> connected = connection->connect(options); !connected)
        return tl::unexpected(connected.error());
    return connection;
}

Result<void> Connection::connect(const Options &options)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(m_path);
    QStringList driverOptions{u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeout.count())};
    if (options.readOnly)
        driverOptions.append(u"QSQLITE_OPEN_READONLY"_s);
    database.setConnectOptions(driverOptions.join(u';'));
    if (!database.open())
        return tl::unexpected(error(database.lastError()));

    // A file may come from anywhere; broken pages are looked at before they are used.
    QStringList settings{u"PRAGMA cell_size_check = ON"_s, u"PRAGMA foreign_keys = ON"_s};
    // What was deleted leaves no trace that is mailed along, or that a damaged file would bring back to life.
    if (!options.readOnly)
        settings += {u"PRAGMA journal_mode = DELETE"_s, u"PRAGMA secure_delete = ON"_s};
    for (const QString &setting : settings) {
        if (Result<void> set = run(setting); !set)
            return set;
    }
    return options.readOnly ? Result<void>() : waitForDisk(true);
}

Result<void> Connection::waitForDisk(bool isWanted)
{
    // EXTRA: the end of a transaction is the end of its journal's name, and that must be on the disk too.
    return run(isWanted ? u"PRAGMA synchronous = EXTRA"_s : u"PRAGMA synchronous = OFF"_s);
}

QSqlQuery *Connection::prepared(const QString &sql, std::optional<Error> &problem)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end())
        return &known->second;
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        problem = error(query.lastError());
    return &m_statements.insert_or_assign(sql, std::move(query)).first->second;
}

Rows Connection::rows(const QString &sql, const QVariantList &values)
{
    std::optional<Error> problem;
    QSqlQuery *query = prepared(sql, problem);
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), bindable(values[i]));
    if (!problem && !query->exec())
        problem = error(query->lastError());
    return Rows(*this, *query, std::move(problem));
}

Result<void> Connection::run(const QString &sql, const QVariantList &values)
{
    return rows(sql, values).outcome();
}

Result<qint64> Connection::integer(const QString &sql, const QVariantList &values)
{
    Rows found = rows(sql, values);
    if (found.next())
        return found.integer(0);
    if (Result<void> outcome = found.outcome(); !outcome)
        return tl::unexpected(outcome.error());
    return tl::unexpected(error(ErrorKind::NotFound, Tr::tr("There is no such entry in this curation.")));
}

Result<qint64> Connection::insert(const QString &sql, const QVariantList &values)
{
    const Rows inserted = rows(sql, values);
    if (Result<void> outcome = inserted.outcome(); !outcome)
        return tl::unexpected(outcome.error());
    return inserted.insertedNumber();
}

Error Connection::error(ErrorKind kind, const QString &message) const
{
    return {kind, message, {.document = m_path}};
}

Error Connection::error(const QSqlError &problem) const
{
    const int code = problem.nativeErrorCode().toInt();
    if (code == sqliteMoved)
        return error(ErrorKind::File,
                     Tr::tr("Another file has taken the place of this one while it was open. Save the curation under "
                            "another name to keep it."));
    switch (code & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return error(ErrorKind::Conflict, Tr::tr("Another window or program is writing to this curation. Try again."));
    case sqliteReadOnly:
        return error(ErrorKind::File,
                     Tr::tr("This curation cannot be written to where it lies. Copy it to a folder of yours."));
    case sqliteCannotOpen:
        return error(ErrorKind::File, Tr::tr("The file cannot be opened, or nothing can be written beside it."));
    case sqliteFull:
        return error(ErrorKind::File, Tr::tr("The disk is full. Nothing was changed; make room and try again."));
    case sqliteInputOutput:
        return error(ErrorKind::File, Tr::tr("The disk failed, or it takes no more of this file. Nothing was changed; "
                                             "save the curation on another disk."));
    case sqliteCorrupt:
        return error(ErrorKind::Malformed, Tr::tr("This curation is damaged (%1).").arg(problem.databaseText()));
    case sqliteNotADatabase:
        return error(ErrorKind::Malformed, Tr::tr("This is not a curation of Kader."));
    case sqliteTooBig:
        return error(ErrorKind::TooLarge, Tr::tr("This is more than a curation can hold in one piece."));
    case sqliteConstraint:
        return error(ErrorKind::Usage, Tr::tr("This does not fit into the curation (%1).").arg(problem.databaseText()));
    default:
        return error(ErrorKind::File, Tr::tr("The curation cannot be used: %1").arg(problem.text()));
    }
}

Result<Transaction> Transaction::begin(Connection &connection, Kind kind)
{
    // A deferred transaction that writes later fails at once when someone else wrote in between; an
    // immediate one waits for its turn.
    if (Result<void> begun = connection.run(kind == Kind::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s); !begun)
        return tl::unexpected(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Connection &connection) : m_connection(&connection) {}

Transaction::Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction()
{
    // Fails only when SQLite has rolled back already, as it does by itself when the disk is full.
    if (m_connection)
        static_cast<void>(m_connection->run(u"ROLLBACK"_s));
}

Result<void> Transaction::commit()
{
    if (Result<void> committed = m_connection->run(u"COMMIT"_s); !committed)
        return committed;
    m_connection = nullptr;
    return {};
}

} // namespace kader::store
