#include "ui/workspace/canvasname.h"

#include "base/tr.h"

namespace kader::ui {

QString canvasName(const iiif::CanvasView &canvas)
{
    const QString name = canvas.label.name();
    return name.isEmpty() ? Tr::tr("Canvas %1").arg(canvas.position + 1) : name;
}

} // namespace kader::ui
