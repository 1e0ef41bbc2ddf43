#include "iiif/rules_members.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// How deep the coordinates of a geometry are nested above its positions (RFC 7946, 3.1).
std::optional<int> depthOf(const QString &type)
{
    static const QHash<QString, int> depths = {{u"Point"_s, 0},           {u"MultiPoint"_s, 1}, {u"LineString"_s, 1},
                                               {u"MultiLineString"_s, 2}, {u"Polygon"_s, 2},    {u"MultiPolygon"_s, 3}};
    const auto found = depths.constFind(type);
    return found != depths.constEnd() ? std::optional(*found) : std::nullopt;
}

/// What is wrong with a geometry's coordinates; the first of each kind is told.
class Coordinates final {
public:
    Coordinates(Findings &findings, Value geometry) : m_findings(findings), m_geometry(geometry) {}

    void check(int depth)
    {
        const bool hasRings = m_geometry["type"].text().endsWith("Polygon"_L1);
        std::vector<std::pair<Value, int>> open{{m_geometry["coordinates"], depth}};
        while (!open.empty() && m_isFit) {
            const auto [value, left] = open.back();
            open.pop_back();
            if (left == 0) {
                checkPosition(value);
                continue;
            }
            m_isFit = value.isArray();
            if (hasRings && left == 1)
                checkRing(value);
            for (Value item : value.elements())
                open.emplace_back(item, left - 1);
        }
        if (!m_isFit)
            m_findings.add(rule("navplace-geometry"), m_geometry, {m_geometry["type"].text()});
    }

private:
    void checkPosition(Value position)
    {
        const Value first = position.elements().firstChild();
        const std::optional<double> longitude = first.number();
        const std::optional<double> latitude = first.next().number();
        m_isFit = longitude && latitude;
        if (!m_isFit || m_isTold)
            return;
        constexpr double pole = 90;
        constexpr double dateLine = 180;
        const bool isSwapped =
            std::abs(*latitude) > pole && std::abs(*latitude) <= dateLine && std::abs(*longitude) <= pole;
        m_isTold = isSwapped || std::abs(*latitude) > pole || std::abs(*longitude) > dateLine;
        if (m_isTold)
            m_findings.add(isSwapped ? rule("navplace-swapped") : rule("navplace-range"), position,
                           {QString::number(*longitude), QString::number(*latitude)});
    }

    void checkRing(Value ring)
    {
        constexpr int fewest = 4;
        Value last;
        int count = 0;
        for (Value position : ring.elements()) {
            last = position;
            ++count;
        }
        const auto same = [](Value a, Value b) { return a.number() == b.number(); };
        const Value x = ring.elements().firstChild().elements().firstChild();
        const Value endX = last.elements().firstChild();
        if (count < fewest || !same(x, endX) || !same(x.next(), endX.next()))
            m_findings.add(rule("navplace-ring"), ring);
    }

    Findings &m_findings;
    Value m_geometry;
    bool m_isFit = true;
    bool m_isTold = false;
};

void checkGeometry(Findings &findings, Value geometry)
{
    std::vector<Value> open{geometry};
    while (!open.empty()) {
        const Value one = open.back();
        open.pop_back();
        const QString type = one["type"].text();
        if (type == "GeometryCollection"_L1) {
            for (Value part : one["geometries"].elements())
                open.push_back(part);
        } else if (const std::optional<int> depth = depthOf(type)) {
            Coordinates(findings, one).check(*depth);
        } else {
            findings.add(rule("navplace-geometry"), one, {type});
        }
    }
}

} // namespace

void checkNavPlace(const Site &site, Value place)
{
    site.walk.rememberPlace();
    Findings &findings = site.findings();
    const Value features = place["features"];
    const bool isReference = !features && isWebAddress(place["id"]);
    if (place["type"].text() != "FeatureCollection"_L1 || (!features.isArray() && !isReference)) {
        findings.add(rule("navplace-form"), place);
        return;
    }
    for (Value feature : features.elements()) {
        const Value geometry = feature["geometry"];
        if (feature["type"].text() != "Feature"_L1 || !feature["properties"] || !geometry)
            findings.add(rule("navplace-feature"), feature);
        if (geometry && !geometry.isNull())
            checkGeometry(findings, geometry);
    }
}

} // namespace kader::iiif
