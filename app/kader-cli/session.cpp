#include "session.h"

#include "console.h"

#include "base/atomicfile.h"
#include "base/tr.h"
#include "curation/opening.h"
#include "iiif/dropped.h"
#include "iiif/refusal.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

constexpr qint64 largestFile = qint64(1) << 30;

/// The cache is the window's too, which must not find it cut to another size.
qint64 limitChosenInTheWindow()
{
    const QSettings window(u"Kader"_s, u"kader"_s);
    const qint64 chosen = window.value(net::Cache::limitSetting, net::Cache::standardBytes).toLongLong();
    return chosen > 0 ? chosen : net::Cache::standardBytes;
}

/// A folder may have the name of a dataset.
bool isFile(const QString &text)
{
    const QFileInfo info(text);
    return info.exists() && !(info.isDir() && repository::parseLocator(text).id);
}

Error notADocument(const QString &text)
{
    return {ErrorKind::File,
            Tr::tr("There is no such file, and it is no UUID, DOI or http(s) address."),
            {.document = text}};
}

/// The manifest, or a sentence that says what it is instead.
template <typename... Kinds>
Result<iiif::Manifest> manifestIn(const std::variant<Kinds...> &opened, bool saysNotes)
{
    if (const auto *source = std::get_if<curation::OpenedSource>(&opened)) {
        if (saysNotes)
            sayAll(source->source->notes);
        return source->source->manifest;
    }
    if (const auto *collection = std::get_if<curation::OpenedCollection>(&opened))
        return tl::unexpected(iiif::refusal(collection->document));
    if (const auto *page = std::get_if<curation::OpenedPage>(&opened))
        return tl::unexpected(iiif::refusal(page->document));
    return failure(ErrorKind::Usage, Tr::tr("This is a collection; name one of its datasets, or use harvest."));
}

/// Where a link leads; other texts are what they are.
QString withoutLink(const QString &text)
{
    const Result<iiif::Dropped> dropped = iiif::readDropped(text);
    const auto *state = dropped ? std::get_if<iiif::ContentState>(&*dropped) : nullptr;
    return state ? state->address.text() : text;
}

} // namespace

Result<const repository::Repository *> Session::repository()
{
    if (m_repository)
        return &*m_repository;
    std::optional<WebAddress> base = WebAddress::parse(m_options.repository);
    if (m_options.isDemo) {
        Result<std::unique_ptr<DemoProcess>> demo = DemoProcess::start();
        if (!demo)
            return tl::unexpected(demo.error());
        m_demo = std::move(*demo);
        base = m_demo->address();
    }
    if (!base)
        return failure(ErrorKind::Usage,
                       Tr::tr("The repository needs an http or https address, not \"%1\".").arg(m_options.repository));
    const bool isKept = !m_options.isDemo && !m_options.cache.isEmpty();
    m_client = std::make_unique<net::Client>(
        net::Options(), isKept ? std::make_unique<net::Cache>(net::Cache::Options{
                                     .folder = m_options.cache, .mostBytes = limitChosenInTheWindow()})
                               : nullptr);
    m_client->setOffline(m_options.isOffline);
    m_repository.emplace(*m_client, *base, repository::Manner{.retry = net::Retry::Harvest});
    return &*m_repository;
}

/// The dataset of the manifest at an address of this repository's.
Result<repository::Target> Session::datasetOf(const repository::Locator &manifest)
{
    const Result<const repository::Repository *> repository = this->repository();
    if (!repository)
        return tl::unexpected(repository.error());
    return waitFor<repository::Dataset>(
               [&](auto done) { return (*repository)->dataset(*manifest.id, manifest.version, done); })
        .map([](const repository::Dataset &dataset) { return repository::Target(dataset); });
}

Result<repository::Target> Session::resolve(const QString &text)
{
    const repository::Locator locator = repository::parseLocator(withoutLink(text));
    if (locator.kind == repository::Locator::Kind::Nothing)
        return tl::unexpected(notADocument(text));
    const Result<const repository::Repository *> repository = this->repository();
    if (!repository)
        return tl::unexpected(repository.error());
    return waitFor<repository::Target>([&](auto done) { return (*repository)->resolve(locator, done); });
}

Result<repository::Dataset> Session::dataset(const QString &text)
{
    const repository::Locator locator = repository::parseLocator(text);
    const bool isManifest = locator.kind == repository::Locator::Kind::Manifest;
    const Result<repository::Target> target = isManifest ? datasetOf(locator) : resolve(text);
    if (!target)
        return tl::unexpected(target.error());
    if (const auto *dataset = std::get_if<repository::Dataset>(&*target))
        return waitFor<repository::Dataset>([&](auto done) { return m_repository->completeAuthors(*dataset, done); });
    return failure(ErrorKind::Usage, Tr::tr("This is not a dataset."), {.document = text});
}

Result<repository::Document> Session::served(const QString &text)
{
    const Result<repository::Target> target = resolve(text);
    if (!target)
        return tl::unexpected(target.error());
    if (const auto *dataset = std::get_if<repository::Dataset>(&*target))
        return waitFor<repository::Document>([&](auto done) { return m_repository->manifest(*dataset, done); });
    if (const auto *address = std::get_if<WebAddress>(&*target))
        return waitFor<repository::Document>([&](auto done) { return m_repository->document(*address, done); });
    return failure(ErrorKind::Usage, Tr::tr("This is a collection; name one of its datasets, or use harvest."),
                   {.document = text});
}

Result<Session::NamedBytes> Session::bytes(const QString &text)
{
    if (isFile(text))
        return readWhole(text, largestFile).map([&](const QByteArray &bytes) { return NamedBytes{bytes, text}; });
    return served(text).map([](const repository::Document &document) {
        return NamedBytes{document.bytes, document.address.text()};
    });
}

Result<iiif::Document> Session::document(const QString &text)
{
    return bytes(text).and_then([](const NamedBytes &named) { return iiif::Document::read(named.bytes, named.name); });
}

Result<iiif::Manifest> Session::manifest(const QString &text, bool saysNotes)
{
    if (!isFile(text))
        return opened(text, saysNotes);
    return readWhole(text, largestFile)
        .and_then([&](const QByteArray &bytes) { return curation::recognise(bytes, text); })
        .and_then([&](const curation::Recognised &recognised) {
            const bool isLink = std::holds_alternative<iiif::ContentState>(recognised);
            return isLink ? opened(text, saysNotes) : manifestIn(recognised, saysNotes);
        });
}

/// What is not simply in a file is opened as the window opens it.
Result<iiif::Manifest> Session::opened(const QString &text, bool saysNotes)
{
    const bool isNothing = repository::parseLocator(text).kind == repository::Locator::Kind::Nothing;
    if (isNothing && !QFileInfo::exists(text) && !iiif::readDropped(text))
        return tl::unexpected(notADocument(text));
    const Result<const repository::Repository *> repository = this->repository();
    if (!repository)
        return tl::unexpected(repository.error());
    return waitFor<curation::Opened>([&](auto done) { return curation::openTyped(**repository, text, done); })
        .and_then([&](const curation::Opened &opened) { return manifestIn(opened, saysNotes); });
}

} // namespace kader::cli
