#include "ui/canvas/smoothline.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

constexpr double Soft = 0.5; ///< Half of the way on which a line's edge fades.

/// `share` of 0 to 256 of an opaque colour over a premultiplied one; two channels at a time.
QRgb blended(QRgb under, QRgb colour, unsigned share)
{
    constexpr QRgb pair = 0x00ff00ff;
    const QRgb even = ((colour & pair) * share + (under & pair) * (256 - share)) >> 8;
    const QRgb odd = ((colour >> 8) & pair) * share + ((under >> 8) & pair) * (256 - share);
    return (even & pair) | (odd & ~pair);
}

/// One straight piece of a line.
class Side final {
public:
    Side(QPointF from, QPointF to, double radius) : m_from(from), m_to(to), m_reach(radius + Soft)
    {
        const QPointF way = to - from;
        m_length = std::sqrt(QPointF::dotProduct(way, way));
        m_along = m_length > 0 ? way / m_length : QPointF(1, 0);
    }

    [[nodiscard]] double length() const { return m_length; }

    /// The pixels that it may touch.
    [[nodiscard]] PixelBox box(const PixelBox &clip) const
    {
        const auto down = [](double at, qint64 least, qint64 most) {
            return static_cast<qint64>(std::clamp(std::floor(at), double(least), double(most)));
        };
        const double left = std::min(m_from.x(), m_to.x());
        const double right = std::max(m_from.x(), m_to.x());
        const double top = std::min(m_from.y(), m_to.y());
        const double bottom = std::max(m_from.y(), m_to.y());
        return {down(left - m_reach, clip.left, clip.right), down(top - m_reach, clip.top, clip.bottom),
                down(right + m_reach + 1, clip.left, clip.right), down(bottom + m_reach + 1, clip.top, clip.bottom)};
    }

    /// The columns of a row that it may touch, of those within `box`: the first, and the one behind the last.
    [[nodiscard]] std::pair<qint64, qint64> columns(qint64 row, const PixelBox &box) const
    {
        if (std::abs(m_along.y()) < 1e-3)
            return {box.left, box.right};
        const double middle = m_from.x() + (double(row) + 0.5 - m_from.y()) * m_along.x() / m_along.y();
        const double half = m_reach / std::abs(m_along.y());
        const auto within = [&](double at) { return std::clamp(at, double(box.left), double(box.right)); };
        return {qint64(within(std::floor(middle - half))), qint64(within(std::ceil(middle + half)))};
    }

    /// Where the pixel of column 0 lies: so far along the line, and so far beside it.
    struct Row {
        double along;
        double beside;
    };
    [[nodiscard]] Row row(qint64 row) const
    {
        const double y = double(row) + 0.5 - m_from.y();
        const double x = 0.5 - m_from.x();
        return {.along = y * m_along.y() + x * m_along.x(), .beside = y * m_along.x() - x * m_along.y()};
    }
    [[nodiscard]] double alongOf(const Row &row, qint64 column) const
    {
        return row.along + double(column) * m_along.x();
    }

    /// How much of that pixel it covers: 1 or more is all of it, 0 or less nothing.
    [[nodiscard]] double coverage(const Row &row, qint64 column, double along) const
    {
        const double beside = row.beside - double(column) * m_along.y();
        if (along >= 0 && along <= m_length)
            return m_reach - std::abs(beside);
        const double beyond = along < 0 ? along : along - m_length;
        const double squared = beside * beside + beyond * beyond;
        return squared < m_reach * m_reach ? m_reach - std::sqrt(squared) : 0;
    }

private:
    QPointF m_from;
    QPointF m_to;
    QPointF m_along; ///< As long as a pixel.
    double m_length = 0;
    double m_reach;
};

/// `begun` is how far the line has come before this side.
void strokeSide(QImage &image, const SmoothPlace &place, const Side &side, const SmoothStroke &stroke, double begun)
{
    const PixelBox box = side.box(place.clip);
    const QRgb opaque = stroke.colour | 0xff000000;
    uchar *const bits = image.bits();
    const qsizetype stride = image.bytesPerLine();
    const auto isInDash = [&](double along) {
        return along >= 0 && along <= side.length() && std::fmod(begun + along, 2 * stroke.dash) < stroke.dash;
    };
    for (qint64 row = box.top; row < box.bottom; ++row) {
        auto *pixels = reinterpret_cast<QRgb *>(bits + (row + place.originY) * stride);
        const auto [first, end] = side.columns(row, box);
        const Side::Row middle = side.row(row);
        for (qint64 column = first; column < end; ++column) {
            const double along = side.alongOf(middle, column);
            const double covered = side.coverage(middle, column, along);
            if (covered <= 0 || (stroke.dash != 0 && !isInDash(along)))
                continue;
            QRgb &pixel = pixels[column + place.originX];
            pixel = covered >= 1 ? opaque : blended(pixel, opaque, unsigned(covered * 256));
        }
    }
}

/// Across the direction in which it gets further: `x` is along, `y` across.
template <typename Set>
void stepAlong(QPointF from, QPointF to, std::pair<qint64, qint64> clip, double width, const Set &set)
{
    if (from.x() > to.x())
        std::swap(from, to);
    const auto within = [&](double at) {
        return static_cast<qint64>(std::clamp(std::floor(at), double(clip.first), double(clip.second)));
    };
    const double slope = to.x() > from.x() ? (to.y() - from.y()) / (to.x() - from.x()) : 0;
    const qint64 end = within(to.x() + width / 2 + 0.5);
    for (qint64 x = within(from.x() - width / 2 + 0.5); x < end; ++x) {
        const double middle = from.y() + std::clamp(double(x) + 0.5 - from.x(), 0.0, to.x() - from.x()) * slope;
        set(x, static_cast<qint64>(std::floor(middle - width / 2 + 0.5)));
    }
}

} // namespace

void strokeRoughly(QImage &image, const SmoothPlace &place, const QPolygonF &line, bool isClosed,
                   const SmoothStroke &stroke)
{
    const auto width = static_cast<qint64>(std::max(1.0, std::round(stroke.width)));
    const PixelBox &clip = place.clip;
    auto *const bits = reinterpret_cast<QRgb *>(image.bits());
    const qsizetype stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    const auto offset = [&](qint64 x, qint64 y) { return (y + place.originY) * stride + x + place.originX; };
    const qsizetype sides = isClosed ? line.size() : line.size() - 1;
    for (qsizetype i = 0; i < sides; ++i) {
        const QPointF from = line.at(i);
        const QPointF to = line.at((i + 1) % line.size());
        if (std::abs(to.x() - from.x()) >= std::abs(to.y() - from.y())) {
            stepAlong(from, to, {clip.left, clip.right}, double(width), [&](qint64 x, qint64 top) {
                for (qint64 y = std::max(top, clip.top); y < std::min(top + width, clip.bottom); ++y)
                    bits[offset(x, y)] = stroke.colour;
            });
        } else {
            stepAlong(from.transposed(), to.transposed(), {clip.top, clip.bottom}, double(width),
                      [&](qint64 y, qint64 left) {
                          for (qint64 x = std::max(left, clip.left); x < std::min(left + width, clip.right); ++x)
                              bits[offset(x, y)] = stroke.colour;
                      });
        }
    }
}

void strokeSmoothly(QImage &image, const SmoothPlace &place, const QPolygonF &line, bool isClosed,
                    const SmoothStroke &stroke)
{
    const qsizetype sides = isClosed ? line.size() : line.size() - 1;
    double begun = 0;
    for (qsizetype i = 0; i < sides; ++i) {
        const Side side(line.at(i), line.at((i + 1) % line.size()), stroke.width / 2);
        strokeSide(image, place, side, stroke, begun);
        begun += side.length();
    }
}

} // namespace kader::ui
