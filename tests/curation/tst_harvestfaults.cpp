#include "curation/harvest.h"

#include "curationtools.h"
#include "demo/embeddedrepository.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;

namespace {

constexpr int datasets = 100;
constexpr int sideBySide = 5; // they wait more than they work

demo::Options repositoryOptions(quint32 seed, const demo::FaultRates &faults)
{
    return {.faults = faults, .seed = seed, .size = {.collections = 2, .datasets = datasets}};
}

/// A repository and a harvest of all that it holds.
class Trial final {
public:
    explicit Trial(const demo::Options &options)
        : m_demo(demo::EmbeddedRepository::start(options).value()), m_client(impatient()),
          m_repository(m_client, m_demo->address(), {.retry = net::Retry::Harvest}),
          m_curation(test::created(m_folder.filePath(u"harvest.kader"_s)))
    {
        m_listing = m_repository.catalogue({}, [this](const Result<repository::Catalogue> &catalogue) {
            if (catalogue)
                begin(*catalogue);
        });
    }

    [[nodiscard]] bool isOver() const { return m_harvest && m_harvest->state() == Harvest::State::Done; }
    /// What was brought, and what the repository said no to; in the order of the list.
    [[nodiscard]] QStringList outcome() const
    {
        QStringList all;
        for (const Harvest::Item &item : m_harvest->items())
            all.append(item.ref.id.text() + (item.state == Harvest::Item::State::Here ? u" here"_s : u" no"_s));
        return all;
    }
    /// How many authors and canvases each has, and what is said of it.
    [[nodiscard]] QStringList contents() const
    {
        QStringList all;
        for (const SourcePtr &source : m_curation->sources())
            all.append(u"%1 %2 %3 %4"_s.arg(source->dataset)
                           .arg(source->record->authors.size())
                           .arg(source->manifest.canvases().size())
                           .arg(source->notes.size()));
        all.sort();
        return all;
    }
    [[nodiscard]] const demo::EmbeddedRepository &repository() const { return *m_demo; }

private:
    static net::Options impatient()
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(50);
        return options;
    }

    void begin(const repository::Catalogue &catalogue)
    {
        HarvestList list{.name = u"All"_s};
        for (qsizetype place = 0; place < catalogue.size(); ++place) {
            const repository::CatalogueItem &item = catalogue.item(place);
            if (!item.isCollection())
                list.datasets.append({{*repository::ItemId::parse(item.uuid())}, item.title});
        }
        m_harvest = std::make_unique<Harvest>(*m_curation, m_repository, list);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    net::Client m_client;
    repository::Repository m_repository;
    std::unique_ptr<Curation> m_curation;
    JobHandle m_listing;
    std::unique_ptr<Harvest> m_harvest;
};

} // namespace

/// A hundred datasets from a repository that is slow and stumbles.
class TestHarvestOfMany : public QObject {
    Q_OBJECT

private slots:
    void isCompleteAndKeepsToTheBudget()
    {
        int incomplete = 0;
        const int runs = test::times(sideBySide);
        for (int first = 0; first < runs; first += sideBySide) {
            std::vector<std::unique_ptr<Trial>> trials;
            for (int run = first; run < first + sideBySide; ++run) {
                demo::Options options = repositoryOptions(1, {.errors = 0.05, .cuts = 0.02, .truncated = 0.01});
                options.seed = quint32(run + 1);
                options.latency = std::chrono::milliseconds(200);
                options.spread = std::chrono::milliseconds(200);
                trials.push_back(std::make_unique<Trial>(options));
                Trial faultless(repositoryOptions(options.seed, {}));
                QTRY_VERIFY_WITH_TIMEOUT(faultless.isOver(), 120000);
                m_expected.push_back(faultless.outcome() + faultless.contents());
            }
            for (const auto &trial : trials) {
                QTRY_VERIFY_WITH_TIMEOUT(trial->isOver(), 300000);
                incomplete += trial->outcome() + trial->contents() != m_expected.front();
                m_expected.pop_front();
                const demo::Load load = trial->repository().load();
                QVERIFY2(load.tries <= 4, qPrintable(QString::number(load.tries)));
                QVERIFY2(load.documentsAtOnce <= 4, qPrintable(QString::number(load.documentsAtOnce)));
                QVERIFY(trial->repository().counters().errors > 0);
            }
        }
        qInfo("%d of %d harvests were not complete", incomplete, runs);
        QVERIFY2(incomplete * 100 <= runs, qPrintable(u"%1 of %2"_s.arg(incomplete).arg(runs)));
    }

private:
    std::deque<QStringList> m_expected;
};

KADER_TEST(TestHarvestOfMany);
#include "tst_harvestfaults.moc"
