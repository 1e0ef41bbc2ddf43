#pragma once

#include "iiif/manifest.h"
#include "imaging/imagestore.h"
#include "net/client.h"

#include <QTest>

namespace kader::test {

/// A store with its client, which does not pause before retries.
struct Stage {
    explicit Stage(qint64 memory = qint64(256) << 20);

    net::Client client;
    imaging::ImageStore store;

    /// Waits for one answer of the client.
    [[nodiscard]] Result<net::Response> fetch(const QString &address);
    /// The manifest behind an address; fails the program when it can't be had.
    [[nodiscard]] iiif::Manifest manifest(const QString &address);
};

/// The canvas is looked at until all is there, or nothing more comes.
[[nodiscard]] bool settles(imaging::CanvasImage &canvas, const imaging::Viewport &viewport);
[[nodiscard]] bool comesTo(imaging::CanvasImage &canvas, imaging::CanvasImage::State state);

/// Of which JSON with single quotes is made a manifest with these canvases.
[[nodiscard]] iiif::Manifest manifestOf(const QByteArray &canvases);

} // namespace kader::test
