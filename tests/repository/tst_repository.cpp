#include "call.h"
#include "repository/repository.h"
#include "samples.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

namespace {

QByteArray path(const QString &rest)
{
    return rest.arg(uuid(1)).toLatin1();
}

Dataset openDataset()
{
    Dataset dataset;
    dataset.uuid = uuid(1);
    dataset.version = 2;
    dataset.files = {File{uuid(501), u"scan.tif"_s, 1, false}};
    return dataset;
}

const QByteArray pagePath = path(u"/v2/collections/%1/articles?limit=1000&offset="_s);

} // namespace

class TestRepository : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("HTTP_PROXY");
    }

    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<net::Client>(quick());
        m_repository.emplace(*m_client, *WebAddress::parse(m_server->address()), Manner{.retry = net::Retry::Harvest});
    }

    void listsCollections()
    {
        m_server->on("/v2/collections", json(text(QJsonArray{item(2, u"b"_s), item(1, u"a"_s)})));
        Call<QList<CollectionItem>> call([&](auto done) { return m_repository->collections(done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().first().title, u"a"_s);
        QVERIFY(m_server->seen().first().head.contains("\r\nAccept: application/json\r\n"));
    }

    void searchMindsNoCapitals()
    {
        m_server->on("/v2/collections/search",
                     json(text(QJsonArray{item(1, u"found by description"_s), item(1, u"found by description"_s, 2)})));
        m_server->on("/v2/collections", json(text(QJsonArray{item(2, u"AERIAL views"_s), item(3, u"other"_s),
                                                             item(1, u"found by description"_s, 2)})));
        Call<QList<CollectionItem>> call(
            [&](auto done) { return m_repository->searchCollections(u" aerial "_s, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 2);
        QCOMPARE(call.result->value().at(0).title, u"AERIAL views"_s);
        QCOMPARE(m_server->seen().first().body, R"({"search_for":"aerial"})"_ba);
    }

    void listsDatasetsOverPages()
    {
        m_server->on(pagePath + "0", json(page(0, 1000)));
        m_server->on(pagePath + "1000", json(page(990, 1000))); // Ten of them again.
        m_server->on(pagePath + "2000", json(page(1990, 5)));
        Call<QList<DatasetItem>> call([&](auto done) { return m_repository->datasetsOf(id(1), done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 1995);
        QCOMPARE(m_server->seen().size(), 3);
    }

    void stopsWhenTheOffsetIsIgnored()
    {
        for (int offset = 0; offset < 5000; offset += 1000)
            m_server->on(pagePath + QByteArray::number(offset), json(page(0, 1000)));
        Call<QList<DatasetItem>> call([&](auto done) { return m_repository->datasetsOf(id(1), done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().size(), 1000);
        QCOMPARE(m_server->seen().size(), 2);
    }

    void aLostPageFailsTheList()
    {
        m_server->on(pagePath + "0", json(page(0, 1000)));
        m_server->on(pagePath + "1000", answer(500, ""));
        Call<QList<DatasetItem>> call([&](auto done) { return m_repository->datasetsOf(id(1), done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->error().kind, ErrorKind::Network);
        QCOMPARE(m_server->requests(pagePath + "1000"), 4);
    }

    void readsVersionsOfADataset()
    {
        m_server->on(path(u"/v2/articles/%1/versions/2"_s), json(text(record(1, u"x"_s))));
        m_server->on(path(u"/v2/articles/%1/versions"_s), json(R"([{"version":2},{"version":1}])"_ba));
        Call<Dataset> call([&](auto done) { return m_repository->dataset(id(1), 2, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().title, u"x"_s);
        Call<QList<int>> versions([&](auto done) { return m_repository->versions(id(1), done); });
        QVERIFY(versions.wait());
        QCOMPARE(versions.result->value(), QList<int>({2, 1}));
    }

    void namesWhatIsMissing()
    {
        Call<Dataset> call([&](auto done) { return m_repository->dataset(id(1), std::nullopt, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->error().kind, ErrorKind::NotFound);
        QVERIFY(call.result->error().message.contains(uuid(1)));
        Call<QList<DatasetItem>> list([&](auto done) { return m_repository->datasetsOf(id(2), done); });
        QVERIFY(list.wait());
        QVERIFY(list.result->error().message.contains(uuid(2)));
    }

    void aHiddenRecordKeepsItsName()
    {
        m_server->on(
            path(u"/v2/articles/%1"_s),
            json(
                R"({"embargo_date":"2090-01-02","embargo_type":"article","embargo_title":"","embargo_reason":""})"_ba));
        Call<Dataset> call([&](auto done) { return m_repository->dataset(id(1), std::nullopt, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().uuid, uuid(1));
        QCOMPARE(call.result->value().access.state, Access::State::FullyEmbargoed);
    }

    void cutRecordsAreAskedForAgain()
    {
        const QByteArray whole = text(record(1, u"x"_s));
        m_server->on(path(u"/v2/articles/%1"_s), {json(whole.left(40)), json(whole.left(200)), json(whole)});
        Call<Dataset> call([&](auto done) { return m_repository->dataset(id(1), std::nullopt, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().title, u"x"_s);
        m_server->on(path(u"/v2/articles/%1"_s), json(whole.left(200)));
        Call<Dataset> never([&](auto done) { return m_repository->dataset(id(1), std::nullopt, done); });
        QVERIFY(never.wait());
        QCOMPARE(never.result->error().kind, ErrorKind::Network);
        QVERIFY(never.result->error().message.contains(u"200"_s));
        QCOMPARE(m_server->seen().size(), 3 + 4);
    }

    void completesAuthors()
    {
        Dataset dataset = openDataset();
        dataset.doi = u"10.4121/%1.v2"_s.arg(uuid(1));
        dataset.authorsAreComplete = false;
        QJsonObject found = item(1, u"x"_s, 2);
        found[u"authors"_s] = authors(14);
        m_server->on("/v2/articles/search", {json(text(QJsonArray{found})), json("[]")});
        Call<Dataset> call([&](auto done) { return m_repository->completeAuthors(dataset, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().authors.size(), 14);
        QVERIFY(call.result->value().authorsAreComplete);
        QCOMPARE(m_server->seen().first().method, "POST"_ba);
        Call<Dataset> unknown([&](auto done) { return m_repository->completeAuthors(dataset, done); });
        QVERIFY(unknown.wait());
        QVERIFY(!unknown.result->value().authorsAreComplete);
        Call<Dataset> needless([&](auto done) { return m_repository->completeAuthors(call.result->value(), done); });
        QVERIFY(needless.wait());
        QCOMPARE(m_server->seen().size(), 2);
    }

    void bringsTheManifestAsServed()
    {
        const QByteArray manifest = "\n {\"id\":\"x\",  \"items\" : [ 1.50 ]}\n"_ba;
        m_server->on(path(u"/iiif/v3/%1/2/manifest"_s), json(manifest));
        Call<Document> call([&](auto done) { return m_repository->manifest(openDataset(), done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().bytes, manifest);
        QCOMPARE(call.result->value().address.text(), m_server->address(u"/iiif/v3/%1/2/manifest"_s.arg(uuid(1))));
    }

    void manifestsThatFail_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("requests");
        const auto row = [](const char *name, const Reply &reply, ErrorKind kind, const QString &says, int requests) {
            QTest::newRow(name) << reply << static_cast<int>(kind) << says << requests;
        };
        row("403", answer(403, R"({"message":"Not allowed."})"), ErrorKind::Refused, u"embargoed or restricted"_s, 1);
        row("404", answer(404, R"({"message":"x"})"), ErrorKind::NotFound, u"no image"_s, 1);
        row("500 page", answer(500, "<!doctype html>"), ErrorKind::Network, u"only a link or is missing"_s, 4);
        row("500 names the link", answer(500, ""), ErrorKind::Network, u"“far away” is only a link"_s, 4);
        row("502", answer(502, ""), ErrorKind::Network, u"502"_s, 4);
        row("400", answer(400, R"({"message":"Bad UUID"})"), ErrorKind::Refused, u"Bad UUID"_s, 1);
        row("maintenance", json(R"({"status":"maintenance"})"), ErrorKind::Network, u"maintenance"_s, 1);
        row("page with 200", json("<html>" + QByteArray(5000, ' ')), ErrorKind::Network, u"web page"_s, 1);
        row("list", json("[" + QByteArray(5000, ' ') + "]"), ErrorKind::Malformed, u"another shape"_s, 1);
        row("cut", json("{\"items\":[" + QByteArray(5000, ' ')), ErrorKind::Network, u"in the middle"_s, 4);
        row("empty", json(""), ErrorKind::Network, u"in the middle"_s, 4);
    }

    void manifestsThatFail()
    {
        QFETCH(Reply, reply);
        QFETCH(QString, says);
        m_server->on(path(u"/iiif/v3/%1/2/manifest"_s), reply);
        Dataset dataset = openDataset();
        dataset.files << File{uuid(502), u"far away"_s, 0, true};
        Call<Document> call([&](auto done) { return m_repository->manifest(dataset, done); });
        QVERIFY(call.wait());
        QVERIFY(!*call.result);
        QTEST(static_cast<int>(call.result->error().kind), "kind");
        QVERIFY2(call.result->error().message.contains(says), qPrintable(call.result->error().message));
        QTEST(static_cast<int>(m_server->seen().size()), "requests");
    }

    void closedDatasetsAreNotAskedFor_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QDate>("until");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, Access::State state, QDate until, ErrorKind kind, const QString &says) {
            QTest::newRow(name) << static_cast<int>(state) << until << static_cast<int>(kind) << says;
        };
        row("embargoed files", Access::State::EmbargoedFiles, QDate(2090, 1, 2), ErrorKind::Refused, u"2090-01-02"_s);
        row("fully embargoed", Access::State::FullyEmbargoed, QDate(), ErrorKind::Refused, u"embargo"_s);
        row("restricted", Access::State::Restricted, QDate(), ErrorKind::Refused, u"restricted"_s);
        row("metadata only", Access::State::MetadataOnly, QDate(), ErrorKind::NotFound, u"no files"_s);
    }

    void closedDatasetsAreNotAskedFor()
    {
        QFETCH(int, state);
        QFETCH(QDate, until);
        QFETCH(QString, says);
        Dataset dataset = openDataset();
        dataset.access = {.state = static_cast<Access::State>(state), .until = until};
        Call<Document> call([&](auto done) { return m_repository->manifest(dataset, done); });
        QVERIFY(call.wait());
        QTEST(static_cast<int>(call.result->error().kind), "kind");
        QVERIFY2(call.result->error().message.contains(says), qPrintable(call.result->error().message));
        QCOMPARE(m_server->seen().size(), 0);
    }

    /// `leads` is `dataset`, `collection`, `address`, or a kind of error; `asked` the requests in turn.
    void resolves_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("leads");
        QTest::addColumn<QString>("asked");
        const QString articles = u"/v2/articles/"_s;
        const QString collections = u"/v2/collections/"_s;
        const QString search = u" /v2/articles/search"_s;
        QTest::newRow("dataset") << uuid(1) << u"dataset 1"_s << articles + uuid(1);
        QTest::newRow("collection") << uuid(2) << u"collection 2"_s
                                    << articles + uuid(2) + u' ' + collections + uuid(2);
        QTest::newRow("nobody") << uuid(9) << u"NotFound"_s << articles + uuid(9) + u' ' + collections + uuid(9);
        QTest::newRow("version") << u"10.4121/%1.v1"_s.arg(uuid(1)) << u"dataset 1"_s
                                 << articles + uuid(1) + u"/versions/1"_s;
        QTest::newRow("doi of the latest")
            << u"doi:10.5072/latest"_s << u"dataset 1"_s
            << u"/v2/articles?doi=10.5072%2Flatest "_s + articles + uuid(1) + u"/versions/1"_s;
        QTest::newRow("doi of a collection") << u"10.4121/coll"_s << u"collection 2"_s
                                             << u"/v2/articles?doi=10.4121%2Fcoll"_s + search +
                                                    u" /v2/collections?doi=10.4121%2Fcoll "_s + collections + uuid(2);
        QTest::newRow("unknown doi") << u"10.4121/none"_s << u"NotFound"_s
                                     << u"/v2/articles?doi=10.4121%2Fnone"_s + search +
                                            u" /v2/collections?doi=10.4121%2Fnone"_s;
        QTest::newRow("page") << u"https://data.4tu.nl/datasets/%1"_s.arg(uuid(1)) << u"dataset 1"_s
                              << articles + uuid(1);
        QTest::newRow("page of a collection")
            << u"https://data.4tu.nl/collections/%1"_s.arg(uuid(2)) << u"collection 2"_s << collections + uuid(2);
        QTest::newRow("a collection's id on a dataset's page")
            << u"https://data.4tu.nl/datasets/%1"_s.arg(uuid(2)) << u"NotFound"_s << articles + uuid(2);
        QTest::newRow("page elsewhere") << u"https://example.org/datasets/%1"_s.arg(uuid(1)) << u"address"_s
                                        << QString();
        QTest::newRow("manifest") << u"https://data.4tu.nl/iiif/v3/%1/2/manifest"_s.arg(uuid(1)) << u"address"_s
                                  << QString();
        QTest::newRow("words") << u"some words"_s << u"Usage"_s << QString();
    }

    void resolves()
    {
        QFETCH(QString, typed);
        serveTwoItems();
        Call<Target> call([&](auto done) { return m_repository->resolve(parseLocator(typed), done); });
        QVERIFY(call.wait());
        QTEST(leads(*call.result), "leads");
        QTEST(QString::fromLatin1(m_server->targets().join(' ')), "asked");
    }

    void otherFailuresEndResolving()
    {
        m_server->on(path(u"/v2/articles/%1"_s), answer(403, R"({"message":"No."})"));
        Call<Target> call([&](auto done) { return m_repository->resolve(parseLocator(uuid(1)), done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->error().kind, ErrorKind::Refused);
        QCOMPARE(m_server->seen().size(), 1);
    }

    void handlesCancelChains()
    {
        m_server->on(pagePath + "0", json(page(0, 1000)));
        m_server->on(pagePath + "1000", {json("[]").bytes, Reply::Then::Hold});
        auto call = std::make_unique<Call<QList<DatasetItem>>>(
            [&](auto done) { return m_repository->datasetsOf(id(1), done); });
        QTRY_COMPARE(m_server->held(), 1);
        call.reset();
        QTRY_COMPARE(m_server->held(), 0);
        bool wasCalled = false;
        JobHandle immediate =
            m_repository->resolve(parseLocator(u"words"_s), [&](const Result<Target> &) { wasCalled = true; });
        immediate.reset();
        QCoreApplication::processEvents();
        QVERIFY(!wasCalled);
    }

    void callersMayDestroyTheirHandle()
    {
        serveTwoItems();
        m_server->on(pagePath + "0", json("[]"));
        m_server->on("/v2/collections/search", json("[]"));
        int told = 0;
        std::vector<JobHandle> handles(4);
        handles[0] = m_repository->resolve(parseLocator(uuid(2)), [&](const Result<Target> &) {
            handles[0].reset();
            ++told;
        });
        handles[1] = m_repository->resolve(parseLocator(u"words"_s), [&](const Result<Target> &) {
            handles[1].reset();
            ++told;
        });
        handles[2] = m_repository->datasetsOf(id(1), [&](const Result<QList<DatasetItem>> &) {
            handles[2].reset();
            ++told;
        });
        handles[3] = m_repository->searchCollections(u"x"_s, [&](const Result<QList<CollectionItem>> &) {
            handles[3].reset();
            ++told;
        });
        QTRY_COMPARE(told, 4);
    }

private:
    static ItemId id(int n) { return *ItemId::parse(uuid(n)); }

    static QByteArray page(int first, int count)
    {
        QJsonArray items;
        for (int n = first; n < first + count; ++n)
            items << item(n + 1, u"title %1"_s.arg(n));
        return text(items);
    }

    void serveTwoItems()
    {
        m_server->on(path(u"/v2/articles/%1"_s), json(text(record(1, u"dataset 1"_s))));
        m_server->on(path(u"/v2/articles/%1/versions/1"_s), json(text(record(1, u"dataset 1"_s))));
        m_server->on("/v2/collections/" + uuid(2).toLatin1(), json(text(item(2, u"collection 2"_s))));
        m_server->on("/v2/articles?doi=10.5072%2Flatest", json(text(QJsonArray{item(1, u"dataset 1"_s)})));
        for (const char *unknown : {"/v2/articles?doi=10.4121%2Fcoll", "/v2/articles?doi=10.4121%2Fnone",
                                    "/v2/collections?doi=10.4121%2Fnone", "/v2/articles/search"})
            m_server->on(unknown, json("[]"));
        m_server->on("/v2/collections?doi=10.4121%2Fcoll", json(text(QJsonArray{item(2, u"collection 2"_s)})));
    }

    static QString leads(const Result<Target> &target)
    {
        if (!target)
            return target.error().kind == ErrorKind::NotFound ? u"NotFound"_s
                   : target.error().kind == ErrorKind::Usage  ? u"Usage"_s
                                                              : target.error().message;
        if (const auto *dataset = std::get_if<Dataset>(&*target))
            return dataset->title;
        if (const auto *collection = std::get_if<Collection>(&*target))
            return collection->title;
        return u"address"_s;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<net::Client> m_client;
    std::optional<Repository> m_repository;
};

KADER_TEST(TestRepository);
#include "tst_repository.moc"
