#pragma once

#include "enrichment/sourcefacts.h"

#include <QHash>

#include <optional>

namespace kader::enrichment {

/// A canvas that goes into the aggregate.
struct TakenCanvas {
    CanvasChoice choice;
    int number = 0; ///< Its place in the aggregate, from 1.
    QString oldId;
    QString id;                             ///< Its id in the aggregate.
    const iiif::CanvasView *view = nullptr; ///< While its source is at hand.

    [[nodiscard]] bool isRenamed() const { return id != oldId; }
};

/// Who of one source is called what in the aggregate.
class SourceIds final {
public:
    /// The id of what the source calls `oldId`: a canvas or annotation that is in the aggregate.
    [[nodiscard]] std::optional<QString> idOf(const QString &oldId) const;
    /// The new id of an embedded page or annotation.
    [[nodiscard]] QString idOf(iiif::Value pageOrAnnotation) const { return m_byNode.value(pageOrAnnotation.index()); }

private:
    friend class AggregateIds;

    void nameIfNew(const QString &oldId, const QString &id);
    void namePage(iiif::Value page, const QString &id);

    QHash<QString, QString> m_byOldId;
    QHash<quint32, QString> m_byNode;
};

/// Who is called what in an aggregate: decides all ids before anything is written, because annotations
/// may point at canvases and annotations that come later.
class AggregateIds final {
public:
    AggregateIds(const std::vector<SourceFacts> &sources, const std::vector<CanvasChoice> &choices,
                 QString publication);

    [[nodiscard]] const std::vector<TakenCanvas> &canvases() const { return m_canvases; }
    /// Positions in canvases() of those of one source.
    [[nodiscard]] const std::vector<size_t> &canvasesOf(int source) const { return m_bySource[size_t(source)]; }

    /// The ids of a source that is at hand; `taken`: its canvases, with their views.
    [[nodiscard]] SourceIds idsOf(int source, const iiif::Manifest &manifest,
                                  const std::vector<TakenCanvas> &taken) const;

private:
    void nameCanvases(const std::vector<SourceFacts> &sources, const std::vector<CanvasChoice> &choices);
    /// `<publication>/canvas/<n>`: what ids below a canvas begin with.
    [[nodiscard]] QString address(int number) const;

    QString m_publication;
    std::vector<TakenCanvas> m_canvases;
    std::vector<std::vector<size_t>> m_bySource;
    std::vector<int> m_pagesBefore; ///< By source: how many pages of their own the manifests before it have.
};

} // namespace kader::enrichment
