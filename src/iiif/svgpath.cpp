#include "iiif/svgpath.h"

#include <cmath>
#include <numbers>

namespace kader::iiif {

namespace {

constexpr int curveSteps = 32;
constexpr int circleSteps = 128; // off by 0.0003 radii at most; a multiple of 4, to touch the box around it
constexpr double pi = std::numbers::pi;

char16_t upper(char16_t letter)
{
    return letter >= u'a' && letter <= u'z' ? char16_t(letter - u'a' + u'A') : letter;
}

QPointF reflected(QPointF point, QPointF at)
{
    return 2 * at - point;
}

} // namespace

std::optional<std::vector<SvgOutline>> SvgPath::read()
{
    char16_t letter = 0;
    while (!m_scanner.atEnd()) {
        if (!m_scanner.hasNumber())
            letter = m_scanner.character();
        else if (letter == 0 || upper(letter) == u'Z')
            return std::nullopt; // a number that belongs to nothing
        else if (upper(letter) == u'M')
            letter = letter == u'M' ? u'L' : u'l'; // further points of a move are lines
        if (m_outlines.empty() && upper(letter) != u'M')
            return std::nullopt;
        m_isRelative = letter != upper(letter);
        if (!command(upper(letter)) || m_points > SvgShape::mostPoints)
            return std::nullopt;
    }
    return std::move(m_outlines);
}

bool SvgPath::command(char16_t letter)
{
    switch (letter) {
    case u'M':
        m_controlOf = 0;
        return moveTo();
    case u'Z':
        m_controlOf = 0;
        close();
        return true;
    case u'C':
    case u'S':
    case u'Q':
    case u'T':
        return curve(letter);
    case u'A':
        m_controlOf = 0;
        return arc();
    default:
        m_controlOf = 0;
        return segment(letter);
    }
}

bool SvgPath::moveTo()
{
    const std::optional<QPointF> to = point();
    if (!to)
        return false;
    m_at = m_start = *to;
    m_outlines.push_back({.points = {*to}});
    ++m_points;
    return true;
}

bool SvgPath::segment(char16_t letter)
{
    if (letter == u'L') {
        const std::optional<QPointF> to = point();
        if (to)
            lineTo(*to);
        return to.has_value();
    }
    const std::optional<double> value = letter == u'H' || letter == u'V' ? m_scanner.number() : std::nullopt;
    if (!value)
        return false;
    const QPointF from = m_isRelative ? m_at : QPointF();
    lineTo(letter == u'H' ? QPointF(from.x() + *value, m_at.y()) : QPointF(m_at.x(), from.y() + *value));
    return true;
}

bool SvgPath::curve(char16_t letter)
{
    const bool isCubic = letter == u'C' || letter == u'S';
    const bool isSmooth = letter == u'S' || letter == u'T';
    const bool followsItsLike = m_controlOf == (isCubic ? u'C' : u'Q');
    const QPointF mirrored = followsItsLike ? reflected(m_control, m_at) : m_at;
    const std::optional<QPointF> first = isSmooth ? std::optional(mirrored) : point();
    const std::optional<QPointF> second = isCubic ? point() : first;
    const std::optional<QPointF> to = point();
    if (!first || !second || !to)
        return false;
    if (isCubic)
        cubicTo(*first, *second, *to);
    else
        cubicTo(m_at + (*first - m_at) * 2 / 3, *to + (*first - *to) * 2 / 3, *to);
    m_control = *second;
    m_controlOf = isCubic ? u'C' : u'Q';
    return true;
}

bool SvgPath::arc()
{
    const std::optional<double> radiusX = m_scanner.number();
    const std::optional<double> radiusY = m_scanner.number();
    const std::optional<double> turn = m_scanner.number();
    const std::optional<bool> isLarge = m_scanner.flag();
    const std::optional<bool> isClockwise = m_scanner.flag();
    const std::optional<QPointF> to = point();
    if (!radiusX || !radiusY || !turn || !isLarge || !isClockwise || !to)
        return false;
    arcTo({std::abs(*radiusX), std::abs(*radiusY)}, *turn * pi / 180, *isLarge, *isClockwise, *to);
    return true;
}

std::optional<QPointF> SvgPath::point()
{
    const std::optional<double> x = m_scanner.number();
    const std::optional<double> y = m_scanner.number();
    if (!x || !y)
        return std::nullopt;
    return m_isRelative ? m_at + QPointF(*x, *y) : QPointF(*x, *y);
}

void SvgPath::lineTo(QPointF to)
{
    if (m_outlines.back().isClosed) // what follows a Z without a move begins where that began
        m_outlines.push_back({.points = {m_at}});
    m_outlines.back().points.push_back(to);
    ++m_points;
    m_at = to;
}

void SvgPath::close()
{
    m_outlines.back().isClosed = true;
    m_at = m_start;
}

void SvgPath::cubicTo(QPointF first, QPointF second, QPointF to)
{
    const QPointF from = m_at;
    for (int step = 1; step < curveSteps; ++step) {
        const double t = double(step) / curveSteps;
        const double u = 1 - t;
        lineTo(u * u * u * from + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * to);
    }
    lineTo(to);
}

/// From the ends of an arc to its centre and angles (SVG 1.1, F.6.5 and F.6.6).
void SvgPath::arcTo(QPointF radii, double turn, bool isLarge, bool isClockwise, QPointF to)
{
    const QPointF half = (m_at - to) / 2;
    const double cosine = std::cos(turn);
    const double sine = std::sin(turn);
    const QPointF p(cosine * half.x() + sine * half.y(), cosine * half.y() - sine * half.x());
    if (m_at == to || radii.x() <= 0 || radii.y() <= 0)
        return lineTo(to);
    const double excess = std::hypot(p.x() / radii.x(), p.y() / radii.y());
    radii *= std::max(1.0, excess); // radii too small to reach are scaled up
    const double reach = excess >= 1 ? 0 : std::sqrt(1 / (excess * excess) - 1);
    const double side = isLarge == isClockwise ? -reach : reach;
    const QPointF c(side * radii.x() * p.y() / radii.y(), -side * radii.y() * p.x() / radii.x());
    const QPointF centre = QPointF(cosine * c.x() - sine * c.y(), sine * c.x() + cosine * c.y()) + (m_at + to) / 2;
    const double begin = std::atan2((p.y() - c.y()) / radii.y(), (p.x() - c.x()) / radii.x());
    double sweep = std::atan2((-p.y() - c.y()) / radii.y(), (-p.x() - c.x()) / radii.x()) - begin;
    if (isClockwise && sweep < 0)
        sweep += 2 * pi;
    else if (!isClockwise && sweep > 0)
        sweep -= 2 * pi;
    if (!std::isfinite(begin + sweep) || !std::isfinite(centre.x()) || !std::isfinite(centre.y()))
        return lineTo(to); // radii at the ends of what numbers can tell
    const int steps = std::max(1, int(std::ceil(std::abs(sweep) / (2 * pi) * circleSteps)));
    for (int step = 1; step < steps; ++step) {
        const double angle = begin + sweep * step / steps;
        const double x = radii.x() * std::cos(angle);
        const double y = radii.y() * std::sin(angle);
        lineTo(centre + QPointF(cosine * x - sine * y, sine * x + cosine * y));
    }
    lineTo(to);
}

SvgOutline ellipseOutline(QPointF centre, double radiusX, double radiusY)
{
    SvgOutline outline{.isClosed = true};
    for (int step = 0; step < circleSteps; ++step) {
        const double angle = 2 * pi * step / circleSteps;
        outline.points.push_back(centre + QPointF(radiusX * std::cos(angle), radiusY * std::sin(angle)));
    }
    return outline;
}

} // namespace kader::iiif
