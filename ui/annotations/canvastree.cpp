#include "ui/annotations/canvastree.h"

#include "ui/workspace/canvasname.h"

#include <QLocale>

#include <algorithm>

namespace kader::ui {

CanvasTree::CanvasTree(std::vector<curation::SourcePtr> sources, const curation::CanvasPlace &own, QObject *parent)
    : QAbstractItemModel(parent), m_sources(std::move(sources)), m_own(own)
{
    for (const curation::SourcePtr &source : m_sources)
        m_ticks.emplace_back(source->manifest.canvases().size());
}

// --- Ticks --------------------------------------------------------------------------------------------------

bool CanvasTree::isOwn(int row, int position) const
{
    return m_sources[size_t(row)]->id == m_own.source && position == m_own.canvas;
}

QList<int> CanvasTree::ticked(int row) const
{
    QList<int> positions;
    const Ticks &ticks = m_ticks[size_t(row)];
    for (size_t at = 0; at < ticks.size(); ++at) {
        if (ticks[at])
            positions.append(int(at));
    }
    return positions;
}

QList<curation::CanvasPlace> CanvasTree::ticked() const
{
    QList<curation::CanvasPlace> places;
    for (int row = 0; row < rowCount(); ++row) {
        for (const int position : ticked(row))
            places.append({.source = m_sources[size_t(row)]->id, .canvas = position});
    }
    return places;
}

void CanvasTree::tick(int row, const QList<int> &positions)
{
    Ticks ticks(m_ticks[size_t(row)].size());
    for (const int position : positions)
        ticks[size_t(position)] = true;
    set(row, ticks);
}

void CanvasTree::untickAll()
{
    for (int row = 0; row < rowCount(); ++row)
        tick(row, {});
}

void CanvasTree::set(int row, const Ticks &ticks)
{
    Ticks &now = m_ticks[size_t(row)];
    const Ticks before = now;
    now = ticks;
    for (size_t at = 0; at < now.size(); ++at)
        now[at] = now[at] && !isOwn(row, int(at));
    if (now == before)
        return;
    const QModelIndex group = index(row, 0);
    emit dataChanged(group, group, {Qt::CheckStateRole});
    emit dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group), {Qt::CheckStateRole});
    emit ticksChanged();
}

Qt::CheckState CanvasTree::stateOf(int row) const
{
    const Ticks &ticks = m_ticks[size_t(row)];
    const auto count = size_t(std::count(ticks.begin(), ticks.end(), true));
    const size_t own = m_sources[size_t(row)]->id == m_own.source ? 1 : 0;
    if (count == 0)
        return Qt::Unchecked;
    return count + own == ticks.size() ? Qt::Checked : Qt::PartiallyChecked;
}

// --- A tree -------------------------------------------------------------------------------------------------

/// A canvas knows the row of its manifest, from 1; a manifest has 0.
QModelIndex CanvasTree::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex CanvasTree::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() > 0 ? createIndex(int(index.internalId()) - 1, 0, quintptr(0))
                                                     : QModelIndex();
}

int CanvasTree::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_sources.size());
    return parent.internalId() == 0 ? int(m_ticks[size_t(parent.row())].size()) : 0;
}

int CanvasTree::columnCount(const QModelIndex &) const
{
    return 1;
}

QString CanvasTree::textOf(const QModelIndex &index) const
{
    if (index.internalId() == 0)
        return m_sources[size_t(index.row())]->title;
    const curation::ManifestSource &source = *m_sources[size_t(index.internalId()) - 1];
    const QString number = QLocale().toString(index.row() + 1);
    return tr("%1  %2", "number, name of a canvas").arg(number, canvasName(*source.canvas(index.row())));
}

QVariant CanvasTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return textOf(index);
    if (role != Qt::CheckStateRole)
        return {};
    if (index.internalId() == 0)
        return stateOf(index.row());
    return m_ticks[size_t(index.internalId()) - 1][size_t(index.row())] ? Qt::Checked : Qt::Unchecked;
}

bool CanvasTree::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const bool isTicked = value.value<Qt::CheckState>() != Qt::Unchecked;
    const int row = index.internalId() == 0 ? index.row() : int(index.internalId()) - 1;
    Ticks ticks = m_ticks[size_t(row)];
    if (index.internalId() == 0)
        std::fill(ticks.begin(), ticks.end(), isTicked);
    else
        ticks[size_t(index.row())] = isTicked;
    set(row, ticks);
    return true;
}

Qt::ItemFlags CanvasTree::flags(const QModelIndex &index) const
{
    if (!index.isValid() || (index.internalId() > 0 && isOwn(int(index.internalId()) - 1, index.row())))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
}

} // namespace kader::ui
