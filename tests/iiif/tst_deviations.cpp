#include "iiif/annotationpage.h"
#include "iiif/collection.h"
#include "iiif/edits.h"
#include "iiif/openmanifest.h"
#include "iiif/painting.h"
#include "iiif/problem.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// What a reader of images may be handed, by its members alone.
QString serviceText(const QByteArray &json)
{
    const auto reading = readServiceProperty(json);
    if (!reading)
        return u"error"_s;
    return *reading ? (*reading)->service.id.text() +
                          u" v%1 level %2"_s.arg(int((*reading)->service.api)).arg((*reading)->service.level)
                    : u"none"_s;
}

/// One canvas `https://x.example/c` of 1000×500 with these further members, in a manifest with those.
QByteArray manifestText(const QByteArray &ofCanvas, const QByteArray &ofManifest = {})
{
    return json("{'id': 'https://x.example/m', 'type': 'Manifest', 'label': {'en': ['M']}, ") + ofManifest +
           json("'items': [{'id': 'https://x.example/c', 'type': 'Canvas', 'width': 1000, 'height': 500, ") + ofCanvas +
           "}]}";
}

QByteArray painted(const QByteArray &members)
{
    return json("'items': [{'type': 'AnnotationPage', 'items': [{'type': 'Annotation', ") + members + "}]}]";
}

QByteArray annotated(const QByteArray &members)
{
    return json("'annotations': [{'type': 'AnnotationPage', 'items': [{'id': 'https://x.example/a', 'type': "
                "'Annotation', ") +
           members + "}]}]";
}

Manifest opened(const QByteArray &bytes)
{
    return openManifest(bytes, u"m.json"_s).value().manifest;
}

Annotation annotationOf(const QByteArray &members)
{
    return embeddedAnnotations(opened(manifestText(annotated(members)))).front().annotation;
}

QString regionText(const std::optional<Region> &region)
{
    return region ? region->toString() : u"none"_s;
}

QString addressOf(const CanvasView &canvas)
{
    const auto all = paintings(canvas);
    return all.empty() || !all.front().image.address ? QString() : all.front().image.address->text();
}

const QByteArray aBody = json("'motivation': 'painting', 'target': 'https://x.example/c', 'body': {'id': "
                              "'https://x.example/f.jpg', 'type': 'Image'}");

} // namespace

/// What is found in published documents and must not stop anybody, by its number in the project's list of deviations.
/// Those of requests and tiles (5, 6, 24 to 26, 29) have a part in the tests of net and imaging too.
class TestDeviations : public QObject {
    Q_OBJECT

private slots:
    void deviation01ServiceInAnyShape()
    {
        const QByteArray service = json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'profile': 'level2'}");
        QCOMPARE(serviceText(service), u"https://x.example/i v3 level 2"_s);
        QCOMPARE(serviceText('[' + service + ']'), u"https://x.example/i v3 level 2"_s);
        QVERIFY(serviceText(json("'https://x.example/i'")).startsWith("https://x.example/i"_L1));
        QCOMPARE(serviceText("null"), u"none"_s);
        QCOMPARE(serviceText("[null]"), u"none"_s);
        QCOMPARE(addressOf(opened(manifestText(painted(aBody))).canvases().front()), u"https://x.example/f.jpg"_s);
    }

    void deviation02MixedNamesInOneService()
    {
        QCOMPARE(serviceText(json("{'id': 'https://x.example/i', '@type': 'ImageService2', 'profile': "
                                  "'http://iiif.io/api/image/2/level1.json'}")),
                 u"https://x.example/i v2 level 1"_s);
        QCOMPARE(serviceText(json("{'@id': 'https://x.example/i', 'type': 'ImageService2', 'profile': 'level2'}")),
                 u"https://x.example/i v2 level 2"_s);
    }

    void deviation03ServiceWithoutContextAndProfile()
    {
        QVERIFY(serviceText(json("[{'@id': 'https://x.example/i'}]")).startsWith("https://x.example/i"_L1));
    }

    void deviation04ServiceIdWithSlashOrInfo()
    {
        for (const char *end : {"", "/", "/info.json"}) {
            const auto reading = readServiceProperty("{\"id\": \"https://x.example/i" + QByteArray(end) +
                                                     "\", \"type\": \"ImageService3\", \"tiles\": [{\"width\": 64, "
                                                     "\"scaleFactors\": null}]}");
            QCOMPARE(infoAddress((*reading)->service).text(), u"https://x.example/i/info.json"_s);
        }
    }

    void deviation05InfoNamesItselfDifferently()
    {
        const auto asked = WebAddress::parse(u"https://x.example/i"_s);
        const auto reading =
            readImageInfo(json("{'id': 'http://cdn.example/i', 'type': 'ImageService3', 'width': 10, 'height': 10}"),
                          {.requestedBase = asked});
        QCOMPARE(reading->service.id, *asked);
        QCOMPARE(reading->service.declaredId->text(), u"http://cdn.example/i"_s);
    }

    void deviation06HttpAndHttpsMixed()
    {
        const Manifest manifest = opened(manifestText(annotated(json("'target': 'http://x.example/c#xywh=1,2,3,4'"))));
        QCOMPARE(manifest.canvasNamed(u"http://x.example/c"_s), 0);
        QCOMPARE(regionText(embeddedAnnotations(manifest).front().annotation.region), u"1,2,3,4"_s);
    }

    void deviation07LabelsOfOtherForms_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QString>("name");
        QTest::newRow("text") << json("'Plain'") << u"Plain"_s;
        QTest::newRow("list") << json("['One', 'Two']") << u"One"_s;
        QTest::newRow("value") << json("{'@value': 'V', '@language': 'en'}") << u"V"_s;
        QTest::newRow("list of values") << json("[{'@value': 'V', '@language': 'nl'}]") << u"V"_s;
        QTest::newRow("text in a map") << json("{'en': 'Plain'}") << u"Plain"_s;
        QTest::newRow("other languages") << json("{'fi': ['Kartta'], 'sv': ['Karta']}") << u"Kartta"_s;
        QTest::newRow("empty") << json("{}") << QString();
        QTest::newRow("empty list") << json("{'en': []}") << QString();
        QTest::newRow("null") << json("null") << QString();
    }
    void deviation07LabelsOfOtherForms()
    {
        QFETCH(QByteArray, label);
        const Manifest manifest = opened(json("{'type': 'Manifest', 'items': [], 'label': ") + label + '}');
        QTEST(manifest.label().name(), "name");
    }

    void deviation08ContextsOfAnyKind_data()
    {
        QTest::addColumn<QByteArray>("context");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("of an image") << json("'http://iiif.io/api/image/2/context.json'");
        QTest::newRow("https") << json("'https://iiif.io/api/presentation/3/context.json'");
        QTest::newRow("wrong order") << json(
            "['http://iiif.io/api/presentation/3/context.json', 'http://x.example/e']");
        QTest::newRow("version 2") << json("'http://iiif.io/api/presentation/2/context.json'");
        QTest::newRow("nonsense") << json("{'@vocab': 7}");
    }
    void deviation08ContextsOfAnyKind()
    {
        QFETCH(QByteArray, context);
        const QByteArray first = context.isEmpty() ? QByteArray() : "\"@context\": " + context + ", ";
        const auto document = openManifest(manifestText(painted(aBody), first), {});
        QCOMPARE(document->conversion, Conversion::None);
        QCOMPARE(document->manifest.canvases().size(), size_t(1));
    }

    void deviation09KindByContent()
    {
        const auto image = openManifest(json("{'@id': 'https://x.example/i', 'protocol': 'http://iiif.io/api/image', "
                                             "'width': 10, 'height': 10, 'profile': []}"),
                                        u"https://x.example/manifest.json"_s);
        QCOMPARE(image->conversion, Conversion::ImageInfo);
        QCOMPARE(openManifest(manifestText(painted(aBody)), u"https://x.example/info.json"_s)->conversion,
                 Conversion::None);
    }

    void deviation10PaintingWithoutMotivation()
    {
        const QByteArray body = json("'body': {'id': 'https://x.example/f.jpg', 'type': 'Image'}");
        const auto count = [](const QByteArray &members) {
            return int(paintings(opened(manifestText(painted(members))).canvases().front()).size());
        };
        QCOMPARE(count(body), 1);
        QCOMPARE(count(body + json(", 'motivation': 'commenting'")), 0);
    }

    void deviation11PaintingAboutSomethingElse()
    {
        for (const char *target :
             {"'http://x.example/c'", "'https://x.example/typo'", "'https://x.example/i/info.json'"}) {
            const QByteArray body = json("'motivation': 'painting', 'body': 'https://x.example/f.jpg', 'target': ");
            const auto all = paintings(opened(manifestText(painted(body + json(target)))).canvases().front());
            QCOMPARE(all.size(), size_t(1));
            QVERIFY(!all.front().place);
        }
    }

    void deviation12RepeatedIds()
    {
        const QByteArray canvas = json("{'id': 'https://x.example/c', 'type': 'Canvas', ") +
                                  annotated(json("'target': 'https://x.example/c'")) + '}';
        const Manifest manifest = opened(json("{'type': 'Manifest', 'items': [") + canvas + ',' + canvas + "]}");
        QCOMPARE(manifest.canvases().size(), size_t(2));
        const auto all = embeddedAnnotations(manifest);
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].canvas, 0);
        QCOMPARE(all[1].canvas, 1);
    }

    void deviation13EqualLabels()
    {
        const QByteArray canvas = json("{'type': 'Canvas', 'label': {'en': ['Page']}}");
        const Manifest manifest = opened(json("{'type': 'Manifest', 'items': [") + canvas + ',' + canvas + "]}");
        QCOMPARE(manifest.canvases()[1].position, 1);
        QCOMPARE(manifest.canvases()[0].label, manifest.canvases()[1].label);
    }

    void deviation14SizesOfOtherForms_data()
    {
        QTest::addColumn<QByteArray>("sides");
        QTest::addColumn<QString>("size");
        QTest::newRow("texts") << json("'width': '30', 'height': '20'") << u"30x20"_s;
        QTest::newRow("decimals") << json("'width': 30.2, 'height': 20.0") << u"30x20"_s;
        QTest::newRow("zero") << json("'width': 0, 'height': 0") << u"7x5 guessed"_s;
        QTest::newRow("null") << json("'width': null, 'height': null") << u"7x5 guessed"_s;
        QTest::newRow("missing") << json("'label': {}") << u"7x5 guessed"_s;
    }
    void deviation14SizesOfOtherForms()
    {
        QFETCH(QByteArray, sides);
        const Manifest manifest =
            opened(json("{'type': 'Manifest', 'items': [{'type': 'Canvas', ") + sides + ',' +
                   painted(json("'body': {'id': 'https://x.example/f.jpg', 'width': 7, 'height': 5}")) + "}]}");
        const CanvasView &canvas = manifest.canvases().front();
        QTEST(u"%1x%2"_s.arg(canvas.size->width).arg(canvas.size->height) +
                  (canvas.isSizeGuessed ? u" guessed"_s : QString()),
              "size");
    }

    void deviation15CanvasWithoutImage()
    {
        for (const char *items : {"'items': []", "'items': null", "'label': {}", "'items': [{'items': []}]"})
            QVERIFY(paintings(opened(manifestText(json(items))).canvases().front()).empty());
    }

    void deviation16OddIds_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"https://x.example/a b", "https://x.example/é", "https://x.example/[1]+$",
                               "https://x.example/a%2Fb", "canvas/1", "urn:x:1", "https://x.example/m#c1"})
            QTest::newRow(id) << QString::fromUtf8(id);
    }
    void deviation16OddIds()
    {
        QFETCH(QString, id);
        const Manifest manifest =
            opened(json("{'type': 'Manifest', 'items': [{'id': 'x'}, {'id': '") + id.toUtf8() +
                   json("'}], 'annotations': [{'items': [{'target': '") + id.toUtf8() + json("#xywh=1,2,3,4'}]}]}"));
        const auto all = embeddedAnnotations(manifest);
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all.front().canvas, 1);
        QCOMPARE(all.front().annotation.canvasId, id);
        QCOMPARE(regionText(all.front().annotation.region), u"1,2,3,4"_s);
    }

    void deviation17AnnotationsElsewhere()
    {
        const Manifest manifest = opened(manifestText(
            json("'annotations': ['https://x.example/page', {'id': 'https://x.example/p2', 'type': 'AnnotationPage'}]"),
            json("'annotations': [{'items': [{'target': 'https://x.example/c'}, {'target': 'urn:elsewhere'}]}], ")));
        QCOMPARE(embeddedAnnotations(manifest).size(), size_t(1));
        const auto pages = manifest.canvases().front().annotationPages();
        QCOMPARE(pages.size(), size_t(2));
        QVERIFY(!isEmbeddedPage(pages[0]));
        const auto list =
            Document::read(json("{'@type': 'sc:AnnotationList', 'resources': [{'@type': 'oa:Annotation', "
                                "'motivation': 'oa:commenting', 'on': 'https://x.example/c#xywh=1,2,3,4', "
                                "'resource': {'@type': 'cnt:ContentAsText', 'chars': 'x'}}]}"),
                           {});
        const auto page = AnnotationPage::read(*list);
        const auto placed = placeAnnotations(*page, manifest, std::nullopt).placed;
        QCOMPARE(placed.size(), size_t(1));
        QCOMPARE(placed.front().annotation.text, u"x"_s);
        QCOMPARE(regionText(placed.front().annotation.region), u"1,2,3,4"_s);
    }

    void deviation18TargetsOfOtherForms()
    {
        const auto region = [](const char *target) {
            return regionText(annotationOf(json("'target': ") + json(target)).region);
        };
        QCOMPARE(region("'https://x.example/c'"), u"none"_s);
        QCOMPARE(region("['https://x.example/c#xywh=1,2,3,4']"), u"1,2,3,4"_s);
        QCOMPARE(region("{'type': 'SpecificResource', 'source': 'https://x.example/c', 'selector': [{'type': "
                        "'FragmentSelector', 'value': 'xywh=1,2,3,4'}, {'type': 'SvgSelector', 'value': '<svg/>'}]}"),
                 u"1,2,3,4"_s);
        QCOMPARE(region("{'type': 'SpecificResource', 'source': 'https://x.example/c', 'selector': {'type': "
                        "'SvgSelector', 'value': '<svg><path d=\\'M10,20h15v0h15v20v20h-30v-40z\\'/></svg>'}}"),
                 u"10,20,30,40"_s);
    }

    void deviation19OddRegions()
    {
        const auto region = [](const char *fragment) {
            return regionText(
                annotationOf("\"target\": \"https://x.example/c#xywh=" + QByteArray(fragment) + '"').region);
        };
        QCOMPARE(region("percent:10,10,20,20"), u"100,50,200,100"_s);
        QCOMPARE(region("1.5,2.5,3,4"), u"1,2,4,5"_s);
        QCOMPARE(region("10,10,-5,5"), u"none"_s);
        QCOMPARE(region("900,400,500,500"), u"900,400,500,500"_s);
        QCOMPARE(region("nonsense"), u"none"_s);
    }

    void deviation20OddBodies()
    {
        const auto text = [](const char *body) {
            return annotationOf(json("'target': 'https://x.example/c', 'body': ") + json(body)).text;
        };
        QCOMPARE(text("null"), QString());
        QCOMPARE(text("'plain'"), u"plain"_s);
        QCOMPARE(text("{'type': 'TextualBody'}"), QString());
        QCOMPARE(text("{'type': 'TextualBody', 'value': '<p>x'}"), u"<p>x"_s);
    }

    void deviation21RightsOfOtherForms()
    {
        for (const char *rights :
             {"'https://creativecommons.org/licenses/by/4.0/'", "'Ask the library.'", "['a', 'b']"})
            QCOMPARE(opened(manifestText(painted(aBody), json("'rights': ") + json(rights) + ", ")).canvases().size(),
                     size_t(1));
        const auto two = openManifest(json("{'@id': 'https://x.example/m', '@type': 'sc:Manifest', 'label': 'M', "
                                           "'license': ['http://creativecommons.org/licenses/by/4.0/', 'Ask.'], "
                                           "'sequences': []}"),
                                      {});
        QCOMPARE(two->manifest.root()["rights"].text(), u"http://creativecommons.org/licenses/by/4.0/"_s);
        QVERIFY(two->manifest.document().bytes().contains("Ask."));
    }

    void deviation22LeftoversOfVersionTwo()
    {
        const QByteArray bytes = manifestText(
            painted(aBody), json("'logo': 'https://x.example/l.png', 'viewingHint': 'paged', 'within': 'x', "
                                 "'posterCanvas': {}, "));
        const Manifest manifest = opened(bytes);
        QCOMPARE(manifest.document().bytes(), bytes);
        QCOMPARE(manifest.canvases().size(), size_t(1));
    }

    void deviation23LevelsThatLie()
    {
        const auto three = readImageInfo(json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'profile': "
                                              "'level2', 'width': 3000, 'height': 2000}"));
        const auto request = thumbnailRequest(three->service, 100);
        QVERIFY(!imageAddress(three->service, *request)->text().contains(u'!'));
        const auto two =
            readImageInfo(json("{'@context': 'http://iiif.io/api/image/2/context.json', '@id': "
                               "'https://x.example/i', 'profile': "
                               "['http://iiif.io/api/image/2/level0.json'], 'width': 3000, 'height': 2000}"));
        QVERIFY(!thumbnailRequest(two->service, 100));
        QVERIFY(
            imageAddress(two->service, {.size = *two->service.size})->text().endsWith("/full/full/0/default.jpg"_L1));
    }

    void deviation24LimitsOnSize()
    {
        const auto info =
            readImageInfo(json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'profile': 'level2', "
                               "'width': 3000, 'height': 2000, 'maxWidth': 1000}"));
        QCOMPARE(largestSize(info->service)->width(), 1000);
        QVERIFY(!imageAddress(info->service, {.size = *info->service.size}));
    }

    void deviation25AbsurdTiles()
    {
        const auto info =
            readImageInfo(json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'profile': 'level2', "
                               "'width': 3000, 'height': 2000, 'tiles': [{'width': 60000, 'height': 600, "
                               "'scaleFactors': [0, -1, 'x', 1]}], 'sizes': [{'width': 5000, 'height': "
                               "1}, {'width': 1499, 'height': 999}]}"));
        QVERIFY(info);
        QCOMPARE(info->service.size, ImageSize::of(3000, 2000));
        for (const TileSet &set : info->service.tiles)
            QVERIFY(!set.scaleFactors.contains(0) && !set.scaleFactors.contains(-1));
    }

    void deviation26RegionsOnePixelWide()
    {
        const auto info =
            readImageInfo(json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'profile': 'level2', "
                               "'width': 1025, 'height': 2000}"));
        const auto address =
            imageAddress(info->service, {.region = ImageRegion::of(1024, 0, 1, 1024), .size = *ImageSize::of(1, 1024)});
        QCOMPARE(address->text(), u"https://x.example/i/1024,0,1,1024/1,1024/0/default.jpg"_s);
    }

    void deviation27ManyCanvasesAndRanges()
    {
        QByteArray canvases;
        QByteArray ranges;
        for (int i = 0; i < 6000; ++i) {
            const QByteArray n = QByteArray::number(i);
            canvases += (i ? ",{\"id\": \"https://x.example/c/" : "{\"id\": \"https://x.example/c/") + n +
                        "\", \"type\": \"Canvas\"}";
            ranges += (i ? ",{\"type\": \"Range\", \"items\": [{\"id\": \"https://x.example/c/"
                         : "{\"type\": \"Range\", \"items\": [{\"id\": \"https://x.example/c/") +
                      n + "\", \"type\": \"Canvas\"}]}";
        }
        const Manifest manifest =
            opened("{\"type\": \"Manifest\", \"items\": [" + canvases + "], \"structures\": [" + ranges + "]}");
        QCOMPARE(manifest.canvases().size(), size_t(6000));
        QCOMPARE(manifest.canvasNamed(u"https://x.example/c/5999"_s), 5999);
        QVERIFY(!validate(manifest.document()).empty());
    }

    void deviation28RangesThatPointElsewhere()
    {
        const Manifest manifest = opened(manifestText(
            painted(aBody),
            json("'structures': [{'id': 'https://x.example/r', 'type': 'Range', 'items': [{'id': "
                 "'https://x.example/c#xywh=1,2,3,4', 'type': 'Canvas'}, {'id': 'https://x.example/nowhere', 'type': "
                 "'Range'}, {'id': 'https://x.example/r', 'type': 'Range', 'items': []}]}], ")));
        (void)validate(manifest.document()); // ends
        const auto two =
            openManifest(json("{'@id': 'https://x.example/m', '@type': 'sc:Manifest', 'sequences': "
                              "[{'canvases': [{'@id': 'https://x.example/c'}]}], 'structures': [{'@id': 'a', "
                              "'ranges': ['b', 'nowhere'], 'canvases': ['https://x.example/c#xywh=1,2,3,4', "
                              "'https://x.example/gone']}, {'@id': 'b', 'ranges': ['a']}]}"),
                         {});
        QVERIFY(two);
        QCOMPARE(two->manifest.canvases().size(), size_t(1));
    }

    void deviation29OtherBytesThanJson()
    {
        const QByteArray bytes = manifestText(painted(aBody));
        QCOMPARE(opened("\xEF\xBB\xBF" + bytes).canvases().size(), size_t(1));
        const auto page = openManifest("<!DOCTYPE html><html><title>Just a moment</title></html>", {});
        QVERIFY(page.error().message.contains("HTML page"_L1));
        QVERIFY(openManifest("\x1F\x8B\x08", {}).error().message.contains("gzip"_L1));
    }

    void deviation30PagedAndNestedCollections()
    {
        const auto document = Document::read(
            json("{'@id': 'https://x.example/all', '@type': 'sc:Collection', 'label': 'All', 'next': "
                 "'https://x.example/all?page=2', 'collections': [{'@id': 'https://x.example/all', '@type': "
                 "'sc:Collection', 'label': 'All', 'manifests': [{'@id': 'https://x.example/m', '@type': "
                 "'sc:Manifest', 'label': 'M'}]}]}"),
            {});
        const auto collection = Collection::read(*document);
        QVERIFY(collection);
        QCOMPARE(collection->members().size(), size_t(2));
        QCOMPARE(collection->members()[1].parent, 0);
        QCOMPARE(collection->nextPage()->text(), u"https://x.example/all?page=2"_s);
    }

    void deviation31InfoOfAnotherSizeThanTheBody()
    {
        const auto reading =
            readImageInfo(json("{'id': 'https://x.example/i', 'type': 'ImageService3', 'width': 3000, 'height': 2000}"),
                          {.bodySize = ImageSize::of(1500, 1000)});
        QCOMPARE(reading->service.size, ImageSize::of(3000, 2000));
        QVERIFY(!reading->diagnostics.isEmpty());
    }

    void deviation32WholeImageAsThumbnail()
    {
        const Manifest manifest = opened(manifestText(json(
            "'thumbnail': [{'id': 'https://x.example/i/full/max/0/default.jpg', 'type': 'Image', 'service': [{'id': "
            "'https://x.example/i', 'type': 'ImageService3', 'profile': 'level1', 'width': 10137, 'height': "
            "9522}]}]")));
        const auto all = thumbnails(manifest.canvases().front());
        const auto request = thumbnailRequest(*all.front().service, 200);
        QVERIFY(request->size.longestSide() <= 400);
    }
};

KADER_TEST(TestDeviations);
#include "tst_deviations.moc"
