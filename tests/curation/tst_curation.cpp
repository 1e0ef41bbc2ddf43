#include "base/atomicfile.h"
#include "curation/curation.h"
#include "curation/steps.h"
#include "curationtools.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestCuration : public QObject {
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

    // --- Keeping

    void keepsAnEditAndShowsItAfterReopening()
    {
        auto curation = created(m_path);
        QVERIFY(curation->isEmpty());
        const QUuid source = curation->look(sampleSource());
        QSignalSpy kept(curation.get(), &Curation::keptChanged);
        const Annotation note = draw(*curation, source, u"nucleus"_s);
        QVERIFY(!curation->isKept());
        QCOMPARE(*curation->annotation(note.id), note); // at once
        QCOMPARE(curation->annotationsOf(source, 1), QList{note.id});
        QCOMPARE(curation->annotationsOf(source), QList{note.id});
        QCOMPARE(curation->annotationsOf(source, 0), QList<QUuid>());
        QCOMPARE(curation->annotationCount(source, 1), 1);
        QVERIFY(!curation->isEmpty());
        QTRY_VERIFY(curation->isKept());
        QCOMPARE(kept.size(), 2);
        reopen(curation);
        QCOMPARE(curation->sources().size(), size_t(1));
        QCOMPARE(*curation->annotation(note.id), note);
        QVERIFY(curation->isKept());
    }

    void waitsForTheDiskWhenItEnds()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        for (int i = 0; i < 20; ++i)
            draw(*curation, source, QString::number(i));
        curation.reset();
        QCOMPARE(opened(m_path)->annotationsOf(source).size(), 20);
    }

    void givesRoomBackWhenItEnds()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation kept = draw(*curation, source, u"kept"_s);
        std::vector<Annotation> many(40, newAnnotation(source, 1, iiif::Region{10, 20, 30, 40}));
        for (Annotation &each : many) {
            each.id = QUuid::createUuid();
            each.text = QString(100'000, u'x');
        }
        curation->make(addition(u"Import"_s, many));
        curation->undo();
        draw(*curation, source, u"instead"_s); // the import cannot be done again any more
        QTRY_VERIFY(curation->isKept());
        const qint64 before = QFileInfo(m_path).size();
        QVERIFY(before > 4'000'000);
        reopen(curation);
        QVERIFY2(QFileInfo(m_path).size() < before / 4, qPrintable(QString::number(QFileInfo(m_path).size())));
        QCOMPARE(*curation->annotation(kept.id), kept);
        curation->undo();
        QTRY_COMPARE(curation->annotationsOf(source), QList{kept.id});
    }

    void makesFoldersAndOverwritesNothing()
    {
        const QString path = m_folder.filePath(u"some/new/folder/one.kader"_s);
        created(path).reset();
        std::optional<ErrorKind> refused;
        const JobHandle job = Curation::create(
            path, [&](const Result<std::unique_ptr<Curation>> &outcome) { refused = outcome.error().kind; });
        QVERIFY(!refused); // never from inside the call
        QTRY_COMPARE(refused, ErrorKind::Conflict);
    }

    void opensNothingOnceGivenUp()
    {
        created(m_path).reset();
        bool isTold = false;
        JobHandle job = Curation::open(m_path, [&](const auto &) { isTold = true; });
        job.reset();
        opened(m_path).reset();
        QVERIFY(!isTold);
    }

    void savesUnderAnotherNameAndGoesOnThere()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        draw(*curation, source, u"before"_s);
        const QString other = m_folder.filePath(u"saved as.kader"_s);
        QVERIFY(writeAtomically(other, "something else"_ba));
        std::optional<bool> isDone;
        const JobHandle job = curation->saveAs(other, [&](const Result<void> &saved) { isDone = saved.has_value(); });
        QTRY_COMPARE(isDone, true);
        QCOMPARE(curation->path(), other);
        draw(*curation, source, u"after"_s);
        curation.reset();
        QCOMPARE(opened(other)->annotationsOf(source).size(), 2);
        QCOMPARE(opened(m_path)->annotationsOf(source).size(), 1);
    }

    void savesWhatWasDeletedWhileItWasOpen_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("under another name") << u"rescued.kader"_s;
        QTest::newRow("where it was") << QString();
    }

    void savesWhatWasDeletedWhileItWasOpen()
    {
        QFETCH(QString, target);
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        draw(*curation, source, u"before"_s);
        QTRY_VERIFY(curation->isKept());
        QVERIFY(QFile::remove(m_path));
        const QString path = target.isEmpty() ? m_path : m_folder.filePath(target);
        std::optional<bool> isDone;
        const JobHandle job = curation->saveAs(path, [&](const Result<void> &saved) { isDone = saved.has_value(); });
        QTRY_COMPARE(isDone, true);
        QCOMPARE(curation->path(), path);
        draw(*curation, source, u"after"_s);
        curation.reset();
        QCOMPARE(opened(path)->annotationsOf(source).size(), 2);
    }

    void staysWhereItIsWhenSavingFails()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        std::optional<bool> isDone;
        const JobHandle job =
            curation->saveAs(m_folder.path(), [&](const Result<void> &saved) { isDone = saved.has_value(); });
        QTRY_COMPARE(isDone, false);
        QCOMPARE(curation->path(), m_path);
        draw(*curation, source, u"still here"_s);
        QTRY_VERIFY(curation->isKept());
    }

    // --- Undo

    void undoesAcrossReopening()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation note = draw(*curation, source, u"one"_s);
        QCOMPARE(curation->undoName(), u"Draw region"_s);
        reopen(curation);
        QSignalSpy changes(curation.get(), &Curation::annotationsChanged);
        curation->undo();
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].value<AnnotationsChange>().gone, QList{note.id});
        QVERIFY(!curation->annotation(note.id));
        QVERIFY(curation->sources().empty());
        QVERIFY(!curation->undoName());
        QCOMPARE(curation->redoName(), u"Draw region"_s);
        reopen(curation);
        curation->redo();
        QTRY_VERIFY(curation->annotation(note.id));
        QCOMPARE(*curation->annotation(note.id), note);
        QCOMPARE(curation->undoName(), u"Draw region"_s);
    }

    void bringsAnnotationsBackInTheirOldOrder()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        QList<QUuid> ids;
        for (int i = 0; i < 3; ++i)
            ids.append(draw(*curation, source, QString::number(i)).id);
        const Annotation second = *curation->annotation(ids[1]);
        curation->make(deletion(u"Delete"_s, std::span(&second, 1)));
        QCOMPARE(curation->annotationsOf(source), (QList{ids[0], ids[2]}));
        reopen(curation);
        curation->undo();
        QTRY_COMPARE(curation->annotationsOf(source), ids);
    }

    void undoesNoMoreThanThereIs()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        QSignalSpy failures(curation.get(), &Curation::failed);
        draw(*curation, source, u"one"_s);
        for (int i = 0; i < 3; ++i)
            curation->undo();
        QTRY_VERIFY(curation->isKept());
        QVERIFY(curation->annotationsOf(source).isEmpty());
        QVERIFY(failures.isEmpty());
    }

    void takesEditsWhileAnUndoIsUnderWay()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation one = draw(*curation, source, u"one"_s);
        curation->undo();
        const Annotation two = draw(*curation, source, u"two"_s);
        QCOMPARE(curation->undoName(), u"Draw region"_s);
        QTRY_VERIFY(curation->isKept());
        QCOMPARE(curation->annotationsOf(source), QList{two.id});
        QVERIFY(!curation->redoName());
    }

    /// What was typed before the window had heard of the undo is not lost, and what was undone stays undone.
    void takesChangesWhileAnUndoIsUnderWay()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation one = draw(*curation, source, u"one"_s);
        Annotation moved = withRegion(*curation->annotation(one.id), iiif::Region{7, 8, 9, 10});
        curation->make(change(u"Move region"_s, *curation->annotation(one.id), moved));
        QTRY_VERIFY(curation->isKept());
        const QSignalSpy failures(curation.get(), &Curation::failed);
        curation->undo();
        Annotation retold = *curation->annotation(one.id);
        retold.text = u"retold"_s;
        curation->make(change(u"Edit text"_s, *curation->annotation(one.id), retold));
        QVERIFY(!curation->isKept());
        QTRY_VERIFY(curation->isKept());
        QCOMPARE(failures.size(), 0);
        QCOMPARE(curation->annotation(one.id)->text, u"retold"_s);
        QCOMPARE(regionOf(*curation->annotation(one.id)), regionOf(one));

        // An undo that follows such an edit is of that edit; with the next one the annotation itself is gone.
        curation->undo();
        curation->undo();
        curation->make(change(u"Edit text"_s, *curation->annotation(one.id), one));
        QTRY_VERIFY(curation->isKept());
        QVERIFY(!curation->annotation(one.id));
        QCOMPARE(failures.size(), 1);
    }

    void makesWhatWaitsForAnUndoBeforeItEnds()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource());
        const Annotation one = draw(*curation, source, u"one"_s);
        const Annotation moved = withRegion(one, iiif::Region{7, 8, 9, 10});
        curation->make(change(u"Move region"_s, one, moved));
        QTRY_VERIFY(curation->isKept());
        const QSignalSpy changes(curation.get(), &Curation::annotationsChanged);
        curation->undo();
        edit(*curation, *curation->annotation(one.id), u"retold"_s); // waits, and nobody lets it answer
        reopen(curation);
        QCOMPARE(changes.size(), 0);
        QCOMPARE(curation->annotation(one.id)->text, u"retold"_s);
        QCOMPARE(regionOf(*curation->annotation(one.id)), regionOf(one));
        QCOMPARE(curation->undoName(), u"Edit text"_s);
    }

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

    // --- Refusals

    void takesBackWhatTheFileRefuses()
    {
        auto curation = created(m_path);
        const QUuid source = curation->look(sampleSource(ownNotes()));
        const Annotation kept = draw(*curation, source, u"kept"_s);
        QTRY_VERIFY(curation->isKept());
        const QUuid looked = curation->look(sampleSource({}, 3));
        QSignalSpy failures(curation.get(), &Curation::failed);
        QSignalSpy resets(curation.get(), &Curation::reset);
        QVERIFY(QFile::rename(m_path, m_path + u".away"_s)); // the file refuses what would be lost
        const Annotation lost = draw(*curation, looked, u"lost"_s);
        const Annotation lostToo = draw(*curation, looked, u"lost too"_s);
        QVERIFY(curation->annotation(lost.id));
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::File);
        QCOMPARE(resets.size(), 1);
        QVERIFY(!curation->annotation(lost.id) && !curation->annotation(lostToo.id));
        QVERIFY(curation->source(looked)); // it can still be looked at
        QVERIFY(!curation->includes(looked));
        QCOMPARE(*curation->annotation(kept.id), kept);
        QCOMPARE(curation->annotationsOf(source, 0).size(), 2);
        QVERIFY(curation->isKept());
        QVERIFY(QFile::rename(m_path + u".away"_s, m_path));
        draw(*curation, looked, u"again"_s);
        QTRY_VERIFY(curation->isKept());
        QCOMPARE(failures.size(), 1);
        QVERIFY(curation->includes(looked));
    }

    void letsTwoWindowsWorkOnOneFile()
    {
        auto one = created(m_path);
        const QUuid source = one->look(sampleSource());
        const Annotation note = draw(*one, source, u"first"_s);
        QTRY_VERIFY(one->isKept());
        auto two = opened(m_path);
        edit(*two, note, u"second"_s);
        QTRY_VERIFY(two->isKept());
        QSignalSpy failures(one.get(), &Curation::failed);
        edit(*one, note, u"third"_s); // on old knowledge
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::Conflict);
        QCOMPARE(one->annotation(note.id)->text, u"second"_s);
        edit(*one, *one->annotation(note.id), u"third"_s);
        QTRY_VERIFY(one->isKept());
        two->refresh();
        QTRY_COMPARE(two->annotation(note.id)->text, u"third"_s);
        QCOMPARE(failures.size(), 1);
    }

    void undoesNothingOfAnotherWindowUnseen()
    {
        auto one = created(m_path);
        const QUuid source = one->look(sampleSource());
        draw(*one, source, u"mine"_s);
        QTRY_VERIFY(one->isKept());
        auto two = opened(m_path);
        const Annotation theirs = draw(*two, source, u"theirs"_s);
        QTRY_VERIFY(two->isKept());
        QSignalSpy failures(one.get(), &Curation::failed);
        one->undo();
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::Conflict);
        QVERIFY(one->annotation(theirs.id)); // it is seen now, and may be undone
        one->undo();
        QTRY_VERIFY(!one->annotation(theirs.id));
    }

    void keepsEditsThatAreUnderWayWhenItReadsAgain()
    {
        auto one = created(m_path);
        const QUuid source = one->look(sampleSource());
        draw(*one, source, u"first"_s);
        QTRY_VERIFY(one->isKept());
        auto two = opened(m_path);
        const Annotation theirs = draw(*two, source, u"theirs"_s);
        QTRY_VERIFY(two->isKept());
        QSignalSpy resets(one.get(), &Curation::reset);
        one->refresh();
        const Annotation mine = draw(*one, source, u"mine"_s);
        QTRY_COMPARE(resets.size(), 1);
        QVERIFY(one->annotation(theirs.id) && one->annotation(mine.id));
        QTRY_VERIFY(one->isKept());
        QCOMPARE(one->annotationsOf(source), opened(m_path)->annotationsOf(source));
    }

    void readsWhatCannotBeWritten()
    {
        QTemporaryDir medium;
        const QString path = medium.filePath(u"one.kader"_s);
        auto curation = created(path);
        const QUuid source = curation->look(sampleSource());
        draw(*curation, source, u"kept"_s);
        curation.reset();
        QVERIFY(QFile::setPermissions(medium.path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto restore = qScopeGuard(
            [&] { QFile::setPermissions(medium.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); });
        if (QFileInfo(medium.path()).isWritable())
            QSKIP("permissions don't bind this user");
        curation = opened(path);
        QVERIFY(curation->isReadOnly());
        QSignalSpy failures(curation.get(), &Curation::failed);
        draw(*curation, source, u"lost"_s);
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(curation->annotationsOf(source).size(), 1);
    }

private:
    void reopen(std::unique_ptr<Curation> &curation)
    {
        curation.reset();
        curation = opened(m_path);
    }

    static Annotation draw(Curation &curation, const QUuid &source, const QString &text)
    {
        Annotation note = newAnnotation(source, 1, iiif::Region{10, 20, 30, 40});
        note.text = text;
        curation.make(addition(u"Draw region"_s, std::span(&note, 1)));
        return note;
    }

    static void edit(Curation &curation, const Annotation &note, const QString &text)
    {
        Annotation after = note;
        after.text = text;
        curation.make(change(u"Edit text"_s, note, after));
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
};

KADER_TEST(TestCuration);
#include "tst_curation.moc"

#include <span>
