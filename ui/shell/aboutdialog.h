#pragma once

#include <QDialog>

namespace kader::ui {

/// Says what this is, which version, and under which licence.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace kader::ui
