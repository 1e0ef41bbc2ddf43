#pragma once

#include "demo/noise.h"
#include "demo/picture.h"

#include <vector>

namespace kader::demo {

/// Budding yeast seen by fluorescence: cells in clumps, some out of the focal plane, with a dark
/// vacuole, a marked nucleus and photon noise.
class YeastScene final {
public:
    struct Cell {
        float x, y;               ///< Centre, pixels.
        float cosine, sine;       ///< Of the long axis.
        float inverseA, inverseB; ///< 1 / half axes.
        float reach;              ///< Nothing of the cell is seen further out.
        float blur;               ///< Softness of its edge as a part of its radius.
        float brightness;
        float vacuoleX, vacuoleY, vacuoleRadius;
        bool hasNucleus;
        float nucleusX, nucleusY, nucleusRadius, nucleusBrightness;
        quint32 bits;
    };

    explicit YeastScene(const Picture &picture);

    [[nodiscard]] QRgb at(int x, int y) const;
    [[nodiscard]] const std::vector<Cell> &cells() const { return m_cells; }

private:
    struct Signal {
        float cytoplasm = 0.0F;
        float nucleus = 0.0F;
    };

    void plant(int column, int row);
    void addBud(const Cell &mother);
    void giveNucleus(Cell &cell, float radius) const;
    void sortIntoBins();
    void add(const Cell &cell, float x, float y, Signal &signal) const;

    QSize m_size;
    quint32 m_seed;
    std::vector<Cell> m_cells;
    int m_binColumns = 0;
    int m_binRows = 0;
    std::vector<std::vector<quint16>> m_bins;
    mutable Noise m_noise;
};

} // namespace kader::demo
