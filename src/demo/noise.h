#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace kader::demo {

// Small deterministic noise functions. They use single-precision arithmetic without fused operations,
// so that machines agree on the pictures as far as their sine and exponential do.

[[nodiscard]] inline quint32 mix(quint32 value)
{
    value ^= value >> 16;
    value *= 0x7feb352dU;
    value ^= value >> 15;
    value *= 0x846ca68bU;
    value ^= value >> 16;
    return value;
}

[[nodiscard]] inline quint32 hash(int x, int y, quint32 seed)
{
    return mix(quint32(x) * 0x9E3779B1U ^ mix(quint32(y) * 0x85EBCA77U ^ seed));
}

/// 0 … 1 from 24 bits of a hash.
[[nodiscard]] inline float unit(quint32 bits)
{
    return float(bits >> 8) * (1.0F / 16777216.0F);
}

/// An independent hash made of another, for a second and third property of the same thing.
[[nodiscard]] inline quint32 again(quint32 bits, quint32 salt)
{
    return mix(bits + salt * 0x9E3779B9U);
}

[[nodiscard]] inline int floorToInt(float value)
{
    const int whole = int(value);
    return whole - (value < float(whole) ? 1 : 0);
}

[[nodiscard]] inline float lerp(float a, float b, float t)
{
    return a + (b - a) * t;
}

[[nodiscard]] inline float clamp01(float value)
{
    return std::min(std::max(value, 0.0F), 1.0F);
}

[[nodiscard]] inline float smoothstep(float from, float to, float value)
{
    const float t = clamp01((value - from) / (to - from));
    return t * t * (3.0F - 2.0F * t);
}

/// Smooth noise over the plane. Remembers the corners of the cells it was last asked about, a cell for
/// each of many seeds: neighbouring pixels mostly lie in the same ones. Each thread needs its own.
class Noise final {
public:
    struct Gradient {
        float value;
        float dx;
        float dy;
    };

    /// −1 … 1, with features about one unit wide.
    [[nodiscard]] float value(float x, float y, quint32 seed)
    {
        const int ix = floorToInt(x);
        const int iy = floorToInt(y);
        const Cell &cell = cellAt(ix, iy, seed);
        const float fx = x - float(ix);
        const float fy = y - float(iy);
        const float sx = fx * fx * (3.0F - 2.0F * fx);
        const float sy = fy * fy * (3.0F - 2.0F * fy);
        return lerp(lerp(cell.a, cell.b, sx), lerp(cell.c, cell.d, sx), sy) * 2.0F - 1.0F;
    }

    /// The same kind of noise with its slopes; smoother, so that light on it shows no cells.
    [[nodiscard]] Gradient gradient(float x, float y, quint32 seed)
    {
        const int ix = floorToInt(x);
        const int iy = floorToInt(y);
        const Cell &cell = cellAt(ix, iy, seed);
        const float fx = x - float(ix);
        const float fy = y - float(iy);
        const float sx = fx * fx * fx * (fx * (fx * 6.0F - 15.0F) + 10.0F);
        const float sy = fy * fy * fy * (fy * (fy * 6.0F - 15.0F) + 10.0F);
        const float tx = 30.0F * fx * fx * (fx * (fx - 2.0F) + 1.0F);
        const float ty = 30.0F * fy * fy * (fy * (fy - 2.0F) + 1.0F);
        const float k = cell.a - cell.b - cell.c + cell.d;
        return {2.0F * (cell.a + (cell.b - cell.a) * sx + (cell.c - cell.a) * sy + k * sx * sy) - 1.0F,
                2.0F * tx * ((cell.b - cell.a) + k * sy), 2.0F * ty * ((cell.c - cell.a) + k * sx)};
    }

    /// Several octaves of value(); about −1 … 1.
    [[nodiscard]] float fractal(float x, float y, int octaves, quint32 seed)
    {
        float sum = 0.0F;
        float weight = 0.5F;
        for (int octave = 0; octave < octaves; ++octave) {
            sum += weight * value(x, y, seed + quint32(octave) * 7919U);
            x = x * 2.03F + 17.3F;
            y = y * 2.03F + 9.1F;
            weight *= 0.5F;
        }
        return sum;
    }

private:
    struct Cell {
        int x = std::numeric_limits<int>::min();
        int y = 0;
        quint32 seed = 0;
        float a = 0.0F, b = 0.0F, c = 0.0F, d = 0.0F;
    };

    /// Seeds of one scene differ in their low bits, so that each has an entry of its own most of the time.
    const Cell &cellAt(int ix, int iy, quint32 seed)
    {
        Cell &cell = m_cells[(seed ^ (seed >> 8)) & 0xFF];
        if (cell.x != ix || cell.y != iy || cell.seed != seed)
            cell = {ix,
                    iy,
                    seed,
                    unit(hash(ix, iy, seed)),
                    unit(hash(ix + 1, iy, seed)),
                    unit(hash(ix, iy + 1, seed)),
                    unit(hash(ix + 1, iy + 1, seed))};
        return cell;
    }

    std::array<Cell, 256> m_cells;
};

/// Nearly normal noise of one pixel, standard deviation about 1: film grain, photon noise.
[[nodiscard]] inline float grain(int x, int y, quint32 seed)
{
    const quint32 bits = hash(x, y, seed);
    const quint32 sum = (bits & 0xFF) + ((bits >> 8) & 0xFF) + ((bits >> 16) & 0xFF) + (bits >> 24);
    return (float(sum) - 510.0F) * (1.0F / 147.8F);
}

} // namespace kader::demo
