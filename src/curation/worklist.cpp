#include "curation/worklist.h"

#include "base/tr.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace kader::curation {

using store::Annotation;
using Numbered = AnnotationBook::Numbered;

namespace {

constexpr size_t untilNextLook = 1024;

constexpr QLatin1StringView intendedPrefix("intended:");

/// Stable, for files keep it.
QLatin1StringView nameOf(ToDo kind)
{
    switch (kind) {
    case ToDo::FailedImage:
        return "failed-image"_L1;
    case ToDo::BareCanvas:
        return "bare-canvas"_L1;
    case ToDo::NoText:
        return "no-text"_L1;
    case ToDo::NoLanguage:
        return "no-language"_L1;
    case ToDo::OutsideCanvas:
        return "outside-canvas"_L1;
    case ToDo::Duplicate:
        return "duplicate"_L1;
    }
    return {};
}

/// What makes two annotations the same for whoever reads them.
using Likeness = std::tuple<QUuid, int, std::array<double, 4>, QByteArray, QString, QString, QByteArray, QString>;

Likeness likenessOf(const Annotation &annotation)
{
    const store::Target &target = annotation.targets.front();
    const store::Area area = target.area.value_or(store::Area{-1, -1, -1, -1});
    return {target.source,
            target.canvas.value_or(-1),
            {area.x, area.y, area.width, area.height},
            target.selector,
            annotation.text,
            annotation.language,
            annotation.body,
            annotation.motivations.join(u' ')};
}

bool isOutside(const Annotation &annotation, const iiif::CanvasSize &canvas)
{
    const std::optional<store::Area> &area = annotation.targets.front().area;
    return area && (area->x < 0 || area->y < 0 || area->x + area->width > double(canvas.width) ||
                    area->y + area->height > double(canvas.height));
}

/// One annotation at its place: source by source, canvas by canvas, in the order in which they were made.
struct Placed {
    quint32 rank;
    int canvas; ///< -1 for the manifest as a whole.
    const Numbered *numbered;
};

class Maker {
public:
    Maker(const WorklistGiven &given, const Cancellation &cancellation) : m_given(given), m_cancellation(cancellation)
    {
        for (size_t rank = 0; rank < given.sources.size(); ++rank)
            m_ranks.insert(given.sources[rank]->id, quint32(rank));
        m_hasIntended = std::any_of(given.settings.keyBegin(), given.settings.keyEnd(),
                                    [](const QString &key) { return key.startsWith(intendedPrefix); });
    }

    Worklist make()
    {
        place();
        findDuplicates();
        auto next = m_placed.begin();
        for (size_t rank = 0; rank < m_given.sources.size() && !m_cancellation.isRequested(); ++rank) {
            const int canvases = int(m_given.sources[rank]->manifest.canvases().size());
            for (int canvas = -1; canvas < canvases; ++canvas) {
                const auto first = next;
                while (next != m_placed.end() && next->rank == rank && next->canvas <= canvas)
                    ++next;
                lookAt(*m_given.sources[rank], canvas, first, next);
            }
            // About canvases that the manifest has not.
            while (next != m_placed.end() && next->rank == rank)
                ++next;
        }
        return std::move(m_list);
    }

private:
    using Iterator = std::vector<Placed>::const_iterator;

    void place()
    {
        m_placed.reserve(size_t(m_given.all.size()));
        for (const auto &numbered : m_given.all) {
            if (m_placed.size() % untilNextLook == 0 && m_cancellation.isRequested())
                return;
            const store::Target &target = numbered->annotation.targets.front();
            const auto rank = m_ranks.constFind(target.source);
            if (rank != m_ranks.constEnd() && isSeen(numbered->annotation))
                m_placed.push_back({*rank, target.canvas.value_or(-1), numbered.get()});
        }
        std::sort(m_placed.begin(), m_placed.end(), [](const Placed &a, const Placed &b) {
            return std::tuple(a.rank, a.canvas, a.numbered->number) < std::tuple(b.rank, b.canvas, b.numbered->number);
        });
    }

    /// Only those on one canvas can be the same.
    void findDuplicates()
    {
        for (auto first = m_placed.cbegin(); first != m_placed.cend();) {
            if (m_cancellation.isRequested())
                return;
            const auto end = std::find_if(first, m_placed.cend(), [first](const Placed &each) {
                return each.rank != first->rank || each.canvas != first->canvas;
            });
            std::vector<std::pair<Likeness, const Numbered *>> likenesses;
            for (auto each = first; each != end; ++each) {
                if (each->numbered->annotation.targets.size() == 1)
                    likenesses.emplace_back(likenessOf(each->numbered->annotation), each->numbered);
            }
            std::stable_sort(likenesses.begin(), likenesses.end(),
                             [](const auto &a, const auto &b) { return a.first < b.first; });
            for (size_t at = 1; at < likenesses.size(); ++at) {
                if (likenesses[at].first == likenesses[at - 1].first)
                    m_duplicates.insert(likenesses[at].second);
            }
            first = end;
        }
    }

    void lookAt(const ManifestSource &source, int canvas, Iterator first, Iterator end)
    {
        const int before = m_counted;
        const iiif::CanvasView *view = source.canvas(canvas);
        if (view && m_given.failedImages.contains({source.id, canvas}))
            add(ToDo::FailedImage, source, canvas, nullptr);
        if (view && first == end)
            add(ToDo::BareCanvas, source, canvas, nullptr);
        for (auto each = first; each != end; ++each)
            lookAt(source, view, *each->numbered);
        if (view) {
            ++m_list.canvases;
            m_list.doneCanvases += m_counted == before ? 1 : 0;
        }
    }

    void lookAt(const ManifestSource &source, const iiif::CanvasView *view, const Numbered &numbered)
    {
        const int before = m_counted;
        const Annotation &annotation = numbered.annotation;
        const int canvas = view ? view->position : -1;
        const bool saysNothing = annotation.text.trimmed().isEmpty() && annotation.body.isEmpty();
        if (saysNothing)
            add(ToDo::NoText, source, canvas, &annotation);
        else if (annotation.language.isEmpty() && annotation.body.isEmpty())
            add(ToDo::NoLanguage, source, canvas, &annotation);
        if (view && view->size && isOutside(annotation, *view->size))
            add(ToDo::OutsideCanvas, source, canvas, &annotation);
        if (m_duplicates.contains(&numbered))
            add(ToDo::Duplicate, source, canvas, &annotation);
        ++m_list.annotations;
        m_list.doneAnnotations += m_counted == before ? 1 : 0;
    }

    void add(ToDo kind, const ManifestSource &source, int canvas, const Annotation *annotation)
    {
        ToDoItem item{.kind = kind, .source = source.id};
        if (canvas >= 0)
            item.canvas = canvas;
        if (annotation)
            item.annotation = annotation->id;
        item.isIntended = m_hasIntended && m_given.settings.contains(intendedKey(item));
        m_list.items.push_back(item);
        ++(item.isIntended ? m_list.intended : m_list.counts[size_t(kind)]);
        m_counted += item.isIntended ? 0 : 1;
    }

    const WorklistGiven &m_given;
    const Cancellation &m_cancellation;
    QHash<QUuid, quint32> m_ranks;
    std::vector<Placed> m_placed;
    QSet<const Numbered *> m_duplicates;
    bool m_hasIntended = false; ///< Of most curations there is nothing to look for.
    int m_counted = 0;
    Worklist m_list;
};

} // namespace

QString intendedKey(const ToDoItem &item)
{
    const QString what = item.annotation.isNull() ? item.source.toString(QUuid::WithoutBraces) + u' ' +
                                                        QString::number(item.canvas.value_or(-1))
                                                  : item.annotation.toString(QUuid::WithoutBraces);
    return intendedPrefix + nameOf(item.kind) + u':' + what;
}

store::Step intendedStep(const ToDoItem &item, bool isIntended, const QHash<QString, QString> &settings)
{
    const QString key = intendedKey(item);
    const auto known = settings.constFind(key);
    const auto before = known == settings.constEnd() ? std::nullopt : std::optional(*known);
    store::Step step{isIntended ? Tr::tr("Leave as it is") : Tr::tr("Take “fine as it is” back")};
    if (before.has_value() != isIntended)
        step.changes.emplace_back(store::SettingChange{key, before, isIntended ? std::optional(u"1"_s) : std::nullopt});
    return step;
}

Worklist worklistOf(const WorklistGiven &given, const Cancellation &cancellation)
{
    return Maker(given, cancellation).make();
}

} // namespace kader::curation
