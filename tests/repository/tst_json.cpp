#include "repository/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace Qt::StringLiterals;

class TestJson : public QObject {
    Q_OBJECT

private slots:
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
