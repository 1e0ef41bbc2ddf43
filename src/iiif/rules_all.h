#pragma once

#include "iiif/rules_content.h"
#include "iiif/rules_document.h"
#include "iiif/rules_resources.h"

#include <array>
#include <span>
#include <string_view>

namespace kader::iiif {

/// The tables of the rules. Internal to validation.
inline constexpr std::array<std::span<const Rule>, 10> ruleTables = {
    ruletables::document, ruletables::identity, ruletables::descriptive, ruletables::technical, ruletables::structure,
    ruletables::services, ruletables::painting, ruletables::annotations, ruletables::places,    ruletables::imageInfo,
};

/// The rule of that id; an id that no rule has does not compile.
consteval const Rule &rule(std::string_view id)
{
    for (const std::span<const Rule> &table : ruleTables) {
        for (const Rule &candidate : table) {
            if (id == candidate.id)
                return candidate;
        }
    }
    throw "no rule has this id";
}

} // namespace kader::iiif
