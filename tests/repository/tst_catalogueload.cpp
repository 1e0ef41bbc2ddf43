#include "call.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "repository/repository.h"
#include "repository/search.h"
#include "samples.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

using Extent = Catalogue::Extent;

namespace {

const QByteArray route = "/v2/articles/search"_ba;

QByteArray list(int first, int count)
{
    QJsonArray items;
    for (int n = first; n < first + count; ++n)
        items << item(n, u"title %1"_s.arg(n));
    return text(items);
}

Reply listed(int first, int count, int total)
{
    return answer(200, list(first, count),
                  "Content-Type: application/json\r\nNumber-Of-Records: " + QByteArray::number(total) + "\r\n");
}

} // namespace

class TestCatalogueLoad : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<net::Client>(quick());
        m_sizes.clear();
        m_server->on("/v2/collections", json(list(5000, 3)));
    }

    void smallListsComeInOneAnswer()
    {
        m_server->on(route, listed(1, 7, 7));
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 10);
        QCOMPARE(call.result->value().extent(), Extent::All);
        QVERIFY(call.result->value().problems().isEmpty());
        QCOMPARE(m_server->seen().size(), 2);
        const QByteArray body = bodies().first();
        QVERIFY2(body.contains("\"is_latest\":true") && body.contains("\"limit\":200"), body);
    }

    void whatComesIsToldAsItComes()
    {
        m_server->on(route, {listed(1, 200, 1000), listed(1, 1000, 1000)});
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 1003);
        QVERIFY(std::is_sorted(m_sizes.begin(), m_sizes.end()));
        QVERIFY(m_sizes.contains(1003));
        QVERIFY(m_sizes.first() <= 203);
        QVERIFY(bodies().last().contains("\"limit\":1000000"));
        QCOMPARE(m_server->seen().size(), 3);
    }

    void listsThatAreCutShortGoOn()
    {
        m_server->on(route, {listed(1, 200, 900), listed(1, 400, 900), listed(390, 400, 900), listed(790, 112, 900)});
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 904); // One more than announced, for they overlap.
        QVERIFY(call.result->value().problems().isEmpty());
        QVERIFY(bodies().at(2).contains("\"offset\":400"));
        QVERIFY(bodies().at(3).contains("\"offset\":800"));
    }

    void gapsAreSaid()
    {
        m_server->on(route, {listed(1, 200, 900), listed(1, 400, 900), listed(1, 400, 900)});
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 403);
        QCOMPARE(call.result->value().problems().size(), 1);
        QVERIFY(call.result->value().problems().first().message.contains(u"900"_s));
    }

    void cutAnswersAreAskedForAgain()
    {
        const QByteArray whole = list(1, 7);
        m_server->on(route, {json(whole.left(300)), json(whole.left(whole.size() - 2)), json(whole)});
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 10);
    }

    void oneListMayFail()
    {
        m_server->on("/v2/collections", answer(404, "{}"));
        m_server->on(route, listed(1, 7, 7));
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 7);
        QCOMPARE(call.result->value().problems().size(), 1);
    }

    void whatWasReadBeforeAFaultStays()
    {
        const QByteArray broken = list(1, 300).chopped(1) + ",{\"a\":x}]";
        m_server->on(route, {listed(1, 200, 301), json(broken)});
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().problems().size(), 1);
        QVERIFY(call.result->value().size() >= 203);
    }

    void emptyListsAreSuspicious()
    {
        m_server->on(route, json("[]"));
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 3);
        QCOMPARE(call.result->value().problems().first().rule, u"catalogue-empty"_s);
    }

    void allMayFail()
    {
        m_server->on("/v2/collections", json("{\"status\":\"maintenance\"}"));
        m_server->on(route, json("{\"status\":\"maintenance\"}"));
        Call<Catalogue> call(load());
        QVERIFY(call.wait());
        QVERIFY(!*call.result);
        QVERIFY(call.result->error().message.contains(u"maintenance"_s));
    }

    void handlesCancel()
    {
        m_server->on(route, {listed(1, 200, 1000), Reply{{}, Reply::Then::Hold}});
        auto call = std::make_unique<Call<Catalogue>>(load());
        QTRY_COMPARE(m_server->held(), 1);
        call.reset();
        QTRY_COMPARE(m_server->held(), 0);
    }

    void callersMayDestroyTheirHandle()
    {
        m_server->on(route, listed(1, 7, 7));
        const Repository repository(*m_client, *WebAddress::parse(m_server->address()));
        JobHandle handle;
        bool isTold = false;
        handle = repository.catalogue({}, [&](const Result<Catalogue> &) {
            handle.reset();
            isTold = true;
        });
        QTRY_VERIFY(isTold);
    }

    /// A generated repository: nothing is missing, nothing is there twice.
    void everythingIsThereOnce()
    {
        const demo::Size size{400, 1500};
        const auto embedded = demo::EmbeddedRepository::start({.seed = 3, .size = size}).value();
        const demo::Catalogue all = demo::Catalogue::generated(size, 3);
        const Repository repository(*m_client, embedded->address());
        Call<Catalogue> call([&](auto done) { return repository.catalogue({}, done); });
        QVERIFY(call.wait());
        const Catalogue &catalogue = call.result->value();
        QCOMPARE(catalogue.size(), size.collections + size.datasets);
        for (const demo::Dataset &dataset : all.datasets()) {
            const auto place = catalogue.find(QUuid::fromString(dataset.uuid));
            QVERIFY(place);
            QCOMPARE(catalogue.item(*place).version, std::optional(dataset.latest().number));
            if (dataset.embargo.access != demo::Access::EmbargoedEntirely)
                QCOMPARE(catalogue.authorsOf(*place).size(), size_t(authorCount(dataset)));
        }
        QCOMPARE(embedded->counters().requests(), 3);
    }

    void whatWasListedIsListedAgain_data()
    {
        QTest::addColumn<bool>("isOffline");
        QTest::addColumn<bool>("isGone");
        QTest::newRow("the same day") << false << false;
        QTest::newRow("working offline") << true << false;
        QTest::newRow("with no server") << false << true;
    }

    /// By the next run of the program, all of it, and without a question.
    void whatWasListedIsListedAgain()
    {
        QFETCH(bool, isOffline);
        QFETCH(bool, isGone);
        const QTemporaryDir folder;
        const demo::Size size{40, 900};
        auto embedded = demo::EmbeddedRepository::start({.seed = 3, .size = size}).value();
        const WebAddress address = embedded->address();
        const Catalogue before = run(folder, address, [](net::Client &) {});
        QCOMPARE(before.size(), size.collections + size.datasets);
        const demo::Counters asked = embedded->counters();
        if (isGone)
            embedded.reset();
        const Catalogue after = run(folder, address, [&](net::Client &client) { client.setOffline(isOffline); });
        QVERIFY(!embedded || embedded->counters() == asked);
        QCOMPARE(after.size(), before.size());
        QCOMPARE(after.extent(), Extent::All);
        QVERIFY(after.problems().isEmpty());
        for (qsizetype place = 0; place < after.size(); place += 7) {
            QCOMPARE(after.item(place).id, before.item(place).id);
            const std::vector<quint32> found = search(after, SearchQuery(u'"' + after.item(place).title + u'"'));
            QVERIFY(std::find(found.begin(), found.end(), quint32(place)) != found.end());
        }
        QCOMPARE(after.authorCount(), before.authorCount());
    }

    /// It is there at once, and what the service lists by now the next time.
    void yesterdaysListIsCheckedBehind()
    {
        const QTemporaryDir folder;
        const WebAddress address = *WebAddress::parse(m_server->address());
        m_server->on(route, {listed(1, 7, 7), listed(1, 8, 8)});
        QCOMPARE(run(folder, address, [](net::Client &) {}).size(), 10);
        m_now = m_now.addDays(2);
        QStringList changed;
        QCOMPARE(run(folder, address,
                     [&](net::Client &client) {
                         connect(&client, &net::Client::answerChanged, this,
                                 [&](const WebAddress &where) { changed << where.text(); });
                     })
                     .size(),
                 10);
        QCOMPARE(changed, QStringList{m_server->address(QString::fromLatin1(route))});
        QCOMPARE(m_server->requests(route), 2);
        QCOMPARE(m_server->requests("/v2/collections"), 2);
        QCOMPARE(run(folder, address, [](net::Client &) {}).size(), 11);
        QCOMPARE(m_server->seen().size(), 4);
    }

    void whatIsNoListIsNotKept_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<int>("questions"); // For the newest, and for all unless that was all.
        QTest::newRow("not JSON within") << "[{\"uuid\":x}]"_ba << 2;
        QTest::newRow("maintenance") << "{\"status\":\"maintenance\"}"_ba << 2;
        QTest::newRow("empty") << "[]"_ba << 1;
    }

    void whatIsNoListIsNotKept()
    {
        QFETCH(QByteArray, bad);
        QFETCH(int, questions);
        const QTemporaryDir folder;
        const WebAddress address = *WebAddress::parse(m_server->address());
        m_server->on(route, QList<Reply>(questions, json(bad)) + QList<Reply>{listed(1, 7, 7)});
        QCOMPARE(run(folder, address, [](net::Client &) {}).size(), 3);
        QCOMPARE(run(folder, address, [](net::Client &) {}).size(), 10);
        QCOMPARE(m_server->requests("/v2/collections"), 1);
    }

private:
    /// What one run of the program lists, with the cache in that folder; until it has nothing more to ask.
    template <typename Prepare>
    Catalogue run(const QTemporaryDir &folder, const WebAddress &address, Prepare prepare)
    {
        net::Options options = quick();
        options.now = [this] { return m_now; };
        net::Client client(options, std::make_unique<net::Cache>(net::Cache::Options{.folder = folder.path()}));
        const Repository repository(client, address);
        prepare(client);
        Call<Catalogue> call([&](auto done) { return repository.catalogue({}, done); });
        const bool isOver = call.wait() && QTest::qWaitFor([&] { return client.isIdle(); }, 60'000);
        return isOver && *call.result ? **call.result : Catalogue();
    }

    /// Of different people: teams may name one twice, under two records.
    static int authorCount(const demo::Dataset &dataset)
    {
        QSet<QString> people;
        for (const demo::Author &author : dataset.latest().authors)
            people << (author.orcid.isEmpty() ? author.uuid : author.orcid);
        return int(people.size());
    }

    std::function<JobHandle(Done<Catalogue>)> load()
    {
        return [this](Done<Catalogue> done) {
            const Repository repository(*m_client, *WebAddress::parse(m_server->address()),
                                        Manner{.retry = net::Retry::Harvest});
            return repository.catalogue([this](const Catalogue &catalogue) { m_sizes << catalogue.size(); },
                                        std::move(done));
        };
    }

    [[nodiscard]] QList<QByteArray> bodies() const
    {
        QList<QByteArray> all;
        for (const Seen &seen : m_server->seen()) {
            if (seen.target == route)
                all << seen.body;
        }
        return all;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<net::Client> m_client;
    QList<qsizetype> m_sizes;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
};

KADER_TEST(TestCatalogueLoad);
#include "tst_catalogueload.moc"
