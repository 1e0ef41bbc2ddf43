#include "iiif/svgpolygon.h"

#include <QLocale>
#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

/// Where an SVG text has its one polygon.
struct Polygon {
    QString attribute; ///< Its value, as it stands there.
    bool isPath = false;
};

bool isDrawn(QStringView name)
{
    static constexpr QLatin1StringView drawn[] = {"path"_L1,     "rect"_L1, "circle"_L1, "ellipse"_L1, "polygon"_L1,
                                                  "polyline"_L1, "line"_L1, "text"_L1,   "image"_L1,   "use"_L1};
    return std::find(std::begin(drawn), std::end(drawn), name) != std::end(drawn);
}

/// Only straight lines, whichever way they are told.
bool isStraight(QStringView pathData)
{
    return std::all_of(pathData.begin(), pathData.end(), [](QChar each) {
        const char16_t letter = each.toLower().unicode();
        const bool isCommand = letter == u'm' || letter == u'l' || letter == u'h' || letter == u'v' || letter == u'z';
        return isCommand || letter == u'e' || !each.isLetter();
    });
}

std::optional<Polygon> polygonOf(QStringView name, const QXmlStreamAttributes &attributes)
{
    if (name == "polygon"_L1)
        return Polygon{.attribute = attributes.value("points"_L1).toString()};
    const QStringView data = attributes.value("d"_L1);
    return name == "path"_L1 && isStraight(data) ? std::optional(Polygon{.attribute = data.toString(), .isPath = true})
                                                 : std::nullopt;
}

std::optional<Polygon> findPolygon(const QString &svg)
{
    QXmlStreamReader xml(svg.trimmed());
    xml.setNamespaceProcessing(false);
    std::optional<Polygon> found;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (attributes.hasAttribute("transform"_L1) || attributes.hasAttribute("viewBox"_L1))
            return std::nullopt;
        const QStringView name = xml.name().sliced(xml.name().lastIndexOf(u':') + 1);
        if (!isDrawn(name))
            continue;
        if (std::exchange(found, polygonOf(name, attributes)) || !found)
            return std::nullopt; // a second one, or none
    }
    return xml.hasError() ? std::nullopt : found;
}

/// Where its attribute's value begins, if that stands there but once, and as it is read.
std::optional<qsizetype> placeOf(const Polygon &polygon, const QString &svg)
{
    for (const QChar quote : {u'"', u'\''}) {
        const QString written = quote + polygon.attribute + quote;
        const qsizetype at = svg.indexOf(written);
        if (at >= 0)
            return svg.indexOf(written, at + 1) < 0 ? std::optional(at + 1) : std::nullopt;
    }
    return std::nullopt;
}

QString cornersText(const std::vector<QPointF> &corners, QLatin1StringView between)
{
    QStringList texts;
    for (const QPointF corner : corners)
        texts.append(coordinateText(corner.x()) + u',' + coordinateText(corner.y()));
    return texts.join(between);
}

QString pathData(const std::vector<QPointF> &corners)
{
    return u'M' + cornersText(corners, " L"_L1) + u" Z"_s;
}

} // namespace

QString coordinateText(double value)
{
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

std::optional<SvgPolygon> svgPolygon(const QString &svg, const SvgShape &shape)
{
    if (shape.outlines.size() != 1)
        return std::nullopt;
    const SvgOutline &outline = shape.outlines.front();
    std::vector<QPointF> corners = outline.points;
    const bool isBackAtStart = corners.size() > 1 && corners.front() == corners.back();
    if (isBackAtStart)
        corners.pop_back();
    if (corners.size() < 3 || !(outline.isClosed || isBackAtStart))
        return std::nullopt;
    const std::optional<Polygon> polygon = findPolygon(svg);
    if (!polygon)
        return std::nullopt;
    return SvgPolygon{.corners = std::move(corners), .isWritable = placeOf(*polygon, svg).has_value()};
}

std::optional<QString> withCorners(const QString &svg, const std::vector<QPointF> &corners)
{
    const std::optional<Polygon> polygon = findPolygon(svg);
    const std::optional<qsizetype> place = polygon ? placeOf(*polygon, svg) : std::nullopt;
    if (!place)
        return std::nullopt;
    const QString now = polygon->isPath ? pathData(corners) : cornersText(corners, " "_L1);
    return QString(svg).replace(*place, polygon->attribute.size(), now);
}

QString svgOf(const std::vector<QPointF> &corners)
{
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\""_s + pathData(corners) + u"\"/></svg>"_s;
}

} // namespace kader::iiif
