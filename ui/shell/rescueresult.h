#pragma once

#include "curation/rescue.h"

class QWidget;

namespace kader::ui {

/// Tells what was saved of a damaged curation and what was not.
void showRescueResult(const curation::Rescued &rescued, QWidget *window);

} // namespace kader::ui
