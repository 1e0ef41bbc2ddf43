#include "demo/iiifroutes.h"

#include "demo/answers.h"
#include "demo/apiroutes.h"
#include "demo/imageencoder.h"
#include "demo/imagerequest.h"
#include "demo/manifests.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// Downloads are computed at once, so large ones are refused.
constexpr qint64 mostDownloadPixels = 4'000'000;
constexpr int thumbnailSide = 300;

QByteArray lastModified()
{
    return "Wed, 15 May 2024 08:00:00 GMT"_ba;
}

QByteArray digest(const serve::Request &request)
{
    return QCryptographicHash::hash(request.rawPath, QCryptographicHash::Md5).toHex();
}

/// Contents follow from the address, so the address is all that the tag needs.
QByteArray etag(const serve::Request &request)
{
    return "\"1715760000.0-" + digest(request).first(10) + '"';
}

bool isKnown(const serve::Request &request)
{
    return request.header("If-None-Match").value_or(QByteArray()).contains(etag(request));
}

serve::Response invalidUuid()
{
    return answers::badRequest(u"Invalid file UUID."_s, u"InvalidFileUUID"_s);
}

void addValidators(serve::Response &response, const serve::Request &request, const QByteArray &cacheControl)
{
    response.headers.append({"Last-Modified"_ba, lastModified()});
    response.headers.append({"Cache-Control"_ba, cacheControl});
    response.headers.append({"ETag"_ba, etag(request)});
}

bool hasLinks(const QList<File> &files)
{
    return std::any_of(files.cbegin(), files.cend(), [](const File &file) { return file.isLinkOnly(); });
}

bool isImage(const File &file)
{
    return file.picture.has_value();
}

/// Of a version that has one.
Picture thumbnailPicture(const Version &version)
{
    const QList<File> files = version.allFiles();
    return std::find_if(files.cbegin(), files.cend(), isImage)->picture.value();
}

serve::Response rendered(const serve::Request &request, const Picture &picture, const ImageRequest &wanted)
{
    QImage image = render(picture, wanted.region, wanted.size, request.cancellation);
    if (image.isNull())
        return answers::serverErrorEmpty();
    if (wanted.grey)
        image = image.convertToFormat(QImage::Format_Grayscale8);
    const std::optional<QByteArray> bytes = encoded(turned(image, wanted.mirrored, wanted.rotation), wanted.format);
    if (!bytes)
        return answers::badFields(u"image_format"_s, u"Invalid value for 'image_format'. It cannot be written here."_s);
    return {.contentType = contentType(wanted.format), .body = *bytes};
}

} // namespace

serve::Response IiifRoutes::iiif(const serve::Request &request, const QStringList &path)
{
    if (path.size() == 3 && path.last() == "manifest"_L1)
        return manifest(request, path.at(0), path.at(1));
    if (path.isEmpty() || path.first().isEmpty())
        return answers::notFound();
    return isUuid(path.first()) ? ofFile(request, path) : invalidUuid();
}

serve::Response IiifRoutes::manifest(const serve::Request &request, const QString &container, const QString &word)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (!isNumber && word != "latest"_L1 && word != "draft"_L1)
        return answers::notFound();
    if (!isUuid(container))
        return invalidUuid();
    if (word == "draft"_L1)
        return answers::noSession();
    const Dataset *dataset = m_catalogue.dataset(container);
    const Version *version = !dataset ? nullptr : isNumber ? dataset->version(number) : &dataset->latest();
    if (!version)
        return answers::notFound();
    if (!dataset->isOpen())
        return answers::notAllowed();
    const QList<File> files = version->allFiles();
    if (hasLinks(files))
        return answers::serverErrorPage();
    if (std::none_of(files.cbegin(), files.cend(), isImage))
        return answers::notFound();
    const QString key = container + u'/' + QString::number(version->number);
    QString first = word;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_firstWord.contains(key))
            m_firstWord.insert(key, word);
        first = m_firstWord.value(key);
    }
    return answers::withCors(answers::json(Manifests(request.origin).manifest(*dataset, *version, first)));
}

serve::Response IiifRoutes::ofFile(const serve::Request &request, const QStringList &path) const
{
    const std::optional<Located> located = m_catalogue.file(path.first());
    if (!located || !located->dataset->isOpen())
        return answers::notFound();
    const File &file = *located->file;
    if (path.size() == 1) {
        const QString target = request.origin + u"/iiif/v3/"_s + file.uuid + u"/info.json"_s;
        return {.status = 303,
                .contentType = "text/html; charset=utf-8"_ba,
                .body = "<!doctype html>\n<title>Redirecting...</title>\n"_ba,
                .headers = {{"Location"_ba, target.toLatin1()}}};
    }
    const QString &what = path.at(1);
    const bool known = path.size() == 5 || (path.size() == 2 && (what == "canvas"_L1 || what == "info.json"_L1));
    if (!known)
        return answers::notFound();
    if (file.isLinkOnly())
        return answers::serverErrorPage();
    if (path.size() == 5)
        return file.picture ? image(request, file, path.mid(1)) : answers::serverErrorPage();
    const Manifests documents(request.origin);
    if (what == "canvas"_L1)
        return answers::withCors(answers::json(documents.canvas(file)));
    if (!file.picture)
        return answers::notFound();
    serve::Response response = answers::withCors(answers::json(documents.info(file)));
    response.contentType = "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\""_ba;
    return response;
}

serve::Response IiifRoutes::image(const serve::Request &request, const File &file, const QStringList &parts)
{
    const tl::expected<ImageRequest, serve::Response> wanted = readImageRequest(parts, file.picture->size);
    if (!wanted)
        return wanted.error();
    serve::Response response = {.status = 304};
    if (!isKnown(request))
        response = rendered(request, *file.picture, *wanted);
    if (response.status >= 400)
        return response;
    if (response.status == 200)
        response.headers.append({"Content-Disposition"_ba, "inline; filename=" + digest(request)});
    addValidators(response, request, "no-cache"_ba);
    return answers::withCors(response);
}

serve::Response IiifRoutes::thumbnail(const serve::Request &request, const QStringList &path) const
{
    const QString name = path.value(0);
    for (const Dataset &dataset : m_catalogue.datasets()) {
        for (const Version &version : dataset.versions) {
            if (path.size() != 1 || !version.hasThumbnail || name != version.uuid + u".jpeg"_s)
                continue;
            const Picture picture = thumbnailPicture(version);
            ImageRequest wanted;
            wanted.region = QRect(QPoint(0, 0), picture.size);
            wanted.size = picture.size.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio);
            serve::Response response =
                isKnown(request) ? serve::Response{.status = 304} : rendered(request, picture, wanted);
            if (response.status == 200)
                response.contentType = "image/jpeg"_ba;
            addValidators(response, request, "max-age=43200, public"_ba);
            return response;
        }
    }
    return answers::notFound();
}

serve::Response IiifRoutes::download(const serve::Request &request, const QStringList &path) const
{
    const std::optional<Located> located = path.size() == 2 ? m_catalogue.file(path.last()) : std::nullopt;
    if (!located || located->dataset->uuid != path.first() || !located->dataset->isOpen() ||
        located->file->isLinkOnly())
        return answers::notAllowed();
    const File &file = *located->file;
    serve::Response response = {.status = 304};
    if (!isKnown(request) && file.picture) {
        const QSize size = file.picture->size;
        if (qint64(size.width()) * size.height() > mostDownloadPixels)
            return answers::json(
                Json::object({{"message", u"This demonstration computes downloads of up to 4 megapixels only."_s}}),
                501);
        const ImageRequest::Format format =
            file.name.endsWith(".png"_L1) ? ImageRequest::Format::Png : ImageRequest::Format::Tiff;
        response =
            rendered(request, *file.picture, {.region = QRect(QPoint(0, 0), size), .size = size, .format = format});
    } else if (!isKnown(request)) {
        response = {.body = file.text};
    }
    if (response.status == 200) {
        response.contentType = "application/octet-stream"_ba;
        response.headers.append(
            {"Content-Disposition"_ba, "attachment; filename=" + file.name.toUtf8().replace(' ', '_')});
    }
    addValidators(response, request, "no-cache"_ba);
    return response;
}

} // namespace kader::demo
