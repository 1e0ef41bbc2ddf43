#include "net/host.h"
#include "net/hostprofile.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::net;
using namespace Qt::StringLiterals;

class TestHost : public QObject {
    Q_OBJECT

private slots:
    void isKnownByNameAndPort_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isLocal");
        const auto row = [](const char *label, const QString &address, const QString &key, const QString &name,
                            bool isLocal) { QTest::newRow(label) << address << key << name << isLocal; };
        row("https", u"https://Data.4tu.nl/v2/articles"_s, u"data.4tu.nl:443"_s, u"data.4tu.nl"_s, false);
        row("http", u"http://example.org"_s, u"example.org:80"_s, u"example.org"_s, false);
        row("usual port spelled out", u"https://example.org:443/x"_s, u"example.org:443"_s, u"example.org"_s, false);
        row("own port", u"http://example.org:8080/x"_s, u"example.org:8080"_s, u"example.org:8080"_s, false);
        row("this machine", u"http://127.0.0.1:8091/x"_s, u"127.0.0.1:8091"_s, u"127.0.0.1:8091"_s, true);
        row("this machine by name", u"http://localhost/x"_s, u"localhost:80"_s, u"localhost"_s, true);
        row("a name below it", u"http://viewer.localhost/x"_s, u"viewer.localhost:80"_s, u"viewer.localhost"_s, true);
        row("only sounds like it", u"http://localhost.example.org/x"_s, u"localhost.example.org:80"_s,
            u"localhost.example.org"_s, false);
    }

    void isKnownByNameAndPort()
    {
        QFETCH(QString, address);
        const WebAddress parsed = *WebAddress::parse(address);
        QTEST(hostKey(parsed), "key");
        QTEST(hostName(parsed), "name");
        QTEST(isLoopback(parsed), "isLocal");
        const HostProfile standard = HostProfile::standard(parsed);
        QCOMPARE(standard.isKept, !isLoopback(parsed));
        QCOMPARE(standard.images, 6);
        QVERIFY(standard.takesSpeculation && !standard.imagesAreForGood);
    }

    void isThisMachineInTheNewProtocolToo()
    {
        QVERIFY(isLoopback(*WebAddress::parse(u"http://[::1]:8091/x"_s)));
        QVERIFY(!isLoopback(*WebAddress::parse(u"http://[2001:db8::1]/x"_s)));
    }
};

KADER_TEST(TestHost);
#include "tst_host.moc"
