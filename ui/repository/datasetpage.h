#pragma once

#include "repository/details.h"

#include <QString>

class QFont;
class QTextDocument;

namespace kader::ui {

/// Links of a page that lead nowhere on the web.
inline const QString checkImagesLink = QStringLiteral("kader:check-images");
inline const QString versionLink = QStringLiteral("kader:version/"); ///< And a number.

/// What is known about a dataset's images beyond its record.
struct ImageNews {
    bool isAsking = false;
    QString sentence = {}; ///< Empty until they were asked for.
};

/// Writes all that is known of a dataset, to read: text is text, whatever it looks like, and links lead to the web or
/// are ours.
void writeDatasetPage(QTextDocument &document, const QFont &font, const repository::Details &details,
                      const ImageNews &news);

} // namespace kader::ui
