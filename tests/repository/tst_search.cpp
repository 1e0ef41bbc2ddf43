#include "repository/cataloguebuilder.h"
#include "repository/folding.h"
#include "repository/search.h"
#include "samples.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

namespace {

Catalogue sample()
{
    QJsonArray datasets;
    const auto add = [&](const QString &title, const QStringList &authors, const QString &resource = {}) {
        const int n = int(datasets.size()) + 1;
        QJsonObject object = item(n, title);
        object[u"resource_title"_s] = resource;
        QJsonArray people;
        for (const QString &name : authors)
            people << QJsonObject{{u"uuid"_s, uuid(int(qHash(name) % 1000) + 2000)}, {u"full_name"_s, name}};
        object[u"authors"_s] = people;
        datasets << object;
    };
    add(u"River erosion in the Betuwe"_s, {u"Marieke de Vries"_s});
    add(u"Erosion of river banks"_s, {u"Łucja Żółć"_s});
    add(u"Photographs of a delta"_s, {u"Øystein Æsir"_s}, u"On erosion"_s);
    add(u"Electroerosion of steel"_s, {u"Đorđe River"_s, u"Marieke de Vries"_s});
    add(u"Café interiors, “before” and after"_s, {u"Renée Strauß"_s});
    CatalogueBuilder builder;
    if (!builder.addDatasets(text(datasets)) ||
        !builder.addCollections(text(QJsonArray{item(90, u"Collection: Riverine erosion"_s)})))
        qFatal("not read");
    return builder.build();
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("plain") << u"Plain TEXT 1"_s << "plain text 1"_ba;
        QTest::newRow("accents") << u"Ångström naïve Řeka"_s << "angstrom naive reka"_ba;
        QTest::newRow("letters of their own")
            << u"Łódź Ørsted Æsir œuvre Đorđe ıçel"_s << "lodz orsted aesir oeuvre dorde icel"_ba;
        QTest::newRow("sharp s") << u"Strauß STRASSE"_s << "strauss strasse"_ba;
        QTest::newRow("spaces, dashes and quotes") << u"a\u00a0b – “c” d’e\tf"_s << "a b - \"c\" d'e f"_ba;
        QTest::newRow("ligature") << u"ﬁeld"_s << "field"_ba;
        QTest::newRow("Greek") << u"ΜΈΤΡΟΝ"_s << "μετρον"_ba;
        QTest::newRow("nothing") << QString() << QByteArray();
    }

    void folds()
    {
        QFETCH(QString, text);
        QTEST(folded(text), "plain");
    }

    /// `terms`: alternatives are parted by `|`, terms by `+`.
    void understandsQueries_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("terms");
        QTest::newRow("words") << u" River  Erosion "_s << u"river+erosion"_s;
        QTest::newRow("phrase") << u"\"river  banks\" dike"_s << u"river banks+dike"_s;
        QTest::newRow("typographic quotes") << u"“River Banks”"_s << u"river banks"_s;
        QTest::newRow("quote not closed") << u"dike \"river ba"_s << u"dike+river ba"_s;
        QTest::newRow("or") << u"a OR b c"_s << u"a|b+c"_s;
        QTest::newRow("and") << u"a AND b OR c"_s << u"a+b|c"_s;
        QTest::newRow("lower case is a word") << u"sand and clay or silt"_s << u"sand+and+clay+or+silt"_s;
        QTest::newRow("quoted operator is a word") << u"a \"OR\" b"_s << u"a+or+b"_s;
        QTest::newRow("parentheses part words") << u"(a OR b) c"_s << u"a|b+c"_s;
        QTest::newRow("operators alone") << u"OR AND OR"_s << QString();
        QTest::newRow("empty quotes") << u"\"\" a"_s << u"a"_s;
        QTest::newRow("nothing") << u"  "_s << QString();
    }

    void understandsQueries()
    {
        QFETCH(QString, typed);
        QStringList alternatives;
        const SearchQuery query(typed);
        for (const SearchQuery::Terms &terms : query.alternatives()) {
            QStringList words;
            for (const SearchQuery::Term &term : terms)
                words << QString::fromUtf8(term.folded);
            alternatives << words.join(u'+');
        }
        QTEST(alternatives.join(u'|'), "terms");
    }

    void boundsQueries()
    {
        const SearchQuery many(QString(u"x "_s).repeated(10'000));
        QCOMPARE(many.alternatives().size(), 1);
        QCOMPARE(many.alternatives().first().size(), 16);
        QCOMPARE(SearchQuery(QString(u"x OR "_s).repeated(100)).alternatives().size(), 8);
    }

    /// Titles by their first words, best first.
    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &typed, const QStringList &found) {
            QTest::newRow(name) << typed << found;
        };
        const QString river = u"River"_s;
        const QString banks = u"Erosion"_s;
        const QString photographs = u"Photographs"_s;
        const QString steel = u"Electroerosion"_s;
        const QString collection = u"Collection:"_s;
        const QString cafe = u"Café"_s;
        row("beginning, word, inside, elsewhere", u"erosion"_s, {banks, collection, river, steel, photographs});
        row("all words, any order", u"river erosion"_s, {river, banks, collection, steel});
        row("the other way", u"EROSION RIVER"_s, {banks, river, collection, steel});
        row("phrase", u"\"river erosion\""_s, {river});
        row("phrase over fields", u"\"delta on erosion\""_s, {});
        row("author without accents", u"lucja zolc"_s, {banks});
        row("author and title", u"marieke steel"_s, {steel});
        row("author", u"oystein aesir"_s, {photographs});
        row("one or the other", u"betuwe OR delta"_s, {photographs, river});
        row("typed with accents", u"cafe ínteriors"_s, {cafe});
        row("quotes", u"“before”"_s, {cafe});
        row("sharp s", u"strauss"_s, {cafe});
        row("nothing", u"glacier"_s, {});
        row("one word nowhere", u"river glacier"_s, {});
        row("part of a word", u"verin"_s, {collection});
        row("everything", QString(), {cafe, collection, steel, banks, photographs, river});
    }

    void finds()
    {
        QFETCH(QString, typed);
        const Catalogue catalogue = sample();
        QStringList found;
        for (const quint32 place : search(catalogue, SearchQuery(typed)))
            found << catalogue.item(place).title.section(u' ', 0, 0);
        QTEST(found, "found");
    }

    void findsAuthors()
    {
        const Catalogue catalogue = sample();
        const auto names = [&](const QString &typed) {
            QStringList all;
            for (const quint32 author : searchAuthors(catalogue, SearchQuery(typed)))
                all << catalogue.author(author).name;
            return all;
        };
        QCOMPARE(names(u"vries marieke"_s), QStringList(u"Marieke de Vries"_s));
        QCOMPARE(names(u"lucja OR dorde"_s), QStringList({u"Đorđe River"_s, u"Łucja Żółć"_s}));
        QCOMPARE(names(u"e"_s).first(), u"Marieke de Vries"_s); // Most datasets.
        QCOMPARE(names({}), QStringList());
    }

    void anEmptyCatalogueHasNothing()
    {
        QVERIFY(search(Catalogue(), SearchQuery(u"a"_s)).empty());
        QVERIFY(search(Catalogue(), SearchQuery()).empty());
        QVERIFY(searchAuthors(Catalogue(), SearchQuery(u"a"_s)).empty());
    }
};

KADER_TEST(TestSearch);
#include "tst_search.moc"
