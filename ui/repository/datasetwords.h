#pragma once

#include "repository/catalogue.h"

#include <QString>

namespace kader::ui {

/// The title, or words for the lack of one.
[[nodiscard]] QString titleText(const repository::CatalogueItem &item);
/// "2023 · v2 · A. One; B. Two", with the kind where that is not a dataset; of what is under embargo, until when.
[[nodiscard]] QString itemLine(const repository::CatalogueItem &item, const QString &authors);
/// "0000-0002-… · 12 datasets"
[[nodiscard]] QString authorLine(const repository::CatalogueAuthor &author, int datasets);
/// "Embargoed until 1 March 2027"
[[nodiscard]] QString embargoText(const QDate &until);

} // namespace kader::ui
