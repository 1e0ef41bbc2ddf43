#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/webaddress.h"
#include "curation/snapshot.h"
#include "enrichment/enrich.h"

#include <vector>

namespace kader::curation {

/// A document that is ready to be saved.
struct Published {
    QByteArray bytes;
    Diagnostics repairs = {};     ///< What was mended on the way out.
    Diagnostics diagnostics = {}; ///< What is odd all the same.
    std::vector<enrichment::FieldRecord> provenance = {};
};

/// `<uuid>.json`, with the version when it is not the latest that was asked for; of a manifest that is nobody's
/// dataset a name made from its title. Of several in `among` that would get the same one, all but the first get a
/// number.
[[nodiscard]] QString publishedName(const ManifestSource &source, const std::vector<SourcePtr> &among = {});
/// The folder's address with that name; the `id` of what is published.
[[nodiscard]] WebAddress publishedAddress(const WebAddress &folder, const ManifestSource &source,
                                          const std::vector<SourcePtr> &among = {});
[[nodiscard]] WebAddress aggregateAddress(const WebAddress &folder);

// These work on values, in any thread.

/// One source with repairs, the curator's edits over its annotations, the curator's own annotations, and the
/// fields of its record that the profile takes. Without a record it is not enriched.
[[nodiscard]] Result<Published> publishedManifest(const Snapshot &snapshot, const QUuid &source,
                                                  const WebAddress &folder, const QDateTime &now);
/// All sources of the curation in one manifest.
[[nodiscard]] Result<Published> publishedAggregate(const Snapshot &snapshot, const WebAddress &folder,
                                                   const QString &label, const QDateTime &now);

} // namespace kader::curation
