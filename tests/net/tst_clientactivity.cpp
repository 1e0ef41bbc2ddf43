#include "fetching.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using State = Activity::State;

/// What the client tells of what it is doing.
class TestClientActivity : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsUnderWay()
    {
        ScriptedServer server;
        server.on("/begun", Reply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345"});
        Options options = quick();
        const QDateTime now(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC);
        options.now = [now] { return now; };
        Client client(options);
        client.setProfile(*WebAddress::parse(server.address()), single);
        QVERIFY(client.activity().isEmpty() && client.isIdle());
        Fetch begun(client, request(server.address(u"/begun"_s)));
        Request urgent = request(server.address(u"/queued"_s));
        urgent.priority = Priority::Visible;
        auto queued = std::make_unique<Fetch>(client, urgent);
        QTRY_COMPARE(client.activity().value(0, nobody()).received, 5);
        QCOMPARE(client.counters().bytes, 5);
        QCOMPARE(client.activity().size(), 2);
        const Activity first = client.activity().first();
        QCOMPARE(first.state, State::Fetching);
        QCOMPARE(first.host, server.address().mid(7));
        QCOMPARE(first.address.text(), server.address(u"/begun"_s));
        QCOMPARE(first.since, now);
        QCOMPARE(first.attempt, 1);
        QVERIFY(!first.pausedUntil && !first.isCheck);
        const Activity second = client.activity().last();
        QCOMPARE(second.state, State::Queued);
        QCOMPARE(second.priority, Priority::Visible);
        QCOMPARE(second.attempt, 0);
        QVERIFY(second.id > first.id);
        queued.reset();
        QCOMPARE(client.activity().size(), 1);
    }

    void tellsOfPauses()
    {
        ScriptedServer server;
        server.on("/x", answer(503, "", "Retry-After: 30\r\n"));
        Options options = quick();
        options.longestPause = 1h;
        const QDateTime now(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC);
        options.now = [now] { return now; };
        Client client(options);
        const Fetch fetch(client, request(server.address(u"/x"_s)));
        QTRY_COMPARE(client.activity().value(0, nobody()).state, State::Pausing);
        const Activity pausing = client.activity().first();
        QVERIFY(*pausing.pausedUntil > now && *pausing.pausedUntil <= now.addSecs(33)); // Timers are coarse.
        QCOMPARE(pausing.attempt, 1);
    }

    void tellsOfFurtherAttempts()
    {
        ScriptedServer server;
        server.on("/x", {answer(500, ""), answer(500, ""), {"", Reply::Then::Hold}});
        Client client(quick());
        Request harvest = request(server.address(u"/x"_s));
        harvest.retry = Retry::Harvest;
        const Fetch fetch(client, harvest);
        QTRY_COMPARE(server.held(), 1);
        QCOMPARE(client.activity().first().attempt, 3);
        QCOMPARE(client.activity().first().state, State::Fetching);
    }

    void tellsWhoWaitsForAHost()
    {
        ScriptedServer server;
        server.on("/x", json("{}"));
        Options options = quick();
        options.basePause = 1h; // Nobody looks for it meanwhile.
        Client client(options);
        Request harvest = request(server.address(u"/x"_s));
        harvest.retry = Retry::Harvest;
        QVERIFY(Fetch(client, harvest).wait());
        server.stop();
        const Fetch fetch(client, harvest);
        QTRY_COMPARE(client.activity().value(0, nobody()).state, State::AwaitingHost);
    }

    void newsIsNotTooMuch()
    {
        ScriptedServer server;
        server.on("/x", Reply{"HTTP/1.1 200 OK\r\n\r\n"_ba, Reply::Then::Drip});
        Options options = quick();
        options.newsInterval = 1h;
        {
            Client rare(options);
            const QSignalSpy news(&rare, &Client::activityChanged);
            const Fetch fetch(rare, request(server.address(u"/x"_s)));
            QTRY_VERIFY(rare.counters().bytes > 200);
            QCOMPARE(news.size(), 0);
        }
        options.newsInterval = 1ms;
        Client client(options);
        const QSignalSpy news(&client, &Client::activityChanged);
        auto fetch = std::make_unique<Fetch>(client, request(server.address(u"/x"_s)));
        QTRY_VERIFY(news.size() > 3); // As long as something comes.
        fetch.reset();
        const qsizetype before = news.size();
        QTRY_COMPARE(news.size(), before + 1);
        server.on("/y", json("{}"));
        // Then it is quiet, until something else begins.
        QCOMPARE(news.size(), before + 1);
        QVERIFY(Fetch(client, request(server.address(u"/y"_s))).wait());
        QTRY_VERIFY(news.size() > before + 1);
    }

private:
    static Activity nobody()
    {
        return {.id = 0, .host = {}, .address = *WebAddress::parse(u"http://127.0.0.1"_s), .state = State::LookingUp};
    }
};

KADER_TEST(TestClientActivity);
#include "tst_clientactivity.moc"
