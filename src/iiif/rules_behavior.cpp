#include "iiif/rules_members.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// Behaviors of one group exclude each other.
enum class Group : quint8 { Advance, Repeat, Layout, Facing, Parts, Order, Hidden };

struct Behavior {
    QLatin1StringView value;
    QLatin1StringView places; ///< The letters of the columns in the table of members.
    Group group;
};

constexpr Behavior behaviors[] = {
    {"auto-advance"_L1, "CMVR"_L1, Group::Advance},
    {"no-auto-advance"_L1, "CMVR"_L1, Group::Advance},
    {"repeat"_L1, "CM"_L1, Group::Repeat},
    {"no-repeat"_L1, "CM"_L1, Group::Repeat},
    {"unordered"_L1, "CMR"_L1, Group::Layout},
    {"individuals"_L1, "CMR"_L1, Group::Layout},
    {"continuous"_L1, "CMR"_L1, Group::Layout},
    {"paged"_L1, "CMR"_L1, Group::Layout},
    {"facing-pages"_L1, "V"_L1, Group::Facing},
    {"non-paged"_L1, "V"_L1, Group::Facing},
    {"multi-part"_L1, "C"_L1, Group::Parts},
    {"together"_L1, "C"_L1, Group::Parts},
    {"sequence"_L1, "R"_L1, Group::Order},
    {"thumbnail-nav"_L1, "R"_L1, Group::Order},
    {"no-nav"_L1, "R"_L1, Group::Order},
    {"hidden"_L1, "PASXH"_L1, Group::Hidden},
};

constexpr QLatin1StringView letters = "CMVRPASKGXTH"_L1;

} // namespace

void checkBehavior(const Site &site, Value value)
{
    std::vector<const Behavior *> seen;
    for (Value one : value.elements()) {
        const QString text = one.text();
        const auto *known = std::find_if(std::begin(behaviors), std::end(behaviors),
                                         [&](const Behavior &candidate) { return candidate.value == text; });
        if (known == std::end(behaviors)) {
            if (one.isString())
                site.findings().add(rule("behavior-value"), one, {text});
            continue;
        }
        if (!known->places.contains(letters[qsizetype(site.visit.kind)]))
            site.findings().add(rule("behavior-place"), one, {text, className(site.visit.kind)});
        const auto other = std::find_if(seen.begin(), seen.end(),
                                        [&](const Behavior *candidate) { return candidate->group == known->group; });
        if (other == seen.end())
            seen.push_back(known); // one of a group at most
        else if (*other != known)
            site.findings().add(rule("behavior-conflict"), one, {QString((*other)->value), text});
    }
}

} // namespace kader::iiif
