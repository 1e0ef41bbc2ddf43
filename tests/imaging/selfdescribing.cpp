#include "imaging/selfdescribing.h"

#include <QList>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

constexpr double cell = 512;
/// Of the writing in its cell, with some room.
constexpr double textLeft = 18;
constexpr double textRight = 330;
constexpr double textTop = 18;
constexpr double textBottom = 78;

double inCell(double at)
{
    return at - std::floor(at / cell) * cell;
}

/// Whether `at` is at least `margin` away from a stretch of each cell, and from that of the next.
bool isClear(double at, double from, double to, double margin)
{
    const double here = inCell(at);
    return here > to + margin && here < cell + from - margin;
}

bool isNearLine(double at, double reach)
{
    const double here = inCell(at);
    return here < reach + 1 || here > cell - reach;
}

/// Grey, or red and green.
QPointF valuesOf(QRgb pixel, bool isGrey)
{
    return isGrey ? QPointF(qGreen(pixel), qGreen(pixel)) : QPointF(qRed(pixel), qGreen(pixel));
}

bool isWithin(QPointF value, QPointF expected, double below, double above)
{
    return value.x() >= expected.x() - below && value.x() <= expected.x() + above && //
           value.y() >= expected.y() - below && value.y() <= expected.y() + above;
}

/// The window, read along or across.
struct Reader {
    const QImage &window;
    const Laid &laid;
    bool isAcross; ///< Lines that go from top to bottom.

    [[nodiscard]] int along() const { return isAcross ? window.height() : window.width(); }
    [[nodiscard]] int across() const { return isAcross ? window.width() : window.height(); }
    [[nodiscard]] double originAlong() const { return isAcross ? laid.origin.y() : laid.origin.x(); }
    [[nodiscard]] double originAcross() const { return isAcross ? laid.origin.x() : laid.origin.y(); }
    [[nodiscard]] double sideAlong() const { return isAcross ? laid.image.size.height() : laid.image.size.width(); }
    [[nodiscard]] double sideAcross() const { return isAcross ? laid.image.size.width() : laid.image.size.height(); }
    [[nodiscard]] double value(int across, int along) const
    {
        const QRgb pixel = isAcross ? window.pixel(across, along) : window.pixel(along, across);
        const QPointF both = valuesOf(pixel, laid.image.isGrey);
        return laid.image.isGrey ? both.x() : (both.x() + both.y()) / 2;
    }
    /// Whether neither writing nor a crossing line is near.
    [[nodiscard]] bool isClear(int along) const
    {
        const double at = (along + 0.5 - originAlong()) / laid.scale;
        const double margin = 3 * std::max(laid.level, 1 / laid.scale);
        const bool isText =
            !test::isClear(at, isAcross ? textTop : textLeft, isAcross ? textBottom : textRight, margin);
        return at > margin && at < sideAlong() - margin && !isText && !isNearLine(at, margin);
    }
};

/// Where the excess of brightness around `expected` has its middle; nothing where there is hardly any.
std::optional<double> middleOfLine(const Reader &reader, double expected, int from, int to, double least)
{
    const double wide = std::max(1.0, reader.laid.scale * reader.laid.level);
    const int reach = static_cast<int>(std::ceil(2.5 * wide)) + 1;
    const int first = static_cast<int>(std::floor(expected)) - reach;
    const int last = static_cast<int>(std::floor(expected)) + reach;
    if (first < 0 || last >= reader.across())
        return std::nullopt;
    QList<double> profile;
    for (int across = first; across <= last; ++across) {
        double sum = 0;
        for (int along = from; along < to; ++along)
            sum += reader.value(across, along);
        profile.append(sum / (to - from));
    }
    double mass = 0;
    double moment = 0;
    for (qsizetype i = 0; i < profile.size(); ++i) {
        const double base =
            profile.first() + (profile.last() - profile.first()) * double(i) / double(profile.size() - 1);
        mass += profile[i] - base;
        moment += (profile[i] - base) * (double(i) + first + 0.5);
    }
    return mass > least ? std::optional(moment / mass) : std::nullopt;
}

void measureStretch(const Reader &reader, double line, int from, int to, Deviation &found)
{
    const Laid &laid = reader.laid;
    const double expected = reader.originAcross() + (line + 0.5) * laid.scale;
    const double wide = std::max(1.0, laid.scale * laid.level);
    const double room = 2.5 * wide + 2;
    if (expected < room || expected > reader.across() - room)
        return;
    const double middle = (from + to) / 2.0;
    const QPointF at = reader.isAcross ? QPointF(expected, middle) : QPointF(middle, expected);
    const QPointF values = laid.image.values((at - laid.origin) / laid.scale);
    const double bright = 255 - (values.x() + values.y()) / 2;
    if (bright * laid.scale / wide < 26) // hardly more than what JPEG does
        return;
    const std::optional<double> seen = middleOfLine(reader, expected, from, to, bright * laid.scale / 2);
    if (!seen) {
        // Between two levels a line may fall between the pixels that are looked at.
        found.lost += std::abs(laid.scale * laid.level - 1) < 1e-6;
        return;
    }
    ++found.lines;
    found.farthest = std::max(found.farthest, std::abs(*seen - expected) / wide);
}

void measureLines(const Reader &reader, Deviation &found)
{
    constexpr int shortest = 16;
    for (double line = cell; line < reader.sideAcross(); line += cell) {
        int from = -1;
        for (int along = 0; along <= reader.along(); ++along) {
            const bool isIn = along < reader.along() && reader.isClear(along);
            if (isIn && from < 0)
                from = along;
            if (!isIn && from >= 0) {
                if (along - from >= shortest)
                    measureStretch(reader, line, from, along, found);
                from = -1;
            }
        }
    }
}

} // namespace

QPointF SelfDescribing::values(QPointF at) const
{
    const double x = std::floor(at.x()) / size.width();
    const double y = std::floor(at.y()) / size.height();
    if (!isGrey)
        return {x * 255, y * 255};
    const double grey = (x + y) * 110 + 20;
    return {grey, grey};
}

bool Deviation::isGood() const
{
    constexpr double most = 1.3;
    return different * 1000 <= compared && lost == 0 && farthest <= most;
}

QString Deviation::toString() const
{
    return u"%1 of %2 pixels differ, the first at %3,%4; of %5 stretches of lines %6 are not there, and one is %7 off"_s
        .arg(different)
        .arg(compared)
        .arg(first.x())
        .arg(first.y())
        .arg(lines + lost)
        .arg(lost)
        .arg(farthest);
}

Deviation deviation(const QImage &window, const Laid &laid)
{
    constexpr double noise = 6;
    Deviation found;
    const double pixel = std::max(laid.level, 1 / laid.scale);
    const QRectF inside = QRectF(QPointF(0, 0), QSizeF(laid.image.size)).adjusted(pixel, pixel, -pixel, -pixel);
    for (int y = 0; y < window.height(); ++y) {
        for (int x = 0; x < window.width(); ++x) {
            const QPointF at = (QPointF(x + 0.5, y + 0.5) - laid.origin) / laid.scale;
            const bool isText =
                !isClear(at.x(), textLeft, textRight, 3 * pixel) && !isClear(at.y(), textTop, textBottom, 3 * pixel);
            if (!inside.contains(at) || isText)
                continue;
            ++found.compared;
            // Lines ring as far as a block of JPEG goes, where the two halves of a colour are of twice that size.
            const bool isLine = isNearLine(at.x(), 18 * pixel) || isNearLine(at.y(), 18 * pixel);
            const QPointF expected = laid.image.values(at);
            const double bright = 255 - std::min(expected.x(), expected.y());
            const double ringing = isLine ? 0.3 * bright / laid.level + (laid.image.isGrey ? 4 : 30) : 0;
            const double light = isNearLine(at.x(), pixel) || isNearLine(at.y(), pixel) ? bright : ringing;
            if (isWithin(valuesOf(window.pixel(x, y), laid.image.isGrey), expected, noise + ringing, noise + light))
                continue;
            if (found.different++ == 0)
                found.first = {x, y};
        }
    }
    measureLines({window, laid, true}, found);
    measureLines({window, laid, false}, found);
    return found;
}

qint64 wrongPixels(const QImage &window, const Laid &laid, double coarsest, QRgb surround)
{
    constexpr double noise = 14;
    qint64 wrong = 0;
    const double reach = std::max(coarsest, 1 / laid.scale);
    for (int y = 0; y < window.height(); ++y) {
        for (int x = 0; x < window.width(); ++x) {
            const QRgb pixel = window.pixel(x, y);
            const QPointF at = (QPointF(x + 0.5, y + 0.5) - laid.origin) / laid.scale;
            const bool isText = !isClear(at.x(), textLeft, textRight, reach) && //
                                !isClear(at.y(), textTop, textBottom, reach);
            const bool isLine = isNearLine(at.x(), reach) || isNearLine(at.y(), reach);
            if (pixel == surround || isText || isLine)
                continue;
            const bool isNearby = isNearLine(at.x(), 18 * reach) || isNearLine(at.y(), 18 * reach);
            const double most = noise + (isNearby ? 40 : 0);
            wrong += !isWithin(valuesOf(pixel, laid.image.isGrey), laid.image.values(at), most, most);
        }
    }
    return wrong;
}

} // namespace kader::test
