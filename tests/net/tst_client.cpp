#include "fetching.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// The client among well-behaved servers: queue, merging, handles, headers.
class TestClient : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("HTTP_PROXY");
    }

    void fetches()
    {
        ScriptedServer server;
        server.on("/x", answer(200, "{\"a\":1}", "Content-Type: application/json\r\n"));
        Client client(quick());
        Fetch fetch(client, request(server.address(u"/x"_s)));
        QCOMPARE(fetch.calls, 0); // Never from inside fetch().
        QVERIFY(fetch.wait());
        const Response &response = fetch.result->value();
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, "{\"a\":1}"_ba);
        QCOMPARE(response.header("content-type"_ba), "application/json"_ba);
        QCOMPARE(response.finalAddress.text(), server.address(u"/x"_s));
        QCOMPARE(client.counters().requests, 1);
        QCOMPARE(client.counters().bytes, 7);
    }

    void namesItselfAndItsWishes_data()
    {
        QTest::addColumn<Wanted>("wanted");
        QTest::addColumn<QByteArray>("accepts");
        QTest::newRow("json") << Wanted::Json << "application/json"_ba;
        QTest::newRow("document") << Wanted::IiifDocument << "application/ld+json"_ba;
        QTest::newRow("image") << Wanted::Image << "image/jpeg"_ba;
    }

    void namesItselfAndItsWishes()
    {
        QFETCH(Wanted, wanted);
        QFETCH(QByteArray, accepts);
        ScriptedServer server;
        server.on("/x", json("{}"));
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.wanted = wanted;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        const QByteArray head = server.seen().first().head;
        QVERIFY2(head.contains("\r\nUser-Agent: Kader/" KADER_VERSION " ("), head);
        QVERIFY2(head.contains("\r\nAccept: " + accepts), head);
        QVERIFY(!head.contains("text/html"));
    }

    void posts()
    {
        ScriptedServer server;
        server.on("/search", json("[]"));
        Client client(quick());
        Request post = request(server.address(u"/search"_s));
        post.method = Method::Post;
        post.body = "{\"doi\":\"x\"}"_ba;
        Fetch first(client, post);
        Fetch second(client, post);
        QVERIFY(first.wait());
        QVERIFY(second.wait());
        QCOMPARE(server.seen().size(), 2); // Posts are never merged.
        QCOMPARE(server.seen().first().body, post.body);
        QVERIFY(server.seen().first().head.contains("\r\nContent-Type: application/json"));
    }

    void largeBodiesArriveWhole()
    {
        ScriptedServer server;
        QByteArray body;
        for (int i = 0; body.size() < 20'000'000; ++i)
            body += QByteArray::number(i);
        server.on("/x", answer(200, body));
        Client client(quick());
        Fetch fetch(client, request(server.address(u"/x"_s)));
        QVERIFY(fetch.wait());
        QVERIFY(fetch.result->value().body == body);
    }

    void statusIsForTheCaller()
    {
        ScriptedServer server;
        server.on("/x", answer(404, "{\"message\":\"no\"}"));
        Client client(quick());
        Fetch fetch(client, request(server.address(u"/x"_s)));
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->value().status, 404);
        QCOMPARE(fetch.result->value().body, "{\"message\":\"no\"}"_ba);
        QCOMPARE(server.requests("/x"), 1);
    }

    void holdsToTheBudget()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), HostProfile::gentle());
        std::vector<std::unique_ptr<Fetch>> fetches;
        for (int i = 0; i < 5; ++i) {
            for (const Wanted wanted : {Wanted::Image, Wanted::Json}) {
                const QString target = u"/%1/%2"_s.arg(static_cast<int>(wanted)).arg(i);
                server.on(target.toLatin1(), {json("{}").bytes, Reply::Then::Hold});
                Request asked = request(server.address(target));
                asked.wanted = wanted;
                fetches.push_back(std::make_unique<Fetch>(client, asked));
            }
        }
        QTRY_COMPARE(server.held(), 6);
        QCOMPARE(imagesAmong(server), 2);
        while (server.held() > 0) {
            const qsizetype before = server.seen().size();
            server.release();
            QTRY_VERIFY(server.seen().size() > before || allTold(fetches));
        }
        QVERIFY(allTold(fetches));
        QCOMPARE(server.seen().size(), 10);
    }

    void urgentOnesOvertake()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), single);
        server.on("/first", {json("{}").bytes, Reply::Then::Hold});
        Fetch first(client, request(server.address(u"/first"_s)));
        Fetch second(client, request(server.address(u"/second"_s)));
        Fetch third(client, request(server.address(u"/third"_s)));
        Request visible = request(server.address(u"/third"_s));
        visible.priority = Priority::Visible;
        Fetch again(client, visible);
        QTRY_COMPARE(server.held(), 1);
        server.release();
        QVERIFY(second.wait());
        QCOMPARE(server.targets(), QList<QByteArray>({"/first", "/third", "/second"}));
    }

    void urgencyComesAndGoes()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), single);
        server.on("/first", {json("{}").bytes, Reply::Then::Hold});
        Fetch first(client, request(server.address(u"/first"_s)));
        Fetch second(client, request(server.address(u"/second"_s)));
        Fetch third(client, request(server.address(u"/third"_s)));
        Fetch fourth(client, request(server.address(u"/fourth"_s)));
        second.handle->prioritise(Priority::Background);
        fourth.handle->prioritise(Priority::Visible);
        QTRY_COMPARE(server.held(), 1);
        server.release();
        QVERIFY(second.wait());
        QCOMPARE(server.targets(), QList<QByteArray>({"/first", "/fourth", "/third", "/second"}));
    }

    void theMostUrgentOfThoseThatShareCounts()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), single);
        server.on("/first", {json("{}").bytes, Reply::Then::Hold});
        Fetch first(client, request(server.address(u"/first"_s)));
        Fetch other(client, request(server.address(u"/other"_s)));
        Fetch one(client, request(server.address(u"/shared"_s)));
        auto two = std::make_unique<Fetch>(client, request(server.address(u"/shared"_s)));
        two->handle->prioritise(Priority::Visible);
        one.handle->prioritise(Priority::Background); // The other one still wants it.
        two.reset();                                  // Now nobody does.
        QTRY_COMPARE(server.held(), 1);
        server.release();
        QVERIFY(one.wait());
        QCOMPARE(server.targets(), QList<QByteArray>({"/first", "/other", "/shared"}));
    }

    void guessesAreNotSentWhereTheyAreUnwelcome()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), HostProfile::gentle());
        Request guess = request(server.address(u"/x"_s));
        guess.priority = Priority::Speculative;
        Fetch fetch(client, guess);
        QCOMPARE(fetch.calls, 0);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.seen().size(), 0);
    }

    void guessesGiveWay()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), single);
        server.on("/guess", {json("{}").bytes, Reply::Then::Hold});
        server.on("/x", json("{}"));
        Request guess = request(server.address(u"/guess"_s));
        guess.priority = Priority::Speculative;
        Fetch guessed(client, guess);
        QTRY_COMPARE(server.held(), 1);
        Fetch fetch(client, request(server.address(u"/x"_s)));
        QCOMPARE(guessed.calls, 0); // Not from inside fetch().
        QVERIFY(fetch.wait());
        QCOMPARE(guessed.calls, 1);
        QCOMPARE(guessed.result->error().kind, ErrorKind::Cancelled);
    }

    void aGuessThatCameTrueStays()
    {
        ScriptedServer server;
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), single);
        server.on("/guess", {json("{}").bytes, Reply::Then::Hold});
        Request guess = request(server.address(u"/guess"_s));
        guess.priority = Priority::Speculative;
        Fetch guessed(client, guess);
        Fetch needed(client, request(server.address(u"/guess"_s)));
        Fetch other(client, request(server.address(u"/x"_s)));
        QTRY_COMPARE(server.held(), 1);
        server.release();
        QVERIFY(other.wait());
        QVERIFY(needed.result->has_value());
        QVERIFY(guessed.result->has_value());
    }

    void identicalOnesShareATransfer()
    {
        ScriptedServer server;
        server.on("/x", {json("[1]").bytes, Reply::Then::Hold});
        Client client(quick());
        Fetch first(client, request(server.address(u"/x"_s)));
        auto second = std::make_unique<Fetch>(client, request(server.address(u"/x"_s)));
        Request small = request(server.address(u"/x"_s));
        small.maxBytes = 2;
        Fetch third(client, small);
        QTRY_COMPARE(server.held(), 1);
        second.reset();
        server.release();
        QVERIFY(first.wait());
        QVERIFY(third.wait());
        QCOMPARE(first.result->value().body, "[1]"_ba);
        QCOMPARE(third.result->error().kind, ErrorKind::TooLarge); // Its own limit, not the other's.
        QCOMPARE(server.requests("/x"), 1);
        QCOMPARE(client.counters().merged, 2);
        Fetch later(client, request(server.address(u"/x"_s)));
        QTRY_COMPARE(server.held(), 1); // What is over is not shared any more.
    }

    void destroyedHandlesStaySilent()
    {
        ScriptedServer server;
        server.on("/x", {json("{}").bytes, Reply::Then::Hold});
        Client client(quick());
        client.setProfile(*WebAddress::parse(server.address()), single);
        int calls = 0;
        const auto count = [&](const Result<Response> &) { ++calls; };
        JobHandle running = client.fetch(request(server.address(u"/x"_s)), count);
        JobHandle queued = client.fetch(request(server.address(u"/queued"_s)), count);
        Fetch last(client, request(server.address(u"/last"_s)));
        QTRY_COMPARE(server.held(), 1);
        queued.reset();
        running.reset(); // Frees the place for the last one.
        QVERIFY(last.wait());
        QTRY_COMPARE(server.held(), 0); // The connection was closed, not only forgotten.
        QCOMPARE(calls, 0);
        QCOMPARE(server.requests("/queued"), 0);
    }

    void callbacksMayDoAnything()
    {
        ScriptedServer server;
        server.on("/x", json("{}"));
        auto client = std::make_unique<Client>(quick());
        JobHandle own;
        JobHandle other = client->fetch(request(server.address(u"/x"_s)), [&](const Result<Response> &) {
            own = client->fetch(request(server.address(u"/x"_s)), [&](const Result<Response> &) {
                own.reset();
                client.reset();
            });
            other.reset();
        });
        QTRY_VERIFY(!client);
        QCOMPARE(server.requests("/x"), 2);
    }

    void oneWaiterMayCancelTheNext()
    {
        ScriptedServer server;
        server.on("/x", json("{}"));
        Client client(quick());
        int calls = 0;
        JobHandle second;
        JobHandle first = client.fetch(request(server.address(u"/x"_s)), [&](const Result<Response> &) {
            ++calls;
            second.reset();
        });
        second = client.fetch(request(server.address(u"/x"_s)), [&](const Result<Response> &) { calls += 10; });
        Fetch marker(client, request(server.address(u"/marker"_s)));
        QTRY_VERIFY(calls > 0 && marker.calls > 0);
        QCOMPARE(calls, 1);
    }

    void clientMayGoFirst()
    {
        ScriptedServer server;
        server.on("/x", {json("{}").bytes, Reply::Then::Hold});
        auto client = std::make_unique<Client>(quick());
        Fetch fetch(*client, request(server.address(u"/x"_s)));
        QTRY_COMPARE(server.held(), 1);
        client.reset();
        QTRY_COMPARE(server.held(), 0);
        QCOMPARE(fetch.calls, 0);
    }

private:
    static int imagesAmong(const ScriptedServer &server)
    {
        const QList<QByteArray> targets = server.targets();
        const QByteArray prefix = "/" + QByteArray::number(static_cast<int>(Wanted::Image)) + "/";
        return static_cast<int>(std::count_if(targets.begin(), targets.end(),
                                              [&](const QByteArray &target) { return target.startsWith(prefix); }));
    }

    static bool allTold(const std::vector<std::unique_ptr<Fetch>> &fetches)
    {
        return std::all_of(fetches.begin(), fetches.end(), [](const auto &fetch) { return fetch->calls == 1; });
    }
};

KADER_TEST(TestClient);
#include "tst_client.moc"
