#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace kader::demo {

// Small deterministic noise functions. They use single-precision arithmetic without fused operations,
// so that every machine computes the same pictures.

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

/// Smooth noise, −1 … 1, with features about one unit wide.
[[nodiscard]] inline float valueNoise(float x, float y, quint32 seed)
{
    const int ix = floorToInt(x);
    const int iy = floorToInt(y);
    const float fx = x - float(ix);
    const float fy = y - float(iy);
    const float sx = fx * fx * (3.0F - 2.0F * fx);
    const float sy = fy * fy * (3.0F - 2.0F * fy);
    const quint32 top = mix(quint32(iy) * 0x85EBCA77U ^ seed);
    const quint32 bottom = mix(quint32(iy + 1) * 0x85EBCA77U ^ seed);
    const quint32 left = quint32(ix) * 0x9E3779B1U;
    const quint32 right = quint32(ix + 1) * 0x9E3779B1U;
    const float a = lerp(unit(mix(left ^ top)), unit(mix(right ^ top)), sx);
    const float b = lerp(unit(mix(left ^ bottom)), unit(mix(right ^ bottom)), sx);
    return lerp(a, b, sy) * 2.0F - 1.0F;
}

/// Several octaves of valueNoise; about −1 … 1.
[[nodiscard]] inline float fractalNoise(float x, float y, int octaves, quint32 seed)
{
    float sum = 0.0F;
    float weight = 0.5F;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += weight * valueNoise(x, y, seed + quint32(octave) * 7919U);
        x = x * 2.03F + 17.3F;
        y = y * 2.03F + 9.1F;
        weight *= 0.5F;
    }
    return sum;
}

/// Nearly normal noise of one pixel, standard deviation about 1: film grain, photon noise.
[[nodiscard]] inline float grain(int x, int y, quint32 seed)
{
    const quint32 bits = hash(x, y, seed);
    const quint32 sum = (bits & 0xFF) + ((bits >> 8) & 0xFF) + ((bits >> 16) & 0xFF) + (bits >> 24);
    return (float(sum) - 510.0F) * (1.0F / 147.8F);
}

} // namespace kader::demo
