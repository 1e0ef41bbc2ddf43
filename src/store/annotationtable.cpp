#include "store/annotationtable.h"

#include "store/annotationchecksum.h"
#include "store/annotationtext.h"
#include "store/connection.h"
#include "store/searchquery.h"
#include "store/sourcetable.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

QVariant orNull(const std::optional<QDateTime> &time)
{
    return time ? QVariant(time->toMSecsSinceEpoch()) : QVariant();
}

std::optional<QDateTime> timeFrom(std::optional<qint64> milliseconds)
{
    return milliseconds ? std::optional(QDateTime::fromMSecsSinceEpoch(*milliseconds).toUTC()) : std::nullopt;
}

/// In the order of the columns from `motivation` to `checksum`.
QVariantList valuesOf(const Annotation &annotation)
{
    QVariantList values{motivationsToText(annotation.motivations),
                        annotation.text,
                        annotation.language,
                        QString::fromUtf8(annotation.body),
                        annotation.creator,
                        orNull(annotation.created),
                        orNull(annotation.modified)};
    if (const auto &from = annotation.provenance)
        values += QVariantList{from->source.toString(QUuid::WithoutBraces), from->place, from->hash,
                               overlayToText(from->overlay)};
    else
        values += QVariantList{QVariant(), QVariant(), QVariant(), QVariant()};
    values += checksum(annotation);
    return values;
}

AnnotationTable::Row rowFrom(const Rows &rows, const QHash<qint64, QUuid> &sources)
{
    AnnotationTable::Row row;
    row.number = rows.integer(0);
    Annotation &annotation = row.annotation;
    annotation.id = QUuid::fromString(rows.text(1));
    annotation.motivations = motivationsFromText(rows.text(2));
    annotation.text = rows.text(3);
    annotation.language = rows.text(4);
    annotation.body = rows.text(5).toUtf8();
    annotation.creator = rows.text(6);
    annotation.created = timeFrom(rows.optionalInteger(7));
    annotation.modified = timeFrom(rows.optionalInteger(8));
    if (!rows.isNull(9))
        annotation.provenance =
            Provenance{sources.value(rows.integer(9)), rows.text(10), rows.bytes(11), overlayFromText(rows.text(12))};
    return row;
}

Target targetFrom(const Rows &rows, const QHash<qint64, QUuid> &sources)
{
    Target target;
    target.source = sources.value(rows.integer(1));
    if (!rows.isNull(2))
        target.canvas = int(rows.integer(2));
    if (!rows.isNull(3))
        target.area = Area{rows.real(3), rows.real(4), rows.real(5), rows.real(6)};
    target.selector = rows.text(7).toUtf8();
    return target;
}

} // namespace

Result<std::vector<AnnotationTable::Row>> AnnotationTable::read(const QString &where, const QVariantList &values) const
{
    const auto sources = SourceTable(m_connection).identities();
    if (!sources)
        return tl::unexpected(sources.error());
    std::vector<Row> found;
    {
        Rows rows =
            m_connection.rows(u"SELECT number, uuid, motivation, text, language, body, creator, created, modified, "
                              "source, place, hash, overlay FROM annotation WHERE %1 ORDER BY number"_s.arg(where),
                              values);
        while (rows.next())
            found.push_back(rowFrom(rows, *sources));
        if (Result<void> outcome = rows.outcome(); !outcome)
            return tl::unexpected(outcome.error());
    }
    // Both come in the order of the annotations' numbers and are merged.
    Rows rows = m_connection.rows(u"SELECT annotation, source, canvas, x, y, width, height, selector FROM target "
                                  "WHERE annotation IN (SELECT number FROM annotation WHERE %1) "
                                  "ORDER BY annotation, ordinal"_s.arg(where),
                                  values);
    auto row = found.begin();
    while (rows.next()) {
        const qint64 number = rows.integer(0);
        while (row != found.end() && row->number < number)
            ++row;
        if (row == found.end() || row->number != number)
            break;
        row->annotation.targets.push_back(targetFrom(rows, *sources));
    }
    return rows.outcome().map([&] { return std::move(found); });
}

Result<std::optional<AnnotationTable::Row>> AnnotationTable::find(const QUuid &id) const
{
    Result<std::vector<Row>> found = read(u"uuid = ?"_s, {id.toString(QUuid::WithoutBraces)});
    return std::move(found).map(
        [](std::vector<Row> &&rows) { return rows.empty() ? std::nullopt : std::optional(std::move(rows.front())); });
}

Result<std::vector<Annotation>> AnnotationTable::all(const AnnotationFilter &filter) const
{
    QStringList conditions{filter.withDeleted ? u"TRUE"_s : u"overlay IS NOT 'deleted'"_s};
    QVariantList values;
    if (filter.source) {
        conditions +=
            u"number IN (SELECT annotation FROM target WHERE source = (SELECT number FROM source WHERE uuid = ?)%1)"_s
                .arg(filter.canvas ? u" AND canvas = ?"_s : QString());
        values += filter.source->toString(QUuid::WithoutBraces);
        if (filter.canvas)
            values += *filter.canvas;
    }
    Result<std::vector<Row>> found = read(conditions.join(u" AND "_s), values);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<Annotation> annotations;
    annotations.reserve(found->size());
    for (Row &row : *found)
        annotations.push_back(std::move(row.annotation));
    return annotations;
}

Result<std::vector<qint64>> AnnotationTable::rotten() const
{
    const auto all = numbered();
    if (!all)
        return tl::unexpected(all.error());
    std::vector<qint64> rotten;
    Rows rows = m_connection.rows(u"SELECT number, checksum FROM annotation ORDER BY number"_s);
    for (auto row = all->begin(); row != all->end() && rows.next(); ++row) {
        if (!rows.isNull(1) && rows.integer(1) != checksum(row->annotation))
            rotten.push_back(row->number);
    }
    return rows.outcome().map([&] { return std::move(rotten); });
}

Result<qint64> AnnotationTable::lastNumber() const
{
    return m_connection.integer(u"SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'annotation'"_s);
}

Result<std::vector<QUuid>> AnnotationTable::search(const QString &typed, int limit) const
{
    const QString expression = searchExpression(typed);
    std::vector<QUuid> ids;
    if (expression.isEmpty())
        return ids;
    Rows rows = m_connection.rows(
        u"SELECT uuid FROM annotation_text JOIN annotation ON annotation.number = annotation_text.rowid "
        "WHERE annotation_text MATCH ? AND overlay IS NOT 'deleted' "
        "ORDER BY annotation_text.rank, number LIMIT ?"_s,
        {expression, limit});
    while (rows.next())
        ids.push_back(QUuid::fromString(rows.text(0)));
    return rows.outcome().map([&] { return std::move(ids); });
}

Result<qint64> AnnotationTable::insert(const Annotation &annotation, std::optional<qint64> number) const
{
    const QVariantList key{number ? QVariant(*number) : QVariant(), annotation.id.toString(QUuid::WithoutBraces)};
    const Result<qint64> inserted = m_connection.insert(
        u"INSERT INTO annotation (number, uuid, motivation, text, language, body, creator, "
        u"created, modified, source, place, hash, overlay, checksum) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM source WHERE uuid = ?), ?, ?, ?, ?)"_s,
        key + valuesOf(annotation));
    if (!inserted)
        return inserted;
    return insertTargets(*inserted, annotation.targets).map([&] { return *inserted; });
}

Result<void> AnnotationTable::update(const Row &row) const
{
    const Result<void> updated = m_connection.run(
        u"UPDATE annotation SET motivation = ?, text = ?, language = ?, body = ?, creator = ?, created = ?, modified = "
        u"?, "
        "source = (SELECT number FROM source WHERE uuid = ?), place = ?, hash = ?, overlay = ?, checksum = ? WHERE number = ?"_s,
        valuesOf(row.annotation) + QVariantList{row.number});
    if (!updated)
        return updated;
    if (Result<void> removed = m_connection.run(u"DELETE FROM target WHERE annotation = ?"_s, {row.number}); !removed)
        return removed;
    return insertTargets(row.number, row.annotation.targets);
}

Result<void> AnnotationTable::remove(qint64 number) const
{
    return m_connection.run(u"DELETE FROM annotation WHERE number = ?"_s, {number});
}

Result<void> AnnotationTable::insertTargets(qint64 number, const std::vector<Target> &targets) const
{
    qint64 ordinal = 0;
    for (const Target &target : targets) {
        QVariantList values{number, ordinal++, target.source.toString(QUuid::WithoutBraces),
                            target.canvas ? QVariant(*target.canvas) : QVariant()};
        if (target.area)
            values += QVariantList{target.area->x, target.area->y, target.area->width, target.area->height};
        else
            values += QVariantList{QVariant(), QVariant(), QVariant(), QVariant()};
        values += QString::fromUtf8(target.selector);
        const Result<void> inserted =
            m_connection.run(u"INSERT INTO target (annotation, ordinal, source, canvas, x, y, width, height, selector) "
                             "VALUES (?, ?, (SELECT number FROM source WHERE uuid = ?), ?, ?, ?, ?, ?, ?)"_s,
                             values);
        if (!inserted)
            return inserted;
    }
    return {};
}

} // namespace kader::store
