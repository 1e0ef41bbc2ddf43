#include "enrichment/aggregate.h"

#include "base/tr.h"
#include "enrichment/canvaschoices.h"
#include "enrichment/datasetlevel.h"
#include "enrichment/jsontools.h"
#include "enrichment/sourcevisit.h"
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

    void value(const SourceVisit &visit, Value value)
    {
        if (m_result)
            m_result = visit.write(m_device, value);
    }

    /// Starts a member; `name` is as between its quotes in JSON.
    void name(QByteArrayView name)
    {
        text(", \"");
        text(name);
        text("\": ");
    }

    void fail(const Error &error)
    {
        if (m_result)
            m_result = tl::unexpected(error);
    }

    [[nodiscard]] const Result<void> &result() const { return m_result; }

private:
    QIODevice &m_device;
    Result<void> m_result;
};

/// Sets what is listed apart, and opens and closes the list.
class List final {
public:
    List(Output &out, const char *name) : m_out(out), m_name(name) {}

    void separate()
    {
        if (m_isEmpty)
            m_out.name(m_name);
        m_out.text(m_isEmpty ? "[" : ", ");
        m_isEmpty = false;
    }
    void close()
    {
        if (!m_isEmpty)
            m_out.text("]");
    }

private:
    Output &m_out;
    const char *m_name;
    bool m_isEmpty = true;
};

struct NamedJson {
    QByteArray name;
    QByteArray json;
};

/// A dataset that has canvases in the aggregate, with what is said of it outside its canvases, ranges and pages.
struct Dataset {
    int source = 0;
    QString rangeId;
    std::vector<NamedJson> members = {};  ///< Its own.
    std::vector<QByteArray> entries = {}; ///< Of metadata, its own.
    std::vector<NamedJson> services = {}; ///< By what they say.
    bool hasPages = false;
    bool hasRanges = false;
};

class Aggregator final {
public:
    Aggregator(const std::vector<AggregateSource> &sources, const std::vector<SourceFacts> &facts,
               const std::vector<CanvasChoice> &choices, const AggregateOptions &options);

    [[nodiscard]] Result<void> prepare(AggregateReport &report);
    [[nodiscard]] Result<void> write(QIODevice &device);

private:
    [[nodiscard]] const SourceFacts &factsOf(const Dataset &dataset) const { return m_facts[size_t(dataset.source)]; }
    [[nodiscard]] Result<const SourceVisit *> visit(size_t dataset);
    void gatherDatasets(AggregateReport &report);
    void warn(AggregateReport &report, const QString &rule, const QString &message, const Dataset &dataset) const;
    void take(size_t position, const SourceVisit &visit);
    void tell(AggregateReport &report, const Dataset &dataset, const SourceVisit &visit) const;
    [[nodiscard]] QString label() const;
    [[nodiscard]] QByteArray statement() const;
    void writeMetadata(Output &out) const;
    void writeMembers(Output &out) const;
    void writeServices(Output &out) const;
    void writeCanvases(Output &out);
    void writeRanges(Output &out);
    void writeRange(Output &out, size_t position);
    void writePages(Output &out);

    const AggregateOptions &m_options;
    const std::vector<AggregateSource> &m_sources;
    const std::vector<SourceFacts> &m_facts;
    AggregateIds m_ids;
    std::vector<Dataset> m_datasets;
    std::vector<size_t> m_datasetOf; ///< By source.
    std::optional<DatasetLevel> m_level;
    std::vector<NamedJson> m_commonMembers;
    std::vector<QByteArray> m_commonEntries;
    QByteArray m_thumbnail;
    iiif::Contexts m_contexts;
    /// Beside m_datasets: those at hand. Of sources that must be read, one at a time.
    std::vector<std::unique_ptr<SourceVisit>> m_visits;
};

Aggregator::Aggregator(const std::vector<AggregateSource> &sources, const std::vector<SourceFacts> &facts,
                       const std::vector<CanvasChoice> &choices, const AggregateOptions &options)
    : m_options(options), m_sources(sources), m_facts(facts), m_ids(facts, choices, options.id.text()),
      m_datasetOf(sources.size())
{}

Result<const SourceVisit *> Aggregator::visit(size_t dataset)
{
    if (m_visits[dataset])
        return m_visits[dataset].get();
    const auto isRead = [this](size_t position) { return !m_sources[size_t(m_datasets[position].source)].manifest; };
    for (size_t i = 0; i < m_visits.size() && isRead(dataset); ++i) {
        if (isRead(i))
            m_visits[i].reset();
    }
    const int source = m_datasets[dataset].source;
    const SourceVisit::Purpose purpose{source, m_datasets[dataset].rangeId, !m_level->isCommon("rights")};
    Result<std::unique_ptr<SourceVisit>> made =
        SourceVisit::make(m_sources[size_t(source)], m_facts[size_t(source)], purpose, m_ids, m_options);
    if (!made)
        return tl::unexpected(made.error());
    m_visits[dataset] = std::move(*made);
    return m_visits[dataset].get();
}

void Aggregator::warn(AggregateReport &report, const QString &rule, const QString &message,
                      const Dataset &dataset) const
{
    const SourceFacts &facts = factsOf(dataset);
    report.diagnostics.append({Severity::Warning, rule, message.arg(facts.title), {.document = facts.document}});
}

void Aggregator::gatherDatasets(AggregateReport &report)
{
    report.canvases.assign(m_sources.size(), 0);
    for (const TakenCanvas &canvas : m_ids.canvases()) {
        ++report.canvases[size_t(canvas.choice.source)];
        if (canvas.isRenamed())
            report.renamed.push_back({canvas.choice, canvas.oldId, canvas.id});
    }
    for (size_t source = 0; source < m_sources.size(); ++source) {
        if (report.canvases[source] == 0)
            continue;
        m_datasetOf[source] = m_datasets.size();
        const QString rangeId = m_options.id.text() + "/range/"_L1 + QString::number(m_datasets.size() + 1);
        m_datasets.push_back({.source = int(source), .rangeId = rangeId});
    }
    m_visits.resize(m_datasets.size());
}

Result<void> Aggregator::prepare(AggregateReport &report)
{
    gatherDatasets(report);
    std::vector<const SourceFacts *> manifests;
    for (const Dataset &dataset : m_datasets)
        manifests.push_back(&factsOf(dataset));
    m_level.emplace(manifests);
    std::vector<std::pair<size_t, iiif::Contexts>> ofCanvases;
    iiif::Contexts ofDatasets;
    for (size_t i = 0; i < m_datasets.size(); ++i) {
        const Result<const SourceVisit *> visit = this->visit(i);
        if (!visit)
            return tl::unexpected(visit.error());
        take(i, **visit);
        tell(report, m_datasets[i], **visit);
        ofCanvases.insert(ofCanvases.end(), (*visit)->canvasContexts().begin(), (*visit)->canvasContexts().end());
        ofDatasets.add((*visit)->contexts());
    }
    std::sort(ofCanvases.begin(), ofCanvases.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[position, contexts] : ofCanvases)
        m_contexts.add(contexts);
    m_contexts.add(ofDatasets);
    return {};
}

/// Keeps what is written apart from the dataset's canvases, ranges and pages.
void Aggregator::take(size_t position, const SourceVisit &visit)
{
    Dataset &dataset = m_datasets[position];
    for (const DatasetMember &member : datasetMembers(visit.manifest())) {
        if (!m_level->isCommon(member.name))
            dataset.members.push_back({member.name, visit.json(member.value)});
        else if (position == 0)
            m_commonMembers.push_back({member.name, visit.json(member.value)});
    }
    for (const Value entry : metadataEntries(visit.manifest())) {
        if (!m_level->isCommonEntry(canonical(entry)))
            dataset.entries.push_back(visit.json(entry));
        else if (position == 0)
            m_commonEntries.push_back(visit.json(entry));
    }
    for (const Value service : listed(visit.root()["services"]))
        dataset.services.push_back({canonical(service), visit.json(service)});
    dataset.hasRanges = !visit.ranges().empty();
    dataset.hasPages = !listed(visit.root()["annotations"]).empty();
    // Of the aggregate the first canvas's: a manifest's own may be one per canvas, or of a canvas that is not in.
    if (m_ids.canvases().front().choice.source == dataset.source) {
        const std::vector<Value> thumbnails = listed(visit.canvas(0)["thumbnail"]);
        m_thumbnail = thumbnails.empty() ? QByteArray() : visit.json(thumbnails.front());
    }
}

void Aggregator::tell(AggregateReport &report, const Dataset &dataset, const SourceVisit &visit) const
{
    if (visit.droppedItems() > 0)
        warn(report, u"aggregate-range-items"_s,
             Tr::tr("Ranges of “%1” name canvases that are not in the aggregate; those are left out of them."),
             dataset);
    if (factsOf(dataset).id.isEmpty())
        warn(report, u"aggregate-manifest-id"_s,
             Tr::tr("The manifest of “%1” has no id, so its canvases can't say which manifest they are part of."),
             dataset);
    if (!factsOf(dataset).takesEntries)
        warn(report, u"aggregate-metadata"_s,
             Tr::tr("The metadata of “%1” is no list of entries and is not taken over."), dataset);
}

QString Aggregator::label() const
{
    if (!m_options.label.trimmed().isEmpty())
        return m_options.label.trimmed();
    QStringList titles;
    for (const Dataset &dataset : m_datasets)
        titles.append(factsOf(dataset).title);
    return titles.join("; "_L1);
}

QByteArray Aggregator::statement() const
{
    QStringList lines;
    for (const Dataset &dataset : m_datasets) {
        const AggregateSource &source = m_sources[size_t(dataset.source)];
        lines += creditLines({.title = factsOf(dataset).title,
                              .page = source.page,
                              .attribution = source.attribution.trimmed(),
                              .rights = factsOf(dataset).rights,
                              .statement = factsOf(dataset).statement});
    }
    return metadataEntry(m_options.language, u"Attribution"_s, lines);
}

Result<void> Aggregator::write(QIODevice &device)
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
    if (!m_thumbnail.isEmpty()) {
        out.name("thumbnail");
        out.text('[' + m_thumbnail + ']');
    }
    writeServices(out);
    writeCanvases(out);
    writeRanges(out);
    writePages(out);
    out.text("}");
    return out.result();
}

void Aggregator::writeMetadata(Output &out) const
{
    List list(out, "metadata");
    const auto add = [&](const QByteArray &entry) {
        list.separate();
        out.text(entry);
    };
    std::for_each(m_commonEntries.begin(), m_commonEntries.end(), add);
    for (size_t i = 0; i < m_datasets.size() && m_datasets.size() > 1; ++i) {
        add(metadataEntry(m_options.language, u"Dataset"_s, {factsOf(m_datasets[i]).titleAsValue}));
        std::for_each(m_datasets[i].entries.begin(), m_datasets[i].entries.end(), add);
    }
    list.close();
}

void Aggregator::writeMembers(Output &out) const
{
    for (const NamedJson &member : m_commonMembers) {
        out.name(quoted(QString::fromUtf8(member.name)).chopped(1).sliced(1));
        out.text(member.json);
    }
    if (!m_level->isCommon("requiredStatement")) {
        out.name("requiredStatement");
        out.text(statement());
    }
}

void Aggregator::writeServices(Output &out) const
{
    List list(out, "services");
    QSet<QByteArray> known;
    for (const Dataset &dataset : m_datasets) {
        for (const NamedJson &service : dataset.services) {
            if (known.contains(service.name))
                continue;
            list.separate();
            out.text(service.json);
            known.insert(service.name);
        }
    }
    list.close();
}

void Aggregator::writeCanvases(Output &out)
{
    List list(out, "items");
    for (size_t position = 0; position < m_ids.canvases().size() && out.result(); ++position) {
        const TakenCanvas &canvas = m_ids.canvases()[position];
        const Result<const SourceVisit *> visit = this->visit(m_datasetOf[size_t(canvas.choice.source)]);
        if (!visit)
            return out.fail(visit.error());
        list.separate();
        out.value(**visit, (*visit)->canvas(position));
    }
    list.close();
}

void Aggregator::writeRanges(Output &out)
{
    List list(out, "structures");
    for (size_t i = 0; i < m_datasets.size() && out.result(); ++i) {
        list.separate();
        writeRange(out, i);
    }
    list.close();
}

void Aggregator::writeRange(Output &out, size_t position)
{
    const Dataset &dataset = m_datasets[position];
    out.text(R"({"id": )");
    out.text(quoted(dataset.rangeId));
    out.name("type");
    out.text(R"("Range")");
    out.name("label");
    out.text(factsOf(dataset).label);
    List entries(out, "metadata");
    for (const QByteArray &entry : dataset.entries) {
        entries.separate();
        out.text(entry);
    }
    entries.close();
    for (const NamedJson &member : dataset.members) {
        out.name(quoted(QString::fromUtf8(member.name)).chopped(1).sliced(1));
        out.text(member.json);
    }
    List items(out, "items");
    for (const size_t canvas : m_ids.canvasesOf(dataset.source)) {
        items.separate();
        out.text(R"({"id": )" + quoted(m_ids.canvases()[canvas].id) + R"(, "type": "Canvas"})");
    }
    if (dataset.hasRanges) {
        const Result<const SourceVisit *> visit = this->visit(position);
        if (!visit)
            return out.fail(visit.error());
        for (const Value range : (*visit)->ranges()) {
            items.separate();
            out.value(**visit, range);
        }
    }
    items.close();
    out.text("}");
}

void Aggregator::writePages(Output &out)
{
    List list(out, "annotations");
    for (size_t i = 0; i < m_datasets.size(); ++i) {
        if (!m_datasets[i].hasPages)
            continue;
        const Result<const SourceVisit *> visit = this->visit(i);
        if (!visit)
            return out.fail(visit.error());
        for (const Value page : listed((*visit)->root()["annotations"])) {
            list.separate();
            out.value(**visit, page);
        }
    }
    list.close();
}

Result<std::vector<SourceFacts>> gatherFacts(const std::vector<AggregateSource> &sources, const QString &language)
{
    std::vector<SourceFacts> facts;
    for (const AggregateSource &source : sources) {
        const Result<std::shared_ptr<const iiif::Manifest>> manifest = manifestOf(source);
        if (!manifest)
            return tl::unexpected(manifest.error());
        facts.push_back(factsOf(source, **manifest, language));
    }
    return facts;
}

} // namespace

Result<AggregateReport> writeAggregate(QIODevice &out, const std::vector<AggregateSource> &sources,
                                       const AggregateOptions &options)
{
    if (options.id.text().contains(u'#'))
        return failure(ErrorKind::Usage,
                       Tr::tr("The aggregate's address must not contain “#”: %1").arg(options.id.text()));
    const Result<std::vector<SourceFacts>> facts = gatherFacts(sources, options.language);
    if (!facts)
        return tl::unexpected(facts.error());
    AggregateReport report;
    const Result<std::vector<CanvasChoice>> choices = canvasesToTake(*facts, options, report.diagnostics);
    if (!choices)
        return tl::unexpected(choices.error());
    Aggregator aggregator(sources, *facts, *choices, options);
    if (const Result<void> prepared = aggregator.prepare(report); !prepared)
        return tl::unexpected(prepared.error());
    if (const Result<void> written = aggregator.write(out); !written)
        return tl::unexpected(written.error());
    return report;
}

} // namespace kader::enrichment
