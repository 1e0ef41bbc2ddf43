#include "enrichment/sourcevisit.h"

#include "base/tr.h"
#include "enrichment/jsontools.h"
#include "enrichment/rangeeditor.h"

#include <QBuffer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

using iiif::Value;

/// The source's canvases that are in the aggregate, where they lie.
std::vector<TakenCanvas> withViews(const AggregateIds &ids, int source, const iiif::Manifest &manifest)
{
    std::vector<TakenCanvas> taken;
    for (const size_t position : ids.canvasesOf(source)) {
        taken.push_back(ids.canvases()[position]);
        taken.back().view = &manifest.canvases()[size_t(taken.back().choice.canvas)];
    }
    return taken;
}

} // namespace

SourceVisit::SourceVisit(const AggregateSource &source, std::shared_ptr<const iiif::Manifest> manifest,
                         const Purpose &purpose, const AggregateIds &ids, const AggregateOptions &options)
    : m_manifest(std::move(manifest)), m_positions(&ids.canvasesOf(purpose.source)),
      m_canvases(withViews(ids, purpose.source, *m_manifest)),
      m_ids(ids.idsOf(purpose.source, *m_manifest, m_canvases)), m_editor(source, *m_manifest, m_ids, options)
{}

Result<std::unique_ptr<SourceVisit>> SourceVisit::make(const AggregateSource &source, const SourceFacts &facts,
                                                       const Purpose &purpose, const AggregateIds &ids,
                                                       const AggregateOptions &options)
{
    Result<std::shared_ptr<const iiif::Manifest>> manifest = manifestOf(source);
    if (!manifest)
        return tl::unexpected(manifest.error());
    if (!source.manifest && checksumOf(**manifest) != facts.checksum)
        return failure(ErrorKind::Conflict, Tr::tr("This was changed by someone else while it was being read."),
                       {.document = facts.document});
    std::unique_ptr<SourceVisit> visit(new SourceVisit(source, std::move(*manifest), purpose, ids, options));
    if (Result<void> edited = visit->edit(purpose); !edited)
        return tl::unexpected(edited.error());
    return visit;
}

void SourceVisit::editCanvases(bool statesRights)
{
    iiif::Contexts all;
    for (size_t i = 0; i < m_canvases.size(); ++i) {
        iiif::Contexts found;
        m_editor.editCanvas(m_canvases[i], statesRights, found);
        const QByteArray before = found.isEmpty() ? QByteArray() : all.json();
        all.add(found);
        if (!found.isEmpty() && all.json() != before) // what an earlier canvas has brings nothing new
            m_canvasContexts.emplace_back((*m_positions)[i], found);
    }
}

Result<void> SourceVisit::edit(const Purpose &purpose)
{
    editCanvases(purpose.statesRights);
    const Value root = m_manifest->root();
    m_contexts.add(root["@context"]);
    if (root["navPlace"])
        m_contexts.addNavPlace();
    RangeEditor ranges(m_editor, purpose.rangeId);
    m_ranges = ranges.edit(root["structures"], m_contexts);
    m_droppedItems = ranges.droppedItems();
    for (const Value page : listed(root["annotations"]))
        m_editor.editPage(page, nullptr);
    m_editor.followReferences(root["start"], nullptr);
    for (const Value member : root) {
        const QString name = member.key();
        if (name != "@context"_L1 && name != "items"_L1 && name != "structures"_L1)
            m_editor.liftContexts(member, m_contexts);
    }
    return m_editor.edits().takePatches().map([this](iiif::Patches patches) { m_patches = std::move(patches); });
}

Value SourceVisit::canvas(size_t position) const
{
    const auto found = std::lower_bound(m_positions->begin(), m_positions->end(), position);
    return m_canvases[size_t(found - m_positions->begin())].view->value;
}

Result<void> SourceVisit::write(QIODevice &out, Value value) const
{
    return iiif::writePatched(out, m_manifest->document().bytes(), m_patches, value.node().begin, value.node().end);
}

QByteArray SourceVisit::json(Value value) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    (void)write(buffer, value); // which takes all there is memory for
    return buffer.data();
}

} // namespace kader::enrichment
