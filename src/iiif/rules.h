#pragma once

#include "base/diagnostic.h"

#include <vector>

namespace kader::iiif {

/// A rule that documents are held against. Ids are stable; the sentences are for people, and go through Tr::tr().
struct Rule {
    const char *id;
    Severity severity;
    /// Where the rule comes from: `P3` is IIIF Presentation 3.0, `Image 3.0` the IIIF Image API; others by name.
    const char *section;
    const char *what;    ///< The rule: how things should be.
    const char *problem; ///< What is told where it is broken; %1 to %4 stand for what was found.
};

/// All rules, by id. They are published in rules.md.
[[nodiscard]] const std::vector<Rule> &rules();

} // namespace kader::iiif
