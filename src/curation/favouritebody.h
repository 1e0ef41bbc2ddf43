#pragma once

#include "curation/annotationwords.h"

#include <QStringList>

namespace kader::curation {

/// What is said again and again: motivations, texts in their languages, and tags, to be given to an annotation at once.
struct FavouriteBody {
    QStringList motivations = {};
    std::vector<AnnotationText> texts = {};
    std::vector<AnnotationTag> tags = {};

    [[nodiscard]] bool isEmpty() const { return motivations.isEmpty() && texts.empty() && tags.empty(); }
    bool operator==(const FavouriteBody &) const = default;
};

[[nodiscard]] FavouriteBody favouriteOf(const store::Annotation &annotation);

/// The motivations become the favourite's, if it has any. Each of its texts takes the place of the one in that
/// language, or joins the others; tags that are not there yet are added. All else stays.
[[nodiscard]] store::Annotation withFavourite(store::Annotation annotation, const FavouriteBody &favourite);

/// JSON of an annotation's `motivation` and `body`, to be kept; and back. Nothing for what is no such JSON, or empty.
[[nodiscard]] QByteArray favouriteJson(const FavouriteBody &favourite);
[[nodiscard]] std::optional<FavouriteBody> favouriteFrom(const QByteArray &json);

/// "tagging · Snow accumulation · snow, ice", at most about that many characters of each.
[[nodiscard]] QString favouriteText(const FavouriteBody &favourite, int longest = 40);

} // namespace kader::curation
