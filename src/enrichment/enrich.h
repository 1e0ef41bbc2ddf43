#pragma once

#include "base/diagnostic.h"
#include "enrichment/profile.h"
#include "enrichment/record.h"
#include "iiif/edits.h"
#include "iiif/manifest.h"

#include <QDateTime>

#include <functional>
#include <vector>

namespace kader::enrichment {

enum class Outcome {
    Added,
    Overwritten,
    KeptExisting, ///< The manifest says something else already, and that wins.
    Unchanged,    ///< The manifest says it already.
    NotInRecord,
    NotUnderstood, ///< The record says something that cannot be used; a diagnostic tells why.
    Blocked,       ///< What stands in the manifest is so misshapen that it would be lost; a diagnostic tells.
};

/// What would happen to one part of the manifest. Values are for people: text, or JSON where there is no text.
struct Change {
    QString part; ///< A field's name, or `summary`, `@context`, `id`.
    Outcome outcome = Outcome::NotInRecord;
    QString before = {};
    QString after = {}; ///< What the record says; what is there afterwards if the outcome is Added or Overwritten.

    bool operator==(const Change &) const = default;
};

/// What an enrichment would do. Belongs to the manifest it was planned for, whose document it keeps alive.
struct EnrichmentPlan {
    iiif::Manifest manifest;
    QString source;              ///< Where the record is: its page, else its DOI.
    std::vector<Change> changes; ///< In the order of the profile, then summary, `@context`, `id`.
    Diagnostics diagnostics;
    std::vector<std::function<void(iiif::Edits &)>> edits;

    [[nodiscard]] bool changesAnything() const { return !edits.empty(); }
};

/// Plans to put into a manifest what a profile takes from a record.
///
/// Entries that are there win unless the profile overwrites; labels are compared in the profile's
/// language, else by the first label of any language. Overwriting gives the first entry of that label the
/// new value in the profile's language and takes away a value without language (`none`); other languages
/// stay. The summary is only ever made from the description where there is none in that language,
/// overwriting or not. A place brings navPlace and its JSON-LD context (also where a kept navPlace
/// lacks it). A new id replaces the manifest's own only: `partOf` members that name the old id stay,
/// for the canvases are still part of the manifest that was published there.
///
/// Fails with Usage when the profile's language is none.
[[nodiscard]] Result<EnrichmentPlan> planEnrichment(const iiif::Manifest &manifest, const Record &record,
                                                    const Profile &profile);

/// Hands a plan to edits of the manifest's own document.
void apply(const EnrichmentPlan &plan, iiif::Edits &edits);

/// One thing that was done, for the report.
struct FieldRecord {
    QString source;
    QDateTime date;
    QString field;
    QString before;
    QString after;

    bool operator==(const FieldRecord &) const = default;
};

/// What applying a plan at that time does: a record of each change, none of what stays.
[[nodiscard]] std::vector<FieldRecord> provenance(const EnrichmentPlan &plan, const QDateTime &date);

} // namespace kader::enrichment
