#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "store/connection.h"

#include <QTemporaryDir>

#include <memory>

namespace kader::store {

/// A working file of the present format, ready to be used.
struct Opened {
    /// Of a file that can only be read and has to be changed before; outlives the connection.
    std::unique_ptr<QTemporaryDir> shadow = {};
    std::unique_ptr<Connection> connection;
    bool readOnly = false;
    Diagnostics notes = {};
};

/// Opens the file and brings it to the present format: a copy of it as it was stays beside it, or nothing is done.
/// Where it can only be read, a copy of it in the folder for temporary files is brought there instead.
[[nodiscard]] Result<Opened> openFile(const QString &path, const Connection::Options &options);

/// What the copy of an earlier format is called: `NAME (format 1, before 2026-11-23).kader`, and with a number behind
/// that when there is one already.
[[nodiscard]] QString backupName(const QString &path, qint64 format, const QDate &today);

} // namespace kader::store
