#include "enrichment/enrich.h"
#include "fixtures.h"
#include "support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace kader;
using namespace kader::enrichment;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// `{"label": {"en": [label]}, "value": {"en": [value]}}`, as parity with the team's scripts asks for.
QByteArray entry(const QByteArray &label, const QByteArray &value, const QByteArray &language = "en")
{
    return json("{'label': {'") + language + json("': ['") + label + json("']}, 'value': {'") + language +
           json("': ['") + value + json("']}}");
}

Record fullRecord()
{
    return {.title = u"Grains"_s,
            .doi = u"10.4121/grains.v1"_s,
            .page = u"https://repo.example/datasets/grains/1"_s,
            .resourceTitle = u" On \"grains\" "_s,
            .resourceDoi = u"10.1000/182"_s,
            .categories = {u"Soil"_s, u"Earth Sciences"_s, u"Soil"_s, u" "_s, u"Écologie"_s},
            .descriptionHtml = u"<p>Fine &amp; coarse.</p><ul><li>sand</li></ul>"_s,
            .timeCoverage = {u"1944"_s},
            .derivedFrom = {u"https://doi.org/10.1/a"_s, u"https://doi.org/10.1/b"_s},
            .longitude = u"5,9107"_s,
            .latitude = u"51º 58’ 45.5’’ N"_s};
}

struct Enriched {
    EnrichmentPlan plan;
    QByteArray json;
    iiif::Patches patches;
};

Enriched enriched(const QByteArray &source, const Record &record, const Profile &profile)
{
    const iiif::Manifest manifest = manifestOf(source);
    Result<EnrichmentPlan> plan = planEnrichment(manifest, record, profile);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().message));
    iiif::Edits edits(manifest.document().outline());
    apply(*plan, edits);
    const Result<iiif::Patches> patches = edits.patches();
    if (!patches)
        qFatal("%s", qPrintable(patches.error().message));
    return {std::move(*plan), iiif::patched(source, *patches), *patches};
}

QString outcomes(const EnrichmentPlan &plan)
{
    static const QMap<Outcome, QString> names = {
        {Outcome::Added, u"added"_s},       {Outcome::Overwritten, u"overwritten"_s},
        {Outcome::KeptExisting, u"kept"_s}, {Outcome::Unchanged, u"unchanged"_s},
        {Outcome::NotInRecord, u"none"_s},  {Outcome::NotUnderstood, u"unclear"_s},
        {Outcome::Blocked, u"blocked"_s}};
    QStringList all;
    for (const Change &change : plan.changes)
        all.append(change.part + u' ' + names[change.outcome]);
    return all.join(", "_L1);
}

QByteArray withMembers(const QByteArray &members)
{
    return json("{'@context': 'http://iiif.io/api/presentation/3/context.json', 'id': 'https://m.example/1', 'type': "
                "'Manifest', 'label': {'en': ['M']}") +
           members + json(", 'items': []}");
}

QByteArray inList(const QByteArray &entries)
{
    return withMembers(json(", 'metadata': [") + entries + "]");
}

QByteArray member(const QByteArray &json, const QString &name)
{
    const QJsonValue value = objectOf(json).value(name);
    return value.isUndefined() ? QByteArray()
                               : QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

QByteArray compact(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

bool hasRule(const Diagnostics &diagnostics, const QString &rule)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [&](const Diagnostic &diagnostic) { return diagnostic.rule == rule; });
}

} // namespace

class TestEnrich : public QObject {
    Q_OBJECT

private slots:
    void addsWhatTheRecordSays()
    {
        const QByteArray source =
            served({.dataset = u"grains"_s, .canvases = {{u"f1"_s, u"a.tif"_s}, {u"f2"_s, u"b.tif"_s}}});
        const Enriched result = enriched(source, fullRecord(), {});
        QCOMPARE(outcomes(result.plan), u"resource_title added, resource_doi added, categories added, description "
                                        u"added, time_coverage added, derived_from added, "
                                        "geolocation added, summary added, @context overwritten"_s);
        const QByteArray expected =
            json("[{'label': {'en': ['Authors']}, 'value': {'none': ['A. Author']}}, ") +
            QByteArrayList{entry("Resource title", "On \\\"grains\\\""),
                           entry("Resource DOI", "10.1000/182"),
                           entry("Categories", "Earth Sciences; Soil; Écologie"),
                           entry("Description", "Fine & coarse.\\nsand"),
                           entry("Time coverage", "1944"),
                           entry("Derived From", "https://doi.org/10.1/a; https://doi.org/10.1/b")}
                .join(", ") +
            ']';
        QVERIFY2(result.json.contains("\"metadata\": " + expected + ", \"thumbnail\""), result.json.constData());
        const QByteArray end = json("], 'navPlace': {'type': 'FeatureCollection', 'features': [{'type': 'Feature', "
                                    "'properties': {}, 'geometry': {'type': 'Point', 'coordinates': [5.9107, "
                                    "51.9793056]}}]}, 'summary': {'en': ['Fine & coarse.\\nsand']}}");
        QVERIFY2(result.json.endsWith(end), result.json.constData());
        const QByteArray begin = json("{'@context': ['http://iiif.io/api/extension/navplace/context.json', "
                                      "'http://iiif.io/api/presentation/3/context.json'], 'id': "
                                      "'https://repo.example/iiif/v3/grains/latest/manifest'");
        QVERIFY(result.json.startsWith(begin));
        QVERIFY(hasRule(result.plan.diagnostics, u"manifest-id-kept"_s));
    }

    void leavesEveryOtherByteAlone_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<bool>("overwrite");
        const QByteArray plain = served({.dataset = u"grains"_s, .canvases = {{u"f1"_s, u"a.tif"_s}}});
        QByteArray spaced = "\xEF\xBB\xBF" + plain;
        spaced.replace(", \"", ",\r\n\t\"");
        QTest::newRow("as served") << plain << false;
        QTest::newRow("byte-order mark, tabs") << spaced << true;
        QTest::newRow("odd numbers and escapes")
            << withMembers(json(", 'metadata':[ ] ,'x':[1.50,-0,1e2,12345678901234567890,'\\/\\u00e9'],'x':null"))
            << true;
    }

    void leavesEveryOtherByteAlone()
    {
        QFETCH(QByteArray, source);
        QFETCH(bool, overwrite);
        const Enriched result = enriched(
            source, fullRecord(), {.overwrite = overwrite, .newId = WebAddress::parse(u"https://here.example/m"_s)});
        QVERIFY(result.json != source);
        QCOMPARE(unpatched(result.json, source, result.patches), source);
        for (const iiif::Patch &patch : result.patches) { // only a context and an id take the place of something
            const QByteArray replaced = source.sliced(patch.offset, patch.length);
            QVERIFY2(replaced.isEmpty() || replaced == "\"http://iiif.io/api/presentation/3/context.json\"" ||
                         patch.bytes == "\"https://here.example/m\"",
                     replaced.constData());
        }
    }

    void metadataRules_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<bool>("overwrite");
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("outcome");
        const QByteArray doi = entry("Resource DOI", "10.1000/182");
        const QByteArray other = json("{'label': {'nl': ['Auteur']}, 'value': {'nl': ['X']}}");
        const auto row = [](const char *name, const QByteArray &source, bool overwrite, const QByteArray &metadata,
                            const QString &outcome) {
            QTest::newRow(name) << source << overwrite << metadata << outcome;
        };
        row("missing", withMembers({}), false, '[' + doi + ']', u"added"_s);
        row("empty", inList({}), false, '[' + doi + ']', u"added"_s);
        row("null", withMembers(json(", 'metadata': null")), false, '[' + doi + ']', u"added"_s);
        row("order kept, added last", inList(other + ',' + entry("A", "b")), false,
            '[' + other + ',' + entry("A", "b") + ',' + doi + ']', u"added"_s);
        row("two of another language stay two", inList(other + ',' + other), false,
            '[' + other + ',' + other + ',' + doi + ']', u"added"_s);
        row("same label wins", inList(entry("Resource DOI", "old")), false, '[' + entry("Resource DOI", "old") + ']',
            u"kept"_s);
        row("said already", inList(doi), true, '[' + doi + ']', u"unchanged"_s);
        row("overwritten in place", inList(entry("Resource DOI", "old") + ',' + other), true,
            '[' + doi + ',' + other + ']', u"overwritten"_s);
        row("only the first of that label", inList(entry("Resource DOI", "1") + ',' + entry("Resource DOI", "2")), true,
            '[' + doi + ',' + entry("Resource DOI", "2") + ']', u"overwritten"_s);
        row("label of any language", inList(entry("Resource DOI", "old", "none")), false,
            '[' + entry("Resource DOI", "old", "none") + ']', u"kept"_s);
        row("label compared in ours first",
            inList(json("{'label': {'nl': ['Resource DOI'], 'en': ['Other']}, 'value': {'en': ['x']}}")), false,
            json("[{'label': {'nl': ['Resource DOI'], 'en': ['Other']}, 'value': {'en': ['x']}}, ") + doi + ']',
            u"added"_s);
        row("label as a string", inList(json("{'label': 'Resource DOI', 'value': 'old'}")), false,
            json("[{'label': 'Resource DOI', 'value': 'old'}]"), u"kept"_s);
        row("value as a string overwritten", inList(json("{'label': 'Resource DOI', 'x': 1, 'value': 'old'}")), true,
            json("[{'label': 'Resource DOI', 'x': 1, 'value': {'en': ['10.1000/182']}}]"), u"overwritten"_s);
        row("value missing", inList(json("{'label': {'en': ['Resource DOI']}}")), true, '[' + doi + ']',
            u"overwritten"_s);
        row("other languages stay",
            inList(json("{'label': {'en': ['Resource DOI']}, 'value': {'nl': ['oud'], 'en': ['old', 'older']}}")), true,
            json("[{'label': {'en': ['Resource DOI']}, 'value': {'nl': ['oud'], 'en': ['10.1000/182']}}]"),
            u"overwritten"_s);
        row("value without language goes",
            inList(json("{'label': {'en': ['Resource DOI']}, 'value': {'none': ['old']}}")), true, '[' + doi + ']',
            u"overwritten"_s);
        row("old form of a value",
            inList(json("{'label': {'en': ['Resource DOI']}, 'value': {'@value': 'old', '@language': 'en'}}")), true,
            '[' + doi + ']', u"overwritten"_s);
        row("lone entry", withMembers(json(", 'metadata': ") + other), false, '[' + other + ',' + doi + ']',
            u"added"_s);
        row("lone entry overwritten", withMembers(json(", 'metadata': ") + entry("Resource DOI", "old")), true,
            '[' + doi + ']', u"overwritten"_s);
        row("no list", withMembers(json(", 'metadata': {'Creator': 'X'}")), true, json("{'Creator': 'X'}"),
            u"blocked"_s);
        row("strange elements", inList(json("null, 5, 'x', {'value': {'en': ['v']}}")), false,
            json("[null, 5, 'x', {'value': {'en': ['v']}}, ") + doi + ']', u"added"_s);
    }

    void metadataRules()
    {
        QFETCH(QByteArray, source);
        QFETCH(bool, overwrite);
        QFETCH(QByteArray, metadata);
        QFETCH(QString, outcome);
        const Profile profile{.fields = {Field::ResourceDoi}, .overwrite = overwrite};
        const Enriched result = enriched(source, fullRecord(), profile);
        QCOMPARE(member(result.json, u"metadata"_s), compact(metadata));
        QCOMPARE(outcomes(result.plan), "resource_doi "_L1 + outcome);
        QCOMPARE(hasRule(result.plan.diagnostics, u"metadata-shape"_s), outcome == "blocked"_L1);
        QCOMPARE(enriched(result.json, fullRecord(), profile).json, result.json);
    }

    void summaryRules_data()
    {
        QTest::addColumn<QByteArray>("summary");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QString>("outcome");
        const QByteArray ours = json("'en': ['Fine & coarse.\\nsand']");
        QTest::newRow("missing") << QByteArray() << '{' + ours + '}' << u"added"_s;
        QTest::newRow("null") << "null"_ba << '{' + ours + '}' << u"added"_s;
        QTest::newRow("another language")
            << json("{'nl': ['Zand']}") << json("{'nl': ['Zand'], ") + ours + '}' << u"added"_s;
        QTest::newRow("there") << json("{'en': ['Mine']}") << json("{'en': ['Mine']}") << u"kept"_s;
        QTest::newRow("there as a string") << json("{'en': 'Mine'}") << json("{'en': 'Mine'}") << u"kept"_s;
        QTest::newRow("blank") << json("{'en': [' ']}") << '{' + ours + '}' << u"added"_s;
        QTest::newRow("empty list") << json("{'en': [], 'nl': ['Zand']}") << '{' + ours + json(", 'nl': ['Zand']}")
                                    << u"added"_s;
        QTest::newRow("plain string") << json("'Mine'") << '{' + ours + json(", 'none': ['Mine']}") << u"added"_s;
        QTest::newRow("old form") << json("{'@value': 'Zand', '@language': 'nl'}")
                                  << '{' + ours + json(", 'nl': ['Zand']}") << u"added"_s;
        QTest::newRow("number") << "5"_ba
                                << "5"_ba << u"blocked"_s;
    }

    void summaryRules()
    {
        QFETCH(QByteArray, summary);
        QFETCH(QByteArray, expected);
        QFETCH(QString, outcome);
        const QByteArray source = withMembers(summary.isEmpty() ? QByteArray() : json(", 'summary': ") + summary);
        for (const bool overwrite : {false, true}) { // the summary is never taken from who wrote one
            const Profile profile{.fields = {Field::Description}, .overwrite = overwrite};
            const Enriched result = enriched(source, fullRecord(), profile);
            QCOMPARE(member(result.json, u"summary"_s), compact(expected));
            QCOMPARE(outcomes(result.plan), "description added, summary "_L1 + outcome);
            QCOMPARE(enriched(result.json, fullRecord(), profile).json, result.json);
        }
        const Enriched without = enriched(source, fullRecord(), {.fields = {Field::Description}, .setSummary = false});
        QCOMPARE(member(without.json, u"summary"_s), compact(summary));
        const Enriched notChosen = enriched(source, fullRecord(), {.fields = {Field::ResourceDoi}});
        QCOMPARE(member(notChosen.json, u"summary"_s), compact(summary));
    }

    void placeRules_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<bool>("overwrite");
        QTest::addColumn<bool>("isOurs");
        QTest::addColumn<QString>("outcome");
        const QByteArray other = json(", 'navPlace': {'type': 'FeatureCollection', 'features': []}");
        QTest::newRow("missing") << QByteArray() << false << true << u"added"_s;
        QTest::newRow("null") << json(", 'navPlace': null") << false << true << u"added"_s;
        QTest::newRow("there") << other << false << false << u"kept"_s;
        QTest::newRow("overwritten") << other << true << true << u"overwritten"_s;
    }

    void placeRules()
    {
        QFETCH(QByteArray, members);
        QFETCH(bool, overwrite);
        QFETCH(bool, isOurs);
        QFETCH(QString, outcome);
        const Profile profile{.fields = {Field::Geolocation}, .overwrite = overwrite};
        const Enriched result = enriched(withMembers(members), fullRecord(), profile);
        QCOMPARE(outcomes(result.plan), "geolocation %1, @context overwritten"_L1.arg(outcome));
        QCOMPARE(member(result.json, u"navPlace"_s).contains("[5.9107,51.9793056]"), isOurs);
        QCOMPARE(enriched(result.json, fullRecord(), profile).json, result.json);
    }

    void contextRules_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray nav = json("'http://iiif.io/api/extension/navplace/context.json'");
        const QByteArray iiif3 = json("'http://iiif.io/api/presentation/3/context.json'");
        QTest::newRow("string") << iiif3 << '[' + nav + ',' + iiif3 + ']';
        QTest::newRow("list") << '[' + iiif3 + ']' << '[' + nav + ',' + iiif3 + ']';
        QTest::newRow("others stay") << json("['http://x.example/c', {'a': 'b:c'}, ") + iiif3 + ']'
                                     << json("['http://x.example/c',{'a':'b:c'},") + nav + ',' + iiif3 + ']';
        QTest::newRow("wrong order") << '[' + iiif3 + ", " + nav + ']' << '[' + nav + ',' + iiif3 + ']';
        QTest::newRow("right already") << '[' + nav + ", " + iiif3 + ']' << '[' + nav + ',' + iiif3 + ']';
        QTest::newRow("wrong one") << json("'http://iiif.io/api/image/2/context.json'")
                                   << '[' + nav + ',' + iiif3 + ']';
        QTest::newRow("https") << json("'https://iiif.io/api/presentation/3/context.json'")
                               << '[' + nav + ',' + iiif3 + ']';
        QTest::newRow("null") << "null"_ba << '[' + nav + ',' + iiif3 + ']';
    }

    void contextRules()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QByteArray source =
            json("{'@context': ") + before + json(", 'id': 'https://m.example/1', 'type': 'Manifest', 'items': []}");
        const Enriched result = enriched(source, fullRecord(), {.fields = {Field::Geolocation}});
        QCOMPARE(member(result.json, u"@context"_s), after);
        const Enriched untouched = enriched(source, fullRecord(), {.fields = {Field::ResourceDoi}});
        QCOMPARE(member(untouched.json, u"@context"_s), compact(before));
    }

    void addsAMissingContext()
    {
        const QByteArray source = json("{'id': 'https://m.example/1', 'type': 'Manifest', 'items': []}");
        QVERIFY(objectOf(enriched(source, fullRecord(), {}).json)["@context"_L1].isArray());
    }

    void reportsCoordinatesThatMakeNoSense()
    {
        Record record = fullRecord();
        std::swap(record.longitude, record.latitude);
        const QByteArray source = withMembers({});
        const Enriched result = enriched(source, record, {.fields = {Field::Geolocation}});
        QCOMPARE(result.json, source);
        QCOMPARE(outcomes(result.plan), u"geolocation unclear"_s);
        QVERIFY(hasRule(result.plan.diagnostics, u"coordinates"_s));
        QVERIFY(!result.plan.changesAnything());
    }

    void saysWhatTheRecordLacks()
    {
        const QByteArray source = inList(entry("Description", "a &amp; b"));
        const Enriched result = enriched(source, {}, {.overwrite = true});
        QCOMPARE(result.json, source);
        QCOMPARE(
            outcomes(result.plan),
            u"resource_title none, resource_doi none, categories none, description none, time_coverage none, derived_from none, geolocation none, summary none"_s);
        QCOMPARE(result.plan.changes[3].before, u"a &amp; b"_s);
    }

    void idRules()
    {
        const QByteArray source = withMembers(json(", 'partOf': [{'id': 'https://m.example/1', 'type': 'Manifest'}]"));
        const Profile profile{.fields = {Field::ResourceDoi},
                              .newId = WebAddress::parse(u"https://here.example/m.json"_s)};
        const Enriched result = enriched(source, fullRecord(), profile);
        QCOMPARE(outcomes(result.plan), u"resource_doi added, id overwritten"_s);
        QCOMPARE(objectOf(result.json)["id"_L1].toString(), u"https://here.example/m.json"_s);
        QCOMPARE(objectOf(result.json)["partOf"_L1].toArray()[0]["id"_L1].toString(), u"https://m.example/1"_s);
        QVERIFY(result.plan.diagnostics.isEmpty());
        QVERIFY(!enriched(result.json, fullRecord(), profile).plan.changesAnything());
    }

    void showsTextThatLooksLikeMarkup()
    {
        Record record;
        record.descriptionHtml = u"&lt;img src=x onerror=alert(1)&gt;"_s;
        const Enriched result = enriched(withMembers({}), record, {});
        QVERIFY(result.json.contains("<span>&lt;img src=x onerror=alert(1)&gt;</span>"));
        QVERIFY(!result.json.contains("<img"));
    }

    void takesTheProfilesLanguage()
    {
        const Profile profile{.fields = {Field::ResourceDoi, Field::ResourceDoi}, .language = u"nl"_s};
        const Enriched result = enriched(withMembers({}), fullRecord(), profile);
        QCOMPARE(member(result.json, u"metadata"_s), compact('[' + entry("Resource DOI", "10.1000/182", "nl") + ']'));
        const auto refused = planEnrichment(manifestOf(withMembers({})), fullRecord(), {.language = u"\"}"_s});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
    }

    void changesNothingTheSecondTime_data()
    {
        QTest::addColumn<bool>("overwrite");
        QTest::newRow("existing wins") << false;
        QTest::newRow("record wins") << true;
    }

    void changesNothingTheSecondTime()
    {
        QFETCH(bool, overwrite);
        const QByteArray source = served({.dataset = u"grains"_s,
                                          .canvases = {{u"f1"_s, u"a.tif"_s}},
                                          .metadata = '[' + entry("Description", "Fine &amp; coarse.") + ']'});
        const Profile profile{.overwrite = overwrite, .newId = WebAddress::parse(u"https://here.example/m"_s)};
        const Enriched once = enriched(source, fullRecord(), profile);
        const Enriched twice = enriched(once.json, fullRecord(), profile);
        QVERIFY(once.plan.changesAnything());
        QVERIFY(!twice.plan.changesAnything());
        QCOMPARE(twice.json, once.json);
        QCOMPARE(once.json.contains("&amp;"), !overwrite);
    }

    void pointsOutADescriptionInAWorseForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isPointedOut");
        QTest::newRow("entities left in, run together") << "Fine &amp; coarse.sand"_ba << true;
        QTest::newRow("other words") << "Fine sand"_ba << false;
    }

    void pointsOutADescriptionInAWorseForm()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isPointedOut);
        const Enriched result =
            enriched(inList(entry("Description", text)), fullRecord(), {.fields = {Field::Description}});
        QCOMPARE(outcomes(result.plan), u"description kept, summary added"_s);
        QCOMPARE(hasRule(result.plan.diagnostics, u"description-kept"_s), isPointedOut);
    }

    void remembersWhatWasDone()
    {
        const Enriched result =
            enriched(inList(entry("Resource DOI", "old") + ',' + entry("Time coverage", "1944")), fullRecord(),
                     {.fields = {Field::ResourceDoi, Field::TimeCoverage, Field::Categories}, .overwrite = true});
        const QDateTime when = QDateTime(QDate(2026, 1, 2), QTime(3, 4), QTimeZone::utc()).toUTC();
        const QString source = u"https://repo.example/datasets/grains/1"_s;
        const std::vector<FieldRecord> expected = {
            {source, when, u"resource_doi"_s, u"old"_s, u"10.1000/182"_s},
            {source, when, u"categories"_s, {}, u"Earth Sciences; Soil; Écologie"_s}};
        QVERIFY(provenance(result.plan, when) == expected);
    }
};

KADER_TEST(TestEnrich);
#include "tst_enrich.moc"
