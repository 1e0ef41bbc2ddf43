#include "ui/canvas/casedline.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

constexpr double Soft = 0.5; ///< Half of the way on which a line's edge fades.

/// `share` of 0 to 256 of an opaque colour over a premultiplied one.
QRgb blended(QRgb under, QRgb colour, unsigned share)
{
    const auto mixed = [share](unsigned over, unsigned below) { return (over * share + below * (256 - share)) >> 8; };
    return qRgba(int(mixed(unsigned(qRed(colour)), unsigned(qRed(under)))),
                 int(mixed(unsigned(qGreen(colour)), unsigned(qGreen(under)))),
                 int(mixed(unsigned(qBlue(colour)), unsigned(qBlue(under)))), int(mixed(255, unsigned(qAlpha(under)))));
}

class Side final {
public:
    Side(QPointF from, QPointF to, double radius) : m_from(from), m_way(to - from), m_radius(radius)
    {
        m_squared = QPointF::dotProduct(m_way, m_way);
    }

    /// Rows and columns within `clip` that it may touch.
    [[nodiscard]] QRect box(const QRect &clip) const
    {
        const double reach = m_radius + Soft;
        const QRectF around = QRectF(m_from, m_from + m_way).normalized().adjusted(-reach, -reach, reach, reach);
        return around.intersected(QRectF(clip)).toAlignedRect().intersected(clip);
    }

    /// The columns of a row that it may touch, of those from `first` to `last`.
    [[nodiscard]] std::pair<int, int> columns(int row, int first, int last) const
    {
        if (std::abs(m_way.y()) < 1e-3)
            return {first, last};
        const double middle = m_from.x() + (row + 0.5 - m_from.y()) * m_way.x() / m_way.y();
        const double half = (m_radius + Soft) * std::sqrt(m_squared) / std::abs(m_way.y());
        return {int(std::clamp(std::floor(middle - half), double(first), double(last) + 1)),
                int(std::clamp(std::ceil(middle + half), double(first) - 1, double(last)))};
    }

    /// How much of that pixel it covers, of 256.
    [[nodiscard]] unsigned coverage(int column, int row) const
    {
        const QPointF at(column + 0.5 - m_from.x(), row + 0.5 - m_from.y());
        const double along = m_squared > 0 ? std::clamp(QPointF::dotProduct(at, m_way) / m_squared, 0.0, 1.0) : 0.0;
        const double x = at.x() - along * m_way.x();
        const double y = at.y() - along * m_way.y();
        const double inside = m_radius + Soft - std::sqrt(x * x + y * y);
        return unsigned(std::clamp(inside, 0.0, 1.0) * 256);
    }

private:
    QPointF m_from;
    QPointF m_way;
    double m_radius;
    double m_squared = 0;
};

void paintSide(QImage &image, const Side &side, QRgb colour, const QRect &clip)
{
    const QRect box = side.box(clip);
    for (int row = box.top(); row <= box.bottom(); ++row) {
        auto *pixels = reinterpret_cast<QRgb *>(image.scanLine(row));
        const auto [first, last] = side.columns(row, box.left(), box.right());
        for (int column = first; column <= last; ++column) {
            const unsigned share = side.coverage(column, row);
            if (share > 0)
                pixels[column] = blended(pixels[column], colour, share);
        }
    }
}

} // namespace

void paintCasedLine(QImage &image, const QPolygonF &line, bool isClosed, const CasedLine &look, const QRect &clip)
{
    const QRect within = clip.intersected(image.rect());
    const qsizetype sides = isClosed ? line.size() : line.size() - 1;
    const auto paint = [&](double radius, QRgb colour) {
        for (qsizetype i = 0; i < sides; ++i)
            paintSide(image, Side(line.at(i), line.at((i + 1) % line.size()), radius), colour, within);
    };
    paint(look.width / 2 + look.darkWidth, look.dark);
    paint(look.width / 2, look.colour);
}

} // namespace kader::ui
