#include "scanner.h"

#include "base/atomicfile.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::layering;
using namespace Qt::StringLiterals;

namespace {

QByteArray table()
{
    return readWhole(QStringLiteral(KADER_TEST_DATA "/table.json"), 1024 * 1024).value();
}

Scanner scanner()
{
    QtHeaders headers;
    headers.add(u"QUrl"_s, u"Core"_s);
    headers.add(u"qurl.h"_s, u"Core"_s);
    headers.add(u"QNetworkReply"_s, u"Network"_s);
    headers.add(u"QWidget"_s, u"Widgets"_s);
    return Scanner(Layers::fromJson(table()).value(), headers,
                   [](const QString &path) { return path == "ui/beside.h"_L1; });
}

} // namespace

class TestScanner : public QObject {
    Q_OBJECT

private slots:
    void looksAtSources_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("findings");
        const QString text = u"src/text/a.cpp"_s;
        const QString wire = u"src/wire/a.h"_s;
        const QString window = u"ui/a.cpp"_s;
        const auto none = QStringList();
        const auto one = [](const char *line) { return QStringList(QString::fromLatin1(line)); };

        QTest::newRow("own header") << text << u"#include \"text/b.h\"\n"_s << none;
        QTest::newRow("library below") << text << u"#include \"ground/b.h\"\n"_s << none;
        QTest::newRow("upward") << u"src/ground/a.h"_s << u"#pragma once\n\n#include \"wire/client.h\"\n"_s
                                << one("src/ground/a.h:3: ground must not include wire (wire/client.h)");
        QTest::newRow("sideways") << text << u"#include \"wire/client.h\"\n"_s
                                  << one("src/text/a.cpp:1: text must not include wire (wire/client.h)");
        QTest::newRow("spaces and angles") << text << u"\n  #  include   <wire/client.h>"_s
                                           << one("src/text/a.cpp:2: text must not include wire (wire/client.h)");
        QTest::newRow("around by dots") << text << u"#include \"../wire/client.h\"\n"_s
                                        << one("src/text/a.cpp:1: ../wire/client.h is of no library that text may use");
        QTest::newRow("no such folder") << text << u"#include \"other/b.h\"\n"_s
                                        << one("src/text/a.cpp:1: other/b.h is of no library that text may use");
        QTest::newRow("beside it") << window << u"#include \"beside.h\"\n"_s << none;
        QTest::newRow("standard library") << text << u"#include <vector>\n#include <cstdint>\n"_s << none;
        QTest::newRow("operating system") << text << u"#include <unistd.h>\n"_s
                                          << one("src/text/a.cpp:1: unistd.h is of no library that text may use");
        QTest::newRow("moc output") << text << u"#include \"a.moc\"\n"_s << none;

        QTest::newRow("Qt module allowed") << wire << u"#include <QNetworkReply>\n#include <QUrl>\n"_s << none;
        QTest::newRow("Qt module not allowed")
            << text << u"#include <QNetworkReply>\n"_s
            << one("src/text/a.cpp:1: text must not include Qt Network (QNetworkReply)");
        QTest::newRow("Qt module by folder")
            << text << u"#include <QtNetwork/QNetworkReply>\n"_s
            << one("src/text/a.cpp:1: text must not include Qt Network (QtNetwork/QNetworkReply)");
        QTest::newRow("Qt header in lower case") << text << u"#include <qurl.h>\n"_s << none;
        QTest::newRow("Qt module unknown")
            << text << u"#include <QPdfWriterOfTomorrow>\n"_s
            << one("src/text/a.cpp:1: text must not include a Qt module that is not known (QPdfWriterOfTomorrow)");

        QTest::newRow("package allowed") << wire << u"#include <foldered/x.hpp>\n"_s << none;
        QTest::newRow("package not allowed")
            << text << u"#include <foldered/x.hpp>\n"_s
            << one("src/text/a.cpp:1: text must not include foldered (foldered/x.hpp)");
        QTest::newRow("package in quotes")
            << text << u"#include \"plain.h\"\n"_s << one("src/text/a.cpp:1: text must not include plain (plain.h)");

        QTest::newRow("window word") << text << u"void f()\n{\n    QEventLoop loop;\n}\n"_s
                                     << one("src/text/a.cpp:3: QEventLoop has no place below the window");
        QTest::newRow("old connect") << text << u"connect(a, SIGNAL(done()), b);"_s
                                     << one("src/text/a.cpp:1: SIGNAL( has no place below the window");
        QTest::newRow("inside a longer word") << text << u"Q_SIGNAL(x) MyQEventLoop y;"_s << none;
        QTest::newRow("in the window") << window << u"#include <QWidget>\nQEventLoop loop;"_s << none;
        QTest::newRow("in a comment") << text << u"// QEventLoop\n/* #include \"wire/x.h\"\n SIGNAL( */\n"_s << none;
        QTest::newRow("in a string") << text << u"auto s = \"QEventLoop\"; auto r = R\"(SIGNAL()\";\n"_s << none;
        QTest::newRow("after a string") << text << u"f(\"//\"); QEventLoop loop; // \"\n"_s
                                        << one("src/text/a.cpp:1: QEventLoop has no place below the window");
        QTest::newRow("after a comment") << text << u"/* a\n b */ QEventLoop loop;\n"_s
                                         << one("src/text/a.cpp:2: QEventLoop has no place below the window");
        QTest::newRow("after a digit separator") << text << u"int a = 1'000; QEventLoop b; char c = 'c';"_s
                                                 << one("src/text/a.cpp:1: QEventLoop has no place below the window");

        QTest::newRow("folder not in the table")
            << u"src/new/a.cpp"_s << QString() << one("src/new/a.cpp:1: this folder is not in src/layers.json");
    }

    void looksAtSources()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QStringList, findings);
        QCOMPARE(scanner().scan({path, text}), findings);
    }

    void looksAtLinks_data()
    {
        QTest::addColumn<QStringList>("links");
        QTest::addColumn<QStringList>("findings");
        const auto one = [](const char *link) {
            return QStringList(u"src/text/CMakeLists.txt:1: text must not link "_s + QString::fromLatin1(link));
        };
        QTest::newRow("allowed") << QStringList{u"kader::ground"_s, u"Qt6::Core"_s, u"our_flags"_s} << QStringList();
        QTest::newRow("sideways by alias") << QStringList{u"kader::wire"_s} << one("kader::wire");
        QTest::newRow("sideways by name") << QStringList{u"kader_wire"_s} << one("kader_wire");
        QTest::newRow("Qt module") << QStringList{u"Qt6::Network"_s} << one("Qt6::Network");
        QTest::newRow("package") << QStringList{u"plain::plain"_s} << one("plain::plain");
        QTest::newRow("unknown") << QStringList{u"z"_s} << one("z");
    }

    void looksAtLinks()
    {
        QFETCH(QStringList, links);
        QFETCH(QStringList, findings);
        const Layers layers = Layers::fromJson(table()).value();
        QCOMPARE(scanner().scanLinks(*layers.unitNamed(u"text"_s), links), findings);
    }

    void refusesATableThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("message");
        QTest::newRow("upward arrow") << R"("uses": [], "qt": ["Core"])"_ba
                                      << R"("uses": ["wire"])"_ba << u"ground uses wire, which is not below it"_s;
        QTest::newRow("sideways arrow") << R"("uses": ["ground"], "qt": ["Core", "Network"])"_ba
                                        << R"("uses": ["text"])"_ba << u"wire uses text, which is not below it"_s;
        QTest::newRow("unknown library") << R"("uses": ["ground"])"_ba
                                         << R"("uses": ["cellar"])"_ba
                                         << u"wire uses cellar, which is not in the table"_s;
        QTest::newRow("unknown package") << R"("packages": ["plain"])"_ba
                                         << R"("packages": ["fancy"])"_ba << u"ground uses the unknown package fancy"_s;
        QTest::newRow("nothing") << table() << "{}"_ba << u"the table has no units"_s;
    }

    void refusesATableThatIsWrong()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, message);
        const Result<Layers> layers = Layers::fromJson(table().replace(from, to));
        QVERIFY(!layers);
        QCOMPARE(layers.error().message, message);
    }
};

KADER_TEST(TestScanner);
#include "tst_scanner.moc"
