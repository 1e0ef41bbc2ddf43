#include "curation/record.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace Qt::StringLiterals;

class TestRecord : public QObject {
    Q_OBJECT

private slots:
    void carriesEveryField()
    {
        repository::Dataset dataset;
        dataset.title = u"Title"_s;
        dataset.doi = u"10.4121/x.v2"_s;
        dataset.version = 2;
        dataset.pageAddress = u"https://data.example/datasets/x/2"_s;
        dataset.resourceTitle = u"Paper"_s;
        dataset.resourceDoi = u"10.1000/1"_s;
        dataset.categories = {u"Earth Sciences"_s};
        dataset.descriptionHtml = u"<p>d</p>"_s;
        dataset.licence = {u"CC0"_s, u"https://creativecommons.org/publicdomain/zero/1.0/"_s};
        dataset.authors = {{u"a1"_s, u"A. Person"_s, u"0000-0002-1825-0097"_s}};
        dataset.tags = {u"tag"_s};
        dataset.funding = {{u"Project"_s, QString(), u"NWO"_s}};
        dataset.customFields = {{u"time coverage"_s, {u"1944"_s}},
                                {u"Derived From"_s, {u"a"_s, u"b"_s}},
                                {u"Geolocation Longitude"_s, {u"5,91"_s}},
                                {u"Geolocation Latitude"_s, {u"51,98"_s}}};
        const enrichment::Record record = curation::recordOf(dataset);
        QCOMPARE(record.title, dataset.title);
        QCOMPARE(record.version, u"2"_s);
        QCOMPARE(record.page, dataset.pageAddress);
        QCOMPARE(record.resourceTitle, u"Paper"_s);
        QCOMPARE(record.resourceDoi, u"10.1000/1"_s);
        QCOMPARE(record.categories, dataset.categories);
        QCOMPARE(record.descriptionHtml, dataset.descriptionHtml);
        QCOMPARE(record.timeCoverage, QStringList{u"1944"_s});
        QCOMPARE(record.derivedFrom, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(record.longitude, u"5,91"_s);
        QCOMPARE(record.latitude, u"51,98"_s);
        QCOMPARE(record.licence.url, dataset.licence.url);
        QCOMPARE(record.authors.size(), size_t(1));
        QCOMPARE(record.authors.front().orcid, u"0000-0002-1825-0097"_s);
        QCOMPARE(record.funding, QStringList{u"NWO, Project"_s});
    }
};

KADER_TEST(TestRecord);
#include "tst_record.moc"
