#include "curation/favouritebody.h"

#include "curation/annotationmapping.h"
#include "enrichment/htmltext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

void say(std::vector<AnnotationText> &texts, const AnnotationText &wanted)
{
    const auto isSame = [&](const AnnotationText &text) {
        return text.language == wanted.language || text.text.isEmpty();
    };
    const auto there = std::find_if(texts.begin(), texts.end(), isSame);
    if (there == texts.end()) {
        texts.push_back(wanted);
        return;
    }
    const BodyPlace place = there->place;
    *there = wanted;
    there->place = place;
}

void file(std::vector<AnnotationTag> &tags, const AnnotationTag &wanted)
{
    const auto isSame = [&](const AnnotationTag &tag) {
        return tag.text == wanted.text && tag.address == wanted.address;
    };
    if (std::none_of(tags.begin(), tags.end(), isSame))
        tags.push_back(wanted);
}

QString shortened(const QString &text, int longest)
{
    const QString line = text.simplified();
    return line.size() > longest ? line.left(longest - 1).trimmed() + u'…' : line;
}

} // namespace

FavouriteBody favouriteOf(const store::Annotation &annotation)
{
    AnnotationWords words = wordsOf(annotation);
    for (AnnotationText &text : words.texts)
        text.place.reset();
    std::erase_if(words.texts, [](const AnnotationText &text) { return text.text.isEmpty(); });
    for (AnnotationTag &tag : words.tags)
        tag.place = tag.meaning = std::nullopt;
    return {annotation.motivations, std::move(words.texts), std::move(words.tags)};
}

store::Annotation withFavourite(store::Annotation annotation, const FavouriteBody &favourite)
{
    if (!favourite.motivations.isEmpty())
        annotation.motivations = favourite.motivations;
    AnnotationWords words = wordsOf(annotation);
    for (const AnnotationText &text : favourite.texts)
        say(words.texts, text);
    for (const AnnotationTag &tag : favourite.tags)
        file(words.tags, tag);
    return withWords(std::move(annotation), words);
}

QByteArray favouriteJson(const FavouriteBody &favourite)
{
    store::Annotation annotation{.motivations = favourite.motivations};
    annotation = withWords(annotation, {favourite.texts, favourite.tags, 0});
    QByteArrayList members;
    for (const auto &[name, json] : iiif::writtenMembers(toDocument(annotation, {}))) {
        if (name == "motivation" || name == "body")
            members += '"' + name + "\":" + json;
    }
    return '{' + members.join(',') + '}';
}

std::optional<FavouriteBody> favouriteFrom(const QByteArray &json)
{
    constexpr iiif::OutlineLimits limits{.bytes = 1 << 20, .nodes = 10'000, .depth = 20};
    const Result<iiif::Outline> outline = iiif::Outline::parse(json, {}, limits);
    if (!outline || !outline->root().isObject())
        return std::nullopt;
    const FavouriteBody favourite = favouriteOf(fromDocument(iiif::readAnnotation(outline->root(), {}), {}, 0));
    return favourite.isEmpty() ? std::nullopt : std::optional(favourite);
}

QString favouriteText(const FavouriteBody &favourite, int longest)
{
    QStringList parts;
    if (!favourite.motivations.isEmpty())
        parts += shortened(favourite.motivations.join(u", "_s), longest);
    for (const AnnotationText &text : favourite.texts)
        parts += shortened(text.isHtml ? enrichment::htmlToText(text.text) : text.text, longest);
    QStringList tags;
    for (const AnnotationTag &tag : favourite.tags)
        tags += tag.text;
    if (!tags.isEmpty())
        parts += shortened(tags.join(u", "_s), longest);
    return parts.join(u" · "_s);
}

} // namespace kader::curation
