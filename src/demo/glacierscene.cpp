#include "demo/glacierscene.h"

namespace kader::demo {

namespace {

struct Gradient {
    float value;
    float dx;
    float dy;
};

/// Value noise with its derivatives, −1 … 1.
Gradient gradientNoise(float x, float y, quint32 seed)
{
    const int ix = floorToInt(x);
    const int iy = floorToInt(y);
    const float fx = x - float(ix);
    const float fy = y - float(iy);
    const float sx = fx * fx * fx * (fx * (fx * 6.0F - 15.0F) + 10.0F);
    const float sy = fy * fy * fy * (fy * (fy * 6.0F - 15.0F) + 10.0F);
    const float tx = 30.0F * fx * fx * (fx * (fx - 2.0F) + 1.0F);
    const float ty = 30.0F * fy * fy * (fy * (fy - 2.0F) + 1.0F);
    const float a = unit(hash(ix, iy, seed));
    const float b = unit(hash(ix + 1, iy, seed));
    const float c = unit(hash(ix, iy + 1, seed));
    const float d = unit(hash(ix + 1, iy + 1, seed));
    const float k = a - b - c + d;
    return {2.0F * (a + (b - a) * sx + (c - a) * sy + k * sx * sy) - 1.0F, 2.0F * tx * ((b - a) + k * sy), 2.0F * ty * ((c - a) + k * sx)};
}

} // namespace

GlacierScene::GlacierScene(const Picture &picture)
    : m_film(picture.size, quint32(picture.seed)), m_seed(mix(quint32(picture.seed >> 32) ^ quint32(picture.seed))),
      m_seaLevel(-0.75F + 0.5F * unit(again(m_seed, 1)))
{
}

/// Ridges: the fold of a noise about its middle, each octave weaker where the one before is low. So
/// crests are sharp and rough while valleys are smooth, as frost and ice leave them.
GlacierScene::Relief GlacierScene::reliefAt(float x, float y) const
{
    constexpr int octaves = 7;
    Relief relief = {0.0F, 0.0F, 0.0F};
    float scale = 1.0F / 1150.0F;
    float weight = 0.62F;
    float rough = 1.0F;
    for (int octave = 0; octave < octaves; ++octave) {
        const float turnedX = octave % 2 == 0 ? x : 0.8F * x - 0.6F * y;
        const float turnedY = octave % 2 == 0 ? y : 0.6F * x + 0.8F * y;
        const Gradient noise = gradientNoise(turnedX * scale + 37.0F, turnedY * scale + 11.0F, m_seed + quint32(octave) * 101U);
        const float fold = noise.value < 0 ? -1.0F : 1.0F;
        const float dx = octave % 2 == 0 ? noise.dx : 0.8F * noise.dx + 0.6F * noise.dy;
        const float dy = octave % 2 == 0 ? noise.dy : 0.8F * noise.dy - 0.6F * noise.dx;
        const float ridge = 1.0F - std::abs(noise.value);
        relief.height += weight * rough * (2.0F * ridge * ridge - 1.0F);
        relief.slopeX -= weight * rough * 4.0F * ridge * fold * dx * scale;
        relief.slopeY -= weight * rough * 4.0F * ridge * fold * dy * scale;
        rough = clamp01(0.55F + 0.75F * relief.height);
        scale *= 2.07F;
        weight *= 0.48F;
    }
    return relief;
}

float GlacierScene::sea(float x, float y, float height) const
{
    const float floes = fractalNoise(x / 60.0F, y / 60.0F, 3, m_seed ^ 0x21U) + 0.25F * valueNoise(x / 700.0F, y / 700.0F, m_seed ^ 0x22U);
    if (floes > 0.30F)
        return 196.0F + 40.0F * (floes - 0.30F);
    return 28.0F + 16.0F * smoothstep(m_seaLevel - 0.08F, m_seaLevel, height) + 3.0F * valueNoise(x / 9.0F, y / 30.0F, m_seed ^ 0x23U);
}

/// Flow lines, and crevasses across them where the ice is under strain.
float GlacierScene::ice(float x, float y, const Relief &relief) const
{
    const float bend = 160.0F * valueNoise(x / 500.0F, y / 500.0F, m_seed ^ 0x31U);
    const float flow = valueNoise((x + bend) / 34.0F, (y - bend) / 480.0F, m_seed ^ 0x32U);
    const float undulation = fractalNoise(x / 210.0F, y / 150.0F, 3, m_seed ^ 0x36U);
    float tone = 178.0F + 7.0F * flow + 26.0F * undulation - 1500.0F * (relief.slopeX * 0.6F + relief.slopeY * 0.5F);
    const float strain = valueNoise(x / 310.0F, y / 310.0F, m_seed ^ 0x33U);
    if (strain > 0.12F) {
        const float across = valueNoise((x + 0.4F * y) / 70.0F, (y - 0.4F * x + 0.5F * bend) / 11.0F, m_seed ^ 0x34U);
        tone -= 105.0F * smoothstep(0.42F, 0.62F, across) * smoothstep(0.12F, 0.35F, strain);
    }
    return tone + 4.0F * valueNoise(x / 7.0F, y / 7.0F, m_seed ^ 0x35U);
}

float GlacierScene::at(int x, int y) const
{
    if (m_film.isBorder(x, y))
        return m_film.borderTone(x, y);
    const float px = float(x);
    const float py = float(y);
    const Relief relief = reliefAt(px, py);
    const float steep = std::sqrt(relief.slopeX * relief.slopeX + relief.slopeY * relief.slopeY) * 260.0F;
    const float lit = (relief.slopeX * 0.72F + relief.slopeY * 0.55F) * 260.0F;
    if (relief.height < m_seaLevel)
        return m_film.develop(sea(px, py, relief.height), x, y);
    const float snowline = 0.10F * valueNoise(px / 130.0F, py / 130.0F, m_seed ^ 0x41U) + 0.07F * valueNoise(px / 19.0F, py / 19.0F, m_seed ^ 0x42U);
    const float rockiness = smoothstep(0.86F, 1.0F, steep * (0.75F + 0.4F * clamp01(relief.height + 0.4F)) + snowline * 3.0F);
    const float shade = lit / std::sqrt(1.0F + 0.35F * steep * steep);
    const float snow = 206.0F - 74.0F * shade + 4.0F * valueNoise(px / 23.0F, py / 23.0F, m_seed ^ 0x43U);
    const float rock = 84.0F - 46.0F * shade + 17.0F * fractalNoise(px / 9.0F, py / 9.0F, 2, m_seed ^ 0x44U);
    const float glacier = smoothstep(-0.10F, -0.28F, relief.height) * (1.0F - smoothstep(0.5F, 0.9F, steep));
    const float cover = glacier > 0.0F ? lerp(snow, ice(px, py, relief), glacier) : snow;
    return m_film.develop(lerp(cover, rock, rockiness), x, y);
}

} // namespace kader::demo
