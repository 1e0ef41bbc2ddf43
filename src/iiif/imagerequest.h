#pragma once

#include "iiif/imageservice.h"

namespace kader::iiif {

/// A rectangle of whole pixels of an image at full scale, with something in it; never negative.
class ImageRegion final {
public:
    [[nodiscard]] static constexpr std::optional<ImageRegion> of(qint64 x, qint64 y, qint64 width, qint64 height)
    {
        const std::optional<ImageSize> size = ImageSize::of(width, height);
        if (!size || x < 0 || y < 0 || x > ImageSize::MaxSide || y > ImageSize::MaxSide)
            return std::nullopt;
        return ImageRegion(x, y, *size);
    }
    [[nodiscard]] static constexpr ImageRegion whole(ImageSize image) { return {0, 0, image}; }

    [[nodiscard]] constexpr qint64 x() const { return m_x; }
    [[nodiscard]] constexpr qint64 y() const { return m_y; }
    [[nodiscard]] constexpr qint64 width() const { return m_size.width(); }
    [[nodiscard]] constexpr qint64 height() const { return m_size.height(); }
    [[nodiscard]] constexpr ImageSize size() const { return m_size; }
    [[nodiscard]] constexpr bool isInside(ImageSize image) const
    {
        return m_x + width() <= image.width() && m_y + height() <= image.height();
    }

    constexpr bool operator==(const ImageRegion &) const = default;

private:
    constexpr ImageRegion(qint64 x, qint64 y, ImageSize size) : m_x(x), m_y(y), m_size(size) {}

    qint64 m_x;
    qint64 m_y;
    ImageSize m_size;
};

/// Clockwise.
enum class QuarterTurns { None, One, Two, Three };
enum class ImageQuality { Default, Color, Gray, Bitonal };
enum class ImageFormat { Jpg, Png };

/// What is asked of an image service, always with both sides of the size. Order as in Image API 3.0, 4:
/// cut out, scale to `size`, turn, colour, encode.
struct ImageRequest {
    std::optional<ImageRegion> region = {}; ///< None: the whole image.
    ImageSize size;
    QuarterTurns rotation = QuarterTurns::None;
    ImageQuality quality = ImageQuality::Default;
    ImageFormat format = ImageFormat::Jpg;

    bool operator==(const ImageRequest &) const = default;
};

/// How the host wants its requests, beyond what its version and level say.
enum class HostHabit {
    Standard,
    /// Both sides of the size in numbers, always: djehuty, the server of data.4tu.nl, takes `max` and
    /// one-sided sizes of a region from the whole image and answers distorted or blown up.
    ExplicitSizes,
};

/// The address of a request in canonical form (Image API 3.0, 4.7; 2.1, 4.7), appended to the service's
/// id as text, so that its encoding stays what it is. One request has one spelling, also with
/// `ExplicitSizes`. Version 2 is asked for `w,h` where the service can, because servers round the
/// height of `w,` differently; at level 0 for `w,`, which is what static files are called.
/// Fails with Usage when the region is not inside the image, or the size is above the region's
/// or the service's limits; with Unsupported for a rotation, quality or format the service lacks.
[[nodiscard]] Result<WebAddress> imageAddress(const ImageService &service, const ImageRequest &request,
                                              HostHabit habit = HostHabit::Standard);

/// Further spellings to try after a 404, in this order. Only level 0 has any: some generators of static
/// images write `0,0,w,h` for `full`, or `w,h` for `w,`.
[[nodiscard]] QList<WebAddress> otherSpellings(const ImageService &service, const ImageRequest &request);

/// The whole image at about `longestSide` pixels: never enlarged, never beyond the limits, and at level 0
/// only what the service lists (Image API 3.0, compliance 5). Nothing when the image's size is unknown or
/// a level 0 service lists nothing whole: then only the manifest's own thumbnail or body will do.
[[nodiscard]] std::optional<ImageRequest> thumbnailRequest(const ImageService &service, qint64 longestSide);

} // namespace kader::iiif
