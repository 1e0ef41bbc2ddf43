#include "demo/manifests.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

constexpr int tileSide = 1024;

Json english(const QString &text)
{
    return Json::object({{"en", Json::array({text})}});
}

Json unlabelled(const QList<Json> &values)
{
    return Json::object({{"none", Json::array(values)}});
}

/// 1, 2, 4, … up to the first at which the image fits one tile.
Json scaleFactors(QSize size)
{
    QList<Json> factors = {1};
    for (int factor = 2; std::max(size.width(), size.height()) > tileSide * (factor / 2); factor *= 2)
        factors.append(factor);
    return Json::array(factors);
}

/// Tags go, entities stay, nothing is put in a paragraph's place.
QString withoutTags(const QString &html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return QString(html).remove(tag);
}

Json metadata(const Version &version)
{
    QList<Json> names;
    for (const Author &author : version.authors)
        names.append(author.name);
    QList<Json> entries = {Json::object({{"label", english(u"Authors"_s)}, {"value", unlabelled(names)}})};
    if (!version.description.isEmpty())
        entries.append(
            Json::object({{"label", english(u"Description"_s)}, {"value", english(withoutTags(version.description))}}));
    return Json::array(entries);
}

} // namespace

QString Manifests::fullSize(const File &file) const
{
    return m_base + file.uuid + u"/full/max/0/default.jpg"_s;
}

Json Manifests::info(const File &file) const
{
    const QSize size = file.picture.value().size;
    const auto words = [](const QStringList &list) {
        return jsonArray(list, [](const QString &word) { return Json(word); });
    };
    return Json::object(
        {{"@context", u"http://iiif.io/api/image/3/context.json"_s},
         {"id", m_base + file.uuid},
         {"type", u"ImageService3"_s},
         {"protocol", u"http://iiif.io/api/image"_s},
         {"profile", u"level1"_s},
         {"width", size.width()},
         {"height", size.height()},
         {"maxWidth", size.width()},
         {"maxHeight", size.height()},
         {"maxArea", qint64(size.width()) * size.height()},
         {"extraFormats", words({u"jpg"_s, u"png"_s, u"tif"_s, u"webp"_s})},
         {"extraFeatures", words({u"cors"_s, u"mirroring"_s, u"regionByPx"_s, u"regionSquare"_s, u"rotationArbitrary"_s,
                                  u"rotationBy90s"_s})},
         {"tiles", Json::array({Json::object(
                       {{"width", tileSide}, {"height", tileSide}, {"scaleFactors", scaleFactors(size)}})})},
         {"sizes", Json::array({Json::object({{"width", size.width()}, {"height", size.height()}})})}});
}

Json Manifests::thumbnail(const File &file, const Json &service) const
{
    return Json::object({{"id", fullSize(file)},
                         {"type", u"Image"_s},
                         {"format", u"image/jpeg"_s},
                         {"service", Json::array({service})}});
}

Json Manifests::canvas(const File &file) const
{
    const QSize size = file.picture ? file.picture->size : QSize(0, 0);
    const Json service = file.picture ? info(file) : Json();
    const QString id = m_base + file.uuid + u"/canvas"_s;
    const QString page = m_base + file.uuid + u"/annotationpage"_s;
    const Json label = unlabelled({file.name});
    const Json body = Json::object({{"id", fullSize(file)},
                                    {"type", u"Image"_s},
                                    {"format", u"image/jpeg"_s},
                                    {"height", size.height()},
                                    {"width", size.width()},
                                    {"service", Json::array({service})}});
    const Json annotation =
        Json::object({{"id", page + u"/0"_s}, {"type", u"Annotation"_s}, {"target", id}, {"body", body}});
    return Json::object({{"id", id},
                         {"type", u"Canvas"_s},
                         {"label", label},
                         {"height", size.height()},
                         {"width", size.width()},
                         {"thumbnail", Json::array({thumbnail(file, service)})},
                         {"items", Json::array({Json::object({{"id", page},
                                                              {"type", u"AnnotationPage"_s},
                                                              {"label", label},
                                                              {"items", Json::array({annotation})}})})}});
}

Json Manifests::manifest(const Dataset &dataset, const Version &version, const QString &word) const
{
    QList<Json> thumbnails;
    QList<Json> canvases;
    for (const File &file : version.allFiles()) {
        if (!file.picture)
            continue;
        thumbnails.append(thumbnail(file, info(file)));
        canvases.append(canvas(file));
    }
    return Json::object({{"@context", u"http://iiif.io/api/presentation/3/context.json"_s},
                         {"id", m_base + dataset.uuid + u'/' + word + u"/manifest"_s},
                         {"type", u"Manifest"_s},
                         {"label", english(u"IIIF Manifest for '%1'."_s.arg(version.title))},
                         {"metadata", metadata(version)},
                         {"thumbnail", Json::array(thumbnails)},
                         {"items", Json::array(canvases)}});
}

} // namespace kader::demo
