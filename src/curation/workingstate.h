#pragma once

#include "curation/annotationbook.h"
#include "curation/annotationschange.h"
#include "curation/manifestsource.h"
#include "curation/pagesource.h"
#include "store/curationfile.h"

#include <QHash>
#include <QList>

#include <functional>
#include <vector>

namespace kader::curation {

using store::Step;

/// The working file in memory: what it holds, or will hold once all that was done is written.
struct WorkingState {
    std::vector<SourcePtr> kept = {}; ///< Manifests in the file, included or not, in the order in which they came.
    std::vector<PagePtr> pages = {};  ///< In the file, that manifests in it point at.
    AnnotationBook book = {};
    qint64 lastNumber = 0; ///< The highest number that an annotation in the file ever had.
    QHash<QString, QString> settings = {};
    store::CurationFile::Reach reach = {};

    [[nodiscard]] SourcePtr keptSource(const QUuid &id) const;
    [[nodiscard]] PagePtr keptPage(const QUuid &id) const;
    [[nodiscard]] bool isKept(const QUuid &id) const { return keptSource(id) != nullptr; }
    [[nodiscard]] bool includes(const QUuid &id) const;
    /// Whether everything is as the step expects to find it.
    [[nodiscard]] bool fits(const Step &step) const;
};

/// The setting that says whether a manifest is part of the curation.
[[nodiscard]] QString inclusionKey(const QUuid &source);
/// Makes it part of the curation.
[[nodiscard]] store::SettingChange inclusionOf(const QUuid &source);
/// The documents that a step is about: manifests, and pages they point at.
[[nodiscard]] QList<QUuid> sourcesOf(const Step &step);

/// What a step did to a state, as far as it is told.
struct StepEffects {
    AnnotationsChange annotations = {};
    bool sources = false;  ///< Which manifests are part of the curation.
    bool settings = false; ///< Other settings.

    /// What was done after it.
    void add(const StepEffects &later);
};

/// Makes a step in memory. `numberFor` tells the number of an annotation that appears.
[[nodiscard]] StepEffects applyStep(WorkingState &state, const Step &step,
                                    const std::function<qint64(const QUuid &)> &numberFor);

/// Documents that were read already, by their identities.
struct KnownDocuments {
    QHash<QUuid, SourcePtr> manifests = {};
    QHash<QUuid, PagePtr> pages = {};
};

/// Reads a file; documents among `known` are not read again.
[[nodiscard]] Result<WorkingState> readState(const store::CurationFile &file, const KnownDocuments &known = {});
/// Puts a manifest with its own annotations into a file.
[[nodiscard]] Result<void> keepSource(store::CurationFile &file, const ManifestSource &source,
                                      const std::vector<store::Annotation> &ownAnnotations);
/// Puts a page with its annotations into a file that has the manifest it is about.
[[nodiscard]] Result<void> keepPage(store::CurationFile &file, const PageSource &page);

} // namespace kader::curation
