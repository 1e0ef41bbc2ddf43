#pragma once

#include "ui/canvas/glass.h"
#include "ui/canvas/scale.h"

namespace kader::ui {

/// How long a round length is at this zoom. Stays while the mouse rests: it belongs to the picture. Lets the mouse
/// through.
class ScaleBar final : public Glass {
    Q_OBJECT

public:
    explicit ScaleBar(QWidget *parent);

    /// Nothing hides it.
    void setScale(std::optional<double> metresPerViewPixel);
    [[nodiscard]] std::optional<ScaleMark> mark() const { return m_mark; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<ScaleMark> m_mark;
};

} // namespace kader::ui
