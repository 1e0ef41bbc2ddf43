#include "curation/rebase.h"

#include <algorithm>

namespace kader::curation {

using store::Annotation;

namespace {

template <typename Member>
void carry(Member &now, const Member &before, const Member &after)
{
    if (before != after)
        now = after;
}

Annotation merged(Annotation now, const Annotation &before, const Annotation &after)
{
    carry(now.targets, before.targets, after.targets);
    carry(now.motivations, before.motivations, after.motivations);
    carry(now.text, before.text, after.text);
    carry(now.language, before.language, after.language);
    carry(now.body, before.body, after.body);
    carry(now.creator, before.creator, after.creator);
    carry(now.modified, before.modified, after.modified);
    carry(now.provenance, before.provenance, after.provenance);
    return now;
}

std::optional<store::Change> rebased(const store::AnnotationChange &change, const WorkingState &state)
{
    if (!change.before)
        return change;
    const store::NumberedAnnotation *now = state.book.find(change.before->id);
    if (!now)
        return std::nullopt;
    store::AnnotationChange result{now->annotation, std::nullopt};
    if (change.after)
        result.after = merged(now->annotation, *change.before, *change.after);
    return result;
}

std::optional<store::Change> rebased(store::SettingChange change, const WorkingState &state)
{
    const auto found = state.settings.constFind(change.key);
    change.before = found == state.settings.constEnd() ? std::nullopt : std::optional(*found);
    return change;
}

} // namespace

std::optional<Step> rebased(const Step &step, const WorkingState &state)
{
    Step result{step.name, {}, step.joinsLast};
    bool isAnythingThere = false;
    for (const store::Change &change : step.changes) {
        const std::optional<store::Change> one =
            std::visit([&](const auto &each) { return rebased(each, state); }, change);
        isAnythingThere |= one.has_value();
        if (one && *one != store::reversed(*one))
            result.changes.push_back(*one);
    }
    return isAnythingThere ? std::optional(result) : std::nullopt;
}

bool buildsOnWhatIsThere(const Step &step)
{
    return std::any_of(step.changes.begin(), step.changes.end(), [](const store::Change &change) {
        const auto *annotation = std::get_if<store::AnnotationChange>(&change);
        return !annotation || annotation->before;
    });
}

} // namespace kader::curation
