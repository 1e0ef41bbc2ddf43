#include "ui/canvas/pixelsize.h"

#include "iiif/physicalscale.h"

namespace kader::ui {

PixelSize::PixelSize(const iiif::CanvasView &canvas, std::optional<curation::ToldPixelSize> told)
    : m_perUnit(iiif::metresPerUnit(canvas.value)), m_perPixel(iiif::metresPerImagePixel(canvas)), m_told(told)
{}

std::optional<double> PixelSize::metresPerUnit(double pixelsPerUnit, std::optional<double> byImage) const
{
    if (m_told)
        return m_told->metres * pixelsPerUnit;
    if (m_perUnit)
        return m_perUnit;
    return m_perPixel ? std::optional(*m_perPixel * pixelsPerUnit) : byImage;
}

} // namespace kader::ui
