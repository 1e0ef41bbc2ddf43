#pragma once

#include <QString>
#include <QStringList>

namespace kader::curation {

/// HTML as IIIF allows it (Presentation 3, 4.5): well-formed, of `a b br i img p small span sub sup`, with `href` to
/// http, https and mailto, and the `src` and `alt` of images.
struct AllowedHtml {
    /// What is safe to show: other elements are left out while their words stay, what scripts and styles hold goes too,
    /// and an image is its words, for showing must not fetch anything. Of what is not well-formed, the words alone.
    QString shown;
    /// What viewers will leave out or not take, a sentence each; empty when all is allowed.
    QStringList objections = {};
};

[[nodiscard]] AllowedHtml readHtml(const QString &html);

/// A plain text as HTML that reads the same.
[[nodiscard]] QString htmlFromText(const QString &text);

} // namespace kader::curation
