#pragma once

#include "iiif/edits.h"
#include "iiif/manifest.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace kader::test {

/// JSON that is written with apostrophes for quotes, so that it can be read.
[[nodiscard]] inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

/// A canvas as the repository serves it: one line, a space after each colon and comma, the whole image
/// service embedded three times over, no motivation on the painting annotation.
struct ServedCanvas {
    QString file; ///< Its id is `https://repo.example/iiif/v3/<file>/canvas`.
    QString name;
    QByteArray extra = {}; ///< Further members, `, "annotations": […]`.
};

[[nodiscard]] QString canvasId(const QString &file);
[[nodiscard]] QByteArray servedService(const QString &file);
[[nodiscard]] QByteArray servedCanvas(const ServedCanvas &canvas);

struct ServedManifest {
    QString dataset; ///< Its id is `https://repo.example/iiif/v3/<dataset>/latest/manifest`.
    std::vector<ServedCanvas> canvases;
    QByteArray metadata = R"([{"label": {"en": ["Authors"]}, "value": {"none": ["A. Author"]}}])";
    QByteArray extra = {}; ///< Further members, `, "rights": "…"`.
};

[[nodiscard]] QString manifestId(const QString &dataset);
[[nodiscard]] QByteArray served(const ServedManifest &manifest);

/// Ends the test program when the text is no manifest.
[[nodiscard]] iiif::Manifest manifestOf(const QByteArray &json, const QString &name = QStringLiteral("test.json"));
/// Read without the code under test; ends the test program when it is no JSON object.
[[nodiscard]] QJsonObject objectOf(const QByteArray &json);
/// The text with its patches undone: the source again, if the patches are all that was changed.
[[nodiscard]] QByteArray unpatched(QByteArray text, const QByteArray &source, const iiif::Patches &patches);

} // namespace kader::test
