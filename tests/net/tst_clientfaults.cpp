#include "fetching.h"
#include "gzip.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace kader;
using namespace kader::net;
using namespace kader::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(kader::test::Reply)
using Replies = QList<Reply>;
Q_DECLARE_METATYPE(Replies)
Q_DECLARE_METATYPE(kader::net::Retry)

namespace {

Reply cut(const QByteArray &bytes)
{
    return {bytes, Reply::Then::Close};
}

Reply gzipped(const QByteArray &packed)
{
    return answer(200, packed, "Content-Encoding: gzip\r\n");
}

const QByteArray shortBody = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"_ba;
const QByteArray shortChunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"_ba;

// Made for this test alone; it vouches for nothing and opens nothing.
const QByteArray throwAwayKey = R"(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIDPSVU8WXOSepcH7sSaFxf7lMb5pdeVyCLdbn2pv+PZ4oAoGCCqGSM49
AwEHoUQDQgAEX/p17FlZ77TqGJkUuHb9+MquhsnsbXRzIrWz2X5YsmoBrzBujjU7
ogAKrXRmOeCL/MyUPMRvAwS8E8ynpN2wdQ==
-----END EC PRIVATE KEY-----
)"_ba;
const QByteArray selfSigned = R"(-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIURKBK6t3h+nFXTAPGhpHj0ddmX+AwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjIxMjgxMFoYDzIxMjYxMDI5
MjEyODEwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARf+nXsWVnvtOoYmRS4dv34yq6GyextdHMitbPZfliyagGvMG6ONTui
AAqtdGY54Iv8zJQ8xG8DBLwTzKek3bB1o2QwYjAdBgNVHQ4EFgQUwl6vyZZvVsuv
DOCIYJ/Z+Qr9rNswHwYDVR0jBBgwFoAUwl6vyZZvVsuvDOCIYJ/Z+Qr9rNswDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IE62UXb3E2izCaztgLy+8mSifHYXyaan8xPaRfii7E0RAiACTEPd66VfMDBlKM5/
jiyg4/UVlv0GAk7Z3qPHoS6Mcg==
-----END CERTIFICATE-----
)"_ba;

} // namespace

/// The client among servers that cut, stall, lie, redirect and inflate.
class TestClientFaults : public QObject {
    Q_OBJECT

private slots:
    /// The end of a row is the status, or the kind of failure in negative numbers.
    void ends_data()
    {
        QTest::addColumn<Replies>("replies");
        QTest::addColumn<Retry>("retry");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("requests");
        const auto row = [](const char *name, const Replies &replies, Retry retry, int end, int requests) {
            QTest::newRow(name) << replies << retry << end << requests;
        };
        const auto bad = [](ErrorKind kind) { return -static_cast<int>(kind); };
        const Reply good = json("{}");
        const Reply failing = answer(500, "");
        row("good", {good}, Retry::Harvest, 200, 1);
        row("500, then good, in the window", {failing, good}, Retry::Window, 200, 2);
        row("500 twice in the window", {failing, failing, good}, Retry::Window, 500, 2);
        row("500 three times in a harvest", {failing, failing, failing, good}, Retry::Harvest, 200, 4);
        row("500 for ever in a harvest", {failing}, Retry::Harvest, 500, 4);
        row("500 when never retried", {failing, good}, Retry::Never, 500, 1);
        for (const int status : {429, 502, 503, 504})
            row(QByteArray::number(status).constData(), {answer(status, ""), good}, Retry::Window, 200, 2);
        for (const int status : {400, 401, 403, 404, 410, 501})
            row(QByteArray::number(status).constData(), {answer(status, ""), good}, Retry::Harvest, status, 1);
        row("Retry-After is waited for", {answer(503, "", "Retry-After: 3600\r\n"), good}, Retry::Window, 200, 2);
        row("promises more than it sends", {cut(shortBody), good}, Retry::Window, 200, 2);
        row("always promises more than it sends", {cut(shortBody)}, Retry::Harvest, bad(ErrorKind::Network), 4);
        row("cut between chunks", {cut(shortChunks), good}, Retry::Window, 200, 2);
        row("cut in the header", {cut("HTTP/1.1 200 O"), good}, Retry::Harvest, 200, 2);
        row("cut in the body of a failure", {cut("HTTP/1.1 404 X\r\nContent-Length: 9\r\n\r\n"), good}, Retry::Window,
            200, 2);
        row("gzip", {gzipped(gzip("{}"))}, Retry::Never, 200, 1);
        row("gzip cut, length fits", {gzipped(gzip("{}").chopped(4)), gzipped(gzip("{}"))}, Retry::Window, 200, 2);
        row("gzip always cut", {gzipped(gzip("{}").chopped(4))}, Retry::Window, bad(ErrorKind::Network), 2);
        row("gzip that is none", {answer(200, "{}", "Content-Encoding: gzip\r\n")}, Retry::Window,
            bad(ErrorKind::Network), 2);
        row("gzip label on an empty failure", {answer(404, "", "Content-Encoding: gzip\r\n")}, Retry::Window, 404, 1);
        row("compression not asked for", {answer(200, "{}", "Content-Encoding: br\r\n")}, Retry::Window,
            bad(ErrorKind::Unsupported), 1);
        row("redirect to a file", {answer(302, "", "Location: file:///etc/passwd\r\n")}, Retry::Harvest,
            bad(ErrorKind::Refused), 1);
        row("redirect to ftp", {answer(302, "", "Location: ftp://127.0.0.1/x\r\n")}, Retry::Harvest,
            bad(ErrorKind::Refused), 1);
        row("redirect to itself", {answer(302, "", "Location: /x\r\n")}, Retry::Harvest, bad(ErrorKind::Network), 6);
        row("redirect without target", {answer(302, "")}, Retry::Window, 302, 1);
        row("redirect, then good", {answer(303, "", "Location: /x\r\n"), good}, Retry::Window, 200, 2);
        row("redirect, then 500, then good", {answer(303, "", "Location: /x\r\n"), failing, good}, Retry::Window, 200,
            3);
    }

    void ends()
    {
        QFETCH(Replies, replies);
        QFETCH(Retry, retry);
        QFETCH(int, requests);
        ScriptedServer server;
        server.on("/x", replies);
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.retry = retry;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        if (!*fetch.result)
            QVERIFY(!fetch.result->error().message.isEmpty());
        QTEST(*fetch.result ? fetch.result->value().status : -static_cast<int>(fetch.result->error().kind), "end");
        QCOMPARE(server.requests("/x"), requests);
        QCOMPARE(client.counters().requests, requests);
    }

    /// Qt sends a request again by itself when the connection closes before an answer; that counts.
    void tellsWhatEveryTryMet_data()
    {
        QTest::addColumn<QList<Reply>>("replies");
        QTest::addColumn<bool>("isSteady");
        const Reply broken = answer(500, "<!doctype html>");
        QTest::newRow("one try") << QList<Reply>{answer(200, "{}")} << true;
        QTest::newRow("no such thing") << QList<Reply>{answer(404, "{}")} << true;
        QTest::newRow("the same each time") << QList<Reply>{broken} << true;
        QTest::newRow("good in the end") << QList<Reply>{broken, answer(200, "{}")} << false;
        QTest::newRow("bad in the end") << QList<Reply>{answer(503, ""), broken} << false;
        QTest::newRow("once otherwise") << QList<Reply>{broken, answer(503, ""), broken} << false;
        QTest::newRow("cut once")
            << QList<Reply>{broken, Reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", Reply::Then::Close}, broken}
            << false;
    }

    void tellsWhatEveryTryMet()
    {
        QFETCH(QList<Reply>, replies);
        ScriptedServer server;
        server.on("/x", replies);
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.retry = Retry::Harvest;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        QTEST(fetch.result->value().isSteady, "isSteady");
    }

    void neverMoreThanFourTimes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("closes without a word") << ""_ba;
        QTest::newRow("speaks rubbish") << "rubbish\r\n\r\nmore"_ba;
    }

    void neverMoreThanFourTimes()
    {
        QFETCH(QByteArray, bytes);
        ScriptedServer server;
        server.on("/x", cut(bytes));
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.retry = Retry::Harvest;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::Network);
        QVERIFY2(server.requests("/x") <= 4, QByteArray::number(server.requests("/x")));
        QVERIFY(server.requests("/x") >= 2);
    }

    void keepAliveThatDiedIsNoFailure()
    {
        ScriptedServer server;
        server.on("/one", {json("{}").bytes, Reply::Then::Close});
        server.on("/two", json("{}"));
        Client client(quick());
        Fetch one(client, request(server.address(u"/one"_s)));
        QVERIFY(one.wait());
        Fetch two(client, request(server.address(u"/two"_s)));
        QVERIFY(two.wait());
        QCOMPARE(two.result->value().status, 200);
    }

    void tooLarge_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::newRow("by its own account") << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"_ba};
        QTest::newRow("without account") << Reply{"HTTP/1.1 200 OK\r\n\r\n" + QByteArray(5000, 'x'),
                                                  Reply::Then::Close};
        QTest::newRow("without end") << Reply{"HTTP/1.1 200 OK\r\n\r\n"_ba, Reply::Then::Drip};
        QTest::newRow("by one byte") << answer(200, QByteArray(1001, 'x'));
        QTest::newRow("a quarter of a gigabyte in a quarter of a megabyte")
            << gzipped(gzip(QByteArray(1 << 20, 'a'), 64).repeated(4));
    }

    void tooLarge()
    {
        QFETCH(Reply, reply);
        ScriptedServer server;
        server.on("/x", reply);
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.maxBytes = 1000;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::TooLarge);
        QCOMPARE(server.requests("/x"), 1);
    }

    void justFits()
    {
        ScriptedServer server;
        server.on("/x", {answer(200, QByteArray(1000, 'x')), gzipped(gzip(QByteArray(1000, 'x')))});
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.maxBytes = 1000;
        for (int i = 0; i < 2; ++i) {
            Fetch fetch(client, asked);
            QVERIFY(fetch.wait());
            QCOMPARE(fetch.result->value().body.size(), 1000);
        }
    }

    void compressesWell()
    {
        ScriptedServer server;
        server.on("/x", gzipped(gzip(QByteArray(1 << 20, ' '), 30)));
        Client client(quick());
        Fetch fetch(client, request(server.address(u"/x"_s)));
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->value().body.size(), 30 << 20);
    }

    void losesPatience_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<bool>("isTotal");
        QTest::newRow("nothing comes") << Reply{{}, Reply::Then::Hold} << false;
        QTest::newRow("nothing more comes") << Reply{shortBody} << false;
        QTest::newRow("it never ends") << Reply{"HTTP/1.1 200 OK\r\n\r\n"_ba, Reply::Then::Drip} << true;
    }

    void losesPatience()
    {
        QFETCH(Reply, reply);
        QFETCH(bool, isTotal);
        ScriptedServer server;
        server.on("/x", {reply, json("{}")});
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        (isTotal ? asked.total : asked.inactivity) = 60ms;
        asked.retry = Retry::Never;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::Network);
        asked.retry = Retry::Window;
        server.on("/x", {reply, json("{}")});
        Fetch again(client, asked);
        QVERIFY(again.wait());
        QVERIFY(again.result->has_value());
    }

    void judgeAsksForMore()
    {
        ScriptedServer server;
        server.on("/x", {json("half"), json("half"), json("whole")});
        Client client(quick());
        Request asked = request(server.address(u"/x"_s));
        asked.retry = Retry::Harvest;
        asked.judge = [](const Response &response) -> Result<void> {
            if (response.body == "whole")
                return {};
            return failure(ErrorKind::Malformed, u"cut"_s);
        };
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->value().body, "whole"_ba);
        QCOMPARE(client.counters().retries, 2);
        server.on("/x", json("half"));
        Fetch again(client, asked);
        QVERIFY(again.wait());
        QCOMPARE(again.result->error().message, u"cut"_s);
        QCOMPARE(server.requests("/x"), 7);
    }

    void cancelledWhilePausing()
    {
        ScriptedServer server;
        server.on("/x", {answer(503, ""), json("{}")});
        Options slow = quick();
        slow.basePause = 1h;
        Client client(slow);
        auto fetch = std::make_unique<Fetch>(client, request(server.address(u"/x"_s)));
        QTRY_COMPARE(client.counters().retries, 1);
        fetch.reset();
        Fetch fresh(client, request(server.address(u"/x"_s)));
        QVERIFY(fresh.wait());
        QCOMPARE(fresh.result->value().status, 200);
    }

    void aPauseTakesNoPlace()
    {
        ScriptedServer server;
        server.on("/x", answer(503, ""));
        Options slow = quick();
        slow.basePause = 1h;
        Client client(slow);
        client.setProfile(*WebAddress::parse(server.address()), {.total = 1, .documents = 1, .images = 1});
        Fetch pausing(client, request(server.address(u"/x"_s)));
        Fetch next(client, request(server.address(u"/y"_s)));
        QVERIFY(next.wait());
        QCOMPARE(pausing.calls, 0);
    }

    void nobodyListens()
    {
        QString address;
        {
            ScriptedServer server;
            address = server.address(u"/x"_s);
        }
        Client client(quick());
        Fetch fetch(client, request(address));
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::Offline);
        QVERIFY(fetch.result->error().message.contains(u"127.0.0.1"_s));
    }

    /// A certificate that nobody vouches for ends the exchange before a request is sent.
    void strangersCertificateIsFatal()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        QSslServer server;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(throwAwayKey, QSsl::Ec));
        configuration.setLocalCertificate(QSslCertificate(selfSigned));
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int connections = 0;
        connect(&server, &QSslServer::startedEncryptionHandshake, this, [&] { ++connections; });
        Client client(quick());
        Request asked = request(u"https://127.0.0.1:%1/x"_s.arg(server.serverPort()));
        asked.retry = Retry::Harvest;
        Fetch fetch(client, asked);
        QVERIFY(fetch.wait());
        QCOMPARE(fetch.result->error().kind, ErrorKind::Network);
        QVERIFY2(fetch.result->error().message.contains(u"secure connection"_s),
                 qPrintable(fetch.result->error().message));
        QCOMPARE(connections, 1);
        QCOMPARE(client.counters().retries, 0);
    }
};

KADER_TEST(TestClientFaults);
#include "tst_clientfaults.moc"
