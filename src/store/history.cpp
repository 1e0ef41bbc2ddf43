#include "store/history.h"

#include "store/changejson.h"
#include "store/connection.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

constexpr auto lastStep = "number = (SELECT step FROM cursor)"_L1;
constexpr auto nextStep = "number = (SELECT step FROM cursor) + 1"_L1;

QVariant orNull(const QString &text)
{
    return text.isNull() ? QVariant() : QVariant(text);
}

} // namespace

Result<std::optional<QString>> History::name(QLatin1StringView which) const
{
    Rows rows = m_connection.rows(u"SELECT name FROM step WHERE "_s + which);
    std::optional<QString> name;
    if (rows.next())
        name = rows.text(0);
    return rows.outcome().map([&] { return name; });
}

Result<History::Names> History::names() const
{
    const auto undo = name(lastStep);
    if (!undo)
        return tl::unexpected(undo.error());
    const auto redo = name(nextStep);
    if (!redo)
        return tl::unexpected(redo.error());
    return Names{*undo, *redo};
}

Result<std::optional<History::Chapter>> History::last() const
{
    return chapter(lastStep);
}

Result<std::optional<History::Chapter>> History::next() const
{
    return chapter(nextStep);
}

Result<std::optional<History::Chapter>> History::chapter(QLatin1StringView which) const
{
    std::optional<Chapter> found;
    {
        Rows rows = m_connection.rows(u"SELECT number, name FROM step WHERE "_s + which);
        if (rows.next())
            found = Chapter{rows.integer(0), rows.text(1)};
        if (Result<void> outcome = rows.outcome(); !outcome)
            return tl::unexpected(outcome.error());
    }
    if (!found)
        return found;
    return readEntries(*found).map([&] { return std::move(found); });
}

Result<void> History::readEntries(Chapter &chapter) const
{
    Rows rows = m_connection.rows(u"SELECT kind, before, after, row FROM change WHERE step = ? ORDER BY ordinal"_s,
                                  {chapter.number});
    while (rows.next()) {
        const std::optional<Change> change = read({rows.text(0), rows.text(1), rows.text(2)});
        if (!change)
            return tl::unexpected(m_connection.error(
                ErrorKind::Malformed,
                Tr::tr("This curation is damaged (the step “%1” cannot be read).").arg(chapter.name)));
        chapter.entries.push_back({*change, rows.optionalInteger(3)});
    }
    return rows.outcome();
}

Result<History::End> History::begin(const QString &name) const
{
    return m_connection
        .insert(u"INSERT INTO step (number, name, made) VALUES ((SELECT step FROM cursor) + 1, ?, ?)"_s,
                {name, QDateTime::currentMSecsSinceEpoch()})
        .map([](qint64 step) {
            return End{step, 0};
        });
}

Result<History::End> History::endOfLast() const
{
    const Result<qint64> step = m_connection.integer(u"SELECT step FROM cursor"_s);
    if (!step)
        return tl::unexpected(step.error());
    return m_connection
        .integer(u"SELECT coalesce(max(ordinal) + 1, 0) FROM change WHERE step = (SELECT step FROM cursor)"_s)
        .map([&](qint64 ordinal) {
            return End{*step, ordinal};
        });
}

Result<void> History::record(const QString &name, const std::vector<Entry> &entries, bool joinsLast) const
{
    if (Result<void> forgotten = m_connection.run(u"DELETE FROM step WHERE number > (SELECT step FROM cursor)"_s);
        !forgotten)
        return forgotten;
    const Result<std::optional<QString>> last = this->name(lastStep);
    if (!last)
        return tl::unexpected(last.error());
    Result<End> end = joinsLast && *last == name ? endOfLast() : begin(name);
    if (!end)
        return tl::unexpected(end.error());
    for (const Entry &entry : entries) {
        const WrittenChange change = written(entry.change);
        const Result<void> kept = m_connection.run(
            u"INSERT INTO change (step, ordinal, kind, row, before, after) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {end->step, end->ordinal++, change.kind, entry.row ? QVariant(*entry.row) : QVariant(),
             orNull(change.before), orNull(change.after)});
        if (!kept)
            return kept;
    }
    return moveTo(end->step);
}

Result<void> History::moveTo(qint64 number) const
{
    return m_connection.run(u"UPDATE cursor SET step = ?"_s, {number});
}

} // namespace kader::store
