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

/// How a curation and its file keep together.
class TestCurationKeeping : public QObject {
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_count)); }

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

    void givesRoomBackWhenItIsClosed()
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
        Curation::close(std::move(curation));
        curation = opened(m_path);
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

    // --- Two windows

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

private:
    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
};

KADER_TEST(TestCurationKeeping);
#include "tst_curationkeeping.moc"
