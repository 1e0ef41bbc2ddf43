#include "iiif/shape.h"

#include "iiif/annotationtarget.h"
#include "iiif/edits.h"
#include "iiif/fragment.h"
#include "iiif/resource.h"
#include "iiif/svgpolygon.h"

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// The selector among what an Annotation keeps as its `selector`: that itself, or of its target on the canvas.
Value selectorOf(Value kept, const CanvasView &canvas)
{
    return isSelector(kept) ? kept : targetAmong(canvas, kept)["selector"];
}

std::optional<SelectedShape> readSvg(Value selector, const CanvasView &canvas)
{
    if (typeOf(selector) != "SvgSelector"_L1)
        return std::nullopt;
    const QString svg = selectorText(selector);
    std::optional<SvgShape> read = readSvgShape(svg, canvas.size);
    if (!read)
        return std::nullopt;
    std::optional<SvgPolygon> polygon = svgPolygon(svg, *read);
    if (polygon)
        read->outlines.front() = {.points = std::move(polygon->corners), .isClosed = true};
    const auto shape =
        Shape::of(polygon ? ShapeKind::Polygon : ShapeKind::Other,
                  {std::make_move_iterator(read->outlines.begin()), std::make_move_iterator(read->outlines.end())});
    if (!shape)
        return std::nullopt;
    return SelectedShape{.shape = *shape, .isWritable = polygon && polygon->isWritable};
}

std::optional<SelectedShape> readPoint(Value selector, const CanvasView &)
{
    const std::optional<double> x = selector["x"].number();
    const std::optional<double> y = selector["y"].number();
    if (typeOf(selector) != "PointSelector"_L1 || !x || !y)
        return std::nullopt;
    const auto point = Shape::of(ShapeKind::Point, {SvgOutline{.points = {{*x, *y}}}});
    return point ? std::optional(SelectedShape{.shape = *point, .isWritable = true}) : std::nullopt;
}

void writeNumbers(Edits &edits, Value selector, const Shape &shape)
{
    if (shape.kind == ShapeKind::Point) {
        const QPointF at = shape.corners().front();
        edits.set(selector, "x", coordinateText(at.x()).toLatin1());
        edits.set(selector, "y", coordinateText(at.y()).toLatin1());
    } else if (const auto svg = withCorners(selectorText(selector), shape.corners())) {
        edits.set(selector, selector["value"] ? "value" : "chars", jsonString(*svg));
    }
}

} // namespace

// --- Shapes -------------------------------------------------------------------------------------------------

Shape Shape::point(QPointF at)
{
    return of(ShapeKind::Point, {SvgOutline{.points = {at}}}).value_or(Shape());
}

Shape Shape::polygon(std::vector<QPointF> corners)
{
    return of(ShapeKind::Polygon, {SvgOutline{.points = std::move(corners), .isClosed = true}}).value_or(Shape());
}

std::optional<Shape> Shape::of(ShapeKind kind, QList<SvgOutline> outlines)
{
    const auto region = SvgShape{.outlines = {outlines.begin(), outlines.end()}}.enclosing();
    if (!region)
        return std::nullopt;
    Shape shape;
    shape.kind = kind;
    shape.region = *region;
    shape.outlines = std::move(outlines);
    return shape;
}

const std::vector<QPointF> &Shape::corners() const
{
    static const std::vector<QPointF> none;
    return kind == ShapeKind::Polygon || kind == ShapeKind::Point ? outlines.front().points : none;
}

// --- Selectors ----------------------------------------------------------------------------------------------

std::optional<SelectedShape> selectedShape(const QByteArray &selector, const CanvasView &canvas)
{
    const Result<Outline> outline = Outline::parse(selector);
    if (!outline)
        return std::nullopt;
    const std::vector<Value> alternatives = selectorsIn(selectorOf(outline->root(), canvas));
    for (const auto read : {readSvg, readPoint}) {
        for (const Value each : alternatives) {
            if (auto found = read(each, canvas)) {
                found->isWritable = found->isWritable && alternatives.size() == 1; // others would tell another place
                return found;
            }
        }
    }
    return std::nullopt;
}

std::optional<QByteArray> withShape(const QByteArray &selector, const CanvasView &canvas, const Shape &shape)
{
    const std::optional<SelectedShape> before = selectedShape(selector, canvas);
    if (!before || !before->isWritable || before->shape.kind != shape.kind)
        return std::nullopt;
    const Result<Outline> outline = Outline::parse(selector);
    Edits edits(*outline);
    writeNumbers(edits, selectorsIn(selectorOf(outline->root(), canvas)).front(), shape);
    const Result<Patches> patches = edits.patches();
    return patches ? std::optional(patched(selector, *patches)) : std::nullopt;
}

QByteArray writtenSelector(const Shape &shape)
{
    if (shape.kind == ShapeKind::Polygon)
        return R"({"type":"SvgSelector","value":)" + jsonString(svgOf(shape.corners())) + '}';
    const QPointF at = shape.kind == ShapeKind::Point ? shape.corners().front() : QPointF();
    return R"({"type":"PointSelector","x":)" + coordinateText(at.x()).toLatin1() + R"(,"y":)" +
           coordinateText(at.y()).toLatin1() + '}';
}

} // namespace kader::iiif
