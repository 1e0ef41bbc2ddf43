#pragma once

#include "demo/catalogue.h"
#include "serve/server.h"

#include <QHash>
#include <QMutex>
#include <QStringList>

namespace kader::demo {

/// The image and presentation interface, thumbnails and downloads: `/iiif/v3/…`, `/thumbnails/…`, `/file/…`.
/// Methods are not looked at, as in the service.
class IiifRoutes final {
public:
    /// The catalogue must live as long.
    explicit IiifRoutes(const Catalogue &catalogue) : m_catalogue(catalogue) {}

    /// `path`: what follows `/iiif/v3/`, decoded part by part.
    [[nodiscard]] serve::Response iiif(const serve::Request &request, const QStringList &path);
    [[nodiscard]] serve::Response thumbnail(const serve::Request &request, const QStringList &path) const;
    [[nodiscard]] serve::Response download(const serve::Request &request, const QStringList &path) const;

private:
    [[nodiscard]] serve::Response manifest(const serve::Request &request, const QString &container,
                                           const QString &word);
    [[nodiscard]] serve::Response ofFile(const serve::Request &request, const QStringList &path) const;
    [[nodiscard]] static serve::Response image(const serve::Request &request, const File &file,
                                               const QStringList &parts);

    const Catalogue &m_catalogue;
    QMutex m_mutex;
    QHash<QString, QString> m_firstWord; ///< By dataset and version number: how the first request called the version.
};

} // namespace kader::demo
