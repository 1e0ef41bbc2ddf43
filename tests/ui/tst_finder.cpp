#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/repository/datasetwords.h"
#include "ui/repository/finder.h"
#include "ui/repository/findermodel.h"
#include "ui/repository/recordscout.h"
#include "ui/repository/twolinedelegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

net::Options quick()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(1);
    options.random = [] { return 0.0; };
    return options;
}

/// A finder with the rows that it fills.
struct Bench {
    explicit Bench(const repository::Repository &repository)
        : scout(repository), finder(repository, scout), model(repository, scout), tester(&model)
    {
        tester.setUseFetchMore(false);
        QObject::connect(&finder, &Finder::found, &model, [this](const Findings &findings) {
            model.show(findings, finder.further(), finder.isLoading());
        });
        QObject::connect(&finder, &Finder::furtherChanged, &model, [this] { model.setFurther(finder.further()); });
    }

    /// Waits for what is found in the whole list.
    bool find(const QString &text)
    {
        finder.setText(text);
        return QTest::qWaitFor([&] { return isAnswered(text); }, patience);
    }
    bool findFurther(const QString &text)
    {
        return find(text) && QTest::qWaitFor([&] { return isDecided(); }, patience);
    }
    [[nodiscard]] bool isAnswered(const QString &text) const
    {
        return model.findings().question.text == text &&
               model.findings().catalogue.extent() == repository::Catalogue::Extent::All;
    }
    [[nodiscard]] bool isDecided() const
    {
        return finder.further().state == FurtherFindings::State::Answered ||
               finder.further().state == FurtherFindings::State::Failed;
    }

    /// Titles, as they are read from top to bottom.
    [[nodiscard]] QStringList titles(const QModelIndex &parent = {}) const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(parent); ++row)
            titles.append(model.index(row, 0, parent).data().toString());
        return titles;
    }
    [[nodiscard]] QModelIndex row(const QString &title, const QModelIndex &parent = {}) const
    {
        const qsizetype row = titles(parent).indexOf(title);
        return row < 0 ? QModelIndex() : model.index(int(row), 0, parent);
    }

    RecordScout scout;
    Finder finder;
    FinderModel model;
    QAbstractItemModelTester tester;
};

QString titleOf(const QString &dataset)
{
    return demo::Catalogue::instance().dataset(dataset)->latest().title;
}

} // namespace

class TestFinder : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("HTTP_PROXY");
        m_demo = start({});
        QVERIFY(m_demo);
    }

    void init()
    {
        m_client = std::make_unique<net::Client>(quick());
        m_server = std::make_unique<ScriptedServer>();
    }

    void asksNothingBeforeSomebodyTypes()
    {
        const qint64 before = m_demo->counters().requests();
        Bench bench(repository(*m_demo));
        QVERIFY(!bench.finder.isLoading());
        bench.finder.setText({});
        QVERIFY(!bench.finder.isLoading());
        QCOMPARE(m_demo->counters().requests(), before);
        bench.finder.setText(u"yeast"_s);
        QVERIFY(bench.finder.isLoading());
        QVERIFY(!bench.finder.state().isEmpty());
        QVERIFY(bench.find(u"yeast"_s));
        QVERIFY(!bench.finder.isLoading());
        QVERIFY2(bench.finder.state().isEmpty(), qPrintable(bench.finder.state()));
    }

    void findsDatasetsUnderTheirHeading()
    {
        Bench bench(repository(*m_demo));
        QVERIFY(bench.find(titleOf(demo::ids::yeastSeries)));
        const qsizetype heading = bench.titles().indexOf(u"Datasets"_s);
        QVERIFY(heading >= 0);
        const QModelIndex best = bench.model.index(int(heading) + 1, 0);
        QCOMPARE(bench.model.itemId(best)->text(), demo::ids::yeastSeries);
        QCOMPARE(bench.model.find(demo::ids::yeastSeries), best);
        const demo::Version &version = demo::Catalogue::instance().dataset(demo::ids::yeastSeries)->latest();
        const QString second = best.data(SecondLineRole).toString();
        QVERIFY2(second.startsWith(version.published.left(4) + u" · v"_s), qPrintable(second));
        QVERIFY2(second.contains(version.authors.first().name), qPrintable(second));
        QVERIFY(bench.model.index(int(heading), 0).data(IsHeadingRole).toBool());
        QVERIFY(!bench.model.flags(bench.model.index(int(heading), 0)).testFlag(Qt::ItemIsEnabled));
        QVERIFY(bench.model.kind(bench.model.first()) != RowKind::Heading);
    }

    void opensAuthorsToTheirDatasets()
    {
        Bench bench(repository(*m_demo));
        const demo::Author person =
            demo::Catalogue::instance().dataset(demo::ids::yeastSeries)->latest().authors.first();
        QVERIFY(bench.find(person.name));
        QVERIFY(bench.titles().contains(u"Authors"_s));
        const QModelIndex author = bench.row(person.name);
        QVERIFY(author.isValid());
        QCOMPARE(bench.model.kind(author), RowKind::Author);
        QVERIFY(author.data(SecondLineRole).toString().contains(person.orcid));
        QVERIFY(bench.model.canFetchMore(author));
        bench.model.fetchMore(author);
        QVERIFY(!bench.model.canFetchMore(author));
        QVERIFY(bench.row(titleOf(demo::ids::yeastSeries), author).isValid());
    }

    void tellsAuthorsOfTheSameNameApart()
    {
        m_server->on("/v2/collections", test::json("[]"));
        m_server->on("/v2/articles/search", namesakes(true));
        m_server->on("/v3/datasets/search", namesakes(false));
        Bench bench(repository::Repository(*m_client, *WebAddress::parse(m_server->address())));
        QVERIFY(bench.find(u"jo"_s));
        QModelIndex author;
        for (int row = 0; row < bench.model.rowCount(); ++row) {
            const QModelIndex index = bench.model.index(row, 0);
            if (bench.model.author(index) && bench.model.author(index)->orcid.endsWith(u'1'))
                author = index;
        }
        QVERIFY(author.isValid());
        bench.model.fetchMore(author);
        QCOMPARE(bench.titles(author), QStringList({u"Mine"_s, u"Asking the repository for more…"_s}));
        const QStringList told = {u"Mine"_s, u"Same name, not confirmed"_s, u"Hidden"_s, u"Others of that name"_s,
                                  u"Theirs"_s};
        QVERIFY(QTest::qWaitFor([&] { return bench.titles(author) == told; }, patience));
        QVERIFY(author.data(SecondLineRole).toString().endsWith(u"1 dataset"_s));
        QCOMPARE(bench.model.kind(bench.model.index(1, 0, author)), RowKind::Heading);
        QVERIFY(!bench.model.index(1, 0, author).data(SecondLineRole).toString().isEmpty());
    }

    void keepsWhatTheListsHaveOfAnAuthorWhenTheRepositoryIsSilent()
    {
        m_server->on("/v2/collections", test::json("[]"));
        m_server->on("/v2/articles/search", namesakes(true));
        m_server->on("/v3/datasets/search", {answer(404, "{}"), namesakes(false)});
        Bench bench(repository::Repository(*m_client, *WebAddress::parse(m_server->address())));
        QVERIFY(bench.find(u"jo"_s));
        const QModelIndex author = bench.model.index(1, 0);
        QVERIFY(bench.model.author(author));
        bench.model.fetchMore(author);
        const auto last = [&] { return bench.model.index(bench.model.rowCount(author) - 1, 0, author); };
        QVERIFY(QTest::qWaitFor([&] { return bench.model.kind(last()) == RowKind::Failed; }, patience));
        QCOMPARE(bench.model.rowCount(author), 2);
        bench.model.retry(last());
        QVERIFY(QTest::qWaitFor([&] { return bench.model.rowCount(author) == 5; }, patience));
    }

    void opensCollectionsToTheirDatasets()
    {
        Bench bench(repository(*m_demo));
        const demo::Collection &coast = *demo::Catalogue::instance().collection(demo::ids::coastCollection);
        QVERIFY(bench.find(coast.latest().title));
        const QModelIndex row = bench.row(coast.latest().title);
        QVERIFY(bench.model.canFetchMore(row));
        bench.model.fetchMore(row);
        QCOMPARE(bench.titles(row), QStringList{u"Loading…"_s});
        QVERIFY(QTest::qWaitFor([&] { return bench.model.rowCount(row) == coast.datasets.size(); }, patience));
        QCOMPARE(bench.model.kind(bench.model.index(0, 0, row)), RowKind::Dataset);
    }

    void saysWhyACollectionCannotBeOpened()
    {
        m_server->on("/v2/collections",
                     test::json("[{\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"title\":\"First\"}]"));
        m_server->on("/v2/articles/search", test::json("[]"));
        const QByteArray datasets = "/v2/collections/11111111-1111-4111-8111-111111111111/articles?limit=1000&offset=0";
        m_server->on(datasets, {answer(404, "{}"), test::json("[]")});
        Bench bench(repository::Repository(*m_client, *WebAddress::parse(m_server->address())));
        QVERIFY(bench.find(u"fi"_s));
        const QModelIndex row = bench.row(u"First"_s);
        QVERIFY(row.isValid());
        bench.model.fetchMore(row);
        const auto firstIs = [&](RowKind kind) {
            return QTest::qWaitFor([&] { return bench.model.kind(bench.model.index(0, 0, row)) == kind; }, patience);
        };
        QVERIFY(firstIs(RowKind::Failed));
        QVERIFY(!bench.model.index(0, 0, row).data(SecondLineRole).toString().isEmpty());
        bench.model.retry(bench.model.index(0, 0, row));
        QCOMPARE(bench.titles(row), QStringList{u"Loading…"_s});
        QVERIFY(QTest::qWaitFor([&] { return bench.titles(row) == QStringList{u"No datasets in this collection"_s}; },
                                patience));
    }

    void cutsLongListsAndShowsMore()
    {
        const auto large = start({.size = {.collections = 40, .datasets = 420}});
        QVERIFY(large);
        Bench bench(repository(*large));
        QVERIFY(bench.find(u"a"_s));
        const auto &found = bench.model.findings();
        QVERIFY(found.collections.size() > 20 && found.datasets.size() > 320);
        QList<QModelIndex> more;
        for (int row = 0; row < bench.model.rowCount(); ++row) {
            if (bench.model.kind(bench.model.index(row, 0)) == RowKind::More)
                more.append(bench.model.index(row, 0));
        }
        QVERIFY(more.size() >= 2);
        QVERIFY(bench.model.rowCount() < 130);
        const QPersistentModelIndex below = bench.model.index(more.first().row() + 1, 0);
        const QString title = below.data().toString();
        bench.model.showMore(more.first());
        QCOMPARE(below.data().toString(), title);
        const int before = bench.model.rowCount();
        const QModelIndex last = bench.model.index(before - 1, 0);
        QCOMPARE(bench.model.kind(last), RowKind::More);
        bench.model.showMore(last);
        QCOMPARE(bench.model.rowCount(), before - 1 + 201);
        QCOMPARE(bench.model.kind(bench.model.index(bench.model.rowCount() - 1, 0)), RowKind::More);
        QSet<QString> seen;
        for (int row = 0; row < bench.model.rowCount(); ++row) {
            const QString id = bench.model.index(row, 0).data(RowIdRole).toString();
            QVERIFY(id.isEmpty() || !seen.contains(id));
            seen.insert(id);
        }
    }

    void asksTheServiceForWhatTheListsDontTell()
    {
        Bench bench(repository(*m_demo));
        const QString tag = demo::Catalogue::instance().dataset(demo::ids::aerialSurvey)->latest().tags.last();
        QVERIFY(bench.find(tag));
        QCOMPARE(bench.titles().last(), u"In descriptions and keywords"_s);
        QVERIFY(!bench.model.find(demo::ids::aerialSurvey).isValid());
        QVERIFY(bench.findFurther(tag));
        const QModelIndex found = bench.model.find(demo::ids::aerialSurvey);
        QVERIFY(found.isValid());
        QVERIFY(found.row() > bench.row(u"In descriptions and keywords"_s).row());
        QVERIFY(found.data(SecondLineRole).toString().contains(u" · "_s));
    }

    void dropsAnswersThatNobodyWaitsFor()
    {
        Bench bench(repository(*m_demo));
        QVERIFY(bench.find(u"yeast"_s));
        QSignalSpy found(&bench.finder, &Finder::found);
        for (const QString &typed : {u"c"_s, u"co"_s, u"coa"_s, u"coast"_s})
            bench.finder.setText(typed);
        bench.finder.hurry();
        bench.finder.setText(u"glacier"_s);
        QVERIFY(QTest::qWaitFor([&] { return bench.isAnswered(u"glacier"_s); }, patience));
        QCOMPARE(found.size(), 1);
        bench.finder.setText({});
        QCOMPARE(bench.finder.further().state, FurtherFindings::State::NotAsked);
    }

    void saysThatNothingWasFound()
    {
        Bench bench(repository(*m_demo));
        QVERIFY(bench.findFurther(u"nothing is called like this"_s));
        QCOMPARE(bench.titles().size(), 2);
        QVERIFY(bench.titles().first().contains(u"nothing is called like this"_s));
        QCOMPARE(bench.model.index(1, 0).data(SecondLineRole).toString(), u"Nothing more"_s);
        QVERIFY(!bench.model.first().isValid());
    }

    void saysThatTheListDoesNotCome()
    {
        m_server->on("/v2/collections", {answer(404, "{}")});
        m_server->on("/v2/articles/search", {answer(404, "{}")});
        Bench bench(repository::Repository(*m_client, *WebAddress::parse(m_server->address())));
        bench.finder.setText(u"anything"_s);
        QVERIFY(QTest::qWaitFor([&] { return !bench.finder.isLoading(); }, patience));
        QVERIFY(!bench.finder.state().isEmpty());
        bench.finder.load();
        QVERIFY(bench.finder.isLoading());
    }

    void keepsWhatIsKnownToHaveImages()
    {
        Bench bench(repository(*m_demo));
        QVERIFY(bench.find(u"yeast"_s));
        const size_t all = bench.model.findings().datasets.size();
        QVERIFY(all > 1);
        bench.finder.setFilter({.isWithImages = true});
        const auto &found = bench.model.findings();
        QVERIFY(QTest::qWaitFor([&] { return found.question.filter.isWithImages; }, patience));
        QVERIFY(found.datasets.empty());
        QCOMPARE(found.undecided.size(), all);
        QVERIFY(filterText(found).contains(QString::number(all)));
        QVERIFY(bench.titles().contains(u"Nothing that is known fits"_s));
        QList<QUuid> datasets;
        for (const quint32 place : found.undecided)
            datasets.append(found.catalogue.item(place).id);
        QSignalSpy rested(&bench.scout, &RecordScout::rested);
        bench.scout.lookUp(datasets);
        QVERIFY(QTest::qWaitFor([&] { return rested.size() == 1; }, patience));
        bench.finder.lookAgain();
        QVERIFY(QTest::qWaitFor([&] { return found.undecided.empty(); }, patience));
        const QModelIndex series = bench.model.find(demo::ids::yeastSeries);
        QVERIFY(series.isValid());
        const auto files = demo::Catalogue::instance().dataset(demo::ids::yeastSeries)->latest().files.size();
        QVERIFY(series.data(BadgeRole).toInt() > 1 && series.data(BadgeRole).toInt() <= files);
    }

    void keepsWhatHasAnOpenLicence()
    {
        Bench bench(repository(*m_demo));
        bench.finder.setFilter({.isOpenLicence = true});
        QVERIFY(bench.finder.isActive());
        const auto &found = bench.model.findings();
        const auto isAnswered = [&] {
            return found.question.answers.openLicence && found.catalogue.extent() == repository::Catalogue::Extent::All;
        };
        QVERIFY(QTest::qWaitFor(isAnswered, patience));
        QVERIFY(found.undecided.empty() && found.collections.empty());
        QVERIFY(!found.datasets.empty() && qsizetype(found.datasets.size()) < found.matches);
        for (const quint32 place : found.datasets) {
            const auto *dataset = demo::Catalogue::instance().dataset(found.catalogue.item(place).uuid());
            QVERIFY(repository::isOpen({dataset->license.name, dataset->license.url}));
        }
    }

    void keepsWhatIsOfAYear()
    {
        Bench bench(repository(*m_demo));
        const QString published = demo::Catalogue::instance().dataset(demo::ids::yeastSeries)->latest().published;
        const int year = published.left(4).toInt();
        bench.finder.setFilter({.since = QDate(year, 1, 1), .until = QDate(year, 12, 31)});
        const auto isAnswered = [&] {
            return bench.model.findings().catalogue.extent() == repository::Catalogue::Extent::All;
        };
        QVERIFY(QTest::qWaitFor(isAnswered, patience));
        const auto &found = bench.model.findings();
        QVERIFY(!found.datasets.empty() && qsizetype(found.datasets.size()) < found.matches);
        for (const quint32 place : found.datasets)
            QCOMPARE(found.catalogue.item(place).published.year(), year);
    }

    void forgetsTheOldRepository()
    {
        Bench bench(repository(*m_demo));
        QVERIFY(bench.find(u"yeast"_s));
        const auto other = repository::Repository(*m_client, *WebAddress::parse(m_server->address()));
        bench.finder.setRepository(other);
        bench.model.setRepository(other);
        QVERIFY(bench.finder.text().isEmpty());
        QVERIFY(!bench.model.first().isValid());
    }

private:
    static std::unique_ptr<demo::EmbeddedRepository> start(const demo::Options &options)
    {
        auto demo = demo::EmbeddedRepository::start(options);
        return demo ? std::move(*demo) : nullptr;
    }

    /// Two people of one name with a dataset each, and one that is hidden, which the lists don't have.
    static Reply namesakes(bool isList)
    {
        QByteArray items = "[{'uuid':'11111111-1111-4111-8111-111111111111','title':'Mine',"
                           "'doi':'10.4121/11111111-1111-4111-8111-111111111111.v1','authors':[{'uuid':"
                           "'aaaaaaaa-1111-4111-8111-111111111111','full_name':'Jo Smit',"
                           "'orcid_id':'0000-0001-0000-0001'}]},"
                           "{'uuid':'22222222-2222-4222-8222-222222222222','title':'Theirs',"
                           "'doi':'10.4121/22222222-2222-4222-8222-222222222222.v1','authors':[{'uuid':"
                           "'bbbbbbbb-1111-4111-8111-111111111111','full_name':'Jo Smit',"
                           "'orcid_id':'0000-0001-0000-0002'}]}";
        if (!isList)
            items += ",{'uuid':'33333333-3333-4333-8333-333333333333','title':'Hidden','embargo_type':'article'}";
        items += ']';
        return test::json(items.replace('\'', '"'));
    }

    [[nodiscard]] repository::Repository repository(const demo::EmbeddedRepository &demo) const
    {
        return repository::Repository(*m_client, demo.address());
    }

    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<ScriptedServer> m_server;
};

KADER_TEST(TestFinder);
#include "tst_finder.moc"
