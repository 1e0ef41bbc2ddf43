#include "curation/harvest.h"

#include "curation/steps.h"
#include "curationtools.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

HarvestList listOf(const QStringList &datasets)
{
    HarvestList list{.name = u"Yeast"_s};
    for (const QString &id : datasets)
        list.datasets.append({{*repository::ItemId::parse(id)}, u"Title of "_s + id});
    return list;
}

/// Of every kind: five can be had, the last of them only the files that work; the others can't for good.
const QStringList several = {ids::yeastPilot,  ids::withoutImages, ids::twoVersions, ids::restricted,
                             ids::yeastSeries, ids::aerialSurvey,  ids::linkOnly};

bool isOver(const Harvest &harvest)
{
    return harvest.state() == Harvest::State::Done || harvest.state() == Harvest::State::Stopped;
}

} // namespace

class TestHarvest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_demo = demo::EmbeddedRepository::start().value();
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        m_client = std::make_unique<net::Client>(options);
        m_repository.emplace(*m_client, m_demo->address(), repository::Manner{.retry = net::Retry::Harvest});
        m_curation = test::created(path());
    }

    void cleanup()
    {
        m_curation.reset();
        m_repository.reset();
        m_client.reset();
    }

    void aListIsReadAsItWasWritten()
    {
        HarvestList list = listOf(several);
        list.datasets[1].ref.version = 3;
        list.datasets[2].title.clear();
        const auto read = harvestListOf(settingKey(list), settingValue(list));
        QVERIFY(read);
        QVERIFY(*read == list);
        QVERIFY(!harvestListOf(u"included:"_s + list.id.toString(QUuid::WithoutBraces), settingValue(list)));
        QVERIFY(!harvestListOf(settingKey(list), u"[not an object"_s));
    }

    void bringsAllThatCanBeHadInOneStep()
    {
        Harvest harvest(*m_curation, *m_repository, listOf(several));
        QCOMPARE(harvest.state(), Harvest::State::Going);
        QCOMPARE(m_curation->undoName(), u"Harvest “Yeast”"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QCOMPARE(harvest.count(Harvest::Item::State::Here), 5);
        QCOMPARE(harvest.count(Harvest::Item::State::Failed), 2);
        QCOMPARE(m_curation->sources().size(), size_t(5));
        QCOMPARE(harvest.items()[1].error.kind, ErrorKind::NotFound);
        QCOMPARE(harvest.items()[3].error.kind, ErrorKind::Refused);

        m_curation->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_curation->sources().size(), size_t(0), 60000);
        QVERIFY(!m_curation->undoName());
        QVERIFY(m_curation->harvests().empty());
        m_curation->redo();
        QTRY_COMPARE_WITH_TIMEOUT(m_curation->sources().size(), size_t(5), 60000);
    }

    /// What failed for good is not asked for again; what may pass is noted, and tried when somebody says so.
    void notesWhatMayStillCome()
    {
        restart({.faults = {.errors = 1}});
        Harvest harvest(*m_curation, *m_repository, listOf({ids::yeastPilot, ids::restricted}));
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QVERIFY(harvest.mayTryAgain());
        QCOMPARE(m_curation->harvests().size(), size_t(1));
        QCOMPARE(m_curation->harvests().front().datasets.size(), 2);
        restart({});
        harvest.resume();
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QVERIFY(!harvest.mayTryAgain());
        QCOMPARE(harvest.count(Harvest::Item::State::Here), 1);
        QVERIFY(m_curation->harvests().empty());
    }

    void leavesItAtWhatIsHere()
    {
        restart({.faults = {.errors = 1}});
        Harvest harvest(*m_curation, *m_repository, listOf({ids::yeastPilot}));
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QVERIFY(!m_curation->harvests().empty());
        harvest.stop();
        QVERIFY(m_curation->harvests().empty());
    }

    void goesOnAfterTheProgramEnded()
    {
        {
            Harvest harvest(*m_curation, *m_repository, listOf(several));
            QSignalSpy changes(&harvest, &Harvest::itemChanged);
            QTRY_VERIFY_WITH_TIMEOUT(harvest.count(Harvest::Item::State::Here) >= 1, 60000);
            harvest.pause();
        }
        m_curation.reset();
        m_curation = test::opened(path());
        QCOMPARE(m_curation->harvests().size(), size_t(1));
        const size_t before = m_curation->sources().size();
        QVERIFY(before >= 1);

        const auto harvest = Harvest::interrupted(*m_curation, *m_repository, m_curation->harvests().front());
        QCOMPARE(harvest->state(), Harvest::State::Paused);
        QCOMPARE(harvest->count(Harvest::Item::State::Here), int(before));
        const qint64 asked = m_demo->counters().manifests;
        harvest->resume();
        QTRY_VERIFY_WITH_TIMEOUT(isOver(*harvest), 60000);
        QCOMPARE(m_curation->sources().size(), size_t(5));
        // Those that are here are not fetched again; the one without images is asked once, the broken one four times.
        QVERIFY(m_demo->counters().manifests - asked <= 4 - qint64(before) + 5);
        m_curation->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_curation->sources().size(), size_t(0), 60000);
    }

    void beginsWithNothingFurtherWhilePaused()
    {
        QStringList many;
        for (const QString &dataset : demo::Catalogue::instance().collection(ids::mainCollection)->datasets)
            many.append(dataset);
        Harvest harvest(*m_curation, *m_repository, listOf(many));
        harvest.pause();
        QCOMPARE(harvest.state(), Harvest::State::Paused);
        const auto arrived = [&] { return int(many.size()) - harvest.count(Harvest::Item::State::Waiting); };
        QTRY_COMPARE_WITH_TIMEOUT(arrived(), 8, 60000);
        QTest::qWait(50);
        QCOMPARE(arrived(), 8);
        harvest.resume();
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QCOMPARE(arrived(), int(many.size()));
    }

    void stopsAtWhatIsHere()
    {
        Harvest harvest(*m_curation, *m_repository, listOf(several));
        connect(&harvest, &Harvest::itemChanged, &harvest, [&](int item) {
            if (harvest.items()[size_t(item)].state == Harvest::Item::State::Here)
                harvest.stop();
        });
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QCOMPARE(harvest.state(), Harvest::State::Stopped);
        QCOMPARE(m_curation->sources().size(), size_t(1));
        QVERIFY(m_curation->harvests().empty());
        QTRY_VERIFY_WITH_TIMEOUT(m_curation->isKept(), 60000);
        QCOMPARE(m_curation->sources().size(), size_t(1));
    }

    void anUndoMeanwhileStopsIt()
    {
        Harvest harvest(*m_curation, *m_repository, listOf(several));
        QTRY_VERIFY_WITH_TIMEOUT(harvest.count(Harvest::Item::State::Here) >= 1, 60000);
        m_curation->undo();
        QTRY_COMPARE_WITH_TIMEOUT(harvest.state(), Harvest::State::Stopped, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(m_curation->isKept(), 60000);
        QCOMPARE(m_curation->sources().size(), size_t(0));
    }

    /// An edit in between is undone by itself.
    void anEditMeanwhileIsAStepOfItsOwn()
    {
        Harvest harvest(*m_curation, *m_repository, listOf(several));
        QTRY_VERIFY_WITH_TIMEOUT(!m_curation->sources().empty(), 60000);
        const QUuid source = m_curation->sources().front()->id;
        const Annotation drawn = newAnnotation(source, 0, iiif::Region{1, 2, 3, 4});
        m_curation->make(addition(u"Draw region"_s, std::span(&drawn, 1)));
        QTRY_VERIFY_WITH_TIMEOUT(isOver(harvest), 60000);
        QCOMPARE(m_curation->sources().size(), size_t(5));
        m_curation->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_curation->undoName(), u"Draw region"_s, 60000);
        QVERIFY(m_curation->annotation(drawn.id));
        QVERIFY(m_curation->sources().size() < 5);
    }

    void theSameDatasetIsNotBroughtTwice()
    {
        {
            Harvest first(*m_curation, *m_repository, listOf({ids::yeastPilot}));
            QTRY_VERIFY_WITH_TIMEOUT(isOver(first), 60000);
        }
        const qint64 asked = m_demo->counters().manifests;
        Harvest second(*m_curation, *m_repository, listOf({ids::yeastPilot, ids::yeastPilot}));
        QCOMPARE(second.items().size(), size_t(1));
        QTRY_VERIFY_WITH_TIMEOUT(isOver(second), 60000);
        QCOMPARE(m_demo->counters().manifests, asked);
        QCOMPARE(m_curation->sources().size(), size_t(1));
    }

    void goesOnByItselfWhenTheServerReturns_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<bool>("isChosen");
        QTest::newRow("gone in the middle") << 1 << false;
        QTest::newRow("gone before anything came") << 0 << false;
        QTest::newRow("working offline for a while") << 1 << true;
    }

    void goesOnByItselfWhenTheServerReturns()
    {
        QFETCH(int, before);
        QFETCH(bool, isChosen);
        restart({.latency = std::chrono::milliseconds(20)});
        Harvest harvest(*m_curation, *m_repository, listOf(several));
        QTRY_VERIFY_WITH_TIMEOUT(harvest.count(Harvest::Item::State::Here) >= before, 60000);
        isChosen ? m_client->setOffline(true) : stop();
        QTRY_COMPARE_WITH_TIMEOUT(harvest.state(), Harvest::State::AwaitingServer, 60000);
        QVERIFY(harvest.isUnderWay());
        QVERIFY(!m_curation->harvests().empty()); // So that it could be gone on with by another run, too.
        isChosen ? m_client->setOffline(false) : restart({});
        QTRY_COMPARE_WITH_TIMEOUT(harvest.state(), Harvest::State::Done, 60000);
        QCOMPARE(harvest.count(Harvest::Item::State::Here), 5);
        QVERIFY(m_curation->harvests().empty());
        m_curation->undo(); // It is one step still.
        QTRY_COMPARE_WITH_TIMEOUT(m_curation->sources().size(), size_t(0), 60000);
    }

    void restsWhereSomebodyHasPausedIt()
    {
        Harvest harvest(*m_curation, *m_repository, listOf(several));
        stop();
        QTRY_COMPARE_WITH_TIMEOUT(harvest.state(), Harvest::State::AwaitingServer, 60000);
        harvest.pause();
        QCOMPARE(harvest.state(), Harvest::State::Paused);
        QSignalSpy reach(m_client.get(), &net::Client::reachabilityChanged);
        restart({});
        QTRY_VERIFY_WITH_TIMEOUT(!reach.isEmpty() && m_client->isReachable(m_demo->address()), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(m_client->isIdle(), 60000);
        QCOMPARE(harvest.state(), Harvest::State::Paused);
        QCOMPARE(m_demo->counters().manifests, 0);
        harvest.resume();
        QTRY_COMPARE_WITH_TIMEOUT(harvest.state(), Harvest::State::Done, 60000);
        QCOMPARE(harvest.count(Harvest::Item::State::Here), 5);
    }

private:
    void stop()
    {
        if (m_demo)
            m_port = quint16(m_demo->address().url().port());
        m_demo.reset();
    }

    /// The same repository at the same address, in another mood.
    void restart(demo::Options options)
    {
        stop();
        options.port = m_port;
        m_demo = demo::EmbeddedRepository::start(options).value();
    }

    [[nodiscard]] QString path() const { return m_folder->filePath(u"harvest.kader"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    quint16 m_port = 0;
    std::unique_ptr<net::Client> m_client;
    std::optional<repository::Repository> m_repository;
    std::unique_ptr<Curation> m_curation;
};

KADER_TEST(TestHarvest);
#include "tst_harvest.moc"
