#pragma once

#include <QList>

class QWidget;

namespace kader::ui {

/// Gives the keyboard to the next pane (or, with `step` −1, the previous one) of those that are visible, from the one
/// that has it; to the first when none has.
void cyclePanes(const QList<QWidget *> &panes, int step);

} // namespace kader::ui
