#include "curation/annotationmapping.h"
#include "curation/publish.h"
#include "curation/steps.h"
#include "curation/tableexport.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const WebAddress folder = *WebAddress::parse(u"https://out.example/iiif"_s);
const QDateTime now = QDateTime::fromSecsSinceEpoch(1700000000).toUTC();
const QByteArray reference = json("{'id': 'https://notes.example/page',   'type': 'AnnotationPage'}");

/// Two notes in a publisher's own spelling.
QByteArray page(const QByteArray &more = {})
{
    return json("{'@context':  'http://iiif.io/api/presentation/3/context.json', 'id': 'https://notes.example/own-id', "
                "'type': 'AnnotationPage'") +
           more +
           json(",\n 'items': [\n  {'id': 'https://notes.example/1', 'type': 'Annotation', 'motivation': 'commenting', "
                "'body': {'type': 'TextualBody', 'value': 'one', 'format': 'text/plain', 'language': 'en'}, "
                "'target': 'https://repo.example/iiif/v3/1/canvas#xywh=1,2,3,4', 'extra':  1.50},\n"
                "  {'id': 'https://notes.example/2', 'type': 'Annotation', 'motivation': 'tagging', "
                "'body': {'type': 'TextualBody', 'value': 'two', 'format': 'text/plain', 'language': 'en'}, "
                "'target': 'https://repo.example/iiif/v3/2/canvas'}\n ]}\n");
}

/// A curation of one manifest with these references on its first canvas, and pages that were looked at.
Snapshot snapshotOf(const QByteArray &references, const QList<std::pair<QString, QByteArray>> &pages)
{
    const SourcePtr source = sampleSource(json(", 'annotations': ") + references);
    Snapshot snapshot{.sources = {source}, .annotations = ownAnnotations(source->manifest, source->id)};
    for (const auto &[address, bytes] : pages) {
        snapshot.pages.push_back(readPage(bytes, address, *source, 0).value());
        const auto &annotations = *snapshot.pages.back()->annotations;
        snapshot.annotations.insert(snapshot.annotations.end(), annotations.begin(), annotations.end());
    }
    return snapshot;
}

Snapshot oneLooked()
{
    return snapshotOf('[' + reference + ']', {{u"https://notes.example/page"_s, page()}});
}

Annotation &withText(Snapshot &snapshot, const QString &text)
{
    return *std::find_if(snapshot.annotations.begin(), snapshot.annotations.end(),
                         [&](const Annotation &each) { return each.text == text; });
}

void retell(Snapshot &snapshot, const QString &before, const QString &after)
{
    Annotation &annotation = withText(snapshot, before);
    annotation.text = after;
    annotation.provenance->overlay = store::Overlay::Edited;
}

void strike(Snapshot &snapshot, const QString &text)
{
    withText(snapshot, text).provenance->overlay = store::Overlay::Deleted;
}

Published published(const Snapshot &snapshot)
{
    return publishedManifest(snapshot, snapshot.sources.at(0)->id, folder, now).value();
}

/// What publishing makes of the manifest when no page was ever looked at.
QByteArray untouched(Snapshot snapshot)
{
    snapshot.pages.clear();
    snapshot.annotations.clear();
    return published(snapshot).bytes;
}

} // namespace

class TestEmbeddedPages : public QObject {
    Q_OBJECT

private slots:
    void leavesAReferenceWhereNothingWasEdited()
    {
        Snapshot snapshot = oneLooked();
        QCOMPARE(published(snapshot).bytes, untouched(snapshot));
        QVERIFY(published(snapshot).bytes.contains(reference));
        QVERIFY(published(snapshot).diagnostics.isEmpty());
        // A note of the curator's own stands beside the reference.
        Annotation made = newAnnotation(snapshot.sources[0]->id, 0, iiif::Region{1, 2, 3, 4});
        made.text = u"mine"_s;
        snapshot.annotations.push_back(made);
        const QByteArray bytes = published(snapshot).bytes;
        QVERIFY(bytes.contains('[' + reference + ", {\"id\":\"https://repo.example/iiif/v3/1/canvas/annotationpage/"));
    }

    void putsAnEditedPageInPlaceOfItsReference()
    {
        Snapshot snapshot = oneLooked();
        retell(snapshot, u"one"_s, u"uno"_s);
        const Published out = published(snapshot);
        QByteArray embedded = page().trimmed();
        embedded.replace("\"@context\":  \"http://iiif.io/api/presentation/3/context.json\", ", "");
        embedded.replace("\"value\": \"one\", \"format\": \"text/plain\", \"language\": \"en\"",
                         "VALUE"); // the body is written anew
        QByteArray expected = untouched(snapshot);
        expected.replace(reference, embedded);
        QByteArray bytes = out.bytes;
        const QByteArray body = json("{'type':'TextualBody','value':'uno','format':'text/plain','language':'en'}");
        QVERIFY2(bytes.contains(body), bytes.constData());
        bytes.replace(body, json("{'type': 'TextualBody', VALUE}"));
        QCOMPARE(bytes, expected);
        QCOMPARE(out.diagnostics.size(), 1);
        QCOMPARE(out.diagnostics[0].rule, u"referenced-page-embedded"_s);
        QVERIFY(out.diagnostics[0].message.contains(u"https://notes.example/page"_s));
    }

    void takesADeletedAnnotationOutOfAPage()
    {
        Snapshot snapshot = oneLooked();
        strike(snapshot, u"two"_s);
        const QByteArray bytes = published(snapshot).bytes;
        QVERIFY(bytes.contains("https://notes.example/1") && !bytes.contains("https://notes.example/2"));
        strike(snapshot, u"one"_s);
        QVERIFY(published(snapshot).bytes.contains("https://notes.example/own-id"));
        QVERIFY(!published(snapshot).bytes.contains("https://notes.example/1"));
    }

    void bringsThePagesAlongThatAPageGoesOnWith()
    {
        const QByteArray second = json("{'id': 'https://notes.example/second', 'type': 'AnnotationPage', 'items': "
                                       "[{'id': 'https://notes.example/3', 'type': 'Annotation', 'body': "
                                       "{'type': 'TextualBody', 'value': 'three'}, "
                                       "'target': 'https://repo.example/iiif/v3/1/canvas'}]}");
        Snapshot snapshot = snapshotOf(
            '[' + reference + json(", {'id': 'https://notes.example/other', 'type': ") + json("'AnnotationPage'}]"),
            {{u"https://notes.example/page"_s, page(json(", 'next': 'https://notes.example/second'"))},
             {u"https://notes.example/second"_s, second}});
        strike(snapshot, u"three"_s);
        const QByteArray bytes = published(snapshot).bytes;
        const iiif::Manifest manifest = readManifest(bytes);
        const std::vector<iiif::Value> pages = manifest.canvases()[0].annotationPages();
        QCOMPARE(pages.size(), size_t(3));
        QCOMPARE(pages[0]["id"].text(), u"https://notes.example/own-id"_s);
        QVERIFY(!pages[0]["next"].exists());
        QCOMPARE(pages[1]["id"].text(), u"https://notes.example/second"_s);
        QCOMPARE(pages[1]["items"].count(), 0);
        QCOMPARE(pages[2]["id"].text(), u"https://notes.example/other"_s);
        QVERIFY(!pages[2]["items"].exists());
    }

    void givesEachCanvasItsOwnOfASharedPage()
    {
        const SourcePtr source = [] {
            QByteArray bytes = sampleManifest(2, json(", 'annotations': ['https://notes.example/page']"));
            const qsizetype second = bytes.indexOf("\"https://repo.example/iiif/v3/2/canvas\", \"type\"");
            bytes.insert(bytes.indexOf(", \"type\"", second), json(", 'annotations': ['https://notes.example/page']"));
            ManifestSource made = *sampleSource();
            made.manifest = readManifest(bytes);
            return std::make_shared<const ManifestSource>(made);
        }();
        Snapshot snapshot{.sources = {source},
                          .pages = {readPage(page(), u"https://notes.example/page"_s, *source, 0).value()}};
        snapshot.annotations = *snapshot.pages[0]->annotations;
        retell(snapshot, u"one"_s, u"uno"_s);
        const auto placed = iiif::embeddedAnnotations(readManifest(published(snapshot).bytes));
        QCOMPARE(placed.size(), size_t(2));
        QCOMPARE(placed[0].annotation.text, u"uno"_s);
        QCOMPARE(placed[0].canvas, 0);
        QCOMPARE(placed[1].annotation.text, u"two"_s);
        QCOMPARE(placed[1].canvas, 1);
    }

    void readsListsWithoutAPage()
    {
        const QByteArray list = json("[{'id': 'https://notes.example/9', 'type': 'Annotation', 'motivation': "
                                     "'commenting', 'body': {'type': 'TextualBody', 'value': 'nine', "
                                     "'format': 'text/plain', 'language': 'en'}, "
                                     "'target': 'https://repo.example/iiif/v3/1/canvas'}]");
        Snapshot snapshot = snapshotOf('[' + reference + ']', {{u"https://notes.example/page"_s, list}});
        retell(snapshot, u"nine"_s, u"ten"_s);
        const auto placed = iiif::embeddedAnnotations(readManifest(published(snapshot).bytes));
        QCOMPARE(placed.size(), size_t(1));
        QCOMPARE(placed[0].annotation.text, u"ten"_s);
    }

    void isInTablesBothWays()
    {
        Snapshot snapshot = oneLooked();
        Annotation made = newAnnotation(snapshot.sources[0]->id, 0, iiif::Region{5, 6, 7, 8});
        made.text = u"mine"_s;
        snapshot.annotations.push_back(made);
        exchange::ExportOptions options;
        options.isExtended = true;
        const QByteArray csv = exportTable(snapshot, options).value().csv;
        for (const char *text : {"one", "two", "mine"})
            QVERIFY2(csv.contains(text), csv.constData());
        const TableImport same = planTable(snapshot, csv, u"same.csv"_s).value();
        QCOMPARE(same.plan.count(exchange::Verdict::AlreadyThere), 3);
        QVERIFY(same.step.changes.empty());

        QByteArray edited = csv;
        edited.replace("one", "uno").replace("mine", "yours");
        const TableImport other = planTable(snapshot, edited, u"other.csv"_s).value();
        QCOMPARE(other.plan.count(exchange::Verdict::Changed), 2);
        QCOMPARE(other.step.changes.size(), size_t(2));
        QStringList told;
        for (const store::Change &change : other.step.changes) {
            const auto &annotation = std::get<store::AnnotationChange>(change);
            QCOMPARE(annotation.before->id, annotation.after->id);
            told += annotation.before->text + u" "_s + annotation.after->text;
            if (annotation.after->provenance)
                QCOMPARE(annotation.after->provenance->overlay, store::Overlay::Edited);
        }
        told.sort();
        QCOMPARE(told, (QStringList{u"mine yours"_s, u"one uno"_s}));
    }
};

KADER_TEST(TestEmbeddedPages);
#include "tst_embeddedpages.moc"
