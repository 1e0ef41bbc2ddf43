#pragma once

#include "demo/embeddedrepository.h"
#include "imaging/canvasimage.h"
#include "net/client.h"
#include "ui/actions/actions.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>
#include <optional>

namespace kader::test {

/// An image that needs no server: as large as its canvas, of one colour, in the state it is told.
class StillImage final : public imaging::CanvasImage {
public:
    explicit StillImage(const iiif::CanvasSize &size, QRgb colour = qRgb(120, 120, 120))
        : m_size(size), m_colour(colour)
    {}

    [[nodiscard]] std::optional<iiif::CanvasSize> canvasSize() const override { return m_size; }
    [[nodiscard]] double pixelsPerUnit() const override { return pixels; }
    [[nodiscard]] std::optional<double> metresPerUnit() const override { return metres; }
    void look(const imaging::Viewport &viewport) override { looks.append(viewport); }
    [[nodiscard]] QImage compose(const imaging::Viewport &viewport, QRgb surround) override;
    void setDisplay(const imaging::DisplayTransform &display) override { shownAs = display; }
    [[nodiscard]] imaging::Histogram histogram() const override { return {}; }
    [[nodiscard]] std::optional<Sample> sampleAt(QPointF canvas) const override;
    [[nodiscard]] State state() const override { return condition; }
    [[nodiscard]] std::optional<Error> problem() const override { return error; }
    [[nodiscard]] QString remark() const override { return words; }
    void retry() override { ++retries; }

    double pixels = 1;
    std::optional<double> metres;
    State condition = State::Settled;
    std::optional<Error> error;
    QString words;
    int retries = 0;
    QList<imaging::Viewport> looks;
    imaging::DisplayTransform shownAs;

private:
    iiif::CanvasSize m_size;
    QRgb m_colour;
};

/// A window's workspace with a curation of its own, before the demo or before a small manifest.
class CanvasStage final {
public:
    CanvasStage();
    ~CanvasStage();

    /// Two canvases of 1000×800 with images `1.jpg` and `2.jpg` at an address, where nobody may serve them. On the
    /// first `A` 100,100 400x300, in it `B` 200,200 100x100, a polygon within 600,500 200x100 and one of the whole
    /// canvas, all from the source.
    /// A third of 10×10 has no image.
    void openSmall(const QString &imagesAt = QStringLiteral("http://127.0.0.1:9"));
    /// A dataset of the demo, which starts when first asked for.
    void openDemo(const QString &dataset);
    [[nodiscard]] demo::EmbeddedRepository &demo();

    [[nodiscard]] curation::Curation &curation() const { return *workspace->curation(); }
    /// On the canvas in view.
    [[nodiscard]] QList<QUuid> annotations();
    [[nodiscard]] QUuid idOf(const QString &text);
    [[nodiscard]] std::optional<iiif::Region> regionOf(const QUuid &id);
    /// These wait until it is done.
    void undo();
    void redo();
    /// The names of the steps that undo would take; takes them, and puts them back.
    [[nodiscard]] QStringList steps();

    std::unique_ptr<net::Client> client;
    std::unique_ptr<imaging::ImageStore> images;
    ui::Network network;
    std::unique_ptr<ui::Workspace> workspace;
    QWidget window;
    ui::Actions actions{&window};

private:
    void start();
    QTemporaryDir m_folder;
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
};

} // namespace kader::test
