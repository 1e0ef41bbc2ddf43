#pragma once

#include "imaging/displaytransform.h"

#include <QAbstractButton>

namespace kader::ui {

/// A colour map to choose, as a strip of its colours over its name.
class MapButton final : public QAbstractButton {
    Q_OBJECT

public:
    MapButton(imaging::ColourMap map, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintStrip(QPainter &painter, const QRectF &strip) const;

    imaging::ColourMap m_map;
};

} // namespace kader::ui
