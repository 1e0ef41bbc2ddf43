#pragma once

#include <QString>

#include <optional>

namespace kader::ui {

/// Who curates: the creator of the annotations that are made. Kept in the settings of this person.
struct Profile {
    QString name = {};
    QString orcid = {};   ///< Bare, and right; empty when none was given.
    QString licence = {}; ///< Address of the one that annotations in new curations get; empty for none.

    [[nodiscard]] static Profile kept();
    void keep() const;

    /// As annotations tell it; empty for nobody.
    [[nodiscard]] QString creator() const;

    bool operator==(const Profile &) const = default;
};

/// The bare ORCID in what was typed, with or without its resolver; nothing when it is none, which its check digit
/// (ISO 7064, MOD 11-2) tells.
[[nodiscard]] std::optional<QString> readOrcid(const QString &typed);

} // namespace kader::ui
