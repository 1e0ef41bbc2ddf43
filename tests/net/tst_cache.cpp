#include "bodies.h"
#include "net/cache.h"
#include "net/cachethread.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// A lookup and what it found.
struct Find {
    Find(Cache &cache, const QByteArray &key)
        : handle(cache.find(key, [this](std::optional<Kept> kept) {
              found = std::move(kept);
              isDone = true;
          }))
    {}
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return isDone; }, 20'000);
    }

    std::optional<Kept> found;
    bool isDone = false;
    JobHandle handle;
};

} // namespace

class TestCache : public QObject {
    Q_OBJECT

private slots:
    void whatWasPutIsFoundAtOnce()
    {
        const QTemporaryDir dir;
        Cache cache({.folder = dir.path()});
        for (int number = 0; number < 50; ++number)
            cache.put(keyNumber(number), answerOf(bodyOf(number, 1)), morning);
        Find last(cache, keyNumber(49));
        QVERIFY(!last.isDone); // Never from inside the call.
        Find none(cache, keyNumber(50));
        QVERIFY(last.wait() && none.wait());
        QVERIFY(last.found && !none.found);
        cache.put(keyNumber(1), answerOf(bodyOf(1, 2)), morning);
        cache.forget(keyNumber(2));
        cache.markOutdated(keyNumber(3));
        Find second(cache, keyNumber(1));
        Find gone(cache, keyNumber(2));
        Find outdated(cache, keyNumber(3));
        QVERIFY(second.wait() && gone.wait() && outdated.wait());
        QCOMPARE(revisionIn(second.found->response.body, 1), 2);
        QVERIFY(!gone.found);
        QVERIFY(outdated.found->isOutdated);
        cache.clear();
        Find nothing(cache, keyNumber(49));
        QVERIFY(nothing.wait());
        QVERIFY(!nothing.found);
    }

    void whatWasPutSurvives()
    {
        const QTemporaryDir dir;
        {
            Cache cache({.folder = dir.path()});
            for (int number = 0; number < 50; ++number)
                cache.put(keyNumber(number), answerOf(bodyOf(number, 1)), morning);
        }
        Cache cache({.folder = dir.path()});
        for (int number = 0; number < 50; ++number) {
            Find find(cache, keyNumber(number));
            QVERIFY(find.wait());
            QVERIFY(find.found && revisionIn(find.found->response.body, number) == 1);
        }
        std::optional<qint64> bytes;
        const JobHandle measuring = cache.measure([&](qint64 measured) { bytes = measured; });
        QTRY_VERIFY(bytes);
        QVERIFY(*bytes > 50 * 4096);
    }

    /// As a person sets it, while the cache is in use.
    void itsSizeMayChange()
    {
        const QTemporaryDir dir;
        Cache cache({.folder = dir.path()});
        const auto measured = [&cache] {
            std::optional<qint64> bytes;
            const JobHandle measuring = cache.measure([&](qint64 all) { bytes = all; });
            return QTest::qWaitFor([&] { return bytes.has_value(); }, 20'000) ? *bytes : -1;
        };
        for (int number = 0; number < 50; ++number)
            cache.put(keyNumber(number), answerOf(bodyOf(number, 1)), morning);
        const qint64 all = measured(); // When all of them are written: a lookup does not wait for others.
        Find used(cache, keyNumber(0));
        QVERIFY(used.wait() && used.found);
        cache.setMostBytes(all / 2);
        const qint64 half = measured();
        QVERIFY(half > 0 && half <= all / 2);
        Find first(cache, keyNumber(0)); // Used since.
        Find second(cache, keyNumber(1));
        Find last(cache, keyNumber(49));
        QVERIFY(first.wait() && second.wait() && last.wait());
        QVERIFY(first.found && !second.found && last.found);

        cache.setMostBytes(Cache::standardBytes);
        for (int number = 0; number < 50; ++number)
            cache.put(keyNumber(number), answerOf(bodyOf(number, 2)), morning);
        QVERIFY(measured() > all / 2);
        cache.clear();
        QCOMPARE(measured(), 0);
    }

    void destroyedHandlesStaySilent()
    {
        const QTemporaryDir dir;
        auto cache = std::make_unique<Cache>(Cache::Options{.folder = dir.path()});
        bool isTold = false;
        JobHandle first = cache->find(keyNumber(1), [&](const auto &) { isTold = true; });
        first.reset();
        Find marker(*cache, keyNumber(2));
        QVERIFY(marker.wait());
        QVERIFY(!isTold);
        JobHandle second = cache->find(keyNumber(1), [&](const auto &) { isTold = true; });
        cache.reset();
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }

    /// Lookups overtake what is to be written, but not what is about the same answer.
    void lookupsGoFirst()
    {
        const QTemporaryDir dir;
        std::promise<void> go;
        QList<int> order;
        {
            CacheThread thread({.folder = dir.path()});
            std::promise<void> begun;
            static_cast<void>(thread.change("a"_ba, [&](CacheFolder &) {
                begun.set_value();
                go.get_future().wait();
            }));
            begun.get_future().wait();
            static_cast<void>(thread.change("b"_ba, [&](CacheFolder &) { order << 1; }));
            thread.lookUp("b"_ba, [&](CacheFolder &) { order << 2; });
            std::promise<void> looked;
            thread.lookUp("c"_ba, [&](CacheFolder &) {
                order << 3;
                looked.set_value();
            });
            static_cast<void>(thread.change("d"_ba, [&](CacheFolder &) { order << 4; }));
            go.set_value();
            std::promise<void> done;
            static_cast<void>(thread.change("e"_ba, [&](CacheFolder &) { done.set_value(); }));
            done.get_future().wait();
        }
        QCOMPARE(order, QList<int>({3, 1, 2, 4}));
    }

    void whatWaitsForTheDiskIsBounded()
    {
        const QTemporaryDir dir;
        std::promise<void> go;
        CacheThread thread({.folder = dir.path()});
        static_cast<void>(thread.change("a"_ba, [&](CacheFolder &) { go.get_future().wait(); }));
        const auto nothing = [](CacheFolder &) {};
        QVERIFY(thread.change("b"_ba, nothing, 500 << 20)); // One alone may be as large as it is.
        QVERIFY(!thread.change("c"_ba, nothing, 1));
        QVERIFY(thread.change("d"_ba, nothing)); // Whatever holds no memory comes in.
        go.set_value();
        std::promise<void> done;
        static_cast<void>(thread.change("e"_ba, [&](CacheFolder &) { done.set_value(); }));
        done.get_future().wait();
        QVERIFY(thread.change("c"_ba, nothing, 40 << 20));
    }

    void keysTellRequestsApart()
    {
        const Request get{.address = *WebAddress::parse(u"http://example.org/x"_s)};
        QList<Request> others(5, get);
        others[0].address = *WebAddress::parse(u"http://example.org/y"_s);
        others[1].wanted = Wanted::Image;
        others[2].method = Method::Post;
        others[3].method = Method::Post;
        others[3].body = "{}"_ba;
        others[4].address = *WebAddress::parse(u"https://example.org/x"_s);
        QSet<QByteArray> keys{cacheKey(get)};
        for (const Request &other : others)
            keys << cacheKey(other);
        QCOMPARE(keys.size(), 6);
        Request same = get;
        same.priority = Priority::Visible;
        same.maxBytes = 1;
        QCOMPARE(cacheKey(same), cacheKey(get));
    }
};

KADER_TEST(TestCache);
#include "tst_cache.moc"
