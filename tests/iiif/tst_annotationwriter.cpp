#include "iiif/annotationwriter.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

Annotation note(const QString &text)
{
    Annotation annotation;
    annotation.motivations = {u"commenting"_s};
    annotation.text = text;
    annotation.language = u"en"_s;
    return annotation;
}

QByteArray withNotes(const QByteArray &bytes, int canvas, const QStringList &texts)
{
    const Manifest manifest = test::readManifest(bytes);
    Edits edits(manifest.document().outline());
    AnnotationWriter writer(manifest, edits);
    for (const QString &text : texts)
        writer.add(canvas, note(text));
    writer.finish();
    return patched(bytes, edits.patches().value());
}

QStringList idsOf(const QByteArray &bytes)
{
    const Manifest manifest = test::readManifest(bytes);
    QStringList ids;
    for (const PlacedAnnotation &placed : embeddedAnnotations(manifest))
        ids.append(placed.annotation.id);
    return ids;
}

} // namespace

class TestAnnotationWriter : public QObject {
    Q_OBJECT

private slots:
    void choosesPageAndIds_data()
    {
        QTest::addColumn<QByteArray>("annotations"); // of the first canvas
        QTest::addColumn<QStringList>("ids");        // of all afterwards
        const QString base = u"https://repo.example/iiif/v3/1/canvas/annotationpage/"_s;
        QTest::newRow("no pages") << ""_ba << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
        QTest::newRow("empty array") << json(", 'annotations': []")
                                     << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
        QTest::newRow("null") << json(", 'annotations': null")
                              << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
        QTest::newRow("a page with one") << json(", 'annotations': [{'id': 'urn:p', 'type': 'AnnotationPage', 'items': "
                                                 "[{'id': 'urn:p/x', 'type': 'Annotation'}]}]")
                                         << QStringList{u"urn:p/x"_s, u"urn:p/anno/2"_s, u"urn:p/anno/3"_s};
        QTest::newRow("an id that is taken") << json(", 'annotations': [{'id': 'urn:p', 'type': 'AnnotationPage', "
                                                     "'items': [{'id': 'urn:p/anno/2', 'type': 'Annotation'}]}]")
                                             << QStringList{u"urn:p/anno/2"_s, u"urn:p/anno/3"_s, u"urn:p/anno/4"_s};
        QTest::newRow("a page elsewhere") << json(", 'annotations': [{'id': 'urn:p', 'type': 'AnnotationPage'}]")
                                          << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
        QTest::newRow("a page elsewhere, as a string")
            << json(", 'annotations': ['urn:p']") << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
        QTest::newRow("our page's id is taken by a reference")
            << (json(", 'annotations': [{'id': '") + base.toUtf8() + json("1', 'type': 'AnnotationPage'}]"))
            << QStringList{base + u"2/anno/1"_s, base + u"2/anno/2"_s};
        QTest::newRow("one object in place of an array")
            << json(", 'annotations': {'id': 'urn:p', 'type': 'AnnotationPage', 'items': []}")
            << QStringList{u"urn:p/anno/1"_s, u"urn:p/anno/2"_s};
        QTest::newRow("one reference in place of an array")
            << json(", 'annotations': {'id': 'urn:p', 'type': 'AnnotationPage'}")
            << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
        QTest::newRow("page without id") << json(", 'annotations': [{'type': 'AnnotationPage', 'items': []}]")
                                         << QStringList{base + u"1/anno/1"_s, base + u"1/anno/2"_s};
    }

    void choosesPageAndIds()
    {
        QFETCH(QByteArray, annotations);
        const QByteArray before = test::sampleManifest(2, annotations);
        const QByteArray after = withNotes(before, 0, {u"one"_s, u"two"_s});
        QTEST(idsOf(after), "ids");
        if (annotations.contains("urn:p"))
            QVERIFY2(after.contains("urn:p"), "what was there stays");
    }

    void makesACanvasOfOneThatIsOnlyNamed()
    {
        const QByteArray before =
            json("{'type': 'Manifest', 'items': ['https://repo.example/iiif/v3/1/canvas', {'id': 'x'}]}");
        const Manifest after = test::readManifest(withNotes(before, 0, {u"one"_s}));
        QCOMPARE(after.canvases().front().id, u"https://repo.example/iiif/v3/1/canvas"_s);
        QCOMPARE(embeddedAnnotations(after).size(), size_t(1));
        QCOMPARE(after.canvases().back().id, u"x"_s);
    }

    void keepsOffTheIdsOfImages()
    {
        QByteArray before = test::sampleManifest(1);
        before.replace("https://repo.example/iiif/v3/1/annotationpage",
                       "https://repo.example/iiif/v3/1/canvas/annotationpage/1");
        QCOMPARE(idsOf(withNotes(before, 0, {u"one"_s})),
                 QStringList{u"https://repo.example/iiif/v3/1/canvas/annotationpage/2/anno/1"_s});
    }

    void takesOutWhatAnAnnotationNoLongerSays()
    {
        const QByteArray before =
            test::sampleManifest(1, json(", 'annotations': [{'id': 'urn:p', 'type': 'AnnotationPage', 'items': ["
                                         "{'id': 'a', 'type': 'Annotation', 'motivation': 'tagging', 'bodyValue': 'v', "
                                         "'target': 'https://repo.example/iiif/v3/1/canvas', 'creator': 'C'}]}]"));
        const Manifest manifest = test::readManifest(before);
        Edits edits(manifest.document().outline());
        AnnotationWriter writer(manifest, edits);
        const PlacedAnnotation old = embeddedAnnotations(manifest).front();
        Annotation now = old.annotation;
        now.creator.clear();
        now.language = u"nl"_s;
        writer.change(old, now);
        const QByteArray after = patched(before, edits.patches().value());
        QVERIFY(!after.contains("creator"));
        QVERIFY(!after.contains("bodyValue"));
        const Manifest changed = test::readManifest(after);
        QCOMPARE(embeddedAnnotations(changed).front().annotation, now);
    }

    void countsOnInALaterRun()
    {
        const QByteArray once = withNotes(test::sampleManifest(2), 1, {u"one"_s});
        const QByteArray twice = withNotes(once, 1, {u"two"_s});
        const QString base = u"https://repo.example/iiif/v3/2/canvas/annotationpage/1/anno/"_s;
        QCOMPARE(idsOf(twice), (QStringList{base + u'1', base + u'2'}));
    }

    void leavesAllOtherBytesAlone()
    {
        const QByteArray before = test::sampleManifest(5);
        const Manifest manifest = test::readManifest(before);
        Edits edits(manifest.document().outline());
        AnnotationWriter writer(manifest, edits);
        for (int canvas = 0; canvas < 5; ++canvas)
            writer.add(canvas, note(u"text"_s));
        writer.finish();
        const Patches patches = edits.patches().value();
        QCOMPARE(patches.size(), size_t(5));
        for (const Patch &patch : patches)
            QCOMPARE(patch.length, 0); // insertions only
    }

    void changesInPlace()
    {
        const QByteArray before = test::sampleManifest(
            1, json(", 'annotations': [{'id': 'urn:p', 'type': 'AnnotationPage', 'items': [{'id': 'a', 'type': "
                    "'Annotation', 'x-own': 1.50, 'motivation': 'commenting', 'body': {'type': 'TextualBody', 'value': "
                    "'old', 'format': 'text/plain', 'language': 'en'}, 'target': 'urn:c'}]}]"));
        const Manifest manifest = test::readManifest(before);
        Edits edits(manifest.document().outline());
        AnnotationWriter writer(manifest, edits);
        const PlacedAnnotation old = embeddedAnnotations(manifest).front();
        Annotation now = old.annotation;
        now.text = u"new"_s;
        writer.change(old, now);
        writer.finish();
        const QByteArray after = patched(before, edits.patches().value());
        const Manifest changed = test::readManifest(after);
        QCOMPARE(embeddedAnnotations(changed).front().annotation, now);
        QVERIFY(after.contains(json("'x-own': 1.50, 'motivation': 'commenting'")));
    }
};

KADER_TEST(TestAnnotationWriter);
#include "tst_annotationwriter.moc"
