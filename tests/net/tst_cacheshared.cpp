#include "bodies.h"
#include "net/cachefolder.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <vector>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int keys = 40;
constexpr qint64 roomForAll = 100'000'000;
constexpr int longest = 60'000; // ms

} // namespace

/// Several processes in one folder, and some that are killed there.
class TestCacheShared : public QObject {
    Q_OBJECT

private slots:
    void killedProcessesLeaveNoWrongBody()
    {
        const QTemporaryDir dir;
        QRandomGenerator random(11);
        for (int round = 0; round < test::times(15); ++round) {
            QProcess writer;
            start(writer, dir.path(), round, roomForAll);
            QVERIFY(writer.waitForReadyRead(longest));
            writer.waitForFinished(random.bounded(1, 150));
            writer.kill();
            QVERIFY(writer.waitForFinished(longest));
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            const std::map<int, int> said = lastWords(writer.readAllStandardOutput());
            QVERIFY(!said.empty());
            CacheFolder cache({.folder = dir.path(), .mostBytes = roomForAll});
            for (const auto &[number, revision] : said) {
                const std::optional<Kept> kept = cache.find(keyNumber(number));
                QVERIFY2(kept, QByteArray::number(number));
                // What was under way may have replaced it.
                QVERIFY(revisionIn(kept->response.body, number) >= revision);
            }
            QVERIFY(allAreRight(cache));
        }
    }

    void severalProcessesShareIt_data()
    {
        QTest::addColumn<qint64>("most");
        QTest::newRow("with room for all") << roomForAll;
        QTest::newRow("with room for few") << qint64(500'000);
    }

    void severalProcessesShareIt()
    {
        QFETCH(qint64, most);
        const QTemporaryDir dir;
        std::vector<std::unique_ptr<QProcess>> writers;
        for (int i = 0; i < 3; ++i) {
            writers.push_back(std::make_unique<QProcess>());
            start(*writers.back(), dir.path(), i, most, 60);
        }
        qsizetype kept = 0;
        for (const auto &writer : writers) {
            QVERIFY(writer->waitForFinished(longest));
            QVERIFY2(writer->exitStatus() == QProcess::NormalExit && writer->exitCode() == 0,
                     writer->readAllStandardError());
            kept += writer->readAllStandardOutput().count('\n');
        }
        QVERIFY(kept > 0);
        CacheFolder cache({.folder = dir.path(), .mostBytes = most});
        QVERIFY(allAreRight(cache));
        QVERIFY(cache.bytes() <= most);
    }

    void whatOnePutsTheOtherFinds()
    {
        const QTemporaryDir dir;
        CacheFolder one({.folder = dir.path()});
        CacheFolder other({.folder = dir.path()});
        QVERIFY(one.put(keyNumber(1), answerOf(bodyOf(1, 1)), morning));
        QCOMPARE(revisionIn(other.find(keyNumber(1))->response.body, 1), 1);
        QVERIFY(other.put(keyNumber(1), answerOf(bodyOf(1, 2)), morning));
        QCOMPARE(revisionIn(one.find(keyNumber(1))->response.body, 1), 2);
        other.clear();
        QVERIFY(!one.find(keyNumber(1)));
        QVERIFY(one.put(keyNumber(1), answerOf(bodyOf(1, 3)), morning));
        QCOMPARE(revisionIn(other.find(keyNumber(1))->response.body, 1), 3);
    }

private:
    static void start(QProcess &writer, const QString &folder, int seed, qint64 most, int last = 1'000'000)
    {
        writer.start(QStringLiteral(KADER_CACHE_WRITER), {folder, QString::number(seed), QString::number(keys),
                                                          QString::number(most), QString::number(last)});
    }

    /// The last revision of each number that the writer said to be kept.
    static std::map<int, int> lastWords(const QByteArray &output)
    {
        std::map<int, int> said;
        const QList<QByteArray> lines = output.split('\n');
        for (const QByteArray &line : lines.first(lines.size() - 1)) // Behind the last line break is nothing whole.
            said[line.split(' ').first().toInt()] = line.split(' ').last().toInt();
        return said;
    }

    static bool allAreRight(CacheFolder &cache)
    {
        for (int number = 0; number < keys; ++number) {
            const std::optional<Kept> kept = cache.find(keyNumber(number));
            if (kept && revisionIn(kept->response.body, number) < 0)
                return false;
        }
        return true;
    }
};

KADER_TEST(TestCacheShared);
#include "tst_cacheshared.moc"
