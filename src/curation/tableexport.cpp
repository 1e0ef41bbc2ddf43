#include "curation/tableexport.h"

#include "base/tr.h"
#include "curation/annotatedmanifest.h"
#include "iiif/fragment.h"

#include <QRegularExpression>

#include <deque>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

/// The annotations of a range, where they stand.
class Gatherer final {
public:
    Gatherer(const Snapshot &snapshot, const ExportRange &range) : m_snapshot(snapshot), m_range(range) {}

    using Take = std::function<void(int source, iiif::PlacedAnnotation placed)>;
    [[nodiscard]] Result<void> run(const Take &take);

    /// Of every source, those outside the range as they came.
    [[nodiscard]] const std::vector<const iiif::Manifest *> &manifests() const { return m_manifests; }
    [[nodiscard]] const Diagnostics &diagnostics() const { return m_diagnostics; }

private:
    [[nodiscard]] bool isWanted(const AnnotatedManifest &manifest, const iiif::PlacedAnnotation &placed) const;

    const Snapshot &m_snapshot;
    const ExportRange &m_range;
    std::deque<AnnotatedManifest> m_annotated;
    std::vector<const iiif::Manifest *> m_manifests;
    Diagnostics m_diagnostics;
};

bool Gatherer::isWanted(const AnnotatedManifest &manifest, const iiif::PlacedAnnotation &placed) const
{
    if (m_range.canvas && placed.canvas != *m_range.canvas)
        return false;
    return !m_range.annotations || m_range.annotations->contains(manifest.identities.value(placed.value.index()));
}

Result<void> Gatherer::run(const Take &take)
{
    for (const SourcePtr &source : m_snapshot.sources) {
        const int number = int(m_manifests.size());
        m_manifests.push_back(&source->manifest);
        if (!m_range.source.isNull() && m_range.source != source->id)
            continue;
        Result<AnnotatedManifest> manifest = annotated(*source, m_snapshot, Embed::All);
        if (!manifest)
            return tl::unexpected(manifest.error());
        m_annotated.push_back(std::move(*manifest));
        m_manifests.back() = &m_annotated.back().manifest;
        m_diagnostics += m_annotated.back().diagnostics;
        for (iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(m_annotated.back().manifest)) {
            if (isWanted(m_annotated.back(), placed))
                take(number, std::move(placed));
        }
    }
    return {};
}

/// One page under way.
struct Page {
    QByteArray items = {};
    int count = 0;
    std::vector<int> sources = {}; ///< That it is about.

    void add(int source, iiif::Value annotation)
    {
        if (sources.empty() || sources.back() != source)
            sources.push_back(source);
        items += (count++ > 0 ? ",\n" : "\n") + annotation.raw().toByteArray();
    }
};

QByteArray jsonOf(const Page &page, const QUuid &id, const QString &label,
                  const std::vector<const iiif::Manifest *> &manifests)
{
    iiif::Fragment about = iiif::Fragment::array();
    for (const int source : page.sources) {
        const QString manifest = manifests[size_t(source)]->id();
        if (!manifest.isEmpty())
            about.push_back({{"id", iiif::toStd(manifest)}, {"type", "Manifest"}});
    }
    iiif::Fragment head{{"@context", "http://iiif.io/api/presentation/3/context.json"},
                        {"id", "urn:uuid:" + iiif::toStd(id.toString(QUuid::WithoutBraces))},
                        {"type", "AnnotationPage"},
                        {"label", {{"none", iiif::Fragment::array({iiif::toStd(label)})}}}};
    if (!about.empty())
        head["partOf"] = about;
    return iiif::toJson(head).chopped(1) + ",\"items\":[" + page.items + "\n]}\n";
}

/// Free of what file systems do not take, and short enough for them.
QString fileName(const QString &label)
{
    static const QRegularExpression unwanted(u"[^\\p{L}\\p{N}._-]+"_s);
    QString name = label.simplified();
    name.replace(unwanted, u"_"_s);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.left(80);
}

} // namespace

exchange::ExportScope ExportRange::scope() const
{
    if (annotations)
        return exchange::ExportScope::Selection;
    return canvas ? exchange::ExportScope::Canvases : exchange::ExportScope::Manifests;
}

Result<exchange::ExportedCsv> exportTable(const Snapshot &snapshot, exchange::ExportOptions options,
                                          const ExportRange &range)
{
    Gatherer gatherer(snapshot, range);
    std::vector<exchange::ExportRow> rows;
    const Result<void> gathered = gatherer.run([&](int source, iiif::PlacedAnnotation placed) {
        rows.push_back(exchange::exportRow(source, std::move(placed)));
    });
    if (!gathered)
        return tl::unexpected(gathered.error());
    options.scope = range.scope();
    exchange::ExportedCsv exported = exchange::exportCsv(gatherer.manifests(), rows, options);
    exported.diagnostics += gatherer.diagnostics();
    return exported;
}

Result<ExportedPages> exportPages(const Snapshot &snapshot, PageCut cut, const ExportRange &range)
{
    Gatherer gatherer(snapshot, range);
    std::map<std::pair<int, int>, Page> pages; // by source and canvas
    const Result<void> gathered = gatherer.run([&](int source, const iiif::PlacedAnnotation &placed) {
        const std::pair place = cut == PageCut::OnePage ? std::pair(0, 0) : std::pair(source, placed.canvas);
        pages[place].add(source, placed.value);
    });
    if (!gathered)
        return tl::unexpected(gathered.error());
    if (cut == PageCut::OnePage && pages.empty())
        pages[{0, 0}] = {};
    ExportedPages result{.diagnostics = gatherer.diagnostics()};
    for (const auto &[place, page] : pages) {
        if (cut == PageCut::OnePage) {
            result.pages.push_back({u"annotations.json"_s,
                                    jsonOf(page, QUuid::createUuid(), Tr::tr("Annotations"), gatherer.manifests()),
                                    page.count});
            continue;
        }
        const SourcePtr &source = snapshot.sources[size_t(place.first)];
        const QString number = QString::number(place.second + 1);
        const QString label = source->manifest.canvases()[size_t(place.second)].label.name();
        const QString first = snapshot.sources.size() > 1 ? QString::number(place.first + 1) + u'-' : QString();
        const QString name = (first + number.rightJustified(4, u'0') + u'-' + fileName(label)) + u".json"_s;
        result.pages.push_back({name,
                                jsonOf(page, QUuid::createUuidV5(source->id, number), label.isEmpty() ? number : label,
                                       gatherer.manifests()),
                                page.count});
    }
    return result;
}

} // namespace kader::curation
