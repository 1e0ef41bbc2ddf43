#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/manifestsource.h"
#include "iiif/contentstate.h"
#include "repository/repository.h"

#include <functional>
#include <variant>

namespace kader::curation {

/// Where in a manifest somebody is sent.
struct Spot {
    int canvas = 0; ///< Position in the manifest.
    std::optional<iiif::Region> region = {};
    bool isDefault = false; ///< The manifest's own `start`; else what a link asked for.

    bool operator==(const Spot &) const = default;
};

struct OpenedSource {
    SourcePtr source;
    std::optional<Spot> spot = {};
    /// For people: why a link does not lead to the place that it names, or what the manifest lacks.
    QString remark = {};
};

/// A IIIF Collection, of either version of the Presentation API.
struct OpenedCollection {
    iiif::Document document;
    QString origin; ///< The address or file it came from.
};

/// Annotations that came as a document of their own.
struct OpenedPage {
    iiif::Document document;
    QString origin; ///< The address or file it came from.
};

/// What a document is. A link leads to another one.
using Recognised = std::variant<OpenedSource, OpenedCollection, OpenedPage, iiif::ContentState>;

/// Tells by its content what came from `origin`, which is an address or a file. A manifest's own annotations are not
/// read. Fails with Unsupported, in words that say what it is, when it is nothing that can be opened.
[[nodiscard]] Result<Recognised> recognise(const QByteArray &bytes, const QString &origin);

/// What somebody wanted to open turned out to be.
using Opened = std::variant<OpenedSource, OpenedCollection, OpenedPage, repository::Collection>;

/// Opens what was typed or pasted: a UUID, DOI, page, record or document address, a local file, a link into a document
/// in any of its forms, or a document itself. What an address or a file has is recognised by its content, and links
/// are followed to the place that they name. A dataset comes with its record, all its authors, and its manifest;
/// parsing is done in a pool. `done` is never called from inside the call; destroying the handle gives up.
[[nodiscard]] JobHandle openTyped(const repository::Repository &repository, const QString &typed,
                                  std::function<void(Result<Opened>)> done);

/// What the manifest lacks, for people: that the repository did not have it whole. Empty when there is nothing to say.
[[nodiscard]] QString remarkOn(const ManifestSource &source);

/// The latest version of a dataset.
[[nodiscard]] JobHandle openDataset(const repository::Repository &repository, const repository::ItemId &id,
                                    std::function<void(Result<SourcePtr>)> done);

} // namespace kader::curation
