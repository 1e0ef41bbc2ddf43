#pragma once

#include "iiif/outline.h"

#include <QString>

#include <vector>

namespace kader::iiif {

/// What every reader of resources needs, tolerant of the forms that are met: `@id` beside `id`, a bare address in
/// place of an object, one value in place of a list.

/// The resource's id; of a bare text the text itself.
[[nodiscard]] QString idOf(Value resource);
/// The first of its types, without a prefix such as `sc:` or an address before it; empty when there is none.
[[nodiscard]] QString typeOf(Value resource);
/// The elements of an array, else the value itself where it is an object or a text.
[[nodiscard]] std::vector<Value> listed(Value value);
/// The address with the other of http and https; itself when it has neither.
[[nodiscard]] QString withOtherScheme(const QString &address);

} // namespace kader::iiif
