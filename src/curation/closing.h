#pragma once

#include "curation/filethread.h"

#include <QString>

#include <memory>

namespace kader::curation {

/// Ends the thread when it has done its work, and gives back what room its file has to spare first. Does not wait for
/// that, for a large file is read and written as a whole; the end of the application does. Nothing that the thread was
/// given may need what the caller destroys: all of it is done when this returns.
void closeInBackground(std::unique_ptr<FileThread> thread);

/// Waits until no file of that name is being closed in the background: whoever opens, replaces or reads one would
/// come between the file and its journal. For the pool.
void waitUntilClosed(const QString &path);

} // namespace kader::curation
