#include "curation/annotationmapping.h"
#include "curation/compose.h"
#include "curation/publish.h"
#include "curation/steps.h"
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

Snapshot snapshotOf(const SourcePtr &source)
{
    return {.sources = {source}, .annotations = ownAnnotations(source->manifest, source->id)};
}

QByteArray publishedBytes(const Snapshot &snapshot)
{
    return publishedManifest(snapshot, snapshot.sources.at(0)->id, folder, now).value().bytes;
}

/// What repairing and the new address alone make of the source.
QByteArray untouched(const SourcePtr &source)
{
    return publishedBytes(snapshotOf(source));
}

iiif::Manifest manifestOf(const QByteArray &bytes)
{
    return iiif::Document::read(bytes, u"published"_s).and_then(iiif::Manifest::read).value();
}

QStringList idsIn(const QByteArray &bytes)
{
    QStringList ids;
    for (const iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(manifestOf(bytes)))
        ids.append(placed.annotation.id);
    return ids;
}

Annotation note(const SourcePtr &source, int canvas, const QString &text)
{
    Annotation made = newAnnotation(source->id, canvas, iiif::Region{1, 2, 3, 4});
    made.text = text;
    return made;
}

/// A dataset with a record and something to enrich with.
SourcePtr described(const QString &dataset)
{
    ManifestSource source = *sampleSource(ownNotes());
    source.dataset = dataset;
    source.record = enrichment::Record{.title = u"Yeast"_s,
                                       .page = u"https://repo.example/datasets/1"_s,
                                       .resourceTitle = u"The paper"_s,
                                       .authors = {{u"A. Person"_s, {}}}};
    return std::make_shared<const ManifestSource>(source);
}

} // namespace

class TestPublish : public QObject {
    Q_OBJECT

private slots:
    void namesDocuments()
    {
        ManifestSource source = *sampleSource();
        source.title = u"Étude: yeast, 07 — “large”"_s;
        QCOMPARE(publishedName(source), u"etude-yeast-07-large.json"_s);
        source.title = u"細胞"_s;
        QCOMPARE(publishedName(source), u"manifest.json"_s);
        source.dataset = u"6a9f04c3-d1e7-4b58-8f62-25b7c8e0913d"_s;
        QCOMPARE(publishedName(source), source.dataset + u".json"_s);
        source.version = 2;
        QCOMPARE(publishedAddress(folder, source).text(), folder.text() + u'/' + source.dataset + u"-v2.json"_s);
        QCOMPARE(aggregateAddress(folder).text(), u"https://out.example/iiif/aggregate.json"_s);
    }

    void givesEqualTitlesDifferentNames()
    {
        const auto titled = [](const QString &title) {
            ManifestSource source = *sampleSource({}, 1);
            source.title = title;
            return std::make_shared<const ManifestSource>(source);
        };
        const std::vector<SourcePtr> all{titled(u"Yeast"_s), titled(u"yeast!"_s), titled(u"Yeast 2"_s),
                                         titled(u"Aggregate"_s)};
        QStringList names;
        for (const SourcePtr &each : all)
            names.append(publishedName(*each, all));
        QCOMPARE(names, (QStringList{u"yeast.json"_s, u"yeast-2.json"_s, u"yeast-2-2.json"_s, u"aggregate-2.json"_s}));
        QCOMPARE(publishedName(*titled(u"Yeast"_s), all), u"yeast-3.json"_s); // one that is only looked at
        const Published second = publishedManifest({.sources = all}, all[1]->id, folder, now).value();
        QCOMPARE(manifestOf(second.bytes).id(), u"https://out.example/iiif/yeast-2.json"_s);
    }

    void doesWhatAHarvestDoes()
    {
        const SourcePtr source = described(u"one"_s);
        std::vector<Composition> harvested{{.dataset = u"one"_s,
                                            .title = source->title,
                                            .manifest = source->manifest,
                                            .record = *source->record,
                                            .address = publishedAddress(folder, *source)}};
        QVERIFY(mend(harvested).isEmpty());
        QVERIFY(enrich(harvested, {}, now).isEmpty());
        const Published published = publishedManifest(snapshotOf(source), source->id, folder, now).value();
        QCOMPARE(published.bytes, harvested[0].manifest.document().bytes());
        QVERIFY(published.bytes.contains("The paper"));
        QCOMPARE(published.repairs, harvested[0].repairs);
        QVERIFY(published.provenance == harvested[0].provenance && !published.provenance.empty());
        const Published all = publishedAggregate(snapshotOf(source), folder, u"All"_s, now).value();
        QCOMPARE(all.bytes, aggregate(harvested, aggregateAddress(folder), u"All"_s).value().bytes);
    }

    void enrichesOnlyByARecord()
    {
        const SourcePtr source = sampleSource();
        const Published published = publishedManifest(snapshotOf(source), source->id, folder, now).value();
        QCOMPARE(manifestOf(published.bytes).id(), u"https://out.example/iiif/yeast-07.json"_s);
        QCOMPARE(manifestOf(published.bytes).root()["metadata"].count(), 1);
        QVERIFY(test::isSound(manifestOf(published.bytes).document()));
    }

    void mendsWhatIsNotDeclined()
    {
        ManifestSource faulty = *sampleSource();
        QByteArray bytes = faulty.manifest.document().bytes();
        bytes.insert(bytes.lastIndexOf('}'),
                     json(", 'requiredStatement': {'label': {'en': ['By']}, 'value': {'en': ['Me', null]}},"
                          "'thumbnail': [{'id': 'https://a.example/t', 'type': 'Image', 'service': null}]"));
        faulty.manifest = manifestOf(bytes);
        Snapshot snapshot = snapshotOf(std::make_shared<const ManifestSource>(faulty));
        QVERIFY(!publishedBytes(snapshot).contains("null"));
        snapshot.declinedRepairs = {u"service-null"_s, u"null-value"_s};
        const Published published = publishedManifest(snapshot, faulty.id, folder, now).value();
        QVERIFY(published.bytes.contains(json("'service': null")));
        QVERIFY(!published.bytes.contains(json("'Me', null")));
        QStringList rules;
        for (const Diagnostic &repair : published.repairs)
            rules.append(repair.rule);
        QVERIFY2(rules.contains(u"metadata-null"_s), qPrintable(rules.join(u' ')));
        for (const QString &declined : snapshot.declinedRepairs)
            QVERIFY2(!rules.contains(declined), qPrintable(declined));
    }

    void changesAnEditedAnnotationAndNothingElse()
    {
        const SourcePtr source = sampleSource(ownNotes());
        Snapshot snapshot = snapshotOf(source);
        Annotation after = snapshot.annotations[0];
        after.text = u"two cells"_s;
        const Step step = change(u"Edit"_s, snapshot.annotations[0], after);
        snapshot.annotations[0] = *std::get<store::AnnotationChange>(step.changes[0]).after;
        snapshot.annotations[0].modified = now;
        QByteArray expected = untouched(source);
        expected.replace("\"value\": \"a cell\"", "\"value\": \"two cells\"");
        expected.replace("\"extra\":  1.50", "\"extra\":  1.50, \"modified\": \"2023-11-14T22:13:20Z\"");
        // JSON that the reader did not give a language gets none from an edit of its text.
        QCOMPARE(publishedBytes(snapshot), expected);
    }

    void movesARectangleOfTheSource()
    {
        const SourcePtr source = sampleSource(ownNotes());
        Snapshot snapshot = snapshotOf(source);
        QVERIFY(hasPlainRegion(snapshot.annotations[0]));
        snapshot.annotations[0] = withRegion(snapshot.annotations[0], iiif::Region{5, 6, 7, 8});
        snapshot.annotations[0].provenance->overlay = store::Overlay::Edited;
        const iiif::Manifest manifest = manifestOf(publishedBytes(snapshot));
        const auto placed = iiif::embeddedAnnotations(manifest);
        QCOMPARE(placed[0].annotation.region, std::optional(iiif::Region{5, 6, 7, 8}));
        QVERIFY(placed[0].value.raw().contains("\"extra\":  1.50"));
        QVERIFY(placed[0].annotation.bodies.contains("purpose"));
    }

    void takesADeletedAnnotationOut()
    {
        const SourcePtr source = sampleSource(ownNotes());
        Snapshot snapshot = snapshotOf(source);
        snapshot.annotations[0].provenance->overlay = store::Overlay::Deleted;
        QCOMPARE(idsIn(publishedBytes(snapshot)), QStringList{u"https://repo.example/notes/2"_s});
        snapshot.annotations[1].provenance->overlay = store::Overlay::Deleted;
        QVERIFY(idsIn(publishedBytes(snapshot)).isEmpty());
    }

    void givesAnnotationsTheSameIdsEveryTime()
    {
        const SourcePtr source = sampleSource(ownNotes());
        Snapshot snapshot = snapshotOf(source);
        const Annotation one = note(source, 0, u"one"_s);
        const Annotation two = note(source, 0, u"two"_s);
        const Annotation three = note(source, 2, u"three"_s);
        snapshot.annotations.insert(snapshot.annotations.end(), {one, two, three});
        const QStringList ids = idsIn(publishedBytes(snapshot));
        const auto name = [](const Annotation &annotation) { return annotation.id.toString(QUuid::WithoutBraces); };
        QCOMPARE(ids, (QStringList{u"https://repo.example/notes/1"_s, u"https://repo.example/notes/2"_s,
                                   u"https://repo.example/notes/anno/"_s + name(one),
                                   u"https://repo.example/notes/anno/"_s + name(two),
                                   u"https://repo.example/iiif/v3/3/canvas/annotationpage/1/anno/"_s + name(three)}));
        QCOMPARE(publishedBytes(snapshot), publishedBytes(snapshot));
        snapshot.annotations.erase(snapshot.annotations.begin() + 2);
        snapshot.annotations[0].provenance->overlay = store::Overlay::Deleted;
        QCOMPARE(idsIn(publishedBytes(snapshot)), (QStringList{ids[1], ids[3], ids[4]}));
    }

    void publishesAnnotationsAsTheyAre()
    {
        const SourcePtr source = sampleSource();
        Snapshot snapshot = snapshotOf(source);
        Annotation made = note(source, 1, u"“quoted”\nsecond line"_s);
        made.motivations = {u"describing"_s, u"x-own"_s};
        made.language = u"nl"_s;
        made.creator = u"A. Curator"_s;
        made.created = made.modified = now;
        snapshot.annotations.push_back(made);
        const auto placed = iiif::embeddedAnnotations(manifestOf(publishedBytes(snapshot)));
        QCOMPARE(placed.size(), size_t(1));
        Annotation read = fromDocument(placed[0].annotation, source->id, placed[0].canvas);
        read.id = made.id;
        QCOMPARE(read, made);
    }

    void publishesAllTargetsOfAnAnnotation()
    {
        const SourcePtr source = sampleSource();
        Snapshot snapshot = snapshotOf(source);
        Annotation made = note(source, 1, u"both"_s);
        made.targets.push_back({.source = source->id, .canvas = 2});
        made.targets.push_back({.source = QUuid::createUuid(), .canvas = 0});
        snapshot.annotations.push_back(made);
        const Published published = publishedManifest(snapshot, source->id, folder, now).value();
        QVERIFY(published.diagnostics.isEmpty());
        const iiif::Manifest manifest = manifestOf(published.bytes);
        const auto placed = iiif::embeddedAnnotations(manifest);
        QCOMPARE(placed.size(), size_t(1));
        QCOMPARE(placed[0].canvas, 1);
        QCOMPARE(
            placed[0].value["target"].raw().toByteArray(),
            json("['https://repo.example/iiif/v3/2/canvas#xywh=1,2,3,4','https://repo.example/iiif/v3/3/canvas']"));
    }

    void saysWhatHasNoCanvasToPointAt()
    {
        const SourcePtr source = sampleSource();
        Snapshot snapshot = snapshotOf(source);
        snapshot.annotations.push_back(note(source, 99, u"nowhere"_s));
        const Published published = publishedManifest(snapshot, source->id, folder, now).value();
        QCOMPARE(published.diagnostics.size(), 1);
        QCOMPARE(published.diagnostics[0].rule, u"annotation-without-canvas"_s);
        QCOMPARE(published.bytes, untouched(source));
    }

    void saysThatAnOldVersionComesOutAsANewOne()
    {
        ManifestSource source = *sampleSource();
        source.conversion = iiif::Conversion::Version2;
        source.notes = {{.rule = u"note"_s, .message = u"A second sequence became a range."_s}};
        const SourcePtr converted = std::make_shared<const ManifestSource>(source);
        const Published published = publishedManifest(snapshotOf(converted), source.id, folder, now).value();
        QCOMPARE(published.diagnostics.size(), 2);
        QCOMPARE(published.diagnostics[0].rule, u"converted"_s);
        QVERIFY(published.diagnostics[0].message.contains(u"Presentation 2"_s));
        QCOMPARE(published.diagnostics[1], source.notes[0]);
    }

    void publishesAllAsOne()
    {
        const SourcePtr one = described(u"one"_s);
        const SourcePtr two = sampleSource({}, 2);
        Snapshot snapshot = snapshotOf(one);
        snapshot.sources.push_back(two);
        snapshot.annotations.push_back(note(two, 1, u"on the second"_s));
        const Published all = publishedAggregate(snapshot, folder, u"Both"_s, now).value();
        const iiif::Manifest manifest = manifestOf(all.bytes);
        QCOMPARE(manifest.id(), aggregateAddress(folder).text());
        QCOMPARE(manifest.canvases().size(), size_t(6));
        QCOMPARE(iiif::embeddedAnnotations(manifest).size(), size_t(3));
        QVERIFY(all.bytes.contains("https://out.example/iiif/one.json"));
        QCOMPARE(publishedAggregate({}, folder, {}, now).error().kind, ErrorKind::Malformed);
        QCOMPARE(publishedManifest(snapshot, QUuid::createUuid(), folder, now).error().kind, ErrorKind::NotFound);
    }
};

KADER_TEST(TestPublish);
#include "tst_publish.moc"
