#pragma once

#include "imaging/viewport.h"

#include <QFont>
#include <QString>

class QPainter;

namespace kader::ui {

/// A straight way on the canvas, and how long it is in words.
struct Ruler {
    QPointF from; ///< Canvas points.
    QPointF to;
    QString words;
};

/// A light line between dark ones with a tick at each end, and its words beside its end, inside the window.
void paintRuler(QPainter &painter, const imaging::Viewport &viewport, const Ruler &ruler, const QFont &font);

} // namespace kader::ui
