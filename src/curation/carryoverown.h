#pragma once

#include "curation/carryovertargets.h"
#include "curation/manifestsource.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace kader::curation {

/// The annotations that came with two versions of a source, and which of them are the same.
class OwnAnnotations final {
public:
    OwnAnnotations(const ManifestSource &from, const ManifestSource &to);

    /// As the older version has it; null when it does not.
    [[nodiscard]] const store::Annotation *before(const QUuid &id) const;
    /// As the newer version has it: by its bytes, then by the id that the document gives it (http and https are the
    /// same), where that is clear. Null when it is not to be found.
    [[nodiscard]] const store::Annotation *now(const QUuid &id) const;

private:
    struct Version {
        explicit Version(const ManifestSource &source);

        std::shared_ptr<const std::vector<store::Annotation>> all;
        QHash<QUuid, size_t> byIdentity;
        QHash<QByteArray, std::vector<size_t>> byHash;
        QHash<QString, std::vector<size_t>> byDocumentId;
        std::vector<QString> documentIds;
    };

    Version m_before;
    Version m_now;
};

/// What a curator made of an annotation of the source, done to what a newer version has in its place: of each part
/// (motivations, body, target, creator) what the curator changed, the rest as the newer version has it. Nothing when
/// both changed the same part, each in their own way. `mover` knows where targets went.
[[nodiscard]] std::optional<store::Annotation> mergedEdit(const store::Annotation &before,
                                                          const store::Annotation &edited, const store::Annotation &now,
                                                          const TargetMover &mover, ResizedRegions resized);

/// Whether the newer version has the annotation as the older one had it.
[[nodiscard]] bool isUnchanged(const store::Annotation &before, const store::Annotation &now, const TargetMover &mover);

} // namespace kader::curation
