#include "pixels.h"

#include <QBackingStore>
#include <QWidget>

#include <algorithm>
#include <cstring>

namespace kader::bench {

namespace {

QRegion coveredBySiblings(const QWidget &widget)
{
    QRegion covered;
    for (const QWidget *sibling :
         widget.parentWidget()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (sibling != &widget)
            covered += sibling->geometry();
    }
    return covered.translated(-widget.pos());
}

bool isSameIn(const QRect &rect, const QImage &a, const QImage &b)
{
    const auto bytes = size_t(rect.width()) * 4;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        const auto at = size_t(rect.left()) * 4;
        if (std::memcmp(a.constScanLine(y) + at, b.constScanLine(y) + at, bytes) != 0)
            return false;
    }
    return true;
}

} // namespace

Pixels Pixels::of(const QWidget &widget)
{
    Pixels pixels;
    const QWidget *window = widget.window();
    const QPaintDevice *store = window->backingStore()->paintDevice();
    if (store->devType() != QInternal::Image)
        qFatal("The window is not painted in memory.");
    pixels.m_image = static_cast<const QImage *>(store)
                         ->copy(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
                         .convertToFormat(QImage::Format_RGB32);
    pixels.m_covered = coveredBySiblings(widget);
    return pixels;
}

bool Pixels::areSame(const Pixels &others) const
{
    if (m_image.size() != others.m_image.size())
        return false;
    const QRegion free = QRegion(m_image.rect()) - m_covered - others.m_covered;
    return std::all_of(free.begin(), free.end(),
                       [&](const QRect &rect) { return isSameIn(rect, m_image, others.m_image); });
}

} // namespace kader::bench
