#include "fetching.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <vector>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The client where servers stop, hang and come back, or where it is told to work offline.
class TestClientOffline : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_client.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        m_server->on("/seen", json("\"seen\""));
        m_server->on("/new", json("\"new\""));
        start(quick());
    }

    void worksOfflineWithWhatWasSeen()
    {
        see();
        m_client->setOffline(true);
        QVERIFY(m_client->isOffline() && !m_client->isReachable(*WebAddress::parse(m_server->address())));
        Request old = wanted(u"/seen"_s);
        old.reload = true; // That can't be had now.
        QCOMPARE(bodyOf(old), "\"seen\""_ba);
        Fetch unseen(*m_client, wanted(u"/new"_s));
        QCOMPARE(unseen.calls, 0); // Never from inside fetch().
        QVERIFY(unseen.wait());
        QCOMPARE(unseen.result->error().kind, ErrorKind::Offline);
        QVERIFY(unseen.result->error().message.contains(u"offline"_s));
        QCOMPARE(m_server->seen().size(), 1);
        m_client->setOffline(false);
        QCOMPARE(bodyOf(wanted(u"/new"_s)), "\"new\""_ba);
    }

    void whatIsOldOrOutdatedIsGivenToo()
    {
        see();
        m_now->store(m_now->load() + qint64(100) * 24 * 3600 * 1000);
        m_server->on("/seen", json("\"other\""));
        bool isChanged = false;
        connect(m_client.get(), &Client::answerChanged, this, [&] { isChanged = true; });
        QCOMPARE(bodyOf(wanted(u"/seen"_s)), "\"seen\""_ba);
        QTRY_VERIFY(isChanged);
        m_client->setOffline(true);
        QCOMPARE(bodyOf(wanted(u"/seen"_s)), "\"seen\""_ba);
        m_client->setOffline(false);
        QCOMPARE(bodyOf(wanted(u"/seen"_s)), "\"other\""_ba);
    }

    /// Without a network, names are the first thing that is not known. A name that nobody has ever heard of is just
    /// wrong, and no host that one would wait for.
    void namesThatNobodyKnows()
    {
        const WebAddress expected = *WebAddress::parse(u"http://repository.invalid/one"_s);
        const WebAddress mistyped = *WebAddress::parse(u"http://mistyped.invalid/one"_s);
        m_client->setProfile(expected, HostProfile::gentle());
        for (const WebAddress &address : {expected, mistyped}) {
            Fetch fetch(*m_client, {.address = address});
            QVERIFY(fetch.wait());
            QCOMPARE(fetch.result->error().kind, ErrorKind::Offline);
        }
        QCOMPARE(m_client->lostHosts(), QStringList{u"repository.invalid"_s});
        QVERIFY(!m_client->isReachable(expected));
    }

    void goingOfflineEndsWhatIsUnderWay()
    {
        see();
        m_server->on("/held", {json("{}").bytes, Reply::Then::Hold});
        m_server->on("/seen", {json("{}").bytes, Reply::Then::Hold});
        m_client->setProfile(*WebAddress::parse(m_server->address()), {.total = 2, .documents = 2, .images = 2});
        Fetch held(*m_client, wanted(u"/held"_s));
        Request reload = wanted(u"/seen"_s);
        reload.reload = true;
        Fetch reloaded(*m_client, reload);
        QTRY_COMPARE(m_server->held(), 2);
        Fetch waiting(*m_client, wanted(u"/new"_s));
        m_client->setOffline(true);
        QCOMPARE(held.calls, 0);
        QVERIFY(held.wait() && waiting.wait() && reloaded.wait());
        QCOMPARE(held.result->error().kind, ErrorKind::Offline);
        QCOMPARE(waiting.result->error().kind, ErrorKind::Offline);
        QCOMPARE(reloaded.result->value().body, "\"seen\""_ba);
        QTRY_COMPARE(m_server->held(), 0);
        QVERIFY(m_client->isIdle());
    }

    void aServerThatStoppedIsNoticed()
    {
        see();
        m_server->stop();
        QCOMPARE(failure(wanted(u"/new"_s)).kind, ErrorKind::Offline);
        QTRY_COMPARE(m_news, QStringList({u"lost"_s}));
        QCOMPARE(m_client->lostHosts(), QStringList({m_server->address().mid(7)}));
        QCOMPARE(bodyOf(wanted(u"/seen"_s)), "\"seen\""_ba);
        const qint64 sent = m_client->counters().requests;
        const Error error = failure(wanted(u"/other"_s));
        QCOMPARE(error.kind, ErrorKind::Offline);
        QVERIFY2(error.message.contains(u"127.0.0.1"_s), qPrintable(error.message));
        QCOMPARE(m_client->counters().requests, sent); // It was not even tried.
        QCOMPARE(m_news.size(), 1);
    }

    void itsReturnIsNoticed()
    {
        see();
        m_server->stop();
        QCOMPARE(failure(wanted(u"/new"_s)).kind, ErrorKind::Offline);
        m_server->comeBack();
        QTRY_COMPARE(m_news, QStringList({u"lost"_s, u"found"_s}));
        QVERIFY(m_client->lostHosts().isEmpty());
        QCOMPARE(bodyOf(wanted(u"/new"_s)), "\"new\""_ba);
        QCOMPARE(m_server->seen().at(1).method, "HEAD"_ba); // All that it took.
        QCOMPARE(m_server->seen().at(1).target, "/robots.txt"_ba);
    }

    void stoppedInTheMiddleOfAnything_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Reply::Then>("then");
        QTest::newRow("before an answer") << json("{}").bytes << Reply::Then::Hold;
        QTest::newRow("within an answer")
            << "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{"_ba << Reply::Then::Drip;
    }

    void stoppedInTheMiddleOfAnything()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Reply::Then, then);
        see();
        std::vector<std::unique_ptr<Fetch>> fetches;
        for (int i = 0; i < 10; ++i) {
            const QString target = u"/%1"_s.arg(i);
            m_server->on(target.toLatin1(), {bytes, then});
            fetches.push_back(std::make_unique<Fetch>(*m_client, wanted(target)));
        }
        QTRY_COMPARE(m_server->seen().size(), 1 + 4);
        m_server->stop();
        for (const auto &fetch : fetches) {
            QVERIFY(fetch->wait());
            QCOMPARE(fetch->result->error().kind, ErrorKind::Offline);
        }
        QTRY_COMPARE(m_news, QStringList({u"lost"_s}));
        QVERIFY(m_client->isIdle());
    }

    void aHarvestWaitsForItsReturn()
    {
        Options options = quick();
        options.basePause = 200ms; // long enough for all of this to happen before it gives up
        start(options);
        see();
        std::vector<std::unique_ptr<Fetch>> fetches;
        for (int i = 0; i < 10; ++i) {
            const QString target = u"/%1"_s.arg(i);
            m_server->on(target.toLatin1(), QList<Reply>{{json("{}").bytes, Reply::Then::Hold}, json("{}")});
            Request harvest = wanted(target);
            harvest.retry = Retry::Harvest;
            fetches.push_back(std::make_unique<Fetch>(*m_client, harvest));
        }
        QTRY_COMPARE(m_server->held(), 4);
        m_server->stop();
        Fetch impatient(*m_client, wanted(u"/9"_s));
        QTRY_COMPARE(m_news, QStringList({u"lost"_s}));
        QVERIFY(impatient.wait());
        QCOMPARE(impatient.result->error().kind, ErrorKind::Offline);
        for (int i = 4; i < 10; ++i) // The others were under way.
            m_server->on(u"/%1"_s.arg(i).toLatin1(), json("{}"));
        m_server->comeBack();
        for (const auto &fetch : fetches) {
            QVERIFY(fetch->wait());
            QVERIFY(fetch->result->has_value());
        }
        QCOMPARE(m_news, QStringList({u"lost"_s, u"found"_s}));
    }

    void butNotForEver()
    {
        see();
        m_server->stop();
        Request harvest = wanted(u"/new"_s);
        harvest.retry = Retry::Harvest;
        Fetch fetch(*m_client, harvest);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::Offline);
        QVERIFY(m_client->isIdle());
    }

    void norForOneThatWasNeverThere()
    {
        Options slow = quick();
        slow.basePause = 1h;
        slow.longestPause = 1h;
        start(slow);
        m_server->stop();
        Request harvest = wanted(u"/new"_s);
        harvest.retry = Retry::Harvest;
        QCOMPARE(failure(harvest).kind, ErrorKind::Offline);
    }

    void aServerThatHangsIsNotLostBeforeItsTime()
    {
        m_server->on("/held", {json("{}").bytes, Reply::Then::Hold});
        Fetch held(*m_client, wanted(u"/held"_s));
        QTRY_COMPARE(m_server->held(), 1);
        QCOMPARE(bodyOf(wanted(u"/new"_s)), "\"new\""_ba);
        QVERIFY(m_client->lostHosts().isEmpty());
        m_server->release();
        QVERIFY(held.wait());
        QVERIFY(held.result->has_value());
        QVERIFY(m_news.isEmpty());
    }

    void itIsLostWhenItSaysNothingAtAll_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("one answer took too long") << true;
        QTest::newRow("nothing is answered") << false;
    }

    void itIsLostWhenItSaysNothingAtAll()
    {
        QFETCH(bool, isThere);
        Options options = quick();
        options.probePatience = isThere ? 20s : 40ms;
        start(options);
        m_server->on("/held", {json("{}").bytes, Reply::Then::Hold});
        if (!isThere)
            m_server->on("/robots.txt", {"", Reply::Then::Hold});
        Request request = wanted(u"/held"_s);
        request.inactivity = 40ms;
        request.retry = Retry::Never;
        QCOMPARE(failure(request).kind, ErrorKind::Network);
        QTRY_COMPARE(m_server->requests("/robots.txt"), 1);
        if (!isThere)
            QTRY_COMPARE(m_news, QStringList({u"lost"_s}));
        m_server->on("/robots.txt", json("{}"));
        QTRY_VERIFY(m_client->isReachable(request.address));
        QCOMPARE(bodyOf(wanted(u"/new"_s)), "\"new\""_ba);
        QCOMPARE(m_news.size(), isThere ? 0 : 2);
    }

    void looksForItOneRequestAtATime()
    {
        see();
        m_server->stop();
        QCOMPARE(failure(wanted(u"/new"_s)).kind, ErrorKind::Offline);
        m_server->on("/robots.txt", {"", Reply::Then::Hold});
        m_server->comeBack();
        QTRY_COMPARE(m_server->held(), 1);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(failure(wanted(u"/new"_s)).kind, ErrorKind::Offline);
        QCOMPARE(m_server->held(), 1);
        QCOMPARE(m_server->seen().size(), 2);
    }

    void othersAreNotConcerned()
    {
        ScriptedServer other;
        other.on("/x", json("{}"));
        m_server->stop();
        QCOMPARE(failure(wanted(u"/new"_s)).kind, ErrorKind::Offline);
        QCOMPARE(bodyOf(request(other.address(u"/x"_s))), "{}"_ba);
    }

    void nothingIsCheckedWhereNobodyIs()
    {
        see();
        m_server->stop();
        QCOMPARE(failure(wanted(u"/new"_s)).kind, ErrorKind::Offline);
        m_now->store(m_now->load() + qint64(100) * 24 * 3600 * 1000);
        const qint64 sent = m_client->counters().requests;
        QCOMPARE(bodyOf(wanted(u"/seen"_s)), "\"seen\""_ba);
        QVERIFY(m_client->isIdle());
        QCOMPARE(m_client->counters().requests, sent);
    }

    void whoHearsOfItMayEndTheClient()
    {
        m_server->stop();
        connect(m_client.get(), &Client::reachabilityChanged, this, [this] { m_client.reset(); });
        const Fetch fetch(*m_client, wanted(u"/new"_s));
        QTRY_VERIFY(!m_client);
    }

private:
    void start(Options options)
    {
        m_client.reset();
        m_news.clear();
        const auto clock = [at = m_now] { return QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC); };
        options.now = clock;
        m_client = std::make_unique<Client>(
            options, std::make_unique<Cache>(Cache::Options{.folder = m_dir->path(), .now = clock}));
        m_client->setProfile(*WebAddress::parse(m_server->address()), HostProfile::gentle());
        connect(m_client.get(), &Client::reachabilityChanged, this,
                [this](const WebAddress &, bool isReachable) { m_news << (isReachable ? u"found"_s : u"lost"_s); });
    }

    [[nodiscard]] Request wanted(const QString &target) const
    {
        Request wanted = request(m_server->address(target));
        wanted.keep = Keep::ForADay;
        return wanted;
    }

    QByteArray bodyOf(const Request &request)
    {
        const Fetch fetch(*m_client, request);
        return fetch.wait() && *fetch.result ? fetch.result->value().body : "(none)"_ba;
    }

    Error failure(const Request &request)
    {
        const Fetch fetch(*m_client, request);
        return fetch.wait() && !*fetch.result ? fetch.result->error() : Error{ErrorKind::Usage, u"(it came)"_s};
    }

    void see()
    {
        const Request request = wanted(u"/seen"_s);
        const Fetch fetch(*m_client, request);
        QVERIFY(fetch.wait());
        m_client->keep(request, fetch.result->value());
    }

    std::shared_ptr<std::atomic<qint64>> m_now = std::make_shared<std::atomic<qint64>>(1'000'000'000'000);
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedServer> m_server;
    QStringList m_news;
    std::unique_ptr<Client> m_client;
};

KADER_TEST(TestClientOffline);
#include "tst_clientoffline.moc"
