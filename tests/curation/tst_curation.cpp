#include "curation/curation.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <span>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// What a curation knows, and what is part of it.
class TestCuration : public QObject {
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    // --- Looking and belonging

    void leavesNoTraceOfLooking()
    {
        auto curation = created(m_path);
        const SourcePtr manifest = sampleSource(ownNotes());
        const QUuid source = curation->look(manifest);
        QCOMPARE(source, manifest->id);
        QCOMPARE(curation->annotationsOf(source, 0).size(), 2);
        QVERIFY(curation->source(source));
        QVERIFY(!curation->includes(source));
        QVERIFY(curation->sources().empty() && curation->annotations().isEmpty());
        QVERIFY(curation->isEmpty() && curation->isKept());
        reopen(curation);
        QVERIFY(curation->isEmpty());
        QVERIFY(!curation->source(source));
    }

    void knowsAManifestAgain()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource(ownNotes()));
        QCOMPARE(curation->look(sampleSource(ownNotes())), source);
        QVERIFY(curation->look(sampleSource()) != source);
        curation->include(source);
        reopen(curation);
        QCOMPARE(curation->look(sampleSource(ownNotes())), source);
        QCOMPARE(curation->annotationsOf(source).size(), 2);
    }

    void takesAManifestInAndOutByStepsOfTheirOwn()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource(ownNotes()));
        QSignalSpy changes(curation.get(), &Curation::sourcesChanged);
        curation->include(source);
        QCOMPARE(changes.size(), 1);
        QVERIFY(curation->includes(source));
        QCOMPARE(curation->annotations().size(), 2);
        curation->leaveOut(source);
        QVERIFY(curation->sources().empty());
        QVERIFY(curation->annotations().isEmpty());
        QVERIFY(curation->snapshot().sources.empty() && curation->snapshot().annotations.empty());
        QCOMPARE(curation->annotationsOf(source).size(), 2); // it can still be looked at
        reopen(curation);
        QVERIFY(!curation->includes(source));
        curation->undo();
        QTRY_VERIFY(curation->includes(source));
        curation->undo();
        QTRY_VERIFY(!curation->includes(source));
        QVERIFY(!curation->undoName());
    }

    void takesInWhatIsWorkedOn()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource(ownNotes()));
        const Annotation own = *curation->annotation(curation->annotationsOf(source).first());
        Annotation after = own;
        after.text = u"corrected"_s;
        curation->make(change(u"Edit text"_s, own, after));
        QVERIFY(curation->includes(source));
        QTRY_VERIFY(curation->isKept());
        reopen(curation);
        QCOMPARE(curation->annotation(own.id)->text, u"corrected"_s);
        QCOMPARE(curation->annotation(own.id)->provenance->overlay, store::Overlay::Edited);
        QCOMPARE(curation->annotationsOf(source).size(), 2);
    }

    void hidesADeletedAnnotationOfTheSource()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource(ownNotes()));
        const QList<QUuid> own = curation->annotationsOf(source);
        const Annotation first = *curation->annotation(own[0]);
        curation->make(deletion(u"Delete"_s, std::span(&first, 1)));
        QVERIFY(!curation->annotation(own[0]));
        QCOMPARE(curation->annotationsOf(source), QList{own[1]});
        QCOMPARE(curation->snapshot().annotations.size(), size_t(2));
        curation->undo();
        QTRY_COMPARE(curation->annotationsOf(source), own);
    }

    void keepsWhatAManifestWasConvertedFrom()
    {
        ManifestSource manifest = *sampleSource();
        manifest.conversion = iiif::Conversion::Version2;
        manifest.original = "{'what': 'came'}"_ba;
        manifest.notes = {
            {.severity = Severity::Info, .rule = u"one"_s, .message = u"Said."_s, .place = {.pointer = u"/x"_s}},
            {.severity = Severity::Error, .rule = u"two"_s, .message = u"Lost."_s}};
        auto curation = created(m_path);
        curation->include(curation->look(std::make_shared<const ManifestSource>(manifest)));
        reopen(curation);
        const SourcePtr read = curation->sources().at(0);
        QCOMPARE(read->conversion, manifest.conversion);
        QCOMPARE(read->original, manifest.original);
        QCOMPARE(read->notes, manifest.notes);
        QCOMPARE(read->manifest.document().bytes(), manifest.manifest.document().bytes());
    }

    void knowsTheDatasetAfterReopening()
    {
        ManifestSource manifest = *sampleSource();
        manifest.dataset = u"6a9f04c3-d1e7-4b58-8f62-25b7c8e0913d"_s;
        manifest.version = 3;
        manifest.record = enrichment::Record{.title = u"Yeast \U0001F52C"_s,
                                             .doi = u"10.4121/x"_s,
                                             .version = u"3"_s,
                                             .categories = {u"Biology"_s, u"Optics"_s},
                                             .authors = {{u"A. Person"_s, u"0000-0001"_s}, {u"B. Person"_s, {}}},
                                             .licence = {u"CC BY"_s, u"https://cc.example/by"_s}};
        auto curation = created(m_path);
        curation->include(curation->look(std::make_shared<const ManifestSource>(manifest)));
        reopen(curation);
        const SourcePtr read = curation->sources().at(0);
        QCOMPARE(read->id, manifest.id);
        QCOMPARE(read->dataset, manifest.dataset);
        QCOMPARE(read->version, manifest.version);
        QVERIFY(read->record == manifest.record);
        QCOMPARE(read->title, manifest.title);
        QCOMPARE(read->origin, manifest.origin);
        QCOMPARE(read->fetched, manifest.fetched);
        QCOMPARE(read->manifest.document().bytes(), manifest.manifest.document().bytes());
    }

    void takesASnapshotOfOneMoment()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource(ownNotes()));
        const Annotation note = draw(*curation, source, u"one"_s);
        const auto whenItWasOne = curation->snapshotLater();
        const std::vector<Annotation> one = curation->snapshot().annotations;
        QCOMPARE(one.size(), size_t(3));
        edit(*curation, note, u"two"_s);
        draw(*curation, source, u"three"_s);
        const Annotation own = *curation->annotation(curation->annotationsOf(source).first());
        curation->make(deletion(u"Delete"_s, std::span(&own, 1)));
        QVERIFY(whenItWasOne().annotations == one);
        curation.reset();
        QVERIFY(whenItWasOne().annotations == one);
    }

    // --- Settings

    void remembersSettings()
    {
        auto curation = created(m_path);
        QCOMPARE(curation->profile().fields, enrichment::allFields());
        QVERIFY(!curation->publicationAddress());
        enrichment::Profile profile;
        profile.fields = {enrichment::Field::Categories, enrichment::Field::Geolocation};
        profile.language = u"nl"_s;
        profile.overwrite = true;
        profile.setSummary = false;
        curation->setProfile(profile);
        curation->setProfile(profile); // changes nothing, and is no step
        curation->setPublicationAddress(*WebAddress::parse(u"https://out.example/iiif"_s));
        curation->setDeclinedRepairs({u"rights"_s, u"context"_s, u"rights"_s});
        reopen(curation);
        QCOMPARE(curation->declinedRepairs(), QStringList({u"context"_s, u"rights"_s}));
        QCOMPARE(curation->snapshot().declinedRepairs, curation->declinedRepairs());
        curation->undo();
        QTRY_VERIFY(curation->declinedRepairs().isEmpty());
        QCOMPARE(curation->profile().fields, profile.fields);
        QCOMPARE(curation->profile().language, profile.language);
        QCOMPARE(curation->profile().overwrite, true);
        QCOMPARE(curation->profile().setSummary, false);
        QCOMPARE(curation->publicationAddress()->text(), u"https://out.example/iiif"_s);
        curation->undo();
        curation->undo();
        QTRY_VERIFY(!curation->undoName());
        QCOMPARE(curation->profile().fields, enrichment::allFields());
    }

    void remembersThatNothingIsTaken()
    {
        auto curation = created(m_path);
        enrichment::Profile profile;
        profile.fields.clear();
        curation->setProfile(profile);
        reopen(curation);
        QVERIFY(curation->profile().fields.empty());
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
};

KADER_TEST(TestCuration);
#include "tst_curation.moc"
