#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "curation/snapshot.h"
#include "exchange/csvwriter.h"

#include <QSet>

#include <optional>
#include <vector>

namespace kader::curation {

/// Which annotations are to go out.
struct ExportRange {
    QUuid source = {};                           ///< Null: of every source.
    std::optional<int> canvas = {};              ///< Of this one of the source's.
    std::optional<QSet<QUuid>> annotations = {}; ///< These of them; absent: all.

    /// As the extended form says it.
    [[nodiscard]] exchange::ExportScope scope() const;
};

/// The annotations as a CSV, source by source and canvas by canvas. `options.scope` is the range's.
[[nodiscard]] Result<exchange::ExportedCsv> exportTable(const Snapshot &snapshot, exchange::ExportOptions options,
                                                        const ExportRange &range = {});

/// W3C annotations as a document of their own.
struct ExportedPage {
    QString name; ///< Of a file for it.
    QByteArray json = {};
    int annotations = 0;
};

enum class PageCut { OnePage, EachCanvas };

struct ExportedPages {
    std::vector<ExportedPage> pages = {}; ///< Of canvases with annotations alone.
    Diagnostics diagnostics = {};
};

/// The annotations, to the byte as they would stand in a published manifest, in AnnotationPages (Presentation 3, 5.5)
/// that say which manifest they are about.
[[nodiscard]] Result<ExportedPages> exportPages(const Snapshot &snapshot, PageCut cut, const ExportRange &range = {});

} // namespace kader::curation
