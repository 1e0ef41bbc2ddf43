#pragma once

#include "exchange/csvcolumns.h"
#include "exchange/textencoding.h"

#include <optional>
#include <vector>

namespace kader::exchange {

/// How a table is to be read where what is found by itself is not what is meant.
struct CsvForm {
    std::optional<TextEncoding> encoding = {};
    std::optional<char> separator = {};
    bool hasHeader = true; ///< Without one the columns are the plain five in their order, unless `columns` says.
    /// Which of ours each of the file's columns is, by position; empty: as the header says.
    std::vector<std::optional<Column>> columns = {};

    bool operator==(const CsvForm &) const = default;
};

/// What one of the file's columns most likely is, for somebody to look at: by its name, or a word that people write
/// for it.
[[nodiscard]] std::optional<Column> likelyColumn(QStringView name);

} // namespace kader::exchange
