#pragma once

#include "demo/film.h"
#include "demo/picture.h"

namespace kader::demo {

/// Mountains standing out of ice: rock on steep ground, snow with its shadows, crevassed glaciers in
/// the valleys and a dark sea with floes where the land is lowest.
class GlacierScene final {
public:
    explicit GlacierScene(const Picture &picture);

    [[nodiscard]] float at(int x, int y) const;

private:
    struct Relief {
        float height;
        float slopeX;
        float slopeY;
    };

    [[nodiscard]] Relief reliefAt(float x, float y) const;
    [[nodiscard]] float sea(float x, float y, float height) const;
    [[nodiscard]] float crevasses(float x, float y) const;
    [[nodiscard]] float land(float x, float y, const Relief &relief) const;

    Film m_film;
    quint32 m_seed;
    float m_seaLevel;
    mutable Noise m_noise;
};

} // namespace kader::demo
