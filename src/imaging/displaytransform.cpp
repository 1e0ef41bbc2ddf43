#include "imaging/displaytransform.h"

#include <QColor>

#include <algorithm>
#include <cmath>

namespace kader::imaging {

namespace {

using Colours = std::array<QRgb, 256>;

Colours greys()
{
    Colours colours;
    for (int value = 0; value < 256; ++value)
        colours[value] = qRgb(value, value, value);
    return colours;
}

int between(int a, int b, double share)
{
    return static_cast<int>(std::lround(a + (b - a) * share));
}

/// Evenly spaced colours with straight lines between them.
Colours along(const std::array<QRgb, 10> &stops)
{
    Colours colours;
    for (int value = 0; value < 256; ++value) {
        const double at = value * (stops.size() - 1) / 255.0;
        const auto stop = std::min(static_cast<size_t>(at), stops.size() - 2);
        const double share = at - static_cast<double>(stop);
        const QRgb a = stops[stop];
        const QRgb b = stops[stop + 1];
        colours[value] = qRgb(between(qRed(a), qRed(b), share), between(qGreen(a), qGreen(b), share),
                              between(qBlue(a), qBlue(b), share));
    }
    return colours;
}

/// Hues a golden angle apart, so that no two values near each other look alike, in three brightnesses.
Colours labels()
{
    constexpr double goldenAngle = 137.508;
    Colours colours;
    colours[0] = qRgb(0, 0, 0);
    for (int value = 1; value < 256; ++value) {
        const int hue = static_cast<int>(std::fmod(value * goldenAngle, 360));
        const int saturation = 140 + value % 2 * 90;
        const int brightness = 255 - value % 3 * 45;
        colours[value] = QColor::fromHsv(hue, saturation, brightness).rgb();
    }
    return colours;
}

} // namespace

const std::array<QRgb, 256> &coloursOf(ColourMap map)
{
    // The stops are those of the maps of these names by Smith and van der Walt, which they gave to everybody (CC0).
    static const Colours none = greys();
    static const Colours viridis = along({0xff440154, 0xff482878, 0xff3e4a89, 0xff31688e, 0xff26828e, 0xff1f9e89,
                                          0xff35b779, 0xff6dcd59, 0xffb4de2c, 0xfffde725});
    static const Colours magma = along({0xff000004, 0xff180f3e, 0xff451077, 0xff721f81, 0xff9f2f7f, 0xffcd4071,
                                        0xfff1605d, 0xfffd9567, 0xfffec98d, 0xfffcfdbf});
    static const Colours ofLabels = labels();
    switch (map) {
    case ColourMap::None:
        return none;
    case ColourMap::Viridis:
        return viridis;
    case ColourMap::Magma:
        return magma;
    case ColourMap::Labels:
        return ofLabels;
    }
    Q_UNREACHABLE();
}

Toning::Toning(const DisplayTransform &display) : m_display(display)
{
    const double range = std::max(display.white - display.black, 1e-3);
    const Colours &colours = coloursOf(display.map);
    for (int value = 0; value < 256; ++value) {
        const double share = std::clamp((value - display.black) / range, 0.0, 1.0);
        const double bright = display.gamma == 1 ? share : std::pow(share, 1 / display.gamma);
        m_levels[value] = static_cast<uchar>(std::lround(255 * (display.isInverted ? 1 - bright : bright)));
        m_greys[value] = colours[m_levels[value]];
    }
}

namespace {

/// `shown` for each pixel as if it were opaque. What is chosen is known outside of the loop, which runs for every pixel
/// of every frame.
template <typename Shown>
void toneEach(QRgb *pixels, int count, Shown shown)
{
    for (QRgb *pixel = pixels; pixel != pixels + count; ++pixel) {
        const int alpha = qAlpha(*pixel);
        if (alpha == 255) {
            *pixel = shown(*pixel);
        } else if (alpha > 0) {
            const QRgb colour = shown(qUnpremultiply(*pixel));
            *pixel = qPremultiply(qRgba(qRed(colour), qGreen(colour), qBlue(colour), alpha));
        }
    }
}

} // namespace

void Toning::tone(QRgb *pixels, int count) const
{
    if (m_display.isPlain())
        return;
    const bool hasColours = m_display.map == ColourMap::None;
    switch (m_display.channel) {
    case Channel::Red:
        return toneEach(pixels, count, [this](QRgb pixel) { return m_greys[qRed(pixel)]; });
    case Channel::Green:
        return toneEach(pixels, count, [this](QRgb pixel) { return m_greys[qGreen(pixel)]; });
    case Channel::Blue:
        return toneEach(pixels, count, [this](QRgb pixel) { return m_greys[qBlue(pixel)]; });
    case Channel::All:
        if (hasColours)
            return toneEach(pixels, count, [this](QRgb pixel) {
                return qRgb(m_levels[qRed(pixel)], m_levels[qGreen(pixel)], m_levels[qBlue(pixel)]);
            });
        [[fallthrough]];
    case Channel::Brightness:
        return toneEach(pixels, count, [this](QRgb pixel) { return m_greys[qGray(pixel)]; });
    }
}

} // namespace kader::imaging
