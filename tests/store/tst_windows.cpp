#include "store/curationfile.h"
#include "store/rawdatabase.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// One file, opened more than once, elsewhere, or where it can't be written.
class TestWindows : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_source = QUuid::createUuid();
        m_path = m_folder.filePath(u"%1.kader"_s.arg(++m_count));
        m_annotation = sampleAnnotation(m_source, u"first"_s);
        CurationFile file = freshCuration(m_path, m_source);
        QVERIFY(file.apply({u"Draw"_s, {inserted(m_annotation)}}));
    }

    void seeEachOthersSteps()
    {
        CurationFile one = CurationFile::open(m_path).value();
        CurationFile two = CurationFile::open(m_path).value();
        QVERIFY(!two.changedElsewhere().value());
        QVERIFY(one.apply({u"Write"_s, {retold(m_annotation, u"second"_s)}}));
        QVERIFY(!one.changedElsewhere().value());
        QVERIFY(two.changedElsewhere().value());
        QVERIFY(!two.changedElsewhere().value());
        QCOMPARE(two.annotation(m_annotation.id).value()->text, u"second"_s);
    }

    void doNotOverwriteEachOther()
    {
        CurationFile one = CurationFile::open(m_path).value();
        CurationFile two = CurationFile::open(m_path).value();
        QVERIFY(one.apply({u"Write"_s, {retold(m_annotation, u"by one"_s)}}));
        const Result<void> late = two.apply({u"Write"_s, {retold(m_annotation, u"by two"_s)}});
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::Conflict);
        QCOMPARE(two.apply({u"Delete"_s, {removed(m_annotation)}}).error().kind, ErrorKind::Conflict);
        QCOMPARE(two.apply({u"Draw"_s, {inserted(m_annotation)}}).error().kind, ErrorKind::Conflict);
        QCOMPARE(two.annotation(m_annotation.id).value()->text, u"by one"_s);
        QCOMPARE(two.reach().value().undo, u"Write"_s);
        QVERIFY(one.check().value().isEmpty());
    }

    void doNotUndoWhatTheyHaveNotSeen()
    {
        CurationFile one = CurationFile::open(m_path).value();
        CurationFile two = CurationFile::open(m_path).value();
        QVERIFY(one.apply({u"Write"_s, {retold(m_annotation, u"by one"_s)}}));
        QCOMPARE(two.undo().error().kind, ErrorKind::Conflict);
        QCOMPARE(two.redo().error().kind, ErrorKind::Conflict);
        QVERIFY(two.changedElsewhere().value());
        QCOMPARE(two.undo().value().name, u"Write"_s);
        QCOMPARE(one.undo().error().kind, ErrorKind::Conflict);
    }

    void giveUpOnAWriterThatDoesNotEnd()
    {
        CurationFile file = CurationFile::open(m_path, {.busyTimeout = std::chrono::milliseconds(1)}).value();
        RawDatabase other(m_path);
        other.ask(u"BEGIN IMMEDIATE"_s);
        const Result<void> applied = file.apply({u"Write"_s, {retold(m_annotation, u"second"_s)}});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::Conflict);
        QCOMPARE(file.annotation(m_annotation.id).value()->text, u"first"_s);
        other.ask(u"COMMIT"_s);
        QVERIFY(file.apply({u"Write"_s, {retold(m_annotation, u"second"_s)}}));
    }

    void giveUpOnAReaderThatDoesNotEnd()
    {
        CurationFile file = CurationFile::open(m_path, {.busyTimeout = std::chrono::milliseconds(1)}).value();
        RawDatabase other(m_path);
        other.ask(u"BEGIN"_s);
        other.ask(u"SELECT count(*) FROM annotation"_s);
        QCOMPARE(file.apply({u"Write"_s, {retold(m_annotation, u"second"_s)}}).error().kind, ErrorKind::Conflict);
        other.ask(u"COMMIT"_s);
        QCOMPARE(file.annotation(m_annotation.id).value()->text, u"first"_s);
        QVERIFY(file.apply({u"Write"_s, {retold(m_annotation, u"second"_s)}}));
    }

    void takeTurnsFromSeveralThreads()
    {
        constexpr int writers = 3;
        constexpr int steps = 20;
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        threads.reserve(writers);
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&] {
                // Patient: on a busy machine a writer may be overtaken often.
                auto file = CurationFile::open(m_path, {.busyTimeout = std::chrono::minutes(2)});
                for (int i = 0; i < steps; ++i)
                    failures +=
                        file && file->apply({u"Draw"_s, {inserted(sampleAnnotation(m_source, u"x"_s))}}) ? 0 : 1;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        CurationFile file = CurationFile::open(m_path).value();
        QCOMPARE(file.annotations().value().size(), size_t(1 + writers * steps));
        for (int i = 0; i < 1 + writers * steps; ++i)
            QVERIFY(file.undo());
        QVERIFY(file.annotations().value().empty());
        QVERIFY(file.check().value().isEmpty());
    }

    void leaveNoLockBehindAfterReading()
    {
        CurationFile one = CurationFile::open(m_path).value();
        QVERIFY(one.annotations());
        QVERIFY(one.annotation(m_annotation.id));
        QVERIFY(one.search(u"first"_s, 1));
        QVERIFY(one.sourceBytes(m_source));
        QVERIFY(one.sources());
        QVERIFY(one.reach());
        QVERIFY(one.setting(u"none"_s));
        QVERIFY(one.check());
        RawDatabase(m_path).ask(u"BEGIN EXCLUSIVE"_s);
    }

    void canLookWithoutTouching()
    {
        CurationFile file = CurationFile::open(m_path, {.access = CurationFile::Access::ReadOnly}).value();
        QVERIFY(file.isReadOnly());
        QCOMPARE(file.annotations().value().size(), 1u);
        QCOMPARE(file.search(u"first"_s).value().size(), 1u);
        QVERIFY(file.check().value().isEmpty());
        refusesToWrite(file);
    }

    void areReadOnlyOnAReadOnlyMedium()
    {
        QTemporaryDir medium;
        const QString path = medium.filePath(u"copy.kader"_s);
        QVERIFY(QFile::copy(m_path, path));
        QVERIFY(QFile::setPermissions(medium.path(), QFile::ReadOwner | QFile::ExeOwner));
        const bool everythingIsWritable = QFileInfo(medium.path()).isWritable();
        const auto restore = qScopeGuard(
            [&] { QFile::setPermissions(medium.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); });
        if (everythingIsWritable)
            QSKIP("permissions don't bind this user");
        CurationFile file = CurationFile::open(path).value();
        QVERIFY(file.isReadOnly());
        QCOMPARE(file.annotations().value().size(), 1u);
        refusesToWrite(file);
    }

    void noticeThatTheFileIsGone()
    {
        CurationFile file = CurationFile::open(m_path).value();
        QVERIFY(QFile::rename(m_path, m_path + u".moved"_s));
        QCOMPARE(file.apply({u"Write"_s, {retold(m_annotation, u"lost"_s)}}).error().kind, ErrorKind::File);
        QVERIFY(QFile::rename(m_path + u".moved"_s, m_path));
        QVERIFY(file.apply({u"Write"_s, {retold(m_annotation, u"kept"_s)}}));
    }

private:
    void refusesToWrite(CurationFile &file)
    {
        QCOMPARE(file.apply({u"Write"_s, {retold(m_annotation, u"second"_s)}}).error().kind, ErrorKind::File);
        QCOMPARE(file.undo().error().kind, ErrorKind::File);
        QCOMPARE(file.addSource(sampleSource(), "{}"_ba).error().kind, ErrorKind::File);
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    QUuid m_source;
    QString m_path;
    Annotation m_annotation;
};

KADER_TEST(TestWindows);
#include "tst_windows.moc"
