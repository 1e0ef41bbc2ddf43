#include "bodies.h"
#include "fetching.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(kader::test::Reply)
using Change = std::function<void(Request &)>;

namespace {

Reply tagged(const QByteArray &body, const QByteArray &tag)
{
    return answer(200, body, "ETag: " + tag + "\r\nLast-Modified: Sat, 01 Mar 2025 08:00:00 GMT\r\n");
}

bool isLike(const Response &response, const QByteArray &body)
{
    return response.status == 200 && response.body == body;
}

} // namespace

/// The client with a cache, among servers that count how often they are asked.
class TestClientCache : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_client.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        m_clock = std::make_shared<std::atomic<qint64>>(morning.toMSecsSinceEpoch());
        start();
    }

    void whatIsKeptIsNotAskedForAgain()
    {
        m_server->on("/x", json("{\"a\":1}"));
        const Response first = kept(u"/x"_s);
        QVERIFY(!first.isFromCache());
        for (int i = 0; i < 2; ++i) {
            const Response again = fetched(u"/x"_s);
            QVERIFY(again.isFromCache());
            QCOMPARE(again.body, first.body);
            QCOMPARE(again.finalAddress, first.finalAddress);
            QCOMPARE(again.header("content-type"_ba), "application/json"_ba);
            QCOMPARE(again.asOf, morning);
            start(); // Another run of the program finds it too.
        }
        QCOMPARE(m_server->requests("/x"), 1);
    }

    void isCounted()
    {
        m_server->on("/x", json("{\"a\":1}"));
        static_cast<void>(kept(u"/x"_s));
        QCOMPARE(m_client->counters().cacheHits, 0);
        static_cast<void>(fetched(u"/x"_s));
        QCOMPARE(m_client->counters().cacheHits, 1);
        QCOMPARE(m_client->counters().bytesFromCache, 7);
        QCOMPARE(m_client->counters().bytes, 7);
        QCOMPARE(m_client->counters().requests, 1);
    }

    void onlyWhatDeservesItIsKept_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<bool>("isRead");
        QTest::addColumn<Keep>("keep");
        QTest::addColumn<int>("requests");
        QTest::newRow("nobody said it can be read") << json("{}") << false << Keep::ForADay << 2;
        QTest::newRow("read") << json("{}") << true << Keep::ForADay << 1;
        QTest::newRow("not wanted") << json("{}") << true << Keep::Nothing << 2;
        QTest::newRow("not found") << answer(404, "{}") << true << Keep::Forever << 2;
        QTest::newRow("forbidden") << answer(403, "{}") << true << Keep::Forever << 2;
        QTest::newRow("part of it") << answer(206, "{}") << true << Keep::Forever << 2;
        QTest::newRow("failed twice") << answer(500, "{}") << true << Keep::Forever << 4;
        QTest::newRow("not to be stored")
            << answer(200, "{}", "Cache-Control: private, No-Store\r\n") << true << Keep::Forever << 2;
        QTest::newRow("to be asked again")
            << answer(200, "{}", "Cache-Control: no-cache\r\n") << true << Keep::ForADay << 1;
    }

    void onlyWhatDeservesItIsKept()
    {
        QFETCH(Reply, reply);
        QFETCH(bool, isRead);
        QFETCH(Keep, keep);
        m_server->on("/x", reply);
        Request asked = wanted(u"/x"_s);
        asked.keep = keep;
        for (int i = 0; i < 2; ++i) {
            Fetch fetch(*m_client, asked);
            QVERIFY(fetch.wait());
            if (isRead && *fetch.result)
                m_client->keep(asked, **fetch.result);
        }
        QTEST(m_server->requests("/x"), "requests");
    }

    void thisMachineIsNotKeptUnlessItIsToBe()
    {
        m_server->on("/x", json("{}"));
        Client client(quick(), std::make_unique<Cache>(Cache::Options{.folder = m_dir->path()}));
        for (int i = 0; i < 2; ++i) {
            Fetch fetch(client, wanted(u"/x"_s));
            QVERIFY(fetch.wait());
            client.keep(wanted(u"/x"_s), **fetch.result);
        }
        QCOMPARE(m_server->requests("/x"), 2);
    }

    void isFreshAsLongAsItShould_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("requests");
        const Change none = [](Request &) {};
        const Change numbered = [](Request &request) { request.keep = Keep::Forever; };
        const Change image = [](Request &request) { request.wanted = Wanted::Image; };
        QTest::newRow("in the evening") << none << 12 << 1;
        QTest::newRow("a minute before the day is over") << none << 23 << 1;
        QTest::newRow("after two days") << none << 48 << 2;
        QTest::newRow("a clock that was set back") << none << -48 << 2;
        QTest::newRow("a clock that was set back a little") << none << -1 << 1;
        QTest::newRow("a numbered version after years") << numbered << 50'000 << 1;
        QTest::newRow("an image after years") << image << 50'000 << 1;
    }

    void isFreshAsLongAsItShould()
    {
        QFETCH(Change, change);
        QFETCH(int, hours);
        QFETCH(int, requests);
        m_server->on("/x", {json("{}"), json("{}"), {"", Reply::Then::Hold}});
        m_server->on("/marker", json("{}"));
        Request asked = wanted(u"/x"_s);
        change(asked);
        static_cast<void>(kept(asked));
        passHours(hours, hours < 0 ? 60 : 0);
        QVERIFY(fetched(asked).isFromCache());
        static_cast<void>(fetched(u"/marker"_s));
        QTRY_COMPARE(m_server->requests("/x"), requests);
        // Either way it is fresh now.
        QVERIFY(fetched(asked).isFromCache());
        QCOMPARE(m_server->requests("/x"), requests);
    }

    void imagesElsewhereAreForADay()
    {
        HostProfile stranger;
        stranger.isKept = true;
        m_client->setProfile(*WebAddress::parse(m_server->address()), stranger);
        m_server->on("/x", {json("{}"), json("{}")});
        Request image = wanted(u"/x"_s);
        image.wanted = Wanted::Image;
        static_cast<void>(kept(image));
        passHours(48);
        QVERIFY(fetched(image).isFromCache());
        QTRY_COMPARE(m_server->requests("/x"), 2);
    }

    void whatIsOldIsGivenAtOnceAndCheckedBehindThat()
    {
        m_server->on("/x", {tagged("old", "\"1\""), {answer(304, "").bytes, Reply::Then::Hold}});
        static_cast<void>(kept(u"/x"_s));
        passHours(48);
        QStringList changed;
        connect(m_client.get(), &Client::answerChanged, this,
                [&](const WebAddress &address) { changed << address.text(); });
        QVERIFY(isLike(fetched(u"/x"_s), "old")); // The server has not answered yet.
        QVERIFY(isLike(fetched(u"/x"_s), "old")); // And is not asked once more meanwhile.
        QTRY_COMPARE(m_server->held(), 1);
        const QByteArray head = m_server->seen().last().head;
        QVERIFY2(head.contains("\r\nIf-None-Match: \"1\""), head);
        QVERIFY2(head.contains("\r\nIf-Modified-Since: Sat, 01 Mar 2025 08:00:00 GMT"), head);
        m_server->release();
        QTRY_VERIFY(fetched(u"/x"_s).asOf == now());
        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_server->requests("/x"), 2);
    }

    void whatHasChangedIsToldAndNotGivenAgain_data()
    {
        QTest::addColumn<Reply>("later");
        QTest::addColumn<bool>("isChange");
        QTest::newRow("the same again") << json("old") << false;
        QTest::newRow("something else") << json("new") << true;
        QTest::newRow("closed") << answer(403, "{}") << true;
        QTest::newRow("gone") << answer(404, "{}") << true;
        QTest::newRow("server in trouble") << answer(500, "") << false;
        QTest::newRow("half of it") << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nne", Reply::Then::Close}
                                    << false;
        QTest::newRow("in maintenance") << json("half") << false;
    }

    void whatHasChangedIsToldAndNotGivenAgain()
    {
        QFETCH(Reply, later);
        QFETCH(bool, isChange);
        m_server->on("/x", {json("old"), later});
        Request asked = wanted(u"/x"_s);
        asked.judge = [](const Response &response) -> Result<void> {
            return response.body == "half" ? failure(ErrorKind::Network, u"half"_s) : Result<void>();
        };
        static_cast<void>(kept(asked));
        passHours(48);
        QStringList changed;
        connect(m_client.get(), &Client::answerChanged, this,
                [&](const WebAddress &address) { changed << address.text(); });
        QVERIFY(isLike(fetched(asked), "old"));
        QTRY_VERIFY(m_client->isIdle());
        QCOMPARE(changed.size(), isChange ? 1 : 0);
        if (!isChange) {
            QVERIFY(isLike(fetched(asked), "old"));
            QTRY_VERIFY(m_client->isIdle());
            return;
        }
        QCOMPARE(changed.first(), asked.address.text());
        QVERIFY(!fetched(asked).isFromCache());
    }

    void aHarvestWaitsForWhatTheServerSays()
    {
        m_server->on("/x", {tagged("old", "\"1\""), answer(304, ""), tagged("new", "\"2\"")});
        Request asked = wanted(u"/x"_s);
        asked.retry = Retry::Harvest;
        static_cast<void>(kept(asked));
        passHours(48);
        const Response same = fetched(asked);
        QVERIFY(isLike(same, "old") && same.asOf == now());
        QCOMPARE(m_server->requests("/x"), 2);
        passHours(48);
        QVERIFY(isLike(kept(asked), "new"));
        QVERIFY(isLike(fetched(asked), "new"));
        QCOMPARE(m_server->requests("/x"), 3);
    }

    void reloadingAsksTheServer()
    {
        m_server->on("/x", {tagged("old", "\"1\""), answer(304, ""), tagged("new", "\"2\"")});
        Request asked = wanted(u"/x"_s);
        static_cast<void>(kept(asked));
        asked.reload = true;
        QVERIFY(isLike(fetched(asked), "old"));
        QCOMPARE(m_server->requests("/x"), 2);
        QVERIFY(isLike(fetched(asked), "new"));
        QCOMPARE(m_server->requests("/x"), 3);
    }

    void searchesAreKeptByWhatTheyAskFor()
    {
        m_server->on("/search", {json("[1]"), json("[2]")});
        Request one = wanted(u"/search"_s);
        one.method = Method::Post;
        one.body = "{\"search_for\":\"one\"}"_ba;
        Request two = one;
        two.body = "{\"search_for\":\"two\"}"_ba;
        QVERIFY(isLike(kept(one), "[1]"));
        QVERIFY(isLike(kept(two), "[2]"));
        QVERIFY(isLike(fetched(one), "[1]"));
        QVERIFY(isLike(fetched(two), "[2]"));
        QCOMPARE(m_server->requests("/search"), 2);
    }

    void isKeptUnderWhatWasAskedForNotWhereItLed()
    {
        m_server->on("/from", answer(303, "", "Location: /to\r\n"));
        m_server->on("/to", json("{}"));
        static_cast<void>(kept(u"/from"_s));
        const Response again = fetched(u"/from"_s);
        QVERIFY(again.isFromCache());
        QCOMPARE(again.finalAddress.text(), m_server->address(u"/to"_s));
        QCOMPARE(m_server->seen().size(), 2);
        QVERIFY(!fetched(u"/to"_s).isFromCache());
    }

    void everyCallerHasItsOwnLimit()
    {
        m_server->on("/x", json("{\"a\":1}"));
        static_cast<void>(kept(u"/x"_s));
        Request small = wanted(u"/x"_s);
        small.maxBytes = 3;
        Fetch fetch(*m_client, small);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::TooLarge);
    }

    void identicalOnesShareALookup()
    {
        m_server->on("/x", json("{}"));
        Fetch one(*m_client, wanted(u"/x"_s));
        auto two = std::make_unique<Fetch>(*m_client, wanted(u"/x"_s));
        Fetch three(*m_client, wanted(u"/x"_s));
        two.reset();
        QVERIFY(one.wait() && three.wait());
        QCOMPARE(m_server->requests("/x"), 1);
    }

    void oneThatMustNotComeFromTheCacheDoesNot()
    {
        m_server->on("/x", {json("1"), json("2")});
        static_cast<void>(kept(u"/x"_s));
        Fetch one(*m_client, wanted(u"/x"_s));
        Request fresh = wanted(u"/x"_s);
        fresh.keep = Keep::Nothing;
        Fetch two(*m_client, fresh);
        QVERIFY(one.wait() && two.wait());
        QVERIFY(isLike(two.result->value(), "2"));
    }

    void destroyedHandlesStaySilent()
    {
        m_server->on("/x", json("{}"));
        auto fetch = std::make_unique<Fetch>(*m_client, wanted(u"/x"_s)); // Asks the cache now.
        fetch.reset();
        QVERIFY(m_client->isIdle());
        QVERIFY(isLike(fetched(u"/x"_s), "{}"));
        QCOMPARE(m_server->requests("/x"), 1);
    }

    /// Where a look at the bytes tells, nobody need say more.
    void whatLooksRightIsKeptByItself()
    {
        m_server->on("/x", {json("no"), json("yes"), json("no"), json("yes, too")});
        Request asked = wanted(u"/x"_s);
        asked.keepIf = [](const Response &response) { return response.body.startsWith("yes"); };
        QVERIFY(isLike(fetched(asked), "no"));
        QVERIFY(isLike(fetched(asked), "yes"));
        QVERIFY(fetched(asked).isFromCache());
        int changes = 0;
        connect(m_client.get(), &Client::answerChanged, this, [&] { ++changes; });
        for (const QByteArray &expected : {"yes"_ba, "yes"_ba}) {
            passHours(48); // What comes first is no answer, and what was kept stays.
            QVERIFY(isLike(fetched(asked), expected));
            QTRY_VERIFY(m_client->isIdle());
        }
        QCOMPARE(changes, 1);
        QVERIFY(isLike(fetched(asked), "yes, too")); // It came with the check.
        QCOMPARE(m_server->requests("/x"), 4);
    }

    void guessesMayBeAnsweredFromTheCache()
    {
        m_server->on("/x", json("{}"));
        static_cast<void>(kept(u"/x"_s));
        Request guess = wanted(u"/x"_s);
        guess.priority = Priority::Speculative;
        QVERIFY(fetched(guess).isFromCache());
        guess.address = *WebAddress::parse(m_server->address(u"/y"_s));
        Fetch unwelcome(*m_client, guess);
        QVERIFY(unwelcome.wait());
        QCOMPARE(unwelcome.result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_server->requests("/y"), 0);
    }

    void whatCannotBeReadIsForgotten()
    {
        m_server->on("/x", {json("1"), json("2")});
        static_cast<void>(kept(u"/x"_s));
        m_client->forget(wanted(u"/x"_s));
        QVERIFY(isLike(fetched(u"/x"_s), "2"));
    }

private:
    void start()
    {
        m_client.reset();
        // Asked in the cache's thread too.
        const auto clock = [at = m_clock] { return QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC); };
        Options options = quick();
        options.now = clock;
        m_client = std::make_unique<Client>(
            options, std::make_unique<Cache>(Cache::Options{.folder = m_dir->path(), .now = clock}));
        m_client->setProfile(*WebAddress::parse(m_server->address()), HostProfile::gentle());
    }

    void passHours(int hours, int seconds = 0) { *m_clock += (hours * qint64(3600) + seconds) * 1000; }
    [[nodiscard]] QDateTime now() const { return QDateTime::fromMSecsSinceEpoch(*m_clock, Qt::UTC); }

    [[nodiscard]] Request wanted(const QString &target) const
    {
        Request wanted = request(m_server->address(target));
        wanted.keep = Keep::ForADay;
        return wanted;
    }

    Response fetched(const Request &request)
    {
        Fetch fetch(*m_client, request);
        if (!fetch.wait() || !*fetch.result)
            return {.status = 0, .finalAddress = request.address};
        return **fetch.result;
    }
    Response fetched(const QString &target) { return fetched(wanted(target)); }

    /// Fetched by somebody who can read it.
    Response kept(const Request &request)
    {
        Response response = fetched(request);
        m_client->keep(request, response);
        return response;
    }
    Response kept(const QString &target) { return kept(wanted(target)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedServer> m_server;
    std::shared_ptr<std::atomic<qint64>> m_clock;
    std::unique_ptr<Client> m_client;
};

KADER_TEST(TestClientCache);
#include "tst_clientcache.moc"
