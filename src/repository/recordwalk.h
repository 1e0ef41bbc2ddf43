#pragma once

#include "base/cancellation.h"
#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>

namespace kader::repository {

/// Hands over the objects of an array one by one, so that a list of any length costs the memory of one record. The
/// answer counts all entries; those that are no objects are passed over. Fails as readArray() does, wherever the fault
/// lies; what came before it has been handed over by then.
[[nodiscard]] Result<qsizetype> forEachRecord(const QByteArray &json,
                                              const std::function<void(const QJsonObject &)> &take,
                                              const Cancellation &cancellation = {});

} // namespace kader::repository
