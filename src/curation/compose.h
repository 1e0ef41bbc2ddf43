#pragma once

#include "curation/revision.h"
#include "enrichment/enrich.h"
#include "exchange/importplan.h"

#include <optional>
#include <vector>

namespace kader::curation {

/// A dataset's manifest on its way from the repository's own to what will be published.
struct Composition {
    QString dataset; ///< UUID.
    QString title;
    iiif::Manifest manifest;
    enrichment::Record record;
    WebAddress address; ///< Where the result will be served; becomes its id.
    Diagnostics repairs = {};
    Diagnostics diagnostics = {};
    std::vector<enrichment::FieldRecord> provenance = {};
};

/// A table of annotations, for one dataset or for whichever its rows name.
struct AnnotationTable {
    exchange::CsvTable table;
    QString dataset = {}; ///< UUID; empty: any of the datasets.
};

/// What became of an annotation table.
struct ImportOutcome {
    exchange::CsvTable table;
    exchange::ImportPlan plan;
};

/// The names of published documents: `<uuid>.json`, or `<uuid>-v<n>.json` where a version was asked for.
[[nodiscard]] QString manifestFileName(const QString &dataset, std::optional<int> version);
inline const QString aggregateFileName = QStringLiteral("aggregate.json");

/// Mends the manifest's known faults, but for those by rules that are declined.
[[nodiscard]] Result<void> mendOne(Composition &composition, const QStringList &declined = {});
/// Puts the record's fields into the manifest and gives it its new address.
[[nodiscard]] Result<void> enrichOne(Composition &composition, enrichment::Profile profile, const QDateTime &now);

/// Mends each manifest's known faults. Those whose mending fails are taken out and told: one dataset never
/// stops the others.
[[nodiscard]] Diagnostics mend(std::vector<Composition> &compositions);

/// Plans each table over the manifests in turn and carries the plans out. A table for a dataset that is
/// not among them has all its rows rejected. Fails where a table as a whole cannot be used.
[[nodiscard]] Result<std::vector<ImportOutcome>> annotate(std::vector<Composition> &compositions,
                                                          const std::vector<AnnotationTable> &tables);

/// Puts the record's fields into each manifest and gives it its new address. Those for which that fails
/// are taken out and told.
[[nodiscard]] Diagnostics enrich(std::vector<Composition> &compositions, enrichment::Profile profile,
                                 const QDateTime &now);

/// All of them in one manifest.
struct Aggregate {
    QByteArray bytes;
    Diagnostics diagnostics;
};

/// `label`: empty for the datasets' titles.
[[nodiscard]] Result<Aggregate> aggregate(const std::vector<Composition> &compositions, const WebAddress &id,
                                          const QString &label);

} // namespace kader::curation
