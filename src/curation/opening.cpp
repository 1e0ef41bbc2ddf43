#include "curation/opening.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "base/tr.h"
#include "curation/datasetfetch.h"
#include "curation/partialmanifest.h"
#include "iiif/annotationpage.h"
#include "iiif/dropped.h"
#include "iiif/resource.h"

#include <QFileInfo>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using SourceDone = std::function<void(Result<SourcePtr>)>;

constexpr qint64 largestFile = 512LL << 20;
constexpr int mostLinks = 5; ///< That lead to each other.

/// What came from there, with all that is needed to show it.
Result<Recognised> recogniseAndRead(const QByteArray &bytes, const QString &origin)
{
    return recognise(bytes, origin).map([](Recognised recognised) {
        if (auto *opened = std::get_if<OpenedSource>(&recognised))
            opened->source = readyToShow(*opened->source);
        return recognised;
    });
}

/// A document with canvases.
Result<Recognised> asSource(const iiif::Document &document, const QString &origin)
{
    return iiif::openManifest(document).map([&](const iiif::OpenedManifest &opened) -> Recognised {
        return OpenedSource{std::make_shared<const ManifestSource>(newSource(opened, origin))};
    });
}

/// An annotation is a link only when it says so.
bool isLink(const iiif::Document &document)
{
    if (document.kind() == iiif::DocumentKind::AnnotationPage || !iiif::isContentState(document.root()))
        return false;
    if (document.kind() != iiif::DocumentKind::Annotation)
        return !document.root()["label"]; // what has a label is a document without content
    const auto motivations = iiif::listed(document.root()["motivation"]);
    return std::any_of(motivations.begin(), motivations.end(),
                       [](iiif::Value each) { return each.text().endsWith("contentState"_L1); });
}

/// Around a point, so that what lies there is seen.
iiif::Region around(const QPointF &point, const iiif::CanvasSize &size)
{
    const qint64 width = qMax<qint64>(1, size.width / 8);
    const qint64 height = qMax<qint64>(1, size.height / 8);
    return {.x = qBound<qint64>(0, qRound64(point.x()) - width / 2, size.width - width),
            .y = qBound<qint64>(0, qRound64(point.y()) - height / 2, size.height - height),
            .width = width,
            .height = height};
}

/// Where a link into the manifest leads; nothing when it has no such canvas.
std::optional<Spot> spotOf(const iiif::Manifest &manifest, const iiif::ContentState &state)
{
    const QString name = state.canvasId.isEmpty() ? state.address.text() : state.canvasId;
    const std::optional<int> canvas = manifest.canvasNamed(name);
    if (!canvas)
        return std::nullopt;
    Spot spot{.canvas = *canvas};
    const std::optional<iiif::CanvasSize> &size = manifest.canvases()[size_t(*canvas)].size;
    if (state.region)
        spot.region = state.region->toRegion(size);
    else if (state.point && size)
        spot.region = around(*state.point, *size);
    return spot;
}

/// Where the manifest wants to be opened (Presentation 3, 3.4).
std::optional<Spot> startOf(const iiif::Manifest &manifest)
{
    const iiif::Value start = manifest.root()["start"];
    const auto state = start ? iiif::readContentState(start) : failure(ErrorKind::NotFound, {});
    std::optional<Spot> spot = state ? spotOf(manifest, *state) : std::nullopt;
    if (spot)
        spot->isDefault = true;
    return spot;
}

/// One thing after the other; the destruction of the job ends whichever is under way.
class Opening final : public Job {
public:
    Opening(const repository::Repository &repository, std::function<void(Result<Opened>)> done)
        : m_repository(repository), m_done(std::move(done))
    {}

    void openFile(const QString &path);
    void openText(const QString &text);
    void openDataset(const repository::ItemId &id, std::optional<int> version, SourceDone otherwise);
    void openPlace(const QString &typed);

private:
    void read(const std::function<Result<Recognised>()> &work);
    void take(const Recognised &recognised);
    void follow(const iiif::ContentState &state);
    void show(OpenedSource opened);
    void follow(const repository::Locator &locator, const repository::Target &target);
    void fetch(const repository::Dataset &dataset, std::optional<int> version);
    void finish(const DatasetFetch::Fetched &fetched);
    void openAddress(const WebAddress &address);
    [[nodiscard]] bool isOurs(const repository::Locator &locator) const;
    void end(Result<Opened> opened);

    repository::Repository m_repository;
    std::function<void(Result<Opened>)> m_done;
    std::optional<iiif::ContentState> m_link; ///< Where the links that were followed lead.
    QSet<QString> m_followed;
    JobHandle m_job;
};

/// What is no place in the repository by itself: a link, or a document.
void Opening::openText(const QString &text)
{
    const repository::Locator locator = repository::parseLocator(text);
    const bool isAddress = locator.kind == repository::Locator::Kind::Web;
    if (locator.kind != repository::Locator::Kind::Nothing && !isAddress)
        return openPlace(text);
    const Result<iiif::Dropped> dropped = iiif::readDropped(text);
    const bool isMeantSo = isAddress || text.contains(u'{') || text.contains(u'=') || text.contains(u':');
    if (!dropped && !isMeantSo)
        return openPlace(text);
    const QString name = Tr::tr("What was pasted");
    if (!dropped)
        read([error = dropped.error()]() -> Result<Recognised> { return tl::unexpected(error); });
    else if (const auto *json = std::get_if<QByteArray>(&*dropped))
        read([bytes = *json, name] { return recogniseAndRead(bytes, name); });
    else
        follow(std::get<iiif::ContentState>(*dropped));
}

void Opening::read(const std::function<Result<Recognised>()> &work)
{
    m_job = inBackground<Result<Recognised>>(work, [this](const Result<Recognised> &recognised) {
        if (recognised)
            take(*recognised);
        else
            end(tl::unexpected(recognised.error()));
    });
}

void Opening::take(const Recognised &recognised)
{
    if (const auto *link = std::get_if<iiif::ContentState>(&recognised))
        follow(*link);
    else if (const auto *source = std::get_if<OpenedSource>(&recognised))
        show(*source);
    else if (const auto *collection = std::get_if<OpenedCollection>(&recognised))
        end(Opened(*collection));
    else
        end(Opened(std::get<OpenedPage>(recognised)));
}

/// Each address once: links may lead back to where they came from.
void Opening::follow(const iiif::ContentState &state)
{
    const QString address = state.address.text();
    const bool isCircle = m_followed.contains(address);
    if (isCircle || m_followed.size() >= mostLinks) {
        const QString why = isCircle ? Tr::tr("This link leads back to itself.")
                                     : Tr::tr("This link leads to another link, and so on, too many times.");
        return read([why, address]() -> Result<Recognised> {
            return failure(ErrorKind::Malformed, why, {.document = address});
        });
    }
    m_followed.insert(address);
    if (!m_link || !state.canvasId.isEmpty())
        m_link = state;
    openPlace(address);
}

/// The place that was asked for goes before the one where the manifest begins.
void Opening::show(OpenedSource opened)
{
    const iiif::Manifest &manifest = opened.source->manifest;
    if (m_link)
        opened.spot = spotOf(manifest, *m_link);
    if (m_link && !m_link->canvasId.isEmpty() && !opened.spot)
        opened.remark = Tr::tr("The link names a canvas that this manifest does not have.");
    if (!opened.spot)
        opened.spot = startOf(manifest);
    end(Opened(std::move(opened)));
}

void Opening::openFile(const QString &path)
{
    read([path] {
        return readWhole(path, largestFile).and_then([&](const QByteArray &bytes) {
            return recogniseAndRead(bytes, path);
        });
    });
}

/// `otherwise` hears of a record that cannot be had; nobody: that is the end.
void Opening::openDataset(const repository::ItemId &id, std::optional<int> version, SourceDone otherwise)
{
    m_job = m_repository.dataset(
        id, version, [this, version, otherwise = std::move(otherwise)](const Result<repository::Dataset> &dataset) {
            if (dataset)
                fetch(*dataset, version);
            else if (otherwise)
                otherwise(tl::unexpected(dataset.error()));
            else
                end(tl::unexpected(dataset.error()));
        });
}

void Opening::openPlace(const QString &typed)
{
    const repository::Locator locator = repository::parseLocator(typed);
    if (locator.kind == repository::Locator::Kind::Manifest && isOurs(locator)) {
        // Its dataset brings the record too; a manifest whose dataset is gone is still a manifest.
        openDataset(*locator.id, locator.version,
                    [this, address = *locator.address](const Result<SourcePtr> &) { openAddress(address); });
        return;
    }
    m_job = m_repository.resolve(locator, [this, locator](const Result<repository::Target> &target) {
        if (target)
            follow(locator, *target);
        else
            end(tl::unexpected(target.error()));
    });
}

void Opening::follow(const repository::Locator &locator, const repository::Target &target)
{
    if (const auto *dataset = std::get_if<repository::Dataset>(&target))
        fetch(*dataset, locator.version);
    else if (const auto *collection = std::get_if<repository::Collection>(&target))
        end(Opened(*collection));
    else
        openAddress(std::get<WebAddress>(target));
}

void Opening::fetch(const repository::Dataset &dataset, std::optional<int> version)
{
    m_job = std::make_unique<DatasetFetch>(m_repository, dataset, version,
                                           [this](const DatasetFetch::Fetched &fetched) { finish(fetched); });
}

void Opening::finish(const DatasetFetch::Fetched &fetched)
{
    if (fetched.source)
        return show(OpenedSource{*fetched.source, {}, remarkOn(**fetched.source)});
    Error error = fetched.source.error();
    if (!fetched.dataset.title.isEmpty())
        error.message = Tr::tr("“%1”: %2").arg(fetched.dataset.title, error.message);
    end(tl::unexpected(error));
}

void Opening::openAddress(const WebAddress &address)
{
    m_job = m_repository.document(address, [this](const Result<repository::Document> &document) {
        if (!document)
            return end(tl::unexpected(document.error()));
        read([served = *document] { return recogniseAndRead(served.bytes, served.address.text()); });
    });
}

bool Opening::isOurs(const repository::Locator &locator) const
{
    repository::Dataset dataset;
    dataset.uuid = locator.id->text();
    const QUrl ours = m_repository.manifestAddress(dataset).url();
    const QUrl typed = locator.address->url();
    return ours.host() == typed.host() && ours.port() == typed.port();
}

void Opening::end(Result<Opened> opened)
{
    const auto done = std::move(m_done); // the call may destroy this
    done(std::move(opened));
}

/// The local file that was typed, if it looks like one.
std::optional<QString> filePath(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.startsWith("file:"_L1, Qt::CaseInsensitive))
        return QUrl(text).toLocalFile();
    const QFileInfo info(text);
    if (info.isAbsolute() || (!text.isEmpty() && info.isFile()))
        return info.absoluteFilePath();
    return std::nullopt;
}

} // namespace

Result<Recognised> recognise(const QByteArray &bytes, const QString &origin)
{
    if (bytes.startsWith("\x1f\x8b"))
        return failure(ErrorKind::Unsupported,
                       Tr::tr("This file is compressed (gzip); unpack it and open what is in it."),
                       {.document = origin});
    return iiif::Document::read(bytes, origin).and_then([&](const iiif::Document &document) -> Result<Recognised> {
        if (isLink(document))
            return iiif::readContentState(document.root()).map([](const iiif::ContentState &state) -> Recognised {
                return state;
            });
        if (document.kind() == iiif::DocumentKind::Collection)
            return OpenedCollection{document, origin};
        // Some servers answer with a bare list of annotations.
        const Result<Recognised> source = asSource(document, origin);
        if (!source && iiif::AnnotationPage::read(document))
            return OpenedPage{document, origin};
        return source;
    });
}

QString remarkOn(const ManifestSource &source)
{
    const auto note = std::find_if(source.notes.begin(), source.notes.end(),
                                   [](const Diagnostic &each) { return each.rule == partialManifestRule; });
    return note == source.notes.end() ? QString() : note->message;
}

JobHandle openTyped(const repository::Repository &repository, const QString &typed,
                    std::function<void(Result<Opened>)> done)
{
    auto opening = std::make_unique<Opening>(repository, std::move(done));
    if (const std::optional<QString> path = filePath(typed))
        opening->openFile(*path);
    else
        opening->openText(typed.trimmed());
    return opening;
}

JobHandle openDataset(const repository::Repository &repository, const repository::ItemId &id,
                      std::function<void(Result<SourcePtr>)> done)
{
    const auto take = [done = std::move(done)](const Result<Opened> &opened) {
        done(opened.map([](const Opened &each) { return std::get<OpenedSource>(each).source; }));
    };
    auto opening = std::make_unique<Opening>(repository, take);
    opening->openDataset(id, std::nullopt, {});
    return opening;
}

} // namespace kader::curation
