#pragma once

#include "base/result.h"

namespace kader::cli {

enum class Exit {
    Done = 0,
    Problems = 1, ///< Done, but some rows or datasets had problems.
    Usage = 2,
    Input = 3,   ///< The input cannot be used, or the output not be written.
    Network = 4, ///< The repository or the network failed.
};

[[nodiscard]] Exit exitFor(const Error &error);

/// The worse of two: a later failure never hides an earlier one.
[[nodiscard]] inline Exit worse(Exit a, Exit b)
{
    return a < b ? b : a;
}

} // namespace kader::cli
