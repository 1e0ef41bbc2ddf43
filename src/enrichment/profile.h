#pragma once

#include "base/result.h"
#include "base/webaddress.h"

#include <QString>

#include <optional>
#include <vector>

namespace kader::enrichment {

/// What of a record can go into a manifest.
enum class Field { ResourceTitle, ResourceDoi, Categories, Description, TimeCoverage, DerivedFrom, Geolocation };

/// Every field, in the order in which its entry is added when nothing else is asked for.
[[nodiscard]] const std::vector<Field> &allFields();
/// The name in profiles and on the command line: `resource_title`.
[[nodiscard]] QString fieldName(Field field);
/// The label of the field's metadata entry; it is part of the document and never translated. Empty for Geolocation.
[[nodiscard]] QString fieldLabel(Field field);
/// Reads `resource_title,categories`: keeps the order, takes repeated names once. Fails with Usage on a
/// name that is not known and on an empty list.
[[nodiscard]] Result<std::vector<Field>> parseFields(const QString &text);

/// Which fields go into a manifest, and how: a projection of the record that can be applied to other
/// datasets and to later versions.
struct Profile {
    std::vector<Field> fields = allFields();
    QString language = QStringLiteral("en"); ///< BCP 47, or `none`.
    bool overwrite = false;                  ///< Whether the record wins over entries and a place that are there.
    bool setSummary = true;                  ///< Whether a missing summary is made from the description.
    std::optional<WebAddress> newId = {};    ///< Where the result will be served.
};

/// Whether a language can be the key of a language map: BCP 47 by its outer form, or `none`.
[[nodiscard]] bool isLanguageKey(const QString &language);

} // namespace kader::enrichment
