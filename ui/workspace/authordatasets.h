#pragma once

#include "repository/authorsearch.h"
#include "repository/catalogue.h"

namespace kader::ui {

/// The datasets of an author: what the lists name them for, and what the service finds under the name. Both are told
/// apart by ORCID or author record; the lists also have what the author published under another spelling.
/// Each dataset is in one of the three, by title.
[[nodiscard]] repository::AuthorDatasets authorDatasets(const repository::Catalogue &catalogue,
                                                        const repository::CatalogueAuthor &author,
                                                        const repository::AuthorDatasets &found);

/// The place of an author in the catalogue.
[[nodiscard]] std::optional<qsizetype> placeOf(const repository::Catalogue &catalogue,
                                               const repository::CatalogueAuthor &author);

} // namespace kader::ui
