#include "imaging/turnedtiles.h"

#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

namespace kader::imaging {

namespace {

constexpr int side = 32; // pixels, of what is compared

using Patch = std::array<double, size_t(side) * side>;

Patch patchOf(const QImage &image)
{
    const QImage small = image.convertToFormat(QImage::Format_Grayscale8)
                             .scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
    Patch patch;
    for (int y = 0; y < side; ++y)
        std::copy_n(small.constScanLine(y), side, patch.begin() + size_t(y) * side);
    double mean = 0;
    for (const double value : patch)
        mean += value / double(patch.size());
    for (double &value : patch)
        value -= mean;
    return patch;
}

double product(const Patch &a, const Patch &b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum / double(a.size());
}

/// From -1 to 1; nothing where one of them is too even.
std::optional<double> likeness(const Patch &a, const Patch &b)
{
    constexpr double leastContrast = 3; // grey values, of the standard deviation
    const double spreadA = std::sqrt(product(a, a));
    const double spreadB = std::sqrt(product(b, b));
    if (spreadA < leastContrast || spreadB < leastContrast)
        return std::nullopt;
    return product(a, b) / (spreadA * spreadB);
}

} // namespace

bool mayTurnTiles(const iiif::ImageService &service)
{
    const auto &size = service.size;
    return service.api == iiif::ImageApi::V3 && service.level == 1 && size && service.maxWidth == size->width() &&
           service.maxHeight == size->height() && service.maxArea == size->area() && service.sizes == QList{*size};
}

std::optional<Orientation> turnOf(const QImage &part, const QImage &whole, const QRectF &where)
{
    constexpr double same = 0.6;
    constexpr double surely = 0.85;
    constexpr double apart = 0.3;
    constexpr int wide = 16 * side;
    // Squares, for which turning and squeezing may change places.
    const QImage square = whole.scaled(wide, wide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage small = part.scaled(2 * side, 2 * side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QRect cut = QRectF(where.topLeft() * wide, where.size() * wide).toRect() & square.rect();
    const auto likenessBy = [&](Orientation turn) {
        return likeness(patchOf(turnedBack(small, turn)), patchOf(turnedBack(square, turn).copy(cut)));
    };
    const std::optional<double> plain = likenessBy(Orientation());
    if (!plain)
        return std::nullopt;
    if (*plain >= same)
        return Orientation();
    Orientation best;
    double most = *plain;
    for (int i = 1; i < 8; ++i) {
        const Orientation turn(i % 4, i >= 4);
        if (const auto now = likenessBy(turn); now && *now > most) {
            most = *now;
            best = turn;
        }
    }
    return most >= surely && most - *plain >= apart ? std::optional(best) : std::nullopt;
}

QImage turnedBack(const QImage &image, Orientation turn)
{
    const QImage upright =
        turn.quarters() == 0 ? image : image.transformed(QTransform().rotate(-90.0 * turn.quarters()));
    return turn.isMirrored() ? upright.mirrored(true, false) : upright;
}

} // namespace kader::imaging
