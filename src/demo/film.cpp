#include "demo/film.h"

namespace kader::demo {

Film::Film(QSize size, quint32 seed)
    : m_width(float(size.width())), m_height(float(size.height())), m_border(std::min(m_width, m_height) * 0.017F),
      m_seed(mix(seed ^ 0xF11AU))
{}

/// How far inside the exposed area a point is, in pixels; negative in the border. Round corners.
float Film::inset(float x, float y) const
{
    const float radius = m_border * 2.5F;
    const float dx = std::min(x, m_width - x) - m_border;
    const float dy = std::min(y, m_height - y) - m_border;
    if (dx < radius && dy < radius)
        return radius - std::sqrt((radius - dx) * (radius - dx) + (radius - dy) * (radius - dy));
    return std::min(dx, dy);
}

/// A wedge at the middle of each side, pointing inwards.
bool Film::isFiducial(float x, float y) const
{
    const float reach = m_border * 1.6F;
    const float fromSide = std::min(x, m_width - x) - m_border;
    const float fromTop = std::min(y, m_height - y) - m_border;
    const bool side = fromSide > 0 && fromSide < reach && std::abs(y - m_height * 0.5F) < (reach - fromSide) * 0.5F;
    const bool top = fromTop > 0 && fromTop < reach && std::abs(x - m_width * 0.5F) < (reach - fromTop) * 0.5F;
    return side || top;
}

bool Film::isBorder(int x, int y) const
{
    const float px = float(x) + 0.5F;
    const float py = float(y) + 0.5F;
    return inset(px, py) < 0.0F || isFiducial(px, py);
}

float Film::borderTone(int x, int y) const
{
    return 11.0F + 1.6F * grain(x, y, m_seed);
}

const Film::Dust &Film::dustAt(int x, int y) const
{
    constexpr int cell = 1100;
    const int column = x / cell;
    const int row = y / cell;
    if (m_dust.column != column || m_dust.row != row) {
        const quint32 bits = hash(column, row, m_seed ^ 0xD057U);
        m_dust = {column,
                  row,
                  float(column * cell + 20) + 1060.0F * unit(bits),
                  float(row * cell + 20) + 1060.0F * unit(again(bits, 1)),
                  1.0F + 5.0F * unit(again(bits, 2)) * unit(again(bits, 3)),
                  1.0F + unit(again(bits, 4))};
    }
    return m_dust;
}

float Film::develop(float tone, int x, int y) const
{
    const float dx = (float(x) - m_width * 0.5F) / m_width;
    const float dy = (float(y) - m_height * 0.5F) / m_height;
    const float light = 1.03F - 0.62F * (dx * dx + dy * dy);
    float value = tone * light + 4.2F * grain(x, y, m_seed);
    const Dust &dust = dustAt(x, y);
    const float ex = (float(x) - dust.x) * dust.narrow;
    const float ey = float(y) - dust.y;
    if (ex * ex + ey * ey < dust.radius * dust.radius)
        value += 70.0F; // Dust on the negative prints white.
    // A few long scratches along the film's travel, each a pixel or two wide.
    const quint32 scratch = hash(x / 3, int(m_seed & 0xFF), m_seed ^ 0x5C8AU);
    if ((scratch & 0x7FF) == 0 && m_noise.value(float(y) / 900.0F, float(x / 3), m_seed) > 0.35F)
        value += 26.0F;
    return std::min(std::max(value, 0.0F), 255.0F);
}

} // namespace kader::demo
