#include "net/response.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::net;
using namespace Qt::StringLiterals;

class TestResponse : public QObject {
    Q_OBJECT

private slots:
    void failures_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said"); // empty: the status alone
        const auto row = [](const char *name, int status, const QByteArray &type, const QByteArray &body,
                            ErrorKind kind, const QString &said) {
            QTest::newRow(name) << status << type << body << static_cast<int>(kind) << said;
        };
        const QByteArray js = "application/json"_ba;
        row("object", 400, js, R"({"message":"No such order.","code":"X"})"_ba, ErrorKind::Refused,
            u"No such order."_s);
        row("array", 400, js, R"([{"field_name":null,"message":"One."},{"field_name":"b","message":"Two."}])"_ba,
            ErrorKind::Refused, u"One. Two."_s);
        row("plain text", 406, "text/plain; charset=utf-8"_ba, "Acceptable formats: none"_ba, ErrorKind::Refused,
            u"Acceptable formats: none"_s);
        row("not logged in", 401, js, "{}"_ba, ErrorKind::Refused, {});
        row("not allowed", 403, js, R"({"message":"Not allowed."})"_ba, ErrorKind::Refused, u"Not allowed."_s);
        row("unknown", 404, js, R"({"message":"Nothing here."})"_ba, ErrorKind::NotFound, u"Nothing here."_s);
        row("gone", 410, js, R"({"message":"Gone."})"_ba, ErrorKind::NotFound, u"Gone."_s);
        row("empty body labelled JSON", 500, js, {}, ErrorKind::Network, {});
        row("page labelled JSON", 500, js, "<!doctype html><h1>Oops</h1>"_ba, ErrorKind::Network, {});
        row("too many", 429, js, {}, ErrorKind::Network, {});
        row("redirect that leads nowhere", 302, js, {}, ErrorKind::Network, {});
        row("message of another type", 400, js, R"({"message":{"a":[1]}})"_ba, ErrorKind::Refused, {});
        row("array of other things", 400, js, R"([1,null,"x",{"message":7}])"_ba, ErrorKind::Refused, {});
        row("lines and control characters", 400, js, "{\"message\":\"a\\n b\\u0007c\\u202e\"}"_ba, ErrorKind::Refused,
            u"a bc"_s);
        row("endless message", 400, js, "{\"message\":\"" + QByteArray(5000, 'y') + "\"}", ErrorKind::Refused,
            QString(300, u'y') + u'…');
        row("endless body", 400, js, "{\"message\":\"" + QByteArray(100'000, 'y') + "\"}", ErrorKind::Refused, {});
        row("deep nesting", 400, js, QByteArray(20'000, '['), ErrorKind::Refused, {});
    }

    void failures()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, said);
        const Response response{status, body, {{"content-type"_ba, type}}, *WebAddress::parse(u"http://a.org/x"_s)};
        const Result<Response> required = requireSuccess(response);
        QVERIFY(!required);
        QTEST(static_cast<int>(required.error().kind), "kind");
        QCOMPARE(messageIn(response), said);
        QVERIFY(required.error().message.contains(said));
        QVERIFY(required.error().message.contains(QString::number(status)));
        QCOMPARE(required.error().place.document, u"http://a.org/x"_s);
    }

    void successPasses()
    {
        const Response response{204, {}, {}, *WebAddress::parse(u"http://a.org/x"_s)};
        QCOMPARE(requireSuccess(response)->status, 204);
    }
};

KADER_TEST(TestResponse);
#include "tst_response.moc"
