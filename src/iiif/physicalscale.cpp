#include "iiif/physicalscale.h"

#include "iiif/resource.h"

#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// The three of the specification, and those that science needs and people write.
std::optional<double> metresOf(const QString &unit)
{
    static const QHash<QString, double> units{{u"in"_s, 0.0254}, {u"cm"_s, 1e-2}, {u"mm"_s, 1e-3}, {u"m"_s, 1},
                                              {u"um"_s, 1e-6},   {u"µm"_s, 1e-6}, {u"μm"_s, 1e-6}, {u"nm"_s, 1e-9}};
    const auto found = units.find(unit.trimmed().toLower());
    return found == units.end() ? std::nullopt : std::optional(*found);
}

std::optional<double> readService(Value service)
{
    const Value written = service["physicalScale"];
    bool isNumber = false;
    const double fromText = written.text().toDouble(&isNumber);
    const std::optional<double> number = isNumber ? std::optional(fromText) : written.number();
    const std::optional<double> unit = metresOf(service["physicalUnits"].text());
    if (!number || !unit || !std::isfinite(*number) || *number <= 0)
        return std::nullopt;
    return *number * *unit;
}

/// Of an image, of the one that a part is taken of, or of the first one of a choice.
std::optional<double> ofBody(Value body)
{
    if (const auto scale = metresPerUnit(body))
        return scale;
    if (const auto scale = metresPerUnit(body["source"]))
        return scale;
    const std::vector<Value> items = listed(body["items"]);
    return items.empty() ? std::nullopt : metresPerUnit(items.front());
}

} // namespace

std::optional<double> metresPerUnit(Value resource)
{
    for (const Value service : listed(resource["service"])) {
        if (const auto scale = readService(service))
            return scale;
        for (const Value inner : listed(service["service"])) {
            if (const auto scale = readService(inner))
                return scale;
        }
    }
    return std::nullopt;
}

std::optional<double> metresPerImagePixel(const CanvasView &canvas)
{
    for (const Value page : canvas.paintingPages()) {
        for (const Value item : embeddedItems(page)) {
            for (const Value body : listed(item["body"])) {
                if (const auto scale = ofBody(body))
                    return scale;
            }
        }
    }
    return std::nullopt;
}

} // namespace kader::iiif
