#include "enrichment/aggregateids.h"

#include "enrichment/jsontools.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

void addIfNew(QHash<QString, QString> &ids, const QString &oldId, const QString &newId)
{
    if (!oldId.isEmpty() && !ids.contains(oldId))
        ids.insert(oldId, newId);
}

} // namespace

AggregateIds::AggregateIds(const std::vector<AggregateSource> &sources, const std::vector<CanvasChoice> &choices,
                           const QString &publication)
    : m_sources(sources.size())
{
    nameCanvases(sources, choices, publication);
    for (const TakenCanvas &canvas : m_canvases) {
        int number = 0;
        for (const auto &pages : {canvas.view->paintingPages(), canvas.view->annotationPages()}) {
            for (const iiif::Value page : pages) {
                if (iiif::isEmbeddedPage(page))
                    namePage(m_sources[size_t(canvas.choice.source)], page,
                             canvas.address + "/page/"_L1 + QString::number(++number));
            }
        }
    }
    int number = 0;
    for (size_t source = 0; source < sources.size(); ++source) {
        for (const iiif::Value page : listed(sources[source].manifest->root()["annotations"])) {
            if (iiif::isEmbeddedPage(page))
                namePage(m_sources[source], page, publication + "/page/"_L1 + QString::number(++number));
        }
    }
}

void AggregateIds::nameCanvases(const std::vector<AggregateSource> &sources, const std::vector<CanvasChoice> &choices,
                                const QString &publication)
{
    const auto viewOf = [&sources](const CanvasChoice &choice) {
        return &sources[size_t(choice.source)].manifest->canvases()[size_t(choice.canvas)];
    };
    QSet<QString> known; // an id of our making must not be one that a canvas keeps
    for (const CanvasChoice &choice : choices)
        known.insert(viewOf(choice)->id);
    QSet<QString> used = {QString()};
    for (const CanvasChoice &choice : choices) {
        const iiif::CanvasView *view = viewOf(choice);
        const QString address = publication + "/canvas/"_L1 + QString::number(m_canvases.size() + 1);
        QString id = view->id;
        if (used.contains(id)) {
            id = address;
            for (int attempt = 2; known.contains(id) || used.contains(id); ++attempt)
                id = address + u'-' + QString::number(attempt);
        }
        used.insert(id);
        addIfNew(m_sources[size_t(choice.source)].byOldId, view->id, id);
        m_canvases.push_back({choice, view, address, id});
    }
}

void AggregateIds::namePage(OfSource &source, iiif::Value page, const QString &id)
{
    source.byNode.insert(page.index(), id);
    int number = 0;
    for (const iiif::Value annotation : page["items"]) {
        if (!annotation.isObject())
            continue;
        const QString annotationId = id + "/annotation/"_L1 + QString::number(++number);
        source.byNode.insert(annotation.index(), annotationId);
        addIfNew(source.byOldId, annotation["id"].text(), annotationId);
    }
}

std::optional<QString> AggregateIds::idOf(int source, const QString &oldId) const
{
    const QHash<QString, QString> &ids = m_sources[size_t(source)].byOldId;
    const auto found = ids.constFind(oldId);
    return found == ids.cend() ? std::nullopt : std::optional(*found);
}

QString AggregateIds::idOf(int source, iiif::Value pageOrAnnotation) const
{
    return m_sources[size_t(source)].byNode.value(pageOrAnnotation.index());
}

} // namespace kader::enrichment
