#include "aggregatecheck.h"
#include "enrichment/aggregate.h"
#include "enrichment/statement.h"
#include "fixtures.h"
#include "support/registry.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace kader;
using namespace kader::enrichment;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QString publication = u"https://here.example/aggregate.json"_s;

AggregateOptions options()
{
    return {.id = *WebAddress::parse(publication), .label = u"All of it"_s};
}

QByteArray annotationPage(const QByteArray &id, const QByteArray &annotations)
{
    return json(", 'annotations': [{'@context': 'http://www.w3.org/ns/anno.jsonld', 'id': '") + id +
           json("', 'type': 'AnnotationPage', 'items': [") + annotations + "]}]";
}

QByteArray annotation(const QByteArray &id, const QByteArray &target)
{
    return json("{'id': '") + id +
           json("', 'type': 'Annotation', 'motivation': 'commenting', 'body': {'type': 'TextualBody', 'value': 'x'}, "
                "'target': ") +
           target + '}';
}

QJsonObject canvasOf(const QJsonObject &manifest, int position)
{
    return manifest["items"_L1].toArray()[position].toObject();
}

QJsonObject rangeOf(const QJsonObject &manifest, int position)
{
    return manifest["structures"_L1].toArray()[position].toObject();
}

QString text(const QJsonValue &languageMap)
{
    QStringList all;
    for (const QJsonValue values : languageMap.toObject()) {
        for (const QJsonValue value : values.toArray())
            all.append(value.toString());
    }
    return all.join(u'|');
}

/// `label: value` of each entry.
QStringList entries(const QJsonObject &thing)
{
    QStringList all;
    for (const QJsonValue entry : thing["metadata"_L1].toArray())
        all.append(text(entry["label"_L1]) + ": "_L1 + text(entry["value"_L1]));
    return all;
}

QStringList rules(const AggregateReport &report)
{
    QStringList all;
    for (const Diagnostic &diagnostic : report.diagnostics)
        all.append(diagnostic.rule);
    return all;
}

QString target(const QJsonObject &canvas, const QString &pages, int annotation)
{
    const QJsonValue value = canvas[pages].toArray()[0]["items"_L1].toArray()[annotation]["target"_L1];
    return value.isString() ? value.toString()
                            : QString::fromUtf8(QJsonDocument(value.isArray() ? QJsonDocument(value.toArray())
                                                                              : QJsonDocument(value.toObject()))
                                                    .toJson(QJsonDocument::Compact));
}

} // namespace

class TestAggregate : public QObject {
    Q_OBJECT

private slots:
    void putsDatasetsTogether()
    {
        const iiif::Manifest a =
            manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1.tif"_s}, {u"a2"_s, u"2.tif"_s}}}));
        const iiif::Manifest b = manifestOf(served({.dataset = u"b"_s, .canvases = {{u"b1"_s, u"1.tif"_s}}}));
        const Aggregated result =
            aggregated({{.manifest = &a, .title = u"Dataset A"_s, .page = u"https://repo.example/datasets/a"_s},
                        {.manifest = &b, .title = u"B & <b>"_s}},
                       options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(canvasIds(result.root), QStringList({canvasId(u"a1"_s), canvasId(u"a2"_s), canvasId(u"b1"_s)}));
        QCOMPARE(result.report.canvases, (std::vector{2, 1}));
        QVERIFY(result.report.renamed.empty());
        QVERIFY(result.report.diagnostics.isEmpty());
        QCOMPARE(result.root["id"_L1].toString(), publication);
        QCOMPARE(text(result.root["label"_L1]), u"All of it"_s);
        QCOMPARE(entries(result.root),
                 QStringList({u"Authors: A. Author"_s,
                              u"Dataset: <a href=\"https://repo.example/datasets/a\">Dataset A</a>"_s,
                              u"Dataset: B & <b>"_s}));
        QCOMPARE(
            text(result.root["requiredStatement"_L1]["value"_L1]),
            u"<span><a href=\"https://repo.example/datasets/a\">Dataset A</a></span>|<span>B &amp; &lt;b&gt;</span>"_s);
        QCOMPARE(text(rangeOf(result.root, 0)["label"_L1]), u"Dataset A"_s);
        QCOMPARE(rangeOf(result.root, 0)["items"_L1].toArray().size(), 2);
        QCOMPARE(rangeOf(result.root, 1)["items"_L1].toArray()[0]["id"_L1].toString(), canvasId(u"b1"_s));
        const QJsonObject canvas = canvasOf(result.root, 2);
        QCOMPARE(entries(canvas), QStringList(u"Dataset: B & <b>"_s));
        QCOMPARE(canvas["partOf"_L1].toArray()[0]["id"_L1].toString(), manifestId(u"b"_s));
        QCOMPARE(canvas["partOf"_L1].toArray()[0]["type"_L1].toString(), u"Manifest"_s);
        QCOMPARE(text(canvas["partOf"_L1].toArray()[0]["label"_L1]), u"IIIF Manifest for 'b'."_s);
        QCOMPARE(result.root["thumbnail"_L1].toArray().size(), 1);
    }

    void keepsServicesAsTheyAre()
    {
        const iiif::Manifest a =
            manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}, {u"a2"_s, u"2"_s}}}));
        const Aggregated result = aggregated({{.manifest = &a}}, options());
        QCOMPARE(result.json.count(servedService(u"a1"_s)), 3); // body, canvas thumbnail, and the aggregate's thumbnail
        QCOMPARE(result.json.count(servedService(u"a2"_s)), 2);
    }

    void changesNothingElseOfACanvas()
    {
        const QByteArray extra = json(" , 'x':[1.50,-0,1e2, 12345678901234567890],'y':'\\/\\u00e9' ,'x':null");
        const iiif::Manifest a = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s, extra}}}));
        const QByteArray json = aggregated({{.manifest = &a}}, options()).json;
        QByteArray canvas = servedCanvas({u"a1"_s, u"1"_s, extra});
        canvas.replace("https://repo.example/iiif/v3/a1/annotationpage/0",
                       publication.toUtf8() + "/canvas/1/page/1/annotation/1");
        canvas.replace("https://repo.example/iiif/v3/a1/annotationpage", publication.toUtf8() + "/canvas/1/page/1");
        QVERIFY2(json.contains("\"items\": [" + canvas.chopped(1) + ", \"partOf\": [{"), json.constData());
    }

    void renamesACanvasWhoseIdIsTaken()
    {
        const QByteArray id = canvasId(u"f"_s).toUtf8();
        const QByteArray comments =
            annotation("https://x/1", '"' + id + "#xywh=1,2,3,4\"") + ',' +
            annotation(
                "https://x/2",
                json("{'type': 'SpecificResource', 'source': {'id': '") + id +
                    json("', 'type': 'Canvas', 'partOf': [{'id': 'https://repo.example/iiif/v3/v2/latest/manifest', "
                         "'type': 'Manifest'}]}, 'selector': {'type': 'PointSelector', 'x': 1, 'y': 2}}")) +
            ',' + annotation("https://x/3", json("['") + id + json("#xywh=5,6,7,8', 'https://elsewhere.example/c']")) +
            ',' + annotation("https://x/4", json("{'type': 'SpecificResource', 'source': '") + id + json("'}")) + ',' +
            annotation("https://x/5", "\"https://x/1\"") + ',' +
            annotation("https://x/6", "\"https://repo.example/iiif/v3/f/canvas2\"");
        const std::vector<ServedCanvas> canvases = {{u"f"_s, u"1.tif"_s, annotationPage("https://x/p", comments)}};
        const iiif::Manifest v1 = manifestOf(served({.dataset = u"v1"_s, .canvases = canvases}));
        const iiif::Manifest v2 = manifestOf(served({.dataset = u"v2"_s, .canvases = canvases}));
        const Aggregated result = aggregated(
            {{.manifest = &v1, .title = u"Version 1"_s}, {.manifest = &v2, .title = u"Version 2"_s}}, options());
        const QString unknown =
            u"target of nothing: https://repo.example/iiif/v3/f/canvas2"_s; // begins like the id, but is another
        QCOMPARE(faultsOf(result.json), QStringList({unknown, unknown}));
        const QString renamed = publication + "/canvas/2"_L1;
        QCOMPARE(canvasIds(result.root), QStringList({QString::fromUtf8(id), renamed}));
        QVERIFY(result.report.renamed == (std::vector<RenamedCanvas>{{{1, 0}, QString::fromUtf8(id), renamed}}));
        const QJsonObject later = canvasOf(result.root, 1);
        QCOMPARE(later["seeAlso"_L1].toArray()[0]["id"_L1].toString(), QString::fromUtf8(id));
        QVERIFY(!canvasOf(result.root, 0).contains("seeAlso"_L1));
        QCOMPARE(later["partOf"_L1].toArray()[0]["id"_L1].toString(), manifestId(u"v2"_s));
        QCOMPARE(target(later, u"items"_s, 0), renamed);
        QCOMPARE(target(later, u"annotations"_s, 0), renamed + "#xywh=1,2,3,4"_L1);
        QVERIFY(target(later, u"annotations"_s, 1).contains("\"id\":\""_L1 + renamed + u'"'));
        QVERIFY(target(later, u"annotations"_s, 1).contains("\"id\":\""_L1 + publication + u'"'));
        QVERIFY(target(later, u"annotations"_s, 1).contains("PointSelector"_L1));
        QCOMPARE(target(later, u"annotations"_s, 2),
                 "[\""_L1 + renamed + "#xywh=5,6,7,8\",\"https://elsewhere.example/c\"]"_L1);
        QVERIFY(target(later, u"annotations"_s, 3).contains("\"source\":\""_L1 + renamed + u'"'));
        QCOMPARE(target(later, u"annotations"_s, 4), publication + "/canvas/2/page/2/annotation/1"_L1);
        QCOMPARE(target(canvasOf(result.root, 0), u"annotations"_s, 4),
                 publication + "/canvas/1/page/2/annotation/1"_L1);
        QCOMPARE(target(canvasOf(result.root, 0), u"annotations"_s, 0), QString::fromUtf8(id) + "#xywh=1,2,3,4"_L1);
    }

    void followsATargetOnAnotherCanvas()
    {
        const QByteArray there = '"' + canvasId(u"g"_s).toUtf8() + "#xywh=1,1,1,1\"";
        const iiif::Manifest v1 = manifestOf(served({.dataset = u"v1"_s, .canvases = {{u"g"_s, u"g"_s}}}));
        const iiif::Manifest v2 = manifestOf(
            served({.dataset = u"v2"_s,
                    .canvases = {{u"f"_s, u"f"_s, annotationPage("https://x/p", annotation("https://x/1", there))},
                                 {u"g"_s, u"g"_s}}}));
        const Aggregated result = aggregated({{.manifest = &v1}, {.manifest = &v2}}, options());
        QCOMPARE(target(canvasOf(result.root, 1), u"annotations"_s, 0), publication + "/canvas/3#xywh=1,1,1,1"_L1);
    }

    void givesIdsToCanvasesWithout()
    {
        QByteArray source =
            served({.dataset = u"a"_s, .canvases = {{u"f"_s, u"1"_s}, {u"f"_s, u"2"_s}, {u"g"_s, u"3"_s}}});
        source.replace(json("{'id': 'https://repo.example/iiif/v3/g/canvas', 'type': 'Canvas'"),
                       json("{'type': 'Canvas'"));
        const iiif::Manifest a = manifestOf(source);
        const Aggregated result = aggregated({{.manifest = &a}}, options());
        QCOMPARE(canvasIds(result.root),
                 QStringList({canvasId(u"f"_s), publication + "/canvas/2"_L1, publication + "/canvas/3"_L1}));
        QCOMPARE(target(canvasOf(result.root, 1), u"items"_s, 0), publication + "/canvas/2"_L1);
    }

    void makesNoIdThatACanvasHas()
    {
        QByteArray source =
            served({.dataset = u"a"_s, .canvases = {{u"f"_s, u"1"_s}, {u"f"_s, u"2"_s}, {u"g"_s, u"3"_s}}});
        source.replace(canvasId(u"g"_s).toUtf8(), publication.toUtf8() + "/canvas/2");
        const iiif::Manifest a = manifestOf(source);
        const Aggregated result = aggregated({{.manifest = &a}}, options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(canvasIds(result.root)[2], publication + "/canvas/2"_L1);
    }

    void keepsReferencedPages()
    {
        const QByteArray reference = json(
            ", 'annotations': [{'id': 'https://x.example/page', 'type': 'AnnotationPage'}, 'https://x.example/odd']");
        const iiif::Manifest a = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"f"_s, u"1"_s, reference}}}));
        QVERIFY(aggregated({{.manifest = &a}}, options()).json.contains(reference));
    }

    void addsToWhatCanvasesHave_data()
    {
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<int>("partOf");
        QTest::addColumn<QStringList>("metadata");
        const QByteArray mine = json("{'label': {'en': ['Scale']}, 'value': {'en': ['1:500']}}");
        const QByteArray box = json("{'id': 'https://x.example/box', 'type': 'Collection'}");
        const QStringList both = {u"Scale: 1:500"_s, u"Dataset: A"_s};
        QTest::newRow("lists") << json(", 'partOf': [") + box + json("], 'metadata': [") + mine + ']' << 2 << both;
        QTest::newRow("lone things") << json(", 'partOf': ") + box + json(", 'metadata': ") + mine << 2 << both;
        QTest::newRow("nulls") << json(", 'partOf': null, 'metadata': null") << 1 << QStringList(u"Dataset: A"_s);
        QTest::newRow("address alone") << json(", 'partOf': 'https://x.example/box'") << 2
                                       << QStringList(u"Dataset: A"_s);
        QTest::newRow("names its manifest already")
            << json(", 'partOf': [{'id': 'https://repo.example/iiif/v3/a/latest/manifest', 'type': 'Manifest'}]") << 1
            << QStringList(u"Dataset: A"_s);
        QTest::newRow("contexts inside")
            << json(", 'partOf': {'@context': 'http://c.example/c', 'id': 'https://x.example/box', 'type': "
                    "'Collection'}, '@context': 'http://c.example/d'")
            << 2 << QStringList(u"Dataset: A"_s);
    }

    void addsToWhatCanvasesHave()
    {
        QFETCH(QByteArray, extra);
        QFETCH(int, partOf);
        QFETCH(QStringList, metadata);
        const iiif::Manifest a = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"f"_s, u"1"_s, extra}}}));
        const Aggregated result = aggregated({{.manifest = &a, .title = u"A"_s}}, options());
        QCOMPARE(canvasOf(result.root, 0)["partOf"_L1].toArray().size(), partOf);
        QCOMPARE(entries(canvasOf(result.root, 0)), metadata);
    }

    void saysOnceWhatAllSay()
    {
        const QByteArray common = json(", 'provider': [{'id': 'https://4tu.example', 'type': 'Agent', 'label': {'en': "
                                       "['4TU \\u2013 R']}}], 'x': {'a': [1.0]}");
        const QByteArray sameSpaced = json(
            ",'x':{'a':[1.0]},'provider':[{'id':'https:\\/\\/4tu.example','type':'Agent','label':{'en':['4TU – R']}}]");
        const QByteArray publisher = json("{'label': {'en': ['Publisher']}, 'value': {'en': ['4TU']}}");
        const iiif::Manifest a = manifestOf(served(
            {.dataset = u"a"_s,
             .canvases = {{u"a1"_s, u"1"_s}},
             .metadata = '[' + publisher + json(", {'label': {'en': ['DOI']}, 'value': {'en': ['10/a']}}]"),
             .extra = common +
                      json(", 'summary': {'en': ['A!']}, 'rights': 'http://creativecommons.org/licenses/by/4.0/'")}));
        const iiif::Manifest b = manifestOf(
            served({.dataset = u"b"_s,
                    .canvases = {{u"b1"_s, u"1"_s, json(", 'rights': 'http://rightsstatements.org/vocab/InC/1.0/'")},
                                 {u"b2"_s, u"2"_s}},
                    .metadata = json("[{'label': {'en': ['DOI']}, 'value': {'en': ['10/b']}}, ") + publisher + ']',
                    .extra = sameSpaced +
                             json(", 'rights': 'http://creativecommons.org/publicdomain/zero/1.0/', "
                                  "'requiredStatement': {'label': {'en': ['By']}, 'value': {'en': ['Thank B']}}")}));
        const Aggregated result =
            aggregated({{.manifest = &a, .title = u"A"_s, .page = {}, .attribution = u"Ann & Co"_s},
                        {.manifest = &b, .title = u"B"_s}},
                       options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(entries(result.root),
                 QStringList({u"Publisher: 4TU"_s, u"Dataset: A"_s, u"DOI: 10/a"_s, u"Dataset: B"_s, u"DOI: 10/b"_s}));
        QCOMPARE(entries(rangeOf(result.root, 0)), QStringList(u"DOI: 10/a"_s));
        QCOMPARE(entries(rangeOf(result.root, 1)), QStringList(u"DOI: 10/b"_s));
        QVERIFY(result.root.contains("provider"_L1) && result.root.contains("x"_L1));
        QVERIFY(!result.root.contains("summary"_L1) && !result.root.contains("rights"_L1));
        QVERIFY(!rangeOf(result.root, 0).contains("provider"_L1));
        QCOMPARE(text(rangeOf(result.root, 0)["summary"_L1]), u"A!"_s);
        QCOMPARE(rangeOf(result.root, 1)["rights"_L1].toString(),
                 u"http://creativecommons.org/publicdomain/zero/1.0/"_s);
        QCOMPARE(canvasOf(result.root, 0)["rights"_L1].toString(), u"http://creativecommons.org/licenses/by/4.0/"_s);
        QCOMPARE(canvasOf(result.root, 1)["rights"_L1].toString(), u"http://rightsstatements.org/vocab/InC/1.0/"_s);
        QCOMPARE(canvasOf(result.root, 2)["rights"_L1].toString(),
                 u"http://creativecommons.org/publicdomain/zero/1.0/"_s);
        QCOMPARE(
            text(result.root["requiredStatement"_L1]["value"_L1]),
            u"<span>A: Ann &amp; Co. Licence: <a href=\"http://creativecommons.org/licenses/by/4.0/\">CC BY "
            u"4.0</a></span>|"
            "<span>B. Licence: <a href=\"http://creativecommons.org/publicdomain/zero/1.0/\">CC0 1.0</a></span>|Thank B"_s);
        QCOMPARE(text(rangeOf(result.root, 1)["requiredStatement"_L1]["value"_L1]), u"Thank B"_s);
    }

    void keepsCommonRightsAndStatement()
    {
        const QByteArray extra = json(", 'rights': 'http://creativecommons.org/licenses/by/4.0/', 'requiredStatement': "
                                      "{'label': {'en': ['By']}, 'value': {'en': ['Us'], 'nl': ['Wij']}}");
        const iiif::Manifest a =
            manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}}, .extra = extra}));
        const iiif::Manifest b =
            manifestOf(served({.dataset = u"b"_s, .canvases = {{u"b1"_s, u"1"_s}}, .extra = extra}));
        const Aggregated result = aggregated({{.manifest = &a}, {.manifest = &b}}, options());
        QVERIFY(result.json.contains(extra));
        QVERIFY(!canvasOf(result.root, 0).contains("rights"_L1));
        QVERIFY(!rangeOf(result.root, 0).contains("rights"_L1));
    }

    void bringsPlacesAndContexts()
    {
        const QByteArray place = json(", 'navPlace': {'type': 'FeatureCollection', 'features': []}");
        QByteArray first = served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}}, .extra = place});
        first.replace(json("'http://iiif.io/api/presentation/3/context.json'"),
                      json("['http://x.example/c', 'http://iiif.io/api/presentation/3/context.json']"));
        const iiif::Manifest a = manifestOf(first);
        const iiif::Manifest b =
            manifestOf(served({.dataset = u"b"_s, .canvases = {{u"b1"_s, u"1"_s, annotationPage("https://x/p", "")}}}));
        const Aggregated result = aggregated({{.manifest = &a}, {.manifest = &b}}, options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QVERIFY(rangeOf(result.root, 0).contains("navPlace"_L1));
        QCOMPARE(result.root["@context"_L1].toArray(),
                 QJsonArray({u"http://www.w3.org/ns/anno.jsonld"_s, u"http://x.example/c"_s,
                             u"http://iiif.io/api/extension/navplace/context.json"_s,
                             u"http://iiif.io/api/presentation/3/context.json"_s}));
    }

    void nestsRangesOfTheDatasets()
    {
        const QByteArray f = canvasId(u"f"_s).toUtf8();
        const QByteArray structures =
            json(", 'structures': [{'id': 'https://x/r1', 'type': 'Range', '@context': "
                 "'http://iiif.io/api/presentation/3/context.json', 'label': {'en': ['All']}, 'start': {'id': '") +
            f + json("', 'type': 'Canvas'}, 'items': [{'id': '") + f +
            json("#xywh=1,2,3,4', 'type': 'Canvas'}, {'id': 'https://x/r2', 'type': 'Range', 'items': [{'type': "
                 "'SpecificResource', 'source': '") +
            f +
            json("'}, {'id': 'https://gone.example/c', 'type': 'Canvas'}]}, {'id': 'https://x/r3', 'type': 'Range', "
                 "'items': [{'id': 'https://gone.example/c', 'type': 'Canvas'}]}, {'id': 'https://x/r2', 'type': "
                 "'Range'}]}]");
        const iiif::Manifest v1 =
            manifestOf(served({.dataset = u"v1"_s, .canvases = {{u"f"_s, u"1"_s}}, .extra = structures}));
        const iiif::Manifest v2 =
            manifestOf(served({.dataset = u"v2"_s, .canvases = {{u"f"_s, u"1"_s}}, .extra = structures}));
        const Aggregated result = aggregated({{.manifest = &v1}, {.manifest = &v2}}, options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(rules(result.report), QStringList({u"aggregate-range-items"_s, u"aggregate-range-items"_s}));
        const QJsonArray items = rangeOf(result.root, 1)["items"_L1].toArray();
        QCOMPARE(items.size(), 2);
        const QJsonObject own = items[1].toObject();
        QCOMPARE(text(own["label"_L1]), u"All"_s);
        QCOMPARE(own["start"_L1]["id"_L1].toString(), publication + "/canvas/2"_L1);
        QCOMPARE(own["items"_L1].toArray().size(), 3);
        QCOMPARE(own["items"_L1].toArray()[0]["id"_L1].toString(), publication + "/canvas/2#xywh=1,2,3,4"_L1);
        QCOMPARE(own["items"_L1].toArray()[1]["items"_L1].toArray().size(), 1);
        QCOMPARE(own["items"_L1].toArray()[1]["id"_L1], own["items"_L1].toArray()[2]["id"_L1]);
    }

    void takesWhatIsChosen()
    {
        const QByteArray structures =
            json(", 'structures': [{'id': 'https://x/r', 'type': 'Range', 'items': [{'id': '") +
            canvasId(u"a1"_s).toUtf8() + json("', 'type': 'Canvas'}]}]");
        const iiif::Manifest a =
            manifestOf(served({.dataset = u"a"_s,
                               .canvases = {{u"a1"_s, u"1"_s}, {u"a2"_s, u"2"_s}, {u"a3"_s, u"3"_s}},
                               .extra = structures}));
        const iiif::Manifest b = manifestOf(served({.dataset = u"b"_s, .canvases = {{u"b1"_s, u"1"_s}}}));
        const iiif::Manifest c = manifestOf(served({.dataset = u"c"_s, .canvases = {{u"c1"_s, u"1"_s}}}));
        AggregateOptions chosen = options();
        chosen.canvases = {{0, 2}, {1, 0}, {0, 1}};
        const Aggregated result = aggregated({{.manifest = &a}, {.manifest = &b}, {.manifest = &c}}, chosen);
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(canvasIds(result.root), QStringList({canvasId(u"a3"_s), canvasId(u"b1"_s), canvasId(u"a2"_s)}));
        QCOMPARE(result.root["structures"_L1].toArray().size(), 2);
        QCOMPARE(rangeOf(result.root, 0)["items"_L1].toArray().size(), 2);
        QCOMPARE(result.report.canvases, (std::vector{2, 1, 0}));
    }

    void keepsPagesAndServicesOfManifests()
    {
        const QByteArray page = json(", 'annotations': [{'id': 'https://x/mp', 'type': 'AnnotationPage', 'items': [") +
                                annotation("https://x/m1", '"' + canvasId(u"f"_s).toUtf8() + '"') +
                                json("]}], 'services': [{'@context': 'http://iiif.io/api/search/2/context.json', 'id': "
                                     "'https://x/search', 'type': 'SearchService2'}]");
        const iiif::Manifest v1 =
            manifestOf(served({.dataset = u"v1"_s, .canvases = {{u"f"_s, u"1"_s}}, .extra = page}));
        const iiif::Manifest v2 =
            manifestOf(served({.dataset = u"v2"_s, .canvases = {{u"f"_s, u"1"_s}}, .extra = page}));
        const Aggregated result = aggregated({{.manifest = &v1}, {.manifest = &v2}}, options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(result.root["services"_L1].toArray().size(), 1);
        QVERIFY(result.root["services"_L1].toArray()[0].toObject().contains("@context"_L1));
        QCOMPARE(target(result.root, u"annotations"_s, 0), canvasId(u"f"_s));
        QCOMPARE(result.root["annotations"_L1].toArray()[1]["items"_L1].toArray()[0]["target"_L1].toString(),
                 publication + "/canvas/2"_L1);
    }

    void speaksOfOddSources()
    {
        const iiif::Manifest a = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}}}));
        const iiif::Manifest again = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}}}));
        const iiif::Manifest other = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a2"_s, u"1"_s}}}));
        const iiif::Manifest empty = manifestOf(served({.dataset = u"e"_s, .canvases = {}}));
        const iiif::Manifest odd = manifestOf(
            json("{'type': 'Manifest', 'label': 'Odd', 'metadata': {'a': 'b'}, 'thumbnail': 'x', 'structures': 5, "
                 "'services': null, 'annotations': 'x', 'items': [{'type': 'Canvas', 'thumbnail': null}, null, 5]}"));
        const Aggregated result =
            aggregated({{.manifest = &a}, {.manifest = &again}, {.manifest = &other}, {.manifest = &empty}}, options());
        QCOMPARE(faultsOf(result.json), QStringList());
        QCOMPARE(rules(result.report),
                 QStringList({u"aggregate-repeated"_s, u"aggregate-same-id"_s, u"aggregate-no-canvases"_s}));
        QCOMPARE(result.report.canvases, (std::vector{1, 0, 1, 0}));
        QCOMPARE(rules(aggregated({{.manifest = &odd}}, options()).report),
                 QStringList({u"aggregate-not-a-canvas"_s, u"aggregate-not-a-canvas"_s, u"aggregate-range-items"_s,
                              u"aggregate-manifest-id"_s, u"aggregate-metadata"_s}));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("sources");
        QTest::addColumn<int>("canvas");
        QTest::addColumn<bool>("isTwice");
        QTest::addColumn<QString>("address");
        QTest::newRow("nothing") << 0 << -1 << false << publication;
        QTest::newRow("no such canvas") << 1 << 7 << false << publication;
        QTest::newRow("a canvas twice") << 1 << 0 << true << publication;
        QTest::newRow("address with a fragment") << 1 << -1 << false << publication + "#x"_L1;
    }

    void refuses()
    {
        QFETCH(int, sources);
        QFETCH(int, canvas);
        QFETCH(bool, isTwice);
        QFETCH(QString, address);
        const iiif::Manifest a = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}}}));
        AggregateOptions asked{.id = *WebAddress::parse(address)};
        asked.canvases.assign(canvas < 0 ? 0 : isTwice ? 2 : 1, {0, canvas});
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto report = writeAggregate(out, std::vector<AggregateSource>(size_t(sources), {.manifest = &a}), asked);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, sources == 0 ? ErrorKind::Malformed : ErrorKind::Usage);
        QVERIFY(out.data().isEmpty());
    }

    void noticesThatASourceChanges()
    {
        int readings = 0;
        const auto read = [&readings]() -> Result<iiif::Manifest> {
            const QString id = ++readings == 1 ? u"a1"_s : u"a2"_s;
            return manifestOf(served({.dataset = u"a"_s, .canvases = {{id, u"1"_s}}}));
        };
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto report = writeAggregate(out, {{.read = read}}, options());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Conflict);
        QVERIFY(out.data().isEmpty());
    }

    void failsAsReadingDoes()
    {
        const auto read = []() -> Result<iiif::Manifest> { return failure(ErrorKind::NotFound, u"gone"_s); };
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto report = writeAggregate(out, {{.read = read}}, options());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::NotFound);
        QVERIFY(out.data().isEmpty());
    }

    void saysThatNothingCanBeWritten()
    {
        const iiif::Manifest a = manifestOf(served({.dataset = u"a"_s, .canvases = {{u"a1"_s, u"1"_s}}}));
        QBuffer out;
        out.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        const auto report = writeAggregate(out, {{.manifest = &a}}, options());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::File);
    }

    void namesLicences_data()
    {
        QTest::addColumn<QString>("rights");
        QTest::addColumn<QString>("name");
        QTest::newRow("by") << u"http://creativecommons.org/licenses/by/4.0/"_s << u"CC BY 4.0"_s;
        QTest::newRow("by-nc-sa, https") << u"https://creativecommons.org/licenses/by-nc-sa/3.0/nl/"_s
                                         << u"CC BY-NC-SA 3.0"_s;
        QTest::newRow("zero") << u"http://creativecommons.org/publicdomain/zero/1.0/"_s << u"CC0 1.0"_s;
        QTest::newRow("mark") << u"http://creativecommons.org/publicdomain/mark/1.0/"_s << u"Public Domain Mark 1.0"_s;
        QTest::newRow("other") << u"http://rightsstatements.org/vocab/InC/1.0/"_s
                               << u"http://rightsstatements.org/vocab/InC/1.0/"_s;
    }

    void namesLicences()
    {
        QFETCH(QString, rights);
        QFETCH(QString, name);
        QCOMPARE(licenceName(rights), name);
    }

    void keepsAllCanvasesInOrder()
    {
        std::mt19937 random(20'261'122);
        const auto upTo = [&random](int last) { return std::uniform_int_distribution<int>(0, last)(random); };
        for (int round = 0; round < 60; ++round) {
            std::vector<iiif::Manifest> manifests;
            QStringList expectedFiles;
            for (int m = 0; m <= upTo(5); ++m) {
                std::vector<ServedCanvas> canvases;
                for (int c = 0; c <= upTo(6); ++c) {
                    const QString file = "f"_L1 + QString::number(upTo(12)); // files repeat within and across datasets
                    const QByteArray comment =
                        annotation("https://x/c", '"' + canvasId(file).toUtf8() + "#xywh=1,2,3,4\"");
                    canvases.push_back({file, file, upTo(1) ? annotationPage("https://x/p", comment) : QByteArray()});
                    expectedFiles.append(file);
                }
                manifests.push_back(manifestOf(served({.dataset = QString::number(m), .canvases = canvases})));
            }
            std::vector<AggregateSource> sources;
            for (const iiif::Manifest &manifest : manifests)
                sources.push_back({.manifest = &manifest});
            const Aggregated result = aggregated(sources, options());
            QCOMPARE(faultsOf(result.json), QStringList());
            QStringList files;
            for (const QJsonValue canvas : result.root["items"_L1].toArray())
                files.append(text(canvas["label"_L1]));
            QCOMPARE(files, expectedFiles);
        }
    }
};

KADER_TEST(TestAggregate);
#include "tst_aggregate.moc"
