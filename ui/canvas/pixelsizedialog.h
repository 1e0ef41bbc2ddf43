#pragma once

#include "curation/toldpixelsize.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace kader::ui {

/// Asks how large a pixel of the image is.
class PixelSizeDialog final : public QDialog {
    Q_OBJECT

public:
    struct Question {
        std::optional<double> metres = {}; ///< What holds now.
        curation::PixelSizeScope scope = curation::PixelSizeScope::Canvas;
        bool isTold = false; ///< Whether a person told that, and it can be forgotten.
    };
    PixelSizeDialog(const Question &question, QWidget *parent);

signals:
    /// Nothing: forget what was told there.
    void chosen(std::optional<double> metres, kader::curation::PixelSizeScope scope);

private:
    [[nodiscard]] QWidget *makeScopes(curation::PixelSizeScope scope);
    [[nodiscard]] QWidget *makeButtons(bool canForget);
    [[nodiscard]] std::optional<double> metres() const;
    [[nodiscard]] curation::PixelSizeScope scope() const;
    void showMetres(double metres);

    QLineEdit *m_number;
    QComboBox *m_unit;
    QRadioButton *m_all = nullptr;
    QPushButton *m_set = nullptr;
};

} // namespace kader::ui
