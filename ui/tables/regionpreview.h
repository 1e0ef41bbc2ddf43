#pragma once

#include "base/job.h"
#include "iiif/manifest.h"

#include <QColor>
#include <QImage>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace kader::imaging {
class CanvasImage;
class ImageStore;
class Viewport;
} // namespace kader::imaging

namespace kader::ui {

/// A canvas at thumbnail size with a region drawn on it, and below it a small region with what surrounds it, enlarged.
class RegionPreview final : public QWidget {
    Q_OBJECT

public:
    explicit RegionPreview(imaging::ImageStore &images, QWidget *parent = nullptr);
    ~RegionPreview() override;

    struct Mark {
        iiif::Region region;
        QColor colour;
    };

    /// What is shown of `canvas` is kept; the canvas itself must live until the next call. `words` stand there when
    /// there is no canvas.
    void show(const iiif::CanvasView *canvas, const std::optional<Mark> &mark, const QString &words);

    /// Whether there is an enlarged region to be seen.
    [[nodiscard]] bool isEnlarging() const { return !m_crop.isNull(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fetch();
    void lookAtRegion();
    void takeCrop();
    [[nodiscard]] bool isSmall() const;
    [[nodiscard]] QRect imagePlace() const;
    [[nodiscard]] QRect cropPlace() const;
    [[nodiscard]] imaging::Viewport cropView() const;

    imaging::ImageStore &m_images;
    const iiif::CanvasView *m_canvas = nullptr;
    std::optional<iiif::CanvasSize> m_size;
    std::optional<Mark> m_mark;
    QString m_words;
    QImage m_image;
    QImage m_crop;
    QTimer m_pause; ///< Whoever runs through rows asks for no image on the way.
    JobHandle m_job;
    std::unique_ptr<imaging::CanvasImage> m_tiles; ///< Of the canvas, once a small region of it was to be seen.
};

} // namespace kader::ui
