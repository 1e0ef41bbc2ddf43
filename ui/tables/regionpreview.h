#pragma once

#include "base/job.h"
#include "iiif/manifest.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace kader::imaging {
class ImageStore;
}

namespace kader::ui {

/// A canvas at thumbnail size with a region drawn on it.
class RegionPreview final : public QWidget {
    Q_OBJECT

public:
    explicit RegionPreview(imaging::ImageStore &images, QWidget *parent = nullptr);

    /// What is shown of `canvas` is kept; the canvas itself must live until the next call. `words` stand there when
    /// there is no canvas.
    void show(const iiif::CanvasView *canvas, const std::optional<iiif::Region> &region, const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fetch();
    [[nodiscard]] QRectF imagePlace() const;

    imaging::ImageStore &m_images;
    const iiif::CanvasView *m_canvas = nullptr;
    std::optional<iiif::CanvasSize> m_size;
    std::optional<iiif::Region> m_region;
    QString m_words;
    QImage m_image;
    QTimer m_pause; ///< Whoever runs through rows asks for no image on the way.
    JobHandle m_job;
};

} // namespace kader::ui
