#include "iiif/imageservice.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;

namespace {

WebAddress address(const QString &text)
{
    return *WebAddress::parse(text);
}

/// JSON written with single quotes: moc stumbles over addresses in raw strings.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QStringList rules(const Diagnostics &diagnostics)
{
    QStringList names;
    for (const Diagnostic &diagnostic : diagnostics)
        names.append(diagnostic.rule +
                     (diagnostic.place.pointer.isEmpty() ? QString() : u' ' + diagnostic.place.pointer));
    return names;
}

QString sizeText(ImageSize size)
{
    return u"%1x%2"_s.arg(size.width()).arg(size.height());
}

QString optionalText(std::optional<qint64> number)
{
    return number ? QString::number(*number) : u"-"_s;
}

/// One line that says all of a service but its address.
QString picture(const ImageService &service)
{
    using enum ImageFeature;
    QString text = u"v%1 L%2 "_s.arg(static_cast<int>(service.api)).arg(service.level);
    text += service.size ? sizeText(*service.size) : u"?"_s;
    if (service.maxWidth || service.maxHeight || service.maxArea)
        text += u" max %1,%2,%3"_s.arg(optionalText(service.maxWidth), optionalText(service.maxHeight),
                                       optionalText(service.maxArea));
    for (const ImageSize size : service.sizes)
        text += u" size "_s + sizeText(size);
    for (const TileSet &set : service.tiles) {
        QStringList factors;
        for (const qint64 factor : set.scaleFactors)
            factors.append(QString::number(factor));
        text += u" tile %1:%2"_s.arg(sizeText(set.tile), factors.join(u','));
    }
    const QList<std::pair<ImageFeature, QString>> names{
        {RegionByPx, u"region"_s}, {SizeByW, u"w"_s}, {SizeByWh, u"wh"_s}, {RotationBy90s, u"turn"_s}};
    for (const auto &[feature, name] : names)
        text += service.features.testFlag(feature) ? u' ' + name : QString();
    return text + u" | "_s + service.formats.join(u' ') + u" | "_s + service.qualities.join(u' ');
}

} // namespace

class TestImageService : public QObject {
    Q_OBJECT

private slots:
    void readsEachVersion_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("3, level 2, limits")
            << json("{'@context':['x:y','http://iiif.io/api/image/3/context.json'],'id':'https://a.org/"
                    "i','type':'ImageService3',"
                    "'protocol':'http://iiif.io/api/"
                    "image','profile':'level2','width':6000,'height':4000,'maxWidth':2000,"
                    "'sizes':[{'width':600,'height':400},{'width':300,'height':200}],"
                    "'tiles':[{'width':512,'scaleFactors':[4,1,2]},{'width':1024,'height':1536,'scaleFactors':[8,16]}],"
                    "'extraFormats':['webp'],'extraQualities':['bitonal']}")
            << u"v3 L2 6000x4000 max 2000,2000,- size 300x200 size 600x400 tile 512x512:1,2,4 tile 1024x1536:8,16"
               " region w wh turn | jpg webp png | default bitonal color gray"_s;
        QTest::newRow("3, level 0")
            << json("{'id':'https://a.org/i','type':'ImageService3','profile':'level0','width':60,'height':40}")
            << u"v3 L0 60x40 | jpg | default"_s;
        QTest::newRow("3, level 0 with extra features")
            << json("{'id':'https://a.org/i','type':'ImageService3','profile':'level0','width':60,'height':40,"
                    "'extraFeatures':['sizeByW','regionByPx','unheardOf']}")
            << u"v3 L0 60x40 region w | jpg | default"_s;
        QTest::newRow("2, extras in the profile")
            << json("{'@context':'http://iiif.io/api/image/2/context.json','@id':'https://a.org/i','protocol':'http://"
                    "iiif.io/api/image',"
                    "'width':6000,'height':4000,'profile':['http://iiif.io/api/image/2/level1.json',"
                    "{'formats':['jpg','png'],'qualities':['default','gray'],'supports':['sizeByForcedWh','"
                    "rotationBy90s'],'maxArea':1000000}],"
                    "'tiles':[{'width':256,'scaleFactors':[1,2]}]}")
            << u"v2 L1 6000x4000 max -,-,1000000 tile 256x256:1,2 region w wh turn | jpg png | default gray"_s;
        QTest::newRow("2, level 1 does not take w,h")
            << json("{'@context':'http://iiif.io/api/image/2/context.json','@id':'https://a.org/"
                    "i','width':60,'height':40,"
                    "'profile':['http://iiif.io/api/image/2/level1.json']}")
            << u"v2 L1 60x40 region w | jpg | default"_s;
        QTest::newRow("2, level 2") << json("{'@context':'http://iiif.io/api/image/2/context.json','@id':'https://"
                                            "a.org/i','width':60,'height':40,"
                                            "'profile':['http://iiif.io/api/image/2/level2.json']}")
                                    << u"v2 L2 60x40 region w wh turn | jpg png | default color gray bitonal"_s;
        QTest::newRow("1.1")
            << json("{'@context':'http://library.stanford.edu/iiif/image-api/1.1/context.json','@id':'https://a.org/"
                    "i','width':6000,'height':4000,"
                    "'scale_factors':[1,2,4],'tile_width':1024,'tile_height':512,'formats':['jpg','png'],'qualities':['"
                    "native','grey'],"
                    "'profile':'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1'}")
            << u"v1 L1 6000x4000 tile 1024x512:1,2,4 region w | jpg png | native grey"_s;
        QTest::newRow("a service block without a size")
            << json("{'id':'https://a.org/i','type':'ImageService3','profile':'level1'}")
            << u"v3 L1 ? region w wh | jpg | default"_s;
        QTest::newRow("version 2 block in a version 3 manifest")
            << json("{'@id':'https://a.org/i','@type':'ImageService2','profile':'level2'}")
            << u"v2 L2 ? region w wh turn | jpg png | default color gray bitonal"_s;
        QTest::newRow("profile alone decides")
            << json("{'@id':'https://a.org/i','profile':'http://iiif.io/api/image/2/level0.json'}")
            << u"v2 L0 ? | jpg | default"_s;
        QTest::newRow("byte order mark")
            << "\xEF\xBB\xBF"_ba + json("{'id':'https://a.org/i','type':'ImageService3','profile':'level0'}")
            << u"v3 L0 ? | jpg | default"_s;
    }

    void readsEachVersion()
    {
        QFETCH(QByteArray, text);
        const auto reading = readImageInfo(text);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message));
        QTEST(picture(reading->service), "expected");
        QCOMPARE(reading->service.id.text(), u"https://a.org/i"_s);
        QCOMPARE(rules(reading->diagnostics), QStringList());
    }

    void survivesDeviations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QStringList>("told");
        const QByteArray start = json("{'id':'https://a.org/i','type':'ImageService3','profile':'level1',");
        const QString plain = u"v3 L1 60x40 region w wh | jpg | default"_s;
        QTest::newRow("two ways to name it")
            << json("{'id':'https://a.org/i','@id':'https://a.org/i','type':'ImageService2','profile':'level1'}")
            << u"v2 L1 ? region w | jpg | default"_s << QStringList{u"service-mixed-ids"_s};
        QTest::newRow("no type, no profile")
            << json("{'id':'https://a.org/i'}") << u"v3 L1 ? region w wh | jpg | default"_s
            << QStringList{u"service-version"_s, u"service-level /profile"_s};
        QTest::newRow("no profile, only sizes")
            << json("{'@id':'https://a.org/i','width':60,'height':40,'sizes':[{'width':30,'height':20}]}")
            << u"v2 L0 60x40 size 30x20 | jpg | default"_s
            << QStringList{u"service-version"_s, u"service-level /profile"_s};
        QTest::newRow("trailing slash") << json("{'id':'https://a.org/i/','type':'ImageService3','profile':'level0'}")
                                        << u"v3 L0 ? | jpg | default"_s << QStringList{u"service-id-suffix /id"_s};
        QTest::newRow("info.json in the id")
            << json("{'@id':'https://a.org/i/info.json','@type':'ImageService2','profile':'level0'}")
            << u"v2 L0 ? | jpg | default"_s << QStringList{u"service-id-suffix /@id"_s};
        QTest::newRow("sizes as texts") << start + json("'width':'60','height':'40'}") << plain
                                        << QStringList{u"service-number /width"_s, u"service-number /height"_s};
        QTest::newRow("a fraction") << start + json("'width':60.5,'height':40}") << plain
                                    << QStringList{u"service-number /width"_s};
        QTest::newRow("a whole number with a point")
            << start + json("'width':60.0,'height':40}") << plain << QStringList();
        QTest::newRow("zero") << start + json("'width':0,'height':40}") << u"v3 L1 ? region w wh | jpg | default"_s
                              << QStringList{u"service-number /width"_s, u"service-size"_s};
        QTest::newRow("null") << start + json("'width':null,'height':null}") << u"v3 L1 ? region w wh | jpg | default"_s
                              << QStringList{u"service-number /width"_s, u"service-number /height"_s,
                                             u"service-size"_s};
        QTest::newRow("beyond any number")
            << start + json("'width':1e300,'height':40}") << u"v3 L1 ? region w wh | jpg | default"_s
            << QStringList{u"service-number /width"_s, u"service-size"_s};
        QTest::newRow("negative scale factors")
            << start + json("'width':60,'height':40,'tiles':[{'width':32,'scaleFactors':[-1,0,2,2]}]}")
            << u"v3 L1 60x40 tile 32x32:2 region w wh | jpg | default"_s
            << QStringList{u"service-number /tiles/0/scaleFactors/0"_s, u"service-number /tiles/0/scaleFactors/1"_s};
        QTest::newRow("scale factors null")
            << start + json("'width':60,'height':40,'tiles':[{'width':32,'scaleFactors':null}]}")
            << u"v3 L1 60x40 tile 32x32: region w wh | jpg | default"_s
            << QStringList{u"service-tiles /tiles/0/scaleFactors"_s};
        QTest::newRow("tiles without a width")
            << start + json("'width':60,'height':40,'tiles':[{'scaleFactors':[1]},7]}") << plain
            << QStringList{u"service-tiles /tiles/0"_s, u"service-tiles /tiles/1"_s};
        QTest::newRow("tiles as one object")
            << start + json("'width':60,'height':40,'tiles':{'width':32,'scaleFactors':[1]}}")
            << u"v3 L1 60x40 tile 32x32:1 region w wh | jpg | default"_s << QStringList();
        QTest::newRow("tiles beyond the limits")
            << start + json("'width':60,'height':40,'maxWidth':20,'tiles':[{'width':32,'scaleFactors':[1]}]}")
            << u"v3 L1 60x40 max 20,20,- tile 32x32:1 region w wh | jpg | default"_s
            << QStringList{u"service-tiles /tiles/0"_s};
        QTest::newRow("sizes that do not match")
            << start + json("'width':60,'height':40,'sizes':[{'width':30,'height':30},{'width':120,'height':80},{'"
                            "width':7,'height':4}]}")
            << u"v3 L1 60x40 size 7x4 region w wh | jpg | default"_s
            << QStringList{u"service-sizes /sizes/0"_s, u"service-sizes /sizes/1"_s};
    }

    void survivesDeviations()
    {
        QFETCH(QByteArray, text);
        const auto reading = readImageInfo(text);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message));
        QTEST(picture(reading->service), "expected");
        QCOMPARE(reading->service.id.text(), u"https://a.org/i"_s);
        QTEST(rules(reading->diagnostics), "told");
    }

    void buildsOnTheRequestedAddress()
    {
        const InfoContext context{.requestedBase = address(u"https://a.org/iiif/x%252Fy"_s),
                                  .bodySize = ImageSize::of(50, 40),
                                  .place = {.document = u"info.json"_s}};
        const auto reading = readImageInfo(
            json("{'id':'http://a.org/iiif/x%2Fy','type':'ImageService3','profile':'level1','width':60,'height':40}"),
            context);
        QVERIFY(reading);
        QCOMPARE(reading->service.id.text(), u"https://a.org/iiif/x%252Fy"_s);
        QCOMPARE(reading->service.declaredId->text(), u"http://a.org/iiif/x%2Fy"_s);
        QCOMPARE(infoAddress(reading->service).text(), u"https://a.org/iiif/x%252Fy/info.json"_s);
        QCOMPARE(rules(reading->diagnostics), (QStringList{u"service-id-differs"_s, u"service-size-differs"_s}));
        QCOMPARE(reading->diagnostics.first().place.document, u"info.json"_s);
    }

    void doesWithoutAnAddressOfItsOwn()
    {
        const InfoContext context{.requestedBase = address(u"https://a.org/i"_s)};
        const auto reading =
            readImageInfo(json("{'id':'file:///etc','type':'ImageService3','profile':'level1'}"), context);
        QVERIFY(reading);
        QCOMPARE(rules(reading->diagnostics), QStringList{u"service-id"_s});
        QVERIFY(!reading->service.declaredId);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("a web page") << "<!DOCTYPE html><html></html>"_ba << static_cast<int>(ErrorKind::Malformed);
        QTest::newRow("cut off") << json("{'id':'https://a.org/i','wid") << static_cast<int>(ErrorKind::Malformed);
        QTest::newRow("a list") << "[]"_ba << static_cast<int>(ErrorKind::Malformed);
        QTest::newRow("two values") << "{},{}"_ba << static_cast<int>(ErrorKind::Malformed);
        QTest::newRow("no address") << json("{'type':'ImageService3'}") << static_cast<int>(ErrorKind::Malformed);
        QTest::newRow("a local address") << json("{'id':'file:///x'}") << static_cast<int>(ErrorKind::Malformed);
        QTest::newRow("too large") << QByteArray(5'000'000, ' ') << static_cast<int>(ErrorKind::TooLarge);
        QTest::newRow("too deep") << QByteArray(100'000, '[') << static_cast<int>(ErrorKind::Malformed);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto reading = readImageInfo(text);
        QVERIFY(!reading);
        QTEST(static_cast<int>(reading.error().kind), "kind");
    }

    void findsTheServiceInAnyShape_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("array") << json("[{'id':'https://a.org/1','type':'ImageService3'}]") << u"https://a.org/1"_s;
        QTest::newRow("object") << json("{'@id':'https://a.org/2','profile':'http://iiif.io/api/image/2/level2.json'}")
                                << u"https://a.org/2"_s;
        QTest::newRow("text") << json("'https://a.org/3'") << u"https://a.org/3"_s;
        QTest::newRow("address alone") << json("{'id':'https://a.org/4'}") << u"https://a.org/4"_s;
        QTest::newRow("stanford") << json("{'@id':'https://a.org/5','profile':'http://library.stanford.edu/iiif/"
                                          "image-api/1.1/compliance.html#level0'}")
                                  << u"https://a.org/5"_s;
        QTest::newRow("null") << "null"_ba << QString();
        QTest::newRow("null in an array") << "[null]"_ba << QString();
        QTest::newRow("empty array") << "[]"_ba << QString();
        QTest::newRow("another service first")
            << json("[{'id':'https://a.org/search','type':'SearchService2'},{'@id':'https://a.org/"
                    "auth','@context':'http://iiif.io/api/auth/1/context.json'},"
                    "{'id':'https://a.org/6','type':'ImageService3'}]")
            << u"https://a.org/6"_s;
        QTest::newRow("an unusable one first")
            << json("[{'id':'ftp://a.org/x','type':'ImageService3'},'https://a.org/7']") << u"https://a.org/7"_s;
        QTest::newRow("another service only")
            << json("{'@context':'http://iiif.io/api/annex/services/physdim/1/context.json','physicalScale':0.1}")
            << QString();
    }

    void findsTheServiceInAnyShape()
    {
        QFETCH(QByteArray, text);
        const auto found = readServiceProperty(text);
        QVERIFY(found);
        QTEST(*found ? (*found)->service.id.text() : QString(), "expected");
    }

    void placesDiagnosticsInTheManifest()
    {
        const Place place{.document = u"m.json"_s, .pointer = u"/items/0/service"_s};
        const QByteArray service =
            json("{'id':'https://a.org/i','type':'ImageService3','profile':'level1','width':'60','height':40}");
        const auto alone = readServiceProperty(service, place);
        QCOMPARE((*alone)->diagnostics.first().place.toString(), u"m.json#/items/0/service/width"_s);
        const auto listed = readServiceProperty("[null,"_ba + service + ']', place);
        QCOMPARE((*listed)->diagnostics.first().place.toString(), u"m.json#/items/0/service/1/width"_s);
    }

    void readsWhatTheRepositoryServes()
    {
        KADER_SHARED_OR_SKIP(path, u"recorded/iiif_info_tif.json"_s);
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto reading = readImageInfo(file.readAll());
        QVERIFY(reading);
        QCOMPARE(rules(reading->diagnostics), QStringList());
        QCOMPARE(reading->service.level, 1);
        QVERIFY(reading->service.size && largestSize(reading->service) == reading->service.size);
        QVERIFY(reading->service.features.testFlag(ImageFeature::SizeByWh));
        QVERIFY(reading->service.formats.contains(u"png"_s));
    }

    void maxKeepsTheLimits_data()
    {
        QTest::addColumn<QByteArray>("limits");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << ""_ba << u"6000x4000"_s;
        QTest::newRow("width") << json(",'maxWidth':3000") << u"3000x2000"_s;
        QTest::newRow("width stands for height too") << json(",'maxWidth':1000") << u"1000x667"_s;
        QTest::newRow("height") << json(",'maxWidth':5000,'maxHeight':100") << u"150x100"_s;
        QTest::newRow("area") << json(",'maxArea':6000000") << u"3000x2000"_s;
        QTest::newRow("all") << json(",'maxWidth':2000,'maxHeight':2000,'maxArea':6000000") << u"2000x1333"_s;
        QTest::newRow("larger than the image") << json(",'maxWidth':9000") << u"6000x4000"_s;
        QTest::newRow("one pixel of area") << json(",'maxArea':1") << u"1x1"_s;
    }

    void maxKeepsTheLimits()
    {
        QFETCH(QByteArray, limits);
        const auto reading = readImageInfo(
            json("{'id':'https://a.org/i','type':'ImageService3','profile':'level1','width':6000,'height':4000") +
            limits + '}');
        QVERIFY(reading);
        QTEST(sizeText(*largestSize(reading->service)), "expected");
    }
};

KADER_TEST(TestImageService);
#include "tst_imageservice.moc"
