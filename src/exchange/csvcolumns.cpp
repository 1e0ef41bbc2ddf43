#include "exchange/csvcolumns.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

constexpr std::array<QLatin1StringView, columnCount> names = {
    "canvas_label"_L1, "text"_L1,     "xywh"_L1, "motivation"_L1, "lang"_L1,    "annotation_id"_L1, "manifest_id"_L1,
    "canvas_id"_L1,    "selector"_L1, "body"_L1, "creator"_L1,    "created"_L1, "modified"_L1,      "export_scope"_L1,
};

QString normalized(QStringView name)
{
    return name.toString().simplified().toLower().replace(u' ', u'_').replace(u'-', u'_');
}

tl::unexpected<Error> headerFailure(const CsvTable &table, const QString &message)
{
    return failure(ErrorKind::Malformed, message, {.document = table.name, .line = table.header.line, .column = 1});
}

} // namespace

QString columnName(Column column)
{
    return names[size_t(column)];
}

std::optional<Column> columnFromName(QStringView name)
{
    const auto found = std::find(names.begin(), names.end(), normalized(name));
    return found == names.end() ? std::nullopt : std::optional(Column(found - names.begin()));
}

bool isRejectColumn(QStringView name)
{
    const QString text = normalized(name);
    return text == "line"_L1 || text == "reason"_L1;
}

Result<Columns> Columns::read(const CsvTable &table)
{
    Columns columns;
    columns.m_positions.fill(-1);
    const QStringList &header = table.header.fields;
    columns.m_width = int(header.size());
    for (int i = 0; i < columns.m_width; ++i) {
        const QString &name = header[i];
        if (!name.trimmed().isEmpty())
            columns.m_namedWidth = i + 1;
        if (const std::optional<Column> column = columnFromName(name)) {
            if (columns.has(*column))
                return headerFailure(table, Tr::tr("The header has the column “%1” twice.").arg(columnName(*column)));
            columns.m_positions[size_t(*column)] = i;
        } else if (!name.trimmed().isEmpty() && !isRejectColumn(name)) {
            columns.m_ignored += name.trimmed();
        }
    }
    if (Result<void> checked = columns.check(table); !checked)
        return tl::unexpected(checked.error());
    return columns;
}

Result<void> Columns::check(const CsvTable &table) const
{
    QStringList missing;
    for (const Column column : {Column::CanvasLabel, Column::Text}) {
        if (!has(column))
            missing += columnName(column);
    }
    if (missing.isEmpty())
        return {};
    QString found = table.header.fields.join(", "_L1);
    if (found.size() > 200)
        found = found.first(200) + u'…';
    return headerFailure(table, Tr::tr("The header lacks: %1. It reads: %2. The columns must be named "
                                       "canvas_label, text, xywh, motivation, lang (the first two are needed).")
                                    .arg(missing.join(", "_L1), found));
}

} // namespace kader::exchange
