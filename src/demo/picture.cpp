#include "demo/picture.h"

#include "demo/aerialscene.h"
#include "demo/glacierscene.h"
#include "demo/thinsectionscene.h"
#include "demo/yeastscene.h"

#include <vector>

namespace kader::demo {

namespace {

quint8 grey(float tone)
{
    return quint8(std::min(std::max(tone, 0.0F), 255.0F));
}

/// Calls `use` with a function from (x, y) to the pixel: quint8 for grey scenes, QRgb for others.
template <typename Use>
auto withFormula(const Picture &picture, Use use)
{
    switch (picture.scene) {
    case Scene::Aerial: {
        const AerialScene scene(picture);
        return use([&scene](int x, int y) { return grey(scene.at(x, y).tone); });
    }
    case Scene::AerialMask: {
        const AerialScene scene(picture);
        return use([&scene](int x, int y) { return quint8(scene.at(x, y).cover); });
    }
    case Scene::Glacier: {
        const GlacierScene scene(picture);
        return use([&scene](int x, int y) { return grey(scene.at(x, y)); });
    }
    case Scene::Yeast: {
        const YeastScene scene(picture);
        return use([&scene](int x, int y) { return scene.at(x, y); });
    }
    case Scene::ThinSection:
        break;
    }
    ThinSectionScene scene(picture);
    return use([&scene](int x, int y) { return scene.at(x, y); });
}

QRgb asRgb(quint8 value)
{
    return qRgb(value, value, value);
}

QRgb asRgb(QRgb colour)
{
    return colour;
}

/// For each output pixel along one side, the picture's pixel that holds the middle of what it covers.
std::vector<int> samples(int from, int length, int count)
{
    std::vector<int> positions;
    positions.reserve(std::size_t(count));
    for (qint64 i = 0; i < count; ++i)
        positions.push_back(from + int((2 * i + 1) * length / (2 * qint64(count))));
    return positions;
}

template <typename Pixel, typename Formula>
QImage fill(const QImage &prepared, const std::vector<int> &columns, const std::vector<int> &rows, Formula formula,
            const Cancellation &cancellation)
{
    QImage image = prepared;
    for (int j = 0; j < image.height(); ++j) {
        if (cancellation.isRequested())
            return {};
        auto *line = reinterpret_cast<Pixel *>(image.scanLine(j));
        for (int i = 0; i < image.width(); ++i)
            line[i] = formula(columns[std::size_t(i)], rows[std::size_t(j)]);
    }
    return image;
}

} // namespace

quint64 seedOf(const QString &uuid)
{
    quint64 seed = 0xcbf29ce484222325U;
    for (const QChar letter : uuid)
        seed = (seed ^ letter.unicode()) * 0x100000001b3U;
    return seed;
}

bool isGrey(Scene scene)
{
    return scene == Scene::Aerial || scene == Scene::AerialMask || scene == Scene::Glacier;
}

QRgb pixelAt(const Picture &picture, int x, int y)
{
    return withFormula(picture, [x, y](auto formula) { return asRgb(formula(x, y)); });
}

QImage render(const Picture &picture, const QRect &region, const QSize &size, const Cancellation &cancellation)
{
    const std::vector<int> columns = samples(region.x(), region.width(), size.width());
    const std::vector<int> rows = samples(region.y(), region.height(), size.height());
    const QImage prepared(size, isGrey(picture.scene) ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (prepared.isNull())
        return {};
    return withFormula(picture, [&](auto formula) {
        using Pixel = decltype(formula(0, 0));
        return fill<Pixel>(prepared, columns, rows, formula, cancellation);
    });
}

QList<QRect> nuclei(const Picture &picture)
{
    QList<QRect> regions;
    if (picture.scene != Scene::Yeast)
        return regions;
    const YeastScene scene(picture);
    for (const YeastScene::Cell &cell : scene.cells()) {
        if (!cell.hasNucleus || cell.blur > 0.22F)
            continue;
        const int side = int(2.0F * cell.nucleusRadius + 0.5F);
        const QRect region(floorToInt(cell.nucleusX - cell.nucleusRadius),
                           floorToInt(cell.nucleusY - cell.nucleusRadius), side, side);
        if (QRect(QPoint(0, 0), picture.size).contains(region))
            regions.append(region);
    }
    return regions;
}

QList<QRect> craters(const Picture &picture)
{
    QList<QRect> regions;
    if (picture.scene != Scene::Aerial)
        return regions;
    const AerialScene scene(picture);
    for (int row = 0; row <= picture.size.height() / AerialScene::craterCell; ++row) {
        for (int column = 0; column <= picture.size.width() / AerialScene::craterCell; ++column) {
            const std::optional<AerialScene::Crater> crater = scene.crater(column, row);
            if (!crater)
                continue;
            const int reach = int(crater->radius * 1.5F);
            const QRect region(int(crater->x) - reach, int(crater->y) - reach, 2 * reach, 2 * reach);
            const bool whole = QRect(QPoint(0, 0), picture.size).contains(region);
            if (whole && scene.at(int(crater->x), int(crater->y)).inCrater)
                regions.append(region);
        }
    }
    return regions;
}

} // namespace kader::demo
