#include "ui/display/canvasdisplay.h"

#include "ui/canvas/canvasview.h"
#include "ui/workspace/workspace.h"

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kader::ui {

using imaging::CanvasImage;
using imaging::ColourMap;
using imaging::DisplayTransform;

namespace {

/// Up to here tiles at full scale are shown, each pixel of which is one of the image.
constexpr double exactAbove = 0.5;

QString nameOf(const DisplayPlace &place)
{
    return u"%1\n%2"_s.arg(place.dataset).arg(place.canvas);
}

} // namespace

CanvasDisplay::CanvasDisplay(Workspace &workspace, CanvasView &view)
    : QObject(&view), m_workspace(workspace), m_view(view), m_settling(this)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(150ms);
    connect(&view, &CanvasView::imageTaken, this, &CanvasDisplay::takeCanvas);
    connect(&view, &CanvasView::looked, this, &CanvasDisplay::settle);
    connect(&view, &CanvasView::imageChanged, this, &CanvasDisplay::settle);
    connect(&m_book, &DisplayBook::changed, this, &CanvasDisplay::take);
    connect(&m_settling, &QTimer::timeout, this, &CanvasDisplay::count);
    takeCanvas();
}

DisplayScope CanvasDisplay::scope() const
{
    return m_place ? m_book.scopeAt(*m_place) : DisplayScope::Canvas;
}

void CanvasDisplay::takeCanvas()
{
    const auto source = m_workspace.source();
    const auto canvas = m_workspace.canvas();
    m_place = m_view.image() && source && canvas ? std::optional(DisplayPlace{source->origin, *canvas}) : std::nullopt;
    m_histogram = {};
    m_isCounted = false;
    m_hasLabelOffer = false;
    take();
    emit histogramChanged();
}

void CanvasDisplay::take()
{
    m_display = m_place ? m_book.displayAt(*m_place) : DisplayTransform{};
    m_view.setDisplay(m_display);
    offerLabels();
    emit changed();
}

void CanvasDisplay::setDisplay(const DisplayTransform &display)
{
    if (m_place && display != m_display)
        m_book.set(*m_place, scope(), display);
}

void CanvasDisplay::setScope(DisplayScope scope)
{
    if (m_place)
        m_book.setScope(*m_place, scope);
}

void CanvasDisplay::stretch(double share)
{
    if (m_histogram.isEmpty())
        return;
    const imaging::Histogram::Levels levels = m_histogram.levels(m_display.channel, share);
    DisplayTransform display = m_display;
    display.black = levels.black;
    display.white = levels.white;
    setDisplay(display);
}

// --- What is in view ----------------------------------------------------------------------------------------

void CanvasDisplay::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    settle();
}

void CanvasDisplay::settle()
{
    const bool isMixed = m_view.camera().hasCanvas() && m_view.camera().scale() <= exactAbove;
    if (std::exchange(m_isMixed, isMixed) != isMixed)
        emit changed();
    if (m_place && (m_isWatched || !m_isCounted))
        m_settling.start();
}

void CanvasDisplay::count()
{
    const CanvasImage *image = m_view.image();
    // Until then there will be news of the image.
    if (!image || !m_view.camera().hasCanvas() || image->state() == CanvasImage::State::Waiting ||
        (image->state() == CanvasImage::State::Showing && !image->problem()))
        return;
    m_histogram = image->histogram();
    m_isCounted = !m_histogram.isEmpty();
    offerLabels();
    emit histogramChanged();
}

// --- Labels -------------------------------------------------------------------------------------------------

void CanvasDisplay::offerLabels()
{
    const bool isToBeOffered = m_place && m_display.isPlain() && m_isCounted && m_histogram.looksLikeLabels() &&
                               !m_answered.contains(nameOf(*m_place));
    if (std::exchange(m_hasLabelOffer, isToBeOffered) != isToBeOffered)
        emit changed();
}

void CanvasDisplay::answerLabelOffer(bool isWanted)
{
    if (!m_place)
        return;
    m_answered.insert(nameOf(*m_place));
    if (isWanted)
        m_book.set(*m_place, DisplayScope::Canvas, {.map = ColourMap::Labels});
    else
        offerLabels();
}

} // namespace kader::ui
