#include "ui/canvas/canvasview.h"

#include "ui/canvas/canvasaccessible.h"
#include "ui/canvas/pixelgrid.h"
#include "ui/canvas/regionpainter.h"
#include "ui/canvas/rulerpainter.h"
#include "ui/canvas/scale.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

constexpr double KeyZoom = 1.5;

QString toolName(ToolKind tool)
{
    switch (tool) {
    case ToolKind::Rectangle:
        return CanvasView::tr("Rectangle tool");
    case ToolKind::Polygon:
        return CanvasView::tr("Polygon tool");
    case ToolKind::Point:
        return CanvasView::tr("Point tool");
    case ToolKind::Measure:
        return CanvasView::tr("Ruler");
    case ToolKind::Select:
        break;
    }
    return CanvasView::tr("Select tool");
}

QString placeText(QPointF at)
{
    return CanvasView::tr("%1, %2").arg(QLocale().toString(std::round(at.x()), 'f', 0),
                                        QLocale().toString(std::round(at.y()), 'f', 0));
}

QString shapeText(const iiif::Shape &shape)
{
    const iiif::Region &region = shape.region;
    if (shape.kind == iiif::ShapeKind::Point)
        return CanvasView::tr("point at %1").arg(placeText(shape.corners().front()));
    const QString size =
        CanvasView::tr("%1 wide, %2 high").arg(QLocale().toString(region.width), QLocale().toString(region.height));
    const QString place = placeText(QPointF(static_cast<double>(region.x), static_cast<double>(region.y)));
    if (shape.kind == iiif::ShapeKind::Rectangle)
        return CanvasView::tr("rectangle at %1, %2").arg(place, size);
    const qsizetype corners = static_cast<qsizetype>(shape.outlines.front().points.size());
    const bool isPolygon = shape.kind == iiif::ShapeKind::Polygon;
    return (isPolygon ? CanvasView::tr("polygon of %Ln corners at %1, %2", nullptr, static_cast<int>(corners))
                      : CanvasView::tr("shape at %1, %2"))
        .arg(place, size);
}

} // namespace

CanvasView::CanvasView(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_glide(m_camera, *this), m_regions(workspace),
      m_bench(workspace, m_regions, m_camera)
{
    makeCanvasAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setMinimumSize(120, 80);
    connectRegions();
    connect(&m_bench, &ToolBench::panned, this,
            [this](QPointF grabbed, QPointF pointer) { panTo(grabbed, m_camera.viewport().canvasToView(pointer)); });
    connect(&m_glide, &Glide::moved, this, &CanvasView::moved);
}

CanvasView::~CanvasView() = default;

void CanvasView::connectRegions()
{
    connect(&m_regions, &CanvasRegions::changed, this, &CanvasView::regionsChanged);
    connect(&m_regions, &CanvasRegions::reread, this, [this] { m_layer.forget(); });
    connect(&m_regions, &CanvasRegions::touched, this,
            [this](const ShownRegion &before) { m_layer.touch(before, m_regions.find(before.id)); });
    connect(&m_layer, &RegionLayer::restWanted, this, qOverload<>(&QWidget::update));
    connect(&m_bench, &ToolBench::toolChanged, this, [this] {
        updatePointer();
        updateHint();
        updateSpoken();
    });
    connect(&m_bench, &ToolBench::measureChanged, this, [this] {
        update();
        updateSpoken();
    });
    connect(&m_bench, &ToolBench::cornerChanged, this, &CanvasView::regionsChanged);
    connect(&m_bench, &ToolBench::crosshairChanged, this, &CanvasView::followCrosshair);
}

// --- The image and what is seen of it -----------------------------------------------------------------------

void CanvasView::show(const Key &key, std::unique_ptr<imaging::CanvasImage> image)
{
    m_glide.settle();
    if (m_image)
        m_places.insert(m_key, m_camera.place());
    m_key = key;
    m_image = std::move(image);
    m_grabbed.reset();
    m_hovered.reset();
    m_bench.endMeasure();
    m_camera.forgetCanvas();
    m_camera.restore(m_places.value(key));
    if (m_image)
        connect(m_image.get(), &imaging::CanvasImage::changed, this, &CanvasView::takeImage);
    emit imageTaken();
    takeCanvas();
    moved();
    emit imageChanged();
}

void CanvasView::setDisplay(const imaging::DisplayTransform &display)
{
    if (m_image)
        m_image->setDisplay(display);
    m_composed = {};
    update();
}

void CanvasView::takeCanvas()
{
    if (!m_image)
        return;
    const auto size = m_image->canvasSize();
    if (!size || (size == m_camera.canvas() && m_image->pixelsPerUnit() == m_camera.pixelsPerUnit()))
        return;
    m_glide.settle();
    m_camera.setCanvas(*size, m_image->pixelsPerUnit());
}

void CanvasView::takeImage()
{
    const imaging::Viewport before = m_camera.viewport();
    takeCanvas();
    m_composed = {};
    const bool hasMoved = m_camera.viewport() != before;
    if (hasMoved)
        moved();
    else
        update();
    emit imageChanged();
    // The last of it: nothing comes that would be worth waiting for, as update() does.
    if (!hasMoved && m_image && m_image->state() == imaging::CanvasImage::State::Settled)
        repaint();
}

void CanvasView::moved()
{
    m_composed = {};
    // What is passed on the way is not worth a request.
    if (m_image)
        m_image->look(m_glide.goal().viewport());
    update();
    updatePointer();
    updateHint();
    emit looked();
}

void CanvasView::zoomBy(double factor, QPointF anchor)
{
    Camera goal = m_glide.goal();
    goal.zoomBy(factor, anchor);
    m_glide.go(goal);
}

void CanvasView::zoomIn()
{
    zoomBy(KeyZoom, rect().toRectF().center());
}

void CanvasView::zoomOut()
{
    zoomBy(1 / KeyZoom, rect().toRectF().center());
}

void CanvasView::fit()
{
    Camera goal = m_glide.goal();
    goal.fit();
    m_glide.go(goal);
}

void CanvasView::showActualSize()
{
    Camera goal = m_glide.goal();
    goal.showActualSize();
    m_glide.go(goal);
}

void CanvasView::turn(int quarters)
{
    m_glide.settle();
    m_camera.turn(m_camera.viewport().orientation().turned(quarters));
    moved();
}

void CanvasView::flip()
{
    m_glide.settle();
    m_camera.turn(m_camera.viewport().orientation().flipped());
    moved();
}

void CanvasView::lookAt(const iiif::Region &region)
{
    m_glide.settle();
    m_camera.lookAt(region);
    moved();
}

void CanvasView::restore(const Camera::Place &place)
{
    m_glide.settle();
    m_camera.restore(place);
    moved();
}

void CanvasView::centreOn(QPointF canvas)
{
    m_glide.halt();
    m_camera.move(canvas, rect().toRectF().center());
    moved();
}

// --- Painting -----------------------------------------------------------------------------------------------

void CanvasView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintImage(painter);
    if (m_camera.hasCanvas()) {
        paintRegions(painter);
        paintMeasure(painter);
    }
    if (m_isFocusShown)
        paintFocus(painter);
}

void CanvasView::paintImage(QPainter &painter)
{
    const QColor surround = Theme::current().surround;
    if (!m_image || !m_camera.hasCanvas())
        return painter.fillRect(rect(), surround);
    if (m_composed.isNull())
        m_composed = m_image->compose(m_camera.viewport(), surround.rgb());
    painter.drawImage(QPointF(0, 0), m_composed);
    if (m_isGridWanted && m_isGridPossible)
        paintPixelGrid(painter, m_camera.viewport(), *m_camera.canvas(), m_camera.pixelsPerUnit());
}

void CanvasView::paintRegions(QPainter &painter)
{
    const RegionsLook look{.viewport = m_camera.viewport(),
                           .canvas = *m_camera.canvas(),
                           .selected = m_workspace.selected(),
                           .hovered = m_hovered,
                           .corner = m_bench.corner(),
                           .preview = m_regions.preview()};
    m_layer.paint(painter, look, m_regions, font());
    if (const auto crosshair = m_bench.crosshair())
        paintCrosshair(painter, m_camera.viewport().canvasToView(*crosshair));
}

void CanvasView::setMetresPerUnit(std::optional<double> metres)
{
    if (std::exchange(m_metresPerUnit, metres) != metres)
        update();
}

QString CanvasView::measureText() const
{
    const auto &measured = m_bench.measured();
    if (!measured)
        return {};
    const double units = std::hypot(measured->to.x - measured->from.x, measured->to.y - measured->from.y);
    const double pixels = units * m_camera.pixelsPerUnit();
    const QString words = tr("%1 px").arg(QLocale().toString(pixels, 'f', pixels < 100 ? 1 : 0));
    return m_metresPerUnit ? tr("%1 · %2").arg(words, lengthText(units * *m_metresPerUnit)) : words;
}

void CanvasView::paintMeasure(QPainter &painter)
{
    if (const auto &measured = m_bench.measured())
        paintRuler(painter, m_camera.viewport(),
                   {.from = {measured->from.x, measured->from.y},
                    .to = {measured->to.x, measured->to.y},
                    .words = measureText()},
                   font());
}

void CanvasView::setGridWanted(bool isWanted)
{
    m_isGridWanted = isWanted;
    update();
}

void CanvasView::setGridPossible(bool isPossible)
{
    m_isGridPossible = isPossible;
    update();
}

void CanvasView::paintFocus(QPainter &painter)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void CanvasView::resizeEvent(QResizeEvent *)
{
    m_glide.settle();
    m_camera.setWindow(size(), devicePixelRatioF());
    moved();
}

void CanvasView::regionsChanged()
{
    update();
    updatePointer();
    updateHint();
    updateSpoken();
    const auto &preview = m_regions.preview();
    emit regionShown(preview ? std::optional(preview->shape.region) : std::nullopt);
}

/// Into view, with some room around it.
void CanvasView::followCrosshair()
{
    constexpr double margin = 40; // view pixels
    if (const auto crosshair = m_bench.crosshair()) {
        const QRectF inner = rect().toRectF().adjusted(margin, margin, -margin, -margin);
        const QPointF at = m_camera.viewport().canvasToView(*crosshair);
        const QPointF within(std::clamp(at.x(), inner.left(), std::max(inner.left(), inner.right())),
                             std::clamp(at.y(), inner.top(), std::max(inner.top(), inner.bottom())));
        if (within != at) {
            m_camera.panBy(at - within);
            moved();
        }
    }
    regionsChanged();
}

void CanvasView::updateHint()
{
    const QString hint = m_bench.hint();
    if (std::exchange(m_hint, hint) != hint)
        emit hintChanged(hint);
}

// --- What is told to those who don't see it ------------------------------------------------------------------

QString CanvasView::spokenState() const
{
    if (!m_camera.hasCanvas())
        return {};
    const auto &preview = m_regions.preview();
    const auto selected = m_workspace.selected();
    const ShownRegion *shown = selected ? m_regions.find(*selected) : nullptr;
    const QString tool = toolName(m_bench.tool());
    const QString measured = measureText();
    if (const auto crosshair = m_bench.crosshair())
        return measured.isEmpty() ? tr("%1; crosshair at %2").arg(tool, placeText(*crosshair))
                                  : tr("%1; crosshair at %2, %3").arg(tool, placeText(*crosshair), measured);
    if (!measured.isEmpty())
        return tr("%1; %2").arg(tool, measured);
    if (preview)
        return tr("%1; %2").arg(tool, shapeText(preview->shape));
    if (!shown)
        return tr("%1; nothing is selected").arg(tool);
    const QString what = shown->isWholeCanvas ? tr("the whole canvas") : shapeText(shown->shape);
    const auto corner = m_bench.corner();
    const QString where = corner ? tr("%1, corner %2 at %3")
                                       .arg(what, QLocale().toString(*corner + 1),
                                            placeText(shown->shape.corners().at(static_cast<size_t>(*corner))))
                                 : what;
    return tr("%1; “%2”, %3").arg(tool, shown->label, where);
}

void CanvasView::updateSpoken()
{
    const QString spoken = spokenState();
    if (std::exchange(m_spoken, spoken) != spoken)
        tellAccessibleValue(*this);
}

} // namespace kader::ui
