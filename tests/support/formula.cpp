#include "support/formula.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

/// What JPEG at the demo's quality does to the brightness of a pixel, most of the time.
constexpr int jpegNoise = 18;
/// Where the values around differ by less than this, a displaced pixel would not be noticed.
constexpr int structure = 30;

/// The picture at the resolution that the window is fed with, around one part of the window.
class Reference {
public:
    Reference(const Shown &shown, const QRect &part) : m_shown(shown)
    {
        while (2 * m_step * shown.scale <= 1 + 1e-6)
            m_step *= 2;
        const QPoint margin(3, 3);
        const QPoint first = cellAt(part.topLeft() - margin);
        const QPoint last = cellAt(part.bottomRight() + margin);
        const QSize &size = shown.picture.size;
        m_cells = QRect(first, last) &
                  QRect(0, 0, (size.width() + m_step - 1) / m_step, (size.height() + m_step - 1) / m_step);
        const QRect pixels = QRect(m_cells.topLeft() * m_step, m_cells.size() * m_step) & QRect(QPoint(), size);
        m_values = demo::render(shown.picture, pixels, m_cells.size()).convertToFormat(QImage::Format_RGB32);
    }

    struct Range {
        int low = 255;
        int high = 0;
    };

    /// Darkest and brightest within `reach` device pixels of the middle of a device pixel.
    [[nodiscard]] Range around(QPoint device, double reach) const
    {
        const QPointF middle = QPointF(device) + QPointF(0.5, 0.5);
        const QPoint first = cell(middle - QPointF(reach, reach)) - m_cells.topLeft();
        const QPoint last = cell(middle + QPointF(reach, reach)) - m_cells.topLeft();
        Range range;
        for (int y = std::max(first.y(), 0); y <= std::min(last.y(), m_values.height() - 1); ++y) {
            for (int x = std::max(first.x(), 0); x <= std::min(last.x(), m_values.width() - 1); ++x) {
                const int value = qGray(m_values.pixel(x, y));
                range.low = std::min(range.low, value);
                range.high = std::max(range.high, value);
            }
        }
        return range;
    }

private:
    [[nodiscard]] QPoint cell(QPointF device) const
    {
        const QPointF at = (device - m_shown.origin) / (m_shown.scale * m_step);
        return {static_cast<int>(std::floor(at.x())), static_cast<int>(std::floor(at.y()))};
    }
    [[nodiscard]] QPoint cellAt(QPoint device) const { return cell(QPointF(device)); }

    const Shown &m_shown;
    int m_step = 1;
    QRect m_cells;
    QImage m_values;
};

} // namespace

QString Agreement::toString() const
{
    return u"%1 of %2 pixels differ, the first at %3,%4; %5 wrong ones outside"_s.arg(different)
        .arg(compared)
        .arg(first.x())
        .arg(first.y())
        .arg(outside);
}

Agreement compare(const QImage &window, const Shown &shown, const QRect &part, QRgb surround)
{
    const QRectF exact(shown.origin, QSizeF(shown.picture.size) * shown.scale);
    const QRectF surely = exact.adjusted(1, 1, -1, -1);
    const QRectF maybe = exact.adjusted(-1, -1, 1, 1);
    const Reference reference(shown, part);
    Agreement agreement;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            const QPointF middle(x + 0.5, y + 0.5);
            const QRgb pixel = window.pixel(x, y);
            if (!maybe.contains(middle))
                agreement.outside += pixel != surround;
            if (!surely.contains(middle))
                continue;
            const Reference::Range wide = reference.around({x, y}, 3);
            if (wide.high - wide.low < structure)
                continue;
            ++agreement.compared;
            const Reference::Range near = reference.around({x, y}, 1);
            const int value = qGray(pixel);
            if (value < near.low - jpegNoise || value > near.high + jpegNoise) {
                if (agreement.different++ == 0)
                    agreement.first = {x, y};
            }
        }
    }
    return agreement;
}

} // namespace kader::test
