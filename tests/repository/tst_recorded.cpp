#include "net/response.h"
#include "repository/cataloguebuilder.h"
#include "repository/details.h"
#include "repository/imageaccess.h"
#include "repository/reader.h"
#include "repository/search.h"
#include "repository/vocabulary.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace Qt::StringLiterals;

/// The answers of the service's own software, where they are at hand.
class TestRecorded : public QObject {
    Q_OBJECT

private slots:
    void datasets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("files");
        const auto row = [](const char *name, Access::State state, int files) {
            QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(state) << files;
        };
        row("article", Access::State::Open, 5);
        row("article_by_numeric_id", Access::State::Open, 5);
        row("article_version_1", Access::State::Open, 1);
        row("article_linkonly", Access::State::Open, 2);
        row("article_noimages", Access::State::Open, 2);
        row("article_nofiles", Access::State::MetadataOnly, 0);
        row("article_embargoed_files", Access::State::EmbargoedFiles, 0);
        row("article_embargoed_full", Access::State::FullyEmbargoed, 0);
        row("article_restricted", Access::State::Restricted, 0);
    }

    void datasets()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        QFETCH(QString, name);
        const Result<Dataset> dataset = readDataset(bytes(*folder, name));
        QVERIFY2(dataset, name.toLatin1());
        QTEST(static_cast<int>(dataset->access.state), "state");
        QTEST(static_cast<int>(dataset->files.size()), "files");
    }

    void detailsOfARecord()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const Dataset dataset = readDataset(bytes(*folder, u"article"_s)).value();
        QCOMPARE(dataset.version, std::optional(2));
        QCOMPARE(dataset.custom(u"derived from"_s).size(), 2);
        QCOMPARE(dataset.custom(u"Geolocation Longitude"_s), QStringList(u"5.9107"_s));
        QVERIFY(!dataset.publisher().isEmpty());
        QCOMPARE(dataset.authors.size(), 10);
        QVERIFY(!dataset.authorsAreComplete);
        QCOMPARE(readAuthorsFromSearch(bytes(*folder, u"articles_search_doi_all_authors"_s), dataset)->size(), 14);
    }

    void lists()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        QCOMPARE(readCollections(bytes(*folder, u"collections"_s))->size(), 13);
        const auto searched = readCollections(bytes(*folder, u"collections_search"_s));
        QCOMPARE(searched->size(), 1);
        QCOMPARE(searched->first().version, std::optional(2));
        const auto page = readDatasetPage(bytes(*folder, u"collection_articles_limit100"_s));
        QCOMPARE(page->served, 17);
        QCOMPARE(tidied(page->items).size(), 17);
        QCOMPARE(std::count_if(page->items.begin(), page->items.end(),
                               [](const DatasetItem &item) { return item.isFullyEmbargoed; }),
                 1);
        QCOMPARE(readVersions(bytes(*folder, u"article_versions"_s)).value(), QList<int>({2, 1}));
        QVERIFY(readCollection(bytes(*folder, u"collection"_s)));
    }

    void statesOfImages_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("state");
        QTest::newRow("open") << u"article"_s << u"open"_s;
        QTest::newRow("embargoed files") << u"article_embargoed_files"_s << u"embargoed-files"_s;
        QTest::newRow("fully embargoed") << u"article_embargoed_full"_s << u"fully-embargoed"_s;
        QTest::newRow("restricted") << u"article_restricted"_s << u"restricted"_s;
        QTest::newRow("no files") << u"article_nofiles"_s << u"metadata-only"_s;
    }

    void statesOfImages()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        QFETCH(QString, name);
        const ImageAccess access = imageAccess(readDataset(bytes(*folder, name)).value());
        QTEST(stateName(access.state), "state");
        QCOMPARE(access.mayAsk(), access.sentence.isEmpty());
    }

    void theCatalogue()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        CatalogueBuilder builder;
        QCOMPARE(builder.addCollections(bytes(*folder, u"collections"_s)).value(), 13);
        QVERIFY(builder.addDatasets(bytes(*folder, u"articles_search_versions"_s)));
        QVERIFY(builder.addDatasets(bytes(*folder, u"articles_search_doi_all_authors"_s)));
        QVERIFY(builder.addDatasets(bytes(*folder, u"articles_search_versions_latest"_s)));
        const Catalogue catalogue = builder.build();
        QVERIFY(catalogue.problems().isEmpty());
        const auto aerial = search(catalogue, SearchQuery(u"arnhem AERIAL"_s));
        QCOMPARE(aerial.size(), size_t(1));
        QCOMPARE(catalogue.item(aerial.front()).version, std::optional(2));
        QCOMPARE(catalogue.authorsOf(aerial.front()).size(), size_t(14));
        QCOMPARE(searchAuthors(catalogue, SearchQuery(u"lucja zolc"_s)).size(), size_t(1));
        const auto vries = catalogue.authorWithOrcid(u"0000-0002-1825-0097"_s);
        QVERIFY(vries && !catalogue.datasetsOf(*vries).empty());
    }

    void minimalRecordsInLists()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        CatalogueBuilder builder;
        QCOMPARE(builder.addDatasets(bytes(*folder, u"collection_articles_limit100"_s)).value(), 17);
        const Catalogue catalogue = builder.build();
        QCOMPARE(catalogue.size(), 17);
        int hidden = 0;
        for (qsizetype i = 0; i < catalogue.size(); ++i)
            hidden += catalogue.item(i).isFullyEmbargoed ? 1 : 0;
        QCOMPARE(hidden, 1);
    }

    void researchObjects()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const ResearchObject object = readResearchObject(bytes(*folder, u"v3_rocrate_version"_s)).value();
        const Dataset dataset = completed(readDataset(bytes(*folder, u"article"_s)).value(), object);
        QCOMPARE(dataset.tags.size(), 12);
        QCOMPARE(dataset.authors.size(), 14);
        QCOMPARE(object.files.size(), 5);
    }

    /// Whatever a file holds, each reader takes or refuses it, and a failed answer has something to say.
    void everything()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const QStringList names = QDir(*folder).entryList({u"*.json"_s}, QDir::Files);
        QVERIFY(names.size() > 100);
        for (const QString &name : names) {
            const QByteArray body = readBytes(QDir(*folder).filePath(name));
            const QByteArray headers =
                readBytes(QDir(*folder).filePath(QString(name).replace(u".json"_s, u".headers"_s)));
            const int status = headers.mid(headers.indexOf(' ') + 1, 3).toInt();
            static_cast<void>(readDataset(body));
            static_cast<void>(readCollection(body));
            static_cast<void>(readCollections(body));
            static_cast<void>(readDatasetPage(body));
            static_cast<void>(readVersions(body));
            static_cast<void>(readResearchObject(body));
            static_cast<void>(readCategories(body));
            static_cast<void>(readLicences(body));
            CatalogueBuilder builder;
            QVERIFY2(builder.addDatasets(body).has_value() == readDatasetPage(body).has_value(), qPrintable(name));
            static_cast<void>(builder.build());
            const auto answer = net::requireSuccess({status, body, {}, *WebAddress::parse(u"http://127.0.0.1/"_s)});
            QVERIFY2(answer.has_value() == (status / 100 == 2), qPrintable(name));
            if (status >= 400 && status < 500 && body.startsWith('{'))
                QVERIFY2(!net::messageIn({status, body, {}, *WebAddress::parse(u"http://127.0.0.1/"_s)}).isEmpty(),
                         qPrintable(name));
        }
    }

private:
    static QByteArray readBytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QByteArray bytes(const QString &folder, const QString &name)
    {
        return readBytes(folder + u'/' + name + u".json"_s);
    }
};

KADER_TEST(TestRecorded);
#include "tst_recorded.moc"
