#include "ui/repository/curationmodel.h"

#include "ui/repository/twolinedelegate.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/workspace.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using curation::SourcePtr;

namespace {

QString contentText(int canvases, int annotations)
{
    const QString seen =
        canvases == 1 ? CurationModel::tr("1 canvas") : CurationModel::tr("%Ln canvases", nullptr, canvases);
    const QString made = annotations == 1 ? CurationModel::tr("1 annotation")
                                          : CurationModel::tr("%Ln annotations", nullptr, annotations);
    return seen + u" · "_s + made;
}

} // namespace

CurationModel::CurationModel(Workspace &workspace, QObject *parent) : QAbstractListModel(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::curationChanged, this, &CurationModel::follow);
    connect(&workspace, &Workspace::sourceChanged, this, &CurationModel::reread);
    follow();
}

void CurationModel::follow()
{
    if (Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::sourcesChanged, this, &CurationModel::reread);
        connect(curation, &Curation::reset, this, &CurationModel::reread);
        connect(curation, &Curation::annotationsChanged, this, &CurationModel::refreshCounts);
    }
    reread();
}

void CurationModel::reread()
{
    const Curation *curation = m_workspace.curation();
    std::vector<SourcePtr> sources = curation ? curation->sources() : std::vector<SourcePtr>();
    const SourcePtr looked = m_workspace.source();
    if (curation && looked && !curation->includes(looked->id))
        sources.push_back(looked);
    if (sources == m_sources)
        return refreshCounts();
    beginResetModel();
    m_sources = std::move(sources);
    endResetModel();
}

void CurationModel::refreshCounts()
{
    if (!m_sources.empty())
        emit dataChanged(index(0), index(int(m_sources.size()) - 1));
}

SourcePtr CurationModel::source(const QModelIndex &index) const
{
    return index.isValid() ? m_sources[size_t(index.row())] : nullptr;
}

QModelIndex CurationModel::current() const
{
    const auto found = std::find(m_sources.cbegin(), m_sources.cend(), m_workspace.source());
    return found == m_sources.cend() ? QModelIndex() : index(int(found - m_sources.cbegin()));
}

int CurationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sources.size());
}

QVariant CurationModel::data(const QModelIndex &index, int role) const
{
    const SourcePtr source = this->source(index);
    const Curation *curation = m_workspace.curation();
    if (!source || !curation)
        return {};
    const bool isIncluded = curation->includes(source->id);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return source->title.isEmpty() ? tr("Manifest without a title") : source->title;
    case Qt::ToolTipRole:
        return plainToolTip(source->origin);
    case SecondLineRole:
        return isIncluded ? contentText(int(source->manifest.canvases().size()),
                                        int(curation->annotationsOf(source->id).size()))
                          : tr("Not in the curation yet");
    case IsPaleRole:
        return !isIncluded;
    default:
        return {};
    }
}

} // namespace kader::ui
