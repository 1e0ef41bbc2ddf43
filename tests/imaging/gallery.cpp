#include "imaging/gallery.h"

#include "imaging/samples.h"
#include "imaging/stage.h"
#include "support/json.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::test {

Gallery::Gallery() : m_image(sampleImage(1000, 800, QImage::Format_RGB32))
{
    m_service = (*iiif::readServiceProperty(service()))->service;
    m_pyramid = imaging::TilePyramid::of(*m_service);
    answerAll();
}

QByteArray Gallery::target(const imaging::Tile &tile) const
{
    const auto address = iiif::imageAddress(*m_service, imaging::requestFor(tile), iiif::HostHabit::ExplicitSizes);
    return address->url().path().toLatin1();
}

QByteArray Gallery::answer(const imaging::Tile &tile) const
{
    const QRect part(int(tile.region.x()), int(tile.region.y()), int(tile.region.width()), int(tile.region.height()));
    const QSize size(int(tile.output.width()), int(tile.output.height()));
    return png(m_image.copy(part).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

QList<imaging::Tile> Gallery::tiles() const
{
    QList<imaging::Tile> all;
    for (qint32 level = 0; level < m_pyramid->levels().size(); ++level) {
        const imaging::TileLevel &grid = m_pyramid->levels()[level];
        for (qint32 row = 0; row < grid.rows; ++row) {
            for (qint32 column = 0; column < grid.columns; ++column)
                all.append(m_pyramid->tile({level, column, row}));
        }
    }
    return all;
}

int Gallery::tilesAskedFor(qint32 level) const
{
    int asked = 0;
    for (const imaging::Tile &tile : tiles())
        asked += tile.key.level == level ? server.requests(target(tile)) : 0;
    return asked;
}

void Gallery::answerAll(const Reply &reply)
{
    for (const imaging::Tile &tile : tiles())
        server.on(target(tile), reply);
}

void Gallery::answerAll()
{
    for (const imaging::Tile &tile : tiles())
        server.on(target(tile), test::answer(200, answer(tile)));
}

void Gallery::hold(const imaging::Tile &tile)
{
    server.on(target(tile), Reply{test::answer(200, answer(tile)).bytes, Reply::Then::Hold});
}

QByteArray Gallery::service(const QByteArrayList &without) const
{
    QByteArray text = "{'id': '" + server.address(u"/image"_s).toLatin1() + "', 'type': 'ImageService3'";
    const auto add = [&](const QByteArray &name, const QByteArray &value) {
        if (!without.contains(name))
            text += ", '" + name + "': " + value;
    };
    add("profile", "'level1'");
    add("width", "1000");
    add("height", "800");
    add("extraFormats", "['png']");
    add("tiles", "[{'width': 256, 'scaleFactors': [1, 2, 4]}]");
    text += '}';
    return json(text.constData());
}

iiif::Manifest Gallery::manifest(const QByteArray &body) const
{
    return manifestOf(json("{'id': 'https://a.org/canvas', 'type': 'Canvas', 'width': 1000, 'height': 800, 'items': "
                           "[{'type': 'AnnotationPage', 'items': [{'type': 'Annotation', 'motivation': 'painting', "
                           "'target': 'https://a.org/canvas', 'body': ") +
                      body + "}]}]}");
}

iiif::Manifest Gallery::manifest() const
{
    return manifest(json("{'type': 'Image', 'width': 1000, 'height': 800, 'service': [") + service() + "]}");
}

} // namespace kader::test
