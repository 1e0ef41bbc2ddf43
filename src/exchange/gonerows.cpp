#include "exchange/gonerows.h"

#include "base/tr.h"
#include "exchange/csvtext.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

enum class Scope { Manifests, Canvases, Selection };

/// What a table says of itself, and the ids in it.
class Roll final {
public:
    Roll(const CsvTable &table, const Columns &columns);

    [[nodiscard]] Scope scope() const { return m_scope; }
    [[nodiscard]] const QSet<QString> &ids() const { return m_ids; }

private:
    [[nodiscard]] QString cell(const CsvRecord &record, Column column) const;

    const Columns &m_columns;
    Scope m_scope = Scope::Manifests;
    QSet<QString> m_ids;
};

Roll::Roll(const CsvTable &table, const Columns &columns) : m_columns(columns)
{
    static const QRegularExpression betweenCells(u"[\\s,;\"]+"_s);
    for (const CsvRecord &record : table.records) {
        if (!record.faults.isEmpty()) { // which cell is which is not sure
            for (const QString &field : record.fields) {
                const QStringList words = field.split(betweenCells, Qt::SkipEmptyParts);
                m_ids.unite(QSet<QString>(words.begin(), words.end()));
            }
        }
        if (const QString id = cell(record, Column::AnnotationId); !id.isEmpty())
            m_ids.insert(id);
        const QString scope = cell(record, Column::ExportScope);
        if (scope == selectionScope)
            m_scope = Scope::Selection;
        else if (scope == canvasScope && m_scope != Scope::Selection)
            m_scope = Scope::Canvases;
    }
}

QString Roll::cell(const CsvRecord &record, Column column) const
{
    const int position = m_columns.position(column);
    if (position < 0 || position >= record.fields.size())
        return {};
    return unguarded(record.fields[position].trimmed());
}

PlannedRow goneRow(const ExistingAnnotations::Found &found, size_t number)
{
    return {.verdict = Verdict::Gone,
            .target = found.manifest,
            .canvas = found.placed.canvas,
            .replaces = int(number),
            .annotation = found.placed.annotation,
            .diagnostics = {{.severity = Severity::Info,
                             .rule = u"row-gone"_s,
                             .message = Tr::tr("The table comes from an export, and has this annotation no more.")}}};
}

} // namespace

std::vector<PlannedRow> goneRows(const CsvTable &table, const Columns &columns, const ExistingAnnotations &existing)
{
    if (!columns.has(Column::AnnotationId))
        return {};
    const Roll roll(table, columns);
    if (roll.scope() == Scope::Selection)
        return {};
    const auto placeOf = [&](const ExistingAnnotations::Found &found) {
        return std::pair(found.manifest, roll.scope() == Scope::Manifests ? -1 : found.placed.canvas);
    };
    QSet<std::pair<int, int>> places;
    for (const ExistingAnnotations::Found &found : existing.all()) {
        if (roll.ids().contains(found.placed.annotation.id))
            places.insert(placeOf(found));
    }
    std::vector<PlannedRow> gone;
    for (size_t i = 0; i < existing.all().size(); ++i) {
        const ExistingAnnotations::Found &found = existing.all()[i];
        const QString &id = found.placed.annotation.id;
        if (!id.isEmpty() && !roll.ids().contains(id) && places.contains(placeOf(found)))
            gone.push_back(goneRow(found, i));
    }
    return gone;
}

} // namespace kader::exchange
