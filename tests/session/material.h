#pragma once

#include <QByteArray>
#include <QString>

namespace kader::test {

/// A manifest of two canvases of 1000×800 with one annotation of its own, `From the source` at 100,100 200x150 of
/// the first. Its images are where nobody answers, so that nothing is waited for.
[[nodiscard]] QByteArray smallManifest();

/// `rows` annotations on the first canvas (`one`) of smallManifest, and a row that fits no canvas.
[[nodiscard]] QByteArray smallTable(int rows);

/// Writes it and gives back the path.
QString written(const QString &path, const QByteArray &bytes);

} // namespace kader::test
