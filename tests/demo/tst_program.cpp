#include "serve/rawclient.h"
#include "support/registry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace kader;
using namespace Qt::StringLiterals;

/// The embedded repository as a process of its own.
class TestProgram : public QObject {
    Q_OBJECT

private slots:
    void tellsItsAddressFirst()
    {
        QProcess program;
        const QUrl address = started(program, {});
        QVERIFY(address.port() > 0);
        test::RawClient client(quint16(address.port()));
        QCOMPARE(client.send("GET", "/v2/licenses").status, 200);
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void endsOnSignals_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
    }

    void endsOnSignals()
    {
        QFETCH(int, signal);
        QProcess program;
        QVERIFY(started(program, {u"--lifetime"_s, u"600"_s}).isValid());
        program.closeWriteChannel(); // does not end it when there is a lifetime
        QCOMPARE(::kill(pid_t(program.processId()), signal), 0);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    }

    void endsAfterItsLifetime()
    {
        QProcess program;
        QVERIFY(started(program, {u"--lifetime"_s, u"0"_s}).isValid());
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
    }

    void passesSwitchesOn()
    {
        QProcess program;
        const QUrl address = started(program, {u"--error-rate"_s, u"1"_s, u"--seed"_s, u"3"_s});
        test::RawClient client(quint16(address.port()));
        QCOMPARE(client.send("GET", "/v2/licenses").status, 500);
        QVERIFY(client.send("GET", "/_demo/counters").body.contains("\"errors\": 1"));
    }

    void holdsAsMuchAsIsAskedFor()
    {
        QProcess program;
        const QUrl address = started(program, {u"--collections"_s, u"5"_s, u"--datasets"_s, u"40"_s, u"--no-iiif"_s});
        test::RawClient client(quint16(address.port()));
        QCOMPARE(client.send("GET", "/v3/datasets?return_count=true").status, 200);
        QCOMPARE(client.send("GET", "/v2/collections").body.count("\"timeline\""), 5);
        QCOMPARE(client.send("GET", "/iiif/v3/xyz/info.json").status, 404);
    }

    void writesSamples()
    {
        const QTemporaryDir folder;
        QCOMPARE(QProcess::execute(QStringLiteral(KADER_DEMO_PROGRAM), {u"--write-samples"_s, folder.path()}), 0);
        QVERIFY(QFile::exists(folder.filePath(u"yeast-nuclei.csv"_s)));
        QVERIFY(QFile::exists(folder.filePath(u"aerial-craters.csv"_s)));
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--speed"_s};
        QTest::newRow("rate above one") << QStringList{u"--cut-rate"_s, u"5"_s};
        QTest::newRow("rate that is no number") << QStringList{u"--truncate-rate"_s, u"often"_s};
        QTest::newRow("port out of range") << QStringList{u"--port"_s, u"70000"_s};
        QTest::newRow("stray argument") << QStringList{u"8080"_s};
    }

    void refusesNonsense()
    {
        QFETCH(QStringList, arguments);
        QProcess program;
        program.start(QStringLiteral(KADER_DEMO_PROGRAM), arguments);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(!program.readAllStandardError().isEmpty());
    }

private:
    static QUrl started(QProcess &program, const QStringList &arguments)
    {
        program.start(QStringLiteral(KADER_DEMO_PROGRAM), arguments);
        while (!program.canReadLine() && program.waitForReadyRead()) {
        }
        return QUrl(QString::fromUtf8(program.readLine()).trimmed());
    }
};

KADER_TEST(TestProgram);
#include "tst_program.moc"
