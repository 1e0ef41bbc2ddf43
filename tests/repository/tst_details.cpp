#include "call.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "repository/citation.h"
#include "repository/details.h"
#include "samples.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>
#include <QTimeZone>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

namespace {

Dataset cited()
{
    Dataset dataset;
    dataset.uuid = uuid(0x1234);
    dataset.version = 2;
    dataset.title = u"Grains & sand"_s;
    dataset.doi = u"10.4121/x.v2"_s;
    dataset.published = QDateTime(QDate(2024, 3, 2), QTime(9, 30), QTimeZone::utc());
    dataset.authors = {{uuid(1), u"Marieke de Vries"_s, {}}, {uuid(2), u"Łucja Żółć"_s, {}}};
    dataset.licence = {u"CC BY 4.0"_s, u"https://creativecommons.org/licenses/by/4.0/"_s};
    dataset.tags = {u"sand"_s, u"100 %"_s};
    return dataset;
}

QByteArray objectJson(const char *doi)
{
    return json("{'@graph':[{'@id':'ro-crate-metadata.json','@type':'CreativeWork'},{'@id':'./','@type':['Dataset'],"
                "'identifier':'https://doi.org/DOI','keywords':['a','b',7,'c'],'author':[{'@type':'Person','name':' Jo "
                "Smit','@id':'https://orcid.org/0000-0001-0000-0009'},{'name':null},{'name':'Mo','@id':"
                "'https://x.org/authors/5e1c0000-0000-4000-8000-000000000007'}]},{'@id':"
                "'5e1c0000-0000-4000-8000-000000000001','@type':'File','name':'a.tif','contentSize':'12'},{'@id':'?',"
                "'@type':'File','contentSize':-5}]}")
        .replace("DOI", doi);
}

} // namespace

class TestDetails : public QObject {
    Q_OBJECT

private slots:
    void readsResearchObjects()
    {
        const ResearchObject object = readResearchObject(objectJson("10.4121/x.v2")).value();
        QCOMPARE(object.doi, u"10.4121/x.v2"_s);
        QCOMPARE(object.tags, QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(object.authors.size(), 2);
        QCOMPARE(object.authors.at(0).orcid, u"0000-0001-0000-0009"_s);
        QCOMPARE(object.authors.at(1).uuid, uuid(7));
        QCOMPARE(object.files.size(), 2);
        QCOMPARE(object.files.at(0).size, 12);
        QVERIFY(!readResearchObject("{}"));
        QVERIFY(!readResearchObject("[]"));
        QVERIFY(!readResearchObject(json("{'@graph':[{'@id':'./'}]}")));
    }

    void completesWhatIsCut()
    {
        Dataset dataset = cited();
        const ResearchObject object = readResearchObject(objectJson("10.4121/x.v2")).value();
        QCOMPARE(completed(dataset, object).tags, dataset.tags); // Nothing was missing.
        dataset.tagsAreComplete = false;
        QCOMPARE(completed(dataset, object).tags, object.tags);
        QVERIFY(completed(dataset, object).tagsAreComplete);
        const ResearchObject other = readResearchObject(objectJson("10.4121/x.v1")).value();
        QCOMPARE(completed(dataset, other).tags, dataset.tags); // Another version's.
        dataset.tags = {u"1"_s, u"2"_s, u"3"_s, u"4"_s};
        QCOMPARE(completed(dataset, object).tags, dataset.tags);
    }

    void tellsAllThereIs()
    {
        const auto embedded = demo::EmbeddedRepository::start().value();
        net::Client client(quick());
        const Repository repository(client, embedded->address());
        Call<Details> call(
            [&](auto done) { return repository.details(*ItemId::parse(demo::ids::aerialSurvey), std::nullopt, done); });
        QVERIFY(call.wait());
        const Details &details = call.result->value();
        QCOMPARE(details.dataset.authors.size(), 14);
        QCOMPARE(details.dataset.tags.size(), 12);
        QVERIFY(details.dataset.authorsAreComplete && details.dataset.tagsAreComplete);
        QCOMPARE(details.dataset.categoryIds.size(), 2);
        QCOMPARE(details.versions, QList<int>({1}));
        QCOMPARE(details.shortcomings.size(), 1); // Eleven custom fields that were cut.
        QCOMPARE(embedded->counters().requests(), 4);
    }

    void asksNoMoreThanIsNeeded()
    {
        const auto embedded = demo::EmbeddedRepository::start().value();
        net::Client client(quick());
        const Repository repository(client, embedded->address());
        Call<Details> call(
            [&](auto done) { return repository.details(*ItemId::parse(demo::ids::twoVersions), 1, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().versions, QList<int>({2, 1}));
        QCOMPARE(call.result->value().dataset.version, std::optional(1));
        QVERIFY(call.result->value().shortcomings.isEmpty());
        QCOMPARE(embedded->counters().requests(), 2);
        Call<Details> none([&](auto done) { return repository.details(*ItemId::parse(uuid(1)), 1, done); });
        QVERIFY(none.wait());
        QCOMPARE(none.result->error().kind, ErrorKind::NotFound);
    }

    void citesAsText()
    {
        QCOMPARE(citationText(cited()), u"Marieke de Vries; Łucja Żółć (2024): Grains & sand. Version 2. "
                                        "4TU.ResearchData. Dataset. https://doi.org/10.4121/x.v2"_s);
        Dataset bare;
        bare.title = u"What\u001b is\nit?"_s;
        bare.isSoftware = true;
        QCOMPARE(citationText(bare), u"What is it? 4TU.ResearchData. Software."_s);
    }

    void citesAsBibtex()
    {
        QCOMPARE(citationBibtex(cited()), u"@misc{vries2024-5e1c0000,\n"
                                          "  author = {Marieke de Vries and Łucja Żółć},\n"
                                          "  title = {{Grains \\& sand}},\n"
                                          "  year = {2024},\n"
                                          "  publisher = {4TU.ResearchData},\n"
                                          "  howpublished = {Dataset},\n"
                                          "  version = {2},\n"
                                          "  doi = {10.4121/x.v2},\n"
                                          "  url = {https://doi.org/10.4121/x.v2},\n"
                                          "  copyright = {CC BY 4.0},\n"
                                          "  keywords = {sand, 100 \\%},\n"
                                          "}\n"_s);
    }

    void escapesForTex_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("field");
        QTest::newRow("special") << u"a_b #1 $2 ~ ^ \\x"_s
                                 << u"a\\_b \\#1 \\$2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}x"_s;
        QTest::newRow("braces") << u"}x{ }"_s << u"\\textbraceright{}x\\textbraceleft{} \\textbraceright{}"_s;
        QTest::newRow("lines") << u"a\r\n@misc{b,"_s << u"a @misc\\textbraceleft{}b,"_s;
        QTest::newRow("letters") << u"Żółć – 雪"_s << u"Żółć – 雪"_s;
    }

    void escapesForTex()
    {
        QFETCH(QString, title);
        QFETCH(QString, field);
        Dataset dataset = cited();
        dataset.title = title;
        dataset.authors = {{uuid(1), u"Vries, Marieke de"_s, {}}, {uuid(2), u"Sons and Daughters"_s, {}}};
        dataset.doi = u"10.1/}a{b\\"_s;
        const QString entry = citationBibtex(dataset);
        QVERIFY2(entry.contains(u"  title = {{"_s + field + u"}},\n"_s), qPrintable(entry));
        QVERIFY(entry.contains(u"author = {{Vries, Marieke de} and {Sons and Daughters}}"_s));
        int depth = 0;
        for (const QChar c : entry.mid(6).chopped(2)) { // Behind "@misc{" and before what closes it.
            depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
            QVERIFY(depth >= 0);
        }
        QCOMPARE(depth, 0);
    }

    void dOisBecomeAddresses()
    {
        QCOMPARE(doiAddress(u"10.4121/uuid:1 2<3>"_s), u"https://doi.org/10.4121/uuid:1%202%3C3%3E"_s);
        QCOMPARE(doiAddress({}), QString());
    }
};

KADER_TEST(TestDetails);
#include "tst_details.moc"
