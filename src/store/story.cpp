#include "store/story.h"

#include "store/changejson.h"
#include "store/changewriter.h"

#include <algorithm>

namespace kader::store {

namespace {

/// Each row of the two tables whose indexes look alike is in the index, and each entry there has its row: so no change
/// has got lost unseen.
bool agreesWithIndexes(const Remains &remains)
{
    std::vector<Remains::Triple> rows;
    rows.reserve(remains.changes.size() + remains.chunkRows.size());
    for (const auto &[key, change] : remains.changes)
        rows.emplace_back(key.first, key.second, change.row);
    for (const auto &[key, row] : remains.chunkRows)
        rows.emplace_back(key.first, key.second, row);
    std::vector<Remains::Triple> indexed = remains.indexed;
    std::sort(rows.begin(), rows.end());
    std::sort(indexed.begin(), indexed.end());
    return rows == indexed;
}

/// Steps are counted from 1, and the changes of each from 0.
bool isGapless(const Remains &remains)
{
    const qint64 last = remains.steps.size();
    if (!remains.cursor || *remains.cursor < 0 || *remains.cursor > last || remains.isClashing)
        return false;
    if (last > 0 && (remains.steps.firstKey() != 1 || remains.steps.lastKey() != last))
        return false;
    Remains::Pair expected{1, 0};
    for (const auto &[key, change] : remains.changes) {
        if (key != expected && key != Remains::Pair(expected.first + 1, 0))
            return false;
        if (key != expected && expected.second == 0)
            return false;
        expected = {key.first, key.second + 1};
    }
    return last == 0 ? remains.changes.empty() : expected.first == last && expected.second > 0;
}

/// Follows the changes, and stops at one that does not begin where the last one ended.
class Reader final {
public:
    [[nodiscard]] bool follow(const Change &change, std::optional<qint64> row)
    {
        if (const auto *annotation = std::get_if<AnnotationChange>(&change))
            return follow(*annotation, row);
        const auto &setting = std::get<SettingChange>(change);
        const auto known = story.settings.constFind(setting.key);
        const bool fits = known == story.settings.constEnd() || *known == setting.before;
        story.settings.insert(setting.key, setting.after);
        return fits;
    }

    Story story;
    QSet<QUuid> sources;

private:
    [[nodiscard]] bool follow(const AnnotationChange &change, std::optional<qint64> row)
    {
        const QUuid id = change.before ? change.before->id : change.after->id;
        const auto known = story.annotations.constFind(id);
        const bool fits = known == story.annotations.constEnd() || known->state == change.before;
        story.annotations.insert(id, {change.after, row});
        for (const std::optional<Annotation> *state : {&change.before, &change.after})
            addSources(*state);
        return fits && row && objection(Change(change)).isEmpty();
    }

    void addSources(const std::optional<Annotation> &annotation)
    {
        if (!annotation)
            return;
        for (const Target &target : annotation->targets)
            sources.insert(target.source);
        if (annotation->provenance)
            sources.insert(annotation->provenance->source);
    }
};

} // namespace

std::optional<Story> storyOf(PageFile &file, const Remains &remains)
{
    if (!isGapless(remains) || !agreesWithIndexes(remains))
        return std::nullopt;
    Reader reader;
    std::optional<Story> told;
    for (const auto &[key, place] : remains.changes) {
        if (key.first > *remains.cursor && !told)
            told = reader.story;
        const std::optional<PageFile::Record> record = file.record(place.place);
        if (!record)
            return std::nullopt;
        const QVariantList &values = record->values;
        const auto text = [&](int column) { return values[column].isNull() ? QString() : values[column].toString(); };
        const std::optional<Change> change = read({text(2), text(4), text(5)});
        const std::optional<qint64> row =
            values[3].isNull() ? std::nullopt : std::optional<qint64>(values[3].toLongLong());
        if (!change || !reader.follow(*change, row))
            return std::nullopt;
    }
    if (!told)
        told = std::move(reader.story);
    told->sources = reader.sources;
    return told;
}

} // namespace kader::store
