#include "demo/catalogue.h"
#include "repositoryclient.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

namespace {

const QString unknown = u"00000000-0000-4000-8000-000000000000"_s;

QStringList values(const QJsonArray &records, QLatin1StringView key)
{
    QStringList found;
    for (const QJsonValue record : records)
        found.append(record[key].toString());
    return found;
}

} // namespace

class TestApi : public QObject {
    Q_OBJECT

private slots:
    void listsAllCollections()
    {
        const QStringList uuids = values(m_client.array(u"/v2/collections"_s), "uuid"_L1);
        QCOMPARE(uuids, QStringList({ids::mainCollection, ids::coastCollection, ids::teachingCollection}));
    }

    void ordersCollectionsDescendingWhateverIsAsked()
    {
        const QStringList dates =
            values(m_client.array(u"/v2/collections?order=published_date&order_direction=asc"_s), "published_date"_L1);
        QVERIFY(std::is_sorted(dates.crbegin(), dates.crend()));
        const auto search = [this](const QByteArray &body) {
            return values(QJsonDocument::fromJson(m_client.post(u"/v2/collections/search"_s, body).body).array(),
                          "published_date"_L1);
        };
        const QStringList ascending = search("{\"order\": \"published_date\", \"order_direction\": \"asc\"}");
        QVERIFY(std::is_sorted(ascending.cbegin(), ascending.cend()));
        QCOMPARE(ascending.size(), 4);
    }

    void searchesCollectionsWithRegardToCase()
    {
        const auto count = [this](const QByteArray &body) {
            return QJsonDocument::fromJson(m_client.post(u"/v2/collections/search"_s, body).body).array().size();
        };
        QCOMPARE(count("{\"search_for\": \"Reading the Netherlands\"}"), 2); // both versions
        QCOMPARE(count("{\"search_for\": \"reading the netherlands\"}"), 0);
        QCOMPARE(count("{\"limit\": 1, \"page\": 7, \"page_size\": 7}"), 1);
    }

    void pagesArticlesOfCollection_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("count");
        QTest::newRow("ten by default") << u""_s << 0 << 10;
        QTest::newRow("offset alone") << u"?offset=10"_s << 10 << 4;
        QTest::newRow("limit") << u"?limit=1000"_s << 0 << 14;
        QTest::newRow("page") << u"?page=2&page_size=4"_s << 4 << 4;
        QTest::newRow("page without size is ignored") << u"?page=2"_s << 0 << 10;
        QTest::newRow("size without page is ignored") << u"?page_size=3"_s << 0 << 10;
        QTest::newRow("past the end") << u"?limit=10&offset=100"_s << 0 << 0;
        QTest::newRow("order is ignored") << u"?order=title"_s << 0 << 10;
    }

    void pagesArticlesOfCollection()
    {
        QFETCH(QString, query);
        QFETCH(int, first);
        QFETCH(int, count);
        const QStringList all = Catalogue::instance().collection(ids::mainCollection)->datasets;
        const QStringList uuids =
            values(m_client.array(u"/v2/collections/%1/articles"_s.arg(ids::mainCollection) + query), "uuid"_L1);
        QCOMPARE(uuids, all.mid(first, count));
    }

    void answersErrorsInTheirShapes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray json = "application/json"_ba;
        const QByteArray html = "text/html; charset=utf-8"_ba;
        const QByteArray text = "text/plain; charset=utf-8"_ba;
        const QByteArray gone = "{\"message\": \"This resource does not exist.\"}"_ba;
        const QByteArray labelled = "Content-Type: application/json\r\n"_ba;
        const QString articles = u"/v2/collections/%1/articles"_s.arg(ids::mainCollection);
        const QString article = u"/v2/articles/"_s;
        const auto row = [](const char *name, const QByteArray &method, const QString &path, const QByteArray &headers,
                            const QByteArray &body) -> QTestData & {
            return QTest::newRow(name) << method << path << headers << body;
        };
        row("limit too low", "GET", articles + u"?limit=0"_s, "", "")
            << 400 << json
            << "{\"message\": \"The minimum value for 'limit' is 1.\", \"code\": \"LimitValueTooLow\"}"_ba;
        row("mixed paging", "GET", articles + u"?page=1&page_size=2&limit=2"_s, "", "")
            << 400 << json
            << "{\"message\": \"Either use page/page-size or offset/limit. Mixing is not supported.\", \"code\": \"InvalidPagingOptions\"}"_ba;
        row("page size too high", "GET", articles + u"?page=1&page_size=1001"_s, "", "")
            << 400 << json
            << "{\"message\": \"The maximum value for 'page_size' is 1000.\", \"code\": \"Page_sizeValueTooHigh\"}"_ba;
        row("limit in a body", "POST", u"/v2/articles/search"_s, labelled, "{\"limit\": \"x\"}")
            << 400 << json
            << "{\"message\": \"Unexpected value 'x' is not an integer.\", \"code\": \"InvalidLimitValue\"}"_ba;
        row("bad scope", "POST", u"/v3/datasets/search"_s, labelled,
            "{\"search_for\": \"a\", \"search_scope\": [\"body\"]}")
            << 400 << json << "{\"message\": \"Invalid value in 'scope'.\", \"code\": \"InvalidValue\"}"_ba;
        row("array: mixed paging", "GET", u"/v2/collections?page=1&limit=5"_s, "", "")
            << 400 << json
            << "[{\"field_name\": \"page_size\", \"message\": \"Either use page/page-size or offset/limit. Mixing is not supported.\"}]"_ba;
        row("array: no field", "GET", u"/v3/datasets?limit=abc"_s, "", "")
            << 400 << json << "[{\"field_name\": null, \"message\": \"Unexpected value 'abc' is not an integer.\"}]"_ba;
        row("body not labelled", "POST", u"/v2/collections/search"_s, "Content-Type: text/plain\r\n", "{}")
            << 400 << json
            << "{\"message\": \"Did not attempt to load JSON data because the request Content-Type was not 'application/json'.\", \"code\": 400}"_ba;
        row("no token", "GET", u"/v3/authors/"_s + unknown, "", "")
            << 403 << json
            << "{\"message\": \"Invalid or unknown session token\", \"code\": \"InvalidSessionToken\"}"_ba;
        row("unknown article", "GET", article + unknown, "", "") << 404 << json << gone;
        row("upper case", "GET", article + ids::aerialSurvey.toUpper(), "", "") << 404 << json << gone;
        row("not an id", "GET", u"/v2/collections/not-an-id"_s, "", "") << 404 << json << gone;
        row("unknown version", "GET", article + ids::aerialSurvey + u"/versions/99"_s, "", "") << 404 << json << gone;
        row("files of a version", "GET", article + ids::aerialSurvey + u"/versions/1/files"_s, "", "")
            << 404 << json << gone;
        row("slash at the end", "GET", u"/v2/collections/"_s, "", "") << 404 << json << gone;
        row("no route", "GET", u"/v2/nothing"_s, "", "") << 404 << json << gone;
        row("no list of collections in v3", "GET", u"/v3/collections"_s, "", "") << 404 << json << gone;
        row("articles of no collection", "GET", u"/v2/collections/%1/articles"_s.arg(unknown), "", "")
            << 404 << json << gone;
        row("get only", "POST", article + ids::aerialSurvey, "", "") << 405 << text << "Acceptable methods: ['GET']"_ba;
        row("post only", "GET", u"/v2/collections/search"_s, "", "")
            << 405 << text << "Acceptable methods: ['POST']"_ba;
        row("accept", "GET", u"/v2/collections"_s, "Accept: application/ld+json\r\n", "")
            << 406 << text << "Acceptable formats: application/json"_ba;
        row("content type", "POST", u"/v3/datasets/search"_s, "Content-Type: text/plain\r\n", "{}")
            << 415 << text << "Acceptable content types: application/json"_ba;
        for (const QString &query : {u"limit=0"_s, u"limit=abc"_s, u"page=1&page_size=1001"_s})
            QTest::addRow("page: collections?%s", qPrintable(query))
                << "GET"_ba << QString(u"/v2/collections?"_s + query) << ""_ba
                << ""_ba << 500 << html << ""_ba;
        row("page: unknown file", "GET", article + ids::aerialSurvey + u"/files/"_s + unknown, "", "")
            << 500 << html << ""_ba;
        row("page: file of no article", "GET", article + unknown + u"/files/"_s + unknown, "", "")
            << 500 << html << ""_ba;
        row("page: not found for a browser", "GET", article + unknown, "Accept: text/html, */*\r\n", "")
            << 404 << html << ""_ba;
    }

    void answersErrorsInTheirShapes()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        const test::Reply reply = m_client.send(method, path, headers, body);
        QTEST(reply.status, "status");
        QTEST(reply.header("Content-Type"), "type");
        if (reply.header("Content-Type").startsWith("text/html"))
            QVERIFY(reply.body.startsWith("<!doctype html>"));
        else
            QCOMPARE(reply.body, expected);
        QVERIFY(!reply.has("Access-Control-Allow-Origin"));
    }

    void refusesBrokenJson()
    {
        const test::Reply reply = m_client.post(u"/v2/collections/search"_s, "{x");
        QCOMPARE(reply.status, 400);
        const QJsonObject error = QJsonDocument::fromJson(reply.body).object();
        QVERIFY(error["message"_L1].toString().startsWith("Failed to decode JSON object: "_L1));
        QCOMPARE(error["code"_L1].toInt(), 400);
    }

    void tellsVersions()
    {
        const QJsonArray versions = m_client.array(u"/v2/articles/%1/versions"_s.arg(ids::twoVersions));
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions[0]["version"_L1].toInt(), 2);
        QCOMPARE(versions[1]["url"_L1].toString(),
                 m_client.base() + u"/v2/articles/%1/versions/1"_s.arg(ids::twoVersions));
        const test::Reply none = m_client.get(u"/v2/collections/%1/versions"_s.arg(unknown));
        QCOMPARE(none.status, 200);
        QCOMPARE(none.body, "[]"_ba);
        QCOMPARE(m_client.array(u"/v2/collections/%1/versions"_s.arg(ids::mainCollection)).size(), 2);
        QCOMPARE(m_client.object(u"/v2/collections/%1/versions/1"_s.arg(ids::mainCollection))["version"_L1].toInt(), 1);
    }

    void listsFilesOfAnArbitraryVersion()
    {
        const QJsonObject latest = m_client.object(u"/v2/articles/"_s + ids::twoVersions);
        QCOMPARE(latest["files"_L1].toArray().size(), 5);
        QCOMPARE(m_client.object(u"/v2/articles/%1/versions/1"_s.arg(ids::twoVersions))["files"_L1].toArray().size(),
                 3);
        QCOMPARE(m_client.array(u"/v2/articles/%1/files"_s.arg(ids::twoVersions)).size(), 3);
        const QString file = u"/v2/articles/%1/files/%2"_s;
        QCOMPARE(
            m_client.object(file.arg(ids::twoVersions, derivedUuid(ids::twoVersions, u"bend_2009.tif"_s)))["name"_L1]
                .toString(),
            u"bend_2009.tif"_s);
        QCOMPARE(m_client.get(file.arg(ids::twoVersions, derivedUuid(ids::twoVersions, u"bend_2015.tif"_s))).status,
                 500);
    }

    void knowsLegacyNumbers()
    {
        QCOMPARE(m_client.object(u"/v2/articles/%1"_s.arg(ids::twoVersionsNumber))["uuid"_L1].toString(),
                 ids::twoVersions);
        QCOMPARE(m_client.object(u"/v2/collections/%1"_s.arg(ids::mainCollectionNumber))["uuid"_L1].toString(),
                 ids::mainCollection);
        QVERIFY(m_client.object(u"/v2/articles/"_s + ids::aerialSurvey)["id"_L1].isNull());
    }

    void cutsDetailsAtTen()
    {
        const QJsonObject detail = m_client.object(u"/v2/articles/"_s + ids::aerialSurvey);
        QCOMPARE(detail["authors"_L1].toArray().size(), 10);
        QCOMPARE(detail["tags"_L1].toArray().size(), 10);
        const QJsonArray fields = detail["custom_fields"_L1].toArray();
        QCOMPARE(fields.size(), 11);
        QCOMPARE(fields.first()["name"_L1].toString(), u"Time coverage"_s);
        QCOMPARE(fields.last()["name"_L1].toString(), u"Derived From"_s);
        QCOMPARE(fields.last()["value"_L1].toArray().size(), 2);
        QCOMPARE(detail["files"_L1].toArray().size(), 13);
        QCOMPARE(m_client.array(u"/v2/articles?doi=10.4121/%1.v1"_s.arg(ids::aerialSurvey)).size(), 1);
        const QByteArray body = "{\"doi\": \"10.4121/" + ids::aerialSurvey.toLatin1() + ".v1\"}";
        const QJsonArray found = QJsonDocument::fromJson(m_client.post(u"/v2/articles/search"_s, body).body).array();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0]["authors"_L1].toArray().size(), 14);
    }

    void sendsListsInSomeFields()
    {
        for (const QJsonValue field :
             m_client.object(u"/v2/articles/"_s + ids::linkOnly)["custom_fields"_L1].toArray()) {
            const bool isLink = field["name"_L1].toString() == "Data Link"_L1;
            QCOMPARE(field["value"_L1].isArray(), isLink);
        }
    }

    void hidesWhatIsNotOpen()
    {
        const QJsonObject files = m_client.object(u"/v2/articles/"_s + ids::embargoedFiles);
        QCOMPARE(files["is_embargoed"_L1].toBool(), true);
        QCOMPARE(files["embargo_date"_L1].toString(), u"2098-12-31"_s);
        QVERIFY(files["files"_L1].toArray().isEmpty());
        const QJsonObject restricted = m_client.object(u"/v2/articles/"_s + ids::restricted);
        QVERIFY(restricted["embargo_date"_L1].isNull());
        QCOMPARE(restricted["embargo_options"_L1].toArray().first()["id"_L1].toInt(), 1000);
        QVERIFY(m_client.array(u"/v2/articles/%1/files"_s.arg(ids::restricted)).isEmpty());
        QCOMPARE(m_client.object(u"/v2/articles/%1/versions/1/embargo"_s.arg(ids::embargoedFiles))["embargo_type"_L1]
                     .toString(),
                 u"file"_s);
        QCOMPARE(test::keyOrder(m_client.get(u"/v2/articles/"_s + ids::embargoedEntirely).body, 0),
                 QStringList({u"0:embargo_date"_s, u"0:embargo_type"_s, u"0:embargo_title"_s, u"0:embargo_reason"_s}));
        QVERIFY(m_client.object(u"/v2/articles/"_s + ids::metadataOnly)["is_metadata_record"_L1].toBool());
    }

    void searchesArticles_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("count");
        QTest::newRow("case does not matter") << "{\"search_for\": \"ROTLIEGEND\"}"_ba << 1;
        QTest::newRow("words are or-ed") << "{\"search_for\": \"rotliegend meiosis\"}"_ba << 2;
        QTest::newRow("and") << "{\"search_for\": \"yeast AND meiosis\"}"_ba << 1;
        QTest::newRow("phrase") << "{\"search_for\": \"\\\"river bend\\\"\"}"_ba << 2;
        QTest::newRow("latest") << "{\"search_for\": \"\\\"river bend\\\"\", \"is_latest\": true}"_ba << 1;
        QTest::newRow("field") << "{\"search_for\": \":tag: pilot\"}"_ba << 2;
        QTest::newRow("no author field") << "{\"search_for\": \"Verhoeven\"}"_ba << 0;
        QTest::newRow("everything") << "{\"limit\": 1000}"_ba << 18;
        QTest::newRow("software") << "{\"item_type\": 9}"_ba << 1;
    }

    void searchesArticles()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, count);
        const test::Reply reply = m_client.post(u"/v2/articles/search"_s, body);
        QCOMPARE(QJsonDocument::fromJson(reply.body).array().size(), count);
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), "*"_ba);
        QCOMPARE(reply.has("Number-Of-Records"), count > 0);
    }

    void countsRecords()
    {
        const test::Reply reply = m_client.post(u"/v2/articles/search"_s, "{\"limit\": 3}");
        QCOMPARE(reply.header("Number-Of-Records"), "18"_ba);
        QCOMPARE(reply.header("Number-Of-Returned-Records"), "3"_ba);
        QCOMPARE(m_client.get(u"/v3/datasets?return_count=true"_s).body, "{\"datasets\": 18}"_ba);
    }

    void searchesByAuthor()
    {
        const QByteArray body = "{\"search_for\": \"\\\"Mirjam Sandberg\\\"\", \"search_scope\": [\"author\"], "
                                "\"is_latest\": true, \"limit\": 1000}";
        const QJsonArray found = QJsonDocument::fromJson(m_client.post(u"/v3/datasets/search"_s, body).body).array();
        QCOMPARE(values(found, "uuid"_L1), QStringList({ids::yeastSeries, ids::yeastPilot, ids::yeastReplicate}));
        const auto count = [this](const QByteArray &words) {
            return QJsonDocument::fromJson(
                       m_client.post(u"/v3/datasets/search"_s, "{\"search_for\": \"" + words + "\"}").body)
                .array()
                .size();
        };
        QCOMPARE(count("whole-slide scan"), 1);
        QCOMPARE(count("whole-slide petrography"), 0); // not in the same field
    }

    void findsByCategoryOrItsParent()
    {
        QCOMPARE(m_client.array(u"/v2/articles?categories=41030"_s).size(), 1);
        QVERIFY(m_client.array(u"/v2/articles?categories=41000"_s).size() > 1);
        const QStringList top = values(m_client.array(u"/v2/articles?categories=43000&limit=100"_s), "uuid"_L1);
        QVERIFY(!top.contains(ids::metadataOnly)); // has the top category itself only
    }

    void matchesNothingSinceNonsense()
    {
        QVERIFY(m_client.array(u"/v2/articles?published_since=yesterday"_s).isEmpty());
        QVERIFY(!m_client.array(u"/v2/articles?published_since=2024-01-01T00:00:00"_s).isEmpty());
    }

    void sendsVocabularies()
    {
        const QJsonArray categories = m_client.array(u"/v2/categories"_s);
        QVERIFY(categories.size() > 5);
        QVERIFY(categories.first()["parent_id"_L1].isNull());
        QCOMPARE(categories[1]["parent_uuid"_L1].toString(), categories[0]["uuid"_L1].toString());
        QCOMPARE(test::keyOrder(m_client.get(u"/v2/licenses"_s).body, 0),
                 QStringList({u"0:value"_s, u"0:name"_s, u"0:url"_s, u"0:type"_s}));
    }

    void spellsJsonAsPythonDoes()
    {
        const QByteArray body = m_client.get(u"/v2/articles/"_s + ids::aerialSurvey).body;
        QVERIFY(body.contains("\"\\u0141ucja Wi\\u015bniewska\""));
        QVERIFY(body.contains("\"Pieter-Jan \\u00d8sterg\\u00e5rd\""));
        QVERIFY(std::all_of(body.cbegin(), body.cend(), [](char c) { return quint8(c) < 0x7F; }));
        QVERIFY(!body.contains("\\/"));
    }

    void answersPreflight()
    {
        const test::Reply reply = m_client.send("OPTIONS", u"/v2/articles/search"_s);
        QCOMPARE(reply.status, 204);
        QCOMPARE(reply.header("Access-Control-Allow-Headers"), "Content-Type"_ba);
    }

private:
    test::RepositoryClient m_client;
};

KADER_TEST(TestApi);
#include "tst_api.moc"
