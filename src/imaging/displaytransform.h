#pragma once

#include <QRgb>

#include <array>

namespace kader::imaging {

/// What of a pixel is shown. Grey images have one channel, whatever is chosen.
enum class Channel { All, Red, Green, Blue, Brightness };

enum class ColourMap {
    None,    ///< Grey for one channel, the image's own colours for all.
    Viridis, ///< Evenly growing in brightness, and told apart by people who see colours differently.
    Magma,   ///< The same, from black to nearly white.
    Labels   ///< A colour of its own for each value, black for zero: for masks, whose values are names.
};

/// How pixels are shown, in this order: one channel or all, the range between two levels stretched over all
/// brightnesses, gamma, inversion, colours for the values. Changes what is seen, never the data.
struct DisplayTransform {
    Channel channel = Channel::All;
    double black = 0;   ///< The level that is shown as black, 0 to 255.
    double white = 255; ///< The level that is shown as white; never below `black`.
    double gamma = 1;   ///< Brightness is raised to 1 / gamma: more than one brightens the middle. Above zero.
    bool isInverted = false;
    ColourMap map = ColourMap::None;

    /// Whether pixels are shown as they are.
    [[nodiscard]] bool isPlain() const { return *this == DisplayTransform{}; }

    bool operator==(const DisplayTransform &) const = default;
};

/// Tables for a DisplayTransform, so that it costs a look-up per pixel.
class Toning final {
public:
    explicit Toning(const DisplayTransform &display = {});

    /// What the values of a grey image are shown as.
    [[nodiscard]] const std::array<QRgb, 256> &greys() const { return m_greys; }
    [[nodiscard]] bool isPlain() const { return m_display.isPlain(); }
    /// Values that are names must not be mixed.
    [[nodiscard]] bool mixes() const { return m_display.map != ColourMap::Labels; }
    /// Tones pixels of a colour image, premultiplied where they are transparent.
    void tone(QRgb *pixels, int count) const;

private:
    DisplayTransform m_display;
    std::array<uchar, 256> m_levels; ///< Before colours.
    std::array<QRgb, 256> m_greys;
};

/// The colours that a map gives to its 256 values.
[[nodiscard]] const std::array<QRgb, 256> &coloursOf(ColourMap map);

} // namespace kader::imaging
