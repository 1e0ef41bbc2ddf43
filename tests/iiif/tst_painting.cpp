#include "iiif/painting.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

/// `service https://a.org/i 300x200 file https://a.org/f.jpg size 30x20 part 1,2,3,4 at 5,6,7,8`, as far as it goes.
QString picture(const ImageResource &image)
{
    QStringList words;
    const auto sides = [](ImageSize size) { return u"%1x%2"_s.arg(size.width()).arg(size.height()); };
    if (image.service)
        words += {u"service"_s, image.service->id.text()};
    if (image.service && image.service->size)
        words.append(sides(*image.service->size));
    if (image.address)
        words += {u"file"_s, image.address->text()};
    if (image.size)
        words += {u"size"_s, sides(*image.size)};
    return words.join(u' ');
}

QString picture(const Painting &painting)
{
    QString text = picture(painting.image);
    if (const auto &part = painting.part)
        text += u" part %1,%2,%3,%4"_s.arg(part->x()).arg(part->y()).arg(part->width()).arg(part->height());
    if (const auto &place = painting.place)
        text += u" at %1,%2,%3,%4"_s.arg(place->x()).arg(place->y()).arg(place->width()).arg(place->height());
    for (const QString &words : painting.notDone)
        text += u" but "_s + words.section(u' ', 0, 5);
    return text;
}

template <typename List>
QString pictures(const List &list)
{
    QStringList lines;
    for (const auto &one : list)
        lines.append(picture(one));
    return lines.join(u'\n');
}

Manifest withCanvas(const QByteArray &members)
{
    return test::readManifest(json("{'type': 'Manifest', 'items': [{'id': 'https://a.org/c', 'type': 'Canvas', "
                                   "'width': 1000, 'height': 500, ") +
                              members + "}]}");
}

} // namespace

class TestPainting : public QObject {
    Q_OBJECT

private slots:
    void readsTheRepositorysOwn()
    {
        const Manifest manifest = test::readManifest(test::sampleManifest(2));
        const QString base = u"https://repo.example/iiif/v3/2"_s;
        const QString file = u" file "_s + base + u"/full/max/0/default.jpg"_s;
        QCOMPARE(pictures(paintings(manifest.canvases()[1])),
                 u"service "_s + base + u" 3000x2000"_s + file + u" size 3000x2000"_s);
        QCOMPARE(pictures(thumbnails(manifest.canvases()[1])), u"service "_s + base + u" 3000x2000"_s + file);
    }

    void readsBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &body, const QString &expected) {
            QTest::newRow(name) << json(body) << expected;
        };
        const QString file = u"file https://a.org/f.jpg"_s;
        row("file", "{'id': 'https://a.org/f.jpg', 'type': 'Image'}", file);
        row("address alone", "'https://a.org/f.jpg'", file);
        row("names of version 2", "{'@id': 'https://a.org/f.jpg', '@type': 'dctypes:Image'}", file);
        row("no type", "{'id': 'https://a.org/f.jpg', 'width': '30', 'height': 20.0}", file + u" size 30x20"_s);
        row("sizes that are none", "{'id': 'https://a.org/f.jpg', 'width': 0, 'height': null}", file);
        row("service as an object",
            "{'type': 'Image', 'service': {'@id': 'https://a.org/i', '@type': 'ImageService2', 'profile': 'level1'}}",
            u"service https://a.org/i"_s);
        row("service that is null", "{'id': 'https://a.org/f.jpg', 'service': [null]}", file);
        row("several",
            "[{'id': 'https://a.org/f.jpg', 'type': 'Image'}, {'type': 'TextualBody', 'value': 'x'}, "
            "{'id': 'https://a.org/g.jpg', 'type': 'Image'}]",
            file + u"\nfile https://a.org/g.jpg"_s);
        row("choice of images",
            "{'type': 'Choice', 'items': [{'id': 'https://a.org/f.jpg', 'type': 'Image'}, {'id': 'https://a.org/g'}]}",
            file);
        row("choice with a default",
            "{'@type': 'oa:Choice', 'default': {'@id': 'https://a.org/f.jpg'}, 'item': [{'@id': 'https://a.org/g'}]}",
            file);
        row("part of an image",
            "{'id': 'https://a.org/part.jpg', 'type': 'SpecificResource', 'source': {'id': 'https://a.org/f.jpg', "
            "'type': 'Image'}, 'selector': {'type': 'ImageApiSelector', 'region': '10,20,30,40'}}",
            file + u" part 10,20,30,40"_s);
        const auto specific = [](const char *selector, const char *image =
                                                           "{'id': 'https://a.org/f.jpg', 'width': 200, "
                                                           "'height': 100}") {
            return QByteArray("{'type': 'SpecificResource', 'source': ") + image + ", 'selector': " + selector + "}";
        };
        const QString sized = file + u" size 200x100"_s;
        row("part in per cent", specific("{'type': 'ImageApiSelector', 'region': 'pct:10,20,50,50'}"),
            sized + u" part 20,20,100,50"_s);
        row("part in per cent of what is unknown",
            specific("{'type': 'ImageApiSelector', 'region': 'pct:10,20,50,50'}", "'https://a.org/f.jpg'"),
            file + u" but It asks for a part of"_s);
        row("part in per cent of a service's image",
            specific("{'type': 'ImageApiSelector', 'region': 'pct:10,20,50,50'}",
                     "{'type': 'Image', 'width': 7, 'height': 7, 'service': {'id': 'https://a.org/i', 'type': "
                     "'ImageService3', 'width': 1000, 'height': 500}}"),
            u"service https://a.org/i 1000x500 size 7x7 part 100,100,500,250"_s);
        row("part by fragment", specific("{'type': 'FragmentSelector', 'value': 'xywh=1,2,3,4'}"),
            sized + u" part 1,2,3,4"_s);
        row("all of it", specific("{'type': 'ImageApiSelector', 'region': 'full', 'rotation': '0'}"), sized);
        row("square", specific("{'type': 'ImageApiSelector', 'region': 'square'}"),
            sized + u" but It asks for a square part"_s);
        row("turned", specific("{'type': 'ImageApiSelector', 'region': '1,2,3,4', 'rotation': '90'}"),
            sized + u" part 1,2,3,4 but It asks for the image turned"_s);
        row("turned by a number", specific("[{'type': 'ImageApiSelector', 'rotation': 90}]"),
            sized + u" but It asks for the image turned"_s);
        row("mirrored", specific("{'type': 'ImageApiSelector', 'rotation': '!0'}"),
            sized + u" but It asks for the image mirrored;"_s);
        row("cut out", specific("{'type': 'SvgSelector', 'value': '<svg/>'}"), sized + u" but It asks for a part of"_s);
        row("choice in a choice",
            "{'type': 'Choice', 'items': [{'type': 'Choice', 'items': [{'id': 'https://a.org/f.jpg', 'type': 'Image'}, "
            "{'id': 'https://a.org/g'}]}, {'id': 'https://a.org/h'}]}",
            file);
        row("choice of a video and an image",
            "{'type': 'Choice', 'items': [{'id': 'https://a.org/v.mp4', 'type': 'Video'}, {'id': "
            "'https://a.org/f.jpg', 'type': 'Image'}]}",
            file);
        row("choice with nothing as its default",
            "{'@type': 'oa:Choice', 'default': {'@type': 'rdf:nil'}, 'item': [{'@id': 'https://a.org/f.jpg'}]}", file);
        row("specific without selector", "{'type': 'SpecificResource', 'source': 'https://a.org/f.jpg'}", file);
        row("other schemes", "{'id': 'file:///etc/passwd', 'type': 'Image'}", {});
        row("video", "{'id': 'https://a.org/v.mp4', 'type': 'Video'}", {});
        row("text", "{'type': 'TextualBody', 'value': 'x'}", {});
        row("null", "null", {});
        row("number", "7", {});
    }
    void readsBodies()
    {
        QFETCH(QByteArray, body);
        const Manifest manifest =
            withCanvas(json("'items': [{'items': [{'target': 'https://a.org/c', 'body': ") + body + "}]}]");
        QTEST(pictures(paintings(manifest.canvases().front())), "expected");
    }

    void readsPlaces_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("expected");
        const QString file = u"file https://a.org/f.jpg"_s;
        const auto row = [&](const char *name, const char *target, const QString &place) {
            QTest::newRow(name) << json(target) << file + place;
        };
        row("canvas", "'https://a.org/c'", {});
        row("fragment", "'https://a.org/c#xywh=1,2,3,4'", u" at 1,2,3,4"_s);
        row("percent", "'https://a.org/c#xywh=percent:10,20,50,50'", u" at 100,100,500,250"_s);
        row("decimals", "'https://a.org/c#xywh=1.25,2,3.5,4'", u" at 1.25,2,3.5,4"_s);
        row("by http", "'http://a.org/c#xywh=1,2,3,4'", u" at 1,2,3,4"_s);
        row("a point",
            "{'type': 'SpecificResource', 'source': 'https://a.org/c', 'selector': {'type': 'PointSelector', 'x': 1, "
            "'y': 2}}",
            {});
        row("object", "{'id': 'https://a.org/c#xywh=1,2,3,4', 'type': 'Canvas'}", u" at 1,2,3,4"_s);
        row("selector",
            "{'type': 'SpecificResource', 'source': 'https://a.org/c', 'selector': {'type': 'FragmentSelector', "
            "'value': 'xywh=1,2,3,4'}}",
            u" at 1,2,3,4"_s);
        row("another canvas", "'https://a.org/other'", {});
        row("none", "null", {});
    }
    void readsPlaces()
    {
        QFETCH(QByteArray, target);
        const Manifest manifest =
            withCanvas(json("'items': [{'items': [{'body': 'https://a.org/f.jpg', 'target': ") + target + "}]}]");
        QTEST(pictures(paintings(manifest.canvases().front())), "expected");
    }

    void takesTheAlternativeThatIsChosen_data()
    {
        QTest::addColumn<ChosenImages>("chosen");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const ChosenImages &chosen, const QString &first, const QString &second) {
            QTest::newRow(name) << chosen
                                << u"file https://a.org/%1\nfile https://a.org/still\nfile https://a.org/%2"_s.arg(
                                       first, second);
        };
        row("the defaults", {}, u"a"_s, u"d"_s);
        row("the second", {1}, u"b"_s, u"d"_s);
        row("one that is within another", {2, 1}, u"c"_s, u"e"_s);
        row("positions that there are not", {-1, 2}, u"a"_s, u"d"_s);
        row("more than there are choices", {1, 1, 1}, u"b"_s, u"e"_s);
    }

    void takesTheAlternativeThatIsChosen()
    {
        QFETCH(ChosenImages, chosen);
        const Manifest manifest = withCanvas(json(
            "'items': [{'items': [{'body': {'type': 'Choice', 'items': [{'id': 'https://a.org/a', 'type': 'Image', "
            "'label': {'en': ['Natural light'], 'nl': ['Daglicht']}}, {'id': 'https://a.org/v', 'type': 'Video'}, "
            "{'id': 'https://a.org/b', 'type': 'Image'}, {'type': 'Choice', 'items': [{'id': 'https://a.org/c', "
            "'type': "
            "'Image'}, {'id': 'https://a.org/never', 'type': 'Image'}]}]}}, {'body': {'type': 'Choice', 'items': "
            "[{'id': "
            "'https://a.org/still', 'type': 'Image'}]}}, {'body': {'type': 'Choice', 'items': [{'id': "
            "'https://a.org/d', "
            "'type': 'Image'}, {'type': 'SpecificResource', 'source': {'id': 'https://a.org/e', 'type': 'Image', "
            "'label': 'X-ray'}}]}}]}]"));
        const CanvasView &canvas = manifest.canvases().front();
        QTEST(pictures(paintings(canvas, chosen)), "expected");
        const std::vector<ImageChoice> choices = imageChoices(canvas);
        QCOMPARE(int(choices.size()), 2);
        QCOMPARE(choices[0].alternatives, QStringList({u"Natural light"_s, u"Image 2"_s, u"Image 3"_s}));
        QCOMPARE(choices[1].alternatives, QStringList({u"Image 1"_s, u"X-ray"_s}));
    }

    /// Pixels of images and units of the canvas are never mixed: the image is 7×7, whatever it is painted on.
    void keepsPixelsAndUnitsApart()
    {
        const Manifest manifest = withCanvas(
            json("'items': [{'items': [{'target': 'https://a.org/c#xywh=percent:50,50,50,50', 'body': {'type': "
                 "'SpecificResource', 'source': {'id': 'https://a.org/f.jpg', 'width': 7, 'height': 7}, 'selector': "
                 "{'type': 'ImageApiSelector', 'region': '1,2,3,4'}}}]}]"));
        QCOMPARE(pictures(paintings(manifest.canvases().front())),
                 u"file https://a.org/f.jpg size 7x7 part 1,2,3,4 at 500,250,500,250"_s);
    }

    void guessesSizesThatAreMissing_data()
    {
        QTest::addColumn<QByteArray>("canvas");
        QTest::addColumn<QString>("size");
        const auto with = [](const char *members, const char *body, const char *target = "'https://a.org/c'") {
            return json("{'id': 'https://a.org/c', ") + json(members) + json("'items': [{'items': [{'target': ") +
                   json(target) + json(", 'body': ") + json(body) + "}]}]}";
        };
        const char *const sized = "{'id': 'https://a.org/f.jpg', 'width': 200, 'height': '100'}";
        QTest::newRow("its own") << with("'width': 10, 'height': 20, ", sized) << u"10x20"_s;
        QTest::newRow("as texts") << with("'width': '10', 'height': '20.0', ", sized) << u"10x20"_s;
        QTest::newRow("zero") << with("'width': 0, 'height': 0, ", sized) << u"200x100 guessed"_s;
        QTest::newRow("missing") << with("", sized) << u"200x100 guessed"_s;
        QTest::newRow("one of them") << with("'width': 10, ", sized) << u"200x100 guessed"_s;
        QTest::newRow("null") << with("'width': null, 'height': null, ", sized) << u"200x100 guessed"_s;
        QTest::newRow("of the service") << with("", "{'id': 'https://a.org/f.jpg', 'width': 0, 'height': 0, 'service': "
                                                    "{'id': 'https://a.org/i', 'width': 300, 'height': 400}}")
                                        << u"300x400 guessed"_s;
        QTest::newRow("of the part") << with("", "{'source': 'https://a.org/f.jpg', 'selector': {'type': "
                                                 "'ImageApiSelector', 'region': '1,2,30,40'}}")
                                     << u"30x40 guessed"_s;
        QTest::newRow("nobody knows") << with("", "'https://a.org/f.jpg'") << u"unknown"_s;
        QTest::newRow("painted on a part of it") << with("", sized, "'https://a.org/c#xywh=1,2,3,4'") << u"unknown"_s;
    }

    void guessesSizesThatAreMissing()
    {
        QFETCH(QByteArray, canvas);
        const Manifest manifest = test::readManifest(json("{'type': 'Manifest', 'items': [") + canvas + "]}");
        const CanvasView &view = manifest.canvases().front();
        QString size = view.size ? u"%1x%2"_s.arg(view.size->width).arg(view.size->height) : u"unknown"_s;
        QTEST(size + (view.isSizeGuessed ? u" guessed"_s : QString()), "size");
    }

    void takesPaintingsOnly_data()
    {
        QTest::addColumn<QByteArray>("motivation");
        QTest::addColumn<int>("count");
        QTest::newRow("painting") << json("'painting'") << 1;
        QTest::newRow("prefixed") << json("'sc:painting'") << 1;
        QTest::newRow("among others") << json("['tagging', 'painting']") << 1;
        QTest::newRow("none") << json("null") << 1;
        QTest::newRow("empty") << json("''") << 1;
        QTest::newRow("another") << json("'commenting'") << 0;
    }
    void takesPaintingsOnly()
    {
        QFETCH(QByteArray, motivation);
        const Manifest manifest =
            withCanvas(json("'items': [{'items': [null, {'body': 'https://a.org/f.jpg', 'motivation': ") + motivation +
                       json("}]}, 'nothing']"));
        QTEST(int(paintings(manifest.canvases().front()).size()), "count");
    }

    void survivesNesting()
    {
        QByteArray body = json("{'id': 'https://a.org/f.jpg'}");
        for (int i = 0; i < 60; ++i)
            body = json("{'type': 'Choice', 'items': [") + body + "]}";
        const Manifest manifest = withCanvas(json("'items': [{'items': [{'body': ") + body + "}]}]");
        QVERIFY(paintings(manifest.canvases().front()).empty());
    }

    void readsThumbnails_data()
    {
        QTest::addColumn<QByteArray>("thumbnail");
        QTest::addColumn<QString>("expected");
        QTest::newRow("list") << json("[{'id': 'https://a.org/t.jpg', 'width': 100, 'height': 50}]")
                              << u"file https://a.org/t.jpg size 100x50"_s;
        QTest::newRow("object") << json("{'id': 'https://a.org/t.jpg', 'type': 'Image'}")
                                << u"file https://a.org/t.jpg"_s;
        QTest::newRow("text") << json("'https://a.org/t.jpg'") << u"file https://a.org/t.jpg"_s;
        QTest::newRow("with a service") << json("[{'service': [{'id': 'https://a.org/i', 'type': 'ImageService3'}]}]")
                                        << u"service https://a.org/i"_s;
        QTest::newRow("not an image") << json("[{'id': 'https://a.org/t.pdf', 'type': 'Text'}, null, 5]") << QString();
    }
    void readsThumbnails()
    {
        QFETCH(QByteArray, thumbnail);
        const Manifest manifest = withCanvas(json("'thumbnail': ") + thumbnail);
        QTEST(pictures(thumbnails(manifest.canvases().front())), "expected");
    }

    void findsTheImagesOfOthers()
    {
        KADER_SHARED_OR_SKIP(folder, u"fixtures/cookbook"_s);
        int canvases = 0;
        int painted = 0;
        QDirIterator files(*folder, {u"*manifest*.json"_s});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto document = Document::read(file.readAll(), file.fileName());
            const auto manifest = document ? Manifest::read(*document) : tl::unexpected(document.error());
            if (!manifest)
                continue;
            for (const CanvasView &canvas : manifest->canvases()) {
                ++canvases;
                painted += paintings(canvas).empty() ? 0 : 1;
            }
        }
        QVERIFY(canvases > 50);
        QVERIFY2(painted * 100 >= canvases * 85, qPrintable(u"%1 of %2"_s.arg(painted).arg(canvases)));
    }
};

KADER_TEST(TestPainting);
#include "tst_painting.moc"
