#include "ui/annotations/annotationmodel.h"

#include "curation/steps.h"
#include "ui/annotations/annotationwords.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <tuple>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;
using curation::Curation;

namespace {

/// More runs than this are told as a reset: views are slower at following them than at reading anew.
constexpr int maxRuns = 200;

AnnotationModel::Origin originOf(const Annotation &annotation)
{
    if (!annotation.provenance)
        return AnnotationModel::Origin::Curator;
    return annotation.provenance->overlay == store::Overlay::Edited ? AnnotationModel::Origin::EditedSource
                                                                    : AnnotationModel::Origin::Source;
}

/// Whole canvases first, then as the numbers read.
auto regionKey(const Annotation &annotation)
{
    const auto region = curation::regionOf(annotation);
    const iiif::Region numbers = region.value_or(iiif::Region{});
    return std::tuple(region.has_value(), numbers.x, numbers.y, numbers.width, numbers.height);
}

auto languageKey(const Annotation &annotation)
{
    return annotation.language.toLower();
}

} // namespace

AnnotationModel::AnnotationModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::curationChanged, this, &AnnotationModel::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, [this] {
        if (m_scope == AnnotationScope::Dataset)
            reread();
    });
    connect(&workspace, &Workspace::canvasChanged, this, [this] {
        if (m_scope == AnnotationScope::Canvas)
            reread();
    });
    followCuration();
}

void AnnotationModel::setScope(AnnotationScope scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    reread();
}

// --- Following ----------------------------------------------------------------------------------------------

void AnnotationModel::followCuration()
{
    if (m_curation)
        m_curation->disconnect(this);
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::annotationsChanged, this, &AnnotationModel::take);
        connect(m_curation, &Curation::reset, this, &AnnotationModel::reread);
        connect(m_curation, &Curation::sourcesChanged, this, [this] {
            if (m_scope == AnnotationScope::Curation)
                synchronise(wanted());
        });
    }
    reread();
}

void AnnotationModel::reread()
{
    beginResetModel();
    m_ids = wanted();
    m_rows.clear();
    renumber(0);
    endResetModel();
}

QList<QUuid> AnnotationModel::wanted() const
{
    if (!m_curation)
        return {};
    if (m_scope == AnnotationScope::Curation)
        return m_curation->annotations();
    const curation::SourcePtr source = m_workspace.source();
    if (!source)
        return {};
    if (m_scope == AnnotationScope::Dataset)
        return m_curation->annotationsOf(source->id);
    return m_workspace.canvas() ? m_curation->annotationsOf(source->id, m_workspace.canvas()) : QList<QUuid>();
}

void AnnotationModel::take(const curation::AnnotationsChange &change)
{
    if (!change.appeared.isEmpty() || !change.gone.isEmpty())
        synchronise(wanted());
    for (const QUuid &id : change.changed) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

/// Tells the way from what is listed to what is wanted as rows that go and rows that come.
void AnnotationModel::synchronise(const QList<QUuid> &wanted)
{
    const auto [old, now] = std::mismatch(m_ids.cbegin(), m_ids.cend(), wanted.cbegin(), wanted.cend());
    const auto [oldEnd, nowEnd] = std::mismatch(m_ids.crbegin(), std::make_reverse_iterator(old), wanted.crbegin(),
                                                std::make_reverse_iterator(now));
    const int first = static_cast<int>(std::distance(m_ids.cbegin(), old));
    const int end = static_cast<int>(std::distance(m_ids.cbegin(), oldEnd.base()));
    removeGone(first, end, wanted);
    if (!insertNew(first, wanted))
        reread();
}

void AnnotationModel::removeGone(int first, int end, const QList<QUuid> &wanted)
{
    if (first == end)
        return;
    const qsizetype tail = m_ids.size() - end;
    const QSet<QUuid> staying(wanted.cbegin() + first, wanted.cend() - std::min(tail, wanted.size() - first));
    for (int last = end - 1; last >= first; --last) {
        if (staying.contains(m_ids[last]))
            continue;
        int begin = last;
        while (begin > first && !staying.contains(m_ids[begin - 1]))
            --begin;
        beginRemoveRows({}, begin, last);
        for (int row = begin; row <= last; ++row)
            m_rows.remove(m_ids[row]);
        m_ids.remove(begin, last - begin + 1);
        renumber(begin);
        endRemoveRows();
        last = begin;
    }
}

/// False when what stays is in another order now, or there are too many runs to tell.
bool AnnotationModel::insertNew(int first, const QList<QUuid> &wanted)
{
    int runs = 0;
    for (qsizetype at = first; at < wanted.size(); ++at) {
        if (at < m_ids.size() && m_ids[at] == wanted[at])
            continue;
        qsizetype end = at;
        while (end < wanted.size() && !m_rows.contains(wanted[end]))
            ++end;
        const bool fits = end == wanted.size() ? at == m_ids.size() : at < m_ids.size() && m_ids[at] == wanted[end];
        if (end == at || !fits || ++runs > maxRuns)
            return false;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end - 1));
        m_ids = m_ids.first(at) + wanted.sliced(at, end - at) + m_ids.sliced(at);
        renumber(static_cast<int>(at));
        endInsertRows();
        at = end;
    }
    return m_ids.size() == wanted.size();
}

void AnnotationModel::renumber(int first)
{
    for (qsizetype row = first; row < m_ids.size(); ++row)
        m_rows[m_ids[row]] = static_cast<int>(row);
}

// --- Reading ------------------------------------------------------------------------------------------------

const Annotation *AnnotationModel::annotationAt(int row) const
{
    return m_curation && row >= 0 && row < m_ids.size() ? m_curation->annotation(m_ids[row]) : nullptr;
}

bool AnnotationModel::isLess(int left, int right, Column column) const
{
    const Annotation *a = annotationAt(left);
    const Annotation *b = annotationAt(right);
    if (!a || !b)
        return false;
    switch (column) {
    case Text:
        return a->text.compare(b->text, Qt::CaseInsensitive) < 0;
    case Region:
        return regionKey(*a) < regionKey(*b);
    case Language:
        return languageKey(*a) < languageKey(*b);
    case Canvas:
    case ColumnCount:
        break;
    }
    const store::Target &at = a->targets.front();
    const store::Target &bt = b->targets.front();
    return std::tuple(at.source, at.canvas.value_or(-1)) < std::tuple(bt.source, bt.canvas.value_or(-1));
}

bool AnnotationModel::matches(int row, const QString &wanted) const
{
    const Annotation *annotation = annotationAt(row);
    if (!annotation)
        return false;
    const auto has = [&wanted](const QString &text) { return text.contains(wanted, Qt::CaseInsensitive); };
    return has(annotation->text) || has(annotation->language) ||
           std::any_of(annotation->motivations.begin(), annotation->motivations.end(), has) ||
           has(canvasLabel(*annotation));
}

int AnnotationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int AnnotationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AnnotationModel::data(const QModelIndex &index, int role) const
{
    const Annotation *annotation = index.isValid() ? annotationAt(index.row()) : nullptr;
    if (!annotation)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*annotation, index.column());
    case Qt::ToolTipRole:
        return toolTip(*annotation, index.column());
    case Qt::AccessibleDescriptionRole:
        return QString(annotation->motivations.join(u", "_s) + u", "_s +
                       originText(*annotation, QDateTime::currentDateTime()));
    case IdRole:
        return annotation->id;
    case MotivationRole:
        return annotation->motivations.value(0);
    case OriginRole:
        return static_cast<int>(originOf(*annotation));
    default:
        return {};
    }
}

QVariant AnnotationModel::display(const Annotation &annotation, int column) const
{
    switch (column) {
    case Text:
        return annotation.text;
    case Region:
        return regionText(annotation);
    case Language:
        return annotation.language;
    case Canvas:
        return canvasLabel(annotation);
    default:
        return {};
    }
}

QString AnnotationModel::canvasLabel(const Annotation &annotation) const
{
    const store::Target &target = annotation.targets.front();
    const curation::SourcePtr source = m_curation->source(target.source);
    const iiif::CanvasView *canvas = source ? source->canvas(target.canvas) : nullptr;
    return canvas ? canvasName(*canvas) : QString();
}

QString AnnotationModel::toolTip(const Annotation &annotation, int column) const
{
    // What comes from outside must not be taken for HTML.
    if (column == Text) {
        return u"<p>%1</p><p>%2 · %3</p>"_s.arg(annotation.text.left(2000).toHtmlEscaped(),
                                                annotation.motivations.join(u", "_s).toHtmlEscaped(),
                                                originText(annotation, QDateTime::currentDateTime()));
    }
    if (column != Canvas)
        return {};
    const curation::SourcePtr source = m_curation->source(annotation.targets.front().source);
    return u"<p>%1</p><p>%2</p>"_s.arg(canvasLabel(annotation).toHtmlEscaped(),
                                       source ? source->title.toHtmlEscaped() : QString());
}

QVariant AnnotationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Text:
        return tr("Text");
    case Region:
        return tr("Region");
    case Language:
        return tr("Lang");
    case Canvas:
        return tr("Canvas");
    default:
        return {};
    }
}

} // namespace kader::ui
