#include "enrichment/canvaschoices.h"

#include "base/tr.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

/// What is left of the sources when none is there twice; positions in `sources`.
std::vector<int> distinct(const std::vector<SourceFacts> &sources, Diagnostics &diagnostics)
{
    std::vector<int> kept;
    QSet<QByteArray> known;
    QSet<QString> ids;
    for (size_t i = 0; i < sources.size(); ++i) {
        const SourceFacts &source = sources[i];
        const auto warn = [&](const QString &rule, const QString &message) {
            diagnostics.append({Severity::Warning, rule, message, {.document = source.document}});
        };
        if (known.contains(source.checksum)) {
            warn(u"aggregate-repeated"_s,
                 Tr::tr("This manifest is given twice; its canvases are in the aggregate once."));
            continue;
        }
        if (ids.contains(source.id) && !source.id.isEmpty())
            warn(u"aggregate-same-id"_s, Tr::tr("Another manifest has the same id but other content, as two versions "
                                                "have; both are in the aggregate."));
        known.insert(source.checksum);
        ids.insert(source.id);
        kept.push_back(int(i));
        if (source.canvases.empty())
            warn(u"aggregate-no-canvases"_s,
                 Tr::tr("This manifest has no canvases, so nothing of it is in the aggregate."));
    }
    return kept;
}

bool isCanvas(const SourceFacts &source, int position)
{
    return position >= 0 && size_t(position) < source.canvases.size() && source.canvases[size_t(position)].isCanvas;
}

/// All canvases of all sources, but those of a source that is there twice only once.
std::vector<CanvasChoice> allCanvases(const std::vector<SourceFacts> &sources, Diagnostics &diagnostics)
{
    std::vector<CanvasChoice> choices;
    for (const int source : distinct(sources, diagnostics)) {
        const SourceFacts &facts = sources[size_t(source)];
        for (int position = 0; position < int(facts.canvases.size()); ++position) {
            if (isCanvas(facts, position))
                choices.push_back({source, position});
            else
                diagnostics.append({Severity::Warning, u"aggregate-not-a-canvas"_s,
                                    Tr::tr("This item of the manifest is no canvas and is left out."),
                                    facts.oddItems.value(position)});
        }
    }
    return choices;
}

} // namespace

Result<std::vector<CanvasChoice>> canvasesToTake(const std::vector<SourceFacts> &sources,
                                                 const AggregateOptions &options, Diagnostics &diagnostics)
{
    std::vector<CanvasChoice> choices = options.canvases.empty() ? allCanvases(sources, diagnostics) : options.canvases;
    QSet<QPair<int, int>> known;
    for (const CanvasChoice &choice : choices) {
        const bool isSource = choice.source >= 0 && size_t(choice.source) < sources.size();
        if (!isSource || !isCanvas(sources[size_t(choice.source)], choice.canvas))
            return failure(ErrorKind::Usage, Tr::tr("A canvas was chosen that is not there."));
        if (known.contains({choice.source, choice.canvas}))
            return failure(ErrorKind::Usage, Tr::tr("A canvas was chosen twice."));
        known.insert({choice.source, choice.canvas});
    }
    if (choices.empty())
        return failure(ErrorKind::Malformed, Tr::tr("There are no canvases to put together."));
    return choices;
}

} // namespace kader::enrichment
