#pragma once

#include <QWidget>

namespace kader::ui {

class Actions;

/// Light or dark, as in the menu, and whether the image glides.
class GeneralPage final : public QWidget {
    Q_OBJECT

public:
    explicit GeneralPage(Actions &actions, QWidget *parent = nullptr);
};

} // namespace kader::ui
