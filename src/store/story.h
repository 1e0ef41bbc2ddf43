#pragma once

#include "store/history.h"
#include "store/remains.h"

namespace kader::store {

/// The history of a damaged curation, where all of it is there and each change begins where the one before ended.
struct Story {
    struct Told {
        std::optional<Annotation> state = {}; ///< After the steps that hold; absent when there was none then.
        std::optional<qint64> row = {};
    };

    QHash<QUuid, Told> annotations = {};
    QHash<QString, std::optional<QString>> settings = {};
    QSet<QUuid> sources = {}; ///< That any state of an annotation names, undone ones too.
};

/// Nothing when a step or a change is missing, cannot be read, or does not fit the others.
[[nodiscard]] std::optional<Story> storyOf(PageFile &file, const Remains &remains);

} // namespace kader::store
