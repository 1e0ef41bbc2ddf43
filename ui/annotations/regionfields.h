#pragma once

#include "iiif/region.h"

#include <QWidget>

#include <array>
#include <optional>

namespace kader::ui {

class NumberField;

/// A region as four numbers, kept on its canvas.
class RegionFields final : public QWidget {
    Q_OBJECT

public:
    explicit RegionFields(QWidget *parent = nullptr);

    /// Of a canvas whose size is not known the numbers have no upper limit.
    void show(const iiif::Region &region, std::optional<iiif::CanvasSize> canvas);
    /// Without one there are only x and y to be seen.
    void setHasSize(bool hasSize);
    void setReadOnly(bool isReadOnly);
    void keep();

signals:
    void finished(const kader::iiif::Region &region);

private:
    enum Number { X, Y, Width, Height };

    std::array<NumberField *, 4> m_numbers;
};

} // namespace kader::ui
