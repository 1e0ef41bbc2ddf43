#include "exchange/canvaschoice.h"

#include "base/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::exchange {

namespace {

constexpr size_t mostNamed = 5;        // of the canvases that a label fits
constexpr size_t mostCandidates = 200; // that are offered

/// One search for a canvas.
class Chooser final {
public:
    Chooser(const CanvasIndex &index, const std::vector<ImportTarget> &targets, const ImportOptions &options)
        : m_index(index), m_targets(targets), m_options(options)
    {}

    [[nodiscard]] CanvasChoice choose(CanvasCells cells);

private:
    void add(Severity severity, const QString &rule, const QString &message);
    void chooseById(const CanvasCells &cells, int manifest);
    void chooseByLabel(const QString &label, int manifest);
    [[nodiscard]] bool take(const CanvasRefs &refs, const QString &label);
    void takeNear(const QString &label, int manifest);
    void explainSeveral(const QString &label, const CanvasRefs &refs);
    [[nodiscard]] QString remedy(const QString &written) const;
    [[nodiscard]] QString named(const CanvasRefs &refs) const;
    [[nodiscard]] int narrowedTo(const QString &manifestId) const;

    const CanvasIndex &m_index;
    const std::vector<ImportTarget> &m_targets;
    const ImportOptions &m_options;
    CanvasChoice m_choice;
};

void Chooser::add(Severity severity, const QString &rule, const QString &message)
{
    m_choice.diagnostics += Diagnostic{.severity = severity, .rule = rule, .message = message};
}

/// What to do where somebody can be asked, and where not.
QString Chooser::remedy(const QString &written) const
{
    return m_options.canAsk ? Tr::tr("Choose the canvas.") : written;
}

QString listed(QStringList names, size_t total)
{
    if (size_t(names.size()) < total)
        names += u"…"_s;
    return names.join(", "_L1);
}

QString Chooser::named(const CanvasRefs &refs) const
{
    QStringList names;
    for (size_t i = 0; i < std::min(refs.size(), mostNamed); ++i)
        names += Tr::tr("number %1 (%2)").arg(refs[i].canvas + 1).arg(m_index.canvas(refs[i]).id);
    return listed(names, refs.size());
}

QString datasetNames(const CanvasRefs &refs, const std::vector<ImportTarget> &targets)
{
    QStringList names;
    for (const CanvasRef ref : refs) {
        const QString name = u'“' + targets[size_t(ref.manifest)].name + u'”';
        if (!names.contains(name) && size_t(names.size()) < mostNamed)
            names += name;
    }
    return listed(names, size_t(names.size()));
}

void Chooser::explainSeveral(const QString &label, const CanvasRefs &refs)
{
    const auto isElsewhere = [&](CanvasRef ref) { return ref.manifest != refs.front().manifest; };
    m_choice.candidates.assign(refs.begin(), refs.begin() + std::ptrdiff_t(std::min(refs.size(), mostCandidates)));
    if (std::any_of(refs.begin(), refs.end(), isElsewhere))
        add(Severity::Error, u"canvas-in-two-datasets"_s,
            Tr::tr("“%1” fits canvases of %2. %3")
                .arg(
                    label, datasetNames(refs, m_targets),
                    remedy(Tr::tr("Give the file for one dataset (--csv DATASET=FILE), or write the canvas id in place "
                                  "of the label."))));
    else
        add(Severity::Error, u"canvas-ambiguous"_s,
            Tr::tr("“%1” fits %2 canvases: %3. %4")
                .arg(label, QString::number(refs.size()), named(refs),
                     remedy(Tr::tr("Write the canvas id in place of the label."))));
}

/// Whether there was something to take, or to choose between.
bool Chooser::take(const CanvasRefs &refs, const QString &label)
{
    if (refs.size() == 1)
        m_choice.canvas = refs.front();
    else if (refs.size() > 1)
        explainSeveral(label, refs);
    return !refs.empty();
}

/// What only nearly fits is never taken.
void Chooser::takeNear(const QString &label, int manifest)
{
    const CanvasRefs refs = m_index.near(label, manifest);
    if (refs.empty()) {
        add(Severity::Error, u"canvas-unknown"_s, Tr::tr("No canvas is called “%1”.").arg(label));
        return;
    }
    m_choice.candidates.assign(refs.begin(), refs.begin() + std::ptrdiff_t(std::min(refs.size(), mostCandidates)));
    const QString name = m_index.canvas(refs.front()).label.name();
    if (refs.size() == 1)
        add(Severity::Error, u"canvas-unknown"_s,
            Tr::tr("No canvas is called “%1”. %2")
                .arg(label, m_options.canAsk ? Tr::tr("“%1” nearly fits. Choose it if it is meant.").arg(name)
                                             : Tr::tr("If “%1” is meant, write it so.").arg(name)));
    else
        add(Severity::Error, u"canvas-unknown"_s,
            Tr::tr("No canvas is called “%1”. Several nearly fit: %2. %3")
                .arg(label, named(refs), remedy(Tr::tr("Write the label or the id of the one that is meant."))));
}

void Chooser::chooseByLabel(const QString &label, int manifest)
{
    if (take(m_index.find(label, manifest), label))
        return;
    if (!take(m_index.findInAnyCase(label, manifest), label)) {
        takeNear(label, manifest);
    } else if (m_choice.canvas) {
        add(Severity::Info, u"canvas-spelling"_s,
            Tr::tr("The label “%1” was read as “%2”, which alone fits it but for upper and lower case.")
                .arg(label, m_index.canvas(*m_choice.canvas).label.name()));
    }
}

/// The canvas with that id; where ids repeat, the one that the label also fits.
void Chooser::chooseById(const CanvasCells &cells, int manifest)
{
    const CanvasRefs all = m_index.findId(cells.canvasId, manifest);
    if (all.empty()) {
        add(Severity::Error, u"canvas-id-unknown"_s,
            Tr::tr("No canvas has the id “%1”. Empty the cell canvas_id to go by the label.").arg(cells.canvasId));
        return;
    }
    const CanvasRefs labelled = m_index.find(cells.label, manifest);
    const auto isLabelled = [&](CanvasRef ref) {
        return std::find(labelled.begin(), labelled.end(), ref) != labelled.end();
    };
    CanvasRefs refs = all;
    if (refs.size() > 1)
        refs.erase(std::remove_if(refs.begin(), refs.end(), [&](CanvasRef ref) { return !isLabelled(ref); }),
                   refs.end());
    if (refs.size() != 1) {
        m_choice.candidates.assign(all.begin(), all.begin() + std::ptrdiff_t(std::min(all.size(), mostCandidates)));
        add(Severity::Error, u"canvas-ambiguous"_s,
            Tr::tr("Several canvases have the id “%1”, and the label does not tell which one is meant. %2")
                .arg(cells.canvasId, remedy(Tr::tr("Empty the cell canvas_id and write a label that only one has."))));
        return;
    }
    m_choice.canvas = refs.front();
    if (!cells.label.isEmpty() && !isLabelled(refs.front()))
        add(Severity::Warning, u"canvas-label-not-used"_s,
            Tr::tr("The canvas was found by its id; it is not called “%1”.").arg(cells.label));
}

int Chooser::narrowedTo(const QString &manifestId) const
{
    const auto has = [&](const ImportTarget &target) { return target.manifest->id() == manifestId; };
    const auto found = std::find_if(m_targets.begin(), m_targets.end(), has);
    if (manifestId.isEmpty() || found == m_targets.end() || std::any_of(found + 1, m_targets.end(), has))
        return CanvasIndex::anyManifest;
    return int(found - m_targets.begin());
}

CanvasChoice Chooser::choose(CanvasCells cells)
{
    const int manifest = narrowedTo(cells.manifestId);
    if (m_options.isFromElsewhere && m_index.findId(cells.canvasId, manifest).empty())
        cells.canvasId.clear();
    if (!cells.canvasId.isEmpty())
        chooseById(cells, manifest);
    else if (cells.label.isEmpty())
        add(Severity::Error, u"canvas-label-empty"_s,
            Tr::tr("The canvas label is empty. Write which image the row is about."));
    else
        chooseByLabel(cells.label, manifest);
    if (m_choice.canvas && m_index.canvas(*m_choice.canvas).id.isEmpty()) {
        m_choice.canvas.reset();
        add(Severity::Error, u"canvas-without-id"_s,
            Tr::tr("The canvas “%1” has no id, so no annotation can point at it.").arg(cells.label));
    }
    return std::move(m_choice);
}

} // namespace

CanvasChoice chooseCanvas(const CanvasCells &cells, const CanvasIndex &index, const std::vector<ImportTarget> &targets,
                          const ImportOptions &options)
{
    return Chooser(index, targets, options).choose(cells);
}

} // namespace kader::exchange
