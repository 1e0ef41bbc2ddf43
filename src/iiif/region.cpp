#include "iiif/region.h"

#include <QByteArray>
#include <QStringList>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::iiif {

namespace {

constexpr double largest = 1e12; // beyond any canvas; keeps sums far from the ends of a qint64

/// Digits alone, as most coordinates are: 15 of them are a double to the last one.
std::optional<double> plainNumber(QStringView text)
{
    constexpr qsizetype exactly = 15;
    if (text.isEmpty() || text.size() > exactly)
        return std::nullopt;
    qint64 value = 0;
    for (const QChar digit : text) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
        value = value * 10 + (digit.unicode() - u'0');
    }
    return double(value);
}

std::optional<double> coordinate(QStringView text)
{
    if (const std::optional<double> plain = plainNumber(text); plain && *plain <= largest)
        return plain;
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value) || std::abs(value) > largest)
        return std::nullopt;
    return value;
}

} // namespace

QString Region::toString() const
{
    return QString::fromStdString(toStdString());
}

std::string Region::toStdString() const
{
    std::array<char, 4 * 21> text; // the longest number has 20 characters
    char *at = text.begin();
    for (const qint64 number : {x, y, width, height}) {
        at = std::to_chars(at, text.end(), number).ptr;
        *at++ = ',';
    }
    return {text.begin(), at - 1};
}

bool CanvasSize::contains(const Region &region) const
{
    return region.x >= 0 && region.y >= 0 && region.x + region.width <= width && region.y + region.height <= height;
}

std::optional<std::array<QStringView, 4>> fourParts(QStringView text)
{
    std::array<QStringView, 4> parts;
    for (size_t i = 0; i < 3; ++i) {
        const qsizetype comma = text.indexOf(u',');
        if (comma < 0)
            return std::nullopt;
        parts[i] = text.first(comma);
        text = text.sliced(comma + 1);
    }
    parts[3] = text;
    return text.contains(u',') ? std::nullopt : std::optional(parts);
}

std::optional<SpatialFragment> SpatialFragment::parseValue(QStringView text)
{
    SpatialFragment fragment;
    text = text.trimmed();
    for (const QLatin1StringView prefix : {"percent:"_L1, "pct:"_L1, "pixel:"_L1}) {
        if (text.startsWith(prefix, Qt::CaseInsensitive)) {
            fragment.unit = prefix == "pixel:"_L1 ? Unit::Pixel : Unit::Percent;
            text = text.sliced(prefix.size());
            break;
        }
    }
    const auto parts = fourParts(text);
    if (!parts)
        return std::nullopt;
    double *const values[] = {&fragment.x, &fragment.y, &fragment.width, &fragment.height};
    for (size_t i = 0; i < 4; ++i) {
        const std::optional<double> value = coordinate((*parts)[i]);
        if (!value)
            return std::nullopt;
        *values[i] = *value;
    }
    return fragment;
}

std::optional<SpatialFragment> SpatialFragment::parseFragment(QStringView fragment)
{
    const QString decoded = QString::fromUtf8(QByteArray::fromPercentEncoding(fragment.toUtf8()));
    for (const QString &dimension : decoded.split(u'&')) {
        if (dimension.startsWith("xywh="_L1))
            return parseValue(QStringView(dimension).sliced(5));
    }
    return std::nullopt;
}

bool SpatialFragment::isWhole() const
{
    return unit == Unit::Pixel && std::floor(x) == x && std::floor(y) == y && std::floor(width) == width &&
           std::floor(height) == height;
}

std::optional<QRectF> SpatialFragment::toRect(std::optional<CanvasSize> canvas) const
{
    if (width <= 0 || height <= 0 || (unit == Unit::Percent && !canvas))
        return std::nullopt;
    const double scaleX = unit == Unit::Percent ? double(canvas->width) / 100 : 1;
    const double scaleY = unit == Unit::Percent ? double(canvas->height) / 100 : 1;
    const QRectF rect(x * scaleX, y * scaleY, width * scaleX, height * scaleY);
    for (const double edge : {rect.left(), rect.top(), rect.right(), rect.bottom()}) {
        if (std::abs(edge) > largest / 2) // so that a side is no number that could not be read again
            return std::nullopt;
    }
    return rect;
}

std::optional<Region> SpatialFragment::toRegion(std::optional<CanvasSize> canvas) const
{
    const std::optional<QRectF> rect = toRect(canvas);
    if (!rect)
        return std::nullopt;
    constexpr double noise = 1e-6; // of a pixel: 0.1 + 0.2 is not more than 0.3
    const double left = std::floor(rect->left() + noise);
    const double top = std::floor(rect->top() + noise);
    const double right = std::ceil(rect->right() - noise);
    const double bottom = std::ceil(rect->bottom() - noise);
    return Region{qint64(left), qint64(top), qMax<qint64>(1, qint64(right - left)),
                  qMax<qint64>(1, qint64(bottom - top))};
}

} // namespace kader::iiif
