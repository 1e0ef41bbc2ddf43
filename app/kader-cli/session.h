#pragma once

#include "base/result.h"
#include "demoprocess.h"
#include "iiif/manifest.h"
#include "net/client.h"
#include "repository/repository.h"

#include <QEventLoop>

#include <functional>
#include <memory>
#include <optional>

namespace kader::cli {

/// Waits for an asynchronous call; the command line has nothing else to do meanwhile.
template <typename T>
[[nodiscard]] Result<T> waitFor(const std::function<JobHandle(std::function<void(Result<T>)>)> &start)
{
    std::optional<Result<T>> outcome;
    QEventLoop loop;
    const JobHandle job = start([&](Result<T> result) {
        outcome = std::move(result);
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    return std::move(*outcome);
}

/// The repository that a run talks to, started or connected when first needed, and what people name in it.
class Session final {
public:
    struct Options {
        QString repository = QStringLiteral("https://data.4tu.nl");
        bool isDemo = false;
        /// Where what was seen is kept; nowhere when it is empty. What the demo says is never kept.
        QString cache = net::Cache::standardFolder();
        bool isOffline = false; ///< Only what is kept there is used.
    };

    explicit Session(Options options) : m_options(std::move(options)) {}

    [[nodiscard]] Result<const repository::Repository *> repository();

    /// The dataset, and the version of it, that a UUID, DOI or address names; a manifest's address names its dataset.
    [[nodiscard]] Result<repository::Dataset> dataset(const QString &text);
    struct NamedBytes {
        QByteArray bytes;
        QString name; ///< File or address.
    };
    /// A document by file name, UUID, DOI, address or link, just as it is there; a dataset stands for its manifest.
    [[nodiscard]] Result<NamedBytes> bytes(const QString &text);
    [[nodiscard]] Result<iiif::Document> document(const QString &text);
    /// What the window would open, where that is a manifest: a link is followed to it, and a canvas or an image becomes
    /// one. With `saysNotes`, what a conversion changed is said to standard error.
    [[nodiscard]] Result<iiif::Manifest> manifest(const QString &text, bool saysNotes = true);

private:
    [[nodiscard]] Result<iiif::Manifest> opened(const QString &text, bool saysNotes);
    [[nodiscard]] Result<repository::Document> served(const QString &text);
    [[nodiscard]] Result<repository::Target> resolve(const QString &text);
    [[nodiscard]] Result<repository::Target> datasetOf(const repository::Locator &manifest);

    Options m_options;
    std::unique_ptr<DemoProcess> m_demo;
    std::unique_ptr<net::Client> m_client;
    std::optional<repository::Repository> m_repository;
};

} // namespace kader::cli
