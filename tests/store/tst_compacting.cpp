#include "base/confined.h"
#include "store/curationfile.h"
#include "store/rawdatabase.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestCompacting : public QObject {
    Q_OBJECT

private slots:
    void givesUnusedRoomBackAndLosesNothing()
    {
        const QString path = m_folder.filePath(u"slack.kader"_s);
        const QUuid source = QUuid::createUuid();
        CurationFile file = withSlack(path, source);
        const CurationFile::Slack before = file.slack().value();
        QVERIFY(before.isWorthCompacting());
        QCOMPARE(before.size, QFileInfo(path).size());
        CurationFile other = CurationFile::open(path).value();
        const auto annotations = file.contents().value().annotations;
        QVERIFY(file.compact());
        const CurationFile::Slack after = file.slack().value();
        QCOMPARE(after.unused, 0);
        QVERIFY(!after.isWorthCompacting());
        QVERIFY(QFileInfo(path).size() <= before.size - before.unused);
        QVERIFY(file.contents().value().annotations == annotations);
        QCOMPARE(file.contents().value().lastNumber, lastNumber);
        QCOMPARE(file.search(u"kept"_s).value().size(), 1u);
        QVERIFY(file.check().value().isEmpty());
        // The other window goes on, after it has looked.
        QVERIFY(other.contents().value().annotations == annotations);
        QVERIFY(other.changedElsewhere().value());
        QCOMPARE(other.undo().value().name, u"Keep"_s);
        QVERIFY(other.undo());
        QVERIFY(other.annotations().value().empty());
        QVERIFY(other.redo() && other.redo());
        QVERIFY(other.check().value().isEmpty());
    }

    void dropsBytesThatNoSourceRefersTo()
    {
        const QString path = m_folder.filePath(u"unreferenced.kader"_s);
        CurationFile file = freshCuration(path, QUuid::createUuid());
        RawDatabase raw(path);
        raw.ask(u"INSERT INTO content VALUES (50, zeroblob(32), 5)"_s);
        raw.ask(u"INSERT INTO chunk VALUES (50, 0, zeroblob(2000000))"_s);
        QVERIFY(file.slack().value().unused >= 2000000);
        QVERIFY(file.slack().value().isWorthCompacting());
        QVERIFY(file.compact());
        QCOMPARE(raw.ask(u"SELECT count(*) FROM chunk"_s).toInt(), 1);
        QVERIFY(file.check().value().isEmpty());
        QVERIFY(QFileInfo(path).size() < 300000);
    }

    void isNotWorthItForASmallFile()
    {
        CurationFile file = freshCuration(m_folder.filePath(u"small.kader"_s), QUuid::createUuid());
        QVERIFY(!file.slack().value().isWorthCompacting());
    }

    void waitsForNobodyWhoIsAtWork()
    {
        const QString path = m_folder.filePath(u"busy.kader"_s);
        static_cast<void>(freshCuration(path, QUuid::createUuid()));
        CurationFile file = CurationFile::open(path, {.busyTimeout = std::chrono::milliseconds(1)}).value();
        RawDatabase other(path);
        other.ask(u"BEGIN IMMEDIATE"_s);
        QCOMPARE(file.compact().error().kind, ErrorKind::Conflict);
        other.ask(u"COMMIT"_s);
        QVERIFY(file.compact());
    }

    void leavesTheFileWhenTheDiskIsFull()
    {
        KADER_CONFINED(onSmallDisk(3000, [](const QString &folder) -> QString {
            const QString path = folder + u"/survey.kader"_s;
            const QUuid source = QUuid::createUuid();
            CurationFile file = freshCuration(path, source);
            KADER_HOLD(file.addSource(sampleSource(), noise(2500000)));
            const Result<void> compacted = file.compact();
            KADER_HOLD(!compacted && compacted.error().message.contains("The disk is full"_L1));
            KADER_HOLD(file.check().value().isEmpty());
            KADER_HOLD(CurationFile::open(path).value().sources().value().size() == 2);
            KADER_HOLD(file.apply({u"Draw"_s, {inserted(sampleAnnotation(source, u"more"_s))}}));
            return {};
        }));
    }

private:
    static constexpr int count = 2000;
    static constexpr qint64 lastNumber = count + 2;

    /// What zlib can't make smaller.
    static QByteArray noise(int size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        quint32 state = 7;
        for (char &byte : bytes) {
            state = state * 1664525 + 1013904223;
            byte = char(state >> 24);
        }
        return bytes;
    }

    /// Steps that were undone and then made impossible to redo leave pages behind.
    static CurationFile withSlack(const QString &path, const QUuid &source)
    {
        CurationFile file = freshCuration(path, source);
        std::vector<Change> changes;
        changes.reserve(count);
        for (int i = 0; i < count; ++i)
            changes.push_back(inserted(sampleAnnotation(source, u"dropped %1 "_s.arg(i).repeated(50))));
        if (!file.apply({u"Draw"_s, {inserted(sampleAnnotation(source, u"first"_s))}}) ||
            !file.apply({u"Import"_s, changes}) || !file.undo() ||
            !file.apply({u"Keep"_s, {inserted(sampleAnnotation(source, u"kept"_s))}}))
            qFatal("cannot prepare");
        return file;
    }

    QTemporaryDir m_folder;
};

KADER_TEST(TestCompacting);
#include "tst_compacting.moc"
