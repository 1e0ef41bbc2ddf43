#pragma once

#include "demo/film.h"
#include "demo/picture.h"

#include <optional>

namespace kader::demo {

/// Farmland by a river with groynes and dikes, at 0.3 m a pixel. Tone and land cover come out of the
/// same walk, so that a mask cannot disagree with its photograph. Remembers its surroundings, so each
/// thread needs its own.
class AerialScene final {
public:
    struct Sample {
        float tone = 0.0F; ///< 0 … 255, developed.
        LandCover cover = LandCover::Border;
        bool inCrater = false;
    };
    struct Crater {
        float x = 0.0F;
        float y = 0.0F;
        float radius = 0.0F; ///< Of the rim, in pixels; the ejecta reach half as far again.
    };

    explicit AerialScene(const Picture &picture);

    [[nodiscard]] Sample at(int x, int y) const;
    /// The crater of the square cell of `craterCell` pixels at (column, row), if there is one.
    [[nodiscard]] std::optional<Crater> crater(int column, int row) const;

    static constexpr int craterCell = 420;

private:
    struct Ground;
    struct Span;
    struct Plot;

    [[nodiscard]] Ground groundAt(float x, float y) const;
    [[nodiscard]] static Span spanAt(float t, float width, quint32 seed);
    [[nodiscard]] Sample scene(const Ground &ground) const;
    [[nodiscard]] Sample river(const Ground &ground) const;
    [[nodiscard]] Sample floodplain(const Ground &ground) const;
    [[nodiscard]] Sample dike(const Ground &ground) const;
    [[nodiscard]] Sample polder(const Ground &ground) const;
    [[nodiscard]] bool roadside(const Ground &ground, const Plot &plot, Sample &sample) const;
    [[nodiscard]] bool house(const Ground &ground, const Plot &plot, Sample &sample) const;
    [[nodiscard]] Sample parcel(const Ground &ground, const Plot &plot) const;
    /// The crown over a point, of the trees that stand where `density` (−1 … 1) lets them.
    [[nodiscard]] std::optional<Sample> crown(const Ground &ground, float density) const;
    [[nodiscard]] Sample woodland(const Ground &ground) const;
    [[nodiscard]] Sample orchard(const Ground &ground, float tone) const;
    void addCrater(const Ground &ground, Sample &sample) const;
    [[nodiscard]] bool isCratered(float x, float y) const;

    Film m_film;
    quint32 m_seed;
    float m_cos;
    float m_sin;
    float m_riverCos;
    float m_riverSin;
    float m_riverOffset;
    // The crater of the cell last asked for.
    mutable int m_craterColumn = -1;
    mutable int m_craterRow = -1;
    mutable std::optional<Crater> m_crater;
    mutable Noise m_noise;
};

} // namespace kader::demo
