#pragma once

#include "demo/catalogue.h"
#include "demo/json.h"

namespace kader::demo {

/// The IIIF documents of the service, exactly as it writes them: image service in full three times,
/// thumbnails at full size, painting annotations without a motivation.
class Manifests final {
public:
    explicit Manifests(const QString &origin) : m_base(origin + QStringLiteral("/iiif/v3/")) {}

    [[nodiscard]] Json info(const File &file) const;
    /// Width and height 0 and a null service when the file is not an image.
    [[nodiscard]] Json canvas(const File &file) const;
    /// `word`: the version as it stood in the first request.
    [[nodiscard]] Json manifest(const Dataset &dataset, const Version &version, const QString &word) const;

private:
    [[nodiscard]] Json thumbnail(const File &file, const Json &service) const;
    [[nodiscard]] QString fullSize(const File &file) const;

    QString m_base;
};

} // namespace kader::demo
