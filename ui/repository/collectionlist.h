#pragma once

#include "curation/opening.h"
#include "ui/repository/collectionmodel.h"

namespace kader::ui {

/// Reads what a collection lists. Works in any thread; a large one takes a moment.
[[nodiscard]] Result<CollectionList> collectionListOf(const curation::OpenedCollection &opened);

/// Brings what is at an address, and reads it.
[[nodiscard]] JobHandle loadCollection(const repository::Repository &repository, const WebAddress &address,
                                       std::function<void(Result<CollectionList>)> done);

} // namespace kader::ui
