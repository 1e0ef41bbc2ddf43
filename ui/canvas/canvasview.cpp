#include "ui/canvas/canvasview.h"

#include "ui/canvas/pixelgrid.h"
#include "ui/canvas/regionpainter.h"
#include "ui/canvas/rulerpainter.h"
#include "ui/canvas/scale.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QAccessibleWidget>
#include <QLocale>
#include <QPainter>

#include <cmath>
#include <utility>

namespace kader::ui {

namespace {

constexpr double KeyZoom = 1.5;

/// Assistive technology gets to know it as a picture with a name.
QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    const bool isOurs = className == QLatin1StringView(CanvasView::staticMetaObject.className());
    return isOurs ? new QAccessibleWidget(qobject_cast<QWidget *>(object), QAccessible::Graphic) : nullptr;
}

} // namespace

CanvasView::CanvasView(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_glide(m_camera, *this), m_regions(workspace),
      m_bench(workspace, m_regions, m_camera)
{
    static const bool isKnown = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(isKnown)
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setMinimumSize(120, 80);
    connect(&m_regions, &CanvasRegions::changed, this, &CanvasView::regionsChanged);
    connect(&m_bench, &ToolBench::toolChanged, this, [this] {
        updatePointer();
        updateHint();
    });
    connect(&m_bench, &ToolBench::panned, this,
            [this](QPointF grabbed, QPointF pointer) { panTo(grabbed, m_camera.viewport().canvasToView(pointer)); });
    connect(&m_bench, &ToolBench::measureChanged, this, qOverload<>(&QWidget::update));
    connect(&m_glide, &Glide::moved, this, &CanvasView::moved);
}

CanvasView::~CanvasView() = default;

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
        const RegionsLook look{.viewport = m_camera.viewport(),
                               .canvas = *m_camera.canvas(),
                               .selected = m_workspace.selected(),
                               .hovered = m_hovered,
                               .preview = m_regions.preview()};
        RegionPainter(painter, look, font()).paint(m_regions.shown());
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
    const auto &preview = m_regions.preview();
    emit regionShown(preview ? std::optional(preview->region) : std::nullopt);
}

void CanvasView::updateHint()
{
    const QString hint = m_bench.hint();
    if (std::exchange(m_hint, hint) != hint)
        emit hintChanged(hint);
}

} // namespace kader::ui
