#pragma once

#include <QByteArray>
#include <QMap>
#include <QSizeF>
#include <QString>

#include <optional>

namespace kader::store {

/// A Presentation 3 manifest that stands in the place of one that is lost, with `count` canvases,
/// each as large as the annotations there reach (by the canvas's position), so that they can be seen.
[[nodiscard]] QByteArray standIn(const QString &origin, const QString &title, const QMap<int, QSizeF> &extents,
                                 int count);

/// The same of a page of annotations.
[[nodiscard]] QByteArray emptyPage(const QString &origin);

/// What a manifest says of itself; nothing when this is none.
struct SelfDescription {
    QString id = {};
    QString label = {};
};
[[nodiscard]] std::optional<SelfDescription> describedManifest(const QByteArray &bytes);

} // namespace kader::store
