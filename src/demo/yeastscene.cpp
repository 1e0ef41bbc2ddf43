#include "demo/yeastscene.h"

namespace kader::demo {

namespace {

constexpr int plantingCell = 158;
constexpr int binSize = 64;
constexpr float outOfFocus = 0.22F;

int channel(float value, float noise)
{
    const float noisy = value + noise * (1.3F + 0.72F * std::sqrt(std::max(value, 0.0F)));
    return int(std::min(std::max(noisy, 0.0F), 255.0F));
}

} // namespace

YeastScene::YeastScene(const Picture &picture)
    : m_size(picture.size), m_seed(mix(quint32(picture.seed >> 32) ^ quint32(picture.seed)))
{
    for (int row = -1; row <= m_size.height() / plantingCell + 1; ++row) {
        for (int column = -1; column <= m_size.width() / plantingCell + 1; ++column)
            plant(column, row);
    }
    sortIntoBins();
}

void YeastScene::plant(int column, int row)
{
    const quint32 bits = hash(column, row, m_seed);
    const float clump = m_noise.value(float(column) / 3.1F, float(row) / 3.1F, m_seed ^ 0x1U);
    if (unit(bits) > 0.60F + 0.55F * clump)
        return;
    Cell cell = {};
    cell.bits = bits;
    cell.x = (float(column) + 0.5F + 0.9F * (unit(again(bits, 1)) - 0.5F)) * plantingCell;
    cell.y = (float(row) + 0.5F + 0.9F * (unit(again(bits, 2)) - 0.5F)) * plantingCell;
    const float radius = 58.0F + 26.0F * unit(again(bits, 3));
    const float longer = 1.0F + 0.16F * unit(again(bits, 4));
    const float turn = 6.2831853F * unit(again(bits, 5));
    cell.cosine = std::cos(turn);
    cell.sine = std::sin(turn);
    cell.inverseA = 1.0F / (radius * longer);
    cell.inverseB = longer / radius;
    const float focus = unit(again(bits, 6));
    cell.blur = focus < 0.74F ? 0.05F + 0.04F * focus : 0.25F + 0.9F * (focus - 0.74F);
    cell.brightness = (0.55F + 0.45F * unit(again(bits, 7))) * (cell.blur > outOfFocus ? 0.58F : 1.0F);
    cell.reach = radius * longer * (cell.blur > outOfFocus ? 2.0F : 1.7F);
    const float vacuoleTurn = 6.2831853F * unit(again(bits, 8));
    cell.vacuoleRadius = radius * (0.26F + 0.2F * unit(again(bits, 9)));
    cell.vacuoleX = cell.x + std::cos(vacuoleTurn) * radius * 0.36F;
    cell.vacuoleY = cell.y + std::sin(vacuoleTurn) * radius * 0.36F;
    giveNucleus(cell, radius);
    m_cells.push_back(cell);
    if (unit(again(bits, 10)) < 0.42F)
        addBud(cell);
}

/// The nucleus lies off the middle, on the far side of the vacuole.
void YeastScene::giveNucleus(Cell &cell, float radius) const
{
    cell.hasNucleus = true;
    cell.nucleusRadius = radius * (0.30F + 0.07F * unit(again(cell.bits, 11)));
    cell.nucleusX = cell.x - (cell.vacuoleX - cell.x) * 0.85F;
    cell.nucleusY = cell.y - (cell.vacuoleY - cell.y) * 0.85F;
    cell.nucleusBrightness = 0.62F + 0.38F * unit(again(cell.bits, 12));
}

/// A daughter on the mother's outline. Once it is large it has a nucleus of its own.
void YeastScene::addBud(const Cell &mother)
{
    Cell bud = mother;
    bud.bits = again(mother.bits, 20);
    const float motherRadius = 1.0F / std::sqrt(mother.inverseA * mother.inverseB);
    const float part = 0.36F + 0.36F * unit(again(bud.bits, 1));
    const float radius = motherRadius * part;
    const float turn = 6.2831853F * unit(again(bud.bits, 2));
    const float distance = motherRadius + radius * 0.72F;
    bud.x = mother.x + std::cos(turn) * distance;
    bud.y = mother.y + std::sin(turn) * distance;
    bud.cosine = std::cos(turn);
    bud.sine = std::sin(turn);
    bud.inverseA = 1.0F / (radius * 1.1F);
    bud.inverseB = 1.1F / radius;
    bud.reach = radius * 2.0F;
    bud.vacuoleRadius = 0.0F;
    bud.vacuoleX = bud.x + std::cos(turn) * radius * 0.3F;
    bud.vacuoleY = bud.y + std::sin(turn) * radius * 0.3F;
    bud.hasNucleus = false;
    if (part > 0.56F)
        giveNucleus(bud, radius * 1.15F);
    m_cells.push_back(bud);
}

void YeastScene::sortIntoBins()
{
    m_binColumns = m_size.width() / binSize + 1;
    m_binRows = m_size.height() / binSize + 1;
    m_bins.resize(std::size_t(m_binColumns) * std::size_t(m_binRows));
    for (std::size_t index = 0; index < m_cells.size(); ++index) {
        const Cell &cell = m_cells[index];
        const int left = std::max(0, floorToInt((cell.x - cell.reach) / binSize));
        const int right = std::min(m_binColumns - 1, floorToInt((cell.x + cell.reach) / binSize));
        const int top = std::max(0, floorToInt((cell.y - cell.reach) / binSize));
        const int bottom = std::min(m_binRows - 1, floorToInt((cell.y + cell.reach) / binSize));
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column)
                m_bins[std::size_t(row) * std::size_t(m_binColumns) + std::size_t(column)].push_back(quint16(index));
        }
    }
}

void YeastScene::add(const Cell &cell, float x, float y, Signal &signal) const
{
    const float dx = x - cell.x;
    const float dy = y - cell.y;
    if (dx * dx + dy * dy > cell.reach * cell.reach)
        return;
    const float a = (dx * cell.cosine + dy * cell.sine) * cell.inverseA;
    const float b = (dy * cell.cosine - dx * cell.sine) * cell.inverseB;
    // No cell is an exact ellipse.
    const float dent =
        1.0F + 0.07F * m_noise.value(dx * cell.inverseA * 1.3F + 40.0F, dy * cell.inverseB * 1.3F, cell.bits ^ 0x10U);
    const float squared = (a * a + b * b) * dent;
    const float rho = std::sqrt(squared);
    const float body = smoothstep(1.0F + cell.blur, 1.0F - cell.blur, rho);
    float tone = 0.07F * smoothstep(1.7F, 0.9F, rho);
    if (body > 0.0F) {
        tone += body * (0.50F + 0.38F * std::sqrt(std::max(0.0F, 1.0F - 0.85F * squared)));
        if (cell.vacuoleRadius > 0.0F) {
            const float vx = x - cell.vacuoleX;
            const float vy = y - cell.vacuoleY;
            const float vacuole = std::sqrt(vx * vx + vy * vy) / cell.vacuoleRadius;
            tone *= 1.0F - 0.66F * smoothstep(1.0F + 2.2F * cell.blur, 1.0F - 2.2F * cell.blur, vacuole);
        }
        tone *= 1.0F + 0.20F * m_noise.value(x / 15.0F, y / 15.0F, cell.bits) +
                0.15F * m_noise.value(x / 5.0F, y / 5.0F, cell.bits ^ 0x12U);
    }
    signal.cytoplasm += tone * cell.brightness;
    if (!cell.hasNucleus)
        return;
    const float nx = x - cell.nucleusX;
    const float ny = y - cell.nucleusY;
    const float soft = 0.14F + 1.7F * (cell.blur - 0.05F);
    const float lobed = 1.0F + 0.13F * m_noise.value(nx / cell.nucleusRadius * 0.9F + 20.0F,
                                                     ny / cell.nucleusRadius * 0.9F, cell.bits ^ 0x11U);
    const float nucleus = std::sqrt(nx * nx + ny * ny) * lobed / cell.nucleusRadius;
    const float glow = 0.10F * smoothstep(2.1F, 0.8F, nucleus);
    // The nucleolus takes up less of the marker.
    const float texture = 0.92F + 0.34F * m_noise.value(x / 9.0F, y / 9.0F, cell.bits ^ 0x9U) +
                          0.14F * m_noise.value(x / 4.0F, y / 4.0F, cell.bits ^ 0xAU);
    signal.nucleus +=
        cell.nucleusBrightness * cell.brightness * (glow + smoothstep(1.0F + soft, 1.0F - soft, nucleus) * texture);
}

QRgb YeastScene::at(int x, int y) const
{
    const float px = float(x) + 0.5F;
    const float py = float(y) + 0.5F;
    Signal signal;
    for (const quint16 index : m_bins[std::size_t(y / binSize) * std::size_t(m_binColumns) + std::size_t(x / binSize)])
        add(m_cells[index], px, py, signal);
    const float dx = px / float(m_size.width()) - 0.46F;
    const float dy = py / float(m_size.height()) - 0.53F;
    const float light = 1.06F - 0.34F * (dx * dx + dy * dy);
    const float haze = 7.0F + 3.0F * m_noise.value(px / 420.0F, py / 420.0F, m_seed ^ 0x2U);
    // Bright spots saturate softly, as they do in a detector with some gamma.
    const float green = 232.0F * (1.0F - std::exp(-1.25F * signal.cytoplasm * light));
    const float magenta = 250.0F * (1.0F - std::exp(-1.9F * signal.nucleus * light));
    const int red = channel(haze * 0.55F + magenta + green * 0.05F, grain(x, y, m_seed ^ 0x3U));
    const int greenSum =
        channel(haze + green * (1.0F - 0.0026F * magenta) + magenta * 0.18F, grain(x, y, m_seed ^ 0x4U));
    const int blue = channel(haze * 0.8F + magenta * 0.86F + green * 0.10F, grain(x, y, m_seed ^ 0x5U));
    return qRgb(red, greenSum, blue);
}

} // namespace kader::demo
