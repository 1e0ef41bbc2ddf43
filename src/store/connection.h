#pragma once

#include "base/result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <chrono>
#include <map>
#include <memory>
#include <optional>

class QSqlError;

namespace kader::store {

class Connection;

/// The answer to a query, row by row. Locks on the file are held until it is exhausted or gone, so it
/// does not outlive the block that asked. Whoever reads to the end asks for `outcome()` then: an error
/// ends the rows as their end does.
class Rows final {
public:
    Rows(const Connection &connection, QSqlQuery &query, std::optional<Error> error);
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    ~Rows();

    [[nodiscard]] bool next();
    [[nodiscard]] Result<void> outcome() const;
    /// The number that an INSERT gave to its row.
    [[nodiscard]] qint64 insertedNumber() const { return m_query.lastInsertId().toLongLong(); }

    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] double real(int column) const { return m_query.value(column).toDouble(); }
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }

private:
    const Connection &m_connection;
    QSqlQuery &m_query;
    std::optional<Error> m_error;
};

/// One connection to one SQLite file, set up as the working file wants it, and the one place where its
/// errors become words. Lives in the thread that opened it. Statements are prepared once and kept, so a
/// statement must not be asked again while its Rows are being read.
class Connection final {
public:
    struct Options {
        bool readOnly = false;
        std::chrono::milliseconds busyTimeout{5000};
    };

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, const Options &options);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    /// What errors name; the file's path unless it stands for another.
    [[nodiscard]] const QString &path() const { return m_path; }
    void setName(const QString &path) { m_path = path; }

    /// Whether a transaction that is committed is on the disk by then, as it is unless said otherwise.
    [[nodiscard]] Result<void> waitForDisk(bool isWanted);

    [[nodiscard]] Rows rows(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Result<void> run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; NotFound when there is no row.
    [[nodiscard]] Result<qint64> integer(const QString &sql, const QVariantList &values = {});
    /// Runs an INSERT and tells the number of the new row.
    [[nodiscard]] Result<qint64> insert(const QString &sql, const QVariantList &values);

    [[nodiscard]] Error error(ErrorKind kind, const QString &message) const;
    [[nodiscard]] Error error(const QSqlError &problem) const;

private:
    Connection(QString path, QString name);
    [[nodiscard]] Result<void> connect(const Options &options);
    QSqlQuery *prepared(const QString &sql, std::optional<Error> &problem);

    QString m_path;
    QString m_name;
    std::map<QString, QSqlQuery> m_statements;
};

/// A transaction that is taken back unless it is committed.
class Transaction final {
public:
    enum class Kind {
        Read, ///< All queries see one state of the file.
        Write ///< Waits for other writers, then keeps them out.
    };

    [[nodiscard]] static Result<Transaction> begin(Connection &connection, Kind kind);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Durable when it returns success.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection &connection);

    Connection *m_connection;
};

} // namespace kader::store
