#include "iiif/openmanifest.h"
#include "iiif/painting.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QStringEncoder>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

Result<OpenedManifest> open(const QByteArray &bytes)
{
    return openManifest(bytes, u"d.json"_s);
}

QStringList rulesOf(const Diagnostics &notes)
{
    QStringList rules;
    for (const Diagnostic &note : notes)
        rules.append(note.rule);
    return rules;
}

const QByteArray aManifest =
    json("{'id': 'https://x.example/m', 'type': 'Manifest', 'label': {'nl': ['Één']}, 'items': "
         "[{'id': 'https://x.example/c', 'type': 'Canvas'}]}");

} // namespace

class TestOpenManifest : public QObject {
    Q_OBJECT

private slots:
    void leavesAManifestAsItCame()
    {
        const QByteArray bytes = " " + test::sampleManifest(2) + "\n";
        const auto opened = open(bytes);
        QCOMPARE(opened->conversion, Conversion::None);
        QCOMPARE(opened->manifest.document().bytes(), bytes);
        QVERIFY(opened->original.isEmpty());
        QVERIFY(opened->notes.isEmpty());
    }

    void readsOtherEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        using enum QStringConverter::Encoding;
        const auto row = [](const char *name, QStringConverter::Encoding encoding, bool hasMark) {
            QStringEncoder encoder(encoding,
                                   hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            const QByteArray bytes = encoder(QString::fromUtf8(aManifest));
            QTest::newRow(name) << bytes;
        };
        row("UTF-16 little", Utf16LE, true);
        row("UTF-16 big", Utf16BE, true);
        row("UTF-32 little", Utf32LE, true);
        row("UTF-32 big", Utf32BE, true);
        row("UTF-16 little, no mark", Utf16LE, false);
        row("UTF-16 big, no mark", Utf16BE, false);
        row("UTF-32 little, no mark", Utf32LE, false);
        row("UTF-32 big, no mark", Utf32BE, false);
    }

    void readsOtherEncodings()
    {
        QFETCH(QByteArray, bytes);
        const auto opened = open(bytes);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QCOMPARE(opened->manifest.label().name(), u"Één"_s);
        QCOMPARE(opened->manifest.document().bytes(), aManifest);
        QCOMPARE(opened->original, bytes);
        QCOMPARE(rulesOf(opened->notes), QStringList{u"text-encoding"_s});
    }

    void keepsAByteOrderMark()
    {
        const QByteArray bytes = "\xEF\xBB\xBF" + aManifest;
        QCOMPARE(open(bytes)->manifest.document().bytes(), bytes);
    }

    void findsAManifestInside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("in a list of one") << '[' + aManifest + ']' << u"/0"_s;
        QTest::newRow("in an answer") << "{\"status\": \"ok\", \"manifest\": " + aManifest + '}' << u"/manifest"_s;
        QTest::newRow("in a graph")
            << json("{'@context': 'http://iiif.io/api/presentation/3/context.json', '@graph': [") + aManifest + "]}"
            << u"/@graph/0"_s;
    }

    void findsAManifestInside()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, pointer);
        const auto opened = open(bytes);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QCOMPARE(opened->manifest.id(), u"https://x.example/m"_s);
        QCOMPARE(opened->manifest.canvases().size(), size_t(1));
        QCOMPARE(opened->original, bytes);
        QCOMPARE(rulesOf(opened->notes), QStringList{u"manifest-within"_s});
        QVERIFY(opened->notes.front().message.contains(pointer));
        QCOMPARE(opened->manifest.root()["@context"].exists(), bytes.contains("@context"));
    }

    void convertsAManifestInside()
    {
        const auto opened =
            open(json("{'manifest': {'@id': 'https://x.example/m', '@type': 'sc:Manifest', 'sequences': "
                      "[{'canvases': [{'@id': 'https://x.example/c', '@type': 'sc:Canvas'}]}]}}"));
        QVERIFY(opened);
        QCOMPARE(opened->conversion, Conversion::Version2);
        QVERIFY(opened->original.startsWith("{\"manifest\""));
        QCOMPARE(opened->notes.first().rule, u"manifest-within"_s);
    }

    void wrapsACanvas()
    {
        const QByteArray bytes = json(
            "{'id': 'https://x.example/c/7', 'type': 'Canvas', 'label': {'none': ['Seven']}, 'width': 30, 'height': "
            "20, 'partOf': 'https://x.example/m', '@context': ['http://x.example/ext.json', "
            "'http://iiif.io/api/presentation/3/context.json'],  'items': []}");
        const auto opened = open(bytes);
        QVERIFY(opened);
        QCOMPARE(opened->conversion, Conversion::Canvas);
        QCOMPARE(opened->original, bytes);
        QCOMPARE(
            opened->manifest.document().bytes(),
            json("{'@context':['http://x.example/ext.json', 'http://iiif.io/api/presentation/3/context.json'],'id':"
                 "'https://x.example/c/7/manifest','type':'Manifest','label':{'none': ['Seven']},'items':[{'id': "
                 "'https://x.example/c/7', 'type': 'Canvas', 'label': {'none': ['Seven']}, 'width': 30, 'height': "
                 "20, 'partOf': 'https://x.example/m',  'items': []}]}"));
        QCOMPARE(rulesOf(opened->notes), QStringList({u"canvas-alone"_s, u"canvas-part-of"_s}));
        QVERIFY(opened->notes.last().message.contains("https://x.example/m"_L1));
    }

    void wrapsACanvasWithoutAnId()
    {
        const QByteArray bytes = json("{'type': 'Canvas', 'width': 30, 'height': 20}");
        const auto once = open(bytes);
        QVERIFY(once->manifest.canvases().front().id.startsWith("urn:uuid:"_L1));
        QCOMPARE(open(bytes)->manifest.document().bytes(), once->manifest.document().bytes());
        QVERIFY(open(bytes + ' ')->manifest.canvases().front().id != once->manifest.canvases().front().id);
    }

    void wrapsAnImage_data()
    {
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<int>("api");
        QTest::addColumn<QString>("image");
        QTest::newRow("version 3")
            << json(
                   "{'@context': 'http://iiif.io/api/image/3/context.json', 'id': 'https://x.example/i/a%2Fb', 'type': "
                   "'ImageService3', 'protocol': 'http://iiif.io/api/image', 'profile': 'level2', 'width': 300, "
                   "'height': 200, 'tiles': [{'width': 64, 'scaleFactors': [1, 2]}]}")
            << 3 << u"https://x.example/i/a%2Fb/full/max/0/default.jpg"_s;
        QTest::newRow("version 3, slash at the end")
            << json("{'id': 'https://x.example/i/a%2Fb/', 'type': 'ImageService3', 'profile': 'level2', 'width': 300, "
                    "'height': 200}")
            << 3 << u"https://x.example/i/a%2Fb/full/max/0/default.jpg"_s;
        QTest::newRow("version 2")
            << json("{'@context': 'http://iiif.io/api/image/2/context.json', '@id': 'https://x.example/i/a%2Fb', "
                    "'protocol': 'http://iiif.io/api/image', 'width': 300, 'height': 200, 'profile': "
                    "['http://iiif.io/api/image/2/level2.json', {'formats': ['jpg']}]}")
            << 2 << u"https://x.example/i/a%2Fb/full/full/0/default.jpg"_s;
        QTest::newRow("version 1")
            << json("{'@context': 'http://library.stanford.edu/iiif/image-api/1.1/context.json', '@id': "
                    "'https://x.example/i/a%2Fb', 'width': 300, 'height': 200, 'scale_factors': [1, 2], 'tile_width': "
                    "64, 'tile_height': 64, 'formats': ['jpg'], 'qualities': ['native'], 'profile': "
                    "'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1'}")
            << 1 << u"https://x.example/i/a%2Fb/full/full/0/native.jpg"_s;
    }

    void wrapsAnImage()
    {
        QFETCH(QByteArray, info);
        QFETCH(QString, image);
        const auto opened = open(info);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QCOMPARE(opened->conversion, Conversion::ImageInfo);
        QCOMPARE(opened->original, info);
        QCOMPARE(opened->manifest.id(), u"https://x.example/i/a%2Fb/manifest"_s);
        QCOMPARE(opened->manifest.label().name(), u"a/b"_s);
        QCOMPARE(opened->manifest.canvases().size(), size_t(1));
        const CanvasView &canvas = opened->manifest.canvases().front();
        QCOMPARE(canvas.size, (CanvasSize{300, 200}));
        const std::vector<Painting> painted = paintings(canvas);
        QCOMPARE(painted.size(), size_t(1));
        const ImageResource &resource = painted.front().image;
        QCOMPARE(resource.address->text(), image);
        QTEST(int(resource.service->api), "api");
        QCOMPARE(resource.service->id.text(), u"https://x.example/i/a%2Fb"_s);
        QCOMPARE(resource.service->size, ImageSize::of(300, 200));
        QVERIFY(rulesOf(opened->notes).contains(u"image-alone"_s));
    }

    void refusesInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &bytes, const char *words) {
            QTest::newRow(name) << bytes << QString::fromUtf8(words);
        };
        row("a page of annotations", json("{'type': 'AnnotationPage', 'items': [{}, {}, {}]}"),
            "page with 3 annotations");
        row("a page with one", json("{'type': 'AnnotationPage', 'items': [{}]}"), "page with 1 annotation;");
        row("a 2.x list", json("{'@type': 'sc:AnnotationList', 'resources': [{}, {}]}"), "page with 2 annotations");
        row("an annotation", json("{'type': 'Annotation', 'target': 'https://x.example/c'}"), "“https://x.example/c”");
        row("an annotation of nothing", json("{'type': 'Annotation'}"), "single annotation");
        row("a collection", json("{'type': 'Collection', 'label': {'en': ['Maps']}, 'items': [{}, {}]}"),
            "collection “Maps”, which lists 2");
        row("an empty collection", json("{'type': 'Collection', 'items': []}"), "lists nothing");
        row("a 2.x collection", json("{'@type': 'sc:Collection', 'manifests': [{}], 'collections': [{}]}"), "lists 2");
        row("a range", json("{'@type': 'sc:Range'}"), "IIIF range");
        row("a layer", json("{'@type': 'sc:Layer'}"), "collection of annotation pages");
        row("a link",
            json("{'id': 'https://x.example/c', 'type': 'SpecificResource', 'partOf': 'https://x.example/m'}"),
            "open “https://x.example/m”");
        row("changes", json("{'type': 'OrderedCollectionPage'}"), "list of changes");
        row("a map", json("{'type': 'FeatureCollection', 'features': []}"), "GeoJSON");
        row("an error", json("{'error': 'No such\\nthing', 'status': 404}"),
            "error message, not a IIIF manifest: “No such thing”");
        row("an error in an error", json("{'error': {'code': 5, 'message': 'gone'}}"), "“gone”");
        row("another type", json("{'@type': 'schema:Book'}"), "type “Book”");
        row("an ordinary object", json("{'test': 'x', 'other': 1}"),
            "without a type, not a IIIF manifest; it has the members “test, other”");
        row("an empty object", "{}", "empty JSON object");
        row("a list", "[1, 2, 3]", "list of 3 values");
        row("two manifests", '[' + aManifest + ',' + aManifest + ']', "list of 2 values");
        row("a number", "7", "single JSON value");
        row("an image without a size", json("{'protocol': 'http://iiif.io/api/image', 'id': 'https://x.example/i'}"),
            "does not say how large");
        row("a web page", "\n<!DOCTYPE html>\n<html><body>x</body></html>", "HTML page, not JSON");
        row("XML", "<?xml version=\"1.0\"?><rdf/>", "XML, not JSON");
        row("a JPEG", "\xFF\xD8\xFF\xE0 JFIF", "image file");
        row("a TIFF", QByteArray("MM\0*....", 8), "image file");
        row("a JPEG 2000", QByteArray("\0\0\0\x0CjP  \r\n", 10), "image file");
        row("a PDF", "%PDF-1.7", "PDF");
    }

    void refusesInWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const auto opened = open(bytes);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Unsupported);
        QCOMPARE(opened.error().place.document, u"d.json"_s);
        QVERIFY2(opened.error().message.contains(words), qPrintable(opened.error().message));
    }

    void refusesWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::newRow("empty") << ""_ba << 1;
        QTest::newRow("blank") << " \n "_ba << 1;
        QTest::newRow("trailing comma") << "{\"type\":\n\"Manifest\",\n}"_ba << 3;
        QTest::newRow("Latin-1") << "{\"type\": \"Manifest\",\n\"label\": \"\xE9t\xE9\"}"_ba << 2;
        QTest::newRow("cut off") << aManifest.chopped(4) << 1;
        QTest::newRow("a comment") << "// a manifest\n{}"_ba << 1;
        QTest::newRow("half a pair of UTF-16") << "\xFF\xFE{\0\x00"_ba + '\xD8' << 1;
    }

    void refusesWhatIsBroken()
    {
        QFETCH(QByteArray, bytes);
        const auto opened = open(bytes);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Malformed);
        QTEST(int(opened.error().place.line), "line");
    }

    void wrapsTheRepositorysCanvas()
    {
        KADER_SHARED_OR_SKIP(path, u"fixtures/odd/4tu-like-canvas-null-service.json"_s);
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto opened = open(file.readAll());
        QVERIFY(opened);
        QCOMPARE(opened->conversion, Conversion::Canvas);
        const CanvasView &canvas = opened->manifest.canvases().front();
        QCOMPARE(canvas.label.name(), u"scan 01 é.tif"_s);
        const std::vector<Painting> painted = paintings(canvas);
        QCOMPARE(painted.size(), size_t(1));
        QVERIFY(!painted.front().image.service);
        QVERIFY(painted.front().image.address);
    }
};

KADER_TEST(TestOpenManifest);
#include "tst_openmanifest.moc"
