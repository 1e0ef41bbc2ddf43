#include "demo/aerialscene.h"

namespace kader::demo {

namespace {

constexpr float riverHalfWidth = 330.0F;
constexpr float widestPlain = 1140.0F;
constexpr float dikeHalfWidth = 42.0F;
constexpr float roadHalfWidth = 10.0F;
constexpr float vergeHalfWidth = 30.0F;
constexpr float lotDepth = 150.0F;
constexpr float lotWidth = 170.0F;
constexpr float treeCell = 27.0F;

/// Light from the upper left, as old photographs are best read: a slope that falls towards it is bright.
constexpr float lightX = -0.62F;
constexpr float lightY = -0.70F;

} // namespace

/// A point in all the coordinates that the scene uses.
struct AerialScene::Ground {
    float x; ///< Picture, pixels.
    float y;
    float u;      ///< Across the roads; turned and gently bent.
    float v;      ///< Along the roads.
    float along;  ///< Along the river.
    float across; ///< Signed distance from the middle of the river.
};

/// A piece of a line that is divided at irregular distances.
struct AerialScene::Span {
    int index;
    float fromLow;
    float toHigh;
    int nearIndex; ///< Number of the nearer boundary.
    float near;    ///< Signed distance to it.
};

/// A point by the block of land it lies in.
struct AerialScene::Plot {
    Span block;
    quint32 roadBits;
    bool hasRoad;
};

AerialScene::AerialScene(const Picture &picture)
    : m_film(picture.size, quint32(picture.seed)), m_seed(mix(quint32(picture.seed >> 32) ^ quint32(picture.seed)))
{
    const float turn = 0.15F + 0.9F * unit(again(m_seed, 1));
    m_cos = std::cos(turn);
    m_sin = std::sin(turn);
    const float riverTurn = turn + 0.55F + 0.6F * unit(again(m_seed, 2));
    m_riverCos = std::cos(riverTurn);
    m_riverSin = std::sin(riverTurn);
    const float cx = float(picture.size.width()) * (0.3F + 0.4F * unit(again(m_seed, 3)));
    const float cy = float(picture.size.height()) * (0.3F + 0.4F * unit(again(m_seed, 4)));
    m_riverOffset = cy * m_riverCos - cx * m_riverSin;
}

AerialScene::Sample AerialScene::at(int x, int y) const
{
    if (m_film.isBorder(x, y))
        return {m_film.borderTone(x, y), LandCover::Border};
    Sample sample = scene(groundAt(float(x), float(y)));
    sample.tone = m_film.develop(sample.tone, x, y);
    return sample;
}

AerialScene::Ground AerialScene::groundAt(float x, float y) const
{
    Ground ground = {};
    ground.x = x;
    ground.y = y;
    const float bend = 240.0F * m_noise.value(x / 2700.0F, y / 2700.0F, m_seed ^ 0x11U);
    ground.u = x * m_cos + y * m_sin + bend;
    ground.v = y * m_cos - x * m_sin - bend * 0.6F;
    ground.along = x * m_riverCos + y * m_riverSin;
    const float middle = 950.0F * m_noise.value(ground.along / 3900.0F, 0.5F, m_seed ^ 0x22U);
    ground.across = y * m_riverCos - x * m_riverSin - m_riverOffset - middle;
    return ground;
}

AerialScene::Span AerialScene::spanAt(float t, float width, quint32 seed)
{
    const auto boundary = [width, seed](int k) {
        return (float(k) + 0.6F * (unit(mix(quint32(k) * 0x9E3779B1U ^ seed)) - 0.5F)) * width;
    };
    int k = floorToInt(t / width);
    float low = boundary(k);
    float high = boundary(k + 1);
    if (t < low) {
        high = low;
        low = boundary(--k);
    } else if (t >= high) {
        low = high;
        high = boundary(++k + 1);
    }
    const bool lowIsNear = t - low < high - t;
    return {k, t - low, high - t, lowIsNear ? k : k + 1, lowIsNear ? t - low : t - high};
}

AerialScene::Sample AerialScene::scene(const Ground &ground) const
{
    const float distance = std::abs(ground.across);
    if (distance > riverHalfWidth + widestPlain + dikeHalfWidth)
        return polder(ground);
    const float bank =
        riverHalfWidth + 26.0F * m_noise.value(ground.along / 310.0F, ground.across > 0 ? 3.5F : 8.5F, m_seed ^ 0x33U);
    if (distance < bank)
        return river(ground);
    const float plain = (ground.across > 0 ? 900.0F : 620.0F) +
                        240.0F * m_noise.value(ground.along / 2100.0F, ground.across > 0 ? 0.5F : 5.5F, m_seed ^ 0x44U);
    const float fromDike = distance - riverHalfWidth - plain;
    if (fromDike < -dikeHalfWidth)
        return floodplain(ground);
    if (fromDike < dikeHalfWidth) {
        Ground onDike = ground;
        onDike.across = fromDike * (ground.across > 0 ? 1.0F : -1.0F);
        return dike(onDike);
    }
    return polder(ground);
}

AerialScene::Sample AerialScene::river(const Ground &ground) const
{
    const float fromBank = riverHalfWidth - std::abs(ground.across);
    const Span groyne = spanAt(ground.along, 640.0F, m_seed ^ (ground.across > 0 ? 0x51U : 0x52U));
    const float groyneWidth = 9.0F + 3.0F * m_noise.value(ground.x / 14.0F, ground.y / 14.0F, m_seed ^ 0x56U) -
                              9.0F * smoothstep(140.0F, 152.0F, fromBank);
    if (std::abs(groyne.near) < groyneWidth)
        return {groyne.near < 0 ? 176.0F : 128.0F, LandCover::Field};
    // Sand settles between the groynes, most in the middle of each bay.
    const float bay = std::min(groyne.fromLow, groyne.toHigh) / 320.0F;
    const float sand = 46.0F * smoothstep(0.15F, 1.0F, bay) +
                       10.0F * m_noise.value(ground.x / 37.0F, ground.y / 37.0F, m_seed ^ 0x53U);
    if (fromBank < sand)
        return {188.0F + 9.0F * m_noise.value(ground.x / 11.0F, ground.y / 11.0F, m_seed ^ 0x54U), LandCover::Field};
    const float shallow = smoothstep(95.0F, 0.0F, fromBank - sand);
    const float current = m_noise.value(ground.along / 420.0F, ground.across / 42.0F, m_seed ^ 0x55U);
    return {66.0F + 24.0F * shallow + 5.0F * current, LandCover::Water};
}

AerialScene::Sample AerialScene::floodplain(const Ground &ground) const
{
    const float relief = m_noise.fractal(ground.along / 900.0F, ground.across / 260.0F, 2, m_seed ^ 0x61U);
    if (relief < -0.40F)
        return {relief < -0.425F ? 58.0F : 92.0F, LandCover::Water};
    const float mottle = m_noise.fractal(ground.x / 75.0F, ground.y / 75.0F, 3, m_seed ^ 0x62U);
    Sample sample = {136.0F + 42.0F * relief + 16.0F * mottle, LandCover::Field};
    // Willows in thickets on the higher ground, with their shadows on the grass.
    const float thicket =
        1.8F * (relief - 0.25F) + 1.2F * m_noise.value(ground.x / 260.0F, ground.y / 260.0F, m_seed ^ 0x63U) - 0.35F;
    if (thicket > -1.0F) {
        if (const std::optional<Sample> tree = crown(ground, thicket))
            return *tree;
        Ground sunward = ground;
        sunward.x += 9.0F * lightX;
        sunward.y += 9.0F * lightY;
        if (crown(sunward, thicket))
            sample.tone *= 0.55F;
    }
    addCrater(ground, sample);
    return sample;
}

AerialScene::Sample AerialScene::dike(const Ground &ground) const
{
    const float distance = std::abs(ground.across);
    if (distance < 9.0F)
        return {190.0F + 6.0F * m_noise.value(ground.x / 9.0F, ground.y / 9.0F, m_seed ^ 0x71U), LandCover::Road};
    const float slopeX = -m_riverSin * (ground.across > 0 ? 1.0F : -1.0F);
    const float slopeY = m_riverCos * (ground.across > 0 ? 1.0F : -1.0F);
    const float lit = slopeX * lightX + slopeY * lightY;
    const float grass = 6.0F * m_noise.value(ground.x / 14.0F, ground.y / 14.0F, m_seed ^ 0x72U);
    return {132.0F + 46.0F * lit + grass, LandCover::Field};
}

AerialScene::Sample AerialScene::polder(const Ground &ground) const
{
    Plot plot = {spanAt(ground.u, 1350.0F, m_seed ^ 0x81U), 0, false};
    plot.roadBits = hash(plot.block.nearIndex, 1, m_seed ^ 0x82U);
    plot.hasRoad = (plot.roadBits & 0xFF) < 185;
    Sample sample;
    if (roadside(ground, plot, sample))
        return sample;
    // A crossing lane now and then, at right angles to the roads.
    const Span lane = spanAt(ground.v, 2900.0F, m_seed ^ 0x83U);
    if (std::abs(lane.near) < 7.0F)
        return {182.0F + 7.0F * m_noise.value(ground.x / 10.0F, ground.y / 10.0F, m_seed ^ 0x84U), LandCover::Road};
    return parcel(ground, plot);
}

/// Road, verge with its row of trees, ditch and houses along the boundary of two blocks.
bool AerialScene::roadside(const Ground &ground, const Plot &plot, Sample &sample) const
{
    const float distance = std::abs(plot.block.near);
    if (!plot.hasRoad) {
        if (distance > 8.0F)
            return false;
        sample = {distance < 6.0F ? 52.0F : 112.0F, LandCover::Water};
        return true;
    }
    if (distance < roadHalfWidth) {
        sample = {186.0F + 8.0F * m_noise.value(ground.x / 8.0F, ground.y / 8.0F, m_seed ^ 0x91U), LandCover::Road};
        return true;
    }
    const float step = 46.0F;
    const float inStep = ground.v - step * (float(floorToInt(ground.v / step)) + 0.5F);
    const float fromTree = distance - 20.0F;
    const bool avenue = (plot.roadBits & 0x300) != 0;
    if (avenue && inStep * inStep + fromTree * fromTree < 100.0F) {
        sample = {66.0F + 2.6F * (inStep * m_sin - fromTree * m_cos) +
                      9.0F * m_noise.value(ground.x / 4.0F, ground.y / 4.0F, m_seed ^ 0x92U),
                  LandCover::Tree};
        return true;
    }
    if (distance < vergeHalfWidth) {
        const bool shadow =
            avenue && (inStep - 7.0F) * (inStep - 7.0F) + (fromTree - 8.0F) * (fromTree - 8.0F) < 100.0F;
        sample = {shadow ? 72.0F : 122.0F + 8.0F * m_noise.value(ground.x / 13.0F, ground.y / 13.0F, m_seed ^ 0x93U),
                  LandCover::Field};
        return true;
    }
    return distance < lotDepth && house(ground, plot, sample);
}

/// Houses and barns on their lots along a road, with the shadow they throw.
bool AerialScene::house(const Ground &ground, const Plot &plot, Sample &sample) const
{
    const bool right = plot.block.near > 0;
    const int lot = floorToInt(ground.v / lotWidth);
    const quint32 bits = hash(plot.block.nearIndex * 2 + (right ? 1 : 0), lot, m_seed ^ 0xA1U);
    const float village = m_noise.value(float(plot.block.nearIndex) * 0.9F + 0.5F, float(lot) * 0.09F, m_seed ^ 0xA2U);
    if (unit(bits) > 0.30F + 0.75F * village)
        return false;
    const bool barn = (bits & 3) == 0;
    const bool turned = (bits & 4) != 0;
    const float halfLength = barn ? 30.0F : 14.0F + 8.0F * unit(again(bits, 1));
    const float halfWidth = barn ? 15.0F : 10.0F + 3.0F * unit(again(bits, 2));
    const float side = right ? 1.0F : -1.0F;
    const float fromU = plot.block.near - side * (72.0F + 26.0F * unit(again(bits, 3)));
    const float fromV = ground.v - (float(lot) + 0.5F) * lotWidth - 56.0F * (unit(again(bits, 4)) - 0.5F);
    const float lightU = lightX * m_cos + lightY * m_sin;
    const float lightV = lightY * m_cos - lightX * m_sin;
    const auto within = [&](float a, float b) {
        return std::abs(turned ? a : b) < halfLength && std::abs(turned ? b : a) < halfWidth;
    };
    if (within(fromU, fromV)) {
        const float fall = turned ? fromV * lightV : fromU * lightU;
        const float ridge = std::abs(turned ? fromV : fromU) < 1.5F ? 18.0F : 0.0F;
        const float roof = 138.0F + 40.0F * unit(again(bits, 5)) - 55.0F * unit(again(bits, 6));
        sample = {roof + (fall > 0 ? 42.0F : -34.0F) + ridge, LandCover::Building};
        return true;
    }
    const float height = barn ? 17.0F : 12.0F;
    if (within(fromU + lightU * height, fromV + lightV * height) ||
        within(fromU + lightU * height * 0.5F, fromV + lightV * height * 0.5F)) {
        sample = {44.0F, LandCover::Field};
        return true;
    }
    const std::optional<Sample> tree =
        std::abs(fromU) < 62.0F && std::abs(fromV) < 70.0F ? crown(ground, -0.45F) : std::nullopt;
    if (tree)
        sample = *tree;
    return tree.has_value();
}

/// Arable land, pasture, orchards and woods in strips between ditches.
AerialScene::Sample AerialScene::parcel(const Ground &ground, const Plot &plot) const
{
    const quint32 block = hash(plot.block.index, 7, m_seed ^ 0xB1U);
    const Span strip = spanAt(ground.v + 500.0F * unit(block), 150.0F + 260.0F * unit(again(block, 1)), block);
    const quint32 edge = hash(plot.block.index, strip.nearIndex, m_seed ^ 0xB2U);
    const float distance = std::abs(strip.near);
    if (distance < 4.0F)
        return {distance < 2.8F ? 54.0F : 100.0F, LandCover::Water};
    if ((edge & 0xF) < 3 && distance < 28.0F) {
        if (const std::optional<Sample> tree = crown(ground, 0.2F))
            return *tree;
    }
    const quint32 bits = hash(plot.block.index, strip.index, m_seed ^ 0xB3U);
    const int kind = int(bits % 100);
    if (kind >= 95)
        return woodland(ground);
    const float mottle = m_noise.fractal(ground.x / 130.0F, ground.y / 130.0F, 3, m_seed ^ 0xB4U);
    const float depth = unit(again(bits, 1));
    if (kind >= 86)
        return orchard(ground, 118.0F + 12.0F * mottle);
    const bool along = (bits & 0x10000) != 0;
    const float furrow =
        m_noise.value((along ? ground.v : ground.u) / 6.5F, (along ? ground.u : ground.v) / 420.0F, bits);
    const float clods = 5.0F * m_noise.value(ground.x / 4.5F, ground.y / 4.5F, m_seed ^ 0xB5U);
    Sample sample = {clods, LandCover::Field};
    if (kind < 42)
        sample.tone += 112.0F + 28.0F * depth + 22.0F * mottle + 2.5F * furrow;
    else if (kind < 66)
        sample.tone += 78.0F + 30.0F * depth + 14.0F * mottle + 10.0F * furrow;
    else
        sample.tone += 150.0F + 42.0F * depth + 12.0F * mottle + 7.0F * furrow;
    addCrater(ground, sample);
    return sample;
}

/// Crowns as half spheres, lit from one side, the highest of the neighbouring ones.
std::optional<AerialScene::Sample> AerialScene::crown(const Ground &ground, float density) const
{
    const int ix = floorToInt(ground.x / treeCell - 0.5F);
    const int iy = floorToInt(ground.y / treeCell - 0.5F);
    float highest = 0.0F;
    float tone = 0.0F;
    for (int i = 0; i < 4; ++i) {
        const int column = ix + (i & 1);
        const int row = iy + (i >> 1);
        const quint32 bits = hash(column, row, m_seed ^ 0xC1U);
        if (unit(again(bits, 4)) * 2.0F - 1.0F > density)
            continue;
        const float dx = ground.x - (float(column) + 0.25F + 0.5F * unit(bits)) * treeCell;
        const float dy = ground.y - (float(row) + 0.25F + 0.5F * unit(again(bits, 1))) * treeCell;
        const float radius = treeCell * (0.36F + 0.28F * unit(again(bits, 2)));
        const float ragged = 1.0F + 0.22F * m_noise.value(ground.x / 5.0F, ground.y / 5.0F, m_seed ^ 0xC4U);
        const float squared = radius * radius - (dx * dx + dy * dy) * ragged;
        if (squared <= highest * highest)
            continue;
        highest = std::sqrt(squared);
        const float lit = (dx * lightX + dy * lightY + 0.6F * highest) / radius;
        tone = 58.0F + 20.0F * unit(again(bits, 3)) + 44.0F * lit;
    }
    if (highest <= 0.0F)
        return std::nullopt;
    const float leaves = m_noise.value(ground.x / 3.4F, ground.y / 3.4F, m_seed ^ 0xC2U);
    return Sample{std::max(tone + 14.0F * leaves, 30.0F), LandCover::Tree};
}

AerialScene::Sample AerialScene::woodland(const Ground &ground) const
{
    return crown(ground, 1.0F).value_or(Sample{38.0F, LandCover::Tree});
}

AerialScene::Sample AerialScene::orchard(const Ground &ground, float tone) const
{
    constexpr float spacing = 30.0F;
    const auto inCell = [](float t) { return t - spacing * (float(floorToInt(t / spacing)) + 0.5F); };
    const float du = inCell(ground.u);
    const float dv = inCell(ground.v);
    if (du * du + dv * dv < 72.0F) {
        const float lit = (du * m_cos - dv * m_sin) * lightX + (du * m_sin + dv * m_cos) * lightY;
        return {72.0F + 3.0F * lit + 7.0F * m_noise.value(ground.x / 3.4F, ground.y / 3.4F, m_seed ^ 0xC3U),
                LandCover::Tree};
    }
    const float su = inCell(ground.u - 5.0F * (m_cos * -lightX + m_sin * -lightY));
    const float sv = inCell(ground.v - 5.0F * (m_cos * -lightY - m_sin * -lightX));
    return {su * su + sv * sv < 72.0F ? tone - 46.0F : tone, LandCover::Field};
}

bool AerialScene::isCratered(float x, float y) const
{
    return m_noise.value(x / 1900.0F, y / 1900.0F, m_seed ^ 0xD1U) > 0.34F;
}

std::optional<AerialScene::Crater> AerialScene::crater(int column, int row) const
{
    const quint32 bits = hash(column, row, m_seed ^ 0xD2U);
    Crater crater;
    crater.radius = 15.0F + 19.0F * unit(again(bits, 1));
    const float room = float(craterCell) - 4.0F * crater.radius;
    crater.x = float(column * craterCell) + 2.0F * crater.radius + room * unit(again(bits, 2));
    crater.y = float(row * craterCell) + 2.0F * crater.radius + room * unit(again(bits, 3));
    if ((bits & 0xFF) > 150 || !isCratered(crater.x, crater.y))
        return std::nullopt;
    return crater;
}

/// Earth thrown out around a bowl that the light enters from one side.
void AerialScene::addCrater(const Ground &ground, Sample &sample) const
{
    const int column = int(ground.x) / craterCell;
    const int row = int(ground.y) / craterCell;
    if (m_craterColumn != column || m_craterRow != row) {
        m_crater = crater(column, row);
        m_craterColumn = column;
        m_craterRow = row;
    }
    if (!m_crater)
        return;
    const std::optional<Crater> &found = m_crater;
    const float dx = ground.x - found->x;
    const float dy = ground.y - found->y;
    const float ragged = 1.0F + 0.16F * m_noise.value(ground.x / 9.0F, ground.y / 9.0F, m_seed ^ 0xD3U);
    const float distance = std::sqrt(dx * dx + dy * dy) / (found->radius * ragged);
    if (distance > 1.6F)
        return;
    sample.inCrater = true;
    const float slope = (dx * lightX + dy * lightY) / found->radius;
    const float bowl = 82.0F - 58.0F * slope;
    const float ejecta = lerp(206.0F + 20.0F * slope, sample.tone, smoothstep(1.05F, 1.6F, distance));
    sample.tone = lerp(bowl, ejecta, smoothstep(0.78F, 0.98F, distance));
}

} // namespace kader::demo
