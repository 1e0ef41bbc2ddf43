#pragma once

#include "enrichment/aggregate.h"

#include <QHash>

#include <optional>

namespace kader::enrichment {

/// A canvas that goes into the aggregate.
struct TakenCanvas {
    CanvasChoice choice;
    const iiif::CanvasView *view = nullptr;
    QString address; ///< `<publication>/canvas/<n>`: what ids below it begin with.
    QString id;      ///< Its id in the aggregate.

    [[nodiscard]] bool isRenamed() const { return id != view->id; }
};

/// Who is called what in an aggregate: decides all ids before anything is written, because annotations
/// may point at canvases and annotations that come later.
class AggregateIds final {
public:
    AggregateIds(const std::vector<AggregateSource> &sources, const std::vector<CanvasChoice> &choices,
                 const QString &publication);

    [[nodiscard]] const std::vector<TakenCanvas> &canvases() const { return m_canvases; }
    /// The id of what a source calls `oldId`: a canvas or annotation that is in the aggregate.
    [[nodiscard]] std::optional<QString> idOf(int source, const QString &oldId) const;
    /// The new id of an embedded page or annotation.
    [[nodiscard]] QString idOf(int source, iiif::Value pageOrAnnotation) const;

private:
    struct OfSource {
        QHash<QString, QString> byOldId;
        QHash<quint32, QString> byNode;
    };

    void nameCanvases(const std::vector<AggregateSource> &sources, const std::vector<CanvasChoice> &choices,
                      const QString &publication);
    void namePage(OfSource &source, iiif::Value page, const QString &id);

    std::vector<TakenCanvas> m_canvases;
    std::vector<OfSource> m_sources;
};

} // namespace kader::enrichment
