#pragma once

#include "repository/catalogue.h"

#include <QString>
#include <QVariant>

namespace kader::ui {

class RecordScout;
struct Findings;

/// The title, or words for the lack of one.
[[nodiscard]] QString titleText(const repository::CatalogueItem &item);
/// "2023 · v2 · CC BY 4.0 · A. One; B. Two", with the kind where that is not a dataset, and what keeps its images from
/// being seen, as far as the scout knows.
[[nodiscard]] QString itemLine(const repository::CatalogueItem &item, const RecordScout &scout, const QString &authors);

struct Badge {
    QVariant text; ///< Invalid: none.
    bool warns = false;
};
/// How many images there are, or why none.
[[nodiscard]] Badge badgeOf(const repository::CatalogueItem &item, const RecordScout &scout);
/// "0000-0002-… · 12 datasets"
[[nodiscard]] QString authorLine(const repository::CatalogueAuthor &author, int datasets);
/// "Embargoed until 1 March 2027"
[[nodiscard]] QString embargoText(const QDate &until);

/// How much of what was found is shown, and how much is not known well enough.
[[nodiscard]] QString filterText(const Findings &findings);

} // namespace kader::ui
