#include "demo/catalogue.h"
#include "demo/numbereduuid.h"
#include "repositoryclient.h"
#include "support/registry.h"

#include <QSet>
#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

namespace {

constexpr Size size{300, 900};
constexpr quint32 seed = 7;

const Catalogue &catalogue()
{
    static const Catalogue all = Catalogue::generated(size, seed);
    return all;
}

template <typename Holds>
const Dataset *firstWhere(Holds holds)
{
    for (const Dataset &dataset : catalogue().datasets()) {
        if (numberOf(seed, dataset.uuid) && holds(dataset))
            return &dataset;
    }
    return nullptr;
}

int share(const std::function<bool(const Dataset &)> &holds)
{
    const auto &all = catalogue().datasets();
    return int(100 * std::count_if(all.begin(), all.end(), holds) / all.size());
}

} // namespace

/// The embedded repository with generated contents.
class TestSize : public QObject {
    Q_OBJECT

private slots:
    void holdsWhatIsAskedFor()
    {
        QCOMPARE(catalogue().collections().size(), size.collections);
        QCOMPARE(catalogue().datasets().size(), size.datasets);
        QVERIFY(catalogue().dataset(ids::aerialSurvey));
        QCOMPARE(Catalogue::generated({0, 0}, 1).datasets().size(), Catalogue::instance().datasets().size());
    }

    void followsFromTheSeed()
    {
        const Catalogue again = Catalogue::generated(size, seed);
        const Catalogue other = Catalogue::generated(size, seed + 1);
        QCOMPARE(again.datasets().last().uuid, catalogue().datasets().last().uuid);
        QCOMPARE(again.datasets().last().latest().title, catalogue().datasets().last().latest().title);
        QVERIFY(other.datasets().last().uuid != catalogue().datasets().last().uuid);
    }

    void numbersLeadBack()
    {
        for (const quint32 index : {0U, 1U, 19'999U, 0xFFFFFU}) {
            const Numbered numbered{Numbered::Kind::File, index, index & 0x3FU};
            const QString uuid = numberedUuid(seed, numbered);
            QCOMPARE(numberOf(seed, uuid), std::optional(numbered));
            QVERIFY(!numberOf(seed + 1, uuid));
        }
        QVERIFY(!numberOf(seed, ids::aerialSurvey));
        QVERIFY(!numberOf(seed, u"x"_s));
    }

    void everythingIsFound()
    {
        QSet<QString> uuids;
        for (const Dataset &dataset : catalogue().datasets()) {
            QCOMPARE(catalogue().dataset(dataset.uuid), &dataset);
            uuids.insert(dataset.uuid);
        }
        QCOMPARE(uuids.size(), size.datasets);
        for (const Collection &collection : catalogue().collections()) {
            QCOMPARE(catalogue().collection(collection.uuid), &collection);
            for (const QString &uuid : collection.datasets)
                QVERIFY(catalogue().dataset(uuid));
        }
        const Dataset *dataset = firstWhere([](const Dataset &one) { return one.latest().plan.hasImages(); });
        for (const File &file : dataset->latest().allFiles())
            QCOMPARE(catalogue().file(file.uuid)->dataset, dataset);
    }

    void kindsOccurAsOneExpects_data()
    {
        QTest::addColumn<int>("found");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        const auto row = [](const char *name, int least, int most, auto holds) {
            QTest::newRow(name) << share(holds) << least << most;
        };
        row("images", 30, 60, [](const Dataset &one) { return one.latest().plan.hasImages(); });
        row("several versions", 20, 40, [](const Dataset &one) { return one.versions.size() > 1; });
        row("embargoed", 2, 8, [](const Dataset &one) { return one.embargo.access == Access::EmbargoedFiles; });
        row("hidden", 1, 4, [](const Dataset &one) { return one.embargo.access == Access::EmbargoedEntirely; });
        row("restricted", 1, 6, [](const Dataset &one) { return one.embargo.access == Access::Restricted; });
        row("long lists of authors", 1, 9, [](const Dataset &one) { return one.latest().authors.size() > 10; });
        row("filed at the top", 5, 20,
            [](const Dataset &one) { return !one.latest().categories.value(0).parentId.has_value(); });
        row("without ORCID", 20, 60, [](const Dataset &one) { return one.latest().authors.value(0).orcid.isEmpty(); });
    }

    void kindsOccurAsOneExpects()
    {
        QFETCH(int, found);
        QFETCH(int, least);
        QFETCH(int, most);
        QVERIFY2(found >= least && found <= most, QByteArray::number(found));
    }

    void servesGeneratedItems()
    {
        test::RepositoryClient client({.seed = seed, .size = size});
        QCOMPARE(client.array(u"/v2/collections"_s).size(), size.collections);
        const QByteArray all = "{\"is_latest\": true, \"limit\": 100000}";
        const test::Reply reply = client.post(u"/v2/articles/search"_s, all);
        QCOMPARE(reply.header("Number-Of-Records"), QByteArray::number(size.datasets));
        QCOMPARE(QJsonDocument::fromJson(reply.body).array().size(), size.datasets);

        const Dataset *dataset = firstWhere([](const Dataset &one) {
            return one.isOpen() && one.latest().plan.content == FilePlan::Content::Images &&
                   one.latest().plan.count > 1;
        });
        const QJsonObject detail = client.object(u"/v2/articles/"_s + dataset->uuid);
        QCOMPARE(detail["files"_L1].toArray().size(), dataset->latest().plan.count);
        QCOMPARE(client.get(u"/iiif/v3/%1/latest/manifest"_s.arg(dataset->uuid)).status, 200);
        QCOMPARE(client.get(detail["thumb"_L1].toString()).status, 200);
        const QString file = detail["files"_L1].toArray().last()["uuid"_L1].toString();
        QCOMPARE(client.get(u"/iiif/v3/%1/info.json"_s.arg(file)).status, 200);
    }

    void researchObjectsAreNotCut()
    {
        test::RepositoryClient client;
        const QString path = u"/v3/datasets/%1/versions/1/ro-crate-metadata.json"_s;
        const QJsonObject root = client.object(path.arg(ids::aerialSurvey))["@graph"_L1].toArray()[1].toObject();
        QCOMPARE(root["keywords"_L1].toArray().size(), 12);
        QCOMPARE(root["author"_L1].toArray().size(), 14);
        QCOMPARE(root["hasPart"_L1].toArray().size(), 13);
        const QJsonObject closed = client.object(path.arg(ids::restricted))["@graph"_L1].toArray()[1].toObject();
        QCOMPARE(closed["hasPart"_L1].toArray().size(), 0);
        QCOMPARE(client.get(path.arg(ids::embargoedEntirely)).status, 404);
        QCOMPARE(client.get(u"/v3/datasets/%1/versions/9/ro-crate-metadata.json"_s.arg(ids::aerialSurvey)).status, 404);
        const QString any = u"/v3/datasets/%1/ro-crate-metadata.json"_s.arg(ids::twoVersions);
        QVERIFY(client.object(any)["@graph"_L1].toArray()[1]["identifier"_L1].toString().endsWith(u".v1"_s));
    }

    void findsByLicense()
    {
        test::RepositoryClient client;
        const auto count = [&](const QByteArray &licenses) {
            return QJsonDocument::fromJson(
                       client.post(u"/v3/datasets/search"_s, "{\"limit\": 100, \"licenses\": " + licenses + "}").body)
                .array()
                .size();
        };
        QCOMPARE(count("[\"3\"]"), 1);
        QVERIFY(count("[\"2\", \"3\"]") > 1);
        QCOMPARE(client.post(u"/v3/datasets/search"_s, "{\"licenses\": [3]}").status, 400);
    }

    void iiifCanBeOff()
    {
        test::RepositoryClient client({.hasIiif = false});
        QCOMPARE(client.get(u"/iiif/v3/%1/latest/manifest"_s.arg(ids::yeastPilot)).status, 404);
        QCOMPARE(client.get(u"/iiif/v3/xyz/info.json"_s).status, 404);
    }
};

KADER_TEST(TestSize);
#include "tst_size.moc"
