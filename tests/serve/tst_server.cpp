#include "serve/rawclient.h"
#include "serve/server.h"
#include "support/registry.h"

#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QSemaphore>
#include <QTest>

#include <thread>

using namespace kader;
using namespace Qt::StringLiterals;

namespace {

serve::Response echo(const serve::Request &request)
{
    serve::Response response;
    response.contentType = "text/plain"_ba;
    response.body = request.method + ' ' + request.rawPath + ' ' + request.path.toUtf8();
    for (const auto &[name, value] : request.query)
        response.body += ' ' + name.toUtf8() + '=' + value.toUtf8();
    response.body += ' ' + request.body;
    return response;
}

std::unique_ptr<serve::Server> started(serve::Handler handler, const serve::Options &options = {})
{
    return serve::Server::start(std::move(handler), options).value();
}

} // namespace

class TestServer : public QObject {
    Q_OBJECT

private slots:
    void tellsItsAddress()
    {
        const auto server = started(echo);
        QVERIFY(server->port() > 0);
        QCOMPARE(server->address().text(), u"http://127.0.0.1:%1"_s.arg(server->port()));
    }

    void passesRequests_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain") << "GET"_ba
                               << "/a/b"_ba
                               << ""_ba
                               << "GET /a/b /a/b "_ba;
        QTest::newRow("encoded path") << "GET"_ba
                                      << "/%5Emax/%C3%A9"_ba
                                      << ""_ba
                                      << "GET /%5Emax/%C3%A9 /^max/\xC3\xA9 "_ba;
        QTest::newRow("plus stays in a path") << "GET"_ba
                                              << "/a+b"_ba
                                              << ""_ba
                                              << "GET /a+b /a+b "_ba;
        QTest::newRow("query in order") << "GET"_ba
                                        << "/x?z=1&a=b+c%26&e"_ba
                                        << ""_ba
                                        << "GET /x /x z=1 a=b c& e= "_ba;
        QTest::newRow("post") << "POST"_ba
                              << "/p"_ba
                              << "{\"a\": 1}"_ba
                              << "POST /p /p {\"a\": 1}"_ba;
        QTest::newRow("delete") << "DELETE"_ba
                                << "/p"_ba
                                << ""_ba
                                << "DELETE /p /p "_ba;
        QTest::newRow("options") << "OPTIONS"_ba
                                 << "/p"_ba
                                 << ""_ba
                                 << "OPTIONS /p /p "_ba;
    }

    void passesRequests()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        const auto server = started(echo);
        test::RawClient client(server->port());
        const test::Reply reply = client.send(method, target, "Content-Type: application/json\r\n", body);
        QCOMPARE(reply.status, 200);
        QTEST(reply.body, "expected");
        QCOMPARE(reply.header("Content-Type"), "text/plain"_ba);
        QVERIFY(reply.complete);
    }

    void findsHeadersWithoutRegardToCase()
    {
        const auto server = started([](const serve::Request &request) {
            return serve::Response{.contentType = "text/plain"_ba,
                                   .body = request.header("x-ASKED").value_or("none"_ba)};
        });
        test::RawClient client(server->port());
        QCOMPARE(client.send("GET", "/", "X-Asked: yes\r\n").body, "yes"_ba);
        QCOMPARE(client.send("GET", "/").body, "none"_ba);
    }

    void sendsStatusAndRepeatedHeaders()
    {
        const auto server = started([](const serve::Request &) {
            return serve::Response{
                .status = 500, .contentType = "application/json"_ba, .headers = {{"X-One", "1"}, {"X-One", "2"}}};
        });
        test::RawClient client(server->port());
        const test::Reply reply = client.send("GET", "/");
        QCOMPARE(reply.status, 500);
        QCOMPARE(reply.body, QByteArray());
        QCOMPARE(reply.header("Content-Length"), "0"_ba);
        QCOMPARE(reply.header("Content-Type"), "application/json"_ba);
        QCOMPARE(std::count_if(reply.headers.cbegin(), reply.headers.cend(),
                               [](const auto &header) { return header.first == "X-One"; }),
                 2);
    }

    void keepsConnectionsAlive()
    {
        const auto server = started(echo);
        test::RawClient client(server->port());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.send("GET", "/" + QByteArray::number(i)).status, 200);
        QCOMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
    }

    void neverCompresses()
    {
        const auto server = started([](const serve::Request &) {
            return serve::Response{.contentType = "application/json"_ba, .body = QByteArray(10'000, ' ')};
        });
        test::RawClient client(server->port());
        const test::Reply reply = client.send("GET", "/", "Accept-Encoding: gzip, deflate, br\r\n");
        QCOMPARE(reply.body.size(), 10'000);
        QVERIFY(!reply.has("Content-Encoding"));
    }

    void answersHeadWithLengthOnly()
    {
        const auto server = started(echo);
        test::RawClient client(server->port());
        const test::Reply reply = client.send("HEAD", "/four");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Length"), QByteArray::number(qstrlen("HEAD /four /four ")));
        QCOMPARE(reply.body, QByteArray());
        QCOMPARE(client.send("GET", "/next").status, 200);
    }

    void sendsRanges()
    {
        const auto server = started([](const serve::Request &) {
            return serve::Response{.contentType = "text/plain"_ba, .body = "0123456789"_ba};
        });
        test::RawClient client(server->port());
        const test::Reply reply = client.send("GET", "/", "Range: bytes=2-4\r\n");
        QCOMPARE(reply.status, 206);
        QCOMPARE(reply.body, "234"_ba);
        QCOMPARE(reply.header("Content-Range"), "bytes 2-4/10"_ba);
    }

    void cutsWhereItIsTold_data()
    {
        QTest::addColumn<qsizetype>("after");
        QTest::newRow("at once") << qsizetype(0);
        QTest::newRow("midway") << qsizetype(70'000);
    }

    void cutsWhereItIsTold()
    {
        QFETCH(qsizetype, after);
        const auto server = started([after](const serve::Request &) {
            return serve::Response{.contentType = "text/plain"_ba, .body = QByteArray(200'000, 'x'), .cutAfter = after};
        });
        test::RawClient client(server->port());
        const test::Reply reply = client.send("GET", "/");
        QCOMPARE(reply.header("Content-Length"), "200000"_ba);
        QCOMPARE(reply.body.size(), after);
        QVERIFY(!reply.complete);
        QCOMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    }

    void servesOtherAddressesNot()
    {
        const auto server = started(echo);
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.isLinkLocal())
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, server->port());
            QVERIFY2(!socket.waitForConnected(1000), qPrintable(address.toString()));
        }
        QTcpSocket ipv6;
        ipv6.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), server->port());
        QVERIFY(!ipv6.waitForConnected(1000));
    }

    void refusesTakenPort()
    {
        const auto first = started(echo);
        const auto second = serve::Server::start(echo, {.port = first->port()});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Network);
    }

    void refusesLargeBodies()
    {
        const auto server = started(echo, {.maxBodyBytes = 100});
        test::RawClient client(server->port());
        QCOMPARE(client.send("POST", "/", {}, QByteArray(101, 'x')).status, 413);
    }

    void servesManyConnectionsAtOnce()
    {
        const auto server = started(echo);
        std::vector<std::unique_ptr<test::RawClient>> clients;
        for (int i = 0; i < 40; ++i) {
            clients.push_back(std::make_unique<test::RawClient>(server->port()));
            QCOMPARE(clients.back()->send("GET", "/").status, 200);
        }
        QCOMPARE(clients.front()->send("GET", "/").status, 200);
    }

    // A hang is what these two are about: without an early end each would take half a minute or more.
    void endsWithAnIdleClientConnected()
    {
        auto server = started(echo);
        test::RawClient client(server->port());
        QCOMPARE(client.send("GET", "/").status, 200);
        server.reset();
        QVERIFY(client.socket().waitForDisconnected(5000));
    }

    void endsWhileAnAnswerIsDelayed()
    {
        QSemaphore asked;
        auto server = started([&asked](const serve::Request &) {
            asked.release();
            return serve::Response{.contentType = "text/plain"_ba, .body = "late"_ba, .delay = std::chrono::hours(1)};
        });
        const quint16 port = server->port();
        QByteArray got = "nothing yet";
        std::thread other([port, &got] {
            test::RawClient client(port);
            got = client.send("GET", "/").body;
        });
        asked.acquire();
        server.reset();
        other.join();
        QCOMPARE(got, QByteArray()); // Not the answer before its time.
    }

    void tellsRunningHandlersToEnd()
    {
        QSemaphore asked;
        auto server = started([&asked](const serve::Request &request) {
            asked.release();
            while (!request.cancellation.isRequested())
                std::this_thread::yield();
            return serve::Response{};
        });
        const quint16 port = server->port();
        std::thread other([port] {
            test::RawClient client(port);
            (void)client.send("GET", "/");
        });
        asked.acquire();
        server.reset();
        other.join();
    }
};

KADER_TEST(TestServer);
#include "tst_server.moc"
