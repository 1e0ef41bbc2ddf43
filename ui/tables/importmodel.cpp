#include "ui/tables/importmodel.h"

#include "ui/tables/importwords.h"

using namespace Qt::StringLiterals;

namespace kader::ui {

using exchange::PlannedRow;

namespace {

/// What a cell of the list shows at most; nothing wider is ever drawn.
constexpr qsizetype shownCharacters = 300;

bool isPlanned(const PlannedRow &row)
{
    return row.verdict == exchange::Verdict::Added || row.verdict == exchange::Verdict::Changed ||
           row.verdict == exchange::Verdict::Gone;
}

/// Which of the file's columns a column of the list shows.
std::optional<exchange::Column> columnOf(int column)
{
    switch (column) {
    case ImportModel::Canvas:
        return exchange::Column::CanvasLabel;
    case ImportModel::Text:
        return exchange::Column::Text;
    case ImportModel::Region:
        return exchange::Column::Xywh;
    case ImportModel::Motivation:
        return exchange::Column::Motivation;
    case ImportModel::Language:
        return exchange::Column::Lang;
    default:
        return std::nullopt;
    }
}

} // namespace

void ImportModel::show(ImportPtr import)
{
    beginResetModel();
    m_import = std::move(import);
    m_columns.reset();
    if (m_import) {
        if (const Result<exchange::Columns> columns = exchange::Columns::read(m_import->table))
            m_columns = *columns;
    }
    m_alike.clear();
    for (int row = 0; m_import && row < int(m_import->plan.rows.size()); ++row) {
        if (rowAt(row).canvas < 0)
            ++m_alike[canvasCells(row)];
    }
    endResetModel();
}

const PlannedRow &ImportModel::rowAt(int row) const
{
    const exchange::ImportPlan &plan = m_import->plan;
    return isOfTheFile(row) ? plan.rows[size_t(row)] : plan.gone[size_t(row) - plan.rows.size()];
}

exchange::CanvasCells ImportModel::canvasCells(int row) const
{
    const PlannedRow &planned = rowAt(row);
    return {.label = cell(planned, exchange::Column::CanvasLabel).trimmed(),
            .canvasId = cell(planned, exchange::Column::CanvasId).trimmed(),
            .manifestId = cell(planned, exchange::Column::ManifestId).trimmed()};
}

int ImportModel::countAlike(const exchange::CanvasCells &cells) const
{
    return m_alike.value(cells);
}

const iiif::CanvasView *ImportModel::canvasOf(int row) const
{
    const PlannedRow &planned = rowAt(row);
    if (planned.target < 0 || planned.canvas < 0)
        return nullptr;
    return &m_import->sources[size_t(planned.target)]->manifest.canvases()[size_t(planned.canvas)];
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_import ? 0
                                         : static_cast<int>(m_import->plan.rows.size() + m_import->plan.gone.size());
}

QString ImportModel::cell(const PlannedRow &row, exchange::Column column) const
{
    return m_columns && m_columns->has(column) ? row.fields.value(m_columns->position(column)) : QString();
}

QString ImportModel::canvasText(int row) const
{
    const iiif::CanvasView *canvas = canvasOf(row);
    const QString name = canvas ? canvas->label.name() : QString();
    return name.isEmpty() ? cell(rowAt(row), exchange::Column::CanvasLabel) : name;
}

QString ImportModel::regionText(const PlannedRow &row) const
{
    if (!isPlanned(row))
        return cell(row, exchange::Column::Xywh);
    if (row.annotation.region)
        return row.annotation.region->toString();
    return row.annotation.selector.isEmpty() ? tr("whole canvas") : tr("a shape");
}

QVariant ImportModel::display(int row, int column) const
{
    const PlannedRow &planned = rowAt(row);
    switch (column) {
    case Line:
        return planned.line > 0 ? QVariant(planned.line) : QVariant();
    case Verdict:
        return verdictText(planned.verdict);
    case Canvas:
        return canvasText(row).left(shownCharacters);
    case Text:
        return (isPlanned(planned) ? planned.annotation.text : cell(planned, exchange::Column::Text))
            .left(shownCharacters)
            .simplified();
    case Region:
        return regionText(planned).left(shownCharacters);
    case Motivation:
        return (isPlanned(planned) ? planned.annotation.motivations.join(u';')
                                   : cell(planned, exchange::Column::Motivation))
            .left(shownCharacters);
    case Language:
        return (isPlanned(planned) ? planned.annotation.language : cell(planned, exchange::Column::Lang))
            .left(shownCharacters);
    case Reason:
        return reasonText(planned);
    default:
        return {};
    }
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    const bool isThere = index.isValid() && index.row() < rowCount();
    if (isThere && role == VerdictRole)
        return static_cast<int>(rowAt(index.row()).verdict);
    if (isThere && role == Qt::EditRole) {
        const auto column = columnOf(index.column());
        return column ? cell(rowAt(index.row()), *column) : QString();
    }
    return TextTableModel::data(index, role);
}

/// Where a cell of JSON says more, the plain one beside it is only for people to read.
Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = TextTableModel::flags(index);
    if (!index.isValid() || !columnOf(index.column()) || !isOfTheFile(index.row()))
        return flags;
    const PlannedRow &row = rowAt(index.row());
    const bool isToldElsewhere =
        ((index.column() == Text || index.column() == Language) && !cell(row, exchange::Column::Body).isEmpty()) ||
        (index.column() == Region && !cell(row, exchange::Column::Selector).isEmpty());
    return isToldElsewhere ? flags : flags | Qt::ItemIsEditable;
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    if (value.toString() != index.data(Qt::EditRole).toString())
        emit cellWritten(index.row(), *columnOf(index.column()), value.toString());
    return true;
}

QStringList ImportModel::headings() const
{
    return {tr("Line"),   tr("Verdict"),    tr("Canvas"),   tr("Text"),
            tr("Region"), tr("Motivation"), tr("Language"), tr("Reason")};
}

} // namespace kader::ui
