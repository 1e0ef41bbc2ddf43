#include "ui/versions/carryovermodel.h"

#include "ui/versions/versionwords.h"
#include "ui/workspace/canvasname.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::CarriedAnnotation;
using curation::CarryVerdict;

namespace {

constexpr qsizetype shownCharacters = 500;

} // namespace

void CarryOverModel::show(PlanPtr plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_rows.clear();
    const size_t count = m_plan ? m_plan->annotations.size() : 0;
    for (size_t i = 0; i < count; ++i) {
        if (m_plan->annotations[i].verdict != CarryVerdict::Carried)
            m_rows.push_back(i);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](size_t a, size_t b) {
        return m_plan->annotations[a].verdict > m_plan->annotations[b].verdict;
    });
    endResetModel();
}

QString CarryOverModel::reason(int row) const
{
    return row >= 0 && row < rowCount() ? reasonText(*m_plan, rowAt(row)) : QString();
}

int CarryOverModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CarryOverModel::display(int row, int column) const
{
    const CarriedAnnotation &annotation = rowAt(row);
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"–"_s : text; };
    switch (column) {
    case Verdict:
        return verdictText(annotation.verdict);
    case Canvas: {
        const iiif::CanvasView *canvas = m_plan->from->canvas(annotation.from);
        return canvas ? canvasName(*canvas).left(shownCharacters) : tr("all of it");
    }
    case Text:
        return orDash(annotation.text.left(shownCharacters).simplified());
    case SizeBefore:
        return orDash(sizeText(m_plan->from, annotation.from));
    case SizeNow:
        return orDash(sizeText(m_plan->to, annotation.to));
    default:
        return {};
    }
}

QStringList CarryOverModel::headings() const
{
    return {tr("What changes"), tr("Canvas"), tr("Annotation"), tr("Size before"), tr("Size now")};
}

} // namespace kader::ui
