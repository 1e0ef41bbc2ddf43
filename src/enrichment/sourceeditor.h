#pragma once

#include "enrichment/aggregateids.h"
#include "iiif/contexts.h"
#include "iiif/edits.h"

#include <set>

namespace kader::enrichment {

/// How a dataset is called in texts.
[[nodiscard]] QString titleOf(const AggregateSource &source, const iiif::Manifest &manifest, const QString &language);
/// Its title as a metadata value: a link where it has a page.
[[nodiscard]] QString titleAsValue(const AggregateSource &source, const iiif::Manifest &manifest,
                                   const QString &language);
/// The label of what stands for the dataset, a language map.
[[nodiscard]] QByteArray labelOf(const AggregateSource &source, const iiif::Manifest &manifest,
                                 const QString &language);

/// Edits the manifest of one dataset so that its canvases, pages and annotations can stand in an aggregate.
/// Everything is collected in edits(); what is written is up to the caller.
class SourceEditor final {
public:
    /// All of them outlive it.
    SourceEditor(const AggregateSource &source, const iiif::Manifest &manifest, const SourceIds &ids,
                 const AggregateOptions &options);

    [[nodiscard]] iiif::Edits &edits() { return m_edits; }
    [[nodiscard]] const SourceIds &ids() const { return *m_ids; }

    /// Gives the canvas its id and says where it comes from. `statesRights`: the manifest's rights are
    /// repeated on a canvas that has none.
    void editCanvas(const TakenCanvas &canvas, bool statesRights, iiif::Contexts &contexts);
    /// Gives an embedded page and its annotations their ids. `canvas`: the one it stands on, if any.
    void editPage(iiif::Value page, const TakenCanvas *canvas);
    /// Lets what a value refers to (itself, or ids and sources within) follow canvases and annotations to
    /// their new ids; fragments stay.
    void followReferences(iiif::Value value, const TakenCanvas *canvas);
    /// Takes `@context` members outside services out of a value, but not out of `skipped` ones within, and
    /// adds them and the context of any navPlace to `contexts`.
    void liftContexts(iiif::Value value, iiif::Contexts &contexts, const std::set<quint32> &skipped = {});

private:
    void describeOrigin(const TakenCanvas &canvas, bool statesRights);
    [[nodiscard]] QString followed(const QString &reference, const TakenCanvas *canvas) const;
    [[nodiscard]] bool namesOldManifest(iiif::Value string) const;

    const AggregateSource *m_source;
    const iiif::Manifest *m_manifest;
    const SourceIds *m_ids;
    const AggregateOptions *m_options;
    iiif::Edits m_edits;
};

} // namespace kader::enrichment
