#pragma once

#include "curation/favouritebody.h"

#include <array>
#include <optional>

namespace kader::ui {

inline constexpr int favouriteCount = 9;

/// What a person says again and again, on the keys 1 to 9; kept in the settings of this person.
using Favourites = std::array<std::optional<curation::FavouriteBody>, favouriteCount>;

[[nodiscard]] Favourites keptFavourites();
/// `number` from 1; nothing clears it.
void keepFavourite(int number, const std::optional<curation::FavouriteBody> &body);

} // namespace kader::ui
