#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/webaddress.h"

#include <QFlags>
#include <QList>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace kader::iiif {

/// Width and height of an image in pixels, both from 1 to MaxSide, so that an area fits 64 bits.
class ImageSize final {
public:
    static constexpr qint64 MaxSide = 2'147'483'647;

    [[nodiscard]] static constexpr std::optional<ImageSize> of(qint64 width, qint64 height)
    {
        if (width < 1 || height < 1 || width > MaxSide || height > MaxSide)
            return std::nullopt;
        return ImageSize(width, height);
    }

    [[nodiscard]] constexpr qint64 width() const { return m_width; }
    [[nodiscard]] constexpr qint64 height() const { return m_height; }
    [[nodiscard]] constexpr qint64 area() const { return m_width * m_height; }
    [[nodiscard]] constexpr qint64 longestSide() const { return std::max(m_width, m_height); }
    [[nodiscard]] constexpr bool fitsIn(ImageSize other) const
    {
        return m_width <= other.m_width && m_height <= other.m_height;
    }

    constexpr bool operator==(const ImageSize &) const = default;

private:
    constexpr ImageSize(qint64 width, qint64 height) : m_width(width), m_height(height) {}

    qint64 m_width;
    qint64 m_height;
};

enum class ImageApi { V1 = 1, V2 = 2, V3 = 3 };

/// What a service can do beyond the whole image at its listed sizes (Image API 3.0, 5.7 and the
/// compliance documents). What neither the level nor the service's own list names is absent.
enum class ImageFeature : quint32 {
    RegionByPx = 1 << 0,
    SizeByW = 1 << 1,
    SizeByWh = 1 << 2,
    RotationBy90s = 1 << 3,
};
Q_DECLARE_FLAGS(ImageFeatures, ImageFeature)
Q_DECLARE_OPERATORS_FOR_FLAGS(ImageFeatures)

/// One entry of `tiles`: pixels of a full tile as delivered, and the factors it exists at.
struct TileSet {
    ImageSize tile;
    QList<qint64> scaleFactors = {}; ///< Ascending, unique, 1 to MaxSide; empty when the service names none.

    bool operator==(const TileSet &) const = default;
};

/// An image service as far as it is known: from the block in a manifest, which may be no more than an
/// address, or from info.json (Image API 3.0, 5; 2.1, 5; 1.1, 5).
struct ImageService {
    WebAddress id;                             ///< Requests are built on this text, which is never decoded.
    std::optional<WebAddress> declaredId = {}; ///< What info.json calls itself when that differs: to try on a 404.
    ImageApi api = ImageApi::V3;
    int level = 0;                      ///< 0, 1 or 2.
    std::optional<ImageSize> size = {}; ///< Unknown until info.json says it.
    std::optional<qint64> maxWidth = {};
    std::optional<qint64> maxHeight = {}; ///< Already defaulted to maxWidth.
    std::optional<qint64> maxArea = {};
    QList<ImageSize> sizes = {}; ///< Whole-image sizes, within the image, ascending by area.
    QList<TileSet> tiles = {};
    ImageFeatures features = {};
    QStringList formats = {};   ///< As in addresses: jpg, png, …
    QStringList qualities = {}; ///< As in addresses; `default` (version 1: `native`) included.
    /// How large a pixel is in the world, where info.json says so (Physical Dimensions 1.0); see physicalscale.h.
    std::optional<double> metresPerPixel = {};
};

struct ImageServiceReading {
    ImageService service;
    Diagnostics diagnostics = {};
};

/// What the reader of info.json knows beforehand.
struct InfoContext {
    std::optional<WebAddress> requestedBase = {}; ///< The manifest's id of the service; wins over info.json's own.
    std::optional<ImageSize> bodySize = {};       ///< Size by the manifest's painting body, to be compared.
    Place place = {};                             ///< Where the object stands; places of diagnostics build on it.
};

/// Reads info.json or one service object of a manifest. Fails (Malformed) when it is no JSON object or
/// no http(s) address is known for it, and (TooLarge) above 4 MB; all else is read as well as it can be
/// and told. A description without a size is no failure: the service then has none.
[[nodiscard]] Result<ImageServiceReading> readImageInfo(const QByteArray &json, const InfoContext &context = {});

/// The first image service in the JSON text of a `service` property of any shape: array, object, text,
/// null; other kinds of services are passed over. `place` is the property's own.
[[nodiscard]] Result<std::optional<ImageServiceReading>> readServiceProperty(const QByteArray &json,
                                                                             const Place &place = {});

[[nodiscard]] WebAddress infoAddress(const ImageService &service);

/// The size that `max` stands for: the whole image within the service's limits (Image API 3.0, 5.2 and
/// implementation note 4). Nothing while the size is unknown.
[[nodiscard]] std::optional<ImageSize> largestSize(const ImageService &service);

/// Whether the service promises to answer with an image of this size.
[[nodiscard]] bool isWithinLimits(const ImageService &service, ImageSize size);

} // namespace kader::iiif
