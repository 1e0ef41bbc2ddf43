#include "curation/harvest.h"
#include "curation/opening.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "imaging/imagestore.h"
#include "net/client.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace kader;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

constexpr int longEnough = 60'000; // ms

/// What somebody has asked for, and what became of it.
struct Wish {
    JobHandle job;
    std::shared_ptr<std::optional<QString>> outcome = std::make_shared<std::optional<QString>>(); ///< Empty: well.
};

/// The client of a program that is in the middle of something.
struct Desk {
    explicit Desk(const WebAddress &address)
        : client(patient(), std::make_unique<net::Cache>(net::Cache::Options{.folder = folder.path()})), images(client),
          repository(client, address)
    {}

    static net::Options patient()
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(20);
        return options;
    }

    template <typename T>
    static auto into(const Wish &wish)
    {
        return [outcome = wish.outcome](const Result<T> &result) {
            *outcome = result ? QString() : result.error().message;
        };
    }

    Wish list()
    {
        Wish wish;
        wish.job = repository.catalogue({}, [outcome = wish.outcome](const Result<repository::Catalogue> &all) {
            const bool isWhole = all && all->problems().isEmpty();
            *outcome = isWhole ? QString() : all ? all->problems().first().message : all.error().message;
        });
        return wish;
    }

    Wish open()
    {
        Wish wish;
        wish.job = curation::openTyped(repository, ids::aerialSurvey, into<curation::Opened>(wish));
        return wish;
    }

    Wish look()
    {
        Wish wish;
        wish.job = images.thumbnail(canvas.value(), 128, into<QImage>(wish));
        return wish;
    }

    QTemporaryDir folder;
    net::Client client;
    imaging::ImageStore images;
    repository::Repository repository;
    curation::SourcePtr source;
    std::optional<iiif::CanvasView> canvas;
};

} // namespace

/// The server stops in the middle of anything, and returns.
class TestServerLost : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_demo = demo::EmbeddedRepository::start({.latency = std::chrono::milliseconds(400)}).value();
        m_address = m_demo->address();
        m_desk = std::make_unique<Desk>(*m_address);
    }

    void whatSomebodyWaitsFor_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("listing everything") << u"list"_s;
        QTest::newRow("opening a dataset") << u"open"_s;
        QTest::newRow("looking at an image") << u"look"_s;
    }

    /// It ends and says why, the loss is told, its return too, and then the same can be had.
    void whatSomebodyWaitsFor()
    {
        QFETCH(QString, what);
        if (what == u"look"_s)
            openOne();
        const auto begin = [&] {
            return what == u"list"_s ? m_desk->list() : what == u"open"_s ? m_desk->open() : m_desk->look();
        };
        QSignalSpy news(&m_desk->client, &net::Client::activityChanged);
        QSignalSpy reach(&m_desk->client, &net::Client::reachabilityChanged);
        const qint64 before = m_demo->counters().requests();
        const Wish wish = begin();
        QTRY_VERIFY_WITH_TIMEOUT(m_demo->counters().requests() > before, longEnough);
        m_demo.reset();
        QTRY_VERIFY_WITH_TIMEOUT(wish.outcome->has_value(), longEnough);
        QVERIFY(!wish.outcome->value().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!reach.isEmpty() && !reach.first().at(1).toBool(), longEnough);
        QCOMPARE(m_desk->client.lostHosts().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->client.isIdle() && !news.isEmpty(), longEnough);

        comeBack();
        QTRY_VERIFY_WITH_TIMEOUT(reach.last().at(1).toBool(), longEnough);
        QVERIFY(m_desk->client.lostHosts().isEmpty());
        const Wish again = begin();
        QTRY_VERIFY_WITH_TIMEOUT(again.outcome->has_value(), longEnough);
        QCOMPARE(again.outcome->value(), QString());
    }

    /// A harvest waits, keeps what has come, and goes on.
    void aHarvest()
    {
        std::unique_ptr<curation::Curation> file;
        const JobHandle creating = curation::Curation::create(
            m_desk->folder.filePath(u"one.kader"_s),
            [&](Result<std::unique_ptr<curation::Curation>> made) { file = std::move(*made); });
        QTRY_VERIFY_WITH_TIMEOUT(file, longEnough);
        curation::HarvestList list{.name = u"All"_s};
        // Twice as many as are asked for at once, so that some are still to come whenever the server stops.
        for (const QString &id : {ids::yeastPilot, ids::yeastSeries, ids::twoVersions, ids::thinSection,
                                  ids::aerialSurvey, ids::yeastReplicate, ids::scannedAgain, ids::coastMosaic})
            list.datasets.append({.ref = {*repository::ItemId::parse(id)}});
        using Harvest = curation::Harvest;
        Harvest harvest(*file, m_desk->repository.withManner({.retry = net::Retry::Harvest}), list);
        QTRY_VERIFY_WITH_TIMEOUT(m_demo->counters().manifests > 0, longEnough);
        m_demo.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->client.lostHosts().isEmpty(), longEnough);
        const auto isVisible = [&] {
            const QList<net::Activity> all = m_desk->client.activity();
            return harvest.state() == Harvest::State::AwaitingServer ||
                   std::any_of(all.begin(), all.end(), [](const net::Activity &each) {
                       return each.state == net::Activity::State::AwaitingHost;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isVisible(), longEnough);
        QVERIFY(!file->harvests().empty());
        comeBack();
        QTRY_COMPARE_WITH_TIMEOUT(harvest.state(), Harvest::State::Done, longEnough);
        QCOMPARE(harvest.count(Harvest::Item::State::Here), 8);
    }

private:
    void comeBack() { m_demo = demo::EmbeddedRepository::start({.port = quint16(m_address->url().port())}).value(); }

    void openOne()
    {
        const JobHandle job = curation::openTyped(m_desk->repository, ids::yeastPilot, [&](const auto &opened) {
            m_desk->source = std::get<curation::OpenedSource>(*opened).source;
        });
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->source, longEnough);
        m_desk->canvas = m_desk->source->manifest.canvases().front();
    }

    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::optional<WebAddress> m_address;
    std::unique_ptr<Desk> m_desk;
};

KADER_TEST(TestServerLost);
#include "tst_serverlost.moc"
