#include "base/confined.h"
#include "bodies.h"
#include "net/cachefolder.h"
#include "support/registry.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QString indexName = u"answers-1/index.sqlite"_s;

QFileInfoList bodiesIn(const QString &folder)
{
    QFileInfoList bodies;
    QDirIterator all(folder + u"/answers-1/bodies"_s, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        bodies << QFileInfo(all.next());
    return bodies;
}

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    for (const QFileInfo &body : bodiesIn(folder))
        bytes += body.size();
    return bytes;
}

bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}

void ask(const QString &folder, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(folder + u'/' + indexName);
        QVERIFY(database.open());
        QVERIFY2(QSqlQuery(database).exec(sql), qPrintable(sql));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

} // namespace

class TestCacheFolder : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void givesBackWhatItWasGiven_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("text") << "{\"a\": 1}"_ba;
        QTest::newRow("any bytes") << "a\0b\n\r\xff"_ba;
        QTest::newRow("megabytes") << QByteArray(5'000'000, 'x');
    }

    void givesBackWhatItWasGiven()
    {
        QFETCH(QByteArray, body);
        Response given = answerOf(body);
        given.headers.append(Header{"set-cookie", "secret"});
        {
            CacheFolder cache = folder();
            QVERIFY(!cache.find(keyNumber(1)));
            QVERIFY(cache.put(keyNumber(1), given, morning));
        }
        CacheFolder again = folder();
        const std::optional<Kept> kept = again.find(keyNumber(1));
        QVERIFY(kept);
        QCOMPARE(kept->response.body, body);
        QCOMPARE(kept->response.status, 200);
        QCOMPARE(kept->response.finalAddress, given.finalAddress);
        QCOMPARE(kept->response.header("etag"), given.header("etag"));
        QCOMPARE(kept->response.headers.size(), 2); // Cookies are nobody's business later.
        QCOMPARE(kept->response.asOf, morning);
        QVERIFY(!kept->isOutdated);
        QVERIFY(!again.find(keyNumber(2)));
    }

    void theLastOneCounts()
    {
        CacheFolder cache = folder();
        for (int revision = 1; revision <= 5; ++revision)
            QVERIFY(cache.put(keyNumber(1), answerOf(bodyOf(1, revision)), morning));
        QCOMPARE(revisionIn(cache.find(keyNumber(1))->response.body, 1), 5);
        QCOMPARE(bodiesIn(m_dir->path()).size(), 1);
    }

    void knowsHowOldAndWhetherOutdated()
    {
        CacheFolder cache = folder();
        QVERIFY(cache.put(keyNumber(1), answerOf("x"), morning));
        QCOMPARE(cache.find(keyNumber(1))->response.asOf, morning);
        cache.markOutdated(keyNumber(1));
        QVERIFY(cache.find(keyNumber(1))->isOutdated);
        cache.confirm(keyNumber(1), morning.addDays(2));
        QCOMPARE(cache.find(keyNumber(1))->response.asOf, morning.addDays(2));
        QVERIFY(!cache.find(keyNumber(1))->isOutdated);
        cache.confirm(keyNumber(2), morning); // Nothing to confirm, and nothing happens.
        cache.forget(keyNumber(1));
        QVERIFY(!cache.find(keyNumber(1)));
        QCOMPARE(bodiesIn(m_dir->path()).size(), 0);
    }

    void neverTakesMoreThanItsShare()
    {
        constexpr qint64 most = 1'000'000;
        QRandomGenerator random(7);
        CacheFolder cache = folder(most);
        for (int revision = 1; revision <= 120; ++revision) {
            const int number = random.bounded(1000);
            static_cast<void>(cache.put(keyNumber(number), answerOf(bodyOf(number, revision)), morning));
            QVERIFY2(cache.bytes() <= most, QByteArray::number(cache.bytes()));
            QVERIFY(bytesIn(m_dir->path()) <= cache.bytes());
        }
        QVERIFY(cache.bytes() > most / 2);
        cache.setMostBytes(most / 10);
        QVERIFY(cache.bytes() <= most / 10 && bytesIn(m_dir->path()) <= most / 10);
        cache.clear();
        QCOMPARE(cache.bytes(), 0);
        QCOMPARE(bytesIn(m_dir->path()), 0);
    }

    void whatIsTooLargeDrivesNothingOut()
    {
        CacheFolder cache = folder(1'000'000);
        QVERIFY(cache.put(keyNumber(1), answerOf("x"), morning));
        QVERIFY(!cache.put(keyNumber(2), answerOf(QByteArray(300'000, 'x')), morning));
        QVERIFY(cache.find(keyNumber(1)));
        QVERIFY(!cache.find(keyNumber(2)));
    }

    void theLeastRecentlyUsedGoesFirst_data()
    {
        QTest::addColumn<bool>("isClockSetBack");
        QTest::newRow("as clocks go") << false;
        QTest::newRow("with a clock that stands still") << true;
    }

    void theLeastRecentlyUsedGoesFirst()
    {
        QFETCH(bool, isClockSetBack);
        const QDateTime begin(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        QDateTime clock = begin;
        const auto tick = [&] {
            clock = isClockSetBack ? begin : clock.addSecs(1);
            return clock;
        };
        CacheFolder cache = folder(5 * CacheIndex::costOf(1000), tick);
        const Response one = answerOf(QByteArray(1000, 'x'));
        for (const int number : {1, 2, 3, 4, 5})
            QVERIFY(cache.put(keyNumber(number), one, morning));
        QVERIFY(cache.find(keyNumber(1)) && cache.find(keyNumber(3)));
        for (const int number : {6, 7, 8})
            QVERIFY(cache.put(keyNumber(number), one, morning));
        QString left;
        for (int number = 1; number <= 8; ++number)
            left += cache.find(keyNumber(number)) ? QString::number(number) : u"-"_s;
        QCOMPARE(left, u"1-3--678"_s);
    }

    /// A wrong body is worse than none.
    void damagedBodiesAreNotThere_data()
    {
        QTest::addColumn<std::function<void(const QString &, const QString &)>>("damage");
        using Damage = std::function<void(const QString &, const QString &)>;
        QTest::newRow("gone") << Damage([](const QString &body, const QString &) { QFile::remove(body); });
        QTest::newRow("cut") << Damage([](const QString &body, const QString &) { QFile::resize(body, 10); });
        QTest::newRow("empty") << Damage([](const QString &body, const QString &) { QFile::resize(body, 0); });
        QTest::newRow("longer") << Damage([](const QString &body, const QString &) { overwrite(body, 1000, "x"); });
        QTest::newRow("one byte") << Damage([](const QString &body, const QString &) { overwrite(body, 500, "y"); });
        QTest::newRow("another one's") << Damage([](const QString &body, const QString &other) {
            QFile::remove(body);
            QFile::copy(other, body);
        });
    }

    void damagedBodiesAreNotThere()
    {
        QFETCH(std::function<void(const QString &, const QString &)>, damage);
        CacheFolder cache = folder();
        QVERIFY(cache.put(keyNumber(1), answerOf(QByteArray(1000, 'x')), morning));
        const QString body = bodiesIn(m_dir->path()).first().filePath();
        QVERIFY(cache.put(keyNumber(2), answerOf(QByteArray(1000, 'z')), morning));
        const QFileInfoList both = bodiesIn(m_dir->path());
        damage(body, both.first().filePath() == body ? both.last().filePath() : both.first().filePath());
        QVERIFY(!cache.find(keyNumber(1)));
        QVERIFY(cache.find(keyNumber(2)));
        QCOMPARE(bodiesIn(m_dir->path()).size(), 1);
        QCOMPARE(cache.bytes(), CacheIndex::costOf(1000));
        QVERIFY(cache.put(keyNumber(1), answerOf("again"), morning));
        QCOMPARE(cache.find(keyNumber(1))->response.body, "again"_ba);
    }

    void rowsThatLieAreNotBelieved_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("another address") << u"UPDATE answers SET address = 'http://example.org/y'"_s;
        QTest::newRow("no address") << u"UPDATE answers SET address = 'file:///etc/passwd'"_s;
        QTest::newRow("other headers") << u"UPDATE answers SET headers = 'content-type:image/png'"_s;
        QTest::newRow("another key") << u"UPDATE answers SET key = zeroblob(31) || x'31'"_s;
        QTest::newRow("a file elsewhere") << u"UPDATE answers SET body = '../../../index.sqlite'"_s;
        QTest::newRow("another size") << u"UPDATE answers SET size = 3"_s;
    }

    void rowsThatLieAreNotBelieved()
    {
        QFETCH(QString, sql);
        CacheFolder cache = folder();
        QVERIFY(cache.put(keyNumber(2), answerOf("body"), morning));
        ask(m_dir->path(), sql);
        QVERIFY(!cache.find(keyNumber(1)));
        QVERIFY(!cache.find(keyNumber(2)));
    }

    void aDamagedIndexIsBegunAnew_data()
    {
        QTest::addColumn<std::function<void(const QString &)>>("damage");
        using Damage = std::function<void(const QString &)>;
        QTest::newRow("no database") << Damage([](const QString &index) {
            QFile::remove(index);
            overwrite(index, 0, QByteArray(20'000, 'x'));
        });
        QTest::newRow("head overwritten")
            << Damage([](const QString &index) { overwrite(index, 0, QByteArray(100, 'x')); });
        QTest::newRow("cut") << Damage([](const QString &index) { QFile::resize(index, 5000); });
        QTest::newRow("pages overwritten")
            << Damage([](const QString &index) { overwrite(index, 4096, QByteArray(60'000, '\xaa')); });
        QTest::newRow("another program's") << Damage(
            [](const QString &index) { ask(QFileInfo(index).path() + u"/.."_s, u"PRAGMA user_version = 99"_s); });
        QTest::newRow("tables missing") << Damage(
            [](const QString &index) { ask(QFileInfo(index).path() + u"/.."_s, u"DROP TABLE room"_s); });
    }

    void aDamagedIndexIsBegunAnew()
    {
        QFETCH(std::function<void(const QString &)>, damage);
        for (const bool isOpen : {false, true}) {
            m_dir = std::make_unique<QTemporaryDir>();
            auto cache = std::make_unique<CacheFolder>(options());
            for (int number = 0; number < 30; ++number)
                QVERIFY(cache->put(keyNumber(number), answerOf("x" + QByteArray::number(number)), morning));
            if (!isOpen)
                cache.reset();
            damage(m_dir->filePath(indexName));
            if (!isOpen)
                cache = std::make_unique<CacheFolder>(options());
            for (int number = 0; number < 30; ++number) {
                if (const std::optional<Kept> kept = cache->find(keyNumber(number)))
                    QCOMPARE(kept->response.body, "x" + QByteArray::number(number));
            }
            static_cast<void>(cache->put(keyNumber(1), answerOf("noticed, if it was not yet"), morning));
            QVERIFY(cache->put(keyNumber(2), answerOf("anew"), morning));
            QCOMPARE(bodyIn(*cache, 2), "anew"_ba);
            CacheFolder other = folder(); // May see damage that the first has not come across, and begin once more.
            static_cast<void>(other.put(keyNumber(3), answerOf("noticed, if it was not yet"), morning));
            QVERIFY(other.put(keyNumber(3), answerOf("other"), morning));
            QCOMPARE(bodyIn(other, 3), "other"_ba);
            static_cast<void>(cache->put(keyNumber(4), answerOf("noticed, if it was"), morning));
            QCOMPARE(bodyIn(*cache, 3), "other"_ba);
        }
    }

    void livesOnAFullDisk()
    {
        KADER_CONFINED(onSmallDisk(400, [](const QString &place) -> QString {
            const auto fill = [&](CacheFolder &cache, int from) {
                int kept = 0;
                for (int number = from; number < from + 100; ++number)
                    kept += cache.put(keyNumber(number), answerOf(QByteArray(10'000, 'x')), morning) ? 1 : 0;
                return kept;
            };
            QFile rest(place + u"/rest"_s);
            KADER_HOLD(rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            KADER_HOLD(rest.write(QByteArray(100'000, 'x')) == 100'000);
            {
                CacheFolder cache({.folder = place});
                const int kept = fill(cache, 0);
                KADER_HOLD(kept > 5 && kept < 100);
                KADER_HOLD(cache.find(keyNumber(0)));
            }
            // Filled to the last byte by somebody else.
            while (rest.write("x") == 1) {
            }
            CacheFolder again({.folder = place});
            KADER_HOLD(again.find(keyNumber(0)));
            KADER_HOLD(again.find(keyNumber(0))->response.body == QByteArray(10'000, 'x'));
            KADER_HOLD(fill(again, 200) == 0);
            rest.close();
            rest.remove();
            KADER_HOLD(fill(again, 300) > 0);
            return {};
        }));
    }

    void readsWhereNothingCanBeWritten()
    {
        {
            CacheFolder cache = folder();
            QVERIFY(cache.put(keyNumber(1), answerOf("x"), morning));
        }
        KADER_CONFINED(onReadOnlyMedium(m_dir->path(), [](const QString &place) -> QString {
            CacheFolder cache({.folder = place});
            KADER_HOLD(cache.find(keyNumber(1)));
            KADER_HOLD(!cache.put(keyNumber(2), answerOf("y"), morning));
            KADER_HOLD(!cache.find(keyNumber(2)));
            cache.sweep(0);
            cache.clear();
            return {};
        }));
    }

    void worksWithoutAFolder()
    {
        CacheFolder cache({.folder = u"/proc/nowhere"_s});
        QVERIFY(!cache.put(keyNumber(1), answerOf("x"), morning));
        QVERIFY(!cache.find(keyNumber(1)));
        QCOMPARE(cache.bytes(), 0);
        QVERIFY(!cache.needsSweep());
    }

    void sweepsWhatTheDeadLeft()
    {
        CacheFolder cache = folder();
        QVERIFY(cache.needsSweep());
        QVERIFY(cache.put(keyNumber(1), answerOf("kept"), morning));
        QVERIFY(cache.put(keyNumber(2), answerOf("file will be lost"), morning));
        const QString part = QFileInfo(m_dir->path() + u"/answers-1/bodies/3f"_s).filePath();
        QVERIFY(QDir().mkpath(part));
        for (const QString &name : {u"3fold"_s, u"3fyoung"_s})
            QVERIFY(overwrite(part + u'/' + name, 0, "orphan"));
        QFile old(part + u"/3fold"_s);
        QVERIFY(old.open(QIODevice::ReadWrite));
        QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
        for (const QFileInfo &body : bodiesIn(m_dir->path())) {
            if (body.size() > 10)
                QVERIFY(QFile::remove(body.filePath()));
        }
        for (int i = 0; i < CacheFolder::sweepParts; ++i)
            cache.sweep(i);
        QVERIFY(!QFile::exists(part + u"/3fold"_s));
        QVERIFY(QFile::exists(part + u"/3fyoung"_s));
        QCOMPARE(cache.bytes(), CacheIndex::costOf(4));
        QVERIFY(cache.find(keyNumber(1)));
        QVERIFY(!cache.needsSweep());
    }

private:
    static QByteArray bodyIn(CacheFolder &cache, int number)
    {
        const std::optional<Kept> kept = cache.find(keyNumber(number));
        return kept ? kept->response.body : "(none)"_ba;
    }
    [[nodiscard]] CacheFolder::Options options(qint64 most = 1 << 30, std::function<QDateTime()> now = {}) const
    {
        return {.folder = m_dir->path(), .mostBytes = most, .now = std::move(now)};
    }
    [[nodiscard]] CacheFolder folder(qint64 most = 1 << 30, std::function<QDateTime()> now = {}) const
    {
        return CacheFolder(options(most, std::move(now)));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

KADER_TEST(TestCacheFolder);
#include "tst_cachefolder.moc"
