#include "repository/reader.h"
#include "samples.h"
#include "support/registry.h"

#include <QTest>
#include <QTimeZone>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

using State = Access::State;
Q_DECLARE_METATYPE(kader::repository::Access::State)

class TestReader : public QObject {
    Q_OBJECT

private slots:
    void readsARecord()
    {
        QJsonObject object = record(7, u"Grains"_s);
        object[u"description"_s] = u"<p>a &amp; b</p>"_s;
        object[u"resource_title"_s] = u"A paper"_s;
        object[u"resource_doi"_s] = u"https://doi.org/10.1000/1"_s;
        object[u"license"_s] =
            QJsonObject{{u"value"_s, 2}, {u"name"_s, u"CC0"_s}, {u"url"_s, u"https://example.org/cc0"_s}};
        object[u"categories"_s] =
            QJsonArray{QJsonObject{{u"title"_s, u"Soil"_s}}, QJsonObject{{u"title"_s, u"Rock"_s}}};
        object[u"tags"_s] = QJsonArray{u"sand"_s, u"clay"_s};
        object[u"references"_s] = QJsonArray{u"https://example.org/r"_s};
        object[u"funding_list"_s] = QJsonArray{
            QJsonObject{{u"title"_s, u"Grant"_s}, {u"grant_code"_s, u"G-1"_s}, {u"funder_name"_s, QJsonValue::Null}}};
        object[u"url_public_html"_s] = u"https://data.4tu.nl/datasets/x/2"_s;
        const Result<Dataset> dataset = readDataset(text(object));
        QVERIFY(dataset);
        QCOMPARE(dataset->uuid, uuid(7));
        QCOMPARE(dataset->version, std::optional(2));
        QCOMPARE(dataset->title, u"Grains"_s);
        QCOMPARE(dataset->doi, u"10.4121/"_s + uuid(7) + u".v2"_s);
        QCOMPARE(dataset->descriptionHtml, u"<p>a &amp; b</p>"_s);
        QCOMPARE(dataset->resourceTitle, u"A paper"_s);
        QCOMPARE(dataset->resourceDoi, u"https://doi.org/10.1000/1"_s);
        QCOMPARE(dataset->licence.name, u"CC0"_s);
        QCOMPARE(dataset->licence.url, u"https://example.org/cc0"_s);
        QCOMPARE(dataset->categories, QStringList({u"Soil"_s, u"Rock"_s}));
        QCOMPARE(dataset->tags, QStringList({u"sand"_s, u"clay"_s}));
        QCOMPARE(dataset->references, QStringList(u"https://example.org/r"_s));
        QCOMPARE(dataset->funding.first().grant, u"G-1"_s);
        QCOMPARE(dataset->published, QDateTime(QDate(2025, 6, 2), QTime(8, 0), QTimeZone::utc()));
        QCOMPARE(dataset->pageAddress, u"https://data.4tu.nl/datasets/x/2"_s);
        QCOMPARE(dataset->authors.first().name, u"Author 1"_s);
        QCOMPARE(dataset->authors.first().orcid, u"0000-0001-0000-0009"_s);
        QVERIFY(dataset->authorsAreComplete);
        QCOMPARE(dataset->files.first().name, u"scan.tif"_s);
        QCOMPARE(dataset->files.first().size, 1234);
        QCOMPARE(dataset->access.state, State::Open);
    }

    void readsCustomFields_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("values");
        QTest::newRow("text") << R"([{"name":"Time coverage","value":"1944"}])"_ba << u"Time coverage"_s << u"1944"_s;
        QTest::newRow("other case") << R"([{"name":"TIME Coverage","value":"1944"}])"_ba << u"time coverage"_s
                                    << u"1944"_s;
        QTest::newRow("list") << R"([{"name":"Derived From","value":["a","b"]}])"_ba << u"Derived From"_s << u"a|b"_s;
        QTest::newRow("same name twice")
            << R"([{"name":"Data Link","value":["a"]},{"name":"data link","value":["b"]}])"_ba << u"Data Link"_s
            << u"a|b"_s;
        QTest::newRow("null") << R"([{"name":"Format","value":null}])"_ba << u"Format"_s << QString();
        QTest::newRow("empty") << R"([{"name":"Format","value":" "}])"_ba << u"Format"_s << QString();
        QTest::newRow("number") << R"([{"name":"Geolocation Latitude","value":5.25}])"_ba << u"Geolocation Latitude"_s
                                << u"5.25"_s;
        QTest::newRow("licence and license")
            << R"([{"name":"License remarks","value":"x"}])"_ba << u"Licence remarks"_s << u"x"_s;
        QTest::newRow("object") << R"([{"name":"Format","value":{"a":1}}])"_ba << u"Format"_s << QString();
        QTest::newRow("list of rubbish") << R"([{"name":"Format","value":[null,[],{},"y",true]}])"_ba << u"Format"_s
                                         << u"y"_s;
        QTest::newRow("no list at all") << R"({"name":"Format"})"_ba << u"Format"_s << QString();
        QTest::newRow("entries of other types")
            << R"([1,"x",null,{"value":"x"},{"name":3,"value":"x"}])"_ba << u"Format"_s << QString();
        QTest::newRow("publisher") << R"([{"name":"Publisher","value":"The house"}])"_ba << u"publisher"_s
                                   << u"The house"_s;
    }

    void readsCustomFields()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, asked);
        QJsonObject object = record(1, u"x"_s);
        const QJsonDocument read = QJsonDocument::fromJson(fields);
        object[u"custom_fields"_s] = read.isArray() ? QJsonValue(read.array()) : QJsonValue(read.object());
        const Result<Dataset> dataset = readDataset(text(object));
        QVERIFY(dataset);
        QTEST(dataset->custom(asked).join(u'|'), "values");
    }

    void tellsAccess_data()
    {
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<State>("state");
        QTest::addColumn<QDate>("until");
        const QDate later(2090, 1, 2);
        QTest::newRow("open") << "{}"_ba << State::Open << QDate();
        QTest::newRow("embargoed files")
            << R"({"is_embargoed":true,"embargo_type":"file","embargo_date":"2090-01-02","files":[]})"_ba
            << State::EmbargoedFiles << later;
        QTest::newRow("embargo that is over")
            << R"({"is_embargoed":false,"embargo_type":"file","embargo_date":"2001-01-02"})"_ba << State::Open
            << QDate();
        QTest::newRow("restricted")
            << R"({"is_embargoed":true,"embargo_date":null,"embargo_options":[{"id":1000,"type":"restricted_access"}],"files":[]})"_ba
            << State::Restricted << QDate();
        QTest::newRow("restricted without option")
            << R"({"is_embargoed":true,"embargo_date":null,"files":[]})"_ba << State::Restricted << QDate();
        QTest::newRow("whole record embargoed")
            << R"({"is_embargoed":true,"embargo_type":"article","embargo_date":"2090-01-02"})"_ba
            << State::FullyEmbargoed << later;
        QTest::newRow("confidential") << R"({"is_confidential":true,"confidential_reason":"names"})"_ba
                                      << State::Restricted << QDate();
        QTest::newRow("metadata record") << R"({"is_metadata_record":true})"_ba << State::MetadataOnly << QDate();
        QTest::newRow("no files") << R"({"files":[]})"_ba << State::MetadataOnly << QDate();
        QTest::newRow("date that is none")
            << R"({"is_embargoed":true,"embargo_date":"soon","files":[]})"_ba << State::Restricted << QDate();
    }

    void tellsAccess()
    {
        QFETCH(QByteArray, changes);
        QJsonObject object = record(1, u"x"_s);
        const QJsonObject changed = QJsonDocument::fromJson(changes).object();
        for (auto it = changed.begin(); it != changed.end(); ++it)
            object[it.key()] = it.value();
        const Result<Dataset> dataset = readDataset(text(object));
        QVERIFY(dataset);
        QTEST(dataset->access.state, "state");
        QTEST(dataset->access.until, "until");
    }

    void readsTheRecordThatSaysNothing()
    {
        const auto dataset = readDataset(
            R"({"embargo_date":"2090-01-02","embargo_type":"article","embargo_title":"All","embargo_reason":"Why"})"_ba);
        QVERIFY(dataset);
        QCOMPARE(dataset->access.state, State::FullyEmbargoed);
        QCOMPARE(dataset->access.reason, u"Why"_s);
        QVERIFY(dataset->uuid.isEmpty());
    }

    void refusesWhatIsNoRecord_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("list") << "[]"_ba;
        QTest::newRow("empty object") << "{}"_ba;
        QTest::newRow("manifest") << R"({"id":"https://example.org/m","type":"Manifest"})"_ba;
        QTest::newRow("uuid that is none") << R"({"uuid":"../../x","title":"x"})"_ba;
        QTest::newRow("maintenance") << R"({"status":"maintenance"})"_ba;
        QTest::newRow("cut") << "{\"uuid\":\"5e1c0000-0000-4000-8000-000000000001\",\"title\":\"x"_ba;
    }

    void refusesWhatIsNoRecord()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!readDataset(json));
        QVERIFY(!readCollection(json));
    }

    void noticesCutAuthors()
    {
        QJsonObject object = record(1, u"x"_s);
        object[u"authors"_s] = authors(10);
        QVERIFY(!readDataset(text(object))->authorsAreComplete);
        object[u"authors"_s] = authors(9);
        QVERIFY(readDataset(text(object))->authorsAreComplete);
    }

    void keepsTheNewestOfEach()
    {
        const QJsonArray listed{item(1, u"beta"_s, 1), item(2, u"Alpha"_s), item(1, u"Beta"_s, 3),
                                item(1, u"beta"_s, 2)};
        const auto collections = readCollections(text(listed));
        QVERIFY(collections);
        QCOMPARE(collections->size(), 2);
        QCOMPARE(collections->at(0).title, u"Alpha"_s);
        QCOMPARE(collections->at(1).title, u"Beta"_s);
        QCOMPARE(collections->at(1).version, std::optional(3));
    }

    void toleratesMinimalRecordsInLists()
    {
        const QJsonObject minimal{{u"uuid"_s, uuid(3)},
                                  {u"title"_s, u"Hidden"_s},
                                  {u"embargo_date"_s, u"2090-01-02"_s},
                                  {u"embargo_type"_s, u"article"_s},
                                  {u"url_public_html"_s, u"https://data.4tu.nl/datasets/%1/4"_s.arg(uuid(3))}};
        const auto page =
            readDatasetPage(text(QJsonArray{item(1, u"Shown"_s), minimal, QJsonObject(), 7, QJsonValue::Null}));
        QVERIFY(page);
        QCOMPARE(page->served, 5);
        QCOMPARE(page->items.size(), 2);
        const DatasetItem &hidden = page->items.at(1);
        QVERIFY(hidden.isFullyEmbargoed);
        QCOMPARE(hidden.embargoedUntil, QDate(2090, 1, 2));
        QCOMPARE(hidden.version, std::optional(4));
        QVERIFY(!page->items.at(0).isFullyEmbargoed);
    }

    void readsVersionNumbers()
    {
        QCOMPARE(
            readVersions(
                R"([{"version":1},{"version":3},{"version":2},{"version":3},{"version":"x"},{"version":1e300},{"version":-1}])"_ba)
                .value(),
            QList<int>({3, 2, 1}));
        QVERIFY(readVersions("[]"_ba)->isEmpty());
    }

    /// Every member in turn becomes every kind of value: nothing crashes, and it stays a record as long
    /// as it says whose.
    void survivesWrongTypes()
    {
        QJsonObject whole = record(1, u"x"_s);
        for (const char *key : {"license", "categories", "tags", "references", "funding_list", "custom_fields",
                                "description", "published_date", "embargo_type", "embargo_reason", "is_confidential",
                                "is_metadata_record", "url_public_html", "resource_doi"})
            whole[QString::fromLatin1(key)] = QJsonValue::Null;
        const QList<QJsonValue> wrong{
            QJsonValue::Null,
            true,
            1e308,
            -0.5,
            u"x"_s,
            QString(),
            QJsonArray(),
            QJsonObject(),
            QJsonArray{1, u"x"_s, QJsonValue::Null, QJsonArray{QJsonArray()}, QJsonObject{{u"name"_s, QJsonObject()}}},
            QJsonObject{{u"uuid"_s, 1}}};
        for (const QString &key : whole.keys()) {
            for (const QJsonValue &value : wrong) {
                QJsonObject object = whole;
                object[key] = value;
                QCOMPARE(readDataset(text(object)).has_value(), key != "uuid"_L1);
                static_cast<void>(readCollection(text(object)));
                QVERIFY(readDatasetPage(text(QJsonArray{object})));
                QVERIFY(readCollections(text(QJsonArray{object})));
                QVERIFY(readVersions(text(QJsonArray{object})));
            }
        }
    }

    void survivesHostileTexts_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("deep") << QByteArray(R"({"uuid":)").repeated(2000) + "1" + QByteArray(2000, '}');
        QTest::newRow("just deep enough") << QByteArray(R"({"files":)").repeated(900) + "1" + QByteArray(900, '}');
        QTest::newRow("huge number")
            << R"({"uuid":"5e1c0000-0000-4000-8000-000000000001","version":1e999,"files":[{"size":99999999999999999999999}]})"_ba;
        QTest::newRow("same key twice") << R"({"uuid":"a","uuid":"5e1c0000-0000-4000-8000-000000000001"})"_ba;
        QTest::newRow("lone surrogates") << R"({"uuid":"5e1c0000-0000-4000-8000-000000000001","title":"\ud800"})"_ba;
        QTest::newRow("long text") << "{\"title\":\"" + QByteArray(5'000'000, 'x') + "\"}";
        QTest::newRow("nul") << QByteArray("{\"uuid\":\"\\u0000\"}\0x", 18);
    }

    void survivesHostileTexts()
    {
        QFETCH(QByteArray, json);
        static_cast<void>(readDataset(json));
        static_cast<void>(readDatasetPage("[" + json + "]"));
        QVERIFY(true); // Getting here is the test; the sanitizers watch.
    }

    void findsTheRightAuthors()
    {
        const Dataset dataset = readDataset(text(record(1, u"x"_s))).value();
        QJsonObject other = item(2, u"other"_s, 2);
        other[u"authors"_s] = authors(3);
        QJsonObject older = item(1, u"x"_s, 1);
        older[u"authors"_s] = authors(4);
        QJsonObject right = item(1, u"x"_s, 2);
        right[u"authors"_s] = authors(14);
        QCOMPARE(readAuthorsFromSearch(text(QJsonArray{other, older, right}), dataset)->size(), 14);
        QCOMPARE(readAuthorsFromSearch(text(QJsonArray{other, older}), dataset)->size(), 0);
    }
};

KADER_TEST(TestReader);
#include "tst_reader.moc"
