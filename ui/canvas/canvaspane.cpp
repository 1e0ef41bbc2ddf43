#include "ui/canvas/canvaspane.h"

#include "iiif/painting.h"
#include "ui/actions/actions.h"
#include "ui/canvas/canvasactions.h"
#include "ui/canvas/canvasinput.h"
#include "ui/canvas/imageswitch.h"
#include "ui/canvas/neighbours.h"
#include "ui/canvas/overview.h"
#include "ui/canvas/pixelsizedialog.h"
#include "ui/canvas/scalebar.h"
#include "ui/canvas/viewtrail.h"
#include "ui/canvas/zoombox.h"
#include "ui/workspace/canvasname.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QEvent>
#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

using curation::Curation;
using curation::PixelSizeScope;
using imaging::CanvasImage;

namespace {

constexpr int GlassMargin = 12; // view pixels
constexpr auto RestingTime = 2s;
constexpr auto Patience = 150ms;

} // namespace

CanvasPane::CanvasPane(Workspace &workspace, Actions &actions, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_view(new CanvasView(workspace, this)),
      m_zoomBox(new ZoomBox(actions, this)), m_overview(new Overview(this)), m_region(new GlassNote(this)),
      m_notice(new Notice(this)), m_scaleBar(new ScaleBar(this)), m_switch(new ImageSwitch(this)), m_resting(this),
      m_patience(this)
{
    setObjectName(u"canvas-pane"_s);
    m_view->setObjectName(u"canvas-view"_s);
    m_region->setObjectName(u"region-note"_s);
    m_region->setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusProxy(m_view);
    m_resting.setObjectName(u"resting"_s);
    m_resting.setSingleShot(true);
    m_resting.setInterval(RestingTime);
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    for (QWidget *glass : {static_cast<QWidget *>(m_zoomBox), static_cast<QWidget *>(m_overview)}) {
        glass->installEventFilter(this);
        glass->hide();
    }
    m_region->hide();
    m_notice->hide();
    m_view->installEventFilter(this);
    new CanvasActions(workspace, actions, *m_view);
    new ViewTrail(workspace, actions, *m_view);
    new Neighbours(workspace, *m_view);
    connect(&actions[ActionId::PixelSize], &QAction::triggered, this, &CanvasPane::askPixelSize);
    connect(&actions[ActionId::NextImage], &QAction::triggered, m_switch, &ImageSwitch::showNext);
    connect(m_view, &CanvasView::imageChanged, this,
            [this, &next = actions[ActionId::NextImage]] { next.setEnabled(m_switch->hasChoice()); });
    connectParts();
    connect(&workspace, &Workspace::curationChanged, this, &CanvasPane::followCuration);
    followCuration();
    showCanvas();
}

CanvasPane::~CanvasPane() = default;

void CanvasPane::connectParts()
{
    connect(&m_resting, &QTimer::timeout, this, &CanvasPane::rest);
    connect(&m_patience, &QTimer::timeout, this, &CanvasPane::updateNotice);
    connect(&m_workspace, &Workspace::canvasChanged, this, &CanvasPane::showCanvas);
    connect(&m_workspace, &Workspace::curationChanged, this, &CanvasPane::updateNotice);
    connect(&m_workspace, &Workspace::regionOpened, m_view, &CanvasView::lookAt);
    connect(&m_workspace, &Workspace::canvasFocusRequested, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_view, &CanvasView::pointerMoved, this, &CanvasPane::pointerMoved);
    connect(m_view, &CanvasView::hintChanged, this, &CanvasPane::hintChanged);
    connect(m_view, &CanvasView::regionShown, this, &CanvasPane::showRegion);
    connect(m_view, &CanvasView::looked, this, &CanvasPane::followLook);
    connect(m_view, &CanvasView::imageChanged, this, &CanvasPane::followImage);
    connect(m_switch, &ImageSwitch::chosen, this, &CanvasPane::choose);
    connect(m_overview, &Overview::chosen, m_view, &CanvasView::centreOn);
    connect(m_notice, &Notice::retried, this, [this] {
        if (m_view->image())
            m_view->image()->retry();
        m_view->setFocus(Qt::OtherFocusReason);
    });
}

void CanvasPane::showCanvas()
{
    if (m_workspace.source() == m_source && m_workspace.canvas() == m_canvas && m_view->image())
        return;
    m_source = m_workspace.source();
    m_canvas = m_workspace.canvas();
    m_thumbnail.reset();
    m_overview->setImage({});
    const iiif::CanvasView *canvas = m_workspace.canvasView();
    m_view->setAccessibleName(canvas ? canvasName(*canvas) : tr("Canvas"));
    m_isPainted = false;
    m_pixelSize = pixelSize();
    m_patience.start();
    m_switch->setChoices(canvas ? iiif::imageChoices(*canvas) : std::vector<iiif::ImageChoice>(),
                         canvas ? m_chosen.value({m_source->id, *m_canvas}) : iiif::ChosenImages());
    if (canvas) {
        showImage(*canvas);
        fetchOverview();
    } else {
        m_view->show({}, nullptr);
    }
    updateNotice();
}

void CanvasPane::showImage(const iiif::CanvasView &canvas)
{
    const CanvasView::Key key{m_source->id, *m_canvas};
    const iiif::ChosenImages chosen = m_chosen.value(key);
    const auto paintings = iiif::paintings(canvas, chosen);
    m_isPainted = !paintings.empty();
    m_view->setGridPossible(paintings.size() == 1 && !paintings.front().place && !paintings.front().part);
    m_view->show(key, m_workspace.images().open(canvas, chosen));
}

void CanvasPane::choose(const iiif::ChosenImages &chosen)
{
    const iiif::CanvasView *canvas = m_workspace.canvasView();
    if (!canvas || m_workspace.source() != m_source || m_workspace.canvas() != m_canvas)
        return;
    m_chosen.insert({m_source->id, *m_canvas}, chosen);
    m_switch->setChoices(iiif::imageChoices(*canvas), chosen);
    showImage(*canvas);
}

void CanvasPane::fetchOverview()
{
    m_thumbnail = m_workspace.images().thumbnail(*m_workspace.canvasView(), m_overview->wantedSide(),
                                                 [this](const Result<QImage> &image) {
                                                     // Without one the frame alone says where one is.
                                                     if (image)
                                                         m_overview->setImage(*image);
                                                 });
}

void CanvasPane::followLook()
{
    const imaging::Viewport viewport = m_view->camera().viewport();
    const QString how = wordsOf(viewport.orientation());
    if (m_view->accessibleDescription() != how)
        m_view->setAccessibleDescription(how);
    if (m_overview->setOrientation(viewport.orientation()))
        placeGlass();
    m_overview->setSeen(viewport.visible());
    emit zoomChanged(m_view->camera().scale());
    emit turned(how);
    updateScale();
    wake();
}

void CanvasPane::followImage()
{
    if (const auto canvas = m_view->camera().canvas())
        m_overview->setCanvas(*canvas);
    updateScale();
    placeGlass();
    updateNotice();
}

// --- How large it is ----------------------------------------------------------------------------------------

std::optional<double> CanvasPane::metresPerUnit() const
{
    const Camera &camera = m_view->camera();
    if (!camera.hasCanvas() || !m_view->image())
        return std::nullopt;
    return m_pixelSize.metresPerUnit(camera.pixelsPerUnit(), m_view->image()->metresPerUnit());
}

void CanvasPane::updateScale()
{
    const Camera &camera = m_view->camera();
    const auto metres = metresPerUnit();
    m_view->setMetresPerUnit(metres);
    m_scaleBar->setScale(metres ? std::optional(*metres / camera.viewport().zoom()) : std::nullopt);
    placeGlass();
}

void CanvasPane::askPixelSize()
{
    const double pixelsPerUnit = m_view->camera().pixelsPerUnit();
    const auto metres = metresPerUnit();
    const auto &told = m_pixelSize.told();
    auto *dialog = new PixelSizeDialog({.metres = metres ? std::optional(*metres / pixelsPerUnit) : std::nullopt,
                                        .scope = told ? told->scope : PixelSizeScope::Canvas,
                                        .isTold = told.has_value()},
                                       this);
    // By then another canvas may be in view.
    connect(dialog, &PixelSizeDialog::chosen, this,
            [this, source = m_source->id, canvas = m_workspace.canvasView()->id](std::optional<double> size,
                                                                                 PixelSizeScope scope) {
                if (Curation *curation = m_workspace.curation())
                    curation->setPixelSize(source, canvas, scope, size);
            });
    dialog->open();
}

/// Of the canvas in view.
PixelSize CanvasPane::pixelSize() const
{
    const Curation *curation = m_workspace.curation();
    const iiif::CanvasView *canvas = m_workspace.canvasView();
    if (!curation || !canvas || !m_source)
        return {};
    return {*canvas, curation->pixelSize(m_source->id, canvas->id)};
}

void CanvasPane::showPixelSize()
{
    m_pixelSize = pixelSize();
    updateScale();
}

void CanvasPane::followCuration()
{
    if (const Curation *curation = m_workspace.curation()) {
        connect(curation, &Curation::settingsChanged, this, &CanvasPane::showPixelSize);
        connect(curation, &Curation::reset, this, &CanvasPane::showPixelSize);
    }
}

// --- What is to be said -------------------------------------------------------------------------------------

std::optional<Notice::Words> CanvasPane::wordsForImage() const
{
    const CanvasImage &image = *m_view->image();
    const std::optional<Error> problem = image.problem();
    if (!m_isPainted)
        return Notice::Words{.headline = tr("This canvas has no image")};
    if (image.state() == CanvasImage::State::Failed)
        return Notice::Words{.headline = tr("This image can't be shown"),
                             .detail = problem ? problem->message : QString(),
                             .canRetry = !problem || problem->kind != ErrorKind::Unsupported};
    if (problem)
        return Notice::Words{
            .headline = tr("Part of the image is missing"), .detail = problem->message, .canRetry = true};
    if (!image.remark().isEmpty())
        return Notice::Words{.headline = tr("This image is put together anew"), .detail = image.remark()};
    if (image.state() == CanvasImage::State::Waiting && !m_patience.isActive())
        return Notice::Words{.headline = tr("Fetching the image…")};
    return std::nullopt;
}

void CanvasPane::updateNotice()
{
    std::optional<Notice::Words> words;
    if (m_view->image())
        words = wordsForImage();
    else if (m_source)
        words = Notice::Words{.headline = tr("This manifest has no canvases")};
    else if (m_workspace.curation())
        words = Notice::Words{.headline = tr("Nothing is open yet"),
                              .detail = tr("Choose a dataset on the left, or open one by its address.")};
    if (words && *words != m_notice->words())
        m_notice->say(*words);
    m_notice->setVisible(words.has_value());
    placeGlass();
}

void CanvasPane::showRegion(const std::optional<iiif::Region> &region)
{
    if (region)
        m_region->setText(tr("Region %1, %2 · %3 × %4")
                              .arg(QLocale().toString(region->x), QLocale().toString(region->y),
                                   QLocale().toString(region->width), QLocale().toString(region->height)));
    m_region->setVisible(region.has_value());
    placeGlass();
    emit regionShown(region);
}

// --- Glass --------------------------------------------------------------------------------------------------

void CanvasPane::wake()
{
    m_isAwake = m_view->camera().hasCanvas();
    m_zoomBox->setVisible(m_isAwake);
    updateOverviewVisibility();
    m_resting.start();
}

void CanvasPane::rest()
{
    if (m_zoomBox->underMouse() || m_overview->underMouse())
        return m_resting.start();
    m_isAwake = false;
    m_zoomBox->hide();
    m_overview->hide();
}

void CanvasPane::updateOverviewVisibility()
{
    const auto canvas = m_view->camera().canvas();
    const bool isAllSeen =
        canvas && m_view->camera().viewport().visible().contains(QRectF(0, 0, canvas->width, canvas->height));
    const bool hasRoom = height() > m_overview->height() + m_zoomBox->height() && width() > 3 * m_overview->width();
    m_overview->setVisible(m_isAwake && !isAllSeen && hasRoom);
}

void CanvasPane::placeGlass()
{
    const QRect free = rect().adjusted(GlassMargin, GlassMargin, -GlassMargin, -GlassMargin);
    m_zoomBox->move(free.right() - m_zoomBox->width() + 1, free.top());
    m_overview->move(free.left(), free.bottom() - m_overview->height() + 1);
    m_scaleBar->move(free.right() - m_scaleBar->width() + 1, free.bottom() - m_scaleBar->height() + 1);
    m_switch->move(free.center().x() - m_switch->width() / 2, free.bottom() - m_switch->height() + 1);
    const int bottom = m_scaleBar->isHidden() ? free.bottom() + 1 : m_scaleBar->y() - GlassMargin;
    m_region->move(free.right() - m_region->width() + 1, bottom - m_region->height());
    const bool isPartial = m_isPainted && m_view->image() && m_view->image()->state() != CanvasImage::State::Failed &&
                           m_view->image()->state() != CanvasImage::State::Waiting;
    if (isPartial)
        m_notice->move(free.topLeft());
    else
        m_notice->move(rect().center() - m_notice->rect().center());
}

void CanvasPane::resizeEvent(QResizeEvent *)
{
    m_view->setGeometry(rect());
    placeGlass();
    updateOverviewVisibility();
}

bool CanvasPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::Enter)
        wake();
    return QWidget::eventFilter(watched, event);
}

} // namespace kader::ui
