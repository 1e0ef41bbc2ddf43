#include "demo/catalogue.h"
#include "programs.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray countersOf(const DemoProcess &demo)
{
    return httpGet(demo.address() + u"/_demo/counters"_s).body;
}

} // namespace

/// What the command line keeps between its runs, and does without a server.
class TestCache : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_work = std::make_unique<Workspace>();
        m_demo = std::make_unique<DemoProcess>();
    }

    void theSecondRunAsksNothing_data() { commands(); }
    void theSecondRunAsksNothing()
    {
        QFETCH(QStringList, command);
        const Run first = cli({u"--cache"_s, u"kept"_s}, command);
        KADER_ENDED(first, 0);
        const std::pair<QByteArray, QByteArray> result{first.out, written()};
        QVERIFY(!result.first.isEmpty() || !result.second.isEmpty());
        const QByteArray asked = countersOf(*m_demo);
        const Run second = cli({u"--cache"_s, u"kept"_s}, command);
        KADER_ENDED(second, 0);
        QCOMPARE(countersOf(*m_demo), asked);
        QCOMPARE(second.out, result.first);
        QCOMPARE(written().size(), result.second.size());

        const Run offline = cli({u"--cache"_s, u"kept"_s, u"--offline"_s}, command);
        KADER_ENDED(offline, 0);
        QCOMPARE(offline.out, result.first);
        QCOMPARE(countersOf(*m_demo), asked);
        m_demo->kill();
        const Run alone = cli({u"--cache"_s, u"kept"_s}, command);
        KADER_ENDED(alone, 0);
        QCOMPARE(alone.out, result.first);
    }

    void nothingIsKeptUnlessWanted_data() { commands(); }
    void nothingIsKeptUnlessWanted()
    {
        QFETCH(QStringList, command);
        KADER_ENDED(cli({u"--no-cache"_s}, command), 0);
        const QByteArray asked = countersOf(*m_demo);
        KADER_ENDED(cli({u"--no-cache"_s}, command), 0);
        QVERIFY(countersOf(*m_demo) != asked);
    }

    void whatWasNeverSeenIsNotThereOffline_data() { commands(); }
    void whatWasNeverSeenIsNotThereOffline()
    {
        QFETCH(QStringList, command);
        const QByteArray before = countersOf(*m_demo);
        const Run run = cli({u"--cache"_s, u"kept"_s, u"--offline"_s}, command);
        KADER_ENDED(run, 4);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(u"offline"_s), run.account().constData());
        QCOMPARE(countersOf(*m_demo), before);
        QCOMPARE(written(), QByteArray());
    }

private:
    static void commands()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("search") << QStringList{u"search"_s, u"--titles"_s, u"yeast"_s};
        QTest::newRow("show") << QStringList{u"show"_s, demo::ids::aerialSurvey};
        QTest::newRow("fetch") << QStringList{u"fetch"_s, demo::ids::twoVersions};
        QTest::newRow("harvest") << QStringList{u"harvest"_s,
                                                u"--dataset"_s,
                                                demo::ids::yeastPilot,
                                                demo::ids::aerialSurvey,
                                                u"--base-url"_s,
                                                u"https://x.example/"_s,
                                                u"-o"_s,
                                                u"out"_s};
    }

    [[nodiscard]] Run cli(const QStringList &how, const QStringList &command) const
    {
        return runCli(QStringList{u"--repository"_s, m_demo->address()} + how + command, m_work->path());
    }

    /// What a harvest leaves.
    [[nodiscard]] QByteArray written() const { return m_work->read(u"out/aggregate.json"_s); }

    std::unique_ptr<Workspace> m_work;
    std::unique_ptr<DemoProcess> m_demo;
};

KADER_TEST(TestCache);

#include "tst_cache.moc"
