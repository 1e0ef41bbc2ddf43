#pragma once

#include "iiif/manifest.h"

#include <QByteArray>

namespace kader::test {

/// A manifest as the repository serves it: one line, Python's separators, painting annotations without
/// motivation, thumbnails at full size, image services embedded. Canvases are labelled
/// `image_0001.tif`, …, 3000×2000, with ids `https://repo.example/iiif/v3/<n>/canvas`.
QByteArray sampleManifest(int canvases, const QByteArray &annotationsOfFirst = {});

iiif::Manifest readManifest(const QByteArray &bytes);

/// Whether validation has nothing to say of a document but advice.
bool isSound(const iiif::Document &document);

} // namespace kader::test
