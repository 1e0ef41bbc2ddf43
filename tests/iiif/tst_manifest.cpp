#include "iiif/annotation.h"
#include "iiif/manifest.h"
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
