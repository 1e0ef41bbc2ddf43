#include "iiif/rules_checks.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isPositive(Value value)
{
    const std::optional<qint64> number = value.integer();
    return number && *number > 0;
}

bool isVersion3(Value root)
{
    return root["type"].text() == "ImageService3"_L1 || (!root["@id"] && root["id"]);
}

bool endsWithContext(Value contexts, bool is3)
{
    Value last = contexts;
    for (Value context : contexts.elements())
        last = context;
    return last.text() ==
           (is3 ? "http://iiif.io/api/image/3/context.json"_L1 : "http://iiif.io/api/image/2/context.json"_L1);
}

bool namesLevel(Value profile, bool is3)
{
    const QString text = is3 ? profile.text() : profile.elements().firstChild().text();
    const QString start = is3 ? u"level"_s : u"http://iiif.io/api/image/2/level"_s;
    const QString end = is3 ? QString() : u".json"_s;
    return text == start + u'0' + end || text == start + u'1' + end || text == start + u'2' + end;
}

bool areSizes(Value sizes)
{
    if (sizes && !sizes.isArray())
        return false;
    for (Value size : sizes.elements()) {
        if (!isPositive(size["width"]) || !isPositive(size["height"]))
            return false;
    }
    return true;
}

bool areTiles(Value tiles)
{
    if (tiles && !tiles.isArray())
        return false;
    for (Value tile : tiles.elements()) {
        if (!isPositive(tile["width"]) || (tile["height"] && !isPositive(tile["height"])) ||
            !tile["scaleFactors"].elements().firstChild())
            return false;
        for (Value factor : tile["scaleFactors"]) {
            if (!isPositive(factor))
                return false;
        }
    }
    return true;
}

} // namespace

void checkImageInfo(Findings &findings, Value root)
{
    const bool is3 = isVersion3(root);
    const Value id = is3 ? root["id"] : root["@id"];
    if (!endsWithContext(root["@context"], is3))
        findings.add(rule("info-context"), root);
    if (!isWebAddress(id) || id.text().endsWith(u'/'))
        findings.add(rule("info-id"), id ? id : root);
    if (is3 && root["type"].text() != "ImageService3"_L1)
        findings.add(rule("type-missing"), root, {className(Class::Service)});
    if (root["protocol"].text() != "http://iiif.io/api/image"_L1)
        findings.add(rule("info-protocol"), root);
    if (!namesLevel(root["profile"], is3))
        findings.add(rule("info-profile"), root);
    if (!isPositive(root["width"]) || !isPositive(root["height"]))
        findings.add(rule("info-size"), root);
    if (const Value tiles = root["tiles"]; !areTiles(tiles))
        findings.add(rule("info-tiles"), tiles);
    if (const Value sizes = root["sizes"]; !areSizes(sizes))
        findings.add(rule("info-tiles"), sizes);
}

} // namespace kader::iiif
