#include "iiif/annotationtarget.h"

#include "iiif/resource.h"
#include "iiif/svgshape.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

bool isAbout(const QString &address, const QString &canvasId)
{
    if (canvasId.isEmpty() || !address.startsWith(canvasId))
        return false;
    const QStringView rest = QStringView(address).sliced(canvasId.size());
    return rest.isEmpty() || rest.startsWith(u'#') || rest.startsWith("%23"_L1);
}

std::vector<Value> targetsIn(Value target)
{
    const QString type = typeOf(target);
    const bool isList = type == "Choice"_L1 || type == "List"_L1 || type == "Composite"_L1 || type == "Independents"_L1;
    return listed(isList ? target["items"] : target);
}

} // namespace

std::vector<Value> targetsOf(Value annotation)
{
    return targetsIn(annotation["target"]);
}

QString targetAddress(Value target)
{
    return idOf(target["source"] ? target["source"] : target);
}

std::optional<int> targetedCanvas(const Manifest &manifest, Value annotation)
{
    for (const Value target : targetsOf(annotation)) {
        if (const std::optional<int> canvas = manifest.canvasNamed(targetAddress(target)))
            return canvas;
    }
    return std::nullopt;
}

Value targetOn(const CanvasView &canvas, Value annotation)
{
    return targetAmong(canvas, annotation["target"]);
}

Value targetAmong(const CanvasView &canvas, Value target)
{
    if (target.isString())
        return target;
    const std::vector<Value> targets = targetsIn(target);
    const QString otherId = withOtherScheme(canvas.id);
    for (const Value each : targets) {
        const QString address = targetAddress(each);
        if (isAbout(address, canvas.id) || isAbout(address, otherId))
            return each;
    }
    return targets.empty() ? Value() : targets.front();
}

namespace {

Pointed split(const QString &address, const QString &canvasId)
{
    qsizetype hash = address.indexOf(u'#');
    if (!canvasId.isEmpty() && address.startsWith(canvasId)) {
        if (address.size() == canvasId.size())
            return {.canvasId = address, .fragment = {}};
        const QStringView rest = QStringView(address).sliced(canvasId.size());
        if (rest.startsWith("%23"_L1))
            return {.canvasId = canvasId, .fragment = SpatialFragment::parseFragment(rest.sliced(3))};
        if (rest.startsWith(u'#'))
            hash = canvasId.size();
    }
    if (hash < 0)
        return {.canvasId = address, .fragment = {}};
    return {.canvasId = address.first(hash),
            .fragment = SpatialFragment::parseFragment(QStringView(address).sliced(hash + 1))};
}

} // namespace

Pointed pointedAt(Value target, const CanvasView &canvas)
{
    const QString address = targetAddress(target);
    const bool isExact = address.startsWith(canvas.id);
    Pointed pointed = split(address, isExact ? canvas.id : withOtherScheme(canvas.id));
    pointed.hasSelector = target["source"].exists() && target["selector"].exists();
    return pointed;
}

bool isSelector(Value value)
{
    const Value first = value.isArray() ? value.firstChild() : value;
    return first["type"].text().endsWith("Selector"_L1) && !first["source"];
}

std::vector<Value> selectorsIn(Value selector)
{
    constexpr size_t most = 64;
    std::vector<Value> waiting = {selector};
    std::vector<Value> all;
    for (size_t i = 0; i < waiting.size() && waiting.size() < most; ++i) {
        const Value now = waiting[i];
        const bool isChoice = typeOf(now) == "Choice"_L1;
        if (!now.isArray() && !isChoice)
            all.push_back(now);
        for (const Value inner : listed(now.isArray() ? now : Value()))
            waiting.push_back(inner);
        for (const char *member : {"default", "item", "items", "refinedBy"}) {
            if (const Value inner = now[member])
                waiting.push_back(inner);
        }
    }
    return all;
}

QString selectorText(Value selector)
{
    return (selector["value"] ? selector["value"] : selector["chars"]).text();
}

namespace {

std::optional<SpatialFragment> fragmentOf(Value selector)
{
    if (!selector.isString() && typeOf(selector) != "FragmentSelector"_L1)
        return std::nullopt;
    const QString text = selector.isString() ? selector.text() : selectorText(selector);
    return SpatialFragment::parseFragment(QStringView(text).sliced(text.startsWith(u'#') ? 1 : 0));
}

std::optional<Region> pointRegion(Value selector)
{
    const std::optional<double> x = selector["x"].number();
    const std::optional<double> y = selector["y"].number();
    if (typeOf(selector) != "PointSelector"_L1 || !x || !y)
        return std::nullopt;
    constexpr double within = 1e-3; // of the unit that the point lies in
    return SpatialFragment{.x = *x, .y = *y, .width = within, .height = within}.toRegion({});
}

std::optional<Region> shapeRegion(Value selector, std::optional<CanvasSize> canvas)
{
    if (typeOf(selector) != "SvgSelector"_L1)
        return std::nullopt;
    const std::optional<SvgShape> shape = readSvgShape(selectorText(selector), canvas);
    return shape ? shape->enclosing() : std::nullopt;
}

} // namespace

std::optional<SpatialFragment> selectedFragment(Value selector)
{
    for (const Value candidate : selectorsIn(selector)) {
        if (const auto fragment = fragmentOf(candidate))
            return fragment;
    }
    return std::nullopt;
}

std::optional<Region> selectedRegion(Value selector, std::optional<CanvasSize> canvas)
{
    if (const auto fragment = selectedFragment(selector))
        return fragment->toRegion(canvas);
    for (const Value candidate : selectorsIn(selector)) {
        if (const auto region = shapeRegion(candidate, canvas))
            return region;
    }
    for (const Value candidate : selectorsIn(selector)) {
        if (const auto region = pointRegion(candidate))
            return region;
    }
    return std::nullopt;
}

} // namespace kader::iiif
