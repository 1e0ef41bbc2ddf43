#pragma once

#include "base/result.h"

#include <QString>

#include <chrono>
#include <functional>

namespace kader::store {

class Connection;

/// A whole copy of what the connection's file holds at one moment, in a folder of its own beside `target`; on the
/// disk when it is made, gone again unless it is put into its place.
class FileCopy final {
public:
    [[nodiscard]] static Result<FileCopy> make(Connection &connection, const QString &target);
    FileCopy(FileCopy &&) noexcept;
    FileCopy &operator=(FileCopy &&) = delete;
    ~FileCopy();

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Under the name of `target`, whatever has it; Conflict when another window or program is at work on that. Who
    /// only has it open is told by SQLite when it writes next.
    [[nodiscard]] Result<void> replace();
    /// Under another name in the same folder; Conflict when there is a file of that name.
    [[nodiscard]] Result<void> place(const QString &name);

private:
    FileCopy(QString folder, QString target);

    QString m_folder; ///< Empty when it was moved from.
    QString m_path;
    QString m_target;
};

} // namespace kader::store
