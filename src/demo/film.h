#pragma once

#include "demo/noise.h"

#include <QSize>

namespace kader::demo {

/// What an old aerial camera adds to what it sees: a black border with fiducial marks, less light in
/// the corners, grain, dust and scratches.
class Film final {
public:
    Film(QSize size, quint32 seed);

    /// Whether the pixel lies in the border, and how bright the border is there.
    [[nodiscard]] bool isBorder(int x, int y) const;
    [[nodiscard]] float borderTone(int x, int y) const;

    /// The developed tone, 0 … 255, of a scene tone at that pixel.
    [[nodiscard]] float develop(float tone, int x, int y) const;

private:
    /// The one dust grain of a square cell.
    struct Dust {
        int column = -1;
        int row = -1;
        float x = 0.0F;
        float y = 0.0F;
        float radius = 0.0F;
        float narrow = 1.0F;
    };

    [[nodiscard]] const Dust &dustAt(int x, int y) const;
    [[nodiscard]] float inset(float x, float y) const;
    [[nodiscard]] bool isFiducial(float x, float y) const;

    float m_width;
    float m_height;
    float m_border;
    quint32 m_seed;
    mutable Dust m_dust; ///< Of the last cell asked for.
    mutable Noise m_noise;
};

} // namespace kader::demo
