#pragma once

#include "curation/pageaddition.h"

#include <functional>

class QWidget;

namespace kader::ui {

/// Asks whether the annotations of a document are to be added, telling which of them fit, and calls `add` when so.
/// `add` is not called any more once the window is gone.
void askWhetherToAdd(const curation::PageAddition &plan, QWidget *window, const std::function<void()> &add);

} // namespace kader::ui
