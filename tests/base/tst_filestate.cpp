#include "base/atomicfile.h"
#include "base/confined.h"
#include "base/filestate.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestFileState : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"manifest.json"_s);
    }

    void tellsWhoWroteLast()
    {
        QVERIFY(!isChangedByOthers(m_path, {}));
        const FileState first = writeOver(m_path, {}, "first"_ba).value();
        QCOMPARE(first, stateOf("first"_ba));
        QCOMPARE(stateOfFile(m_path).value(), first);
        QVERIFY(!isChangedByOthers(m_path, first));
        const FileState second = writeOver(m_path, first, "second"_ba).value();
        QCOMPARE(readWhole(m_path, 100).value(), "second"_ba);
        QVERIFY(isChangedByOthers(m_path, first));
        QVERIFY(!isChangedByOthers(m_path, second));
        QCOMPARE(files(), QStringList{u"manifest.json"_s});
    }

    void overwritesNothingThatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("known");
        QTest::newRow("a file where none was") << QByteArray();
        QTest::newRow("of another size") << "ours"_ba;
        QTest::newRow("of the same size") << "Theirs"_ba;
    }

    void overwritesNothingThatItDoesNotKnow()
    {
        QFETCH(QByteArray, known);
        QVERIFY(writeAtomically(m_path, "theirs"_ba));
        const FileState expected = known.isNull() ? FileState{} : stateOf(known);
        const auto written = writeOver(m_path, expected, "new"_ba);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Conflict);
        QCOMPARE(written.error().place.document, m_path);
        QCOMPARE(readWhole(m_path, 100).value(), "theirs"_ba);
        QCOMPARE(files(), QStringList{u"manifest.json"_s});
    }

    void writesAgainWhatHasGone()
    {
        QVERIFY(writeOver(m_path, stateOf("gone"_ba), "again"_ba));
        QCOMPARE(readWhole(m_path, 100).value(), "again"_ba);
    }

    void keepsLinksAndPermissions()
    {
        const QString link = m_folder->filePath(u"link.json"_s);
        QVERIFY(writeAtomically(m_path, "old"_ba));
        const auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QVERIFY(QFile::setPermissions(m_path, permissions));
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(writeOver(link, stateOf("old"_ba), "new"_ba));
        QCOMPARE(readWhole(m_path, 100).value(), "new"_ba);
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(QFile::permissions(m_path), permissions);
    }

    /// Two who follow the rule never lose what the other wrote, however their turns fall.
    void neverLosesARace()
    {
        constexpr int writers = 3;
        constexpr int turns = 60;
        QVERIFY(writeAtomically(m_path, "0"_ba));
        std::atomic<int> written = 0;
        std::vector<std::thread> threads;
        threads.reserve(writers);
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < turns; ++turn) {
                    const QByteArray seen = readWhole(m_path, 10000).value_or(QByteArray());
                    // What is being swapped back right now is nobody's to build on.
                    if (!seen.isEmpty() && writeOver(m_path, stateOf(seen), seen + "1"))
                        ++written;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(written > 0);
        // Where three met in one moment, one's work lies beside it, and they were told.
        const bool isAllThere = readWhole(m_path, 10000).value().size() == 1 + written;
        QVERIFY(isAllThere || files().size() > 1);
    }

    void leavesTheOldFileWhenTheDiskIsFull_data()
    {
        QTest::addColumn<bool>("expecting");
        QTest::newRow("over what is known") << true;
        QTest::newRow("over anything") << false;
    }

    void leavesTheOldFileWhenTheDiskIsFull()
    {
        QFETCH(bool, expecting);
        KADER_CONFINED(onSmallDisk(64, [&](const QString &folder) -> QString {
            const QString path = folder + u"/manifest.json"_s;
            const QByteArray old(40 * 1024, 'o');
            KADER_HOLD(writeOver(path, {}, old));
            const QByteArray fresh(30 * 1024, 'n');
            const Result<void> written = expecting ? writeOver(path, stateOf(old), fresh).map([](const FileState &) {})
                                                   : writeAtomically(path, fresh);
            KADER_HOLD(!written);
            if (written.error().message != u"cannot be written: the disk is full"_s)
                return written.error().message;
            KADER_HOLD(readWhole(path, 100000).value() == old);
            KADER_HOLD(QDir(folder).entryList(QDir::Files | QDir::Hidden).size() == 1);
            return {};
        }));
    }

    void leavesTheOldFileWhenFilesMayNotGrow()
    {
        QVERIFY(writeAtomically(m_path, "old"_ba));
        KADER_CONFINED(withSmallFiles(m_folder->path(), 16, [&](const QString &folder) -> QString {
            const auto written = writeOver(m_path, stateOf("old"_ba), QByteArray(40 * 1024, 'n'));
            KADER_HOLD(!written && written.error().kind == ErrorKind::File);
            KADER_HOLD(readWhole(m_path, 100).value() == "old"_ba);
            KADER_HOLD(QDir(folder).entryList(QDir::Files | QDir::Hidden).size() == 1);
            return {};
        }));
    }

    void saysThatAMediumIsReadOnly()
    {
        QVERIFY(writeAtomically(m_path, "old"_ba));
        KADER_CONFINED(onReadOnlyMedium(m_folder->path(), [&](const QString &) -> QString {
            const auto written = writeOver(m_path, stateOf("old"_ba), "new"_ba);
            KADER_HOLD(!written && written.error().kind == ErrorKind::File);
            KADER_HOLD(readWhole(m_path, 100).value() == "old"_ba);
            return {};
        }));
    }

private:
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

KADER_TEST(TestFileState);
#include "tst_filestate.moc"
