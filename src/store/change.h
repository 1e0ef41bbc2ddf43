#pragma once

#include "store/annotation.h"

#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace kader::store {

/// One annotation appears (no `before`), changes, or goes (no `after`). Identity does not change. An
/// annotation that came with a source does not go; its overlay says that it is deleted.
struct AnnotationChange {
    std::optional<Annotation> before = {};
    std::optional<Annotation> after = {};

    bool operator==(const AnnotationChange &) const = default;
};

/// Keys of settings that the file keeps; others are free for those who deepen it.
inline constexpr QLatin1StringView publicationAddressSetting("publication-address");
inline constexpr QLatin1StringView enrichmentProfileSetting("enrichment-profile");
/// Ids of validation rules, apart by spaces, whose faults are not mended when saving.
inline constexpr QLatin1StringView declinedRepairsSetting("repairs-declined");
/// Address of the licence under which the curator's own annotations are saved.
inline constexpr QLatin1StringView annotationRightsSetting("annotation-rights");
/// Followed by the UUID of a manifest: whether it is part of the curation. Any value says so.
inline constexpr QLatin1StringView includedSettingPrefix("included:");
/// Followed by the UUID of an annotation: who reviewed it, when, and what it said then.
inline constexpr QLatin1StringView reviewSettingPrefix("reviewed:");
/// Followed by the UUID of a manifest, and where it is for one canvas alone by a space and the canvas's id: how many
/// metres a pixel of its images is.
inline constexpr QLatin1StringView pixelSizeSettingPrefix("pixel-size:");
/// Followed by a UUID: what a harvest that has not come to its end is to bring.
inline constexpr QLatin1StringView harvestSettingPrefix("harvest:");

/// One setting gets a value, another one, or none.
struct SettingChange {
    QString key = {};
    std::optional<QString> before = {};
    std::optional<QString> after = {};

    bool operator==(const SettingChange &) const = default;
};

using Change = std::variant<AnnotationChange, SettingChange>;

/// The same change looked at from its end: doing it takes back what the change did.
[[nodiscard]] inline Change reversed(const Change &change)
{
    Change back = change;
    std::visit([](auto &each) { std::swap(each.before, each.after); }, back);
    return back;
}

/// A step of the history: what people call it, and what it does.
struct Step {
    QString name = {};
    std::vector<Change> changes = {};
    /// Whether it goes on with the last step when that has the same name, so that undo takes back both as one.
    bool joinsLast = false;

    bool operator==(const Step &) const = default;
};

} // namespace kader::store
