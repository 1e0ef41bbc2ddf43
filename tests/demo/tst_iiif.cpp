#include "demo/catalogue.h"
#include "repositoryclient.h"
#include "support/registry.h"

#include <QImage>
#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

namespace {

const QString unknown = u"00000000-0000-4000-8000-000000000000"_s;

QString fileOf(const QString &dataset, const QString &name)
{
    return derivedUuid(dataset, name);
}

QString manifest(const QString &dataset, const QString &word = u"latest"_s)
{
    return u"/iiif/v3/%1/%2/manifest"_s.arg(dataset, word);
}

} // namespace

class TestIiif : public QObject {
    Q_OBJECT

private slots:
    void servesManifests()
    {
        const test::Reply reply = m_client.get(manifest(ids::glacierFrames));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), "application/json"_ba);
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), "*"_ba);
        QVERIFY(!reply.has("ETag"));
        const QJsonObject root = QJsonDocument::fromJson(reply.body).object();
        QCOMPARE(root["items"_L1].toArray().size(), 380);
        QCOMPARE(root["thumbnail"_L1].toArray().size(), 380);
        const QJsonValue canvas = root["items"_L1].toArray().first();
        QCOMPARE(canvas["label"_L1]["none"_L1][0].toString(), u"CA216131L0051.tif"_s);
        const QJsonValue annotation = canvas["items"_L1][0]["items"_L1][0];
        QVERIFY(annotation["motivation"_L1].isUndefined());
        QCOMPARE(annotation["body"_L1]["service"_L1][0], canvas["thumbnail"_L1][0]["service"_L1][0]);
        QVERIFY(canvas["thumbnail"_L1][0]["id"_L1].toString().endsWith("/full/max/0/default.jpg"_L1));
    }

    void keepsEntitiesInDescriptions()
    {
        const QJsonObject root = m_client.object(manifest(ids::aerialSurvey));
        QCOMPARE(root["metadata"_L1][0]["value"_L1]["none"_L1].toArray().size(), 14);
        const QString description = root["metadata"_L1][1]["value"_L1]["en"_L1][0].toString();
        QVERIFY(description.contains("Nijmegen &amp; Arnhem"_L1));
        QVERIFY(description.contains("same size.The mask"_L1));
        QVERIFY(!description.contains(u"<p>"_s));
    }

    void answersManifestStates_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QByteArray invalid = "{\"message\": \"Invalid file UUID.\", \"code\": \"InvalidFileUUID\"}"_ba;
        const QByteArray gone = "{\"message\": \"This resource does not exist.\"}"_ba;
        const QByteArray closed = "{\"message\": \"Not allowed.\"}"_ba;
        QTest::newRow("number") << manifest(QString::number(ids::twoVersionsNumber)) << 400 << invalid;
        QTest::newRow("nonsense") << manifest(u"nonsense"_s) << 400 << invalid;
        QTest::newRow("embargoed files") << manifest(ids::embargoedFiles) << 403 << closed;
        QTest::newRow("embargoed") << manifest(ids::embargoedEntirely) << 403 << closed;
        QTest::newRow("restricted") << manifest(ids::restricted) << 403 << closed;
        QTest::newRow("draft")
            << manifest(ids::aerialSurvey, u"draft"_s) << 403
            << "{\"message\": \"Invalid or unknown session token\", \"code\": \"InvalidSessionToken\"}"_ba;
        QTest::newRow("unknown") << manifest(unknown) << 404 << gone;
        QTest::newRow("collection") << manifest(ids::mainCollection) << 404 << gone;
        QTest::newRow("version") << manifest(ids::aerialSurvey, u"99"_s) << 404 << gone;
        QTest::newRow("word") << manifest(ids::aerialSurvey, u"abc"_s) << 404 << gone;
        QTest::newRow("no images") << manifest(ids::withoutImages) << 404 << gone;
        QTest::newRow("no files") << manifest(ids::metadataOnly) << 404 << gone;
        QTest::newRow("slash") << QString(manifest(ids::aerialSurvey) + u'/') << 404 << gone;
    }

    void answersManifestStates()
    {
        QFETCH(QString, path);
        const test::Reply reply = m_client.get(path);
        QTEST(reply.status, "status");
        QTEST(reply.body, "body");
        QVERIFY(!reply.has("Access-Control-Allow-Origin"));
    }

    void losesManifestToALink()
    {
        const test::Reply reply = m_client.get(manifest(ids::linkOnly));
        QCOMPARE(reply.status, 500);
        QCOMPARE(reply.header("Content-Type"), "text/html; charset=utf-8"_ba);
        const QJsonArray files = m_client.object(u"/v2/articles/"_s + ids::linkOnly)["files"_L1].toArray();
        QCOMPARE(files[0]["is_link_only"_L1].toBool(), true);
        QCOMPARE(m_client.get(u"/iiif/v3/%1/canvas"_s.arg(files[0]["uuid"_L1].toString())).status, 500);
        QCOMPARE(m_client.get(u"/iiif/v3/%1/info.json"_s.arg(files[0]["uuid"_L1].toString())).status, 500);
        QCOMPARE(m_client.get(u"/iiif/v3/%1/canvas"_s.arg(files[1]["uuid"_L1].toString())).status, 200);
    }

    void remembersWhoAskedFirst()
    {
        test::RepositoryClient fresh;
        const QString base = fresh.base() + u"/iiif/v3/"_s + ids::twoVersions;
        QCOMPARE(fresh.object(manifest(ids::twoVersions, u"2"_s))["id"_L1].toString(),
                 QString(base + u"/2/manifest"_s));
        QCOMPARE(fresh.object(manifest(ids::twoVersions))["id"_L1].toString(), QString(base + u"/2/manifest"_s));
        QCOMPARE(fresh.object(manifest(ids::twoVersions, u"1"_s))["id"_L1].toString(),
                 QString(base + u"/1/manifest"_s));
        QCOMPARE(fresh.object(manifest(ids::twoVersions, u"1"_s))["items"_L1].toArray().size(), 2);
        QCOMPARE(fresh.object(manifest(ids::twoVersions))["items"_L1].toArray().size(), 4);
    }

    void servesCanvasesOfAnything()
    {
        const QJsonObject canvas =
            m_client.object(u"/iiif/v3/%1/canvas"_s.arg(fileOf(ids::aerialSurvey, u"README.txt"_s)));
        QCOMPARE(canvas["width"_L1].toInt(-1), 0);
        QVERIFY(canvas["thumbnail"_L1][0]["service"_L1][0].isNull());
        QVERIFY(canvas["@context"_L1].isUndefined());
        QCOMPARE(m_client.get(u"/iiif/v3/%1/info.json"_s.arg(fileOf(ids::aerialSurvey, u"README.txt"_s))).status, 404);
        QCOMPARE(m_client.get(u"/iiif/v3/%1/full/max/0/default.jpg"_s.arg(fileOf(ids::aerialSurvey, u"README.txt"_s)))
                     .status,
                 500);
        QCOMPARE(
            m_client.get(u"/iiif/v3/%1/annotationpage"_s.arg(fileOf(ids::thinSection, u"RTL-3012_xpl.tif"_s))).status,
            404);
        QCOMPARE(m_client.get(u"/iiif/v3/%1/canvas"_s.arg(fileOf(ids::embargoedFiles, u"frame_01.tif"_s))).status, 404);
    }

    void servesInfo()
    {
        const test::Reply reply = m_client.get(
            u"/iiif/v3/%1/info.json"_s.arg(fileOf(ids::thinSection, u"RTL-3012_xpl.tif"_s)), "Accept: text/html\r\n");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"),
                 "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\""_ba);
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), "*"_ba);
        QVERIFY(reply.body.contains("\"maxArea\": 1200000000, "));
        QVERIFY(reply.body.contains("\"scaleFactors\": [1, 2, 4, 8, 16, 32, 64]}"));
        QCOMPARE(m_client.get(u"/iiif/v3/xyz/info.json"_s).status, 400);
        const QString pilot = fileOf(ids::yeastPilot, u"Image 1"_s);
        QVERIFY(
            m_client.send("POST", u"/iiif/v3/%1/info.json"_s.arg(pilot)).body.contains("\"scaleFactors\": [1, 2]}"));
        const test::Reply redirect = m_client.get(u"/iiif/v3/"_s + pilot);
        QCOMPARE(redirect.status, 303);
        QCOMPARE(redirect.header("Location"), (m_client.base() + u"/iiif/v3/%1/info.json"_s.arg(pilot)).toLatin1());
    }

    void sizesImages_data()
    {
        QTest::addColumn<QString>("request");
        QTest::addColumn<QSize>("size");
        // The image is 3000×2800.
        QTest::newRow("exact") << u"0,0,1024,1024/512,512/0/default.jpg"_s << QSize(512, 512);
        QTest::newRow("edge") << u"2048,2048,952,752/952,752/0/default.jpg"_s << QSize(952, 752);
        QTest::newRow("full w,") << u"full/600,/0/default.jpg"_s << QSize(600, 560);
        QTest::newRow("full ,h") << u"full/,600/0/default.jpg"_s << QSize(642, 600);
        QTest::newRow("full !w,h") << u"full/!600,600/0/default.jpg"_s << QSize(600, 560);
        QTest::newRow("region w, is distorted") << u"0,0,1024,1024/512,/0/default.jpg"_s << QSize(512, 477);
        QTest::newRow("region ,h is distorted") << u"0,0,1024,1024/,512/0/default.jpg"_s << QSize(548, 512);
        QTest::newRow("region !w,h is distorted") << u"0,0,1024,1024/!512,512/0/default.jpg"_s << QSize(512, 477);
        QTest::newRow("!w,h up to the full size") << u"0,0,100,100/!9000,9000/0/default.png"_s << QSize(3000, 2800);
        QTest::newRow("region max is blown up") << u"0,0,100,50/max/0/default.jpg"_s << QSize(3000, 2800);
        QTest::newRow("square max is stretched") << u"square/max/0/default.jpg"_s << QSize(3000, 2800);
        QTest::newRow("upscaled") << u"0,0,100,100/400,400/0/default.jpg"_s << QSize(400, 400);
        QTest::newRow("malformed size") << u"0,0,10,10/100.5,100/0/default.jpg"_s << QSize(3000, 2800);
        QTest::newRow("comma alone") << u"0,0,10,10/,/0/default.jpg"_s << QSize(3000, 2800);
        QTest::newRow("turned by 90") << u"0,0,400,200/400,200/90/default.jpg"_s << QSize(200, 400);
        QTest::newRow("turned by 360") << u"0,0,400,200/400,200/360/default.jpg"_s << QSize(400, 200);
        QTest::newRow("mirrored and turned") << u"0,0,400,200/400,200/!90/default.jpg"_s << QSize(200, 400);
        QTest::newRow("gray") << u"0,0,40,20/40,20/0/gray.png"_s << QSize(40, 20);
        QTest::newRow("bitonal is default") << u"0,0,40,20/40,20/0/bitonal.png"_s << QSize(40, 20);
        QTest::newRow("encoded spelling") << u"0%2C0%2C40%2C20/40%2C20/%210/default.png"_s << QSize(40, 20);
    }

    void sizesImages()
    {
        QFETCH(QString, request);
        const test::Reply reply =
            m_client.get(u"/iiif/v3/%1/%2"_s.arg(fileOf(ids::twoVersions, u"bend_2009.tif"_s), request));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), request.endsWith(".png"_L1) ? "image/png"_ba : "image/jpg"_ba);
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), "*"_ba);
        QTEST(QImage::fromData(reply.body).size(), "size");
    }

    void refusesImages_data()
    {
        QTest::addColumn<QString>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const auto field = [](const QByteArray &name, const QByteArray &message) {
            return "[{\"field_name\": \"" + name + "\", \"message\": \"" + message + "\"}]";
        };
        QTest::newRow("quality")
            << u"full/9,9/0/native.jpg"_s << 400
            << field("quality",
                     "Invalid value for 'quality'. It must be one of ['color', 'gray', 'bitonal', 'default']");
        QTest::newRow("jpeg")
            << u"full/9,9/0/default.jpeg"_s << 400
            << field("image_format",
                     "Invalid value for 'image_format'. It must be one of ['jpg', 'png', 'tif', 'webp']");
        QTest::newRow("^max") << u"full/^max/0/default.jpg"_s << 400
                              << field("size", "Unexpected value '^max' for size.");
        QTest::newRow("^w,h") << u"full/^4000,4000/0/default.jpg"_s << 400
                              << field("size", "Image scaling is not supported.");
        QTest::newRow("pct size") << u"full/pct:50/0/default.jpg"_s << 400
                                  << field("size", "Unexpected value 'pct:50' for size.");
        QTest::newRow("pct region") << u"pct:0,0,50,50/5,5/0/default.jpg"_s << 400
                                    << field("region", "Percentage-wise regions are not implemented.");
        QTest::newRow("three numbers") << u"0,0,10/10,10/0/default.jpg"_s << 400
                                       << field("region", "The region format should be 'x,y,w,h'.");
        QTest::newRow("rotation 400") << u"full/9,9/400/default.jpg"_s << 400
                                      << field("rotation", "Rotation must be a value between 0 and 360.");
        QTest::newRow("rotation 22.5") << u"full/9,9/22.5/default.jpg"_s << 400
                                       << field("rotation", "Rotation must be an integer.");
        QTest::newRow("partly outside") << u"2048,2048,1024,1024/1024,1024/0/default.jpg"_s << 500 << ""_ba;
        QTest::newRow("outside") << u"5000,5000,10,10/10,10/0/default.jpg"_s << 500 << ""_ba;
        QTest::newRow("empty region") << u"0,0,0,0/10,10/0/default.jpg"_s << 500 << ""_ba;
        QTest::newRow("zero size") << u"full/0,0/0/default.jpg"_s << 500 << ""_ba;
        QTest::newRow("negative size") << u"full/-5,-5/0/default.jpg"_s << 500 << ""_ba;
        QTest::newRow("too large to compute") << u"full/20000,20000/0/default.jpg"_s << 500 << ""_ba;
        QTest::newRow("decimals") << u"0.5,0,10,10/10,10/0/default.jpg"_s << 500 << "<!doctype html>"_ba;
        QTest::newRow("letters") << u"a,b,c,d/10,10/0/default.jpg"_s << 500 << "<!doctype html>"_ba;
    }

    void refusesImages()
    {
        QFETCH(QString, request);
        QFETCH(QByteArray, body);
        const test::Reply reply =
            m_client.get(u"/iiif/v3/%1/%2"_s.arg(fileOf(ids::twoVersions, u"bend_2009.tif"_s), request));
        QTEST(reply.status, "status");
        const bool page = body.startsWith('<');
        QCOMPARE(reply.header("Content-Type"), page ? "text/html; charset=utf-8"_ba : "application/json"_ba);
        QCOMPARE(page ? reply.body.first(body.size()) : reply.body, body);
        QVERIFY(!reply.has("Access-Control-Allow-Origin"));
    }

    void validatesImages()
    {
        const QString path = u"/iiif/v3/%1/0,0,64,64/64,64/0/default.jpg"_s.arg(fileOf(ids::yeastPilot, u"Image 1"_s));
        const test::Reply first = m_client.get(path);
        QCOMPARE(first.header("Cache-Control"), "no-cache"_ba);
        QVERIFY(first.has("Last-Modified"));
        QVERIFY(first.header("Content-Disposition").startsWith("inline; filename="));
        const test::Reply second = m_client.get(path, "If-None-Match: " + first.header("ETag") + "\r\n");
        QCOMPARE(second.status, 304);
        QCOMPARE(second.header("Access-Control-Allow-Origin"), "*"_ba);
        QCOMPARE(m_client.get(path, "If-None-Match: \"other\"\r\n").status, 200);
        const test::Reply head = m_client.send("HEAD", path);
        QCOMPARE(head.header("Content-Length"), first.header("Content-Length"));
    }

    void hidesImagesThatAreNotOpen()
    {
        QCOMPARE(
            m_client.get(u"/iiif/v3/%1/full/9,9/0/default.jpg"_s.arg(fileOf(ids::embargoedFiles, u"frame_01.tif"_s)))
                .status,
            404);
        QCOMPARE(m_client.get(u"/iiif/v3/%1/full/9,9/0/default.jpg"_s.arg(unknown)).status, 404);
    }

    void writesTiff()
    {
        const test::Reply reply =
            m_client.get(u"/iiif/v3/%1/0,0,6,4/6,4/0/default.tif"_s.arg(fileOf(ids::yeastPilot, u"Image 1"_s)));
        QCOMPARE(reply.header("Content-Type"), "image/tiff"_ba);
        QVERIFY(reply.body.startsWith("II*"));
        QCOMPARE(reply.body.size(), 140 + 6 * 4 * 3);
        const test::Reply png =
            m_client.get(u"/iiif/v3/%1/0,0,6,4/6,4/0/default.png"_s.arg(fileOf(ids::yeastPilot, u"Image 1"_s)));
        const QRgb first = QImage::fromData(png.body).pixel(0, 0);
        QCOMPARE(quint8(reply.body[140]), quint8(qRed(first)));
        QCOMPARE(quint8(reply.body[141]), quint8(qGreen(first)));
    }

    void servesThumbnails()
    {
        const QString path = m_client.object(u"/v2/articles/"_s + ids::thinSection)["thumb"_L1].toString();
        QVERIFY(path.startsWith("/thumbnails/"_L1));
        const test::Reply reply = m_client.get(path);
        QCOMPARE(reply.header("Content-Type"), "image/jpeg"_ba);
        QCOMPARE(reply.header("Cache-Control"), "max-age=43200, public"_ba);
        QCOMPARE(QImage::fromData(reply.body).size(), QSize(300, 225));
        QCOMPARE(m_client.get(path, "If-None-Match: " + reply.header("ETag") + "\r\n").status, 304);
        QCOMPARE(m_client.get(u"/thumbnails/none.jpeg"_s).status, 404);
        QCOMPARE(m_client.object(u"/v2/articles/"_s + ids::linkOnly)["thumb"_L1].toString(u"?"_s), u""_s);
    }

    void servesSmallDownloads()
    {
        const auto download = [this](const QString &dataset, const QString &name, const QByteArray &headers = {}) {
            return m_client.get(u"/file/%1/%2"_s.arg(dataset, fileOf(dataset, name)), headers);
        };
        const test::Reply text = download(ids::withoutImages, u"points.csv"_s);
        QCOMPARE(text.header("Content-Type"), "application/octet-stream"_ba);
        QCOMPARE(text.header("Content-Disposition"), "attachment; filename=points.csv"_ba);
        QVERIFY(text.body.startsWith("frame,x,y"));
        const test::Reply part = download(ids::withoutImages, u"points.csv"_s, "Range: bytes=0-4\r\n");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, "frame"_ba);
        const test::Reply image = download(ids::yeastPilot, u"Image 1"_s);
        QCOMPARE(image.body.size(),
                 m_client.object(u"/v2/articles/"_s + ids::yeastPilot)["files"_L1][0]["size"_L1].toInt());
        QCOMPARE(download(ids::aerialSurvey, u"RAF_4012.tif"_s).status, 501);
        QCOMPARE(download(ids::embargoedFiles, u"frame_01.tif"_s).status, 403);
        QCOMPARE(download(ids::restricted, u"street_01.tif"_s).status, 403);
        QCOMPARE(m_client.get(u"/file/%1/%2"_s.arg(ids::yeastSeries, fileOf(ids::yeastPilot, u"Image 1"_s))).body,
                 "{\"message\": \"Not allowed.\"}"_ba);
    }

private:
    test::RepositoryClient m_client;
};

KADER_TEST(TestIiif);
#include "tst_iiif.moc"
