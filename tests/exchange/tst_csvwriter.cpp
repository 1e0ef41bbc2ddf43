#include "exchange/creatorcell.h"
#include "exchange/csvtext.h"
#include "exchange/csvwriter.h"
#include "generatedmanifest.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray csvOf(const QByteArray &manifest, const ExportOptions &options = {})
{
    const iiif::Manifest read = readManifest(manifest);
    return exportCsv({&read}, embeddedRows({&read}), options).csv;
}

QStringList told(const QByteArray &manifest, const ExportOptions &options = {})
{
    const iiif::Manifest read = readManifest(manifest);
    return rules(exportCsv({&read}, embeddedRows({&read}), options).diagnostics);
}

/// A manifest of one canvas `a` with one annotation of these members beside its id, type and target.
QByteArray withOne(const QByteArray &members, const QByteArray &target = R"("https://repo.test/iiif/m/canvas/1")")
{
    return manifestJson(
        "m",
        {{.label = R"({"en": ["a"]})",
          .annotations =
              R"([{"id": "https://repo.test/p", "type": "AnnotationPage", "items": [{"id": "https://repo.test/p/1", "type": "Annotation", "target": )" +
              target + ", " + members + "}]}]"}});
}

const QByteArray plainBody =
    R"("motivation": "tagging", "body": {"type": "TextualBody", "value": "x", "format": "text/plain", "language": "nl"})";

} // namespace

class TestCsvWriter : public QObject {
    Q_OBJECT

private slots:
    void quotesWhereNeeded_data();
    void quotesWhereNeeded();
    void choosesLineEnds();
    void guardsOnlyWhenAsked();
    void callsCanvasesSoThatTheyAreFound();
    void tellsWhatFiveColumnsLose_data();
    void tellsWhatFiveColumnsLose();
    void writesExtendedColumns();
    void creatorsReadBack_data();
    void creatorsReadBack();
};

void TestCsvWriter::quotesWhereNeeded_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << u"a b;c\té"_s << "a b;c\té"_ba;
    QTest::newRow("spaces around") << u" a "_s << " a "_ba;
    QTest::newRow("comma") << u"a,b"_s << "\"a,b\""_ba;
    QTest::newRow("quote") << u"a \"b\""_s << "\"a \"\"b\"\"\""_ba;
    QTest::newRow("LF") << u"a\nb"_s << "\"a\nb\""_ba;
    QTest::newRow("CR") << u"a\rb"_s << "\"a\rb\""_ba;
    QTest::newRow("empty") << QString() << ""_ba;
}

void TestCsvWriter::quotesWhereNeeded()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, expected);
    QByteArray csv;
    appendCsvRecord(csv, {u"x"_s, field});
    QCOMPARE(csv, "x," + expected + '\n');
    const CsvTable table = readTable("canvas_label,text\n" + csv);
    QCOMPARE(table.records[0].fields, QStringList({u"x"_s, field}));
}

void TestCsvWriter::choosesLineEnds()
{
    const QByteArray manifest = imported(manifestJson("m", QStringList{u"a"_s}), "canvas_label,text\na,\"x\ny\"\n");
    QCOMPARE(csvOf(manifest), "canvas_label,text,xywh,motivation,lang\na,\"x\ny\",,commenting,en\n"_ba);
    QCOMPARE(csvOf(manifest, {.lineEnd = LineEnd::CrLf}),
             "canvas_label,text,xywh,motivation,lang\r\na,\"x\ny\",,commenting,en\r\n"_ba);
}

void TestCsvWriter::guardsOnlyWhenAsked()
{
    const QByteArray rows =
        "canvas_label,text,xywh,motivation,lang\n"
        "-a,=1+1,\"-5,0,9,9\",commenting,en\n-a,@x,,commenting,en\n-a,+y,,commenting,en\n-a,a=b,,commenting,en\n";
    const QByteArray empty = manifestJson("m", QStringList{u"-a"_s});
    const QByteArray manifest = imported(empty, rows);
    QCOMPARE(csvOf(manifest), rows);
    const QByteArray guarded = csvOf(manifest, {.guardCells = true});
    QCOMPARE(
        guarded,
        "canvas_label,text,xywh,motivation,lang\n"
        "'-a,'=1+1,\"-5,0,9,9\",commenting,en\n'-a,'@x,,commenting,en\n'-a,'+y,,commenting,en\n'-a,a=b,,commenting,en\n"_ba);
    QCOMPARE(imported(empty, guarded, {.hasGuardedCells = true}), manifest);
}

void TestCsvWriter::callsCanvasesSoThatTheyAreFound()
{
    const QByteArray source = manifestJson("m", {{.label = R"({"nl": ["nl"], "en": ["en name"]})"},
                                                 {.label = R"({"en": ["twin"]})"},
                                                 {.label = R"({"en": ["twin"]})"},
                                                 {.label = "{}"}});
    const QByteArray ids = "https://repo.test/iiif/m/canvas/";
    const QByteArray manifest =
        imported(source, "canvas_label,text\nnl,x\n" + ids + "2,x\n" + ids + "3,x\n" + ids + "4,x\n");
    QCOMPARE(csvOf(manifest), "canvas_label,text,xywh,motivation,lang\nen name,x,,commenting,en\n" + ids +
                                  "2,x,,commenting,en\n" + ids + "3,x,,commenting,en\n" + ids + "4,x,,commenting,en\n");
    QCOMPARE(told(manifest), QStringList{u"export-canvas-id"_s});
    QCOMPARE(imported(source, csvOf(manifest)), manifest);

    const iiif::Manifest one =
        readManifest(imported(manifestJson("one", QStringList{u"a"_s}), "canvas_label,text\na,x\n"));
    const iiif::Manifest two =
        readManifest(imported(manifestJson("two", QStringList{u"a"_s}), "canvas_label,text\na,x\n"));
    QCOMPARE(exportCsv({&one, &two}, embeddedRows({&one, &two})).csv,
             "canvas_label,text,xywh,motivation,lang\nhttps://repo.test/iiif/one/canvas/1,x,,commenting,en\n"
             "https://repo.test/iiif/two/canvas/1,x,,commenting,en\n"_ba);
}

void TestCsvWriter::tellsWhatFiveColumnsLose_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QStringList>("plain");
    QTest::addColumn<QStringList>("extended");
    const auto row = [](const char *name, const QByteArray &manifest, const QStringList &plain,
                        const QStringList &extended = {}) { QTest::newRow(name) << manifest << plain << extended; };
    const QByteArray html =
        R"("motivation": "tagging", "body": {"type": "TextualBody", "value": "x", "format": "text/html", "language": "nl"})";
    row("nothing", withOne(plainBody), {});
    row("HTML", withOne(html), {u"export-bodies"_s});
    row("text with spaces around", withOne(QByteArray(plainBody).replace("\"x\"", "\" x\"")), {u"export-text"_s});
    row("no language", withOne(QByteArray(plainBody).replace(R"(, "language": "nl")", "")),
        {u"export-bodies"_s, u"export-language"_s});
    row("no motivation", withOne(QByteArray(plainBody).replace(R"("motivation": "tagging", )", "")),
        {u"export-motivation"_s}, {u"export-motivation"_s});
    row("motivation in capitals", withOne(QByteArray(plainBody).replace("tagging", "Tagging")),
        {u"export-motivation"_s}, {u"export-motivation"_s});
    row("creator", withOne(plainBody + R"(, "creator": "https://orcid.org/0")"), {u"export-creator"_s});
    row("created", withOne(plainBody + R"(, "created": "2024-05-31T12:00:00Z")"), {u"export-creator"_s});
    row("other members", withOne(plainBody + R"(, "rights": "https://creativecommons.org/publicdomain/zero/1.0/")"),
        {u"export-members"_s}, {u"export-members"_s});
    row("polygon",
        withOne(
            plainBody,
            R"({"type": "SpecificResource", "source": {"id": "https://repo.test/iiif/m/canvas/1", "type": "Canvas"}, "selector": {"type": "SvgSelector", "value": "<svg/>"}})"),
        {u"export-selector"_s});
    row("points elsewhere", withOne(plainBody, R"("https://elsewhere.test/canvas")"), {u"export-selector"_s});
}

void TestCsvWriter::tellsWhatFiveColumnsLose()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QStringList, plain);
    QFETCH(QStringList, extended);
    QCOMPARE(told(manifest), plain);
    QCOMPARE(told(manifest, {.isExtended = true}), extended);
}

void TestCsvWriter::writesExtendedColumns()
{
    const QByteArray manifest =
        withOne(plainBody + R"(, "creator": {"type":"Person","name":"Jane Doe"}, "created": "2024-05-31T12:00:00Z")",
                R"("https://repo.test/iiif/m/canvas/1#xywh=1,2,3,4")");
    QCOMPARE(
        csvOf(manifest, {.isExtended = true}),
        "canvas_label,text,xywh,motivation,lang,annotation_id,manifest_id,canvas_id,selector,body,creator,created,"
        "modified\n"
        "a,x,\"1,2,3,4\",tagging,nl,https://repo.test/p/1,https://repo.test/iiif/m/manifest,https://repo.test/iiif/m/canvas/1,,,Jane Doe,2024-05-31T12:00:00Z,\n"_ba);
}

void TestCsvWriter::creatorsReadBack_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("cell");
    QTest::newRow("a person's name") << R"({"type":"Person","name":"Jane Doe"})"_ba << u"Jane Doe"_s;
    QTest::newRow("address") << R"("https://orcid.org/0000-0002-1825-0097")"_ba
                             << u"https://orcid.org/0000-0002-1825-0097"_s;
    QTest::newRow("name as a string") << R"("Jane Doe")"_ba << u"\"Jane Doe\""_s;
    QTest::newRow("organisation") << R"({"type":"Organization","name":"Jane Doe"})"_ba
                                  << uR"({"type":"Organization","name":"Jane Doe"})"_s;
    QTest::newRow("other spacing") << R"({"type": "Person", "name": "Jane Doe"})"_ba
                                   << uR"({"type": "Person", "name": "Jane Doe"})"_s;
    QTest::newRow("name like an address")
        << R"({"type":"Person","name":"x:y"})"_ba << uR"({"type":"Person","name":"x:y"})"_s;
    QTest::newRow("name like JSON") << R"({"type":"Person","name":"[anonymous]"})"_ba
                                    << uR"({"type":"Person","name":"[anonymous]"})"_s;
    QTest::newRow("several") << R"(["https://a.test", {"name": "B"}])"_ba << uR"(["https://a.test", {"name": "B"}])"_s;
}

void TestCsvWriter::creatorsReadBack()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, cell);
    QCOMPARE(creatorCell(json), cell);
    QCOMPARE(isJsonCell(cell) ? cell.toUtf8() : creatorFromCell(cell), json);
}

KADER_TEST(TestCsvWriter);
#include "tst_csvwriter.moc"
