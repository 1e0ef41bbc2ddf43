#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/webaddress.h"
#include "iiif/manifest.h"

#include <QString>

#include <functional>
#include <vector>

class QIODevice;

namespace kader::enrichment {

/// A dataset that goes into an aggregate: its finished manifest, with repairs and additions already made,
/// and what people are told about it.
///
/// Either the manifest is there, or `read` gives it, the same each time. Then it is read a few times over, and no more
/// than one of those is in memory at once; of each the aggregate keeps what concerns the others, less than a kilobyte
/// a canvas.
struct AggregateSource {
    const iiif::Manifest *manifest = nullptr;
    QString title = {};       ///< Names the dataset; empty: the manifest's label does.
    QString page = {};        ///< Web address that the title links to; may be empty.
    QString attribution = {}; ///< Who is to be named, such as the authors; may be empty.
    std::function<Result<iiif::Manifest>()> read = {};
};

/// One canvas of one source, by their positions.
struct CanvasChoice {
    int source = 0;
    int canvas = 0;

    bool operator==(const CanvasChoice &) const = default;
};

struct AggregateOptions {
    WebAddress id;      ///< Where the aggregate will be served. Must have no fragment: ids are made below it.
    QString label = {}; ///< Empty: the titles of the datasets.
    QString language = QStringLiteral("en"); ///< Of the label and of what the aggregate says itself.
    std::vector<CanvasChoice> canvases = {}; ///< Which ones and in what order; empty: all, source by source.
};

/// A canvas whose id was taken by an earlier one.
struct RenamedCanvas {
    CanvasChoice canvas;
    QString oldId;
    QString newId;

    bool operator==(const RenamedCanvas &) const = default;
};

struct AggregateReport {
    std::vector<int> canvases; ///< How many canvases of each source are in.
    std::vector<RenamedCanvas> renamed;
    Diagnostics diagnostics;
};

/// Writes one Presentation 3 manifest whose canvases come from several. Canvases are copied as bytes, so
/// that everything about them that is not named here, image services above all, stays as it was.
///
/// Ids. A canvas keeps its id unless an earlier one has it (or it has none); then it gets `<id>/canvas/<n>`,
/// n its place from 1, its `seeAlso` names the canvas it stands for, and the targets of its source's
/// annotations and ranges follow. Embedded pages and annotations get `<id>/canvas/<n>/page/<m>` and
/// `…/annotation/<k>`; referenced pages stay references. Nested `@context` members outside services move
/// to the aggregate's.
///
/// Datasets. Each canvas gets a metadata entry "Dataset" and its manifest in `partOf`; each dataset is a
/// Range, its own ranges nested inside without canvases that are not in the aggregate. What all manifests
/// say alike (metadata entries one by one, other members as a whole) is said once by the aggregate.
/// What differs is said by the dataset's Range; of that, metadata is repeated in the aggregate's metadata
/// below a heading entry "Dataset" for viewers that don't show Ranges, and `rights` on the canvases. A
/// requiredStatement that is not common is made anew: it names each dataset, its licence and its own statement.
///
/// Fails with Malformed when there is nothing to aggregate, with Usage when a choice names what isn't there, and as
/// `read` does; then nothing has been written. With Conflict when a source is not what it was when it was read before.
[[nodiscard]] Result<AggregateReport> writeAggregate(QIODevice &out, const std::vector<AggregateSource> &sources,
                                                     const AggregateOptions &options);

} // namespace kader::enrichment
