#pragma once

namespace kader::ui {

/// Has assistive technology know the view as a picture whose value says which tool works on it, and where the region
/// is, and how large, that is selected, being changed or being drawn.
void makeCanvasAccessible();

class CanvasView;
/// Tells it that the value is another one.
void tellAccessibleValue(CanvasView &view);

} // namespace kader::ui
