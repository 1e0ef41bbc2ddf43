#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "support/registry.h"

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace kader;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms

} // namespace

/// What kader-bench prints is read by others: every stage in its turn, with all it is to have. How long things take is
/// not looked at here.
class TestContract : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto started = demo::EmbeddedRepository::start();
        QVERIFY(started);
        m_repository = std::move(*started);
    }

    void tellsEveryStage_data()
    {
        QTest::addColumn<QString>("errand");
        QTest::addColumn<QStringList>("stages");
        QTest::newRow("view") << u"view"_s << QStringList{u"home"_s, u"zoom"_s, u"pan"_s, u"done"_s};
        QTest::newRow("open") << u"open"_s << QStringList{u"home"_s, u"done"_s};
        QTest::newRow("strip") << u"strip"_s << QStringList{u"home"_s, u"strip"_s, u"done"_s};
    }

    void tellsEveryStage()
    {
        QFETCH(QString, errand);
        QFETCH(QStringList, stages);
        QProcess program;
        const QHash<QString, QJsonObject> told = run(program, {errand, manifest()});
        QStringList names = told.keys();
        names.sort();
        stages.sort();
        QCOMPARE(names, stages);
        for (const QJsonObject &stage : told)
            holds(stage);

        QCOMPARE(program.state(), QProcess::Running); // its memory is read now
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void canvasHasTheSizeAskedFor()
    {
        QProcess program;
        const QTemporaryDir folder;
        const QHash<QString, QJsonObject> told =
            run(program, {u"open"_s, manifest(), u"--size"_s, u"900x700"_s, u"--pictures"_s, folder.path()});
        const QImage picture(folder.filePath(u"home.png"_s));
        QCOMPARE(picture.size(), QSize(900, 700));
        QVERIFY(!told[u"home"_s][u"wasResized"_s].toBool());
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished(patience));
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown errand") << QStringList{u"dance"_s, u"http://127.0.0.1:9/"_s};
        QTest::newRow("no address") << QStringList{u"view"_s, u"here"_s};
        QTest::newRow("no size") << QStringList{u"view"_s, u"http://127.0.0.1:9/"_s, u"--size"_s, u"large"_s};
    }

    void refusesNonsense()
    {
        QFETCH(QStringList, arguments);
        QProcess program;
        start(program, arguments);
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitCode(), 2);
    }

private:
    static void start(QProcess &program, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(KADER_BENCH_PROGRAM), arguments);
    }

    /// What it has printed when it says that it is done.
    static QHash<QString, QJsonObject> run(QProcess &program, const QStringList &arguments)
    {
        QHash<QString, QJsonObject> told;
        start(program, arguments);
        while (!told.contains(u"done"_s) && (program.canReadLine() || program.waitForReadyRead(patience))) {
            while (program.canReadLine()) {
                const QJsonObject stage = QJsonDocument::fromJson(program.readLine()).object();
                told.insert(stage[u"stage"_s].toString(), stage);
            }
        }
        return told;
    }

    static void holds(const QJsonObject &stage)
    {
        static const QHash<QString, QStringList> fields{
            {u"home"_s, {u"nav_ms"_s, u"open_ms"_s, u"start_us"_s, u"end_us"_s}},
            {u"zoom"_s, {u"ms"_s, u"start_us"_s, u"end_us"_s, u"zoom"_s}},
            {u"pan"_s,
             {u"frames"_s, u"fps"_s, u"p50"_s, u"p95"_s, u"p99"_s, u"max"_s, u"sharpFrac"_s, u"afterStop_ms"_s,
              u"start_us"_s, u"end_us"_s}},
            {u"strip"_s, {u"ms"_s, u"n"_s, u"start_us"_s, u"end_us"_s}},
            {u"done"_s, {u"pss_mb"_s, u"cpu_s"_s}}};
        const QString name = stage[u"stage"_s].toString();
        for (const QString &field : fields[name])
            QVERIFY2(stage[field].isDouble(), qPrintable(name + u' ' + field));
        QVERIFY2(stage[u"start_us"_s].toDouble() <= stage[u"end_us"_s].toDouble(), qPrintable(name));
        if (name == "zoom"_L1)
            QCOMPARE(stage[u"zoom"_s].toDouble(), 1.0);
        // What was called sharp was not to be painted otherwise later on.
        if (stage.contains(u"held"_s))
            QVERIFY2(stage[u"held"_s].toBool(), qPrintable(name));
    }

    [[nodiscard]] QString manifest() const
    {
        return m_repository->address().text() + u"/iiif/v3/%1/1/manifest"_s.arg(demo::ids::yeastPilot);
    }

    std::unique_ptr<demo::EmbeddedRepository> m_repository;
};

KADER_TEST(TestContract);
#include "tst_contract.moc"
