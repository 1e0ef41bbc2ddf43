#include "ui/metadata/metadatamodel.h"

#include "base/background.h"
#include "ui/metadata/enrichmentwords.h"
#include "ui/theme/tooltip.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Curation;
using enrichment::Change;
using enrichment::EnrichmentPlan;
using enrichment::Outcome;
using enrichment::Profile;

namespace {

constexpr qsizetype shownInToolTip = 3000;

const Change *changeOf(const EnrichmentPlan &plan, const QString &part)
{
    const auto found = std::find_if(plan.changes.begin(), plan.changes.end(),
                                    [&part](const Change &change) { return change.part == part; });
    return found == plan.changes.end() ? nullptr : &*found;
}

/// With all fields, so that also what is not taken can be shown; and with an address, which publishing will give.
Profile withAllFields(Profile profile)
{
    profile.newId = WebAddress::parse(u"https://example.org/manifest.json"_s);
    profile.fields = enrichment::allFields();
    profile.setSummary = true;
    return profile;
}

bool isIn(const std::vector<enrichment::Field> &fields, enrichment::Field field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// Taken in the order in which fields usually stand; those that a person has ordered otherwise keep their order.
void setTaken(std::vector<enrichment::Field> &fields, enrichment::Field field, bool isTaken)
{
    fields.erase(std::remove(fields.begin(), fields.end(), field), fields.end());
    if (!isTaken)
        return;
    const auto later =
        std::find_if(fields.begin(), fields.end(), [field](enrichment::Field each) { return each > field; });
    fields.insert(later, field);
}

} // namespace

MetadataModel::MetadataModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::curationChanged, this, &MetadataModel::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, &MetadataModel::restart);
    followCuration();
}

void MetadataModel::followCuration()
{
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::settingsChanged, this, &MetadataModel::plan);
        connect(m_curation, &Curation::reset, this, &MetadataModel::plan);
    }
    restart();
}

Profile MetadataModel::profile() const
{
    return m_curation ? m_curation->profile() : Profile();
}

void MetadataModel::setProfile(const Profile &profile)
{
    if (!isReadOnly())
        m_curation->setProfile(profile);
}

// --- Planning -----------------------------------------------------------------------------------------------

void MetadataModel::restart()
{
    m_planning.reset();
    m_diagnostics.clear();
    const curation::SourcePtr source = m_curation ? m_workspace.source() : nullptr;
    if (!source)
        return show({}, tr("Open a dataset to see its metadata."));
    if (!source->record)
        return show({}, tr("This manifest came without a record from a repository, so nothing can be added from one."));
    show({}, {});
    plan();
}

void MetadataModel::plan()
{
    const curation::SourcePtr source = m_curation ? m_workspace.source() : nullptr;
    if (!source || !source->record)
        return;
    m_planning = inBackground<Result<EnrichmentPlan>>(
        [source, profile = withAllFields(m_curation->profile())] {
            return enrichment::planEnrichment(source->manifest, *source->record, profile);
        },
        [this](const Result<EnrichmentPlan> &plan) { take(plan); });
}

void MetadataModel::take(const Result<EnrichmentPlan> &plan)
{
    if (!plan) {
        m_diagnostics.clear();
        return show({}, plan.error().message);
    }
    m_diagnostics = plan->diagnostics;
    show(rowsOf(*plan), {});
}

std::vector<MetadataModel::Row> MetadataModel::rowsOf(const EnrichmentPlan &plan) const
{
    const Profile taken = profile();
    std::vector<Row> rows;
    for (const enrichment::Field field : enrichment::allFields()) {
        if (const Change *change = changeOf(plan, enrichment::fieldName(field)))
            rows.push_back({field, isIn(taken.fields, field), *change});
    }
    if (const Change *change = changeOf(plan, u"summary"_s))
        rows.push_back({std::nullopt, taken.setSummary, *change});
    return rows;
}

/// The same rows with other values are told as such, so that the keyboard stays where it is.
void MetadataModel::show(std::vector<Row> rows, const QString &problem)
{
    m_problem = problem;
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    emit planned();
}

// --- Reading ------------------------------------------------------------------------------------------------

int MetadataModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MetadataModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MetadataModel::title(const Row &row) const
{
    return row.field ? fieldTitle(*row.field) : tr("Summary");
}

QString MetadataModel::outcome(const Row &row)
{
    const bool wouldChange = row.change.outcome == Outcome::Added || row.change.outcome == Outcome::Overwritten;
    return wouldChange && !row.isTaken ? tr("left out") : outcomeText(row.change.outcome);
}

/// What stands there afterwards.
QString MetadataModel::after(const Row &row)
{
    const bool changes = row.change.outcome == Outcome::Added || row.change.outcome == Outcome::Overwritten;
    return row.isTaken && changes ? row.change.after : row.change.before;
}

QString MetadataModel::whole(const Row &row) const
{
    const QString nothing = tr("nothing");
    const auto orNothing = [&nothing](const QString &text) { return text.isEmpty() ? nothing : text; };
    return tr("%1: %2\nIn the source: %3\nThe record says: %4")
        .arg(title(row), outcome(row), orNothing(row.change.before), orNothing(row.change.after));
}

QVariant MetadataModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == OutcomeRole)
        return outcome(row);
    if (role == WholeRole)
        return whole(row);
    if (role == Qt::ToolTipRole)
        return plainToolTip(whole(row).left(shownInToolTip));
    if (index.column() == Field && role == Qt::CheckStateRole)
        return static_cast<int>(row.isTaken ? Qt::Checked : Qt::Unchecked);
    if (index.column() == Field && role == Qt::AccessibleDescriptionRole)
        return outcome(row);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Field)
        return title(row);
    return index.column() == Before ? row.change.before : after(row);
}

bool MetadataModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Field || role != Qt::CheckStateRole || isReadOnly())
        return false;
    const Row &row = m_rows[size_t(index.row())];
    const bool isTaken = value.toInt() == Qt::Checked;
    Profile changed = profile();
    if (row.field)
        setTaken(changed.fields, *row.field, isTaken);
    else
        changed.setSummary = isTaken;
    setProfile(changed);
    return true;
}

Qt::ItemFlags MetadataModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Field && !isReadOnly())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant MetadataModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case Before:
        return tr("Source");
    case After:
        return tr("Enriched");
    default:
        return {};
    }
}

} // namespace kader::ui
