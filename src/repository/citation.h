#pragma once

#include "repository/records.h"

namespace kader::repository {

/// `A. One; B. Two (2024): Title. Version 2. 4TU.ResearchData. Dataset. https://doi.org/10.4121/…`: one line of plain
/// text, as data are cited (DataCite's recommendation). What is not known is left out.
[[nodiscard]] QString citationText(const Dataset &dataset);

/// A BibTeX entry in UTF-8, `@misc` for BibTeX knows no data. Whatever the record holds, it is one well-formed entry:
/// characters that mean something to TeX are escaped, braces balanced, lines unbroken.
[[nodiscard]] QString citationBibtex(const Dataset &dataset);

/// https://doi.org/… as it stands in addresses; empty without a DOI.
[[nodiscard]] QString doiAddress(const QString &doi);

} // namespace kader::repository
