#include "exchange/csvwriter.h"
#include "generatedmanifest.h"
#include "support/registry.h"
#include "support/shared.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray here = "https://repo.test/iiif/odd/canvas/1";

QByteArray exported(const QByteArray &manifest, const ExportOptions &options = {})
{
    const iiif::Manifest read = readManifest(manifest);
    return exportCsv({&read}, embeddedRows({&read}), options).csv;
}

/// Annotations as other programs make them, one for each way to be more than five columns.
std::vector<std::pair<QByteArray, QByteArray>> oddAnnotations()
{
    const QByteArray text =
        R"("motivation": "commenting", "body": {"type": "TextualBody", "value": "x", "format": "text/plain", "language": "en"})";
    const QByteArray whole = R"(, "target": ")" + here + '"';
    const auto body = [&](const QByteArray &json) { return R"("motivation": "commenting", "body": )" + json + whole; };
    const auto target = [&](const QByteArray &json) { return text + R"(, "target": )" + json; };
    const QByteArray source = R"("source": {"id": ")" + here + R"(", "type": "Canvas"})";
    return {
        {"plain", text + whole},
        {"region", target('"' + here + R"(#xywh=1,2,3,4")")},
        {"negative region", target('"' + here + R"(#xywh=-1,-2,30,40")")},
        {"region in percent", target('"' + here + R"(#xywh=percent:10,10,50,50")")},
        {"region with pixel:", target('"' + here + R"(#xywh=pixel:1,2,3,4")")},
        {"polygon",
         target(
             R"({"type": "SpecificResource", )" + source +
             R"(, "selector": {"type": "SvgSelector", "value": "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0,0 L10,10\"/></svg>"}})")},
        {"two selectors",
         target(
             R"({"type": "SpecificResource", )" + source +
             R"(, "selector": [{"type": "FragmentSelector", "value": "xywh=1,2,3,4"}, {"type": "SvgSelector", "value": "<svg/>"}]})")},
        {"point", target(R"({"type": "SpecificResource", )" + source +
                         R"(, "selector": {"type": "PointSelector", "x": 1.50, "y": 2}})")},
        {"target as object",
         target(R"({"id": ")" + here +
                R"(", "type": "Canvas", "partOf": {"id": "https://repo.test/m", "type": "Manifest"}})")},
        {"several targets", target(R"([")" + here + R"(#xywh=1,2,3,4", ")" + here + R"(#xywh=5,6,7,8"])")},
        {"target elsewhere", target(R"("https://elsewhere.test/canvas/1#xywh=1,2,3,4")")},
        {"HTML",
         body(R"({"type": "TextualBody", "value": "<p>a,\n\"b\"</p>", "format": "text/html", "language": "nl"})")},
        {"several bodies",
         body(
             R"([{"type": "TextualBody", "value": "een", "language": "nl"}, {"type": "TextualBody", "value": "one", "language": "en"}])")},
        {"tag and link",
         body(
             R"([{"type": "SpecificResource", "source": "https://example.org/term", "purpose": "tagging"}, {"type": "TextualBody", "value": "x", "purpose": "commenting"}])")},
        {"choice", body(R"({"type": "Choice", "items": [{"type": "TextualBody", "value": "een", "language": "nl"}]})")},
        {"image body",
         body(R"({"id": "https://repo.test/i.jpg", "type": "Image", "format": "image/jpeg", "width": 1.0e2})")},
        {"address for a body", body(R"("https://example.org/page")")},
        {"no language", body(R"({"type": "TextualBody", "value": "x", "format": "text/plain"})")},
        {"no format", body(R"({"type": "TextualBody", "value": "x", "language": "en"})")},
        {"spaces around the text",
         body(R"({"type": "TextualBody", "value": " x\n", "format": "text/plain", "language": "en"})")},
        {"empty text", body(R"({"type": "TextualBody", "value": "", "format": "text/plain", "language": "en"})")},
        {"bodyValue", R"("motivation": "commenting", "bodyValue": "short")" + whole},
        {"no body", R"("motivation": "highlighting")" + whole},
        {"two motivations", QByteArray(text + whole).replace(R"("commenting")", R"(["describing", "tagging"])")},
        {"motivation of its own", QByteArray(text + whole).replace("commenting", "https://example.org/my-motivation")},
        {"creator by name", text + R"(, "creator": {"type":"Person","name":"Jane, Doe"})" + whole},
        {"creator by address", text + R"(, "creator": "https://orcid.org/0000-0002-1825-0097")" + whole},
        {"creator as agent",
         text +
             R"(, "creator": {"id": "https://orcid.org/1", "type": "Person", "name": "J\u00e9", "homepage": ["https://j.test"]})" +
             whole},
        {"several creators", text + R"(, "creator": ["https://a.test", {"type": "Software", "name": "S"}])" + whole},
        {"dates", text + R"(, "created": "2024-05-31T12:00:00Z", "modified": "2024-06-01T08:30:00.5+02:00")" + whole},
        {"odd date", text + R"(, "created": "last May")" + whole},
        {"formula", body(R"({"type": "TextualBody", "value": "=1+1", "format": "text/plain", "language": "en"})")},
        {"line ends",
         body(R"({"type": "TextualBody", "value": "a\r\nb\rc\nd", "format": "text/plain", "language": "en"})")},
        {"twin", text + whole},
    };
}

QByteArray oddManifest(const QByteArray &members, const QByteArray &id = "https://repo.test/anno/1")
{
    return manifestJson(
        "odd", {{.label = R"({"en": ["odd"]})",
                 .annotations = R"([{"id": "https://repo.test/p", "type": "AnnotationPage", "items": [{"id": ")" + id +
                                R"(", "type": "Annotation", )" + members + "}]}]"}});
}

QByteArray allOdd()
{
    QByteArray items;
    int number = 0;
    for (const auto &[name, members] : oddAnnotations())
        items += (items.isEmpty() ? "" : ", ") + R"({"id": "https://repo.test/anno/)"_ba +
                 QByteArray::number(++number) + R"(", "type": "Annotation", )" + members + '}';
    return manifestJson(
        "odd",
        {{.label = R"({"en": ["odd"]})",
          .annotations = R"([{"id": "https://repo.test/p", "type": "AnnotationPage", "items": [)" + items + "]}]"}});
}

/// Two annotations that would be written alike say the same.
void compareAnnotations(const QByteArray &actual, const QByteArray &expected)
{
    const iiif::Manifest actualManifest = readManifest(actual);
    const iiif::Manifest expectedManifest = readManifest(expected);
    const std::vector<iiif::PlacedAnnotation> left = iiif::embeddedAnnotations(actualManifest);
    const std::vector<iiif::PlacedAnnotation> right = iiif::embeddedAnnotations(expectedManifest);
    QCOMPARE(left.size(), right.size());
    for (size_t i = 0; i < left.size(); ++i) {
        QCOMPARE(left[i].canvas, right[i].canvas);
        QCOMPARE(left[i].annotation.id, right[i].annotation.id);
        QCOMPARE(iiif::writtenMembers(left[i].annotation), iiif::writtenMembers(right[i].annotation));
    }
}

/// A plain file in an order that the manifest keeps, quoted as Kader quotes.
QByteArray plainFile(QRandomGenerator &random, int rows)
{
    static const QStringList texts = {
        u"plain"_s, u"\"a, b\""_s, u"\"say \"\"hi\"\"\""_s, u"\"two\nlines\""_s, u"=1+1"_s, u"é 雪 😀"_s, u"a  b;c"_s};
    static const QStringList regions = {QString(), u"\"1,2,3,4\""_s, u"\"-5,0,10,10\""_s, u"\"0,0,4000,3000\""_s};
    static const QStringList motivations = {u"commenting"_s, u"describing"_s, u"describing;tagging"_s, u"reviewing"_s};
    const auto one = [&random](const QStringList &list) { return list[random.bounded(int(list.size()))]; };
    QByteArray csv = "canvas_label,text,xywh,motivation,lang\n";
    QSet<QString> seen;
    for (int i = 0; i < rows; ++i) {
        const QString row =
            u"c%1.tif,"_s.arg(i * 20 / rows) +
            QStringList({one(texts), one(regions), one(motivations), one({u"en"_s, u"nl"_s})}).join(u',') + u'\n';
        if (!seen.contains(row))
            csv += row.toUtf8();
        seen.insert(row);
    }
    return csv;
}

QByteArray twentyCanvases()
{
    QStringList labels;
    for (int i = 0; i < 20; ++i)
        labels += u"c%1.tif"_s.arg(i);
    return manifestJson("twenty", labels);
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void plainFileComesBack();
    void importExportImportIsTheSame();
    void extendedIsExact_data();
    void extendedIsExact();
    void extendedOfAllAtOnce();
    void plainExportOfOddOnesAddsNothing_data();
    void plainExportOfOddOnesAddsNothing();
    void recordedManifestsTakeRows();
};

void TestRoundTrip::plainFileComesBack()
{
    QRandomGenerator random(1);
    const QByteArray file = plainFile(random, 500);
    const QByteArray manifest = imported(twentyCanvases(), file);
    QCOMPARE(exported(manifest), file);
    const iiif::Manifest read = readManifest(manifest);
    std::vector<ExportRow> backwards = embeddedRows({&read});
    std::reverse(backwards.begin(), backwards.end());
    const QByteArray reversed = exportCsv({&read}, backwards).csv; // rows come in the order they are given
    QVERIFY(reversed != file);
    QCOMPARE(exported(imported(twentyCanvases(), reversed)).size(), file.size());
}

void TestRoundTrip::importExportImportIsTheSame()
{
    QRandomGenerator random(2);
    const QByteArray source = twentyCanvases();
    for (int i = 0; i < 20; ++i) {
        const QByteArray once = imported(source, plainFile(random, 60));
        for (const ExportOptions &options :
             {ExportOptions{}, ExportOptions{.isExtended = true}, ExportOptions{.lineEnd = LineEnd::CrLf}}) {
            const QByteArray csv = exported(once, options);
            QCOMPARE(imported(source, csv), once);
            QCOMPARE(imported(once, csv), once);
        }
    }
}

void TestRoundTrip::extendedIsExact_data()
{
    QTest::addColumn<QByteArray>("members");
    for (const auto &[name, members] : oddAnnotations())
        QTest::newRow(name.constData()) << members;
}

void TestRoundTrip::extendedIsExact()
{
    QFETCH(QByteArray, members);
    const QByteArray manifest = oddManifest(members);
    const QByteArray csv = exported(manifest, {.isExtended = true});
    const iiif::Manifest read = readManifest(manifest);
    const ImportPlan same = planFor(read, csv);
    QCOMPARE(verdicts(same), u"T"_s);
    const QByteArray fresh = manifestJson("odd", QStringList{u"odd"_s});
    compareAnnotations(imported(fresh, csv), manifest);
    QCOMPARE(exported(imported(fresh, csv), {.isExtended = true}), csv);
}

void TestRoundTrip::extendedOfAllAtOnce()
{
    const QByteArray csv = exported(allOdd(), {.isExtended = true});
    QCOMPARE(imported(allOdd(), csv), allOdd());
    compareAnnotations(imported(manifestJson("odd", QStringList{u"odd"_s}), csv), allOdd());
}

void TestRoundTrip::plainExportOfOddOnesAddsNothing_data()
{
    extendedIsExact_data();
}

/// Whoever reads the plain export of a manifest back into it must not get poorer twins.
void TestRoundTrip::plainExportOfOddOnesAddsNothing()
{
    QFETCH(QByteArray, members);
    const QByteArray manifest = oddManifest(members);
    const iiif::Manifest read = readManifest(manifest);
    const ImportPlan plan = planFor(read, exported(manifest));
    QCOMPARE(plan.rows.size(), size_t(1));
    QVERIFY(patchesOf(read, plan).empty());
}

/// Two rows for each canvas of what the repository really serves.
void TestRoundTrip::recordedManifestsTakeRows()
{
    KADER_SHARED_OR_SKIP(folder, u"recorded"_s);
    int manifests = 0;
    for (const QString &name : QDir(*folder).entryList({u"iiif_manifest_*.json"_s})) {
        QFile file(*folder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray source = file.readAll();
        const Result<iiif::Document> document = iiif::Document::read(source, name);
        if (!document || document->kind() != iiif::DocumentKind::Manifest)
            continue;
        ++manifests;
        const iiif::Manifest manifest = readManifest(source);
        std::vector<ExportRow> rows;
        for (const iiif::CanvasView &canvas : manifest.canvases()) {
            for (const std::optional<iiif::Region> region :
                 {std::optional<iiif::Region>(), std::optional(iiif::Region{1, 2, 3, 4})}) {
                iiif::Annotation annotation;
                annotation.motivations = QStringList{u"describing"_s};
                annotation.text = u"Wolk, „mist”"_s;
                annotation.language = u"nl"_s;
                annotation.canvasId = canvas.id;
                annotation.region = region;
                rows.push_back({.manifest = 0, .canvas = canvas.position, .annotation = annotation});
            }
        }
        const QByteArray csv = exportCsv({&manifest}, rows).csv;
        const ImportPlan plan = planFor(manifest, csv);
        QCOMPARE(plan.count(Verdict::Added), qsizetype(rows.size()));
        const QByteArray after = imported(source, csv);
        QCOMPARE(exported(after), csv);
        QCOMPARE(imported(after, csv), after);
    }
    QVERIFY(manifests > 5);
}

KADER_TEST(TestRoundTrip);
#include "tst_roundtrip.moc"
