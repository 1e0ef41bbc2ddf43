#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace kader::enrichment {

/// A place on earth in degrees, WGS 84, as numbers ready to be written: no exponent, no superfluous digits.
struct GeoPoint {
    QByteArray longitude;
    QByteArray latitude;

    bool operator==(const GeoPoint &) const = default;
};

/// Reads the coordinates that depositors write as free text: `5.9107`, `5,9107`, `5.9107 E`,
/// `5º 54’ 38.5’’ E` (rounded to 7 decimals, a centimetre). Nothing when both are empty. Fails with
/// Malformed, in words, when one is missing, not understood, out of range or the two look swapped:
/// a place is never guessed.
[[nodiscard]] Result<std::optional<GeoPoint>> readGeoPoint(const QString &longitude, const QString &latitude);

} // namespace kader::enrichment
