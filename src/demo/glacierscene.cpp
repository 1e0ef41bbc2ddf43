#include "demo/glacierscene.h"

namespace kader::demo {

GlacierScene::GlacierScene(const Picture &picture)
    : m_film(picture.size, quint32(picture.seed)), m_seed(mix(quint32(picture.seed >> 32) ^ quint32(picture.seed))),
      m_seaLevel(-0.42F + 0.30F * unit(again(m_seed, 1)))
{}

/// Octaves that count less where the ground is steep already: crests stay sharp, valleys fill up and
/// smooth out, as frost and ice leave them.
GlacierScene::Relief GlacierScene::reliefAt(float x, float y) const
{
    constexpr int octaves = 7;
    Relief relief = {0.0F, 0.0F, 0.0F};
    float px = x / 1400.0F + 37.0F;
    float py = y / 1400.0F + 11.0F;
    float slopeX = 0.0F;
    float slopeY = 0.0F;
    float weight = 0.62F;
    // Rows of the matrix that has turned and scaled the point so far.
    float ax = 1.0F, ay = 0.0F, bx = 0.0F, by = 1.0F;
    for (int octave = 0; octave < octaves; ++octave) {
        const Noise::Gradient noise = m_noise.gradient(px, py, m_seed + quint32(octave) * 101U);
        const float dx = noise.dx * ax + noise.dy * bx;
        const float dy = noise.dx * ay + noise.dy * by;
        slopeX += weight * dx;
        slopeY += weight * dy;
        const float damping = 1.0F / (1.0F + 0.9F * (slopeX * slopeX + slopeY * slopeY));
        relief.height += weight * noise.value * damping;
        relief.slopeX += weight * dx * damping;
        relief.slopeY += weight * dy * damping;
        weight *= 0.43F;
        const float nextX = 1.6F * px + 1.2F * py;
        py = 1.6F * py - 1.2F * px;
        px = nextX;
        const float nextAx = 1.6F * ax + 1.2F * bx;
        const float nextAy = 1.6F * ay + 1.2F * by;
        bx = 1.6F * bx - 1.2F * ax;
        by = 1.6F * by - 1.2F * ay;
        ax = nextAx;
        ay = nextAy;
    }
    return relief;
}

/// Open water with floes that crowd in some places and are missing in others.
float GlacierScene::sea(float x, float y, float height) const
{
    const float crowd = 0.55F * m_noise.value(x / 620.0F, y / 620.0F, m_seed ^ 0x22U);
    const float floes = m_noise.fractal(x / 48.0F + 0.6F * m_noise.value(x / 31.0F, y / 31.0F, m_seed ^ 0x24U),
                                        y / 48.0F, 3, m_seed ^ 0x21U) +
                        crowd;
    const float shore = smoothstep(m_seaLevel - 0.05F, m_seaLevel, height);
    if (floes > 0.42F)
        return 150.0F + 62.0F * smoothstep(0.42F, 0.50F, floes) +
               6.0F * m_noise.value(x / 13.0F, y / 13.0F, m_seed ^ 0x25U);
    return 27.0F + 12.0F * shore + 3.0F * m_noise.value(x / 8.0F, y / 26.0F, m_seed ^ 0x23U);
}

/// Darkness of the crevasses, 0 … 1, in fields where the ice is under strain.
float GlacierScene::crevasses(float x, float y) const
{
    const float strain = smoothstep(0.05F, 0.45F, m_noise.value(x / 330.0F, y / 330.0F, m_seed ^ 0x33U));
    if (strain <= 0.0F)
        return 0.0F;
    const float bend = 45.0F * m_noise.value(x / 170.0F, y / 170.0F, m_seed ^ 0x31U);
    const float along = 0.83F * x + 0.55F * y + bend;
    const float across = 0.83F * y - 0.55F * x + bend;
    return strain * smoothstep(0.38F, 0.66F, m_noise.value(along / 85.0F, across / 8.5F, m_seed ^ 0x34U));
}

float GlacierScene::land(float x, float y, const Relief &relief) const
{
    const float steep = std::sqrt(relief.slopeX * relief.slopeX + relief.slopeY * relief.slopeY);
    const float lit = -(relief.slopeX * 0.68F + relief.slopeY * 0.60F) / std::sqrt(1.0F + steep * steep);
    const float ragged = 0.30F * m_noise.fractal(x / 46.0F, y / 46.0F, 3, m_seed ^ 0x41U) +
                         0.12F * m_noise.value(x / 5.0F, y / 5.0F, m_seed ^ 0x42U);
    const float rockiness = smoothstep(0.88F, 1.02F, steep + ragged + 0.25F * relief.height);
    float snow = 0.0F;
    if (rockiness < 1.0F) {
        const float drift = 5.0F * m_noise.value((x + 0.5F * y) / 15.0F, (y - 0.5F * x) / 70.0F, m_seed ^ 0x43U);
        snow = 176.0F + 88.0F * lit + drift - (steep < 0.55F ? 92.0F * (1.0F - rockiness) * crevasses(x, y) : 0.0F);
    }
    float rock = 0.0F;
    if (rockiness > 0.0F)
        rock = 74.0F + 58.0F * lit + 26.0F * m_noise.fractal(x / 11.0F, y / 11.0F, 2, m_seed ^ 0x44U);
    return lerp(std::min(snow, 238.0F), std::max(rock, 18.0F), rockiness);
}

float GlacierScene::at(int x, int y) const
{
    if (m_film.isBorder(x, y))
        return m_film.borderTone(x, y);
    const float px = float(x);
    const float py = float(y);
    const Relief relief = reliefAt(px, py);
    const float tone = relief.height < m_seaLevel ? sea(px, py, relief.height) : land(px, py, relief);
    return m_film.develop(tone, x, y);
}

} // namespace kader::demo
