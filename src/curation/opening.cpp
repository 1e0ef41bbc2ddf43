#include "curation/opening.h"

#include "base/atomicfile.h"
#include "base/background.h"
#include "base/tr.h"
#include "curation/annotationmapping.h"
#include "curation/datasetfetch.h"
#include "curation/record.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using SourceDone = std::function<void(Result<SourcePtr>)>;

constexpr qint64 largestFile = 512LL << 20;

/// Titles a source and reads its annotations; for the pool.
SourcePtr finished(ManifestSource source)
{
    if (source.title.isEmpty())
        source.title = source.manifest.label().name();
    if (source.title.isEmpty())
        source.title = source.origin;
    source.ownAnnotations =
        std::make_shared<const std::vector<store::Annotation>>(ownAnnotations(source.manifest, source.id));
    return std::make_shared<const ManifestSource>(std::move(source));
}

/// A document with canvases.
Result<Opened> asSource(const iiif::Document &document, const QString &origin)
{
    return iiif::openManifest(document).map([&](const iiif::OpenedManifest &opened) -> Opened {
        return OpenedSource{finished({.id = QUuid::createUuid(),
                                      .origin = origin,
                                      .title = {},
                                      .fetched = QDateTime::currentDateTimeUtc(),
                                      .manifest = opened.manifest,
                                      .conversion = opened.conversion,
                                      .original = opened.original,
                                      .notes = opened.notes})};
    });
}

/// Tells by its content what came from `origin`; for the pool.
Result<Opened> recognised(const QByteArray &bytes, const QString &origin)
{
    return iiif::Document::read(bytes, origin).and_then([&](const iiif::Document &document) -> Result<Opened> {
        switch (document.kind()) {
        case iiif::DocumentKind::Collection:
            return OpenedCollection{document, origin};
        case iiif::DocumentKind::AnnotationPage:
            return OpenedPage{document, origin};
        default:
            return asSource(document, origin);
        }
    });
}

/// One thing after the other; the destruction of the job ends whichever is under way.
class Opening final : public Job {
public:
    Opening(const repository::Repository &repository, std::function<void(Result<Opened>)> done)
        : m_repository(repository), m_done(std::move(done))
    {}

    void openFile(const QString &path);
    void openDataset(const repository::ItemId &id, std::optional<int> version, SourceDone otherwise);
    void openTyped(const QString &typed);

private:
    void follow(const repository::Locator &locator, const repository::Target &target);
    void fetch(const repository::Dataset &dataset, std::optional<int> version);
    void finish(DatasetFetch::Fetched fetched, std::optional<int> version);
    void openAddress(const WebAddress &address);
    [[nodiscard]] bool isOurs(const repository::Locator &locator) const;
    void end(Result<Opened> opened);

    repository::Repository m_repository;
    std::function<void(Result<Opened>)> m_done;
    JobHandle m_job;
};

void Opening::openFile(const QString &path)
{
    const auto read = [path] {
        return readWhole(path, largestFile).and_then([&](const QByteArray &bytes) { return recognised(bytes, path); });
    };
    m_job = inBackground<Result<Opened>>(read, [this](Result<Opened> opened) { end(std::move(opened)); });
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

void Opening::openTyped(const QString &typed)
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
    m_job = std::make_unique<DatasetFetch>(
        m_repository, dataset, [this, version](DatasetFetch::Fetched fetched) { finish(std::move(fetched), version); });
}

void Opening::finish(DatasetFetch::Fetched fetched, std::optional<int> version)
{
    const repository::Dataset &dataset = fetched.dataset;
    if (!fetched.manifest) {
        Error error = fetched.manifest.error();
        if (!dataset.title.isEmpty())
            error.message = Tr::tr("“%1”: %2").arg(dataset.title, error.message);
        return end(tl::unexpected(error));
    }
    ManifestSource source{.id = QUuid::createUuid(),
                          .origin = fetched.address,
                          .title = dataset.title,
                          .fetched = QDateTime::currentDateTimeUtc(),
                          .manifest = fetched.manifest->manifest,
                          .conversion = fetched.manifest->conversion,
                          .original = fetched.manifest->original,
                          .notes = fetched.manifest->notes,
                          .record = recordOf(dataset),
                          .dataset = dataset.uuid,
                          .version = version};
    m_job = inBackground<SourcePtr>([source] { return finished(source); },
                                    [this](const SourcePtr &finishedSource) { end(OpenedSource{finishedSource}); });
}

void Opening::openAddress(const WebAddress &address)
{
    m_job = m_repository.document(address, [this](const Result<repository::Document> &document) {
        if (!document)
            return end(tl::unexpected(document.error()));
        m_job = inBackground<Result<Opened>>(
            [served = *document] { return recognised(served.bytes, served.address.text()); },
            [this](Result<Opened> opened) { end(std::move(opened)); });
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

JobHandle openTyped(const repository::Repository &repository, const QString &typed,
                    std::function<void(Result<Opened>)> done)
{
    auto opening = std::make_unique<Opening>(repository, std::move(done));
    if (const std::optional<QString> path = filePath(typed))
        opening->openFile(*path);
    else
        opening->openTyped(typed);
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
