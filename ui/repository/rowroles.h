#pragma once

#include <Qt>

namespace kader::ui {

/// What a row of the repository stands for.
enum class RowKind {
    Message, ///< Waiting, or nothing there.
    Failed,
    Heading,
    More,
    Collection,
    Author,
    Dataset,
};

/// What the trees of the repository tell of their rows beside what is drawn.
enum RowRole {
    RowKindRole = Qt::UserRole + 100, ///< A RowKind, as int.
    RowIdRole,                        ///< The UUID (QString) of a collection or dataset.
};

} // namespace kader::ui
