#pragma once

#include "ui/canvas/glass.h"

class QAction;

namespace kader::ui {

class Actions;

/// The actions that zoom, for the mouse.
class ZoomBox final : public Glass {
    Q_OBJECT

public:
    ZoomBox(const Actions &actions, QWidget *parent);

private:
    void addButton(QAction &action, const QString &text);
};

} // namespace kader::ui
