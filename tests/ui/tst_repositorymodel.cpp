#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "net/client.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "ui/repository/recordscout.h"
#include "ui/repository/repositorymodel.h"
#include "ui/repository/twolinedelegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

using Kind = RepositoryModel::Kind;

namespace {

net::Options quick()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(1);
    options.random = [] { return 0.0; };
    return options;
}

/// Looks after a model without asking it to fetch more by itself.
struct LazyTester {
    explicit LazyTester(RepositoryModel &model) : tester(&model) { tester.setUseFetchMore(false); }
    QAbstractItemModelTester tester;
};

/// What a person reads: titles, indented; second lines after a bar.
QStringList read(const RepositoryModel &model, const QModelIndex &parent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString second = index.data(SecondLineRole).toString();
        lines.append((parent.isValid() ? u"  "_s : u""_s) + index.data().toString() +
                     (second.isEmpty() ? u""_s : u" | "_s + second));
        if (model.rowCount(index) > 0)
            lines.append(read(model, index));
    }
    return lines;
}

bool waitFor(const RepositoryModel &model, const QModelIndex &parent, Kind kind)
{
    return QTest::qWaitFor([&] { return model.rowCount(parent) > 0 && model.kind(model.index(0, 0, parent)) == kind; },
                           20'000);
}

QModelIndex rowOf(const RepositoryModel &model, const QString &title, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        if (model.index(row, 0, parent).data().toString() == title)
            return model.index(row, 0, parent);
    }
    return {};
}

const QByteArray twoCollections = "[{\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"title\":\"First\"},"
                                  "{\"uuid\":\"22222222-2222-4222-8222-222222222222\",\"title\":\"Second\"}]";
const QByteArray listOfCollections = "/v2/collections";
const QByteArray datasetsOfFirst = "/v2/collections/11111111-1111-4111-8111-111111111111/articles?limit=1000&offset=0";

} // namespace

class TestRepositoryModel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("HTTP_PROXY");
        auto demo = demo::EmbeddedRepository::start();
        QVERIFY(demo.has_value());
        m_demo = std::move(*demo);
    }

    void init()
    {
        m_client = std::make_unique<net::Client>(quick());
        m_server = std::make_unique<ScriptedServer>();
    }

    void asksNothingBeforeItIsToldTo()
    {
        const qint64 before = m_demo->counters().requests();
        const RecordScout scout(demoRepository());
        RepositoryModel model(demoRepository(), scout);
        const LazyTester tester(model);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(m_demo->counters().requests(), before);
    }

    void showsCollectionsAndTheirDatasets()
    {
        const RecordScout scout(demoRepository());
        RepositoryModel model(demoRepository(), scout);
        const LazyTester tester(model);
        model.load();
        QCOMPARE(read(model), QStringList{u"Loading…"_s});
        QVERIFY(waitFor(model, {}, Kind::Collection));
        QCOMPARE(model.rowCount(), int(demo::Catalogue::instance().collections().size()));
        const demo::Collection &main = *demo::Catalogue::instance().collection(demo::ids::mainCollection);
        const QModelIndex row = rowOf(model, main.latest().title);
        QVERIFY(row.isValid() && model.hasChildren(row) && model.canFetchMore(row));
        model.fetchMore(row);
        QCOMPARE(read(model, row), QStringList{u"  Loading…"_s});
        QVERIFY(waitFor(model, row, Kind::Dataset));
        QCOMPARE(model.rowCount(row), int(main.datasets.size()));
        QVERIFY(!model.canFetchMore(row));
        QCOMPARE(row.data(SecondLineRole).toString(), u"Collection · %1 datasets"_s.arg(main.datasets.size()));
    }

    void marksWhatIsUnderEmbargo()
    {
        const RecordScout scout(demoRepository());
        RepositoryModel model(demoRepository(), scout);
        const LazyTester tester(model);
        const QModelIndex row = expanded(model, demo::ids::mainCollection);
        int embargoed = 0;
        for (int i = 0; i < model.rowCount(row); ++i) {
            const QModelIndex dataset = model.index(i, 0, row);
            if (!dataset.data(BadgeWarnsRole).toBool())
                continue;
            ++embargoed;
            QCOMPARE(model.datasetId(dataset)->text(), demo::ids::embargoedEntirely);
            QCOMPARE(dataset.data(BadgeRole).toString(), u"embargo"_s);
            QVERIFY(dataset.data(SecondLineRole).toString().startsWith(u"Embargoed until"_s));
        }
        QCOMPARE(embargoed, 1);
    }

    void learnsWhatWasFoundOutElsewhere()
    {
        RecordScout scout(demoRepository());
        RepositoryModel model(demoRepository(), scout);
        const LazyTester tester(model);
        const QModelIndex row = expanded(model, demo::ids::mainCollection);
        const QString title = demo::Catalogue::instance().dataset(demo::ids::yeastSeries)->latest().title;
        const QModelIndex dataset = rowOf(model, title, row);
        QVERIFY(dataset.isValid());
        QVERIFY(!dataset.data(BadgeRole).isValid());
        scout.learn(QUuid::fromString(demo::ids::yeastSeries), 24, {u"CC BY 4.0"_s, {}});
        QCOMPARE(dataset.data(BadgeRole).toString(), u"24"_s);
        QVERIFY(dataset.data(SecondLineRole).toString().endsWith(u"CC BY 4.0"_s));
    }

    void showsACollectionThatIsNotInItsList()
    {
        const RecordScout scout(demoRepository());
        RepositoryModel model(demoRepository(), scout);
        const LazyTester tester(model);
        const repository::Collection other{u"33333333-3333-4333-8333-333333333333"_s, u"Other"_s, {}, {}, {}, {}, {}};
        QVERIFY(!model.find(other).isValid());
        QVERIFY(waitFor(model, {}, Kind::Collection));
        const QPersistentModelIndex second = model.index(1, 0);
        const QString title = second.data().toString();
        const QModelIndex found = model.find(other);
        QCOMPARE(found.row(), 0);
        QCOMPARE(found.data().toString(), u"Other"_s);
        QCOMPARE(second.row(), 2);
        QCOMPARE(second.data().toString(), title);
        QCOMPARE(model.find(other), found);
    }

    void saysWhatFailedAndTriesAgain()
    {
        m_server->on(listOfCollections, {answer(404, "{}"), test::json(twoCollections)});
        m_server->on(datasetsOfFirst, {answer(404, "{}"),
                                       test::json("[{\"uuid\":\"44444444-4444-4444-8444-444444444444\","
                                                  "\"title\":\"Here\",\"published_date\":\"2024-05-06T00:00:00\"}]")});
        const RecordScout scout(scripted());
        RepositoryModel model(scripted(), scout);
        const LazyTester tester(model);
        model.load();
        QVERIFY(waitFor(model, {}, Kind::Failed));
        QVERIFY(!model.index(0, 0).data(SecondLineRole).toString().isEmpty());
        model.retry(model.index(0, 0));
        QVERIFY2(waitFor(model, {}, Kind::Collection), m_server->targets().join(' ').constData());
        const QModelIndex first = model.index(0, 0);
        model.fetchMore(first);
        QVERIFY(waitFor(model, first, Kind::Failed));
        model.retry(model.index(0, 0, first));
        QVERIFY2(waitFor(model, first, Kind::Dataset), m_server->targets().join(' ').constData());
        QCOMPARE(model.index(0, 0, first).data().toString(), u"Here"_s);
    }

    void saysThatACollectionIsEmpty()
    {
        m_server->on(listOfCollections, test::json(twoCollections));
        m_server->on(datasetsOfFirst, test::json(QByteArray("[]")));
        const RecordScout scout(scripted());
        RepositoryModel model(scripted(), scout);
        const LazyTester tester(model);
        model.load();
        QVERIFY(waitFor(model, {}, Kind::Collection));
        const QModelIndex first = model.index(0, 0);
        model.fetchMore(first);
        QVERIFY(waitFor(model, first, Kind::Nothing));
        QCOMPARE(read(model, first), QStringList{u"  No datasets in this collection"_s});
        QVERIFY(!model.datasetId(model.index(0, 0, first)));
    }

    void putsShelvesBeforeTheCollections()
    {
        using Shelf = RepositoryModel::Shelf;
        m_server->on(listOfCollections, test::json(twoCollections));
        const RecordScout scout(scripted());
        RepositoryModel model(scripted(), scout);
        const LazyTester tester(model);
        const Bookmark dataset{RowKind::Dataset, u"44444444-4444-4444-8444-444444444444"_s, u"Here"_s};
        const Bookmark collection{RowKind::Collection, u"11111111-1111-4111-8111-111111111111"_s, u"First"_s};
        model.setShelf(Shelf::Recent, {});
        QCOMPARE(model.rowCount(), 0);
        model.setShelf(Shelf::Recent, {dataset, collection});
        model.load();
        QVERIFY(QTest::qWaitFor([&] { return model.rowCount() == 3; }, 20'000));
        const QPersistentModelIndex second = model.index(2, 0);
        model.setShelf(Shelf::Pinned, {dataset});
        QCOMPARE(read(model),
                 (QStringList{u"Pinned | 1 item"_s, u"  Here"_s, u"Recent | 2 items"_s, u"  Here"_s,
                              u"  First | Collection"_s, u"First | Collection"_s, u"Second | Collection"_s}));
        QCOMPARE(second.row(), 3);
        QCOMPARE(model.kind(second), Kind::Collection);
        const QModelIndex recent = model.index(1, 0);
        QCOMPARE(model.kind(recent), Kind::Shelf);
        QCOMPARE(model.datasetId(model.index(0, 0, recent))->text(), dataset.uuid);
        QVERIFY(!model.datasetId(model.index(1, 0, recent)));
        QCOMPARE(model.index(1, 0, recent).data(RowKindRole).toInt(), int(RowKind::Collection));
        const repository::Collection first{collection.uuid, u"First"_s, {}, {}, {}, {}, {}};
        QCOMPARE(model.find(first).row(), 2);
        model.setShelf(Shelf::Pinned, {});
        QCOMPARE(model.find(first).row(), 1);
        QCOMPARE(second.row(), 2);
    }

    void forgetsTheOldRepository()
    {
        const RecordScout scout(demoRepository());
        RepositoryModel model(demoRepository(), scout);
        const LazyTester tester(model);
        model.load();
        QVERIFY(waitFor(model, {}, Kind::Collection));
        m_server->on(listOfCollections, test::json(twoCollections));
        model.setRepository(repository::Repository(*m_client, *WebAddress::parse(m_server->address())));
        QVERIFY(waitFor(model, {}, Kind::Collection));
        QCOMPARE(read(model), (QStringList{u"First | Collection"_s, u"Second | Collection"_s}));
    }

private:
    [[nodiscard]] repository::Repository scripted() const
    {
        return repository::Repository(*m_client, *WebAddress::parse(m_server->address()));
    }

    [[nodiscard]] repository::Repository demoRepository() const
    {
        return repository::Repository(*m_client, m_demo->address());
    }

    /// The row of a collection of the demo with its datasets there.
    static QModelIndex expanded(RepositoryModel &model, const QString &collection)
    {
        model.load();
        if (!waitFor(model, {}, Kind::Collection))
            return {};
        const QModelIndex row = rowOf(model, demo::Catalogue::instance().collection(collection)->latest().title);
        model.fetchMore(row);
        return waitFor(model, row, Kind::Dataset) ? row : QModelIndex();
    }

    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<ScriptedServer> m_server;
};

KADER_TEST(TestRepositoryModel);
#include "tst_repositorymodel.moc"
