#include "demo/catalogue.h"
#include "documents.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>
#include <QUrl>

#include <map>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// Each with a manifest that everybody may see.
const QStringList datasets = {demo::ids::yeastPilot,    demo::ids::yeastSeries, demo::ids::aerialSurvey,
                              demo::ids::twoVersions,   demo::ids::thinSection, demo::ids::coastMosaic,
                              demo::ids::yeastReplicate};

qint64 manifestsAskedFor(const DemoProcess &demo)
{
    const Json counters = parsed(httpGet(demo.address() + u"/_demo/counters"_s).body);
    return counters.is_object() ? counters["manifests"].get<qint64>() : -1;
}

} // namespace

/// A harvest into a curation, the ends that it may come to, and how it goes on from there.
class TestHarvestCuration : public QObject {
    Q_OBJECT

private slots:
    void init() { m_work = std::make_unique<Workspace>(); }

    void bringsACollection()
    {
        const DemoProcess demo;
        const QStringList command = {u"harvest"_s, u"--collection"_s, demo::ids::mainCollection, u"-o"_s,
                                     u"main.kader"_s};
        const Run first = cli(demo, command);
        KADER_ENDED(first, 1); // Some have no manifest.
        QCOMPARE(m_work->files(), QStringList({u"main.kader"_s, u"report.json"_s}));
        const std::map<QString, bool> had = outcome();
        QCOMPARE(qsizetype(had.size()),
                 demo::Catalogue::instance().collection(demo::ids::mainCollection)->datasets.size());
        for (const auto &[dataset, isHad] : had)
            QVERIFY2(isHad || first.err.contains(dataset), qPrintable(dataset));
        // What is here is not asked for again, only what was refused.
        const qint64 asked = manifestsAskedFor(demo);
        const Run second = cli(demo, command);
        KADER_ENDED(second, 1);
        QVERIFY(outcome() == had);
        qint64 refused = 0;
        for (const auto &[dataset, isHad] : had)
            refused += !isHad;
        QVERIFY(manifestsAskedFor(demo) - asked <= refused);
    }

    void saysWhichFilesAreLeftOut()
    {
        const DemoProcess demo;
        const Run run = cli(demo, {u"harvest"_s, u"--dataset"_s, demo::ids::linkOnly, u"-o"_s, u"one.kader"_s});
        KADER_ENDED(run, 1);
        const Json report = parsed(m_work->read(u"report.json"_s));
        QCOMPARE(textOf(report["problems"][0], "rule"), u"manifest-from-files"_s);
        QVERIFY(run.err.contains(u"left out"_s));
    }

    /// As often as that happens, each dataset is fetched once, but for what was under way.
    void goesOnAfterItWasKilled()
    {
        const DemoProcess demo({u"--latency"_s, u"100"_s});
        for (const QString &said : {u"[1/7]"_s, u"[4/7]"_s}) {
            RunningCli cli(arguments(demo, harvest()), m_work->path());
            QVERIFY(cli.hasSaid(said));
            cli.kill();
        }
        const Run run = cli(demo, harvest());
        KADER_ENDED(run, 0);
        for (const auto &[dataset, isHad] : outcome())
            QVERIFY2(isHad, qPrintable(dataset));
        QCOMPARE(outcome().size(), size_t(datasets.size()));
        const qint64 asked = manifestsAskedFor(demo);
        KADER_ENDED(cli(demo, harvest()), 0);
        QCOMPARE(manifestsAskedFor(demo), asked);
        QCOMPARE(outcome().size(), size_t(datasets.size()));
    }

    void goesOnAfterTheServerWasLost()
    {
        auto demo = std::make_unique<DemoProcess>(QStringList{u"--latency"_s, u"100"_s});
        const QString port = QString::number(QUrl(demo->address()).port());
        RunningCli lost(arguments(*demo, harvest()), m_work->path());
        QVERIFY(lost.hasSaid(u"[1/7]"_s));
        demo->kill();
        const Run run = lost.finished();
        KADER_ENDED(run, 4);
        QVERIFY2(run.err.contains(u"same command"_s), run.account().constData());
        QCOMPARE(outcome().size(), size_t(datasets.size()));
        const DemoProcess again({u"--port"_s, port});
        KADER_ENDED(cli(again, harvest()), 0);
        for (const auto &[dataset, isHad] : outcome())
            QVERIFY2(isHad, qPrintable(dataset));
        QVERIFY(manifestsAskedFor(again) < datasets.size());
    }

    void leavesNothingWhereNothingCame()
    {
        const DemoProcess demo;
        const Run run = cli(demo, {u"harvest"_s, u"--dataset"_s, demo::ids::restricted, u"-o"_s, u"none.kader"_s});
        KADER_ENDED(run, 4);
        QVERIFY2(run.err.contains(u"restricted"_s), run.account().constData());
        QCOMPARE(m_work->files(), QStringList{u"report.json"_s});
        KADER_ENDED(runCli(QStringList{u"--repository"_s, deadAddress()} + harvest(), m_work->path()), 4);
        QCOMPARE(m_work->files(), QStringList{u"report.json"_s});
    }

    void otherFilesStayAsTheyAre()
    {
        const DemoProcess demo;
        m_work->write(u"seven.kader"_s, "what was there");
        KADER_ENDED(cli(demo, harvest()), 3);
        QCOMPARE(m_work->read(u"seven.kader"_s), "what was there"_ba);
    }

    void takesNoOptionsOfAFolder_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("base") << QStringList{u"--base-url"_s, u"https://x.example/"_s};
        QTest::newRow("table") << QStringList{u"--csv"_s, u"rows.csv"_s};
        QTest::newRow("fields") << QStringList{u"--fields"_s, u"title"_s};
    }

    void takesNoOptionsOfAFolder()
    {
        QFETCH(QStringList, more);
        KADER_ENDED(runCli(QStringList{u"--repository"_s, deadAddress()} + harvest() + more, m_work->path()), 2);
        QCOMPARE(m_work->files(), QStringList());
    }

private:
    static QStringList harvest()
    {
        return QStringList{u"harvest"_s, u"-o"_s, u"seven.kader"_s, u"--dataset"_s} + datasets;
    }

    static QStringList arguments(const DemoProcess &demo, const QStringList &command)
    {
        return QStringList{u"--repository"_s, demo.address(), u"--report"_s, u"report.json"_s} + command;
    }

    [[nodiscard]] Run cli(const DemoProcess &demo, const QStringList &command) const
    {
        return runCli(arguments(demo, command), m_work->path());
    }

    /// What the report tells, by dataset.
    [[nodiscard]] std::map<QString, bool> outcome() const
    {
        std::map<QString, bool> had;
        const Json report = parsed(m_work->read(u"report.json"_s));
        for (const Json &told : memberOf(report, "datasets"))
            had[textOf(told, "dataset")] = told["ok"].get<bool>();
        return had;
    }

    std::unique_ptr<Workspace> m_work;
};

KADER_TEST(TestHarvestCuration);

#include "tst_harvestcuration.moc"
