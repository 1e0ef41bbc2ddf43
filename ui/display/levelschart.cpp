#include "ui/display/levelschart.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace kader::ui {

using imaging::Channel;

namespace {

constexpr QSize handleSize(16, 18);
constexpr int plotHeight = 104;
constexpr double corner = 4;

/// The highest count that is not at an end, where clipping and empty borders pile up.
double tallest(const imaging::Histogram::Counts &counts)
{
    const qint64 inside = *std::max_element(counts.cbegin() + 1, counts.cend() - 1);
    return double(std::max<qint64>(1, inside > 0 ? inside : std::max(counts.front(), counts.back())));
}

} // namespace

// --- A handle -----------------------------------------------------------------------------------------------

LevelHandle::LevelHandle(const QString &name, const QColor &colour, QWidget *parent)
    : QAbstractSlider(parent), m_colour(colour)
{
    setOrientation(Qt::Horizontal);
    setRange(0, 255);
    setPageStep(10);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setToolTip(name);
    setCursor(Qt::SizeHorCursor);
    resize(handleSize);
}

QSize LevelHandle::sizeHint() const
{
    return handleSize;
}

void LevelHandle::paintEvent(QPaintEvent *)
{
    const Theme::Roles &roles = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    QPainterPath path(QPointF(middle, 1.5));
    path.lineTo(width() - 2, 7.5);
    path.lineTo(width() - 2, height() - 2);
    path.lineTo(2, height() - 2);
    path.lineTo(2, 7.5);
    path.closeSubpath();
    const QColor edge = isEnabled() ? roles.secondary : roles.line;
    painter.setPen(
        QPen(hasFocus() ? roles.accent : edge, hasFocus() ? 2 : 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isEnabled() ? m_colour : roles.panel);
    painter.drawPath(path);
}

void LevelHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_grip = event->position().x() - width() / 2.0;
    raise();
}

void LevelHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit draggedTo(mapToParent(event->position().toPoint()).x() - m_grip);
}

/// Scrolling the page must not change it.
void LevelHandle::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QAbstractSlider::wheelEvent(event);
    else
        event->ignore();
}

// --- The chart ----------------------------------------------------------------------------------------------

LevelsChart::LevelsChart(QWidget *parent)
    : QWidget(parent), m_black(new LevelHandle(tr("Level shown as black"), Qt::black, this)),
      m_white(new LevelHandle(tr("Level shown as white"), Qt::white, this))
{
    setObjectName(u"levels-chart"_s);
    setAccessibleName(tr("Histogram of what is in view"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_black->setObjectName(u"black-handle"_s);
    m_white->setObjectName(u"white-handle"_s);
    showDisplay({});
    connectHandle(*m_black);
    connectHandle(*m_white);
}

void LevelsChart::connectHandle(LevelHandle &handle)
{
    connect(&handle, &LevelHandle::draggedTo, &handle, [this, &handle](double x) { handle.setValue(levelAt(x)); });
    connect(&handle, &QAbstractSlider::valueChanged, this,
            [this] { emit levelsChanged(m_black->value(), m_white->value()); });
}

QSize LevelsChart::sizeHint() const
{
    return {256 + handleSize.width(), plotHeight + handleSize.height()};
}

void LevelsChart::showHistogram(const imaging::Histogram &histogram)
{
    m_histogram = histogram;
    update();
}

void LevelsChart::showDisplay(const imaging::DisplayTransform &display)
{
    m_display = display;
    const QSignalBlocker noBlack(m_black);
    const QSignalBlocker noWhite(m_white);
    const int black = qRound(display.black);
    const int white = qRound(display.white);
    m_black->setRange(0, std::max(0, white - 1));
    m_white->setRange(std::min(255, black + 1), 255);
    m_black->setValue(black);
    m_white->setValue(white);
    placeHandles();
    update();
}

QRectF LevelsChart::plot() const
{
    const double side = handleSize.width() / 2.0;
    return QRectF(rect()).adjusted(side, 0.5, -side, -handleSize.height() + 0.5);
}

double LevelsChart::xOf(double level) const
{
    return plot().left() + plot().width() * level / 255;
}

int LevelsChart::levelAt(double x) const
{
    return qRound(std::clamp((x - plot().left()) / plot().width(), 0.0, 1.0) * 255);
}

void LevelsChart::placeHandles()
{
    for (LevelHandle *handle : {m_black, m_white}) {
        const double x = xOf(handle->value()) - handleSize.width() / 2.0;
        handle->move(qRound(x), height() - handleSize.height());
    }
}

void LevelsChart::resizeEvent(QResizeEvent *)
{
    placeHandles();
}

void LevelsChart::paintEvent(QPaintEvent *)
{
    const Theme::Roles &roles = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(plot(), corner, corner);
    painter.fillPath(frame, roles.window);
    painter.setClipPath(frame);
    const bool hasColours = !m_histogram.isGrey() && m_display.channel == Channel::All;
    const bool isDark = Theme::tone() == Theme::Tone::Dark;
    if (m_histogram.isEmpty()) {
        painter.setPen(roles.secondary);
        painter.drawText(plot(), Qt::AlignCenter, tr("No pixels in view yet"));
    } else if (hasColours) {
        paintCounts(painter, Channel::Red, isDark ? QColor(255, 107, 107, 120) : QColor(214, 57, 57, 110));
        paintCounts(painter, Channel::Green, isDark ? QColor(95, 208, 130, 120) : QColor(34, 150, 82, 110));
        paintCounts(painter, Channel::Blue, isDark ? QColor(96, 156, 255, 130) : QColor(46, 102, 214, 110));
    } else {
        paintCounts(painter, m_display.channel, roles.secondary);
    }
    QColor veil = roles.panel;
    veil.setAlphaF(0.72F);
    painter.fillRect(QRectF(plot().topLeft(), QPointF(xOf(m_display.black), plot().bottom())), veil);
    painter.fillRect(QRectF(QPointF(xOf(m_display.white), plot().top()), plot().bottomRight()), veil);
    painter.setClipping(false);
    painter.setPen(roles.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(frame);
    paintCurve(painter);
}

/// By square root: rare values stay to be seen, and common ones still stand out.
void LevelsChart::paintCounts(QPainter &painter, Channel channel, const QColor &colour) const
{
    const imaging::Histogram::Counts &counts = m_histogram.counts(channel);
    const double most = tallest(counts);
    const QRectF area = plot();
    QPainterPath path(area.bottomLeft());
    for (size_t value = 0; value < counts.size(); ++value) {
        const double share = std::sqrt(std::min(1.0, double(counts[value]) / most));
        const double y = area.bottom() - share * (area.height() - 6);
        path.lineTo(area.left() + area.width() * double(value) / 256, y);
        path.lineTo(area.left() + area.width() * double(value + 1) / 256, y);
    }
    path.lineTo(area.bottomRight());
    path.closeSubpath();
    painter.fillPath(path, colour);
}

/// What each level is shown as.
void LevelsChart::paintCurve(QPainter &painter) const
{
    constexpr int steps = 48;
    const QRectF area = plot();
    const auto at = [&](double share) {
        const double level = m_display.black + share * (m_display.white - m_display.black);
        const double shown = std::pow(share, 1 / m_display.gamma);
        return QPointF(xOf(level), area.bottom() - (m_display.isInverted ? 1 - shown : shown) * area.height());
    };
    QPainterPath path(at(0));
    for (int step = 1; step <= steps; ++step)
        path.lineTo(at(double(step) / steps));
    painter.setPen(QPen(isEnabled() ? Theme::current().text : Theme::current().line, 1.4));
    painter.drawPath(path);
    painter.setPen(QPen(Theme::current().secondary, 1, Qt::DotLine));
    for (const double level : {m_display.black, m_display.white})
        painter.drawLine(QPointF(xOf(level), area.top()), QPointF(xOf(level), area.bottom()));
}

} // namespace kader::ui
