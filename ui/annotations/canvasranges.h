#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace kader::ui {

/// Positions, ascending and from 0, of what `3-10, 12, 15-` names in numbers from 1 to `count`; nothing when something
/// else is among them. Numbers beyond name nothing.
[[nodiscard]] std::optional<QList<int>> positionsOf(const QString &ranges, int count);

/// The shortest such text; positions are ascending.
[[nodiscard]] QString rangesOf(const QList<int> &positions);

} // namespace kader::ui
