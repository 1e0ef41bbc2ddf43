#pragma once

#include <QString>
#include <QStringList>

namespace kader::enrichment {

/// What a licence is called in words, from the address in `rights`: `CC BY 4.0`, `CC0 1.0`; of one that
/// is not known, the address itself.
[[nodiscard]] QString licenceName(const QString &rights);

/// One dataset's part of an aggregate's requiredStatement.
struct Credit {
    QString title;
    QString page;
    QString attribution;   ///< Plain text; may be empty.
    QString rights;        ///< Address of the licence, or what stands in its place; may be empty.
    QStringList statement; ///< Values of the dataset's own requiredStatement.
};

/// Its values: a line of HTML with title, attribution and licence, then its own statement as it is.
[[nodiscard]] QStringList creditLines(const Credit &credit);

} // namespace kader::enrichment
