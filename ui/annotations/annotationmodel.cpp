#include "ui/annotations/annotationmodel.h"

#include "curation/creator.h"
#include "curation/steps.h"
#include "ui/annotations/annotationedit.h"
#include "ui/annotations/annotationwords.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::Annotation;
using curation::AnnotationField;
using curation::AnnotationIndex;
using curation::Curation;

namespace {

/// More runs, or longer ones, are told as a reset: views are slower at following them than at reading anew.
constexpr int maxRuns = 200;
constexpr qsizetype longestRun = 20'000;

AnnotationModel::Origin originOf(const Annotation &annotation)
{
    if (!annotation.provenance)
        return AnnotationModel::Origin::Curator;
    return annotation.provenance->overlay == store::Overlay::Edited ? AnnotationModel::Origin::EditedSource
                                                                    : AnnotationModel::Origin::Source;
}

/// What a column is ordered by; nothing for what has no order.
std::optional<AnnotationField> fieldOf(int column)
{
    switch (column) {
    case AnnotationModel::Text:
        return AnnotationField::Text;
    case AnnotationModel::Region:
        return AnnotationField::Region;
    case AnnotationModel::Language:
        return AnnotationField::Language;
    case AnnotationModel::Motivation:
        return AnnotationField::Motivation;
    case AnnotationModel::Canvas:
        return AnnotationField::Canvas;
    case AnnotationModel::Creator:
        return AnnotationField::Creator;
    case AnnotationModel::Modified:
        return AnnotationField::Modified;
    case AnnotationModel::Reviewed:
        return AnnotationField::Review;
    default:
        return std::nullopt;
    }
}

} // namespace

AnnotationModel::AnnotationModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace),
      m_lister(new AnnotationLister([this] { return given(); }, this))
{
    connect(m_lister, &AnnotationLister::listed, this, &AnnotationModel::show);
    connect(&workspace, &Workspace::curationChanged, this, &AnnotationModel::followCuration);
    connect(&workspace, &Workspace::sourceChanged, this, [this] {
        // One that is only looked at is known from now on.
        m_lister->outdate();
        ask();
    });
    connect(&workspace, &Workspace::canvasChanged, this, &AnnotationModel::ask);
    followCuration();
}

void AnnotationModel::setScope(AnnotationScope scope)
{
    m_scope = scope;
    ask();
}

void AnnotationModel::setWanted(const QString &words)
{
    m_question.query.words = words.simplified();
    ask();
}

void AnnotationModel::setValues(const QHash<AnnotationField, QString> &values)
{
    m_question.query.values = values;
    ask();
}

void AnnotationModel::sort(int column, Qt::SortOrder order)
{
    const std::optional<AnnotationField> field = fieldOf(column);
    m_question.order.reset();
    if (field)
        m_question.order = {*field, order == Qt::DescendingOrder};
    ask();
}

// --- Following ----------------------------------------------------------------------------------------------

void AnnotationModel::followCuration()
{
    if (m_curation)
        m_curation->disconnect(this);
    m_curation = m_workspace.curation();
    if (m_curation) {
        connect(m_curation, &Curation::annotationsChanged, this, &AnnotationModel::take);
        connect(m_curation, &Curation::settingsChanged, this, &AnnotationModel::takeSettings);
        connect(m_curation, &Curation::reset, m_lister, &AnnotationLister::outdate);
        connect(m_curation, &Curation::sourcesChanged, m_lister, &AnnotationLister::outdate);
    }
    m_isAnother = true;
    m_lister->outdate();
    ask();
}

/// All that is part of the curation, and what is looked at.
AnnotationIndex::Given AnnotationModel::given() const
{
    if (!m_curation)
        return {};
    AnnotationIndex::Given given{.all = m_curation->allAnnotations(), .sources = m_curation->sources()};
    given.included = given.sources.size();
    given.settings = m_curation->settings();
    const curation::SourcePtr looked = m_workspace.source();
    if (looked && !m_curation->includes(looked->id))
        given.sources.push_back(looked);
    return given;
}

void AnnotationModel::ask()
{
    curation::AnnotationQuery &query = m_question.query;
    query.source.reset();
    query.canvas.reset();
    if (m_scope != AnnotationScope::Curation) {
        // Where nothing is in view, nothing is about it.
        query.source = m_workspace.source() ? m_workspace.source()->id : QUuid();
        if (m_scope == AnnotationScope::Canvas)
            query.canvas = m_workspace.canvas().value_or(-1);
    }
    if (m_question == m_lister->question() && !m_isAnother)
        return;
    m_isAnother = true;
    m_lister->ask(m_question);
}

void AnnotationModel::take(const curation::AnnotationsChange &change)
{
    const bool isFew = change.changed.size() < 50;
    for (const QUuid &id : isFew ? change.changed : QList<QUuid>()) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(createIndex(row, 0), createIndex(row, ColumnCount - 1));
    }
    if (!isFew && !m_ids.isEmpty())
        emit dataChanged(createIndex(0, 0), createIndex(rowCount() - 1, ColumnCount - 1));
    m_lister->outdate();
}

/// Marks of reviews are among them.
void AnnotationModel::takeSettings()
{
    if (!m_ids.isEmpty())
        emit dataChanged(createIndex(0, Reviewed), createIndex(rowCount() - 1, Reviewed));
    m_lister->outdate();
}

/// What edits did to a list is told as rows that go and come; another list as one.
void AnnotationModel::show(const AnnotationIndex::Found &found)
{
    m_total = found.total;
    const bool isAnother = std::exchange(m_isAnother, false);
    if (isAnother || !synchronise(found.ids)) {
        beginResetModel();
        m_ids = found.ids;
        endResetModel();
    }
    emit listed(isAnother);
}

/// Tells the way from what is listed to what is wanted as rows that go and rows that come; false when it stops on the
/// way, because that would take too long.
bool AnnotationModel::synchronise(const QList<QUuid> &wanted)
{
    const auto [old, now] = std::mismatch(m_ids.cbegin(), m_ids.cend(), wanted.cbegin(), wanted.cend());
    const auto [oldEnd, nowEnd] = std::mismatch(m_ids.crbegin(), std::make_reverse_iterator(old), wanted.crbegin(),
                                                std::make_reverse_iterator(now));
    const int first = static_cast<int>(std::distance(m_ids.cbegin(), old));
    const int end = static_cast<int>(std::distance(m_ids.cbegin(), oldEnd.base()));
    if (end - first > longestRun || std::distance(now, nowEnd.base()) > longestRun)
        return false;
    removeGone(first, end, wanted);
    return insertNew(first, wanted);
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
        m_ids.remove(begin, last - begin + 1);
        endRemoveRows();
        last = begin;
    }
}

/// False when what stays is in another order now, or there are too many runs to tell.
bool AnnotationModel::insertNew(int first, const QList<QUuid> &wanted)
{
    int runs = 0;
    const QSet<QUuid> there(m_ids.cbegin() + first, m_ids.cend());
    for (qsizetype at = first; at < wanted.size(); ++at) {
        if (at < m_ids.size() && m_ids[at] == wanted[at])
            continue;
        qsizetype end = at;
        while (end < wanted.size() && !there.contains(wanted[end]))
            ++end;
        const bool fits = end == wanted.size() ? at == m_ids.size() : at < m_ids.size() && m_ids[at] == wanted[end];
        if (end == at || !fits || ++runs > maxRuns)
            return false;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end - 1));
        m_ids = m_ids.first(at) + wanted.sliced(at, end - at) + m_ids.sliced(at);
        endInsertRows();
        at = end;
    }
    return m_ids.size() == wanted.size();
}

// --- Reading ------------------------------------------------------------------------------------------------

const Annotation *AnnotationModel::annotationAt(int row) const
{
    return m_curation && row >= 0 && row < m_ids.size() ? m_curation->annotation(m_ids[row]) : nullptr;
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
    case Qt::EditRole:
        return cellText(*annotation, static_cast<Column>(index.column()));
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
    case Motivation:
        return annotation.motivations.join(u", "_s);
    case Canvas:
        return canvasLabel(annotation);
    case Creator:
        return curation::creatorText(annotation.creator);
    case Modified:
        return annotation.modified ? QLocale().toString(annotation.modified->toLocalTime(), QLocale::ShortFormat)
                                   : QString();
    case Reviewed:
        return reviewWord(*m_curation, annotation.id);
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
    if (column == Reviewed) {
        const QString review = reviewText(*m_curation, annotation.id);
        return review.isEmpty() ? review : u"<p>%1</p>"_s.arg(review.toHtmlEscaped());
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
        return tr("Language");
    case Motivation:
        return tr("Motivation");
    case Canvas:
        return tr("Canvas");
    case Creator:
        return tr("Creator");
    case Modified:
        return tr("Changed");
    case Reviewed:
        return tr("Reviewed");
    case CutOut:
        return tr("Cut-out");
    default:
        return {};
    }
}

// --- Editing ------------------------------------------------------------------------------------------------

/// Views ask for it row by row, of all that are selected: it tells the columns only.
Qt::ItemFlags AnnotationModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isEditable = index.isValid() && index.column() <= Motivation && m_curation && !m_curation->isReadOnly();
    return isEditable ? flags | Qt::ItemIsEditable : flags;
}

bool AnnotationModel::canEdit(const QModelIndex &index) const
{
    const Annotation *annotation = flags(index).testFlag(Qt::ItemIsEditable) ? annotationAt(index.row()) : nullptr;
    return annotation && objectionTo(*annotation, static_cast<Column>(index.column())).isEmpty();
}

bool AnnotationModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Annotation *before = role == Qt::EditRole && index.isValid() ? annotationAt(index.row()) : nullptr;
    if (!before || m_curation->isReadOnly())
        return false;
    const auto column = static_cast<Column>(index.column());
    const Result<Annotation> after = withCell(*before, column, value.toString());
    if (!after) {
        emit refused(after.error().message);
        return false;
    }
    if (!(*after == *before))
        m_curation->make(curation::change(stepName(column), *before, *after));
    return true;
}

} // namespace kader::ui
