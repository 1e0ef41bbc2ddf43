#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"
#include "exchange/importplan.h"
#include "generatedmanifest.h"
#include "support/registry.h"
#include "support/soak.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// A file with something of everything, to be broken.
QByteArray seedFile()
{
    return "canvas_label,text,xywh,motivation,lang,annotation_id,manifest_id,canvas_id,selector,body,creator,created,"
           "modified\r\n"
           "a.tif,\"Rock, \"\"ice\"\"\",\"1,2,3,4\",commenting,en,,,,,,,,\r\n"
           "b.tif,Sneeuw é,,oa:Tagging,nl,urn:uuid:1,,,,,Jane Doe,2024-05-31T12:00:00Z,\r\n"
           "a.tif,,,describing;tagging,en,,,https://repo.test/iiif/m/canvas/2,"
           R"("{""type"":""SvgSelector"",""value"":""<svg/>""}","[{""type"":""TextualBody"",""value"":""x""}]","{""name"":""B""}",,)"
           "\r\nb.tif,bare,100,150,200,200,describing,en,,,,,,,,\r\n"
           "\"b.tif\",\"two\nlines\",\"percent:1,2,3,4\",,,,,,,,,,\r\n"_ba;
}

QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    static const QByteArray favourites = "\"\",;\t\r\n\0\xFF\xFE\xC3\xA9\xEF\xBB\xBF{}[]:#=-%.0129xe"_ba;
    const int changes = 1 + random.bounded(12);
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const qsizetype at = random.bounded(int(bytes.size()));
        const char byte =
            random.bounded(2) ? favourites[random.bounded(int(favourites.size()))] : char(random.bounded(256));
        switch (random.bounded(5)) {
        case 0:
            bytes[at] = byte;
            break;
        case 1:
            bytes.insert(at, byte);
            break;
        case 2:
            bytes.remove(at, 1 + random.bounded(20));
            break;
        case 3:
            bytes.insert(random.bounded(int(bytes.size())), bytes.mid(at, random.bounded(60)));
            break;
        default:
            bytes.truncate(random.bounded(20) ? bytes.size() : at);
        }
    }
    return bytes;
}

/// What must hold of any file whatever.
void checkFile(const iiif::Manifest &manifest, const QByteArray &bytes)
{
    const Result<CsvTable> table = readCsv(bytes, u"x.csv"_s);
    if (!table) {
        QVERIFY(table.error().place.line >= 1 && table.error().place.column >= 1);
        return;
    }
    qint64 line = table->header.line;
    for (const CsvRecord &record : table->records) {
        QVERIFY(record.line > line && !record.fields.isEmpty());
        line = record.line;
    }
    const Result<ImportPlan> plan = planImport(*table, {{&manifest, u"D"_s}});
    if (!plan) {
        QCOMPARE(plan.error().kind, ErrorKind::Malformed);
        return;
    }
    QCOMPARE(plan->rows.size(), table->records.size());
    qsizetype expected = qsizetype(iiif::embeddedAnnotations(manifest).size());
    for (size_t i = 0; i < plan->rows.size(); ++i) {
        const PlannedRow &row = plan->rows[i];
        QCOMPARE(row.line, table->records[i].line);
        QCOMPARE(row.fields, table->records[i].fields);
        QCOMPARE(row.verdict == Verdict::Rejected, !row.reason().isEmpty());
        QVERIFY(row.verdict == Verdict::Rejected || row.canvas >= 0);
        expected += row.verdict == Verdict::Added;
    }
    const QByteArray after = iiif::patched(manifest.document().bytes(), patchesOf(manifest, *plan));
    const iiif::Manifest result = readManifest(after);
    QCOMPARE(qsizetype(iiif::embeddedAnnotations(result).size()), expected);
    const Result<ImportPlan> again = planImport(*table, {{&result, u"D"_s}});
    QVERIFY(again);
    QCOMPARE(again->count(Verdict::Added), 0);
    QCOMPARE(again->count(Verdict::Changed), 0);
    const Result<CsvTable> rejects = readCsv(rejectsCsv(*plan, *table), u"rejects.csv"_s);
    QVERIFY(rejects);
    QCOMPARE(qsizetype(rejects->records.size()), plan->count(Verdict::Rejected));
}

} // namespace

class TestMutations : public QObject {
    Q_OBJECT

private slots:
    void mutatedFiles();
    void mutatedExports();
    void randomBytes();
};

void TestMutations::mutatedFiles()
{
    const iiif::Manifest manifest = readManifest(manifestJson("m", QStringList{u"a.tif"_s, u"b.tif"_s}));
    QRandomGenerator random(4);
    checkFile(manifest, seedFile());
    for (int i = 0; i < test::times(1500) && !QTest::currentTestFailed(); ++i) {
        const QByteArray bytes = mutated(seedFile(), random);
        checkFile(manifest, bytes);
        if (QTest::currentTestFailed())
            qWarning().noquote() << "round" << i << bytes.toPercentEncoding(" ,;\"{}[]:#=\n\r");
    }
}

/// Files that change annotations which are there.
void TestMutations::mutatedExports()
{
    const QByteArray empty = manifestJson("m", QStringList{u"a.tif"_s, u"b.tif"_s});
    const iiif::Manifest manifest = readManifest(imported(empty, seedFile()));
    const QByteArray csv = exportCsv({&manifest}, embeddedRows({&manifest}), {.isExtended = true}).csv;
    QRandomGenerator random(6);
    checkFile(manifest, csv);
    for (int i = 0; i < test::times(1500) && !QTest::currentTestFailed(); ++i) {
        const QByteArray bytes = mutated(csv, random);
        checkFile(manifest, bytes);
        if (QTest::currentTestFailed())
            qWarning().noquote() << "round" << i << bytes.toPercentEncoding(" ,;\"{}[]:#=\n\r");
    }
}

void TestMutations::randomBytes()
{
    const iiif::Manifest manifest = readManifest(manifestJson("m", QStringList{u"a.tif"_s}));
    QRandomGenerator random(5);
    for (int i = 0; i < test::times(500) && !QTest::currentTestFailed(); ++i) {
        QByteArray bytes(random.bounded(300), '\0');
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        checkFile(manifest, random.bounded(2) ? bytes : "canvas_label,text,xywh\n" + bytes);
    }
}

KADER_TEST(TestMutations);
#include "tst_mutations.moc"
