#include "imaging/histogram.h"

#include <algorithm>
#include <cmath>

namespace kader::imaging {

void Histogram::add(const QImage &image, const QRect &part, int stride)
{
    const QRect inside = part & image.rect();
    const bool isGrey = image.format() == QImage::Format_Grayscale8;
    if (inside.isEmpty())
        return;
    m_isGrey = m_isGrey && isGrey;
    const int behind = inside.x() + inside.width();
    for (int y = inside.y(); y < inside.y() + inside.height(); y += stride) {
        const uchar *row = image.constScanLine(y);
        if (isGrey)
            addGrey(row, inside.x(), behind, stride);
        else
            addColour(reinterpret_cast<const QRgb *>(row), inside.x(), behind, stride);
    }
}

void Histogram::addGrey(const uchar *row, int first, int behind, int stride)
{
    for (int x = first; x < behind; x += stride) {
        const uchar value = row[x];
        ++m_red[value];
        ++m_green[value];
        ++m_blue[value];
        ++m_brightness[value];
        ++m_pixels;
        if (value > 0 && x + 1 < behind) {
            ++m_labelled;
            m_flat += row[x + 1] == value;
        }
    }
}

void Histogram::addColour(const QRgb *row, int first, int behind, int stride)
{
    for (int x = first; x < behind; x += stride) {
        ++m_red[qRed(row[x])];
        ++m_green[qGreen(row[x])];
        ++m_blue[qBlue(row[x])];
        ++m_brightness[qGray(row[x])];
        ++m_pixels;
    }
}

const Histogram::Counts &Histogram::counts(Channel channel) const
{
    switch (channel) {
    case Channel::Red:
        return m_red;
    case Channel::Green:
        return m_green;
    case Channel::Blue:
        return m_blue;
    case Channel::All:
    case Channel::Brightness:
        break;
    }
    return m_brightness;
}

Histogram::Levels Histogram::levels(Channel channel, double share) const
{
    const Counts &values = counts(channel);
    const auto allowed = static_cast<qint64>(std::floor(share * static_cast<double>(m_pixels)));
    int black = 0;
    for (qint64 below = values[0]; black < 254 && below <= allowed; below += values[++black]) {
    }
    int white = 255;
    for (qint64 above = values[255]; white > black + 1 && above <= allowed; above += values[--white]) {
    }
    return {static_cast<double>(black), static_cast<double>(white)};
}

bool Histogram::looksLikeLabels() const
{
    constexpr int darkest = 48; // what passes for black on a screen
    constexpr double mostlyFlat = 0.8;
    const auto share = [](qint64 part, qint64 of) { return static_cast<double>(part) / static_cast<double>(of); };
    if (!m_isGrey || m_labelled == 0)
        return false;
    qint64 bright = 0;
    for (size_t value = darkest + 1; value < m_brightness.size(); ++value)
        bright += m_brightness[value];
    return share(bright, m_pixels) < 0.001 && share(m_labelled, m_pixels) > 0.001 &&
           share(m_flat, m_labelled) > mostlyFlat;
}

} // namespace kader::imaging
