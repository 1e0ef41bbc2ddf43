#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace kader::repository {

/// The answer as an array or an object. What it is instead (a notice of maintenance, a page, an error
/// object, damaged JSON) becomes a Malformed or Network error in words, at its line and column.
[[nodiscard]] Result<QJsonArray> readArray(const QByteArray &bytes);
[[nodiscard]] Result<QJsonObject> readObject(const QByteArray &bytes);

/// A 200 that says only that the service is being worked on.
[[nodiscard]] bool isMaintenance(const QJsonObject &object);

// Forgiving access to single values: whatever has another type counts as absent.
[[nodiscard]] QString textOf(const QJsonObject &object, QLatin1String key);
[[nodiscard]] QStringList textsOf(const QJsonObject &object, QLatin1String key);
[[nodiscard]] QDateTime timeOf(const QJsonObject &object, QLatin1String key); ///< UTC.
[[nodiscard]] QDate dateOf(const QJsonObject &object, QLatin1String key);
[[nodiscard]] QList<QJsonObject> objectsOf(const QJsonArray &array);

} // namespace kader::repository
