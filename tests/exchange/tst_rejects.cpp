#include "exchange/importplan.h"
#include "gallery.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestRejects : public QObject {
    Q_OBJECT

private slots:
    void rejectsImportAgain();
    void rejectsOfRejectsKeepTheirColumns();
};

void TestRejects::rejectsImportAgain()
{
    const QByteArray csv = "text;canvas_label;xywh;motivation;lang;remark\n"
                           "good;plain.tif;;;;\n"
                           "\"bad, \"\"quoted\"\"\nlabel\";plain.tiff;;;;r\n"
                           "bare;plain.tif;1;2;3;0;tagging;nl;r\n"
                           "\"open;plain.tif;;;;\n";
    const iiif::Manifest manifest = readManifest(gallery());
    const CsvTable table = readTable(csv);
    const Result<ImportPlan> plan = planImport(table, {{&manifest, u"Dataset"_s}});
    QVERIFY(plan);
    QCOMPARE(verdicts(*plan), u"ARRR"_s);
    const QByteArray rejects = rejectsCsv(*plan, table);
    const CsvTable again = readTable(rejects);
    QCOMPARE(again.header.fields, table.header.fields + QStringList({u"line"_s, u"reason"_s}));
    QCOMPARE(again.records.size(), size_t(3));
    QCOMPARE(again.records[0].fields.mid(0, 7), table.records[1].fields + QStringList{u"3"_s});
    QCOMPARE(again.records[1].fields.mid(0, 10), table.records[2].fields + QStringList{u"5"_s});
    QCOMPARE(again.records[0].fields.last(), plan->rows[1].reason());
    QByteArray corrected = rejects;
    corrected.replace("plain.tiff,", "plain.tif,").replace(",3,0,", ",3,4,");
    const ImportPlan second = planFor(manifest, corrected);
    QCOMPARE(verdicts(second), u"AAR"_s);
    QVERIFY(second.diagnostics.size() == 1 &&
            second.diagnostics[0].message.contains(u"remark"_s)); // line, reason go without saying
    QCOMPARE(second.rows[1].annotation.region, (iiif::Region{1, 2, 3, 4}));
}

void TestRejects::rejectsOfRejectsKeepTheirColumns()
{
    const iiif::Manifest manifest = readManifest(gallery());
    const QByteArray csv = plainHeader + "nowhere,x,,,\nplain.tif,x,1,2,3,0,,\nnowhere\n";
    const CsvTable first = readTable(csv);
    const QByteArray once = rejectsCsv(*planImport(first, {{&manifest, u"D"_s}}), first);
    const CsvTable second = readTable(once);
    const QByteArray twice = rejectsCsv(*planImport(second, {{&manifest, u"D"_s}}), second);
    const CsvTable third = readTable(twice);
    QCOMPARE(third.header.fields, second.header.fields);
    QCOMPARE(third.records.size(), size_t(3));
    for (size_t i = 0; i < 3; ++i)
        QCOMPARE(third.records[i].fields.first(5), second.records[i].fields.first(5));
    QCOMPARE(third.records[1].fields.size(), 10);
}

KADER_TEST(TestRejects);
#include "tst_rejects.moc"
