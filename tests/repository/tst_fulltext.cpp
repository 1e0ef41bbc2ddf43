#include "call.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "repository/authorsearch.h"
#include "repository/cataloguebuilder.h"
#include "repository/fulltext.h"
#include "repository/repository.h"
#include "samples.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

namespace {

template <typename Item>
QStringList uuidsOf(const QList<Item> &items)
{
    QStringList uuids;
    for (const Item &item : items)
        uuids << item.uuid;
    uuids.sort();
    return uuids;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// Until it is released, nothing else runs in the pool.
class BusyPool final {
public:
    BusyPool() : m_threads(QThreadPool::globalInstance()->maxThreadCount())
    {
        for (int thread = 0; thread < m_threads; ++thread)
            QThreadPool::globalInstance()->start([go = m_go] { go->acquire(); });
    }
    ~BusyPool() { release(); }
    void release() { m_go->release(std::exchange(m_threads, 0)); }

private:
    std::shared_ptr<QSemaphore> m_go = std::make_shared<QSemaphore>();
    int m_threads;
};

} // namespace

class TestFullText : public QObject {
    Q_OBJECT

private slots:
    void init() { m_client = std::make_unique<net::Client>(quick()); }

    void spells()
    {
        QCOMPARE(spellings(u"wadden Sea"_s),
                 QStringList({u"wadden Sea"_s, u"wadden sea"_s, u"Wadden sea"_s, u"Wadden Sea"_s}));
        QCOMPARE(spellings(u"Erosion"_s), QStringList({u"Erosion"_s, u"erosion"_s}));
        QCOMPARE(spellings(u"3d"_s), QStringList({u"3d"_s}));
    }

    /// Against the embedded repository, whose searches are as odd as the service's.
    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("datasets");
        QTest::addColumn<QStringList>("collections");
        using namespace demo::ids;
        const auto row = [](const char *name, const QString &typed, const QStringList &datasets,
                            const QStringList &collections) {
            QTest::newRow(name) << typed << sorted(datasets) << sorted(collections);
        };
        row("description, any case", u"OPENDAP"_s, {linkOnly}, {});
        row("words in different fields", u"rotliegend petrography"_s, {thinSection}, {});
        row("author", u"Zeger Blom"_s, {restricted}, {});
        row("several versions once", u"\"river bend\""_s, {twoVersions}, {});
        row("one or the other", u"OPeNDAP OR Rotliegend"_s, {linkOnly, thinSection}, {});
        row("collection, small letters", u"wadden sea"_s, {}, {coastCollection});
        row("collection, words apart", u"delta photographs"_s, {}, {coastCollection});
        row("words of two collections", u"wadden microscopy"_s, {}, {});
        row("operators in quotes are words", u"\"AND OR\""_s, {}, {});
        row("nothing", u"xyzzy"_s, {}, {});
        row("nothing typed", u"  "_s, {}, {});
    }

    void finds()
    {
        QFETCH(QString, typed);
        const auto embedded = demo::EmbeddedRepository::start().value();
        const Repository repository(*m_client, embedded->address());
        Call<FullTextHits> call([&](auto done) { return repository.fullText(SearchQuery(typed), done); });
        QVERIFY(call.wait());
        QTEST(uuidsOf(call.result->value().datasets), "datasets");
        QTEST(uuidsOf(call.result->value().collections), "collections");
        QVERIFY(call.result->value().problems.isEmpty());
    }

    void addsToWhatTitlesHave()
    {
        CatalogueBuilder builder;
        QVERIFY(builder.addDatasets(text(QJsonArray{item(1, u"a"_s), item(2, u"b"_s, 2), item(3, u"c"_s)})));
        const Catalogue catalogue = builder.build();
        FullTextHits hits;
        for (const auto &[n, version] : {std::pair(3, 1), std::pair(1, 1), std::pair(2, 1), std::pair(9, 1)})
            hits.datasets << DatasetItem{.uuid = uuid(n), .version = version};
        QCOMPARE(withFullText(catalogue, {2}, hits), std::vector<quint32>({2, 0})); // Not the old version of b.
    }

    void requestsAreBounded()
    {
        ScriptedServer server;
        for (const char *route : {"/v3/datasets/search", "/v2/articles/search", "/v2/collections/search"})
            server.on(route, json("[]"));
        const Repository repository(*m_client, *WebAddress::parse(server.address()));
        const QString typed = QString(u"aa bb cc dd ee OR "_s).repeated(8);
        Call<FullTextHits> call([&](auto done) { return repository.fullText(SearchQuery(typed), done); });
        QVERIFY(call.wait());
        QCOMPARE(server.seen().size(), 3 * (2 + 3 * 2));
    }

    void partMayFail()
    {
        ScriptedServer server;
        server.on("/v3/datasets/search", json(text(QJsonArray{item(1, u"x"_s)})));
        const Repository repository(*m_client, *WebAddress::parse(server.address()));
        Call<FullTextHits> call([&](auto done) { return repository.fullText(SearchQuery(u"x"_s), done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().datasets.size(), 1);
        QCOMPARE(call.result->value().problems.size(), 1);
        server.on("/v3/datasets/search", answer(400, "{\"message\":\"no\"}"));
        Call<FullTextHits> none([&](auto done) { return repository.fullText(SearchQuery(u"x"_s), done); });
        QVERIFY(none.wait());
        QVERIFY(!*none.result);
    }

    void olderSearchesAreDropped()
    {
        ScriptedServer server;
        server.on("/v3/datasets/search", Reply{{}, Reply::Then::Hold});
        server.on("/v2/collections/search", Reply{{}, Reply::Then::Hold});
        const Repository repository(*m_client, *WebAddress::parse(server.address()));
        auto call = std::make_unique<Call<FullTextHits>>(
            [&](auto done) { return repository.fullText(SearchQuery(u"x"_s), done); });
        QTRY_VERIFY(server.held() > 0);
        call.reset();
        QTRY_COMPARE(server.held(), 0);
    }

    void authorsAreToldApart()
    {
        ScriptedServer server;
        QJsonArray found;
        for (int n = 1; n <= 4; ++n)
            found << item(n, u"title %1"_s.arg(n));
        found << QJsonObject{{u"uuid"_s, uuid(9)}, {u"title"_s, u"hidden"_s}, {u"embargo_type"_s, u"article"_s}};
        server.on("/v3/datasets/search", json(text(found)));
        server.on("/v2/articles/search", {by(1, 11, {}), by(2, 12, u"0000-0001-0000-0009"_s),
                                          by(3, 12, u"0000-0002-0000-0009"_s), json("[]")});
        const Repository repository(*m_client, *WebAddress::parse(server.address()));
        const CatalogueAuthor author{u"Jo \"Smit\""_s, u"0000-0001-0000-0009"_s, {QUuid::fromString(uuid(11))}};
        Call<AuthorDatasets> call([&](auto done) { return repository.datasetsBy(author, {}, done); });
        QVERIFY(call.wait());
        const AuthorDatasets &datasets = call.result->value();
        QCOMPARE(uuidsOf(datasets.datasets), QStringList({uuid(1), uuid(2)})); // By record, and by ORCID.
        QCOMPARE(uuidsOf(datasets.namesakes), QStringList({uuid(3)}));
        QCOMPARE(uuidsOf(datasets.unconfirmed), QStringList({uuid(4), uuid(9)}));
        QVERIFY(server.seen().first().body.contains("\"search_for\":\"\\\"Jo Smit\\\"\""));
    }

    /// With and without a catalogue the service's answer is the same, and the same as the catalogue's own.
    void theServiceConfirmsTheCatalogue()
    {
        const auto embedded = demo::EmbeddedRepository::start({.seed = 5, .size = {10, 250}}).value();
        const Repository repository(*m_client, embedded->address());
        Call<Catalogue> load([&](auto done) { return repository.catalogue({}, done); });
        QVERIFY(load.wait());
        const Catalogue &catalogue = load.result->value();
        qsizetype most = 0;
        for (qsizetype i = 0; i < catalogue.authorCount(); ++i) {
            if (catalogue.datasetsOf(i).size() > catalogue.datasetsOf(most).size())
                most = i;
        }
        QStringList expected;
        for (const quint32 place : catalogue.datasetsOf(most))
            expected << catalogue.item(place).uuid();
        for (const Catalogue &known : {Catalogue(), catalogue}) {
            const qint64 before = embedded->counters().requests();
            Call<AuthorDatasets> call(
                [&](auto done) { return repository.datasetsBy(catalogue.author(most), known, done); });
            QVERIFY(call.wait());
            QCOMPARE(uuidsOf(call.result->value().datasets), sorted(expected));
            QCOMPARE(embedded->counters().requests() - before == 1, known.size() > 0);
        }
    }

    /// A thousand records take longer to read than a window may stand still: nothing is known while the pool is busy.
    void answersAreReadInThePool()
    {
        const auto embedded = demo::EmbeddedRepository::start().value();
        const Repository repository(*m_client, embedded->address());
        BusyPool pool;
        Call<FullTextHits> hits([&](auto done) { return repository.fullText(SearchQuery(u"yeast"_s), done); });
        Call<AuthorDatasets> datasets(
            [&](auto done) { return repository.datasetsBy({.name = u"Marieke"_s}, Catalogue(), done); });
        QTRY_VERIFY(m_client->counters().requests >= 4 && m_client->isIdle());
        QVERIFY(!hits.result && !datasets.result);
        pool.release();
        QVERIFY(hits.wait() && datasets.wait());
        QVERIFY(!hits.result->value().datasets.isEmpty());
    }

private:
    /// A search's answer: dataset `n` by the author record `person`.
    static Reply by(int n, int person, const QString &orcid)
    {
        QJsonObject object = item(n, u"x"_s);
        object[u"authors"_s] =
            QJsonArray{QJsonObject{{u"uuid"_s, uuid(person)}, {u"full_name"_s, u"Jo Smit"_s}, {u"orcid_id"_s, orcid}}};
        return json(text(QJsonArray{object}));
    }

    std::unique_ptr<net::Client> m_client;
};

KADER_TEST(TestFullText);
#include "tst_fulltext.moc"
