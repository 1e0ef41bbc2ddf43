#pragma once

#include "iiif/rules_checks.h"

#include <string_view>

namespace kader::iiif {

/// How often a member's value stands there.
enum class Shape : quint8 { Any, One, List };
/// What it, or each of its elements, must be.
enum class Holds : quint8 { Anything, Text, Object };
/// What the things in it are.
enum class Child : quint8 {
    None,
    Items, ///< By what has them.
    Range,
    Page,
    Content,
    Agent,
    Body, ///< By their type, as are the next two.
    Target,
    Source,
    Linked, ///< Anything that is only referred to.
    StandIn,
};

/// A member of the table in P3 A, joined by those of the W3C's annotations that Kader holds against rules.
struct Member {
    const char *name;
    /// One letter for each class: R must be there, ! must be there and another rule tells so, r should, o may, - must
    /// not be there; blank where nothing is said.
    const char *needs;
    Shape shape = Shape::Any;
    Holds holds = Holds::Anything;
    MemberCheck check = nullptr;
    Child child = Child::None;
    const Rule *missing = nullptr; ///< Told for R.
};

// The columns: IIIF Collection, Manifest, canVas, Range, annotation Page, Annotation, annotation collection (S),
// content resource (K), aGent, specific resource (X), Textual body, cHoice.
// clang-format off
inline constexpr Member members[] = {
    //                       CMVRPASKGXTH
    {"id",                  "R!!RR!RRR   ", Shape::Any, Holds::Anything, checkId, Child::None, &rule("id-missing")},
    {"type",                "RRRRRRRRRRRR", Shape::Any, Holds::Anything, checkType, Child::None, &rule("type-missing")},
    {"label",               "RR!rooroR   ", Shape::Any, Holds::Anything, checkLabel, Child::None,
                                            &rule("label-missing")},
    {"metadata",            "rroooooo    ", Shape::Any, Holds::Anything, checkMetadata},
    {"summary",             "rroooooo    ", Shape::Any, Holds::Anything, checkRichText},
    {"requiredStatement",   "oooooooo    ", Shape::Any, Holds::Anything, checkStatement},
    {"rights",              "ooooooooooo ", Shape::One, Holds::Text, checkRights},
    {"navDate",             "oooo----    ", Shape::One, Holds::Text, checkNavDate},
    {"language",            "-------r  o ", Shape::Any, Holds::Anything, checkLanguages},
    {"provider",            "rroooooo    ", Shape::List, Holds::Object, nullptr, Child::Agent},
    {"thumbnail",           "rroooooo    ", Shape::List, Holds::Object, checkThumbnails, Child::Content},
    {"placeholderCanvas",   "oooo----    ", Shape::One, Holds::Object, nullptr, Child::StandIn},
    {"accompanyingCanvas",  "oooo----    ", Shape::One, Holds::Object, nullptr, Child::StandIn},
    {"format",              "-------o  o ", Shape::Any, Holds::Anything, checkMediaType},
    {"profile",             "-------o    ", Shape::One, Holds::Text},
    {"height",              "--!----o    ", Shape::One, Holds::Anything, checkWhole},
    {"width",               "--!----o    ", Shape::One, Holds::Anything, checkWhole},
    {"duration",            "--o----o    ", Shape::One, Holds::Anything, checkDuration},
    {"viewingDirection",    "oo-o----    ", Shape::One, Holds::Text, checkDirection},
    {"behavior",            "oooooooo o o", Shape::List, Holds::Text, checkBehavior},
    {"timeMode",            "-----o--    ", Shape::One, Holds::Text, checkTimeMode},
    {"seeAlso",             "ooooooooo   ", Shape::List, Holds::Object, nullptr, Child::Content},
    {"service",             "oooooooooo  ", Shape::Any, Holds::Anything, checkServices},
    {"homepage",            "ooooooooo   ", Shape::List, Holds::Object, checkLabelled, Child::Content},
    {"rendering",           "oooooooo    ", Shape::List, Holds::Object, checkLabelled, Child::Content},
    {"partOf",              "oooo  oo    ", Shape::List, Holds::Object, nullptr, Child::Linked},
    {"start",               "-o-o----    ", Shape::One, Holds::Object, checkStart, Child::Linked},
    {"supplementary",       "---o----    ", Shape::Any, Holds::Anything, checkSupplementary},
    {"services",            "oo------    ", Shape::Any, Holds::Anything, checkServices},
    {"items",               "!!r!r---   !", Shape::List, Holds::Object, nullptr, Child::Items},
    {"structures",          "-o------    ", Shape::List, Holds::Object, nullptr, Child::Range},
    {"annotations",         "oooo---o    ", Shape::List, Holds::Object, nullptr, Child::Page},
    {"navPlace",            "oooo----    ", Shape::Any, Holds::Anything, checkNavPlace},
    {"logo",                "        r   ", Shape::List, Holds::Object, checkLogos, Child::Content},
    {"motivation",          "     !      ", Shape::Any, Holds::Anything, checkMotivation},
    {"purpose",             "         oo ", Shape::Any, Holds::Anything, checkMotivation},
    {"body",                "     o      ", Shape::Any, Holds::Anything, checkBody, Child::Body},
    {"target",              "     !      ", Shape::Any, Holds::Anything, nullptr, Child::Target},
    {"created",             "     o oooo ", Shape::One, Holds::Text, checkDateTime},
    {"modified",            "     o oooo ", Shape::One, Holds::Text, checkDateTime},
    {"generated",           "     o oooo ", Shape::One, Holds::Text, checkDateTime},
    {"value",               "          ! "},
    {"source",              "         !  ", Shape::Any, Holds::Anything, nullptr, Child::Source},
    {"selector",            "         o  "},
    {"creator",             "     o oooo "},
    {"first",               "      o     "},
    {"last",                "      o     "},
    {"next",                "    o       "},
    {"prev",                "    o       "},
    {"startIndex",          "    o       "},
    {"bodyValue",           "     o      ", Shape::One, Holds::Text},
    {"total",               "      o     "},
};
// clang-format on
static_assert(std::size(members) == memberCount);

/// The place of a member in the table; a name that is not there does not compile.
consteval size_t at(std::string_view name)
{
    for (size_t i = 0; i < memberCount; ++i) {
        if (name == members[i].name)
            return i;
    }
    throw "the table has no such member";
}

} // namespace kader::iiif
