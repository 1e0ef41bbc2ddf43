#pragma once

#include "repository/catalogue.h"
#include "repository/searchquery.h"

#include <vector>

namespace kader::repository {

/// The items in whose title, publication or authors the query is found, by their places: those whose title begins with
/// what was asked for first, then those where a word of it does, then those that have it inside, then those that have
/// it elsewhere; equals by title. All of them for an empty query. Takes a few milliseconds for 25,000 items.
[[nodiscard]] std::vector<quint32> search(const Catalogue &catalogue, const SearchQuery &query);

/// The authors in whose name all words occur, those with most datasets first; none for an empty query.
[[nodiscard]] std::vector<quint32> searchAuthors(const Catalogue &catalogue, const SearchQuery &query);

} // namespace kader::repository
