#include "store/changewriter.h"

#include "store/annotationtable.h"
#include "store/connection.h"
#include "store/settingtable.h"

#include "base/tr.h"

namespace kader::store {

namespace {

struct Storable {
    Change operator()(const AnnotationChange &change) const
    {
        return AnnotationChange{change.before ? std::optional(storable(*change.before)) : std::nullopt,
                                change.after ? std::optional(storable(*change.after)) : std::nullopt};
    }

    Change operator()(const SettingChange &change) const
    {
        return SettingChange{storable(change.key),
                             change.before ? std::optional(storable(*change.before)) : std::nullopt,
                             change.after ? std::optional(storable(*change.after)) : std::nullopt};
    }
};

struct Objection {
    QString operator()(const AnnotationChange &change) const
    {
        if (change.before && change.after && change.before->id != change.after->id)
            return Tr::tr("An annotation keeps its identity.");
        if (change.after)
            return objection(*change.after);
        if (!change.before)
            return Tr::tr("A change must change something.");
        if (change.before->provenance)
            return Tr::tr("An annotation of the source can be marked as deleted, but stays in the curation.");
        return {};
    }

    QString operator()(const SettingChange &change) const
    {
        if (change.key.isEmpty() || (!change.before && !change.after))
            return Tr::tr("A change must change something.");
        return {};
    }
};

} // namespace

Change storable(const Change &change)
{
    return std::visit(Storable{}, change);
}

QString objection(const Change &change)
{
    return std::visit(Objection{}, change);
}

Result<std::optional<qint64>> ChangeWriter::make(const History::Entry &entry) const
{
    if (const auto *annotation = std::get_if<AnnotationChange>(&entry.change))
        return make(*annotation, entry.row);
    return make(std::get<SettingChange>(entry.change));
}

Result<std::optional<qint64>> ChangeWriter::make(const AnnotationChange &change, std::optional<qint64> row) const
{
    const AnnotationTable table(m_connection);
    const auto present = table.find(change.before ? change.before->id : change.after->id);
    if (!present)
        return tl::unexpected(present.error());
    const std::optional<Annotation> held = *present ? std::optional((*present)->annotation) : std::nullopt;
    if (held != change.before)
        return tl::unexpected(conflict());
    if (!*present)
        return table.insert(*change.after, row).map([](qint64 number) { return std::optional(number); });
    const qint64 number = (*present)->number;
    const Result<void> made = change.after ? table.update({number, *change.after}) : table.remove(number);
    return made.map([&] { return std::optional(number); });
}

Result<std::optional<qint64>> ChangeWriter::make(const SettingChange &change) const
{
    const SettingTable table(m_connection);
    const auto held = table.find(change.key);
    if (!held)
        return tl::unexpected(held.error());
    if (*held != change.before)
        return tl::unexpected(conflict());
    return table.put(change.key, change.after).map([] { return std::optional<qint64>(); });
}

Error ChangeWriter::conflict() const
{
    return m_connection.error(ErrorKind::Conflict,
                              Tr::tr("This was changed in another window meanwhile. Nothing was done."));
}

} // namespace kader::store
