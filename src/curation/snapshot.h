#pragma once

#include "curation/manifestsource.h"
#include "curation/pagesource.h"
#include "curation/review.h"
#include "enrichment/profile.h"
#include "store/annotation.h"

#include <vector>

namespace kader::curation {

using store::Annotation;

/// A curation at one moment, for work in other threads. Annotations are in the order in which they were made;
/// those of the sources that the curator deleted are in it, with their overlay saying so.
struct Snapshot {
    std::vector<SourcePtr> sources = {};
    std::vector<PagePtr> pages = {}; ///< That the sources point at, as far as they were looked at.
    std::vector<Annotation> annotations = {};
    enrichment::Profile profile = {};
    QHash<QUuid, Review> reviews = {};
    QStringList declinedRepairs = {}; ///< Rules whose faults stay as they are.
    QString annotationRights = {};    ///< Address of the licence of annotations that were made; empty for none.
};

} // namespace kader::curation
