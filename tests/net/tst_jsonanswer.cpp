#include "net/jsonanswer.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::net;
using namespace Qt::StringLiterals;

class TestJsonAnswer : public QObject {
    Q_OBJECT

private slots:
    void isCut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isCut");
        QTest::newRow("whole object") << "{\"a\":[1,{\"b\":\"}\"}]}"_ba << false;
        QTest::newRow("whole array") << " [ ] \n"_ba << false;
        QTest::newRow("byte order mark") << "\xef\xbb\xbf{}"_ba << false;
        QTest::newRow("after a number") << R"({"a":1)"_ba << true;
        QTest::newRow("in a string") << "{\"a\":\"b"_ba << true;
        QTest::newRow("in an escape") << "{\"a\":\"b\\"_ba << true;
        QTest::newRow("behind an escaped quote") << "{\"a\":\"\\\"}"_ba << true;
        QTest::newRow("escaped backslash ends") << "{\"a\":\"\\\\\"}"_ba << false;
        QTest::newRow("one bracket missing") << "[[1,2],[3]"_ba << true;
        QTest::newRow("nothing") << ""_ba << true;
        QTest::newRow("space only") << " \n"_ba << true;
        QTest::newRow("a page") << "<!doctype html>"_ba << false;
        QTest::newRow("a word") << "null"_ba << false;
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << true;
        QTest::newRow("more closed than opened") << "{}}}"_ba << false; // Wrong, but not cut.
    }

    void isCut()
    {
        QFETCH(QByteArray, text);
        QTEST(isCutJson(text), "isCut");
    }

    void everyCutIsSeen()
    {
        const QByteArray whole =
            "[{\"uuid\":\"x\",\"title\":\"a \\\"b\\\" [c]\",\"n\":[1.5e3,null,{}]},{\"é\":\"\\\\\"}]"_ba;
        QVERIFY(!isCutJson(whole));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(isCutJson(whole.left(length)), whole.left(length));
    }

    void isJudged_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<bool>("isKept");
        const auto row = [](const char *name, const QByteArray &body, bool isWhole, bool isKept) {
            QTest::newRow(name) << body << isWhole << isKept;
        };
        row("record", "{\"uuid\": \"x\"}"_ba, true, true);
        row("list", "\xef\xbb\xbf [{}]"_ba, true, true);
        row("empty list", "[]"_ba, true, false);
        row("empty list with room", " [\n ] \n"_ba, true, false);
        row("list of an empty list", "[[]]"_ba, true, true);
        row("page", "<html></html>"_ba, true, false);
        row("word", "null"_ba, true, false);
        row("cut", "{\"uuid\": \"x\""_ba, false, true);
        row("nothing", ""_ba, false, false);
        row("maintenance", "{\"status\": \"maintenance\"}"_ba, true, false);
        row("record with that word in it", "{\"status\": \"open\", \"title\": \"maintenance\"}"_ba, true, true);
    }

    void isJudged()
    {
        QFETCH(QByteArray, body);
        const Response response{
            .status = 200, .body = body, .finalAddress = *WebAddress::parse(u"http://example.org/x"_s)};
        const Result<void> judged = requireWholeJson(response);
        QTEST(judged.has_value(), "isWhole");
        if (!judged)
            QCOMPARE(judged.error().place.document, u"http://example.org/x"_s);
        QTEST(isTellingJson(response), "isKept");
    }
};

KADER_TEST(TestJsonAnswer);
#include "tst_jsonanswer.moc"
