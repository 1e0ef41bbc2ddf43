#pragma once

#include "base/result.h"
#include "store/change.h"

#include <optional>
#include <vector>

namespace kader::store {

class Connection;

/// The rows of `step`, `change` and `cursor`: what was done, and how much of it holds. It writes the
/// story; doing and undoing is the caller's.
class History final {
public:
    /// A change with the number of the row that it concerned, where rows have numbers.
    struct Entry {
        Change change;
        std::optional<qint64> row;
    };
    struct Chapter {
        qint64 number = 0;
        QString name = {};
        std::vector<Entry> entries = {};
    };
    struct Names {
        std::optional<QString> undo = {};
        std::optional<QString> redo = {};
    };

    explicit History(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<Names> names() const;
    /// The step that undo takes back; nothing at the beginning.
    [[nodiscard]] Result<std::optional<Chapter>> last() const;
    /// The step that redo does again; nothing at the end.
    [[nodiscard]] Result<std::optional<Chapter>> next() const;

    /// Writes a step after the last one that holds, or more of that one when it `joinsLast` and has its name; what was
    /// undone before is forgotten.
    [[nodiscard]] Result<void> record(const QString &name, const std::vector<Entry> &entries, bool joinsLast) const;
    /// From now on steps up to this one hold; 0 for none.
    [[nodiscard]] Result<void> moveTo(qint64 number) const;

private:
    [[nodiscard]] Result<std::optional<Chapter>> chapter(QLatin1StringView which) const;
    /// Where more of the last step goes.
    struct End {
        qint64 step = 0;
        qint64 ordinal = 0; ///< Of its next change.
    };
    [[nodiscard]] Result<End> begin(const QString &name) const;
    [[nodiscard]] Result<End> endOfLast() const;
    [[nodiscard]] Result<void> readEntries(Chapter &chapter) const;
    [[nodiscard]] Result<std::optional<QString>> name(QLatin1StringView which) const;

    Connection &m_connection;
};

} // namespace kader::store
