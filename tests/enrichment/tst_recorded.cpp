#include "aggregatecheck.h"
#include "enrichment/enrich.h"
#include "fixtures.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace kader;
using namespace kader::enrichment;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    return file.readAll();
}

QStringList customField(const QJsonObject &article, const QString &name)
{
    QStringList values;
    for (const QJsonValue field : article["custom_fields"_L1].toArray()) {
        if (field["name"_L1].toString() != name)
            continue;
        for (const QJsonValue value :
             field["value"_L1].isArray() ? field["value"_L1].toArray() : QJsonArray{field["value"_L1]})
            values.append(value.toString());
    }
    return values;
}

Record recordOf(const QString &path)
{
    const QJsonObject article = objectOf(bytesOf(path));
    Record record{.title = article["title"_L1].toString(),
                  .doi = article["doi"_L1].toString(),
                  .page = article["url_public_html"_L1].toString(),
                  .resourceTitle = article["resource_title"_L1].toString(),
                  .resourceDoi = article["resource_doi"_L1].toString(),
                  .descriptionHtml = article["description"_L1].toString(),
                  .timeCoverage = customField(article, u"Time coverage"_s),
                  .derivedFrom = customField(article, u"Derived From"_s),
                  .longitude = customField(article, u"Geolocation Longitude"_s).join(u' '),
                  .latitude = customField(article, u"Geolocation Latitude"_s).join(u' ')};
    for (const QJsonValue category : article["categories"_L1].toArray())
        record.categories.append(category["title"_L1].toString());
    return record;
}

/// A copy without what an enrichment may touch.
QJsonObject rest(QJsonObject manifest)
{
    for (const QLatin1StringView name : {"@context"_L1, "id"_L1, "metadata"_L1, "summary"_L1, "navPlace"_L1})
        manifest.remove(name);
    return manifest;
}

/// Empty when enriching the result again still changes something, or wants to change one thing twice.
QByteArray enrichedTwice(const iiif::Manifest &manifest, const Record &record)
{
    const Profile profile{.overwrite = true, .newId = WebAddress::parse(u"https://here.example/m"_s)};
    const auto plan = planEnrichment(manifest, record, profile);
    iiif::Edits edits(manifest.document().outline());
    apply(*plan, edits);
    const auto patches = edits.patches();
    const QByteArray json = patches ? iiif::patched(manifest.document().bytes(), *patches) : QByteArray();
    return patches && !planEnrichment(manifestOf(json), record, profile)->changesAnything() ? json : QByteArray();
}

} // namespace

class TestRecorded : public QObject {
    Q_OBJECT

private slots:
    void enriches_data()
    {
        QTest::addColumn<QString>("article");
        QTest::addColumn<QString>("manifest");
        QTest::addColumn<QByteArray>("coordinates");
        QTest::addColumn<int>("entries"); // two are served already
        QTest::newRow("aerial, latest") << u"article.json"_s << u"iiif_manifest_aerial_latest.json"_s
                                        << "[5.9107, 51.9793]"_ba << 7;
        QTest::newRow("aerial, version 1")
            << u"article_version_1.json"_s << u"iiif_manifest_aerial_1.json"_s << "[5.9107, 51.9793]"_ba << 7;
        QTest::newRow("micro") << u"article_micro.json"_s << u"iiif_manifest_micro_latest.json"_s << QByteArray() << 0;
        QTest::newRow("mixed") << u"article_mixed.json"_s << u"iiif_manifest_mixed_latest.json"_s
                               << "[4.3571, 52.0116]"_ba << 5;
    }

    void enriches()
    {
        QFETCH(QString, article);
        QFETCH(QString, manifest);
        QFETCH(QByteArray, coordinates);
        QFETCH(int, entries);
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        const QByteArray source = bytesOf(*folder + u'/' + manifest);
        const Record record = recordOf(*folder + u'/' + article);
        for (const bool overwrite : {false, true}) {
            const iiif::Manifest read = manifestOf(source);
            const auto plan = planEnrichment(
                read, record, {.overwrite = overwrite, .newId = WebAddress::parse(u"https://here.example/m"_s)});
            QVERIFY(plan);
            iiif::Edits edits(read.document().outline());
            apply(*plan, edits);
            const auto patches = edits.patches();
            QVERIFY(patches);
            const QByteArray json = iiif::patched(source, *patches);
            QCOMPARE(unpatched(json, source, *patches), source);
            const QJsonObject root = objectOf(json);
            QCOMPARE(rest(root), rest(objectOf(source)));
            QVERIFY(coordinates.isEmpty() || json.contains(coordinates));
            if (entries > 0)
                QCOMPARE(root["metadata"_L1].toArray().size(), entries);
            const QString description = root["metadata"_L1].toArray()[1]["value"_L1]["en"_L1].toArray()[0].toString();
            QCOMPARE(description.contains("&amp;"_L1), !overwrite);
            QVERIFY(!root["summary"_L1]["en"_L1].toArray()[0].toString().contains("&amp;"_L1));
        }
    }

    /// Manifests of all kinds and faults: nothing is lost, and a second time nothing changes.
    void survivesEveryFixture()
    {
        KADER_SHARED_OR_SKIP(folder, u"fixtures"_s);
        const Record record{
            .resourceDoi = u"10.1/x"_s, .descriptionHtml = u"<p>D</p>"_s, .longitude = u"5.9"_s, .latitude = u"52"_s};
        int read = 0;
        QDirIterator files(*folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            auto document = iiif::Document::read(bytesOf(path), path);
            auto manifest = document ? iiif::Manifest::read(*document) : tl::unexpected(document.error());
            if (!manifest)
                continue;
            ++read;
            const QByteArray enriched = enrichedTwice(*manifest, record);
            QVERIFY2(!enriched.isEmpty(), qPrintable(path));
            QCOMPARE(rest(objectOf(enriched)), rest(objectOf(document->bytes())));
            QBuffer out;
            out.open(QIODevice::WriteOnly);
            const auto report = writeAggregate(out, {{.manifest = &*manifest}},
                                               {.id = *WebAddress::parse(u"https://here.example/a"_s)});
            if (!report)
                QCOMPARE(report.error().kind, ErrorKind::Usage); // no canvases
            else
                QCOMPARE(canvasIds(objectOf(out.data())).size(), report->canvases.front());
        }
        QVERIFY(read > 0);
    }

    void aggregates()
    {
        KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
        std::vector<iiif::Manifest> manifests;
        QStringList expected;
        for (const char *name : {"aerial_latest", "aerial_1", "micro_latest", "mixed_latest", "large_latest"}) {
            manifests.push_back(
                manifestOf(bytesOf(u"%1/iiif_manifest_%2.json"_s.arg(*folder, QString::fromLatin1(name)))));
            expected += canvasIds(objectOf(manifests.back().document().bytes()));
        }
        std::vector<AggregateSource> sources;
        for (const iiif::Manifest &manifest : manifests)
            sources.push_back({.manifest = &manifest});
        const Aggregated result = aggregated(sources, {.id = *WebAddress::parse(u"https://here.example/a"_s)});
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(canvasIds(result.root).size(), expected.size());
        const qsizetype repeated = expected.size() - QSet<QString>(expected.begin(), expected.end()).size();
        QVERIFY(repeated > 0); // two versions of a dataset share canvases
        QCOMPARE(qsizetype(result.report.renamed.size()), repeated);
        int position = 0;
        for (const iiif::Manifest &manifest : manifests) {
            const QJsonArray canvases = objectOf(manifest.document().bytes())["items"_L1].toArray();
            for (const QJsonValue canvas : canvases) {
                const QJsonValue body = canvas["items"_L1].toArray()[0]["items"_L1].toArray()[0]["body"_L1];
                const QJsonValue now = result.root["items"_L1].toArray()[position++];
                QCOMPARE(now["items"_L1].toArray()[0]["items"_L1].toArray()[0]["body"_L1], body);
                QCOMPARE(now["label"_L1], canvas["label"_L1]);
            }
        }
    }
};

KADER_TEST(TestRecorded);
#include "tst_recorded.moc"
