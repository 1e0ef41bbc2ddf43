#pragma once

#include "enrichment/aggregate.h"

#include <QHash>

#include <memory>

namespace kader::enrichment {

/// What an aggregate must know of each of its sources while it works on another.
struct SourceFacts {
    struct Canvas {
        QString id;
        bool isCanvas = false; ///< Else an item of the manifest that is none.
    };
    /// A member of the manifest, and the same bytes for what says the same.
    struct Member {
        QByteArray name;
        QByteArray said;
    };

    QByteArray checksum; ///< Of the manifest's bytes.
    QString document;    ///< What messages call it.
    QString id;
    QString title; ///< How the dataset is called in texts.
    QString titleAsValue;
    QByteArray label; ///< Of what stands for the dataset, a language map.
    QString rights;
    QStringList statement;
    std::vector<Canvas> canvases;
    QHash<int, Place> oddItems;      ///< Where the items are that are no canvases.
    std::vector<Member> members;     ///< On the level of datasets.
    std::vector<QByteArray> entries; ///< What its metadata entries say.
    bool takesEntries = true;
    int ownPages = 0; ///< Embedded ones of the manifest itself.
};

/// The manifest of a source, brought if it isn't there.
[[nodiscard]] Result<std::shared_ptr<const iiif::Manifest>> manifestOf(const AggregateSource &source);
[[nodiscard]] QByteArray checksumOf(const iiif::Manifest &manifest);

[[nodiscard]] SourceFacts factsOf(const AggregateSource &source, const iiif::Manifest &manifest,
                                  const QString &language);

/// What a manifest says of its dataset as a whole. Leaves out what an aggregate makes anew: ids, type, label,
/// thumbnail, items, structures, annotations and services.
struct DatasetMember {
    QByteArray name;
    iiif::Value value;
};
[[nodiscard]] std::vector<DatasetMember> datasetMembers(const iiif::Manifest &manifest);
[[nodiscard]] std::vector<iiif::Value> metadataEntries(const iiif::Manifest &manifest);

} // namespace kader::enrichment
