#pragma once

#include <QByteArray>

namespace kader::test {

// Documents of ours in which about everything stands that the specifications allow, and nothing else.

/// A manifest with two canvases.
[[nodiscard]] QByteArray goodManifest();
[[nodiscard]] QByteArray goodCollection();
/// A page of annotations that stands alone.
[[nodiscard]] QByteArray goodPage();
/// An info.json of Image API 3.
[[nodiscard]] QByteArray goodInfo();

} // namespace kader::test
