#include "iiif/annotation.h"
#include "iiif/inspection.h"
#include "iiif/manifest.h"
#include "iiif/painting.h"
#include "iiif/problem.h"
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

class TestManifest : public QObject {
    Q_OBJECT

private slots:
    void readsTheRepositorysOwn()
    {
        const Manifest manifest = test::readManifest(test::sampleManifest(3));
        QCOMPARE(manifest.id(), u"https://repo.example/iiif/v3/set/1/manifest"_s);
        QCOMPARE(manifest.label().name(), u"IIIF Manifest for 'Sample'."_s);
        QCOMPARE(manifest.canvases().size(), size_t(3));
        const CanvasView &second = manifest.canvases()[1];
        QCOMPARE(second.position, 1);
        QCOMPARE(second.label.name(), u"image_0002.tif"_s);
        QCOMPARE(second.size->width, 3000);
        QCOMPARE(second.paintingPages().size(), size_t(1));
        QVERIFY(second.annotationPages().empty());
        QCOMPARE(manifest.firstCanvasWithId(u"https://repo.example/iiif/v3/2/canvas"_s), 1);
    }

    void recognisesDocuments_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("version");
        const auto row = [](const char *name, const char *json, DocumentKind kind, int version) {
            QTest::newRow(name) << QByteArray(json) << int(kind) << version;
        };
        row("manifest without context", json("{'type': 'Manifest'}"), DocumentKind::Manifest, 3);
        row("manifest with a wrong context",
            "{\"@context\": \"http://iiif.io/api/image/2/context.json\", \"type\": \"Manifest\"}",
            DocumentKind::Manifest, 3);
        const auto four = [&row](const char *name, const char *members, DocumentKind kind) {
            row(name,
                json("{'@context': ['https://x.example/c', 'http://iiif.io/api/presentation/4/context.json'], ") +
                    json(members) + '}',
                kind, 4);
        };
        four("version 4", "'type': 'Manifest', 'items': [{'type': 'Canvas'}]", DocumentKind::Manifest);
        four("collection of version 4", "'type': 'Collection', 'items': []", DocumentKind::Collection);
        four("page of version 4", "'type': 'AnnotationPage'", DocumentKind::AnnotationPage);
        four("space of version 4", "'type': 'Scene'", DocumentKind::Unknown);
        row("version 4 without a context", json("{'type': 'Manifest', 'items': [{}, {'type': 'Timeline'}]}"),
            DocumentKind::Manifest, 4);
        row("version 4 with https",
            json("{'@context': 'https://iiif.io/api/presentation/4/context.json', 'type': "
                 "'Canvas'}"),
            DocumentKind::Canvas, 4);
        row("a space in version 3",
            json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'type': "
                 "'Manifest', 'items': [{'type': 'Scene'}]}"),
            DocumentKind::Manifest, 3);
        row("both contexts",
            json("{'@context': ['http://iiif.io/api/presentation/4/context.json', "
                 "'http://iiif.io/api/presentation/3/context.json'], 'type': 'Manifest'}"),
            DocumentKind::Manifest, 3);
        row("2.x manifest", json("{'@type': 'sc:Manifest'}"), DocumentKind::Manifest, 2);
        row("2.x by its sequences", json("{'sequences': []}"), DocumentKind::Manifest, 2);
        row("type in an array", json("{'@type': ['sc:Manifest']}"), DocumentKind::Manifest, 2);
        row("collection", json("{'type': 'Collection'}"), DocumentKind::Collection, 3);
        row("image information", "{\"protocol\": \"http://iiif.io/api/image\"}", DocumentKind::ImageInfo, 0);
        row("something else", json("[1]"), DocumentKind::Unknown, 0);
    }

    void recognisesDocuments()
    {
        QFETCH(QByteArray, json);
        const auto document = Document::read(json, {});
        QTEST(int(document->kind()), "kind");
        QTEST(document->presentationVersion(), "version");
    }

    void refusesVersionTwoInWords()
    {
        const auto manifest = Manifest::read(Document::read(json("{'@type': 'sc:Manifest'}"), u"old.json"_s).value());
        QVERIFY(!manifest);
        QCOMPARE(manifest.error().kind, ErrorKind::Unsupported);
        QVERIFY(manifest.error().message.contains("Presentation 2"_L1));
    }

    void refusesVersionFourInWords_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("what");
        QTest::newRow("manifest") << json("'type': 'Manifest', 'label': {'en': ['M']}, 'items': [{'id': 'https://c'}]")
                                  << u"(Manifest “M”)"_s;
        QTest::newRow("canvas") << json("'type': 'Canvas', 'width': 1, 'height': 1") << u"(Canvas)"_s;
        QTest::newRow("space") << json("'type': 'Scene'") << u"(Scene)"_s;
    }

    void refusesVersionFourInWords()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, what);
        const auto document = Document::read(
            json("{'@context': 'http://iiif.io/api/presentation/4/context.json', ") + members + '}', u"new.json"_s);
        const auto opened = openManifest(*document);
        QVERIFY(!opened);
        QVERIFY(!Manifest::read(*document));
        QCOMPARE(opened.error().kind, ErrorKind::Unsupported);
        QVERIFY2(opened.error().message.contains("IIIF Presentation 4 "_L1 + what), qPrintable(opened.error().message));
        QVERIFY(!inspected(*document));
        QVERIFY(!inPresentation3(*document));
        const std::vector<Problem> problems = validate(*document); // and nothing is offered that makes version 3 of it
        QCOMPARE(problems.size(), size_t(1));
        QCOMPARE(problems[0].diagnostic.rule, u"version-4"_s);
        QVERIFY(!problems[0].repair);
    }

    void listsWhatVersionFourLists()
    {
        const auto read = [](const char *members) {
            return Document::read(
                json("{'@context': 'http://iiif.io/api/presentation/4/context.json', ") + json(members) + '}', {});
        };
        const auto collection = inspected(*read("'type': 'Collection', 'items': [{'id': 'https://x.example/m', "
                                                "'type': 'Manifest'}]"));
        QCOMPARE(collection->members.size(), size_t(1));
        QCOMPARE(collection->presentationVersion, 4);
        QCOMPARE(collection->notes.value(0).rule, u"version-4"_s);
        const auto page = inspected(*read("'type': 'AnnotationPage', 'items': [{'type': 'Annotation'}]"));
        QCOMPARE(page->annotations, 1);
        QCOMPARE(page->notes.value(0).rule, u"version-4"_s);
    }

    void knowsWhereToStart_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<int>("canvas");
        QTest::newRow("a canvas") << json("{'id': 'https://x.example/2', 'type': 'Canvas'}") << 1;
        QTest::newRow("a place on it")
            << json("{'type': 'SpecificResource', 'source': 'https://x.example/2', 'selector': "
                    "{'type': 'PointSelector', 't': 5}}")
            << 1;
        QTest::newRow("with a fragment") << json("{'id': 'http://x.example/2#t=5', 'type': 'Canvas'}") << 1;
        QTest::newRow("an address") << json("'https://x.example/1'") << 0;
        QTest::newRow("elsewhere") << json("{'id': 'https://x.example/3', 'type': 'Canvas'}") << -1;
        QTest::newRow("nothing") << json("null") << -1;
    }

    void knowsWhereToStart()
    {
        QFETCH(QByteArray, start);
        const Manifest manifest = test::readManifest(
            json("{'type': 'Manifest', 'items': [{'id': 'https://x.example/1'}, {'id': 'https://x.example/2'}], "
                 "'start': ") +
            start + '}');
        QTEST(manifest.startCanvas().value_or(-1), "canvas");
    }

    void survivesOneInPlaceOfMany()
    {
        const Manifest manifest = test::readManifest(
            json("{'type': 'Manifest', 'items': {'id': 'c', 'items': {'items': {'body': 'https://x.example/f.jpg'}}, "
                 "'annotations': {'items': {'id': 'a', 'target': 'c'}}}}"));
        QCOMPARE(manifest.canvases().size(), size_t(1));
        QCOMPARE(paintings(manifest.canvases().front()).size(), size_t(1));
        QCOMPARE(embeddedAnnotations(manifest).size(), size_t(1));
    }

    void survivesOddCanvases()
    {
        const Manifest manifest =
            test::readManifest(json("{'type': 'Manifest', 'items': [{'width': '100', 'height': 50.4}, {'width': 0, "
                                    "'height': 0}, null, 'x', {'id': 'c', 'width': 10, 'height': null, 'annotations': "
                                    "{'id': 'p', 'type': 'AnnotationPage'}, 'items': 'nonsense'}]}"));
        QCOMPARE(manifest.canvases().size(), size_t(5));
        QCOMPARE(manifest.canvases()[0].size->width, 100);
        QCOMPARE(manifest.canvases()[0].size->height, 50);
        QVERIFY(!manifest.canvases()[1].size);
        QVERIFY(!manifest.canvases()[4].size);
        QCOMPARE(manifest.canvases()[4].annotationPages().size(), size_t(1));
        QVERIFY(!isEmbeddedPage(manifest.canvases()[4].annotationPages().front()));
    }

    void readsWhatInstitutionsPublish()
    {
        KADER_SHARED_OR_SKIP(folder, u"fixtures"_s);
        QDirIterator files(*folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        int manifests = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto document = Document::read(file.readAll(), file.fileName());
            QVERIFY2(document, qPrintable(file.fileName()));
            QVERIFY2(document->kind() != DocumentKind::Unknown || file.fileName().contains("/odd/"_L1),
                     qPrintable(file.fileName()));
            const auto manifest = Manifest::read(*document);
            QCOMPARE(manifest.has_value(),
                     document->kind() == DocumentKind::Manifest && document->presentationVersion() == 3);
            manifests += manifest.has_value();
        }
        QVERIFY(manifests > 30);
    }
};

KADER_TEST(TestManifest);
#include "tst_manifest.moc"
