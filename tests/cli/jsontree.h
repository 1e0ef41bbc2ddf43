#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QStringList>

namespace kader::test {

/// JSON as read by a library that Kader does not read manifests with. Members keep their order. Numbers
/// with a fraction or an exponent, and those that no integer holds, are objects `{"number": "as written"}`,
/// so that 1.50 and 1.5 are two.
using Json = nlohmann::ordered_json;

/// Discarded (`is_discarded()`) when the text is no JSON.
[[nodiscard]] Json parsed(const QByteArray &text);

/// What a document lost, gained or has otherwise after a step, one line each: `removed /a`, `added /a/1`,
/// `changed /b`, `moved /c` for members that stand in another order, with JSON pointers. Members are known
/// by name, elements by position; what is new is told once, not with all that lies in it.
[[nodiscard]] QStringList differences(const Json &before, const Json &after);

/// Whether the same value, members in any order, stands anywhere in a document.
[[nodiscard]] bool holds(const Json &document, const Json &value);

/// The string, or an empty one.
[[nodiscard]] QString textOf(const Json &value);
[[nodiscard]] QString textOf(const Json &object, const char *member);
/// For comparing, and for messages.
[[nodiscard]] QByteArray dumped(const Json &value);
/// The member, or null.
[[nodiscard]] const Json &memberOf(const Json &object, const char *member);

} // namespace kader::test
