#pragma once

#include <QString>

#include <optional>

namespace kader::demo {

/// What the UUID of a generated item stands for. It is computed from these numbers and leads back to them, so that
/// files and versions need not be kept to be found.
struct Numbered {
    enum class Kind : quint8 { Dataset = 1, Collection, File, Version, Person };
    Kind kind = Kind::Dataset;
    quint32 index = 0; ///< Below 2^20.
    quint32 part = 0;  ///< Below 2^24: number of the file, version or record within it.

    bool operator==(const Numbered &) const = default;
};

[[nodiscard]] QString numberedUuid(quint32 seed, const Numbered &numbered);
/// Nothing for a UUID that was not made of numbers with that seed.
[[nodiscard]] std::optional<Numbered> numberOf(quint32 seed, QStringView uuid);

} // namespace kader::demo
