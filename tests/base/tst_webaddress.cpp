#include "base/webaddress.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace Qt::StringLiterals;

class TestWebAddress : public QObject {
    Q_OBJECT

private slots:
    void acceptsOnlyTheWeb_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("https") << u"https://data.4tu.nl/x"_s << true;
        QTest::newRow("http with port") << u"http://127.0.0.1:8091/iiif"_s << true;
        QTest::newRow("spaces around") << u"  https://example.org/ "_s << true;
        QTest::newRow("upper-case scheme") << u"HTTPS://example.org/"_s << true;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::newRow("data") << u"data:text/plain,x"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
        QTest::newRow("relative") << u"iiif/v3"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("line break inside") << u"https://example.org/\nx"_s << false;
    }

    void acceptsOnlyTheWeb()
    {
        QFETCH(QString, text);
        QFETCH(bool, accepted);
        QCOMPARE(WebAddress::parse(text).has_value(), accepted);
    }

    void keepsEncodedIdentifiers()
    {
        const auto address = WebAddress::parse(u"https://example.org/iiif/ark:%2F12%252Fx"_s);
        QVERIFY(address);
        QCOMPARE(address->appended(u"/info.json"_s).url().toEncoded(),
                 "https://example.org/iiif/ark:%2F12%252Fx/info.json"_ba);
    }

    void appendsWithoutDoubledSlash()
    {
        QCOMPARE(WebAddress::parse(u"https://example.org/"_s)->appended(u"/v2"_s).text(), u"https://example.org/v2"_s);
    }
};

KADER_TEST(TestWebAddress);
#include "tst_webaddress.moc"
