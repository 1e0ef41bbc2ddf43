#pragma once

#include "demo/noise.h"
#include "demo/picture.h"

#include <array>

namespace kader::demo {

/// Sandstone ground to 30 µm between crossed polarisers: quartz in greys and pale yellow, twinned
/// feldspar, a little mica and carbonate in bright colours, black pores, a vein, iron-stained layers.
/// Remembers the grains around the last point, so each thread needs its own.
class ThinSectionScene final {
public:
    explicit ThinSectionScene(const Picture &picture);

    [[nodiscard]] QRgb at(int x, int y);

private:
    struct Grain {
        float x = 0.0F;
        float y = 0.0F;
        float weight = 1.0F;
        quint32 bits = 0;
    };
    struct Colour {
        float red;
        float green;
        float blue;
    };
    struct Nearest {
        const Grain *grain;
        float edge; ///< Distance to the grain's boundary, about pixels.
    };

    void gather(int column, int row);
    [[nodiscard]] Nearest nearest(float x, float y);
    [[nodiscard]] Colour mineral(const Grain &grain, float x, float y) const;
    [[nodiscard]] Colour twinned(const Grain &grain, float x, float y) const;
    [[nodiscard]] Colour bright(const Grain &grain, float x, float y) const;
    [[nodiscard]] float specimen(float x, float y) const;
    [[nodiscard]] float vein(float x, float y) const;

    QSize m_size;
    quint32 m_seed;
    int m_column = -1'000'000;
    int m_row = -1'000'000;
    std::array<Grain, 9> m_grains;
    mutable Noise m_noise;
};

} // namespace kader::demo
