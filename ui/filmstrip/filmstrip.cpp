#include "ui/filmstrip/filmstrip.h"

#include "ui/actions/actions.h"
#include "ui/filmstrip/filmstripdelegate.h"
#include "ui/filmstrip/filmstripmodel.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

namespace {

constexpr int Height = 112; // view pixels
constexpr auto SettlingTime = 60ms;

} // namespace

Filmstrip::Filmstrip(Workspace &workspace, Actions &actions, QWidget *parent)
    : QListView(parent), m_workspace(workspace), m_model(new FilmstripModel(workspace, this))
{
    setObjectName(u"filmstrip"_s);
    setAccessibleName(tr("Canvases"));
    setFixedHeight(Height);
    setFlow(LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setViewportMargins(4, 0, 4, 0);
    setItemDelegate(new FilmstripDelegate(this));
    setModel(m_model);
    // One may go along the row and paste on each.
    addAction(&actions[ActionId::Paste]);
    m_settling.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &Filmstrip::wantVisible);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_settling.start(SettlingTime); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &Filmstrip::followCanvas);
    connect(&workspace, &Workspace::canvasChanged, this, &Filmstrip::followCanvas);
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) { m_model->retry(index.row()); });
    followCanvas();
}

void Filmstrip::followCanvas()
{
    m_settling.start(0ms);
    const std::optional<int> canvas = m_workspace.canvas();
    const QModelIndex index = canvas ? m_model->index(*canvas) : QModelIndex();
    if (index == currentIndex())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void Filmstrip::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_workspace.showCanvas(current.row());
}

void Filmstrip::wantVisible()
{
    const int count = m_model->rowCount();
    if (count == 0 || !isVisible())
        return;
    const int width = FilmstripDelegate::ItemSize.width();
    const int offset = horizontalOffset();
    const int first = offset / width;
    const int last = std::min(count - 1, (offset + viewport()->width() - 1) / width);
    const QSize picture = FilmstripDelegate::PictureSize;
    const int side = static_cast<int>(std::max(picture.width(), picture.height()) * devicePixelRatioF());
    m_model->want(first, last, side);
}

void Filmstrip::wheelEvent(QWheelEvent *event)
{
    // The row has only one direction to go, so a common wheel goes that way.
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const int by =
        !pixels.isNull() ? (pixels.x() != 0 ? pixels.x() : pixels.y()) : (angle.x() != 0 ? angle.x() : angle.y());
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
    event->accept();
}

void Filmstrip::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    m_settling.start(0ms);
}

void Filmstrip::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    m_settling.start(0ms);
}

} // namespace kader::ui
