#include "iiif/annotationpage.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

Result<AnnotationPage> read(const QByteArray &bytes)
{
    return Document::read(bytes, u"p.json"_s).and_then(AnnotationPage::read);
}

/// Two canvases of 1000×500, `https://x.example/c/1` and `/2`.
Manifest twoCanvases()
{
    return test::readManifest(json(
        "{'type': 'Manifest', 'items': [{'id': 'https://x.example/c/1', 'type': 'Canvas', 'width': 1000, 'height': "
        "500}, {'id': 'https://x.example/c/2', 'type': 'Canvas', 'width': 1000, 'height': 500}]}"));
}

AnnotationPage pageWith(const QByteArray &target)
{
    return *read(json("{'type': 'AnnotationPage', 'items': [{'id': 'a', 'type': 'Annotation', 'target': ") + target +
                 "}]}");
}

} // namespace

class TestAnnotationPage : public QObject {
    Q_OBJECT

private slots:
    void readsAPage()
    {
        const auto page =
            read(json("{'id': 'https://x.example/p', 'type': 'AnnotationPage', 'label': {'en': ['Notes']}, 'partOf': "
                      "{'id': 'https://x.example/all', 'type': 'AnnotationCollection'}, 'next': {'id': "
                      "'https://x.example/p2', 'type': 'AnnotationPage'}, 'items': [{'id': 'a'}, null, {'id': 'b'}]}"));
        QVERIFY(page);
        QCOMPARE(page->id(), u"https://x.example/p"_s);
        QCOMPARE(page->label().name(), u"Notes"_s);
        QCOMPARE(page->nextPage()->text(), u"https://x.example/p2"_s);
        QCOMPARE(page->partOf(), u"https://x.example/all"_s);
        QCOMPARE(page->annotations().size(), size_t(2));
        QCOMPARE(page->annotations()[1]["id"].text(), u"b"_s);
    }

    void readsOtherForms_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("count");
        QTest::newRow("one without an array") << json("{'type': 'AnnotationPage', 'items': {'id': 'a'}}") << 1;
        QTest::newRow("none") << json("{'type': 'AnnotationPage'}") << 0;
        QTest::newRow("a single annotation") << json("{'type': 'Annotation', 'target': 'x'}") << 1;
        QTest::newRow("annotations alone") << json("[{'type': 'Annotation'}, {'type': 'Annotation'}]") << 2;
    }

    void readsOtherForms()
    {
        QFETCH(QByteArray, json);
        const auto page = read(json);
        QVERIFY(page);
        QTEST(int(page->annotations().size()), "count");
    }

    void refusesOthers()
    {
        QCOMPARE(read(json("{'type': 'Manifest'}")).error().kind, ErrorKind::Unsupported);
        QCOMPARE(read(json("[1]")).error().kind, ErrorKind::Unsupported);
    }

    void placesByTarget_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("referencedFrom");
        QTest::addColumn<int>("canvas");
        QTest::addColumn<QString>("region");
        QTest::newRow("exactly") << json("'https://x.example/c/2'") << 0 << 1 << QString();
        QTest::newRow("with a region") << json("'https://x.example/c/2#xywh=1,2,3,4'") << -1 << 1 << u"1,2,3,4"_s;
        QTest::newRow("by http") << json("'http://x.example/c/2#xywh=1,2,3,4'") << 0 << 1 << u"1,2,3,4"_s;
        QTest::newRow("encoded") << json("'https://x.example/c/2%23xywh=1,2,3,4'") << 0 << 1 << u"1,2,3,4"_s;
        QTest::newRow("percent") << json("'http://x.example/c/2#xywh=percent:0,0,50,50'") << -1 << 1
                                 << u"0,0,500,250"_s;
        QTest::newRow("source") << json("{'type': 'SpecificResource', 'source': {'id': 'http://x.example/c/2', 'type': "
                                        "'Canvas'}, 'selector': {'type': 'FragmentSelector', 'value': 'xywh=1,2,3,4'}}")
                                << -1 << 1 << u"1,2,3,4"_s;
        QTest::newRow("the second of two")
            << json("['https://y.example/c', 'https://x.example/c/2#xywh=1,2,3,4']") << -1 << 1 << u"1,2,3,4"_s;
        QTest::newRow("elsewhere, referenced") << json("'https://y.example/c#xywh=1,2,3,4'") << 0 << 0 << u"1,2,3,4"_s;
        QTest::newRow("elsewhere") << json("'https://y.example/c#xywh=1,2,3,4'") << -1 << -1 << QString();
        QTest::newRow("an id that only begins alike") << json("'https://x.example/c/22'") << -1 << -1 << QString();
        QTest::newRow("no target") << json("null") << 1 << 1 << QString();
    }

    void placesByTarget()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, referencedFrom);
        QFETCH(int, canvas);
        const AnnotationPage page = pageWith(target);
        const Manifest manifest = twoCanvases();
        const PlacedPage placed =
            placeAnnotations(page, manifest, referencedFrom < 0 ? std::nullopt : std::optional(referencedFrom));
        QCOMPARE(placed.placed.size(), size_t(canvas < 0 ? 0 : 1));
        QCOMPARE(placed.elsewhere.size(), size_t(canvas < 0 ? 1 : 0));
        if (canvas < 0)
            return;
        QCOMPARE(placed.placed.front().canvas, canvas);
        const auto &region = placed.placed.front().annotation.region;
        QTEST(region ? region->toString() : QString(), "region");
    }
};

KADER_TEST(TestAnnotationPage);
#include "tst_annotationpage.moc"
