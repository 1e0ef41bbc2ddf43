#include "enrichment/aggregate.h"

#include "base/tr.h"
#include "enrichment/datasetlevel.h"
#include "enrichment/jsontools.h"
#include "enrichment/rangeeditor.h"
#include "enrichment/sourceeditor.h"
#include "enrichment/statement.h"

#include <QIODevice>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::enrichment {

namespace {

using iiif::Value;

/// Writes pieces of JSON until one fails.
class Output final {
public:
    explicit Output(QIODevice &device) : m_device(device) {}

    void text(QByteArrayView bytes)
    {
        if (m_result && m_device.write(bytes.data(), bytes.size()) != bytes.size())
            m_result =
                failure(ErrorKind::File, Tr::tr("The aggregate could not be written: %1").arg(m_device.errorString()));
    }

    void value(Value value, const iiif::Patches &patches)
    {
        if (m_result)
            m_result =
                iiif::writePatched(m_device, value.outline()->text(), patches, value.node().begin, value.node().end);
    }

    /// Starts a member; `name` is as between its quotes in JSON.
    void name(QByteArrayView name)
    {
        text(", \"");
        text(name);
        text("\": ");
    }

    [[nodiscard]] const Result<void> &result() const { return m_result; }

private:
    QIODevice &m_device;
    Result<void> m_result;
};

/// A dataset that has canvases in the aggregate.
struct Dataset {
    SourceEditor editor;
    QString rangeId;
    std::vector<QString> canvasIds; ///< In the order of the aggregate.
    std::vector<Value> ranges;      ///< Its own.
    iiif::Patches patches;
};

class Aggregator final {
public:
    Aggregator(const std::vector<AggregateSource> &sources, const std::vector<CanvasChoice> &choices,
               const AggregateOptions &options);

    [[nodiscard]] Result<void> prepare(AggregateReport &report);
    [[nodiscard]] Result<void> write(QIODevice &device) const;

private:
    void gatherDatasets(AggregateReport &report);
    [[nodiscard]] Result<void> edit(AggregateReport &report);
    void warn(AggregateReport &report, const QString &rule, const QString &message, const Dataset &dataset) const;
    [[nodiscard]] QString label() const;
    [[nodiscard]] QByteArray statement() const;
    void writeMetadata(Output &out) const;
    void writeMembers(Output &out) const;
    void writeThumbnail(Output &out) const;
    void writeServices(Output &out) const;
    void writeCanvases(Output &out) const;
    void writeRanges(Output &out) const;
    void writeRange(Output &out, size_t position) const;
    void writePages(Output &out) const;

    const AggregateOptions &m_options;
    const std::vector<AggregateSource> &m_sources;
    AggregateIds m_ids;
    std::vector<Dataset> m_datasets;
    std::vector<size_t> m_datasetOf; ///< By source.
    std::optional<DatasetLevel> m_level;
    iiif::Contexts m_contexts;
};

Aggregator::Aggregator(const std::vector<AggregateSource> &sources, const std::vector<CanvasChoice> &choices,
                       const AggregateOptions &options)
    : m_options(options), m_sources(sources), m_ids(sources, choices, options.id.text()), m_datasetOf(sources.size())
{}

void Aggregator::warn(AggregateReport &report, const QString &rule, const QString &message,
                      const Dataset &dataset) const
{
    const Place place{.document = dataset.editor.source().manifest->document().name()};
    report.diagnostics.append({Severity::Warning, rule, message.arg(dataset.editor.title()), place});
}

void Aggregator::gatherDatasets(AggregateReport &report)
{
    report.canvases.assign(m_sources.size(), 0);
    for (const TakenCanvas &canvas : m_ids.canvases()) {
        ++report.canvases[size_t(canvas.choice.source)];
        if (canvas.isRenamed())
            report.renamed.push_back({canvas.choice, canvas.view->id, canvas.id});
    }
    for (size_t source = 0; source < m_sources.size(); ++source) {
        if (report.canvases[source] == 0)
            continue;
        m_datasetOf[source] = m_datasets.size();
        const QString rangeId = m_options.id.text() + "/range/"_L1 + QString::number(m_datasets.size() + 1);
        m_datasets.push_back({SourceEditor(m_sources[source], int(source), m_ids, m_options), rangeId, {}, {}, {}});
    }
    for (const TakenCanvas &canvas : m_ids.canvases())
        m_datasets[m_datasetOf[size_t(canvas.choice.source)]].canvasIds.push_back(canvas.id);
}

Result<void> Aggregator::prepare(AggregateReport &report)
{
    gatherDatasets(report);
    std::vector<const iiif::Manifest *> manifests;
    for (const Dataset &dataset : m_datasets)
        manifests.push_back(dataset.editor.source().manifest);
    m_level.emplace(manifests);
    return edit(report);
}

Result<void> Aggregator::edit(AggregateReport &report)
{
    for (const TakenCanvas &canvas : m_ids.canvases())
        m_datasets[m_datasetOf[size_t(canvas.choice.source)]].editor.editCanvas(canvas, !m_level->isCommon("rights"),
                                                                                m_contexts);
    for (Dataset &dataset : m_datasets) {
        const Value root = dataset.editor.source().manifest->root();
        m_contexts.add(root["@context"]);
        if (root["navPlace"])
            m_contexts.addNavPlace();
        RangeEditor ranges(dataset.editor, dataset.rangeId);
        dataset.ranges = ranges.edit(root["structures"], m_contexts);
        for (const Value page : listed(root["annotations"]))
            dataset.editor.editPage(page, nullptr);
        dataset.editor.followReferences(root["start"], nullptr);
        for (const Value member : root) {
            const QString name = member.key();
            if (name != "@context"_L1 && name != "items"_L1 && name != "structures"_L1)
                dataset.editor.liftContexts(member, m_contexts);
        }
        Result<iiif::Patches> patches = dataset.editor.edits().patches();
        if (!patches)
            return tl::unexpected(patches.error());
        dataset.patches = std::move(*patches);
        if (ranges.droppedItems() > 0)
            warn(report, u"aggregate-range-items"_s,
                 Tr::tr("Ranges of “%1” name canvases that are not in the aggregate; those are left out of them."),
                 dataset);
        if (root["id"].text().isEmpty())
            warn(report, u"aggregate-manifest-id"_s,
                 Tr::tr("The manifest of “%1” has no id, so its canvases can't say which manifest they are part of."),
                 dataset);
        if (!takesEntries(root["metadata"]))
            warn(report, u"aggregate-metadata"_s,
                 Tr::tr("The metadata of “%1” is no list of entries and is not taken over."), dataset);
    }
    return {};
}

QString Aggregator::label() const
{
    if (!m_options.label.trimmed().isEmpty())
        return m_options.label.trimmed();
    QStringList titles;
    for (const Dataset &dataset : m_datasets)
        titles.append(dataset.editor.title());
    return titles.join("; "_L1);
}

QByteArray Aggregator::statement() const
{
    QStringList lines;
    for (const Dataset &dataset : m_datasets) {
        const AggregateSource &source = dataset.editor.source();
        const Value root = source.manifest->root();
        lines += creditLines(
            {.title = dataset.editor.title(),
             .page = source.page,
             .attribution = source.attribution.trimmed(),
             .rights = root["rights"].text(),
             .statement = iiif::LanguageMap::read(root["requiredStatement"]["value"]).best({m_options.language})});
    }
    return metadataEntry(m_options.language, u"Attribution"_s, lines);
}

Result<void> Aggregator::write(QIODevice &device) const
{
    Output out(device);
    out.text(R"({"@context": )");
    out.text(m_contexts.json());
    out.name("id");
    out.text(quoted(m_options.id.text()));
    out.name("type");
    out.text(R"("Manifest")");
    out.name("label");
    out.text(inLanguage(m_options.language, {label()}));
    writeMetadata(out);
    writeMembers(out);
    writeThumbnail(out);
    writeServices(out);
    writeCanvases(out);
    writeRanges(out);
    writePages(out);
    out.text("}");
    return out.result();
}

void Aggregator::writeMetadata(Output &out) const
{
    bool isFirst = true;
    const auto separate = [&out, &isFirst] {
        if (isFirst)
            out.name("metadata");
        out.text(isFirst ? "[" : ", ");
        isFirst = false;
    };
    for (const Value entry : m_level->commonEntries()) {
        separate();
        out.value(entry, m_datasets.front().patches);
    }
    for (size_t i = 0; i < m_datasets.size() && m_datasets.size() > 1; ++i) {
        separate();
        out.text(metadataEntry(m_options.language, u"Dataset"_s, {m_datasets[i].editor.titleAsValue()}));
        for (const Value entry : m_level->ownEntries(i)) {
            separate();
            out.value(entry, m_datasets[i].patches);
        }
    }
    if (!isFirst)
        out.text("]");
}

void Aggregator::writeMembers(Output &out) const
{
    for (const DatasetLevel::Member &member : m_level->commonMembers()) {
        out.name(quoted(QString::fromUtf8(member.name)).chopped(1).sliced(1));
        out.value(member.value, m_datasets.front().patches);
    }
    if (!m_level->isCommon("requiredStatement")) {
        out.name("requiredStatement");
        out.text(statement());
    }
}

/// That of the first canvas: a manifest's own may be one per canvas, or of a canvas that is not in.
void Aggregator::writeThumbnail(Output &out) const
{
    const TakenCanvas &first = m_ids.canvases().front();
    const std::vector<Value> thumbnails = listed(first.view->value["thumbnail"]);
    if (thumbnails.empty())
        return;
    out.name("thumbnail");
    out.text("[");
    out.value(thumbnails.front(), m_datasets[m_datasetOf[size_t(first.choice.source)]].patches);
    out.text("]");
}

void Aggregator::writeServices(Output &out) const
{
    QSet<QByteArray> known;
    for (const Dataset &dataset : m_datasets) {
        for (const Value service : listed(dataset.editor.source().manifest->root()["services"])) {
            const QByteArray key = canonical(service);
            if (known.contains(key))
                continue;
            if (known.isEmpty())
                out.name("services");
            out.text(known.isEmpty() ? "[" : ", ");
            out.value(service, dataset.patches);
            known.insert(key);
        }
    }
    if (!known.isEmpty())
        out.text("]");
}

void Aggregator::writeCanvases(Output &out) const
{
    out.name("items");
    bool isFirst = true;
    for (const TakenCanvas &canvas : m_ids.canvases()) {
        out.text(isFirst ? "[" : ", ");
        out.value(canvas.view->value, m_datasets[m_datasetOf[size_t(canvas.choice.source)]].patches);
        isFirst = false;
    }
    out.text("]");
}

void Aggregator::writeRanges(Output &out) const
{
    out.name("structures");
    for (size_t i = 0; i < m_datasets.size(); ++i) {
        out.text(i == 0 ? "[" : ", ");
        writeRange(out, i);
    }
    out.text("]");
}

void Aggregator::writeRange(Output &out, size_t position) const
{
    const Dataset &dataset = m_datasets[position];
    out.text(R"({"id": )");
    out.text(quoted(dataset.rangeId));
    out.name("type");
    out.text(R"("Range")");
    out.name("label");
    out.text(dataset.editor.label());
    const std::vector<Value> &entries = m_level->ownEntries(position);
    for (size_t i = 0; i < entries.size(); ++i) {
        if (i == 0)
            out.name("metadata");
        out.text(i == 0 ? "[" : ", ");
        out.value(entries[i], dataset.patches);
    }
    if (!entries.empty())
        out.text("]");
    for (const DatasetLevel::Member &member : m_level->ownMembers(position)) {
        out.name(quoted(QString::fromUtf8(member.name)).chopped(1).sliced(1));
        out.value(member.value, dataset.patches);
    }
    out.name("items");
    for (size_t i = 0; i < dataset.canvasIds.size(); ++i)
        out.text((i == 0 ? R"([{"id": )" : R"(, {"id": )") + quoted(dataset.canvasIds[i]) + R"(, "type": "Canvas"})");
    for (const Value range : dataset.ranges) {
        out.text(", ");
        out.value(range, dataset.patches);
    }
    out.text("]}");
}

void Aggregator::writePages(Output &out) const
{
    bool isFirst = true;
    for (const Dataset &dataset : m_datasets) {
        for (const Value page : listed(dataset.editor.source().manifest->root()["annotations"])) {
            if (isFirst)
                out.name("annotations");
            out.text(isFirst ? "[" : ", ");
            out.value(page, dataset.patches);
            isFirst = false;
        }
    }
    if (!isFirst)
        out.text("]");
}

/// What is left of the sources when none is there twice; positions in `sources`.
std::vector<int> distinct(const std::vector<AggregateSource> &sources, Diagnostics &diagnostics)
{
    std::vector<int> kept;
    QHash<QString, int> byId;
    for (size_t i = 0; i < sources.size(); ++i) {
        const iiif::Document &document = sources[i].manifest->document();
        const bool isRepeated = std::any_of(kept.begin(), kept.end(), [&](int other) {
            return sources[size_t(other)].manifest->document().bytes() == document.bytes();
        });
        const QString id = sources[i].manifest->id();
        const auto warn = [&](const QString &rule, const QString &message) {
            diagnostics.append({Severity::Warning, rule, message, {.document = document.name()}});
        };
        if (isRepeated) {
            warn(u"aggregate-repeated"_s,
                 Tr::tr("This manifest is given twice; its canvases are in the aggregate once."));
            continue;
        }
        if (byId.contains(id) && !id.isEmpty())
            warn(u"aggregate-same-id"_s, Tr::tr("Another manifest has the same id but other content, as two versions "
                                                "have; both are in the aggregate."));
        byId.insert(id, int(i));
        kept.push_back(int(i));
        if (sources[i].manifest->canvases().empty())
            warn(u"aggregate-no-canvases"_s,
                 Tr::tr("This manifest has no canvases, so nothing of it is in the aggregate."));
    }
    return kept;
}

bool isCanvas(const AggregateSource &source, int position)
{
    const std::vector<iiif::CanvasView> &canvases = source.manifest->canvases();
    return position >= 0 && size_t(position) < canvases.size() && canvases[size_t(position)].value.isObject();
}

/// All canvases of all sources, but those of a source that is there twice only once.
std::vector<CanvasChoice> allCanvases(const std::vector<AggregateSource> &sources, Diagnostics &diagnostics)
{
    std::vector<CanvasChoice> choices;
    for (const int source : distinct(sources, diagnostics)) {
        for (const iiif::CanvasView &canvas : sources[size_t(source)].manifest->canvases()) {
            if (isCanvas(sources[size_t(source)], canvas.position))
                choices.push_back({source, canvas.position});
            else
                diagnostics.append({Severity::Warning, u"aggregate-not-a-canvas"_s,
                                    Tr::tr("This item of the manifest is no canvas and is left out."),
                                    canvas.value.place()});
        }
    }
    return choices;
}

Result<std::vector<CanvasChoice>> canvasesToTake(const std::vector<AggregateSource> &sources,
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

} // namespace

Result<AggregateReport> writeAggregate(QIODevice &out, const std::vector<AggregateSource> &sources,
                                       const AggregateOptions &options)
{
    if (options.id.text().contains(u'#'))
        return failure(ErrorKind::Usage,
                       Tr::tr("The aggregate's address must not contain “#”: %1").arg(options.id.text()));
    AggregateReport report;
    const Result<std::vector<CanvasChoice>> choices = canvasesToTake(sources, options, report.diagnostics);
    if (!choices)
        return tl::unexpected(choices.error());
    Aggregator aggregator(sources, *choices, options);
    if (const Result<void> prepared = aggregator.prepare(report); !prepared)
        return tl::unexpected(prepared.error());
    if (const Result<void> written = aggregator.write(out); !written)
        return tl::unexpected(written.error());
    return report;
}

} // namespace kader::enrichment
