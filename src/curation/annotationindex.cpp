#include "curation/annotationindex.h"

#include "curation/annotationwords.h"

#include <algorithm>
#include <string_view>
#include <tuple>

using namespace Qt::StringLiterals;

namespace kader::curation {

using store::Annotation;
using Numbered = AnnotationBook::Numbered;

namespace {

/// How many are looked at between two looks at whether that is still wanted.
constexpr size_t untilNextLook = 1024;

QByteArray folded(const QString &text)
{
    return text.toCaseFolded().toUtf8();
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

bool hasAll(const QByteArray &words, const QByteArrayList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [text = viewOf(words)](const QByteArray &word) {
        return text.find(viewOf(word)) != std::string_view::npos;
    });
}

QByteArrayList wordsIn(const QString &typed)
{
    QByteArrayList words;
    for (const QString &word : typed.simplified().split(u' ', Qt::SkipEmptyParts))
        words += folded(word);
    return words;
}

QString dayOf(const Annotation &annotation)
{
    return annotation.modified ? annotation.modified->toLocalTime().date().toString(Qt::ISODate) : QString();
}

QLatin1StringView regionKind(const Annotation &annotation)
{
    const store::Target &target = annotation.targets.front();
    if (!target.selector.isEmpty())
        return shapeValue;
    return target.area ? rectangleValue : wholeValue;
}

QLatin1StringView originKind(const Annotation &annotation)
{
    if (!annotation.provenance)
        return curatorValue;
    return annotation.provenance->overlay == store::Overlay::Edited ? editedValue : sourceValue;
}

/// What it says beside the text that is shown, a line each.
QByteArray wordsInBody(const Annotation &annotation)
{
    QByteArray lines;
    if (annotation.body.isEmpty())
        return lines;
    const AnnotationWords said = wordsOf(annotation);
    for (const AnnotationText &text : said.texts) {
        if (text.text != annotation.text)
            lines += '\n' + folded(text.text);
        if (text.language != annotation.language)
            lines += '\n' + folded(text.language);
    }
    for (const AnnotationTag &tag : said.tags)
        lines += '\n' + folded(tag.text);
    return lines;
}

/// Each once.
QStringList valuesOf(const Annotation &annotation, AnnotationField field)
{
    QStringList values;
    switch (field) {
    case AnnotationField::Text:
        return {annotation.text};
    case AnnotationField::Region:
        return {regionKind(annotation)};
    case AnnotationField::Language:
        return {annotation.language};
    case AnnotationField::Motivation:
        values = annotation.motivations;
        values.removeDuplicates();
        return values.isEmpty() ? QStringList{QString()} : values;
    case AnnotationField::Canvas:
        for (const store::Target &target : annotation.targets)
            values += AnnotationIndex::canvasValue(target.source, target.canvas.value_or(-1));
        values.removeDuplicates();
        return values;
    case AnnotationField::Creator:
        return {annotation.creator};
    case AnnotationField::Modified:
        return {dayOf(annotation)};
    case AnnotationField::Origin:
        return {originKind(annotation)};
    case AnnotationField::Tag:
        for (const AnnotationTag &tag : usedTags(annotation))
            values += tag.text;
        values.removeDuplicates();
        return values.isEmpty() ? QStringList{QString()} : values;
    case AnnotationField::Review: // is not the annotation's own
        break;
    }
    return values;
}

bool hasOwnValue(const Annotation &annotation, AnnotationField field, const QString &value)
{
    switch (field) {
    case AnnotationField::Text:
        return annotation.text == value;
    case AnnotationField::Region:
        return regionKind(annotation) == value;
    case AnnotationField::Language:
        return annotation.language == value;
    case AnnotationField::Motivation:
        return annotation.motivations.contains(value) || (annotation.motivations.isEmpty() && value.isEmpty());
    case AnnotationField::Creator:
        return annotation.creator == value;
    case AnnotationField::Origin:
        return originKind(annotation) == value;
    case AnnotationField::Canvas:
    case AnnotationField::Modified:
    case AnnotationField::Tag:
    case AnnotationField::Review:
        break;
    }
    return valuesOf(annotation, field).contains(value);
}

QStringList reviewValues(const Review &review, const Annotation &annotation)
{
    if (review.contents != contentsOf(annotation))
        return {outdatedValue};
    const QString by = reviewerName(review.by);
    return by.isEmpty() ? QStringList{reviewedValue} : QStringList{reviewedValue, reviewedByPrefix + by};
}

/// Whole canvases first, then as the numbers read.
auto regionKey(const Annotation &annotation)
{
    const std::optional<store::Area> &area = annotation.targets.front().area;
    const store::Area numbers = area.value_or(store::Area{});
    return std::tuple(area.has_value(), numbers.x, numbers.y, numbers.width, numbers.height);
}

/// Positions 0 to `count` by what `key` says of each.
template <typename Key>
AnnotationIndex::Positions positionsBy(size_t count, bool isDescending, const Key &key)
{
    std::vector<std::pair<decltype(key(0)), quint32>> keyed;
    keyed.reserve(count);
    for (size_t at = 0; at < count; ++at)
        keyed.emplace_back(key(at), quint32(at));
    std::stable_sort(keyed.begin(), keyed.end(), [isDescending](const auto &a, const auto &b) {
        return isDescending ? b.first < a.first : a.first < b.first;
    });
    AnnotationIndex::Positions positions;
    positions.reserve(count);
    for (const auto &each : keyed)
        positions.push_back(each.second);
    return positions;
}

} // namespace

// --- Making it ----------------------------------------------------------------------------------------------

std::shared_ptr<const AnnotationIndex> AnnotationIndex::of(const Given &given,
                                                           const std::shared_ptr<const AnnotationIndex> &before,
                                                           const Cancellation &cancellation)
{
    auto index = std::make_shared<AnnotationIndex>();
    index->m_sources = given.sources;
    index->m_included = given.included;
    index->m_marks = ReviewMarks::of(given.settings, before ? before->m_marks : ReviewMarks());
    Ranks ranks;
    for (size_t rank = 0; rank < given.sources.size(); ++rank)
        ranks.insert(given.sources[rank]->id, quint32(rank));
    const bool canReuse = before && before->m_sources == given.sources;
    Names names;
    std::vector<Entry> &entries = index->m_entries;
    entries.reserve(size_t(given.all.size()));
    size_t untilLook = 0;
    for (const std::shared_ptr<const Numbered> &numbered : given.all) {
        if (untilLook-- == 0) {
            if (cancellation.isRequested())
                return index;
            untilLook = untilNextLook;
        }
        if (const Entry *known = canReuse ? before->entryOf(numbered.get()) : nullptr)
            entries.push_back(*known);
        else if (const auto rank = rankOf(numbered->annotation, ranks); rank && isSeen(numbered->annotation))
            entries.push_back(index->entryOf(numbered, *rank, names));
        else
            continue;
        index->noteReview(entries.back(), before.get());
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::tuple(a.rank, a.numbered->number) < std::tuple(b.rank, b.numbered->number);
    });
    index->m_places.reserve(qsizetype(entries.size()));
    for (size_t at = 0; at < entries.size(); ++at)
        index->m_places.insert(entries[at].numbered.get(), quint32(at));
    return index;
}

/// To find out what an annotation said takes long: only where it or its mark is another one.
void AnnotationIndex::noteReview(Entry &entry, const AnnotationIndex *before) const
{
    const QUuid &id = entry.numbered->annotation.id;
    const auto mark = m_marks.reviews.constFind(id);
    if (mark == m_marks.reviews.cend()) {
        entry.review.clear();
        return;
    }
    const auto old = before ? before->m_marks.reviews.constFind(id) : mark;
    const bool isKnown = before && old != before->m_marks.reviews.cend() && *old == *mark && !entry.review.isEmpty();
    if (!isKnown)
        entry.review = reviewValues(*mark, entry.numbered->annotation);
}

const AnnotationIndex::Entry *AnnotationIndex::entryOf(const Numbered *numbered) const
{
    const auto place = m_places.constFind(numbered);
    return place == m_places.constEnd() ? nullptr : &m_entries[*place];
}

std::optional<quint32> AnnotationIndex::rankOf(const Annotation &annotation, const Ranks &ranks)
{
    std::optional<quint32> first;
    for (const store::Target &target : annotation.targets) {
        const auto rank = ranks.constFind(target.source);
        if (rank != ranks.constEnd() && (!first || *rank < *first))
            first = *rank;
    }
    return first;
}

const QByteArray &AnnotationIndex::nameOf(const store::Target &target, Names &names) const
{
    QByteArray &name = names[{target.source, target.canvas.value_or(-1)}];
    if (!name.isNull())
        return name;
    name = "";
    for (const SourcePtr &source : m_sources) {
        const iiif::CanvasView *canvas = source->id == target.source ? source->canvas(target.canvas) : nullptr;
        if (canvas)
            name = folded(canvas->label.name());
    }
    return name;
}

AnnotationIndex::Entry AnnotationIndex::entryOf(const std::shared_ptr<const Numbered> &numbered, quint32 rank,
                                                Names &names) const
{
    const Annotation &annotation = numbered->annotation;
    Entry entry{.numbered = numbered, .words = folded(annotation.text), .textSize = 0, .rank = rank};
    entry.textSize = quint32(entry.words.size());
    // A line each, so that nothing is found over an edge.
    entry.words += '\n' + folded(annotation.language);
    for (const QString &motivation : annotation.motivations)
        entry.words += '\n' + folded(motivation);
    for (const store::Target &target : annotation.targets)
        entry.words += '\n' + nameOf(target, names);
    entry.words += '\n' + folded(annotation.creator) + wordsInBody(annotation);
    return entry;
}

// --- Asking it ----------------------------------------------------------------------------------------------

std::shared_ptr<const AnnotationIndex::Positions> AnnotationIndex::ordered(const AnnotationOrder &order) const
{
    const auto by = [&](const auto &key) {
        return std::make_shared<const Positions>(positionsBy(
            m_entries.size(), order.isDescending, [&](size_t at) { return key(m_entries[at].numbered->annotation); }));
    };
    switch (order.field) {
    case AnnotationField::Text:
        return std::make_shared<const Positions>(positionsBy(m_entries.size(), order.isDescending, [&](size_t at) {
            return viewOf(m_entries[at].words).substr(0, m_entries[at].textSize);
        }));
    case AnnotationField::Region:
        return by([](const Annotation &annotation) { return regionKey(annotation); });
    case AnnotationField::Language:
        return by([](const Annotation &annotation) { return annotation.language.toCaseFolded(); });
    case AnnotationField::Motivation:
        return by([](const Annotation &annotation) { return annotation.motivations.join(u' ').toCaseFolded(); });
    case AnnotationField::Canvas:
        return std::make_shared<const Positions>(positionsBy(m_entries.size(), order.isDescending, [&](size_t at) {
            const Annotation &annotation = m_entries[at].numbered->annotation;
            return std::tuple(m_entries[at].rank, annotation.targets.front().canvas.value_or(-1));
        }));
    case AnnotationField::Creator:
        return by([](const Annotation &annotation) { return annotation.creator.toCaseFolded(); });
    case AnnotationField::Modified:
        return by([](const Annotation &annotation) {
            return annotation.modified ? annotation.modified->toMSecsSinceEpoch() : qint64(0);
        });
    case AnnotationField::Origin:
        return by([](const Annotation &annotation) { return originKind(annotation); });
    case AnnotationField::Tag:
        return by([](const Annotation &annotation) {
            return valuesOf(annotation, AnnotationField::Tag).join(u' ').toCaseFolded();
        });
    case AnnotationField::Review: // none, outdated, reviewed by whom
        return std::make_shared<const Positions>(positionsBy(m_entries.size(), order.isDescending, [&](size_t at) {
            return m_entries[at].review.join(u' ').toCaseFolded();
        }));
    }
    return nullptr;
}

bool AnnotationIndex::isInScope(const Entry &entry, const AnnotationQuery &query) const
{
    if (!query.source)
        return entry.rank < m_included;
    const std::vector<store::Target> &targets = entry.numbered->annotation.targets;
    return std::any_of(targets.begin(), targets.end(), [&](const store::Target &target) {
        return target.source == *query.source && (!query.canvas || target.canvas == query.canvas);
    });
}

AnnotationIndex::Found AnnotationIndex::find(const AnnotationQuery &query, const Positions *order,
                                             const Cancellation &cancellation) const
{
    Found found;
    const QByteArrayList words = wordsIn(query.words);
    const auto isWanted = [&](const Entry &entry) {
        return hasAll(entry.words, words) &&
               std::all_of(query.values.keyValueBegin(), query.values.keyValueEnd(),
                           [&](const auto &each) { return hasValue(entry, each.first, each.second); });
    };
    for (size_t at = 0; at < m_entries.size(); ++at) {
        if (at % untilNextLook == 0 && cancellation.isRequested())
            return found;
        const Entry &entry = m_entries[order ? (*order)[at] : at];
        if (!isInScope(entry, query))
            continue;
        ++found.total;
        if (isWanted(entry))
            found.ids.append(entry.numbered->annotation.id);
    }
    return found;
}

QHash<QString, int> AnnotationIndex::values(AnnotationField field, const AnnotationQuery &query) const
{
    QHash<QString, int> counted;
    for (const Entry &entry : m_entries) {
        if (!isInScope(entry, query))
            continue;
        const QStringList values =
            field == AnnotationField::Review ? entry.review : valuesOf(entry.numbered->annotation, field);
        for (const QString &value : values)
            ++counted[value];
        if (values.isEmpty())
            ++counted[QString()];
    }
    return counted;
}

QString AnnotationIndex::canvasValue(const QUuid &source, int canvas)
{
    return source.toString(QUuid::WithoutBraces) + u' ' + QString::number(canvas);
}

bool AnnotationIndex::hasValue(const Entry &entry, AnnotationField field, const QString &value)
{
    if (field == AnnotationField::Review)
        return entry.review.contains(value) || (entry.review.isEmpty() && value.isEmpty());
    return hasOwnValue(entry.numbered->annotation, field, value);
}

} // namespace kader::curation
