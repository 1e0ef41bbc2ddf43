#include "enrichment/aggregateids.h"

#include "enrichment/jsontools.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

std::optional<QString> SourceIds::idOf(const QString &oldId) const
{
    const auto found = m_byOldId.constFind(oldId);
    return found == m_byOldId.cend() ? std::nullopt : std::optional(*found);
}

void SourceIds::nameIfNew(const QString &oldId, const QString &id)
{
    if (!oldId.isEmpty() && !m_byOldId.contains(oldId))
        m_byOldId.insert(oldId, id);
}

void SourceIds::namePage(iiif::Value page, const QString &id)
{
    m_byNode.insert(page.index(), id);
    int number = 0;
    for (const iiif::Value annotation : page["items"]) {
        if (!annotation.isObject())
            continue;
        const QString annotationId = id + "/annotation/"_L1 + QString::number(++number);
        m_byNode.insert(annotation.index(), annotationId);
        nameIfNew(annotation["id"].text(), annotationId);
    }
}

AggregateIds::AggregateIds(const std::vector<SourceFacts> &sources, const std::vector<CanvasChoice> &choices,
                           QString publication)
    : m_publication(std::move(publication)), m_bySource(sources.size())
{
    nameCanvases(sources, choices);
    int pages = 0;
    for (const SourceFacts &source : sources) {
        m_pagesBefore.push_back(pages);
        pages += source.ownPages;
    }
}

QString AggregateIds::address(int number) const
{
    return m_publication + "/canvas/"_L1 + QString::number(number);
}

void AggregateIds::nameCanvases(const std::vector<SourceFacts> &sources, const std::vector<CanvasChoice> &choices)
{
    const auto oldIdOf = [&sources](const CanvasChoice &choice) -> const QString & {
        return sources[size_t(choice.source)].canvases[size_t(choice.canvas)].id;
    };
    QSet<QString> known; // an id of our making must not be one that a canvas keeps
    for (const CanvasChoice &choice : choices)
        known.insert(oldIdOf(choice));
    QSet<QString> used = {QString()};
    m_canvases.reserve(choices.size());
    for (const CanvasChoice &choice : choices) {
        const QString &oldId = oldIdOf(choice);
        const int number = int(m_canvases.size()) + 1;
        QString id = oldId;
        if (used.contains(id)) {
            id = address(number);
            for (int attempt = 2; known.contains(id) || used.contains(id); ++attempt)
                id = address(number) + u'-' + QString::number(attempt);
        }
        used.insert(id);
        m_bySource[size_t(choice.source)].push_back(m_canvases.size());
        m_canvases.push_back({choice, number, oldId, id});
    }
}

SourceIds AggregateIds::idsOf(int source, const iiif::Manifest &manifest, const std::vector<TakenCanvas> &taken) const
{
    SourceIds ids;
    for (const TakenCanvas &canvas : taken)
        ids.nameIfNew(canvas.oldId, canvas.id);
    for (const TakenCanvas &canvas : taken) {
        int number = 0;
        for (const auto &pages : {canvas.view->paintingPages(), canvas.view->annotationPages()}) {
            for (const iiif::Value page : pages) {
                if (iiif::isEmbeddedPage(page))
                    ids.namePage(page, address(canvas.number) + "/page/"_L1 + QString::number(++number));
            }
        }
    }
    int number = m_pagesBefore[size_t(source)];
    for (const iiif::Value page : listed(manifest.root()["annotations"])) {
        if (iiif::isEmbeddedPage(page))
            ids.namePage(page, m_publication + "/page/"_L1 + QString::number(++number));
    }
    return ids;
}

} // namespace kader::enrichment
