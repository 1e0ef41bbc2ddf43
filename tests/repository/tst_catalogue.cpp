#include "repository/cataloguebuilder.h"
#include "repository/recordwalk.h"
#include "samples.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

namespace {

QJsonObject person(int record, const QString &name, const QString &orcid = {})
{
    return {{u"uuid"_s, uuid(record)}, {u"full_name"_s, name}, {u"orcid_id"_s, orcid}};
}

QJsonObject by(QJsonObject object, const QJsonArray &people)
{
    object[u"authors"_s] = people;
    return object;
}

Catalogue built(const QJsonArray &datasets, const QJsonArray &collections = {})
{
    CatalogueBuilder builder;
    if (!builder.addCollections(text(collections)) || !builder.addDatasets(text(datasets)))
        qFatal("not read");
    return builder.build();
}

QStringList titles(const Catalogue &catalogue)
{
    QStringList all;
    for (qsizetype i = 0; i < catalogue.size(); ++i)
        all << catalogue.item(i).title;
    return all;
}

QUuid id(int n)
{
    return QUuid::fromString(uuid(n));
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private slots:
    void walksOverRecords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("entries");
        QTest::addColumn<int>("objects");
        QTest::newRow("none") << " [ ] "_ba << 0 << 0;
        QTest::newRow("two") << json("\xef\xbb\xbf[{'a':'}],'} , {'b':[{},[1]]}]\n") << 2 << 2;
        QTest::newRow("others between") << json("[1,{'a':1},'x',null,[{}],true]") << 6 << 1;
        QTest::newRow("escapes") << json("[{'a':'\\\\\\'],['},{}]") << 2 << 2;
    }

    void walksOverRecords()
    {
        QFETCH(QByteArray, text);
        int objects = 0;
        const Result<qsizetype> entries = forEachRecord(text, [&](const QJsonObject &) { ++objects; });
        QVERIFY2(entries, entries ? "" : qPrintable(entries.error().message));
        QTEST(int(*entries), "entries");
        QTEST(objects, "objects");
    }

    void refusesWhatIsNoList_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const QByteArray &text, ErrorKind kind) {
            QTest::newRow(name) << text << int(kind);
        };
        row("nothing", ""_ba, ErrorKind::Network);
        row("maintenance", json("{'status':'maintenance'}"), ErrorKind::Network);
        row("page", "<html>"_ba, ErrorKind::Network);
        row("object", json("{'a':1}"), ErrorKind::Malformed);
        row("cut after a comma", json("[{'a':1},"), ErrorKind::Network);
        row("cut in a record", json("[{'a':1},{'b"), ErrorKind::Network);
        row("cut before the end", json("[{'a':1}"), ErrorKind::Network);
        row("no comma", json("[{'a':1}{'b':2}]"), ErrorKind::Malformed);
        row("comma at the end", json("[{'a':1},]"), ErrorKind::Malformed);
        row("bad record", json("[{'a':x}]"), ErrorKind::Malformed);
        row("bad entry", json("[1 2]"), ErrorKind::Malformed);
        row("more behind", json("[{}] {}"), ErrorKind::Malformed);
        row("wrong brackets", json("[{'a':[1}]]"), ErrorKind::Malformed);
        row("too deep", '[' + QByteArray(50'000, '[') + QByteArray(50'000, ']') + ']', ErrorKind::Malformed);
    }

    void refusesWhatIsNoList()
    {
        QFETCH(QByteArray, text);
        const Result<qsizetype> entries = forEachRecord(text, [](const QJsonObject &) {});
        QVERIFY(!entries);
        QTEST(int(entries.error().kind), "kind");
    }

    void sortsAndKeepsTheNewest()
    {
        const Catalogue catalogue = built({item(3, u"Zebra"_s), item(1, u"apple, old"_s), item(2, u"Éclair"_s),
                                           item(1, u"apple, new"_s, 2), item(1, u"apple, old"_s)},
                                          {item(4, u"banana"_s)});
        QCOMPARE(titles(catalogue), QStringList({u"apple, new"_s, u"banana"_s, u"Éclair"_s, u"Zebra"_s}));
        QCOMPARE(catalogue.item(0).version, std::optional(2));
        QCOMPARE(catalogue.item(0).published, QDate(2025, 6, 2));
        QVERIFY(catalogue.item(1).isCollection());
        QCOMPARE(catalogue.find(id(2)), std::optional<qsizetype>(2));
        QCOMPARE(catalogue.item(2).uuid(), uuid(2));
        QVERIFY(!catalogue.find(id(99)));
    }

    void knowsMinimalRecords()
    {
        QJsonObject hidden{{u"uuid"_s, uuid(1)},
                           {u"title"_s, u"Lock gate"_s},
                           {u"embargo_type"_s, u"article"_s},
                           {u"embargo_date"_s, u"2090-01-02"_s},
                           {u"published_date"_s, u"2025-02-11T09:00:00"_s},
                           {u"url_public_html"_s, u"https://data.4tu.nl/datasets/x/3"_s}};
        const Catalogue catalogue = built({hidden, QJsonObject{{u"title"_s, u"nobody"_s}}});
        QCOMPARE(catalogue.size(), 1);
        QVERIFY(catalogue.item(0).isFullyEmbargoed);
        QCOMPARE(catalogue.item(0).embargoedUntil, QDate(2090, 1, 2));
        QCOMPARE(catalogue.item(0).version, std::optional(3));
        QCOMPARE(catalogue.problems().size(), 1); // The one without a UUID is not lost in silence.
    }

    void joinsAuthorsByOrcid()
    {
        const QString orcid = u"0000-0001-0000-000x"_s;
        const Catalogue catalogue =
            built({by(item(1, u"a"_s), {person(11, u"J. Bakker"_s, orcid), person(12, u"Jo Smit"_s)}),
                   by(item(2, u"b"_s, 3), {person(13, u"Joost Bakker"_s, orcid.toUpper()), person(12, u"Jo Smit"_s)}),
                   by(item(3, u"c"_s), {person(14, u"Joost Bakker"_s)}), // Another of that name.
                   by(item(4, u"d"_s), {person(13, u"Joost Bakker"_s), person(13, u"Joost Bakker"_s)})});
        QCOMPARE(catalogue.authorCount(), 3);
        const auto bakker = catalogue.authorWithOrcid(u"https://orcid.org/"_s + orcid);
        QVERIFY(bakker);
        QCOMPARE(catalogue.author(*bakker).name, u"Joost Bakker"_s); // As in the newest.
        QCOMPARE(catalogue.author(*bakker).records.size(), 2);
        QCOMPARE(catalogue.authorWithRecord(id(11)), bakker);
        const auto datasets = catalogue.datasetsOf(*bakker);
        QCOMPARE(QList<quint32>(datasets.begin(), datasets.end()), QList<quint32>({0, 1, 3}));
        QCOMPARE(catalogue.datasetsOf(*catalogue.authorWithRecord(id(14))).size(), size_t(1));
        QCOMPARE(catalogue.authorNames(0), u"Joost Bakker; Jo Smit"_s);
        QCOMPARE(catalogue.authorNames(0, 1), u"Joost Bakker; …"_s);
    }

    void isEmptyAtFirst()
    {
        const Catalogue catalogue;
        QCOMPARE(catalogue.size(), 0);
        QCOMPARE(catalogue.extent(), Catalogue::Extent::Nothing);
        QVERIFY(!catalogue.find(id(1)));
        QVERIFY(!catalogue.authorWithOrcid(u"0000-0001-0000-0009"_s));
        QCOMPARE(built({}).size(), 0);
    }
};

KADER_TEST(TestCatalogue);
#include "tst_catalogue.moc"
