#include "exchange/canvaschoice.h"

#include "base/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

constexpr size_t mostNamed = 5; // of the canvases that a label fits

void add(CanvasChoice &choice, Severity severity, const QString &rule, const QString &message)
{
    choice.diagnostics += Diagnostic{.severity = severity, .rule = rule, .message = message};
}

QString listed(QStringList names, size_t total)
{
    if (size_t(names.size()) < total)
        names += u"…"_s;
    return names.join(", "_L1);
}

void explainUnknownLabel(CanvasChoice &choice, const QString &label, const CanvasIndex &index)
{
    const QString near = index.near(label);
    if (near.isEmpty())
        add(choice, Severity::Error, u"canvas-unknown"_s, Tr::tr("No canvas is called “%1”.").arg(label));
    else
        add(choice, Severity::Error, u"canvas-unknown"_s,
            Tr::tr("No canvas is called “%1”. If “%2” is meant, write it so.").arg(label, near));
}

void explainTwoDatasets(CanvasChoice &choice, const QString &label, const CanvasRefs &refs,
                        const std::vector<ImportTarget> &targets)
{
    QStringList names;
    for (const CanvasRef ref : refs) {
        const QString name = u'“' + targets[size_t(ref.manifest)].name + u'”';
        if (!names.contains(name) && size_t(names.size()) < mostNamed)
            names += name;
    }
    add(choice, Severity::Error, u"canvas-in-two-datasets"_s,
        Tr::tr("“%1” fits canvases of %2. Give the file for one dataset (--csv DATASET=FILE), or write the canvas id "
               "in place of the label.")
            .arg(label, listed(names, size_t(names.size()))));
}

void explainTwoCanvases(CanvasChoice &choice, const QString &label, const CanvasRefs &refs, const CanvasIndex &index)
{
    QStringList names;
    for (size_t i = 0; i < std::min(refs.size(), mostNamed); ++i)
        names += Tr::tr("number %1 (%2)").arg(refs[i].canvas + 1).arg(index.canvas(refs[i]).id);
    add(choice, Severity::Error, u"canvas-ambiguous"_s,
        Tr::tr("“%1” fits %2 canvases: %3. Write the canvas id in place of the label.")
            .arg(label)
            .arg(refs.size())
            .arg(listed(names, refs.size())));
}

/// The canvas with that id; where ids repeat, the one that the label also fits.
void chooseById(CanvasChoice &choice, const CanvasCells &cells, int manifest, const CanvasIndex &index)
{
    CanvasRefs refs = index.findId(cells.canvasId, manifest);
    if (refs.empty()) {
        add(choice, Severity::Error, u"canvas-id-unknown"_s,
            Tr::tr("No canvas has the id “%1”. Empty the cell canvas_id to go by the label.").arg(cells.canvasId));
        return;
    }
    const CanvasRefs labelled = index.find(cells.label, manifest);
    const auto isLabelled = [&](CanvasRef ref) {
        return std::find(labelled.begin(), labelled.end(), ref) != labelled.end();
    };
    if (refs.size() > 1)
        refs.erase(std::remove_if(refs.begin(), refs.end(), [&](CanvasRef ref) { return !isLabelled(ref); }),
                   refs.end());
    if (refs.size() != 1) {
        add(choice, Severity::Error, u"canvas-ambiguous"_s,
            Tr::tr("Several canvases have the id “%1”, and the label does not tell which one is meant. Empty the cell "
                   "canvas_id and write a label that only one has.")
                .arg(cells.canvasId));
        return;
    }
    choice.canvas = refs.front();
    if (!cells.label.isEmpty() && !isLabelled(refs.front()))
        add(choice, Severity::Warning, u"canvas-label-not-used"_s,
            Tr::tr("The canvas was found by its id; it is not called “%1”.").arg(cells.label));
}

int narrowedTo(const QString &manifestId, const std::vector<ImportTarget> &targets)
{
    const auto has = [&](const ImportTarget &target) { return target.manifest->id() == manifestId; };
    const auto found = std::find_if(targets.begin(), targets.end(), has);
    if (manifestId.isEmpty() || found == targets.end() || std::any_of(found + 1, targets.end(), has))
        return CanvasIndex::anyManifest;
    return int(found - targets.begin());
}

} // namespace

CanvasChoice chooseCanvas(const CanvasCells &cells, const CanvasIndex &index, const std::vector<ImportTarget> &targets)
{
    CanvasChoice choice;
    const int manifest = narrowedTo(cells.manifestId, targets);
    if (!cells.canvasId.isEmpty()) {
        chooseById(choice, cells, manifest, index);
        return choice;
    }
    if (cells.label.isEmpty()) {
        add(choice, Severity::Error, u"canvas-label-empty"_s,
            Tr::tr("The canvas label is empty. Write which image the row is about."));
        return choice;
    }
    const CanvasRefs refs = index.find(cells.label, manifest);
    const auto isElsewhere = [&](CanvasRef ref) { return ref.manifest != refs.front().manifest; };
    if (refs.empty())
        explainUnknownLabel(choice, cells.label, index);
    else if (std::any_of(refs.begin(), refs.end(), isElsewhere))
        explainTwoDatasets(choice, cells.label, refs, targets);
    else if (refs.size() > 1)
        explainTwoCanvases(choice, cells.label, refs, index);
    else if (index.canvas(refs.front()).id.isEmpty())
        add(choice, Severity::Error, u"canvas-without-id"_s,
            Tr::tr("The canvas “%1” has no id, so no annotation can point at it.").arg(cells.label));
    else
        choice.canvas = refs.front();
    return choice;
}

} // namespace kader::exchange
