#include "iiif/svgshape.h"

#include "iiif/svgpath.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr int deepestGroup = 100;

/// x' = a x + c y + e, y' = b x + d y + f, as in SVG's matrix(a b c d e f).
struct Affine {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    [[nodiscard]] QPointF map(QPointF p) const { return {a * p.x() + c * p.y() + e, b * p.x() + d * p.y() + f}; }
    /// First `inner`, then this one.
    [[nodiscard]] Affine after(const Affine &inner) const
    {
        return {.a = a * inner.a + c * inner.b,
                .b = b * inner.a + d * inner.b,
                .c = a * inner.c + c * inner.d,
                .d = b * inner.c + d * inner.d,
                .e = a * inner.e + c * inner.f + e,
                .f = b * inner.e + d * inner.f + f};
    }
};

std::optional<Affine> rotation(const std::vector<double> &numbers)
{
    if (numbers.size() != 1 && numbers.size() != 3)
        return std::nullopt;
    const double angle = numbers[0] * std::numbers::pi / 180;
    const Affine turn{.a = std::cos(angle), .b = std::sin(angle), .c = -std::sin(angle), .d = std::cos(angle)};
    if (numbers.size() == 1)
        return turn;
    return Affine{.e = numbers[1], .f = numbers[2]}.after(turn).after({.e = -numbers[1], .f = -numbers[2]});
}

std::optional<Affine> function(QStringView name, const std::vector<double> &numbers)
{
    const size_t count = numbers.size();
    if (name == "matrix"_L1 && count == 6)
        return Affine{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
    if (name == "translate"_L1 && (count == 1 || count == 2))
        return Affine{.e = numbers[0], .f = count == 2 ? numbers[1] : 0};
    if (name == "scale"_L1 && (count == 1 || count == 2))
        return Affine{.a = numbers[0], .d = numbers[count - 1]};
    if (name == "rotate"_L1)
        return rotation(numbers);
    if (name == "skewX"_L1 && count == 1)
        return Affine{.c = std::tan(numbers[0] * std::numbers::pi / 180)};
    if (name == "skewY"_L1 && count == 1)
        return Affine{.b = std::tan(numbers[0] * std::numbers::pi / 180)};
    return std::nullopt;
}

std::optional<Affine> readTransform(QStringView text)
{
    SvgScanner scanner(text);
    Affine all;
    while (!scanner.atEnd()) {
        const QStringView name = scanner.name();
        if (name.isEmpty() || scanner.atEnd() || scanner.character() != u'(')
            return std::nullopt;
        const auto numbers = scanner.numbers();
        if (!numbers || scanner.atEnd() || scanner.character() != u')')
            return std::nullopt;
        const std::optional<Affine> one = function(name, *numbers);
        if (!one)
            return std::nullopt;
        all = all.after(*one);
    }
    return all;
}

/// What a viewBox does: it is laid over the canvas, in the middle and undistorted unless told otherwise.
std::optional<Affine> viewBox(const QXmlStreamAttributes &attributes, std::optional<CanvasSize> canvas)
{
    const QStringView text = attributes.value("viewBox"_L1);
    if (text.isEmpty() || !canvas)
        return Affine();
    const auto box = SvgScanner(text).numbers();
    if (!box || box->size() != 4 || !((*box)[2] > 0) || !((*box)[3] > 0))
        return std::nullopt;
    double scaleX = double(canvas->width) / (*box)[2];
    double scaleY = double(canvas->height) / (*box)[3];
    if (attributes.value("preserveAspectRatio"_L1) != "none"_L1)
        scaleX = scaleY = std::min(scaleX, scaleY);
    const double left = (double(canvas->width) - scaleX * (*box)[2]) / 2;
    const double top = (double(canvas->height) - scaleY * (*box)[3]) / 2;
    return Affine{.a = scaleX, .d = scaleY, .e = left - scaleX * (*box)[0], .f = top - scaleY * (*box)[1]};
}

/// An attribute's number, 0 where it is not given; nothing for one in per cent or any unit but pixels.
std::optional<double> length(const QXmlStreamAttributes &attributes, QLatin1StringView name)
{
    const QStringView text = attributes.value(name);
    if (text.isEmpty())
        return 0;
    SvgScanner scanner(text);
    const std::optional<double> value = scanner.number();
    const bool isWhole = scanner.atEnd() || (scanner.name() == "px"_L1 && scanner.atEnd());
    return isWhole ? value : std::nullopt;
}

using Outlines = std::optional<std::vector<SvgOutline>>;

Outlines lengthsTo(const QXmlStreamAttributes &attributes, const std::vector<QLatin1StringView> &names,
                   SvgOutline (*make)(const std::vector<double> &))
{
    std::vector<double> values;
    for (const QLatin1StringView name : names) {
        const std::optional<double> value = length(attributes, name);
        if (!value)
            return std::nullopt;
        values.push_back(*value);
    }
    return std::vector{make(values)};
}

SvgOutline rectangle(const std::vector<double> &v)
{
    return {.points = {{v[0], v[1]}, {v[0] + v[2], v[1]}, {v[0] + v[2], v[1] + v[3]}, {v[0], v[1] + v[3]}},
            .isClosed = true};
}

SvgOutline circle(const std::vector<double> &v)
{
    return ellipseOutline({v[0], v[1]}, v[2], v[2]);
}

SvgOutline ellipse(const std::vector<double> &v)
{
    return ellipseOutline({v[0], v[1]}, v[2], v[3]);
}

SvgOutline line(const std::vector<double> &v)
{
    return {.points = {{v[0], v[1]}, {v[2], v[3]}}};
}

Outlines polygon(const QXmlStreamAttributes &attributes, bool isClosed)
{
    SvgScanner scanner(attributes.value("points"_L1));
    const auto numbers = scanner.numbers();
    if (!numbers || !scanner.atEnd() || numbers->size() < 2 || numbers->size() % 2)
        return std::nullopt;
    SvgOutline outline{.isClosed = isClosed};
    for (size_t i = 0; i < numbers->size(); i += 2)
        outline.points.emplace_back((*numbers)[i], (*numbers)[i + 1]);
    return std::vector{std::move(outline)};
}

bool isShape(QStringView name)
{
    static constexpr QLatin1StringView shapes[] = {"path"_L1,    "rect"_L1,     "circle"_L1, "ellipse"_L1,
                                                   "polygon"_L1, "polyline"_L1, "line"_L1};
    return std::find(std::begin(shapes), std::end(shapes), name) != std::end(shapes);
}

Outlines readElement(QStringView name, const QXmlStreamAttributes &attributes)
{
    if (name == "path"_L1)
        return SvgPath(attributes.value("d"_L1)).read();
    if (name == "rect"_L1)
        return lengthsTo(attributes, {"x"_L1, "y"_L1, "width"_L1, "height"_L1}, rectangle);
    if (name == "circle"_L1)
        return lengthsTo(attributes, {"cx"_L1, "cy"_L1, "r"_L1}, circle);
    if (name == "ellipse"_L1)
        return lengthsTo(attributes, {"cx"_L1, "cy"_L1, "rx"_L1, "ry"_L1}, ellipse);
    if (name == "line"_L1)
        return lengthsTo(attributes, {"x1"_L1, "y1"_L1, "x2"_L1, "y2"_L1}, line);
    return polygon(attributes, name == "polygon"_L1);
}

/// Walks the elements; a wrong one ends it without a shape.
class ShapeReader final {
public:
    ShapeReader(const QString &svg, std::optional<CanvasSize> canvas) : m_xml(svg), m_canvas(canvas)
    {
        m_xml.setNamespaceProcessing(false); // prefixes without a declaration are met
    }

    std::optional<SvgShape> read()
    {
        while (!m_xml.atEnd()) {
            if (!step(m_xml.readNext()))
                return std::nullopt;
        }
        if (m_xml.hasError() || m_shape.outlines.empty())
            return std::nullopt;
        return std::move(m_shape);
    }

private:
    bool step(QXmlStreamReader::TokenType token)
    {
        if (token == QXmlStreamReader::StartElement)
            return start();
        if (token == QXmlStreamReader::EndElement)
            m_open.pop_back();
        return token != QXmlStreamReader::DTD && token != QXmlStreamReader::EntityReference;
    }

    bool start()
    {
        const QStringView name = m_xml.name().sliced(m_xml.name().lastIndexOf(u':') + 1);
        if (++m_elements > SvgShape::mostElements || m_open.size() >= deepestGroup)
            return false;
        const std::optional<Affine> own = readTransform(m_xml.attributes().value("transform"_L1));
        const std::optional<Affine> box = m_open.empty() ? viewBox(m_xml.attributes(), m_canvas) : Affine();
        if (!own || !box)
            return false;
        const Affine outer = m_open.empty() ? Affine() : m_open.back();
        m_open.push_back(outer.after(*box).after(*own));
        if (isShape(name))
            return add(readElement(name, m_xml.attributes()));
        const bool isGroup = name == "svg"_L1 || name == "g"_L1 || name == "a"_L1 || name == "switch"_L1;
        if (!isGroup) { // definitions, titles, styles: nothing that is drawn where it stands
            m_xml.skipCurrentElement();
            m_open.pop_back();
        }
        return true;
    }

    bool add(Outlines outlines)
    {
        if (!outlines)
            return false;
        for (SvgOutline &outline : *outlines) {
            m_points += outline.points.size();
            for (QPointF &point : outline.points)
                point = m_open.back().map(point);
            const bool isFinite = std::all_of(outline.points.begin(), outline.points.end(), [](QPointF point) {
                return std::isfinite(point.x()) && std::isfinite(point.y());
            });
            if (!isFinite || m_points > SvgShape::mostPoints)
                return false;
            m_shape.outlines.push_back(std::move(outline));
        }
        return true;
    }

    QXmlStreamReader m_xml;
    std::optional<CanvasSize> m_canvas;
    std::vector<Affine> m_open; ///< Of the elements around, the innermost last; each with all outer ones in it.
    SvgShape m_shape;
    size_t m_points = 0;
    int m_elements = 0;
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};

Box boxOf(const std::vector<SvgOutline> &outlines)
{
    const QPointF first = outlines.front().points.front();
    Box box{first.x(), first.y(), first.x(), first.y()};
    for (const SvgOutline &outline : outlines) {
        for (const QPointF point : outline.points) {
            box.left = std::min(box.left, point.x());
            box.top = std::min(box.top, point.y());
            box.right = std::max(box.right, point.x());
            box.bottom = std::max(box.bottom, point.y());
        }
    }
    return box;
}

} // namespace

std::optional<Region> SvgShape::enclosing() const
{
    constexpr double thin = 1e-3; // a point or an upright line is in one row of units
    const Box box = boxOf(outlines);
    const SpatialFragment around{.x = box.left,
                                 .y = box.top,
                                 .width = std::max(box.right - box.left, thin),
                                 .height = std::max(box.bottom - box.top, thin)};
    return around.toRegion({});
}

std::optional<SvgShape> readSvgShape(const QString &svg, std::optional<CanvasSize> canvas)
{
    const QString trimmed = svg.trimmed();
    if (!trimmed.startsWith(u'<') || trimmed.size() > SvgShape::longestText)
        return std::nullopt;
    return ShapeReader(trimmed, canvas).read();
}

} // namespace kader::iiif
