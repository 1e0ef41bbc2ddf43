#include "exchange/importplan.h"
#include "gallery.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::exchange;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestImportChanges : public QObject {
    Q_OBJECT

private slots:
    void manifestIdTellsDatasetsApart();
    void extendedColumnsChange_data();
    void extendedColumnsChange();
    void changesInPlace();
    void emptiedCellsTakeMembersOut();
    void idsThatAreMadeUpGiveWay();
    void deepJsonIsRefused();
    void guardedCells();
};

void TestImportChanges::manifestIdTellsDatasetsApart()
{
    const iiif::Manifest first = readManifest(manifestJson("one", QStringList{u"a.tif"_s}));
    const iiif::Manifest second = readManifest(manifestJson("two", QStringList{u"a.tif"_s}));
    const CsvTable table = readTable("canvas_label,text,manifest_id\na.tif,x,https://repo.test/iiif/two/"
                                     "manifest\na.tif,x,https://elsewhere.test/\n");
    const Result<ImportPlan> plan = planImport(table, {{&first, u"One"_s}, {&second, u"Two"_s}});
    QVERIFY(plan);
    QCOMPARE(verdicts(*plan), u"AR"_s);
    QCOMPARE(plan->rows[0].target, 1);
}

void TestImportChanges::extendedColumnsChange_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &columns, const QByteArray &cells, const QString &expected) {
        QTest::newRow(name) << columns << cells << expected;
    };
    const QByteArray id = "https://repo.test/p/anno/1";
    const QByteArray same = "CA216132V0066.tif,There already,\"1,2,3,4\",commenting,en,";
    row("the same", "annotation_id", same + id, u"T1 commenting|en|1,2,3,4|There already !row-already-there"_s);
    row("another text", "annotation_id", "CA216132V0066.tif,Changed,\"1,2,3,4\",commenting,en," + id,
        u"C1 commenting|en|1,2,3,4|Changed"_s);
    row("another region", "annotation_id", "CA216132V0066.tif,There already,\"1,2,3,5\",commenting,en," + id,
        u"C1 commenting|en|1,2,3,5|There already"_s);
    row("no region any more", "annotation_id", "CA216132V0066.tif,There already,,commenting,en," + id,
        u"C1 commenting|en|-|There already"_s);
    row("a creator", "annotation_id,creator", same + id + ",Jane Doe", u"C1 commenting|en|1,2,3,4|There already"_s);
    row("no creator, as before", "annotation_id,creator", same + id + ',',
        u"T1 commenting|en|1,2,3,4|There already !row-already-there"_s);
    row("an id of its own", "annotation_id", "plain.tif,x,,,,urn:uuid:1", u"A2 commenting|en|-|x"_s);
    row("an id of its own, content there", "annotation_id", same + "urn:uuid:1",
        u"T1 commenting|en|1,2,3,4|There already !row-already-there"_s);
    row("moved", "annotation_id", "plain.tif,There already,\"1,2,3,4\",commenting,en," + id, u"R2 !annotation-moved"_s);
    row("the id twice, the same", "annotation_id", same + id + '\n' + same + id,
        u"T1 commenting|en|1,2,3,4|There already !row-already-there\nT1 commenting|en|1,2,3,4|There already !row-repeated"_s);
    row("the id twice, differing", "annotation_id", "plain.tif,x,,,,urn:uuid:1\nplain.tif,y,,,,urn:uuid:1",
        u"A2 commenting|en|-|x\nR2 !annotation-id-twice"_s);
    row("two ids, one content", "annotation_id", "plain.tif,x,,,,urn:uuid:1\nplain.tif,x,,,,urn:uuid:2",
        u"A2 commenting|en|-|x\nA2 commenting|en|-|x"_s);
    row("what is being changed is not there any more", "annotation_id",
        "CA216132V0066.tif,There already,\"1,2,3,4\",,,\nCA216132V0066.tif,Changed,\"1,2,3,4\",commenting,en," + id,
        u"A1 commenting|en|1,2,3,4|There already\nC1 commenting|en|1,2,3,4|Changed"_s);
    row("what another row changes to is there", "annotation_id",
        "CA216132V0066.tif,Changed,\"1,2,3,4\",,,\nCA216132V0066.tif,Changed,\"1,2,3,4\",commenting,en," + id,
        u"T1 commenting|en|1,2,3,4|Changed !row-repeated\nC1 commenting|en|1,2,3,4|Changed"_s);
    row("canvas_id before label", "canvas_id", "twin,x,,,,https://repo.test/iiif/gallery/canvas/8",
        u"A8 commenting|en|-|x"_s);
    row("canvas_id and another label", "canvas_id", "plain.tif,x,,,,https://repo.test/iiif/gallery/canvas/8",
        u"A8 commenting|en|-|x !canvas-label-not-used"_s);
    row("canvas_id of two, label tells", "canvas_id", "second,x,,,,https://repo.test/same", u"A12 commenting|en|-|x"_s);
    row("canvas_id of two, label does not", "canvas_id", "plain.tif,x,,,,https://repo.test/same",
        u"R0 !canvas-ambiguous"_s);
    row("canvas_id unknown", "canvas_id", "plain.tif,x,,,,https://repo.test/none", u"R0 !canvas-id-unknown"_s);
    row("body", "body", R"(plain.tif,,,,,"{""type"":""TextualBody"",""value"":""<b>x</b>"",""format"":""text/html""}")",
        u"A2 commenting||-|<b>x</b>"_s);
    row("body and its text", "body",
        R"(plain.tif,x,,,,"{""type"":""TextualBody"",""value"":""x"",""format"":""text/html""}")",
        u"A2 commenting||-|x"_s);
    row("body and another text", "body",
        R"(plain.tif,y,,,,"{""type"":""TextualBody"",""value"":""x"",""format"":""text/html""}")",
        u"A2 commenting||-|x !text-not-used"_s);
    row("body that is no JSON", "body", "plain.tif,x,,,,{oops", u"R2 !cell-json"_s);
    row("selector", "selector", R"(plain.tif,x,,,,"{""type"":""SvgSelector"",""value"":""<svg/>""}")",
        u"A2 commenting|en|-|x"_s);
    row("selector and a region", "selector",
        R"(plain.tif,x,"1,2,3,4",,,"{""type"":""SvgSelector"",""value"":""<svg/>""}")",
        u"A2 commenting|en|-|x !xywh-not-used"_s);
    row("selector that is no JSON", "selector", "plain.tif,x,,,,<svg/>", u"R2 !cell-json"_s);
    row("selector that selects nothing", "selector", R"(plain.tif,x,,,,"{""a"":1}")", u"R2 !selector-form"_s);
    row("target elsewhere", "selector", R"(plain.tif,x,,,,"""https://elsewhere.test/canvas#xywh=1,2,3,4""")",
        u"A2 commenting|en|1,2,3,4|x !target-elsewhere"_s);
    row("dates", "created,modified", "plain.tif,x,,,,2024-05-31T12:00:00Z,1-6-2024 10:00",
        u"A2 commenting|en|-|x !date-form"_s);
    row("creator that is no JSON", "creator", "plain.tif,x,,,,{Jane", u"R2 !cell-json"_s);
}

void TestImportChanges::extendedColumnsChange()
{
    QFETCH(QByteArray, columns);
    QFETCH(QByteArray, cells);
    QFETCH(QString, expected);
    const iiif::Manifest manifest = readManifest(gallery());
    QCOMPARE(picture(planFor(manifest, plainHeader.chopped(1) + ',' + columns + '\n' + cells + '\n')), expected);
}

void TestImportChanges::changesInPlace()
{
    const QByteArray csv = "canvas_label,text,xywh,annotation_id,creator\n"
                           "CA216132V0066.tif,Now \"\"so\"\",\"1,2,3,4\",https://repo.test/p/anno/1,Jane Doe\n";
    const QByteArray after = imported(gallery(), csv);
    const iiif::Manifest manifest = readManifest(after);
    const std::vector<iiif::PlacedAnnotation> all = iiif::embeddedAnnotations(manifest);
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all[0].annotation.id, u"https://repo.test/p/anno/1"_s);
    QCOMPARE(all[0].annotation.text, u"Now \"\"so\"\""_s);
    QCOMPARE(all[0].annotation.creator, R"({"type":"Person","name":"Jane Doe"})"_ba);
    QCOMPARE(verdicts(planFor(manifest, csv)), u"T"_s);
}

/// A row without id stands before one whose id is the next that would be made up.
void TestImportChanges::idsThatAreMadeUpGiveWay()
{
    const QByteArray csv = "canvas_label,text,annotation_id\nplain.tif,new,\nplain.tif,old,https://repo.test/iiif/"
                           "gallery/canvas/2/annotationpage/1/anno/1\n";
    const QByteArray after = imported(gallery(), csv);
    const iiif::Manifest manifest = readManifest(after);
    QCOMPARE(verdicts(planFor(manifest, csv)), u"TT"_s);
    QSet<QString> ids;
    for (const iiif::PlacedAnnotation &placed : iiif::embeddedAnnotations(manifest))
        ids.insert(placed.annotation.id);
    QCOMPARE(ids.size(), 3);
}

/// What a cell brings must not make the manifest deeper than Kader reads.
void TestImportChanges::deepJsonIsRefused()
{
    const iiif::Manifest manifest = readManifest(gallery());
    const QByteArray deep = QByteArray(100, '[') + QByteArray(100, ']');
    QCOMPARE(picture(planFor(manifest, plainHeader.chopped(1) + ",body\nplain.tif,x,,,," + deep + '\n')),
             u"R2 !cell-json"_s);
}

void TestImportChanges::guardedCells()
{
    const iiif::Manifest manifest = readManifest(gallery());
    const QByteArray csv = plainHeader + "plain.tif,'=1+1,,,\n";
    QCOMPARE(planFor(manifest, csv).rows[0].annotation.text, u"'=1+1"_s);
    QCOMPARE(planFor(manifest, csv, {.hasGuardedCells = true}).rows[0].annotation.text, u"=1+1"_s);
}

void TestImportChanges::emptiedCellsTakeMembersOut()
{
    const QByteArray id = "https://repo.test/p/anno/1";
    const QByteArray rows = "canvas_label,text,xywh,annotation_id,creator,created\n";
    const QByteArray with = imported(gallery(), rows + "CA216132V0066.tif,There already,\"1,2,3,4\"," + id +
                                                    ",Jane,2024-05-31T12:00:00Z\n");
    QCOMPARE(imported(with, rows + "CA216132V0066.tif,There already,\"1,2,3,4\"," + id + ",,\n"), gallery());
}

KADER_TEST(TestImportChanges);
#include "tst_importchanges.moc"
