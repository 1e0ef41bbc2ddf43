#include "ui/worklist/worklistmodel.h"

#include "ui/theme/tooltip.h"
#include "ui/worklist/worklistwords.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::ToDoItem;

namespace {

constexpr int shownCharacters = 300;

} // namespace

WorklistModel::WorklistModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{}

void WorklistModel::show(const WorklistPtr &list)
{
    beginResetModel();
    m_list = list;
    choose();
    endResetModel();
}

void WorklistModel::setHidden(const QSet<curation::ToDo> &kinds)
{
    beginResetModel();
    m_hidden = kinds;
    choose();
    endResetModel();
}

void WorklistModel::setIntendedShown(bool isShown)
{
    beginResetModel();
    m_isIntendedShown = isShown;
    choose();
    endResetModel();
}

void WorklistModel::choose()
{
    m_rows.clear();
    for (size_t at = 0; m_list && at < m_list->items.size(); ++at) {
        const ToDoItem &item = m_list->items[at];
        if (item.isIntended ? m_isIntendedShown : !m_hidden.contains(item.kind))
            m_rows.push_back(at);
    }
}

int WorklistModel::rowOf(const ToDoItem &item) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](size_t at) { return m_list->items[at] == item; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int WorklistModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WorklistModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WorklistModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const ToDoItem &item = itemAt(index.row());
    const QString shown = index.column() == What     ? wordsOf(item)
                          : index.column() == Canvas ? canvasText(item)
                                                     : text(item);
    if (role == Qt::ToolTipRole)
        return shown.isEmpty() ? QVariant() : plainToolTip(shown);
    return shown;
}

/// With the dataset, where several are worked on.
QString WorklistModel::canvasText(const ToDoItem &item) const
{
    const curation::Curation *curation = m_workspace.curation();
    const curation::SourcePtr source = curation ? curation->source(item.source) : nullptr;
    if (!source)
        return {};
    const iiif::CanvasView *canvas = source->canvas(item.canvas);
    const QString name = canvas ? canvasName(*canvas) : tr("whole dataset");
    return curation->sources().size() > 1 ? tr("%1 · %2").arg(name, source->title) : name;
}

QString WorklistModel::text(const ToDoItem &item) const
{
    const curation::Curation *curation = m_workspace.curation();
    const curation::Annotation *annotation = curation ? curation->annotation(item.annotation) : nullptr;
    if (!annotation)
        return {};
    const QString said = annotation->text.left(shownCharacters).simplified();
    return said.isEmpty() ? annotation->motivations.join(u", "_s) : said;
}

QVariant WorklistModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("To do");
    case Canvas:
        return tr("Canvas");
    case Text:
        return tr("Annotation");
    default:
        return {};
    }
}

} // namespace kader::ui
