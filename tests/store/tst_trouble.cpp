#include "base/atomicfile.h"
#include "base/confined.h"
#include "store/curationfile.h"
#include "store/kept.h"
#include "store/migration.h"
#include "store/opening.h"
#include "store/rawdatabase.h"
#include "store/samples.h"
#include "support/registry.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::store;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Full disks, media that can't be written to, files that are taken away or replaced: said plainly, nothing lost.
class TestTrouble : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"survey.kader"_s);
    }

    // --- Earlier formats

    void keepsACopyOfAnEarlierFormat_data() { earlierFormats(); }

    void keepsACopyOfAnEarlierFormat()
    {
        QFETCH(int, format);
        place(format, m_path);
        const QString expected = backupName(m_path, format, QDate::currentDate());
        QVERIFY(expected.endsWith(
            u"/survey (format %1, before %2).kader"_s.arg(format).arg(QDate::currentDate().toString(Qt::ISODate))));
        {
            const CurationFile file = CurationFile::open(m_path).value();
            QCOMPARE(file.notes().size(), 1);
            QCOMPARE(file.notes().first().place.document, expected);
            QVERIFY(file.notes().first().message.contains(QFileInfo(expected).fileName()));
        }
        QCOMPARE(RawDatabase(expected).ask(u"PRAGMA user_version"_s).toInt(), format);
        QCOMPARE(RawDatabase(expected).ask(u"SELECT count(*) FROM annotation"_s).toInt(), 5);
        QCOMPARE(RawDatabase(expected).ask(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        QCOMPARE(names().size(), 2);
        QVERIFY(CurationFile::open(m_path).value().notes().isEmpty());
        QCOMPARE(names().size(), 2);
    }

    void neverOverwritesACopy()
    {
        const QString first = backupName(m_path, 2, QDate::currentDate());
        QVERIFY(writeAtomically(first, "somebody's"_ba));
        place(2, m_path);
        const CurationFile file = CurationFile::open(m_path).value();
        QCOMPARE(readWhole(first, 100).value(), "somebody's"_ba);
        QVERIFY(file.notes().first().place.document.endsWith(") 2.kader"_L1));
    }

    void changesNothingWhenThereIsNoRoomForTheCopy()
    {
        KADER_CONFINED(onSmallDisk(180, [](const QString &folder) -> QString {
            const QString path = folder + u"/survey.kader"_s;
            place(2, path);
            const QByteArray before = readWhole(path, 1000000).value();
            const auto file = CurationFile::open(path);
            KADER_HOLD(!file && file.error().kind == ErrorKind::File);
            KADER_HOLD(file.error().message.contains("The disk is full"_L1));
            KADER_HOLD(file.error().message.contains("Nothing was changed"_L1));
            KADER_HOLD(readWhole(path, 1000000).value() == before);
            KADER_HOLD(namesIn(folder) == QStringList{u"survey.kader"_s});
            const auto reader = CurationFile::open(path, {.access = CurationFile::Access::ReadOnly});
            KADER_HOLD(reader && reader->contents().value().annotations == keptAnnotations());
            return {};
        }));
    }

    void readsEarlierFormatsWithoutChangingThem_data() { earlierFormats(); }

    void readsEarlierFormatsWithoutChangingThem()
    {
        QFETCH(int, format);
        place(format, m_path);
        const QByteArray before = readWhole(m_path, 1000000).value();
        KADER_CONFINED(onReadOnlyMedium(m_folder->path(), [&](const QString &) -> QString {
            CurationFile file = CurationFile::open(m_path).value();
            KADER_HOLD(file.isReadOnly());
            KADER_HOLD(file.path() == m_path);
            KADER_HOLD(file.contents().value().annotations == keptAnnotations());
            KADER_HOLD(file.sourceBytes(keptManifest().source.id).value() == keptManifest().bytes);
            KADER_HOLD(file.search(u"drawn"_s).value().size() == 1);
            KADER_HOLD(file.undo().error().place.document == m_path);
            return {};
        }));
        QCOMPARE(readWhole(m_path, 1000000).value(), before);
        QCOMPARE(names(), QStringList{u"survey.kader"_s});
    }

    void doesNotBringADamagedFileForward()
    {
        place(2, m_path);
        RawDatabase(m_path).ask(u"UPDATE target SET source = 99"_s);
        const QByteArray before = readWhole(m_path, 1000000).value();
        QCOMPARE(CurationFile::open(m_path).error().kind, ErrorKind::Malformed);
        QCOMPARE(readWhole(m_path, 1000000).value(), before);
        QCOMPARE(names(), QStringList{u"survey.kader"_s});
    }

    // --- Full disks

    void losesNothingWhenTheDiskGetsFull()
    {
        KADER_CONFINED(onSmallDisk(400, [](const QString &folder) -> QString {
            const QString path = folder + u"/survey.kader"_s;
            const QUuid source = QUuid::createUuid();
            KADER_HOLD(writeAtomically(folder + u"/ballast"_s, QByteArray(100000, 'b')));
            CurationFile file = freshCuration(path, source);
            Result<void> applied;
            size_t kept = 0;
            while ((applied = file.apply(drawing(source))))
                ++kept;
            KADER_HOLD(applied.error().kind == ErrorKind::File);
            KADER_HOLD(applied.error().message.contains("The disk is full"_L1));
            KADER_HOLD(kept > 3 && file.annotations().value().size() == kept);
            KADER_HOLD(CurationFile::open(path).value().annotations().value().size() == kept);
            KADER_HOLD(CurationFile::open(path).value().check().value().isEmpty());
            KADER_HOLD(!QFile::exists(path + u"-journal"_s));
            KADER_HOLD(QFile::remove(folder + u"/ballast"_s));
            KADER_HOLD(file.apply(drawing(source)));
            KADER_HOLD(file.undo() && file.undo());
            KADER_HOLD(file.annotations().value().size() == kept - 1);
            return {};
        }));
    }

    void leavesNothingOfWhatCouldNotBeCreated()
    {
        KADER_CONFINED(onSmallDisk(48, [](const QString &folder) -> QString {
            const auto made = CurationFile::create(folder + u"/survey.kader"_s);
            KADER_HOLD(!made && made.error().message.contains("The disk is full"_L1));
            KADER_HOLD(namesIn(folder).isEmpty());
            return {};
        }));
    }

    void leavesTheTargetOfACopyThatFindsNoRoom()
    {
        place(3, m_path);
        KADER_CONFINED(onSmallDisk(180, [&](const QString &folder) -> QString {
            const CurationFile mine = CurationFile::open(m_path).value();
            const QString path = folder + u"/copy.kader"_s;
            KADER_HOLD(mine.copyTo(path));
            const QByteArray before = readWhole(path, 1000000).value();
            const Result<void> again = mine.copyTo(path);
            KADER_HOLD(!again && again.error().kind == ErrorKind::File);
            KADER_HOLD(again.error().message.contains("The disk is full"_L1));
            KADER_HOLD(readWhole(path, 1000000).value() == before);
            KADER_HOLD(namesIn(folder) == QStringList{u"copy.kader"_s});
            return {};
        }));
    }

    void losesNothingWhenTheFileMayNotGrow()
    {
        const QUuid source = QUuid::createUuid();
        KADER_CONFINED(withSmallFiles(m_folder->path(), 200, [&](const QString &) -> QString {
            CurationFile file = freshCuration(m_path, source);
            Result<void> applied;
            size_t kept = 0;
            while ((applied = file.apply(drawing(source))))
                ++kept;
            KADER_HOLD(applied.error().kind == ErrorKind::File);
            KADER_HOLD(applied.error().message.contains("Nothing was changed"_L1));
            KADER_HOLD(kept > 3 && file.annotations().value().size() == kept);
            KADER_HOLD(CurationFile::open(m_path).value().annotations().value().size() == kept);
            return {};
        }));
        QVERIFY(CurationFile::open(m_path).value().check().value().isEmpty());
    }

    // --- Media that can only be read

    void saysThatAFolderCannotBeWrittenTo()
    {
        place(3, m_path);
        const QString target = m_folder->filePath(u"new.kader"_s);
        KADER_CONFINED(onReadOnlyMedium(m_folder->path(), [&](const QString &) -> QString {
            const auto made = CurationFile::create(target);
            KADER_HOLD(!made && made.error().kind == ErrorKind::File);
            CurationFile file = CurationFile::open(m_path).value();
            KADER_HOLD(file.isReadOnly());
            KADER_HOLD(file.contents().value().annotations == keptAnnotations());
            KADER_HOLD(file.apply(drawing(keptManifest().source.id)).error().kind == ErrorKind::File);
            const Result<void> copied = file.copyTo(target);
            KADER_HOLD(!copied && copied.error().kind == ErrorKind::File);
            return {};
        }));
        QCOMPARE(names(), QStringList{u"survey.kader"_s});
    }

    /// A folder that became read-only while the file is open in it.
    void losesNothingWhenTheFolderBecomesReadOnly()
    {
        KADER_CONFINED(onSmallDisk(1000, [&](const QString &folder) -> QString {
            const QString path = folder + u"/survey.kader"_s;
            place(3, path);
            CurationFile file = CurationFile::open(path).value();
            KADER_HOLD(becomeReadOnly(folder));
            const Result<void> applied = file.apply(drawing(keptManifest().source.id));
            KADER_HOLD(!applied && applied.error().kind == ErrorKind::File);
            KADER_HOLD(file.contents().value().annotations == keptAnnotations());
            return {};
        }));
    }

    // --- Files that are taken away

    void keepsWhatWasOpenWhenAnotherFileTakesItsPlace()
    {
        const QUuid source = QUuid::createUuid();
        CurationFile file = freshCuration(m_path, source);
        QVERIFY(file.apply(drawing(source)));
        const QString other = m_folder->filePath(u"other.kader"_s);
        static_cast<void>(freshCuration(other, source));
        QVERIFY(QFile::remove(m_path) && QFile::rename(other, m_path));
        const Result<void> applied = file.apply(drawing(source));
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::File);
        QVERIFY2(applied.error().message.contains("Save the curation under another name"_L1),
                 qPrintable(applied.error().message));
        QVERIFY(CurationFile::open(m_path).value().annotations().value().empty());
        const QString saved = m_folder->filePath(u"saved.kader"_s);
        QVERIFY(file.copyTo(saved));
        QCOMPARE(CurationFile::open(saved).value().annotations().value().size(), 1u);
        QVERIFY(CurationFile::open(saved).value().check().value().isEmpty());
    }

    void doesNotCopyOverAFileThatIsBeingWritten()
    {
        const QUuid source = QUuid::createUuid();
        const CurationFile file = freshCuration(m_path, source);
        const QString target = m_folder->filePath(u"target.kader"_s);
        CurationFile other = freshCuration(target, source);
        QVERIFY(other.apply(drawing(source)));
        {
            RawDatabase writer(target);
            writer.ask(u"BEGIN IMMEDIATE"_s);
            QCOMPARE(file.copyTo(target).error().kind, ErrorKind::Conflict);
            writer.ask(u"COMMIT"_s);
        }
        QCOMPARE(other.annotations().value().size(), 1u);
        // Nobody is at work on it: it is replaced, and who has it open keeps what they have.
        QVERIFY(file.copyTo(target));
        QVERIFY(CurationFile::open(target).value().annotations().value().empty());
        QCOMPARE(other.annotations().value().size(), 1u);
        QCOMPARE(other.apply(drawing(source)).error().kind, ErrorKind::File);
    }

    // --- Clocks

    /// As if each had been made before the one before it.
    void doesNotCareForClocksThatAreSetBack()
    {
        const QUuid source = QUuid::createUuid();
        CurationFile file = freshCuration(m_path, source);
        std::vector<Annotation> made;
        for (int i = 0; i < 5; ++i) {
            Annotation annotation = sampleAnnotation(source, u"%1"_s.arg(i));
            annotation.created = annotation.created->addYears(-i);
            annotation.modified = annotation.created->addYears(-100);
            QVERIFY(file.apply({u"Step %1"_s.arg(i), {inserted(annotation)}}));
            made.push_back(annotation);
        }
        RawDatabase(m_path).ask(u"UPDATE step SET made = -number * 1000000"_s);
        QVERIFY(file.changedElsewhere().value());
        QVERIFY(file.annotations().value() == made);
        for (int i = 5; i-- > 0;)
            QCOMPARE(file.undo().value().name, u"Step %1"_s.arg(i));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(file.redo().value().name, u"Step %1"_s.arg(i));
        QVERIFY(file.annotations().value() == made);
    }

private:
    static void earlierFormats()
    {
        QTest::addColumn<int>("format");
        for (size_t format = 1; format < migrations().size(); ++format)
            QTest::addRow("format %zu", format) << int(format);
    }

    static void place(int format, const QString &path)
    {
        if (!QFile::copy(QStringLiteral(KADER_TEST_DATA "/format-%1.kader").arg(format), path) ||
            !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
            qFatal("cannot place the kept file");
    }

    static Step drawing(const QUuid &source)
    {
        return {u"Draw"_s, {inserted(sampleAnnotation(source, u"drawn "_s.repeated(500)))}};
    }

    static QStringList namesIn(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    QStringList names() const { return namesIn(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

KADER_TEST(TestTrouble);
#include "tst_trouble.moc"
