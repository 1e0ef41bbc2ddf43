#include "net/redirect.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::net;
using namespace Qt::StringLiterals;

class TestRedirect : public QObject {
    Q_OBJECT

private slots:
    void goes_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("to"); // empty: refused
        QTest::newRow("absolute") << u"http://a.org/x"_s << "http://b.org/y"_ba << u"http://b.org/y"_s;
        QTest::newRow("path") << u"http://a.org/x/y"_s << "/z"_ba << u"http://a.org/z"_s;
        QTest::newRow("relative") << u"http://a.org/x/y"_s << "z"_ba << u"http://a.org/x/z"_s;
        QTest::newRow("other host, same scheme") << u"https://a.org/x"_s << "//b.org/y"_ba << u"https://b.org/y"_s;
        QTest::newRow("up to https") << u"http://a.org/x"_s << "https://a.org/x"_ba << u"https://a.org/x"_s;
        QTest::newRow("keeps encoded slashes")
            << u"http://a.org/x"_s << "http://a.org/ark:%2F12/y"_ba << u"http://a.org/ark:%2F12/y"_s;
        QTest::newRow("drops the fragment") << u"http://a.org/x"_s << "/y#z"_ba << u"http://a.org/y"_s;
        QTest::newRow("down to http") << u"https://a.org/x"_s << "http://a.org/x"_ba << QString();
        QTest::newRow("file") << u"http://a.org/x"_s << "file:///etc/passwd"_ba << QString();
        QTest::newRow("ftp") << u"http://a.org/x"_s << "ftp://a.org/x"_ba << QString();
        QTest::newRow("data") << u"http://a.org/x"_s << "data:text/plain,x"_ba << QString();
        QTest::newRow("no host") << u"http://a.org/x"_s << "http:///y"_ba << QString();
    }

    void goes()
    {
        QFETCH(QString, from);
        QFETCH(QByteArray, location);
        QFETCH(QString, to);
        const Request request{.address = *WebAddress::parse(from)};
        const Result<Request> next = redirected(request, answer(302, location));
        QCOMPARE(next ? next->address.text() : QString(), to);
        if (!next)
            QCOMPARE(next.error().kind, ErrorKind::Refused);
    }

    void methods_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("staysPost");
        QTest::newRow("301") << 301 << false;
        QTest::newRow("302") << 302 << false;
        QTest::newRow("303") << 303 << false;
        QTest::newRow("307") << 307 << true;
        QTest::newRow("308") << 308 << true;
    }

    void methods()
    {
        QFETCH(int, status);
        const Request post{.address = *WebAddress::parse(u"http://a.org/"_s), .method = Method::Post, .body = "{}"_ba};
        const Result<Request> next = redirected(post, answer(status, "/x"_ba));
        QVERIFY(next);
        QTEST(next->method == Method::Post, "staysPost");
        QCOMPARE(next->body.isEmpty(), next->method == Method::Get);
    }

    void isNoRedirectWithoutLocation() { QVERIFY(!isRedirect(answer(302, {}))); }

private:
    static Response answer(int status, const QByteArray &location)
    {
        Response response{.status = status, .finalAddress = *WebAddress::parse(u"http://a.org/"_s)};
        if (!location.isEmpty())
            response.headers.append({"location"_ba, location});
        return response;
    }
};

KADER_TEST(TestRedirect);
#include "tst_redirect.moc"
