#include "call.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "repository/filter.h"
#include "repository/repository.h"
#include "repository/search.h"
#include "samples.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

class TestFilter : public QObject {
    Q_OBJECT

private slots:
    void init() { m_client = std::make_unique<net::Client>(quick()); }

    void readsTheTree()
    {
        const CategoryTree tree =
            readCategories(json("[{'id':3,'title':'Zoology','parent_id':1},{'id':2,'title':'Botany','parent_id':1},"
                                "{'id':1,'title':'Life','parent_id':null},{'id':5,'title':'Lost','parent_id':77},"
                                "{'id':4,'title':'Birds','parent_id':3},{'title':'none'},{'id':8,'title':'A',"
                                "'parent_id':9},{'id':9,'title':'B','parent_id':8}]"))
                .value();
        QCOMPARE(tree.tops().size(), 2);
        QCOMPARE(tree.below(1).first().title, u"Botany"_s);
        QCOMPARE(tree.withBelow(1), QList<qint64>({1, 2, 3, 4}));
        QCOMPARE(tree.withBelow(8), QList<qint64>({8, 9})); // A circle ends.
        QVERIFY(tree.isTop(5) && !tree.isTop(3) && !tree.isTop(99));
        QCOMPARE(tree.find(u" birds "_s)->id, 4);
        QCOMPARE(tree.find(u"3"_s)->title, u"Zoology"_s);
        QVERIFY(!tree.find(u"Fish"_s));
    }

    void knowsOpenLicences_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("open");
        const QString cc = u"https://creativecommons.org/licenses/"_s;
        QTest::newRow("CC0") << u"CC0"_s << u"https://creativecommons.org/publicdomain/zero/1.0/"_s << true;
        QTest::newRow("by") << u"CC BY 4.0"_s << QString(cc + u"by/4.0/"_s) << true;
        QTest::newRow("by-sa") << u"x"_s << QString(cc + u"by-sa/4.0/"_s) << true;
        QTest::newRow("by-nc") << u"CC BY-NC 4.0"_s << QString(cc + u"by-nc/4.0/"_s) << false;
        QTest::newRow("by-nd by name") << u"CC BY-ND 4.0"_s << QString() << false;
        QTest::newRow("by-nc-nd by address") << u"x"_s << QString(cc + u"by-nc-nd/4.0/"_s) << false;
        QTest::newRow("by name") << u"CC BY 4.0"_s << QString() << true;
        QTest::newRow("MIT") << u"MIT"_s << u"https://opensource.org/licenses/MIT"_s << true;
        QTest::newRow("GPL by name") << u"GPL 3.0+"_s << QString() << true;
        QTest::newRow("terms") << u"Terms of use"_s << u"https://example.org/terms"_s << false;
        QTest::newRow("restrictive") << u"Restrictive Licence"_s << QString() << false;
        QTest::newRow("nothing") << QString() << QString() << false;
    }

    void knowsOpenLicences()
    {
        QFETCH(QString, name);
        QFETCH(QString, url);
        QTEST(isOpen({name, url}), "open");
    }

    void datesAreKnownOfAll()
    {
        const Setup setup = start();
        Filter filter;
        filter.since = QDate(2024, 5, 14);
        filter.until = QDate(2024, 6, 3);
        const Filtered kept = apply(setup, filter);
        QVERIFY(!kept.items.empty());
        QVERIFY(kept.remarks.isEmpty());
        QCOMPARE(kept.undecided, 0);
        for (const quint32 place : kept.items) {
            const QDate date = setup.catalogue.item(place).published;
            QVERIFY(date >= filter.since && date <= filter.until);
        }
        QVERIFY(Filter().isEmpty() && !filter.isEmpty());
        QCOMPARE(apply(setup, {}).items.size(), size_t(setup.catalogue.size()));
    }

    void whatIsNotKnownIsSaid()
    {
        const Setup setup = start();
        Filter filter;
        filter.isWithImages = true;
        const Filtered nothing = apply(setup, filter);
        QVERIFY(nothing.items.empty());
        QCOMPARE(nothing.undecided, int(demo::Catalogue::instance().datasets().size()));
        QCOMPARE(nothing.remarks.size(), 1);
        const KnownFacts known = {factsOf(setup, demo::ids::yeastPilot), factsOf(setup, demo::ids::withoutImages)};
        const Filtered one = apply(setup, filter, known);
        QCOMPARE(uuids(setup, one), QStringList({demo::ids::yeastPilot}));
        QCOMPARE(one.undecided, nothing.undecided - 2);
    }

    void theServiceAnswersForAll()
    {
        const Setup setup = start();
        Filter filter;
        filter.keyword = u"Segmentation"_s;
        ServiceAnswers answers;
        answers.keyword = ask(setup, keywordQuestion(filter.keyword));
        const Filtered kept = apply(setup, filter, {}, answers);
        QVERIFY(uuids(setup, kept).contains(demo::ids::aerialSurvey));
        QVERIFY(kept.remarks.isEmpty());
        QCOMPARE(kept.undecided, 0);

        filter = {};
        filter.isOpenLicence = true;
        answers = {};
        answers.openLicence = ask(setup, licenceQuestion(openLicences(setup.licences)));
        const QStringList open = uuids(setup, apply(setup, filter, {}, answers));
        QVERIFY(open.contains(demo::ids::software) && !open.contains(demo::ids::restricted));
    }

    /// A category at the top is never found by the service for what is filed there itself.
    void topCategoriesTakeBoth()
    {
        const Setup setup = start();
        Filter filter;
        filter.category = setup.categories.find(u"History and Heritage"_s)->id;
        ServiceAnswers answers;
        answers.category = ask(setup, categoryQuestion(setup.categories, *filter.category));
        const Filtered kept = apply(setup, filter, {}, answers);
        QVERIFY(uuids(setup, kept).contains(demo::ids::aerialSurvey)); // Through Military History.
        QVERIFY(!uuids(setup, kept).contains(demo::ids::metadataOnly));
        QVERIFY(kept.undecided > 0);
        QCOMPARE(kept.remarks.size(), 1);
        const KnownFacts known = {factsOf(setup, demo::ids::metadataOnly)};
        QVERIFY(uuids(setup, apply(setup, filter, known, answers)).contains(demo::ids::metadataOnly));

        filter.category = setup.categories.find(u"Military History"_s)->id;
        answers.category = ask(setup, categoryQuestion(setup.categories, *filter.category));
        const Filtered narrow = apply(setup, filter, {}, answers);
        QCOMPARE(narrow.undecided, 0);
        QVERIFY(narrow.remarks.isEmpty());
    }

    void findsLicencesByName()
    {
        const QList<LicenceEntry> all =
            readLicences(json("[{'value':1,'name':'CC BY 4.0'},{'value':2,'name':'CC BY-SA 4.0'},{'name':'x'},"
                              "{'value':3,'name':'CC BY'}]"))
                .value();
        QCOMPARE(all.size(), 3);
        QCOMPARE(licencesNamed(all, u"cc by"_s).size(), 1);
        QCOMPARE(licencesNamed(all, u"cc by-"_s).first().value, 2);
        QCOMPARE(licencesNamed(all, u"cc b"_s).size(), 3);
    }

private:
    struct Setup {
        std::unique_ptr<demo::EmbeddedRepository> embedded;
        std::optional<Repository> repository;
        Catalogue catalogue;
        CategoryTree categories;
        QList<LicenceEntry> licences;
    };

    template <typename T, typename Ask>
    static T wait(Ask ask)
    {
        Call<T> call(ask);
        if (!call.wait() || !*call.result)
            qFatal("no answer");
        return call.result->value();
    }

    Setup start()
    {
        Setup setup{.embedded = demo::EmbeddedRepository::start().value(),
                    .repository = {},
                    .catalogue = {},
                    .categories = {},
                    .licences = {}};
        setup.repository.emplace(*m_client, setup.embedded->address());
        setup.catalogue = wait<Catalogue>([&](auto done) { return setup.repository->catalogue({}, done); });
        setup.categories = wait<CategoryTree>([&](auto done) { return setup.repository->categories(done); });
        setup.licences = wait<QList<LicenceEntry>>([&](auto done) { return setup.repository->licences(done); });
        return setup;
    }

    static QSet<QUuid> ask(const Setup &setup, const ServiceQuestion &question)
    {
        return wait<QSet<QUuid>>([&](auto done) { return setup.repository->datasetsFor(question, done); });
    }

    static std::pair<QUuid, DatasetFacts> factsOf(const Setup &setup, const QString &uuid)
    {
        const Dataset dataset = wait<Dataset>(
            [&](auto done) { return setup.repository->dataset(*ItemId::parse(uuid), std::nullopt, done); });
        return {QUuid::fromString(uuid), DatasetFacts::of(dataset)};
    }

    static Filtered apply(const Setup &setup, const Filter &filter, const KnownFacts &known = {},
                          const ServiceAnswers &answers = {})
    {
        return filtered(setup.catalogue, search(setup.catalogue, SearchQuery()), filter, known, answers,
                        setup.categories);
    }

    static QStringList uuids(const Setup &setup, const Filtered &kept)
    {
        QStringList all;
        for (const quint32 place : kept.items)
            all << setup.catalogue.item(place).uuid();
        return all;
    }

    std::unique_ptr<net::Client> m_client;
};

KADER_TEST(TestFilter);
#include "tst_filter.moc"
