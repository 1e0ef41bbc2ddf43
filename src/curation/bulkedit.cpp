#include "curation/bulkedit.h"

#include "base/tr.h"
#include "curation/steps.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kader::curation {

namespace {

/// What becomes of one annotation.
struct Outcome {
    Annotation after;
    QString objection = {}; ///< Why it is not touched; empty when it can be.
};

QString moreThanText()
{
    return Tr::tr("with a body that is more than a text");
}

bool isWritten(const AnnotationTag &tag, const QString &text)
{
    return tag.text.compare(text, Qt::CaseInsensitive) == 0;
}

Outcome withMotivations(Annotation annotation, const QStringList &motivations)
{
    if (annotation.motivations == motivations)
        return {std::move(annotation)};
    if (annotation.motivations.size() > 1)
        return {std::move(annotation), Tr::tr("with several motivations")};
    annotation.motivations = motivations;
    return {std::move(annotation)};
}

Outcome withLanguage(Annotation annotation, const QString &language)
{
    if (annotation.body.isEmpty()) {
        annotation.language = language;
        return {std::move(annotation)};
    }
    AnnotationWords words = wordsOf(annotation);
    if (words.texts.empty())
        return {std::move(annotation), Tr::tr("without a text")};
    const bool isSo = std::all_of(words.texts.begin(), words.texts.end(),
                                  [&](const AnnotationText &text) { return text.language == language; });
    if (words.texts.size() > 1 && !isSo)
        return {std::move(annotation), Tr::tr("with several texts")};
    words.texts.front().language = language;
    return {withWords(std::move(annotation), words)};
}

Outcome replaced(Annotation annotation, const BulkEdit &edit)
{
    if (annotation.body.isEmpty()) {
        annotation.text.replace(edit.find, edit.replaceBy);
        return {std::move(annotation)};
    }
    AnnotationWords words = wordsOf(annotation);
    bool isFound = false;
    for (AnnotationText &text : words.texts) {
        if (!text.text.contains(edit.find))
            continue;
        // It may be found in the names of elements, too.
        if (text.isHtml)
            return {std::move(annotation), Tr::tr("with formatted text")};
        text.text.replace(edit.find, edit.replaceBy);
        isFound = true;
    }
    if (!isFound && annotation.text.contains(edit.find))
        return {std::move(annotation), moreThanText()};
    return {withWords(std::move(annotation), words)};
}

Outcome withTag(Annotation annotation, const AnnotationTag &wanted)
{
    AnnotationWords words = wordsOf(annotation);
    const auto used = usedTags(annotation);
    const auto isIt = [&](const AnnotationTag &tag) {
        return isWritten(tag, wanted.text) && (wanted.address.isEmpty() || tag.address == wanted.address);
    };
    if (std::any_of(used.begin(), used.end(), isIt))
        return {std::move(annotation)};
    const auto word = std::find_if(words.tags.begin(), words.tags.end(), [&](const AnnotationTag &tag) {
        return tag.address.isEmpty() && isWritten(tag, wanted.text);
    });
    if (word != words.tags.end())
        word->address = wanted.address;
    else
        words.tags.push_back({.text = wanted.text, .language = wanted.language, .address = wanted.address});
    return {withWords(std::move(annotation), words)};
}

Outcome withoutTag(Annotation annotation, const QString &text)
{
    const auto isIt = [&](const AnnotationTag &tag) { return isWritten(tag, text); };
    const auto used = usedTags(annotation);
    if (std::none_of(used.begin(), used.end(), isIt))
        return {std::move(annotation)};
    AnnotationWords words = wordsOf(annotation);
    const size_t before = words.tags.size();
    words.tags.erase(std::remove_if(words.tags.begin(), words.tags.end(), isIt), words.tags.end());
    if (words.tags.size() == before)
        return {std::move(annotation), Tr::tr("whose text is the tag")};
    return {withWords(std::move(annotation), words)};
}

Outcome edited(const Annotation &annotation, const BulkEdit &edit)
{
    switch (edit.kind) {
    case BulkEdit::Kind::Motivation:
        return withMotivations(annotation, edit.motivations);
    case BulkEdit::Kind::Language:
        return withLanguage(annotation, edit.language);
    case BulkEdit::Kind::Replace:
        return replaced(annotation, edit);
    case BulkEdit::Kind::AddTag:
        return withTag(annotation, edit.tag);
    case BulkEdit::Kind::RemoveTag:
        return withoutTag(annotation, edit.tag.text);
    }
    return {annotation};
}

} // namespace

BulkPlan planBulk(const QString &name, const QList<QUuid> &ids, const AnnotationBook::All &all, const BulkEdit &edit)
{
    BulkPlan plan{.step = {name}};
    plan.step.changes.reserve(size_t(ids.size()));
    for (const QUuid &id : ids) {
        const auto numbered = all.value(id);
        if (!numbered || !isSeen(numbered->annotation))
            continue;
        const Annotation &before = numbered->annotation;
        Outcome outcome = edited(before, edit);
        if (!outcome.objection.isEmpty()) {
            ++plan.leftOut[outcome.objection];
            continue;
        }
        if (outcome.after == before) {
            ++plan.unchanged;
            continue;
        }
        Step one = change(name, before, std::move(outcome.after));
        std::move(one.changes.begin(), one.changes.end(), std::back_inserter(plan.step.changes));
    }
    return plan;
}

QStringList removableTags(const QList<QUuid> &ids, const AnnotationBook::All &all)
{
    QMap<QString, QString> words;
    for (const QUuid &id : ids) {
        const auto numbered = all.value(id);
        if (!numbered || !isSeen(numbered->annotation) || !numbered->annotation.body.contains("tagging"))
            continue;
        for (const AnnotationTag &tag : wordsOf(numbered->annotation).tags) {
            QString &word = words[tag.text.toCaseFolded()];
            if (word.isEmpty())
                word = tag.text;
        }
    }
    return words.values();
}

} // namespace kader::curation
