#include "ui/problems/problemmodel.h"

#include "ui/problems/problemwatch.h"
#include "ui/problems/problemwords.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/workspace.h"

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;

namespace {

/// Nothing wider is ever drawn.
constexpr qsizetype shownCharacters = 300;

} // namespace

ProblemModel::ProblemModel(Workspace &workspace, const ProblemWatch &watch, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace), m_watch(watch)
{
    connect(&workspace, &Workspace::curationChanged, this, &ProblemModel::followCuration);
    connect(&watch, &ProblemWatch::changed, this, &ProblemModel::showReport);
    followCuration();
    showReport();
}

void ProblemModel::followCuration()
{
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::settingsChanged, this, &ProblemModel::showMending);
        connect(m_curation, &Curation::reset, this, &ProblemModel::showMending);
    }
    showMending();
}

void ProblemModel::showReport()
{
    beginResetModel();
    m_report = m_watch.report();
    m_source = m_report ? m_workspace.source() : nullptr;
    endResetModel();
}

void ProblemModel::showMending()
{
    m_declined = m_curation ? m_curation->declinedRepairs() : QStringList();
    if (rowCount() > 0)
        emit dataChanged(index(0, Mending), index(rowCount() - 1, Mending));
}

// --- Reading ------------------------------------------------------------------------------------------------

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_report ? 0 : static_cast<int>(m_report->problems.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool ProblemModel::isMended(const FoundProblem &problem) const
{
    return !m_declined.contains(problem.diagnostic.rule);
}

QString ProblemModel::text(const FoundProblem &problem, int column) const
{
    switch (column) {
    case Sort:
        return severityText(problem.diagnostic.severity);
    case Where:
        return whereText(problem, *m_source).left(shownCharacters);
    case Message:
        return problem.diagnostic.message.left(shownCharacters).simplified();
    case Mending:
        if (problem.repaired.isEmpty())
            return {};
        return isMended(problem) ? tr("mended") : tr("left as it is");
    case Rule:
        return ruleText(problem);
    default:
        return {};
    }
}

QString ProblemModel::toolTip(const FoundProblem &problem, int column) const
{
    if (column == Mending && !problem.repaired.isEmpty())
        return tr("In the saved file: %1\nThe tick is for all problems of this rule.").arg(problem.repaired);
    return column == Message ? problem.diagnostic.message : text(problem, column);
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const FoundProblem &problem = problemAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(problem, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(problem, index.column()));
    case SeverityRole:
        return static_cast<int>(problem.diagnostic.severity);
    case Qt::CheckStateRole:
        if (index.column() == Mending && !problem.repaired.isEmpty())
            return static_cast<int>(isMended(problem) ? Qt::Checked : Qt::Unchecked);
        return {};
    default:
        return {};
    }
}

bool ProblemModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    QStringList declined = m_declined;
    const QString &rule = problemAt(index.row()).diagnostic.rule;
    declined.removeAll(rule);
    if (value.toInt() != Qt::Checked)
        declined.append(rule);
    m_curation->setDeclinedRepairs(declined);
    return true;
}

Qt::ItemFlags ProblemModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool canChoose = index.isValid() && index.column() == Mending && m_curation && !m_curation->isReadOnly();
    if (canChoose && !problemAt(index.row()).repaired.isEmpty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    // Signs need no title over them where they are seen.
    const bool isSaid = role == Qt::AccessibleTextRole || (role == Qt::DisplayRole && section != Sort);
    if (orientation != Qt::Horizontal || !isSaid)
        return {};
    const QString titles[] = {tr("Kind"), tr("Where"), tr("Problem"), tr("When saved"), tr("Rule")};
    return section >= 0 && section < ColumnCount ? titles[section] : QVariant();
}

} // namespace kader::ui
