#include "ui/merge/mergemodel.h"

#include "ui/workspace/canvasname.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::MergeChoice;
using curation::MergedAnnotation;
using curation::MergeVerdict;

namespace {

constexpr qsizetype shownCharacters = 300;

QString textOf(const std::optional<curation::Annotation> &annotation)
{
    const bool isDeleted =
        annotation && annotation->provenance && annotation->provenance->overlay == store::Overlay::Deleted;
    if (!annotation)
        return u"–"_s;
    return isDeleted ? MergeModel::tr("(deleted)") : annotation->text.left(shownCharacters).simplified();
}

QString verdictText(const MergedAnnotation &each)
{
    switch (each.verdict) {
    case MergeVerdict::Conflict:
        return MergeModel::tr("Differs");
    case MergeVerdict::NoPlace:
        return MergeModel::tr("No canvas");
    case MergeVerdict::New:
        break;
    }
    return each.isDeletion() ? MergeModel::tr("Deleted") : each.mine ? MergeModel::tr("Edited") : MergeModel::tr("New");
}

QString choiceText(const MergedAnnotation &each, MergeChoice choice)
{
    if (each.verdict == MergeVerdict::NoPlace)
        return MergeModel::tr("Stays away");
    switch (choice) {
    case MergeChoice::Mine:
        return each.mine ? MergeModel::tr("Keep mine") : MergeModel::tr("Leave out");
    case MergeChoice::Theirs:
        return MergeModel::tr("Take theirs");
    case MergeChoice::Both:
        return MergeModel::tr("Keep both");
    }
    return {};
}

int rank(MergeVerdict verdict)
{
    return verdict == MergeVerdict::Conflict ? 0 : verdict == MergeVerdict::NoPlace ? 1 : 2;
}

} // namespace

void MergeModel::show(PlanPtr plan, SourceFinder source)
{
    QHash<QUuid, MergeChoice> before;
    for (size_t i = 0; i < m_choices.size(); ++i)
        before.insert(m_plan->annotations[i].theirs->id, m_choices[i]);
    beginResetModel();
    m_plan = std::move(plan);
    m_source = std::move(source);
    m_choices.clear();
    m_rows.clear();
    for (size_t i = 0; i < m_plan->annotations.size(); ++i) {
        const MergedAnnotation &each = m_plan->annotations[i];
        // Nothing of one's own is replaced before somebody says so.
        const MergeChoice usual = each.verdict == MergeVerdict::New ? MergeChoice::Theirs : MergeChoice::Mine;
        m_choices.push_back(before.value(each.theirs->id, usual));
        m_rows.push_back(i);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](size_t a, size_t b) {
        return rank(m_plan->annotations[a].verdict) < rank(m_plan->annotations[b].verdict);
    });
    endResetModel();
    emit choicesChanged();
}

bool MergeModel::canChoose(int row) const
{
    return row >= 0 && row < rowCount() && at(row).verdict != MergeVerdict::NoPlace;
}

void MergeModel::choose(int row, MergeChoice choice)
{
    if (!canChoose(row) || this->choice(row) == choice)
        return;
    m_choices[m_rows[size_t(row)]] = choice;
    emit dataChanged(index(row, Choice), index(row, Choice));
    emit choicesChanged();
}

void MergeModel::chooseForConflicts(MergeChoice choice)
{
    for (int row = 0; row < rowCount(); ++row) {
        const MergedAnnotation &each = at(row);
        if (each.verdict == MergeVerdict::Conflict)
            m_choices[m_rows[size_t(row)]] =
                choice == MergeChoice::Both && !each.canHaveBoth() ? MergeChoice::Mine : choice;
    }
    emit dataChanged(index(0, Choice), index(rowCount() - 1, Choice));
    emit choicesChanged();
}

int MergeModel::countTaken() const
{
    int taken = 0;
    for (int row = 0; row < rowCount(); ++row)
        taken += canChoose(row) && choice(row) != MergeChoice::Mine;
    return taken;
}

int MergeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString MergeModel::canvasText(const MergedAnnotation &each) const
{
    const store::Target target = each.theirs->targets.empty() ? store::Target() : each.theirs->targets.front();
    const curation::SourcePtr source = m_source(target.source);
    const iiif::CanvasView *canvas = source ? source->canvas(target.canvas) : nullptr;
    return canvas ? canvasName(*canvas).left(shownCharacters) : u"–"_s;
}

QVariant MergeModel::display(int row, int column) const
{
    const MergedAnnotation &each = at(row);
    switch (column) {
    case What:
        return verdictText(each);
    case Canvas:
        return canvasText(each);
    case Mine:
        return textOf(each.mine);
    case Theirs:
        return textOf(each.theirs);
    default:
        return choiceText(each, choice(row));
    }
}

QStringList MergeModel::headings() const
{
    return {tr("What"), tr("Canvas"), tr("Mine"), tr("Theirs"), tr("What becomes of it")};
}

} // namespace kader::ui
