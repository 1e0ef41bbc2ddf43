#include "ui/filmstrip/filmstripmodel.h"

#include "ui/theme/tooltip.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

namespace kader::ui {

using curation::Curation;

namespace {

constexpr int KeptBeside = 200; ///< Rows on either side of what is wanted whose pictures stay.

} // namespace

FilmstripModel::FilmstripModel(Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::sourceChanged, this, &FilmstripModel::readSource);
    connect(&workspace, &Workspace::curationChanged, this, &FilmstripModel::followCuration);
    followCuration();
    readSource();
}

FilmstripModel::~FilmstripModel() = default;

void FilmstripModel::followCuration()
{
    const Curation *curation = m_workspace.curation();
    if (!curation)
        return;
    connect(curation, &Curation::annotationsChanged, this, &FilmstripModel::countsChanged);
    connect(curation, &Curation::reset, this, &FilmstripModel::countsChanged);
    connect(curation, &Curation::sourcesChanged, this, &FilmstripModel::countsChanged);
}

void FilmstripModel::readSource()
{
    if (m_workspace.source() == m_source)
        return;
    beginResetModel();
    m_source = m_workspace.source();
    m_first = 0;
    m_last = -1;
    m_jobs.clear();
    m_pictures.clear();
    m_problems.clear();
    endResetModel();
}

void FilmstripModel::countsChanged()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1), {CountRole, Qt::AccessibleTextRole, Qt::ToolTipRole});
}

int FilmstripModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_source ? 0 : static_cast<int>(m_source->manifest.canvases().size());
}

QString FilmstripModel::nameOf(int row) const
{
    return canvasName(*m_source->canvas(row));
}

int FilmstripModel::countOf(int row) const
{
    const Curation *curation = m_workspace.curation();
    return curation ? curation->annotationCount(m_source->id, row) : 0;
}

QString FilmstripModel::accessibleText(int row) const
{
    if (const auto problem = m_problems.constFind(row); problem != m_problems.constEnd())
        return tr("%1, no picture: %2").arg(nameOf(row), *problem);
    const int count = countOf(row);
    return count == 1 ? tr("%1, one annotation").arg(nameOf(row))
                      : tr("%1, %n annotations", nullptr, count).arg(nameOf(row));
}

QVariant FilmstripModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const QString problem = m_problems.value(row);
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(row);
    case Qt::ToolTipRole:
        return plainToolTip(problem.isEmpty() ? nameOf(row) : tr("%1\nNo picture: %2").arg(nameOf(row), problem));
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case PictureRole:
        return m_pictures.value(row);
    case ProblemRole:
        return problem;
    case CountRole:
        return countOf(row);
    default:
        return {};
    }
}

void FilmstripModel::want(int first, int last, int side)
{
    if (side != m_side) {
        m_jobs.clear();
        m_pictures.clear();
    }
    m_first = std::max(first, 0);
    m_last = std::min(last, rowCount() - 1);
    m_side = side;
    std::erase_if(m_jobs, [this](const auto &job) { return job.first < m_first || job.first > m_last; });
    forgetFarAway();
    for (int row = m_first; row <= m_last; ++row)
        fetch(row);
}

void FilmstripModel::forgetFarAway()
{
    m_pictures.removeIf([this](const QHash<int, QImage>::iterator &picture) {
        return picture.key() < m_first - KeptBeside || picture.key() > m_last + KeptBeside;
    });
}

void FilmstripModel::fetch(int row)
{
    if (m_jobs.contains(row) || m_pictures.contains(row) || m_problems.contains(row))
        return;
    m_jobs[row] = m_workspace.images().thumbnail(*m_source->canvas(row), m_side,
                                                 [this, row](const Result<QImage> &picture) { take(row, picture); });
}

void FilmstripModel::take(int row, const Result<QImage> &picture)
{
    // The job that calls this may not outlive it.
    const JobHandle done = std::move(m_jobs[row]);
    m_jobs.erase(row);
    if (picture)
        m_pictures.insert(row, *picture);
    else
        m_problems.insert(row, picture.error().message);
    // Without a network nothing is known of the image.
    if (picture || (picture.error().kind != ErrorKind::Offline && picture.error().kind != ErrorKind::Cancelled))
        m_workspace.noteImage(m_source->id, row, !picture);
    emit dataChanged(index(row), index(row), {PictureRole, ProblemRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

void FilmstripModel::retry(int row)
{
    if (m_problems.remove(row) == 0)
        return;
    emit dataChanged(index(row), index(row), {ProblemRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    if (row >= m_first && row <= m_last)
        fetch(row);
}

} // namespace kader::ui
