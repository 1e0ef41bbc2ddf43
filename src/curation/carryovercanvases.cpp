#include "curation/carryovercanvases.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::curation {

namespace {

using Positions = std::vector<int>;

/// The canvases of two versions that are not matched yet, and what is known of them so far.
class Matcher final {
public:
    Matcher(const iiif::Manifest &from, const iiif::Manifest &to)
        : m_from(from.canvases()), m_to(to.canvases()), m_matches(m_from.size()), m_isTaken(m_to.size(), false)
    {}

    [[nodiscard]] std::vector<CanvasMatch> matched();

private:
    using Key = QString (*)(const iiif::CanvasView &);
    struct Group {
        Positions from = {};
        Positions to = {};
    };

    [[nodiscard]] QHash<QString, Group> groups(Key key) const;
    [[nodiscard]] QHash<QString, Group> byLabel(const Group &group) const;
    void matchById(Key key);
    void matchWithOneId(const Group &group);
    void matchByLabel();
    void match(int from, int to);
    void leaveUnclear(const Positions &from);
    [[nodiscard]] bool hasFree(const Positions &to) const;
    [[nodiscard]] bool isOpen(int from) const
    {
        return !m_matches[size_t(from)].position && !m_matches[size_t(from)].isUnclear;
    }

    const std::vector<iiif::CanvasView> &m_from;
    const std::vector<iiif::CanvasView> &m_to;
    std::vector<CanvasMatch> m_matches;
    std::vector<bool> m_isTaken;
};

QString exactId(const iiif::CanvasView &canvas)
{
    return canvas.id;
}

QString idWithoutScheme(const iiif::CanvasView &canvas)
{
    return canvas.id.startsWith("http://"_L1) ? u"https://"_s + canvas.id.sliced(7) : canvas.id;
}

QString labelOf(const iiif::CanvasView &canvas)
{
    return canvas.label.name();
}

std::vector<CanvasMatch> Matcher::matched()
{
    matchById(exactId);
    matchById(idWithoutScheme);
    matchByLabel();
    return std::move(m_matches);
}

/// What is still to be matched, by what it has in common; what has nothing there is left out.
QHash<QString, Matcher::Group> Matcher::groups(Key key) const
{
    QHash<QString, Group> all;
    for (const iiif::CanvasView &canvas : m_from) {
        if (const QString name = key(canvas); !name.isEmpty() && isOpen(canvas.position))
            all[name].from.push_back(canvas.position);
    }
    for (const iiif::CanvasView &canvas : m_to) {
        if (const QString name = key(canvas); !name.isEmpty() && !m_isTaken[size_t(canvas.position)])
            all[name].to.push_back(canvas.position);
    }
    return all;
}

QHash<QString, Matcher::Group> Matcher::byLabel(const Group &group) const
{
    QHash<QString, Group> all;
    for (const int position : group.from)
        all[labelOf(m_from[size_t(position)])].from.push_back(position);
    for (const int position : group.to)
        all[labelOf(m_to[size_t(position)])].to.push_back(position);
    return all;
}

void Matcher::matchById(Key key)
{
    for (const Group &group : groups(key)) {
        if (group.from.empty() || group.to.empty())
            continue;
        if (group.from.size() == 1 && group.to.size() == 1)
            match(group.from.front(), group.to.front());
        else
            matchWithOneId(group);
    }
}

/// Positions come in the order of the document, so those of one label do too.
void Matcher::matchWithOneId(const Group &group)
{
    for (const Group &alike : byLabel(group)) {
        if (alike.from.size() == alike.to.size()) {
            for (size_t i = 0; i < alike.from.size(); ++i)
                match(alike.from[i], alike.to[i]);
        } else if (!alike.to.empty()) {
            leaveUnclear(alike.from);
        }
    }
    if (hasFree(group.to)) // one of them may be it, under another label
        leaveUnclear(group.from);
}

void Matcher::matchByLabel()
{
    // A label that some other canvas has, matched or not, tells nothing.
    QHash<QString, Group> all;
    for (const iiif::CanvasView &canvas : m_from)
        all[labelOf(canvas)].from.push_back(canvas.position);
    for (const iiif::CanvasView &canvas : m_to)
        all[labelOf(canvas)].to.push_back(canvas.position);
    all.remove(QString());
    for (const Group &group : std::as_const(all)) {
        if (group.from.size() == 1 && group.to.size() == 1) {
            if (isOpen(group.from.front()) && !m_isTaken[size_t(group.to.front())])
                match(group.from.front(), group.to.front());
        } else if (hasFree(group.to)) {
            leaveUnclear(group.from);
        }
    }
}

bool Matcher::hasFree(const Positions &to) const
{
    return std::any_of(to.begin(), to.end(), [this](int position) { return !m_isTaken[size_t(position)]; });
}

void Matcher::match(int from, int to)
{
    m_matches[size_t(from)] = {to, false};
    m_isTaken[size_t(to)] = true;
}

void Matcher::leaveUnclear(const Positions &from)
{
    for (const int position : from) {
        if (isOpen(position))
            m_matches[size_t(position)].isUnclear = true;
    }
}

} // namespace

std::vector<CanvasMatch> matchCanvases(const iiif::Manifest &from, const iiif::Manifest &to)
{
    return Matcher(from, to).matched();
}

std::optional<double> commonFactor(const std::optional<iiif::CanvasSize> &from,
                                   const std::optional<iiif::CanvasSize> &to)
{
    if (!from || !to)
        return std::nullopt;
    const double across = double(to->width) / double(from->width);
    const double down = double(to->height) / double(from->height);
    // Two sides that were rounded are together less than a unit off.
    constexpr double almostOne = 1 - 1e-6;
    const bool isAlike = std::abs(double(from->height) * across - double(to->height)) < almostOne ||
                         std::abs(double(from->width) * down - double(to->width)) < almostOne;
    return isAlike ? std::optional((across + down) / 2) : std::nullopt;
}

} // namespace kader::curation
