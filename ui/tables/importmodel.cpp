#include "ui/tables/importmodel.h"

#include "ui/tables/importwords.h"
#include "ui/theme/tooltip.h"

using namespace Qt::StringLiterals;

namespace kader::ui {

using exchange::PlannedRow;

namespace {

/// What a cell of the list shows at most; nothing wider is ever drawn.
constexpr qsizetype shownCharacters = 300;

bool isPlanned(const PlannedRow &row)
{
    return row.verdict == exchange::Verdict::Added || row.verdict == exchange::Verdict::Changed;
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
    endResetModel();
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
    return parent.isValid() || !m_import ? 0 : static_cast<int>(m_import->plan.rows.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
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
        return planned.line;
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
    case Reason:
        return reasonText(planned);
    default:
        return {};
    }
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == VerdictRole)
        return static_cast<int>(rowAt(index.row()).verdict);
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return plainToolTip(display(index.row(), index.column()).toString());
    return role == Qt::DisplayRole ? display(index.row(), index.column()) : QVariant();
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const Qt::AlignmentFlag side = section == Line ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(side | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("Line"), tr("Verdict"), tr("Canvas"), tr("Text"), tr("Region"), tr("Reason")};
    return names.value(section);
}

} // namespace kader::ui
