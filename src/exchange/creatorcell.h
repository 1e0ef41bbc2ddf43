#pragma once

#include <QByteArray>
#include <QString>

namespace kader::exchange {

/// Whether a cell holds JSON rather than a name or an address.
[[nodiscard]] bool isJsonCell(const QString &cell);

/// JSON of the creator (Web Annotation 3.3.1) that a bare cell names: an address stands for itself,
/// anything else is the name of a Person.
[[nodiscard]] QByteArray creatorFromCell(const QString &cell);

/// The cell that reads as this creator: bare where creatorFromCell() gives the same bytes back, else JSON.
[[nodiscard]] QString creatorCell(const QByteArray &json);

} // namespace kader::exchange
