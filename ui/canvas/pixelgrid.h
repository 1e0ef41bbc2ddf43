#pragma once

#include "iiif/region.h"
#include "imaging/viewport.h"

class QPainter;

namespace kader::ui {

/// Lines between the pixels of an image that fills its canvas, where a pixel is at least 8 device pixels wide: one
/// device pixel thin, light and dark points in turn, nearly transparent, inside the canvas only.
void paintPixelGrid(QPainter &painter, const imaging::Viewport &viewport, const iiif::CanvasSize &canvas,
                    double pixelsPerUnit);

} // namespace kader::ui
