#include "demo/thinsectionscene.h"

namespace kader::demo {

namespace {

constexpr float grainCell = 330.0F;

int channel(float value)
{
    return int(std::min(std::max(value, 0.0F), 255.0F));
}

} // namespace

ThinSectionScene::ThinSectionScene(const Picture &picture)
    : m_size(picture.size), m_seed(mix(quint32(picture.seed >> 32) ^ quint32(picture.seed)))
{}

void ThinSectionScene::gather(int column, int row)
{
    m_column = column;
    m_row = row;
    for (int i = 0; i < 9; ++i) {
        const int c = column + i % 3 - 1;
        const int r = row + i / 3 - 1;
        const quint32 bits = hash(c, r, m_seed);
        Grain &grain = m_grains[std::size_t(i)];
        grain.bits = bits;
        grain.x = (float(c) + 0.1F + 0.8F * unit(again(bits, 1))) * grainCell;
        grain.y = (float(r) + 0.1F + 0.8F * unit(again(bits, 2))) * grainCell;
        grain.weight = 0.62F + 0.9F * unit(again(bits, 3)) * unit(again(bits, 4));
    }
}

ThinSectionScene::Nearest ThinSectionScene::nearest(float x, float y)
{
    const int column = floorToInt(x / grainCell);
    const int row = floorToInt(y / grainCell);
    if (column != m_column || row != m_row)
        gather(column, row);
    float first = 1e9F;
    float second = 1e9F;
    const Grain *grain = &m_grains[4];
    for (const Grain &candidate : m_grains) {
        const float dx = x - candidate.x;
        const float dy = y - candidate.y;
        const float distance = (dx * dx + dy * dy) * candidate.weight;
        if (distance < first) {
            second = first;
            first = distance;
            grain = &candidate;
        } else if (distance < second) {
            second = distance;
        }
    }
    return {grain, 0.5F * (std::sqrt(second) - std::sqrt(first))};
}

/// Plagioclase: lamellae that are dark and light by turns.
ThinSectionScene::Colour ThinSectionScene::twinned(const Grain &grain, float x, float y) const
{
    const float turn = 3.1415927F * unit(again(grain.bits, 5));
    const float across = x * std::cos(turn) + y * std::sin(turn);
    const float period = 15.0F + 22.0F * unit(again(grain.bits, 6));
    const float lamella = across / period + 0.35F * m_noise.value(x / 160.0F, y / 160.0F, grain.bits);
    const float phase = lamella - float(floorToInt(lamella));
    const float tone = lerp(70.0F, 196.0F, smoothstep(0.42F, 0.5F, phase) - smoothstep(0.92F, 1.0F, phase));
    return {tone, tone, tone * 0.97F};
}

/// Mica and carbonate: interference colours of higher orders, in bands along the cleavage.
ThinSectionScene::Colour ThinSectionScene::bright(const Grain &grain, float x, float y) const
{
    const float turn = 3.1415927F * unit(again(grain.bits, 7));
    const float across = x * std::cos(turn) + y * std::sin(turn);
    const float order = 1.1F + 1.4F * unit(again(grain.bits, 8)) +
                        0.25F * m_noise.value(across / 9.0F, 0.5F, grain.bits) +
                        0.4F * m_noise.value(x / 150.0F, y / 150.0F, grain.bits ^ 0x5U);
    const auto wave = [order](float length) {
        const float s = std::sin(3.1415927F * order * 550.0F / length);
        return 235.0F * s * s;
    };
    // Colours of high orders are pale.
    const Colour pure = {wave(650.0F), wave(550.0F), wave(450.0F)};
    const float mean = (pure.red + pure.green + pure.blue) / 3.0F;
    const float pale = 0.30F + 0.45F * unit(again(grain.bits, 10));
    return {lerp(pure.red, mean + 40.0F, pale), lerp(pure.green, mean + 25.0F, pale),
            lerp(pure.blue, mean + 20.0F, pale)};
}

ThinSectionScene::Colour ThinSectionScene::mineral(const Grain &grain, float x, float y) const
{
    const int kind = int(grain.bits % 100);
    if (kind < 5)
        return {9.0F, 9.0F, 10.0F};
    if (kind < 9)
        return bright(grain, x, y);
    if (kind < 21)
        return twinned(grain, x, y);
    // Quartz: how far it is turned decides its grey; strained grains darken in sweeping bands.
    const float retardation = unit(again(grain.bits, 9));
    const float sweep = 0.16F * m_noise.value(x / 190.0F, y / 190.0F, grain.bits);
    const float s = std::sin(1.5707963F * clamp01(retardation + sweep));
    const float tone = 26.0F + 205.0F * s * s;
    const float yellow = clamp01((tone - 205.0F) / 26.0F);
    // Trails of fluid inclusions.
    const float trail = m_noise.value((x + y) / 90.0F, (x - y) / 12.0F, grain.bits ^ 0x8U);
    const float dust = -30.0F * smoothstep(0.45F, 0.8F, trail) *
                           smoothstep(0.1F, 0.5F, m_noise.value(x / 3.3F, y / 3.3F, grain.bits ^ 0x7U)) +
                       5.0F * m_noise.value(x / 11.0F, y / 11.0F, grain.bits ^ 0x9U);
    return {tone + dust, tone - 5.0F * yellow + dust, tone * (1.0F - 0.26F * yellow) + 3.0F + dust};
}

/// How far inside the ground specimen a point is, in pixels; the mount around it is negative.
float ThinSectionScene::specimen(float x, float y) const
{
    const float width = float(m_size.width());
    const float height = float(m_size.height());
    const float margin = 0.035F * std::min(width, height);
    const float inside = std::min(std::min(x, width - x), std::min(y, height - y)) - margin;
    if (inside > margin)
        return inside;
    return inside + margin * (0.55F * m_noise.fractal(x / (margin * 2.5F), y / (margin * 2.5F), 3, m_seed ^ 0x51U));
}

/// Distance to the middle of the carbonate vein.
float ThinSectionScene::vein(float x, float y) const
{
    const float along = 0.86F * x + 0.51F * y;
    const float across = 0.86F * y - 0.51F * x - 0.12F * float(m_size.height());
    return across - 1400.0F * m_noise.value(along / 7000.0F, 0.5F, m_seed ^ 0x61U) -
           160.0F * m_noise.value(along / 640.0F, 0.5F, m_seed ^ 0x62U);
}

QRgb ThinSectionScene::at(int x, int y)
{
    const float px = float(x) + 0.5F;
    const float py = float(y) + 0.5F;
    const float noise = 2.4F * grain(x, y, m_seed ^ 0x71U);
    if (specimen(px, py) < 0.0F) {
        const float mount = 13.0F + noise + 3.0F * m_noise.value(px / 900.0F, py / 900.0F, m_seed ^ 0x72U);
        return qRgb(channel(mount), channel(mount), channel(mount + 3.0F));
    }
    const float wobbleX = 26.0F * m_noise.value(px / 70.0F, py / 70.0F, m_seed ^ 0x73U);
    const float wobbleY = 26.0F * m_noise.value(px / 70.0F, py / 70.0F, m_seed ^ 0x74U);
    // The beds differ in the size of their grains, as if the point moved at another pace.
    const float stretch = 330.0F * m_noise.value(px / 2300.0F, py / 1500.0F, m_seed ^ 0x78U);
    const Nearest found = nearest(px + wobbleX + stretch, py + wobbleY - stretch);
    const float bed = m_noise.value((py + 0.2F * px) / 2600.0F, px / 30000.0F, m_seed ^ 0x75U) +
                      0.4F * m_noise.value((py + 0.2F * px) / 700.0F, px / 12000.0F, m_seed ^ 0x76U);
    Colour colour = {};
    const float fromVein = std::abs(vein(px, py));
    const float veinHalf = 150.0F + 70.0F * m_noise.value(px / 900.0F, py / 900.0F, m_seed ^ 0x77U);
    if (fromVein < veinHalf) {
        colour = bright(*found.grain, px, py);
    } else {
        colour = mineral(*found.grain, px, py);
        // Clay and iron between the grains; more of it in some beds.
        const float cement = 9.0F + 12.0F * clamp01(0.4F + bed);
        const float rim = smoothstep(cement, cement - 5.0F,
                                     found.edge + 4.0F * m_noise.value(px / 13.0F, py / 13.0F, m_seed ^ 0x79U));
        colour.red = lerp(colour.red, 58.0F + 40.0F * clamp01(bed), rim);
        colour.green = lerp(colour.green, 40.0F + 12.0F * clamp01(bed), rim);
        colour.blue = lerp(colour.blue, 30.0F, rim);
    }
    const float stain = clamp01(bed * 0.9F - 0.1F);
    colour.green *= 1.0F - 0.20F * stain;
    colour.blue *= 1.0F - 0.38F * stain;
    return qRgb(channel(colour.red + noise), channel(colour.green + noise), channel(colour.blue + noise));
}

} // namespace kader::demo
