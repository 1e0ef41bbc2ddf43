#pragma once

#include "imaging/canvasimage.h"
#include "imaging/paintedimage.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace kader::imaging {

/// A canvas with the images painted on it, one over the other. Images that failed because their server could not be
/// reached come when it is back.
class LayeredCanvas final : public CanvasImage {
public:
    LayeredCanvas(Workshop &shop, std::optional<iiif::CanvasSize> size, std::vector<iiif::Painting> paintings);

    [[nodiscard]] std::optional<iiif::CanvasSize> canvasSize() const override;
    [[nodiscard]] double pixelsPerUnit() const override;
    [[nodiscard]] std::optional<double> metresPerUnit() const override;
    void look(const Viewport &viewport) override;
    [[nodiscard]] QImage compose(const Viewport &viewport, QRgb surround) override;
    void setDisplay(const DisplayTransform &display) override;
    [[nodiscard]] Histogram histogram() const override;
    [[nodiscard]] std::optional<Sample> sampleAt(QPointF canvas) const override;
    [[nodiscard]] State state() const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    [[nodiscard]] QString remark() const override;
    void retry() override;

private:
    void retryUnreachable();
    void tellLater();
    void tell();
    void lookAgain();
    void fillAround(const Viewport &viewport, QRgb surround);
    [[nodiscard]] QSizeF extent() const;

    std::optional<iiif::CanvasSize> m_size;
    std::vector<std::unique_ptr<PaintedImage>> m_images;
    std::optional<Viewport> m_viewport;
    Toning m_toning;
    QImage m_window; ///< What was last composed.
    bool m_isNewsDue = false;
    QTimer m_news; ///< Runs until that is told.
    QTimer m_idle; ///< Runs until there is time to look ahead.
};

} // namespace kader::imaging
