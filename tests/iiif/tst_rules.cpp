#include "gooddocuments.h"
#include "iiif/problem.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

namespace {

Document read(const QByteArray &bytes)
{
    return Document::read(bytes, u"x.json"_s).value();
}

/// `rule pointer` a line.
QStringList found(const QByteArray &bytes)
{
    const Document document = read(bytes);
    QStringList lines;
    for (const Problem &problem : validate(document))
        lines.append(problem.diagnostic.rule + u' ' + problem.diagnostic.place.pointer);
    return lines;
}

QByteArray base(const QByteArray &name)
{
    return name == "manifest"     ? test::goodManifest()
           : name == "collection" ? test::goodCollection()
           : name == "page"       ? test::goodPage()
                                  : test::goodInfo();
}

/// Something done to a good document: what is written in place of what, once.
struct Mutation {
    const char *rule;
    const char *from;
    const char *to;
    const char *pointer;
    bool isRepaired = false;
};

// Each breaks one rule of a manifest, and no other.
const Mutation ofManifest[] = {
    {"context", "'http://iiif.io/api/presentation/3/context.json'],",
     "'https://iiif.io/api/presentation/3/context.json'],", "", true},
    {"context-first", "'@context': [", "'x-first': 1, '@context': [", "/@context", true},
    {"context-nested", "'type': 'Agent'",
     "'type': 'Agent', '@context': 'http://iiif.io/api/presentation/3/context.json'", "/provider/0/@context", true},
    {"georef-context", "['http://iiif.io/api/extension/georef/1/context.json', ", "[",
     "/items/0/annotations/0/items/3"},
    {"navplace-context", "'http://iiif.io/api/extension/navplace/context.json', ", "", "", true},
    {"graph", "  'x-note'", "  '@graph': [], 'x-note'", "/@graph"},
    {"duplicate-member", "'x-note': {", "'x-note': {'a': 1, 'a': 2, ", "/x-note/a"},
    {"null-value", "  'x-note'", "  'accompanyingCanvas': null, 'x-note'", "/accompanyingCanvas", true},
    {"member-case", "'viewingDirection'", "'viewingdirection'", "/viewingdirection"},
    {"version-2-member", "  'x-note'", "  'viewingHint': 'paged', 'x-note'", "/viewingHint"},
    {"member-not-allowed", "'navPlace': {", "'width': 100, 'navPlace': {", "/width"},
    {"value-form", "'viewingDirection': 'left-to-right'", "'viewingDirection': 1", "/viewingDirection"},
    {"list-expected", "'behavior': ['non-paged']", "'behavior': 'non-paged'", "/items/0/behavior", true},
    {"link-object", "'partOf': [{'id': 'https://x.example/collection'",
     "'partOf': ['https://x.example/other', {'id': 'https://x.example/collection'", "/partOf/0"},
    {"id-missing", "'id': 'https://x.example/about', ", "", "/provider/0"},
    {"id-string", "'id': 'https://x.example/about'", "'id': 5", "/provider/0/id"},
    {"id-relative", "'https://x.example/about'", "'about'", "/provider/0/id"},
    {"id-address", "'https://x.example/n1'", "'urn:uuid:1'", "/items/0/annotations/0/items/0/id"},
    {"id-characters", "'https://x.example/about'", "'https://x.example/a b'", "/provider/0/id"},
    {"manifest-id", "  'id': 'https://x.example/manifest',", "  'id': 'urn:x',", ""},
    {"canvas-id", "'id': 'https://x.example/c1/with'", "'id': 'c1'", "/items/0/accompanyingCanvas"},
    {"canvas-fragment", "'https://x.example/c1/with'", "'https://x.example/c1#with'", "/items/0/accompanyingCanvas/id"},
    {"canvas-duplicate-id", "'https://x.example/c1/with'", "'https://x.example/c1'", "/items/0/accompanyingCanvas"},
    {"page-duplicate-id", "'https://x.example/c2/images'", "'https://x.example/c1/images'", "/items/1/items/0"},
    {"annotation-duplicate-id", "'https://x.example/c2/image'", "'https://x.example/n1'", "/items/1/items/0/items/0"},
    {"range-duplicate-id", "'https://x.example/r2'", "'https://x.example/r1'", "/structures/0/items/1"},
    {"type-missing", ", 'type': 'Agent'", "", "/provider/0"},
    {"type-wrong", "'type': 'Agent'", "'type': 'Person'", "/provider/0/type"},
    {"content-type", "'https://x.example/object.pdf', 'type': 'Text'", "'https://x.example/object.pdf', 'type': 'pdf'",
     "/rendering/0/type"},
    {"label-missing", "  'label': {'en': ['Good'], 'nl-NL': ['Goed']},\n", "", ""},
    {"canvas-label", "      'label': {'none': ['one']},\n", "", "/items/0"},
    {"link-label", "'type': 'Text', 'label': {'en': ['PDF']}", "'type': 'Text'", "/rendering/0"},
    {"label-html", "['Inner']", "['<b>Inner</b>']", "/structures/0/items/1/label/en/0"},
    {"language-map", "{'en': ['Inner']}", "'Inner'", "/structures/0/items/1/label", true},
    {"language-list", "{'en': ['Inner']}", "{'en': 'Inner'}", "/structures/0/items/1/label/en", true},
    {"language-list", "{'en': ['Inner']}", "{'en': 5}", "/structures/0/items/1/label/en"},
    {"language-list", "{'en': ['Inner']}", "{'en': [{}]}", "/structures/0/items/1/label/en/0"},
    {"language-tag", "{'en': ['Inner']}", "{'English!': ['Inner']}", "/structures/0/items/1/label/English!"},
    {"language-none", "{'none': ['one']}", "{'@none': ['one']}", "/items/0/label/@none"},
    {"language-empty", "{'en': ['Inner']}", "{'en': []}", "/structures/0/items/1/label"},
    {"metadata-entry", "'metadata': [", "'metadata': [{'label': {'en': ['A']}}, ", "/metadata/0"},
    {"metadata-null", "['A. Maker', ", "['A. Maker', null, ", "/metadata/0/value/none/1", true},
    {"required-statement", "{'label': {'en': ['Thanks']}, 'value'", "{'value'", "/requiredStatement"},
    {"rights", "'http://creativecommons.org/licenses/by/4.0/'", "'ask us'", "/rights"},
    {"rights-https", "'http://creativecommons.org", "'https://creativecommons.org", "/rights", true},
    {"rights-unknown", "'http://creativecommons.org", "'http://licences.example", "/rights"},
    {"html-malformed", "<b>all</b>", "<b>all", "/requiredStatement/value/en/0"},
    {"html-tag", "<b>all</b>", "<h1>all</h1>", "/requiredStatement/value/en/0"},
    {"html-attribute", "<b>all</b>", "<b id=\\'b\\'>all</b>", "/requiredStatement/value/en/0"},
    {"html-link", "https://x.example/maker", "javascript:alert(1)", "/metadata/0/value/none/1"},
    {"nav-date", "1944-09-17T00:00:00+02:00", "1944-09-17T00:00:00", "/navDate"},
    {"summary-missing", "  'summary': {'en': ['A manifest with about everything in it.']},\n", "", ""},
    {"thumbnail-missing", "  'thumbnail': [{'id': 'https://i.example/1/full/300,200/0/default.jpg'",
     "  'x-thumbnail': [{'id': 'https://i.example/1/full/300,200/0/default.jpg'", ""},
    {"thumbnail-size", "full/300,200/0", "full/max/0", "/thumbnail/0", true},
    {"image-type", "'https://x.example/logo.png', 'type': 'Image'", "'https://x.example/logo.png', 'type': 'Text'",
     "/provider/0/logo/0"},
    {"media-type", "'application/pdf'", "'pdf'", "/rendering/0/format"},
    {"canvas-dimensions", "'type': 'Canvas', 'duration': 12.5", "'type': 'Canvas'", "/items/0/accompanyingCanvas"},
    {"dimension-pair", "'width': 30, 'height': 20", "'width': 30", "/placeholderCanvas"},
    {"dimension-number", "'width': 30, 'height': 20", "'width': 30, 'height': '20'", "/placeholderCanvas/height", true},
    {"duration", "'duration': 9", "'duration': 0", "/items/1/duration"},
    {"viewing-direction", "'left-to-right'", "'left'", "/viewingDirection"},
    {"behavior-value", "'no-repeat'", "'pageable'", "/behavior/1"},
    {"behavior-place", "['non-paged']", "['together']", "/items/0/behavior/0"},
    {"behavior-conflict", "'no-repeat'", "'individuals'", "/behavior/1"},
    {"time-mode", "'timeMode': 'trim'", "'timeMode': 'cut'", "/items/0/items/0/items/2/timeMode"},
    {"canvas-empty", "'duration': 9,\n      'items'", "'duration': 9,\n      'x-items'", "/items/1"},
    {"start-canvas", "'start': {'id': 'https://x.example/c2'", "'start': {'id': 'https://x.example/c3'", "/start"},
    {"placeholder-nested", "'width': 30, 'height': 20",
     "'width': 30, 'height': 20, 'placeholderCanvas': {'id': 'https://x.example/p2', 'type': 'Canvas', 'width': 3, "
     "'height': 2}",
     "/placeholderCanvas/placeholderCanvas"},
    {"supplementary", "'https://x.example/texts', 'type': 'AnnotationCollection'",
     "'https://x.example/texts', 'type': 'AnnotationPage'", "/structures/0/supplementary"},
    {"range-item", "{'id': 'https://x.example/c1#xywh=0,0,10,10'", "{'id': 'https://x.example/c9#xywh=0,0,10,10'",
     "/structures/0/items/0"},
    {"range-reference", "{'id': 'https://x.example/r3', 'type': 'Range'}",
     "{'id': 'https://x.example/r4', 'type': 'Range'}", "/structures/0/items/2"},
    {"range-cycle", "{'id': 'https://x.example/r3', 'type': 'Range'}",
     "{'id': 'https://x.example/r1', 'type': 'Range'}", "/structures/0/items/2"},
    {"range-empty", "'items': [{'id': 'https://x.example/c2', 'type': 'Canvas'}]}", "'items': []}", "/structures/1"},
    {"range-sequence", "['no-nav']", "['sequence']", "/structures/0/items/1"},
    {"service-list",
     "'service': [{'id': 'https://i.example/1', 'type': 'ImageService3', 'profile': 'level2', 'width': 3000, 'height': "
     "2000}]",
     "'service': {'id': 'https://i.example/1', 'type': 'ImageService3', 'profile': 'level2', 'width': 3000, 'height': "
     "2000}",
     "/thumbnail/0/service", true},
    {"service-null", "'services': [", "'services': [null, ", "/services", true},
    {"service-null", "'x-note'", "'service': null, 'x-note'", "/service", true},
    {"service-id", "[{'id': 'https://i.example/1', 'type'", "[{'type'", "/thumbnail/0/service/0"},
    {"service-type", "'https://i.example/2/1', '@type': 'ImageService2', ", "'https://i.example/2/1', ",
     "/items/0/items/0/items/0/body/service/1"},
    {"service-unnamed", "'@id': 'https://x.example/login', ", "", "/services/0"},
    {"service-profile", ", 'profile': 'http://iiif.io/api/image/2/level1.json'", "",
     "/items/0/items/0/items/0/body/service/1"},
    {"service-mixed", "'@type': 'ImageService2'", "'type': 'ImageService2'", "/items/0/items/0/items/0/body/service/1"},
    {"service-slash", "'https://i.example/2/1'", "'https://i.example/2/1/'",
     "/items/0/items/0/items/0/body/service/1/@id", true},
    {"service-info", "'https://i.example/2/1'", "'https://i.example/2/1/info.json'",
     "/items/0/items/0/items/0/body/service/1/@id", true},
    {"service-context", "'@type': 'ImageService2'",
     "'@type': 'ImageService2', '@context': 'http://iiif.io/api/image/2/context.json'",
     "/items/0/items/0/items/0/body/service/1/@context"},
    {"painting-motivation", "          'motivation': 'painting',\n", "", "/items/0/items/0/items/0", true},
    {"painting-only", "          'motivation': 'painting',\n", "          'motivation': 'describing',\n",
     "/items/0/items/0/items/0"},
    {"painting-target", "          'target': 'https://x.example/c1'\n", "          'target': 'https://x.example/c3'\n",
     "/items/0/items/0/items/0"},
    {"painting-target-object", "          'target': 'https://x.example/c1'\n",
     "          'target': {'id': 'https://x.example/c1', 'type': 'Canvas'}\n", "/items/0/items/0/items/0/target", true},
    {"painting-body", "'body': {'id': 'https://i.example/2.jpg'", "'x-body': {'id': 'https://i.example/2.jpg'",
     "/items/1/items/0/items/0"},
    {"painting-service", "'body': {'id': 'https://i.example/1/full/max/0/default.jpg'",
     "'body': {'id': 'https://i.example/1'", "/items/0/items/0/items/0/body/id"},
    {"painting-aspect", "'width': 1500", "'width': 1400", "/items/0/items/0/items/0"},
    {"painting-outside-canvas", "xywh=100,100,2900,200", "xywh=101,100,2900,200", "/items/0/items/0/items/1"},
    {"choice-items",
     "'items': [{'id': 'https://i.example/3.jpg', 'type': 'Image', 'label': {'en': ['Day']}}, {'id': "
     "'https://i.example/4.jpg', 'type': 'Image', 'label': {'en': ['Night']}}]",
     "'items': []", "/items/0/items/0/items/1/body"},
    {"annotation-id", "          'id': 'https://x.example/n1',\n", "", "/items/0/annotations/0/items/0"},
    {"annotation-motivation", ", 'motivation': 'highlighting'", "", "/items/0/annotations/0/items/2"},
    {"annotation-painting", "'highlighting'", "'painting'", "/items/0/annotations/0/items/2"},
    {"annotation-target", "'https://x.example/c1#xywh=0,0,3000,2000'", "'https://x.example/c2'",
     "/items/0/annotations/0/items/0"},
    {"annotation-target-missing", ", 'target': 'https://x.example/c1'}\n", "}\n", "/items/0/annotations/0/items/3"},
    {"annotation-outside-canvas", "'https://x.example/c1#xywh=0,0,3000,2000'",
     "'https://x.example/c1#xywh=0,0,3001,2000'", "/items/0/annotations/0/items/0"},
    {"motivation-unknown", "'highlighting'", "'praising'", "/items/0/annotations/0/items/2/motivation"},
    {"motivation-prefix", "'highlighting'", "'oa:highlighting'", "/items/0/annotations/0/items/2/motivation"},
    {"body-value", "'value': 'a fold', ", "", "/items/0/annotations/0/items/0/body/0"},
    {"body-string", "'https://x.example/more'", "'some more'", "/items/0/annotations/0/items/0/body/2"},
    {"body-html", "'format': 'text/html', 'purpose'", "'purpose'", "/items/0/annotations/0/items/0/body/1"},
    {"date-time", "'2024-05-01T10:11:12Z'", "'2024-02-30T10:11:12Z'", "/items/0/annotations/0/items/0/created"},
    {"specific-source", "'source': 'https://x.example/c2', ", "", nullptr},
    {"selector-prefix", "'PointSelector'", "'oa:PointSelector'", "/items/0/annotations/0/items/2/target/selector"},
    {"selector-prefix", "'ImageApiSelector'", "'iiif:ImageApiSelector'", nullptr},
    {"selector-type", "'PointSelector'", "'PinSelector'", "/items/0/annotations/0/items/2/target/selector"},
    {"selector-member", "'x': 12.5, ", "", "/items/0/annotations/0/items/2/target/selector"},
    {"fragment-syntax", "'xywh=10,20,30,40'", "'10,20,30,40'", "/items/0/annotations/0/items/1/target/selector/0"},
    {"region-empty", "'xywh=10,20,30,40'", "'xywh=10,20,0,40'", "/items/0/annotations/0/items/1/target/selector/0"},
    {"region-decimals", "'xywh=10,20,30,40'", "'xywh=10,20,30.5,40'",
     "/items/0/annotations/0/items/1/target/selector/0"},
    {"svg-malformed", "Z\\'/></svg>", "Z\\'></svg>", "/items/0/annotations/0/items/1/target/selector/1"},
    {"navplace-form", "'https://x.example/places', 'type': 'FeatureCollection'",
     "'https://x.example/places', 'type': 'Features'", "/navPlace"},
    {"navplace-feature", "'properties': {}, 'geometry': null", "'geometry': null", "/navPlace/features/3"},
    {"navplace-geometry", "[3, 4, 5]", "3", "/navPlace/features/2/geometry/geometries/0"},
    {"navplace-ring", "[101, 2], [100.5, 1]]", "[101, 2], [100.5, 2]]", "/navPlace/features/1/geometry/coordinates/0"},
    {"navplace-swapped", "[[100.5, 1], [101, 1], [101, 2], [100.5, 1]]", "[[1, 100.5], [1, 101], [2, 101], [1, 100.5]]",
     nullptr},
    {"navplace-range", "[4.357, 52.011]", "[435.7, 52.011]", "/navPlace/features/0/geometry/coordinates"},
};

const Mutation ofCollection[] = {
    {"collection-items", "'items': [\n", "'x-items': [\n", ""},
    {"collection-embedded", "'label': {'en': ['Good']}}", "'label': {'en': ['Good']}, 'items': []}", "/items/0"},
    {"label-missing", ", 'label': {'en': ['More']}", "", nullptr},
    {"id-missing", "{'id': 'https://x.example/manifest', ", "{", nullptr},
    {"type-wrong", "'type': 'Manifest'", "'type': 'Canvas'", "/items/0/type"},
    {"language-map", "{'en': ['Good']}", "'Good'", "/items/0/label"},
};

const Mutation ofPage[] = {
    {"context", "'http://www.w3.org/ns/anno.jsonld'", "'http://www.w3.org/ns/other.jsonld'", ""},
    {"id-relative", "'https://x.example/page'", "'page'", "/id"},
    {"annotation-motivation", "'motivation': 'linking', ", "", "/items/0"},
    {"member-not-allowed", "'type': 'AnnotationPage',", "'type': 'AnnotationPage', 'navDate': '2020-01-01T00:00:00Z',",
     "/navDate"},
};

const Mutation ofInfo[] = {
    {"info-context", "/image/3/context", "/image/2/context", ""},
    {"info-id", "'https://i.example/1'", "'https://i.example/1/'", "/id"},
    {"info-protocol", "'http://iiif.io/api/image'", "'https://iiif.io/api/image'", ""},
    {"info-profile", "'level1'", "'level7'", ""},
    {"info-size", "'height': 2000", "'height': 0", ""},
    {"info-tiles", "[1, 2, 4]", "[]", "/tiles"},
    {"duplicate-member", "'width': 3000", "'width': 1, 'width': 3000", "/width"},
};

} // namespace

/// The published rules, each broken once in a document that is otherwise good.
class TestRules : public QObject {
    Q_OBJECT

private slots:
    void findsNothingInGoodDocuments_data()
    {
        QTest::addColumn<QByteArray>("document");
        for (const char *name : {"manifest", "collection", "page", "info"})
            QTest::newRow(name) << base(name);
        QTest::newRow("slashes escaped") << base("manifest").replace("/", "\\/");
    }

    void findsNothingInGoodDocuments()
    {
        QFETCH(QByteArray, document);
        QCOMPARE(found(document), QStringList());
    }

    void findsWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<bool>("isRepaired");
        const auto add = [](const char *name, const auto &mutations) {
            for (const Mutation &mutation : mutations)
                QTest::addRow("%s: %s", name, mutation.rule)
                    << base(name) << QString::fromLatin1(mutation.rule) << json(mutation.from) << json(mutation.to)
                    << QString::fromLatin1(mutation.pointer) << mutation.isRepaired;
        };
        add("manifest", ofManifest);
        add("collection", ofCollection);
        add("page", ofPage);
        add("info", ofInfo);
    }

    void findsWhatIsBroken()
    {
        QFETCH(QByteArray, good);
        QFETCH(QString, rule);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, pointer);
        QFETCH(bool, isRepaired);
        QCOMPARE(good.count(from), 1);
        const QByteArray broken = QByteArray(good).replace(from, to);
        const QStringList lines = found(broken);
        for (const QString &line : lines)
            QVERIFY2(line.startsWith(rule + u' '), qPrintable(lines.join(u'\n')));
        QVERIFY(!lines.isEmpty());
        if (!pointer.isNull())
            QCOMPARE(lines, QStringList{rule + u' ' + pointer});
        if (isRepaired)
            requireRepaired(broken);
    }

    void breaksEveryRule()
    {
        QSet<QString> broken = {u"document-kind"_s, u"version-2"_s,       u"version-4"_s,
                                u"more-problems"_s, u"manifest-within"_s, u"manifest-items"_s};
        const auto add = [&broken](const auto &mutations) {
            for (const Mutation &mutation : mutations)
                broken.insert(QString::fromLatin1(mutation.rule));
        };
        add(ofManifest);
        add(ofCollection);
        add(ofPage);
        add(ofInfo);
        for (const Rule &rule : rules())
            QVERIFY2(broken.remove(QString::fromLatin1(rule.id)), rule.id);
        QCOMPARE(broken, QSet<QString>());
    }

    void findsWhatNothingIsLeftOf_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("rule");
        QTest::newRow("document-kind") << json("{'type': 'Teapot'}") << u"document-kind"_s;
        QTest::newRow("version-2") << json("{'@type': 'sc:Manifest'}") << u"version-2"_s;
        QTest::newRow("manifest-items") << json("{'type': 'Manifest', 'items': []}") << u"manifest-items"_s;
    }

    void findsWhatNothingIsLeftOf()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, rule);
        QVERIFY(found(document).contains(rule + u' '));
    }

    void countsWhatIsTooMuchToList()
    {
        QByteArray items;
        for (int i = 0; i < 10'002; ++i)
            items += i == 0 ? "{}" : ",{}";
        const Document document = read(json("{'type': 'AnnotationPage', 'items': [") + items + "]}");
        const std::vector<Problem> problems = validate(document);
        const auto count = [&](const QString &rule) {
            return std::count_if(problems.begin(), problems.end(),
                                 [&](const Problem &problem) { return problem.diagnostic.rule == rule; });
        };
        QCOMPARE(count(u"annotation-target-missing"_s), 10'000);
        QCOMPARE(count(u"more-problems"_s), 4); // of id, type, motivation and target
        QVERIFY(problems.back().diagnostic.message.contains(u"2 more"_s));
    }

    void tellsLineAndColumn()
    {
        const Document document = read(json("{'type': 'Manifest', 'id': 'https://é', 'items': [\n  {'id': 5}]}"));
        std::vector<Problem> problems = validate(document);
        locate(problems, document);
        for (const Problem &problem : problems) {
            const Place wanted = document.outline().placeAt(problem.offset);
            QCOMPARE(problem.diagnostic.place.line, wanted.line);
            QCOMPARE(problem.diagnostic.place.column, wanted.column);
        }
        QCOMPARE(problems.back().diagnostic.place.toString(), u"x.json:2:10#/items/0/id"_s);
    }

    void areWhatIsPublished()
    {
        QFile file(QStringLiteral(KADER_SOURCE_DIR "/src/iiif/rules.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList published;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.startsWith(u"| `"_s))
                published.append(line);
        }
        QStringList ours;
        const QMap<QString, bool> repaired = repairedRules();
        for (const Rule &rule : rules()) {
            const QString id = QString::fromLatin1(rule.id);
            ours.append(u"| `%1` | %2 | %3 | %4 | %5 |"_s.arg(
                id, severityName(rule.severity), QString::fromLatin1(rule.section), QString::fromUtf8(rule.what),
                repaired.value(id) ? u"yes"_s : QString()));
        }
        for (const QString &line : ours)
            QVERIFY2(published.contains(line), qPrintable(line));
        QCOMPARE(published, ours);
    }

    void findNoErrorInTheCookbook_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("none") << QString();
        for (const QString &folder : {u"fixtures/cookbook"_s, u"fixtures/v3"_s}) {
            const auto path = test::shared(folder);
            for (const QString &name : path ? QDir(*path).entryList({u"*.json"_s}) : QStringList())
                QTest::newRow(qPrintable(name)) << *path + u'/' + name;
        }
    }

    void findNoErrorInTheCookbook()
    {
        KADER_SHARED_OR_SKIP(folder, u"fixtures/cookbook"_s);
        QFETCH(QString, path);
        if (path.isEmpty())
            return;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Document document = read(file.readAll());
        for (const Problem &problem : validate(document))
            QVERIFY2(problem.diagnostic.severity != Severity::Error,
                     qPrintable(problem.diagnostic.rule + u' ' + problem.diagnostic.place.pointer));
    }

private:
    /// What a pointer points at; ours have no escapes in them.
    static Value at(const Document &document, const QString &pointer)
    {
        Value value = document.root();
        for (const QString &step : pointer.split(u'/').sliced(1)) {
            Value next = value.member(step.toUtf8());
            for (Value item : value.elements()) {
                if (item.node().position == step.toUInt())
                    next = item;
            }
            value = next;
        }
        return value;
    }

    /// Repaired, the document has no problems any more, and differs nowhere but in the thing that was told of.
    static void requireRepaired(const QByteArray &broken)
    {
        const Manifest manifest = Manifest::read(read(broken)).value();
        Edits edits(manifest.document().outline());
        const Diagnostics done = repairAll(manifest, edits);
        QCOMPARE(done.size(), 1);
        QVERIFY(!done[0].message.isEmpty());
        const Patches patches = edits.patches().value();
        const Value place = at(manifest.document(), done[0].place.pointer);
        const Outline::Node &around = (place.parent() ? place.parent() : place).node();
        for (const Patch &patch : patches)
            QVERIFY(patch.offset >= around.begin && patch.offset + patch.length <= around.end);
        const QByteArray after = patched(broken, patches);
        QVERIFY(after != broken);
        QCOMPARE(found(after), QStringList());
    }

    static QMap<QString, bool> repairedRules()
    {
        QMap<QString, bool> repaired;
        for (const Mutation &mutation : ofManifest)
            repaired[QString::fromLatin1(mutation.rule)] |= mutation.isRepaired;
        return repaired;
    }
};

KADER_TEST(TestRules);
#include "tst_rules.moc"
