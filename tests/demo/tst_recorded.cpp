#include "base/atomicfile.h"
#include "demo/catalogue.h"
#include "repositoryclient.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

/// The embedded repository against answers of the service's own software, where those are at hand.
class TestRecorded : public QObject {
    Q_OBJECT

private slots:
    void keysAreInTheSameOrder_data()
    {
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("depth");
        const QString file = derivedUuid(ids::twoVersions, u"bend_2009.tif"_s);
        QTest::newRow("collections") << u"collections"_s << u"/v2/collections"_s << 1;
        QTest::newRow("collection") << u"collection"_s << u"/v2/collections/"_s + ids::mainCollection << 0;
        QTest::newRow("collection versions")
            << u"collection_versions"_s << u"/v2/collections/%1/versions"_s.arg(ids::mainCollection) << 1;
        QTest::newRow("articles of a collection")
            << u"collection_articles"_s << u"/v2/collections/%1/articles"_s.arg(ids::mainCollection) << 1;
        QTest::newRow("article") << u"article"_s << u"/v2/articles/"_s + ids::aerialSurvey << 0;
        QTest::newRow("article with a link") << u"article_linkonly"_s << u"/v2/articles/"_s + ids::linkOnly << 0;
        QTest::newRow("restricted") << u"article_restricted"_s << u"/v2/articles/"_s + ids::restricted << 0;
        QTest::newRow("embargoed") << u"article_embargoed_full"_s << u"/v2/articles/"_s + ids::embargoedEntirely << 0;
        QTest::newRow("files") << u"article_files"_s << u"/v2/articles/%1/files"_s.arg(ids::twoVersions) << 0;
        QTest::newRow("embargo") << u"article_version_embargo"_s
                                 << u"/v2/articles/%1/versions/1/embargo"_s.arg(ids::embargoedFiles) << 0;
        QTest::newRow("datasets") << u"v3_datasets"_s << u"/v3/datasets?limit=3"_s << 1;
        QTest::newRow("research object") << u"v3_rocrate_version"_s
                                         << u"/v3/datasets/%1/versions/1/ro-crate-metadata.json"_s.arg(
                                                ids::aerialSurvey)
                                         << 9;
        QTest::newRow("manifest") << u"iiif_manifest_micro_latest"_s
                                  << u"/iiif/v3/%1/latest/manifest"_s.arg(ids::yeastPilot) << 9;
        QTest::newRow("canvas") << u"iiif_canvas_tif"_s << u"/iiif/v3/%1/canvas"_s.arg(file) << 9;
        QTest::newRow("canvas of text") << u"iiif_canvas_txt"_s
                                        << u"/iiif/v3/%1/canvas"_s.arg(derivedUuid(ids::twoVersions, u"README.txt"_s))
                                        << 9;
    }

    void keysAreInTheSameOrder()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        QFETCH(QString, recorded);
        QFETCH(QString, path);
        QFETCH(int, depth);
        const QByteArray theirs = readWhole(*folder + u'/' + recorded + u".json"_s, 10'000'000).value();
        QCOMPARE(test::keyOrder(m_client.get(path).body, depth), test::keyOrder(theirs, depth));
    }

    void infoIsTheSameToTheByte()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const QString file = derivedUuid(ids::twoVersions, u"bend_2009.tif"_s);
        QByteArray ours = m_client.get(u"/iiif/v3/%1/info.json"_s.arg(file)).body;
        const QByteArray theirs = readWhole(*folder + u"/iiif_info_tif.json"_s, 10'000).value(); // 3000×2800 too
        const QByteArray id = QJsonDocument::fromJson(theirs).object()["id"_L1].toString().toLatin1();
        ours.replace((m_client.base() + u"/iiif/v3/"_s + file).toLatin1(), id);
        QCOMPARE(ours, theirs);
    }

    void searchRecordsHaveTheSameKeys()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const QByteArray theirs = readWhole(*folder + u"/articles_search_versions.json"_s, 10'000'000).value();
        const QByteArray ours = m_client.post(u"/v2/articles/search"_s, "{\"search_for\": \"bend\"}").body;
        QCOMPARE(test::keyOrder(ours, 1), test::keyOrder(theirs, 1));
    }

    void errorsAreTheSameToTheByte_data()
    {
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<QString>("path");
        const QString articles = u"/v2/collections/%1/articles"_s.arg(ids::mainCollection);
        QTest::newRow("limit") << u"collection_articles_limit0_400.json"_s << articles + u"?limit=0"_s;
        QTest::newRow("mixed") << u"collection_articles_mixed_400.json"_s
                               << articles + u"?page=1&page_size=2&limit=2"_s;
        QTest::newRow("collections mixed") << u"collections_mixed_paging.json"_s << u"/v2/collections?page=1&limit=5"_s;
        QTest::newRow("v3") << u"v3_datasets_limit_abc.json"_s << u"/v3/datasets?limit=abc"_s;
        QTest::newRow("404") << u"article_404.json"_s << u"/v2/articles/00000000-0000-4000-8000-000000000000"_s;
        QTest::newRow("405") << u"collections_search_get_405.txt"_s << u"/v2/collections/search"_s;
        QTest::newRow("draft") << u"iiif_manifest_aerial_draft_403.json"_s
                               << u"/iiif/v3/%1/draft/manifest"_s.arg(ids::twoVersions);
        QTest::newRow("embargoed") << u"iiif_manifest_embargoed_403.json"_s
                                   << u"/iiif/v3/%1/1/manifest"_s.arg(ids::embargoedFiles);
        QTest::newRow("uuid") << u"iiif_info_bad_uuid_400.json"_s << u"/iiif/v3/xyz/info.json"_s;
        const QString image = u"/iiif/v3/%1/"_s.arg(derivedUuid(ids::twoVersions, u"bend_2009.tif"_s));
        QTest::newRow("quality") << u"iiif_img_badquality.jpg"_s << image + u"0,0,400,400/400,400/0/native.jpg"_s;
        QTest::newRow("format") << u"iiif_img_fmt_gif.gif"_s << image + u"0,0,400,400/400,400/0/default.gif"_s;
        QTest::newRow("^max") << u"iiif_img_caret_max.jpg"_s << image + u"full/^max/0/default.jpg"_s;
        QTest::newRow("pct") << u"iiif_img_pct_region.jpg"_s << image + u"pct:0,0,50,50/500,500/0/default.jpg"_s;
    }

    void errorsAreTheSameToTheByte()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        QFETCH(QString, recorded);
        QFETCH(QString, path);
        QCOMPARE(m_client.get(path).body, readWhole(*folder + u'/' + recorded, 10'000).value());
    }

private:
    test::RepositoryClient m_client;
};

KADER_TEST(TestRecorded);
#include "tst_recorded.moc"
