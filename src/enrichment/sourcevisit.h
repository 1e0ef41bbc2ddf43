#pragma once

#include "enrichment/sourceeditor.h"

namespace kader::enrichment {

/// One source of an aggregate at hand: its manifest, edited for its place in the aggregate.
class SourceVisit final {
public:
    /// What a visit is made for.
    struct Purpose {
        int source = 0; ///< Position among the sources.
        QString rangeId;
        bool statesRights = false; ///< On the canvases, because the aggregate does not.
    };

    /// Fails as reading the source does, with Conflict when it is not the one that the facts are of, and where the
    /// edits exclude each other. `source`, `ids` and `options` outlive the visit.
    [[nodiscard]] static Result<std::unique_ptr<SourceVisit>> make(const AggregateSource &source,
                                                                   const SourceFacts &facts, const Purpose &purpose,
                                                                   const AggregateIds &ids,
                                                                   const AggregateOptions &options);

    [[nodiscard]] const iiif::Manifest &manifest() const { return *m_manifest; }
    [[nodiscard]] iiif::Value root() const { return m_manifest->root(); }
    /// The canvas with that position among those of the aggregate.
    [[nodiscard]] iiif::Value canvas(size_t position) const;
    /// Its own ranges, the outermost.
    [[nodiscard]] const std::vector<iiif::Value> &ranges() const { return m_ranges; }
    [[nodiscard]] int droppedItems() const { return m_droppedItems; }
    /// Contexts that came out of canvases, by their positions in the aggregate.
    [[nodiscard]] const std::vector<std::pair<size_t, iiif::Contexts>> &canvasContexts() const
    {
        return m_canvasContexts;
    }
    /// All other contexts.
    [[nodiscard]] const iiif::Contexts &contexts() const { return m_contexts; }

    /// A value of the manifest with the edits that lie in it.
    [[nodiscard]] Result<void> write(QIODevice &out, iiif::Value value) const;
    [[nodiscard]] QByteArray json(iiif::Value value) const;

private:
    SourceVisit(const AggregateSource &source, std::shared_ptr<const iiif::Manifest> manifest, const Purpose &purpose,
                const AggregateIds &ids, const AggregateOptions &options);

    [[nodiscard]] Result<void> edit(const Purpose &purpose);
    void editCanvases(bool statesRights);

    std::shared_ptr<const iiif::Manifest> m_manifest;
    const std::vector<size_t> *m_positions; ///< In the aggregate, ascending: beside m_canvases.
    std::vector<TakenCanvas> m_canvases;
    SourceIds m_ids;
    SourceEditor m_editor;
    std::vector<iiif::Value> m_ranges;
    int m_droppedItems = 0;
    std::vector<std::pair<size_t, iiif::Contexts>> m_canvasContexts;
    iiif::Contexts m_contexts;
    iiif::Patches m_patches;
};

} // namespace kader::enrichment
