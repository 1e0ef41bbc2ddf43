#include "repository/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace Qt::StringLiterals;

class TestJson : public QObject {
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
        QVERIFY(readArray(whole));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(isCutJson(whole.left(length)), whole.left(length));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &text, ErrorKind kind, const QString &says) {
            QTest::newRow(name) << text << static_cast<int>(kind) << says;
        };
        row("empty", ""_ba, ErrorKind::Network, u"empty answer"_s);
        row("page", "\n<html>"_ba, ErrorKind::Network, u"web page"_s);
        row("maintenance", R"({"status":"maintenance"})"_ba, ErrorKind::Network, u"maintenance"_s);
        row("message", R"({"message":"Try\nlater."})"_ba, ErrorKind::Malformed, u"Try later."_s);
        row("other object", R"({"a":1})"_ba, ErrorKind::Malformed, u"another shape"_s);
        row("word", "null"_ba, ErrorKind::Malformed, u"JSON"_s);
        row("cut", "[1,"_ba, ErrorKind::Network, u"in the middle"_s);
        row("wrong inside", "[\n 1,\n x]"_ba, ErrorKind::Malformed, u"JSON"_s);
        row("too deep", QByteArray(50'000, '[') + QByteArray(50'000, ']'), ErrorKind::Malformed, u"JSON"_s);
        row("not UTF-8", "[\"\xff\xfe\"]"_ba, ErrorKind::Malformed, u"JSON"_s);
    }

    void refusals()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const Result<QJsonArray> array = readArray(text);
        QVERIFY(!array);
        QTEST(static_cast<int>(array.error().kind), "kind");
        QVERIFY2(array.error().message.contains(says), qPrintable(array.error().message));
    }

    void saysWhere()
    {
        const Result<QJsonObject> object = readObject("{\n  \"ü\": x\n}"_ba);
        QCOMPARE(object.error().place.line, 2);
        QVERIFY(object.error().place.column >= 7 && object.error().place.column <= 9);
    }

    void wantsTheRightKind()
    {
        QVERIFY(readObject("{\"a\":1}"_ba));
        QVERIFY(!readObject("[]"_ba));
        QVERIFY(!readObject(R"({"status":"maintenance"})"_ba));
        QVERIFY(readArray("[]"_ba));
    }
};

KADER_TEST(TestJson);
#include "tst_json.moc"
