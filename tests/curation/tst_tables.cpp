#include "curation/annotationmapping.h"
#include "curation/steps.h"
#include "curation/tableexport.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "exchange/csvreader.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
using exchange::Verdict;
using store::AnnotationChange;

namespace {

QList<Verdict> verdicts(const TableImport &import)
{
    QList<Verdict> all;
    for (const exchange::PlannedRow &row : import.plan.rows)
        all.append(row.verdict);
    return all;
}

TableImport planned(const Snapshot &snapshot, const QByteArray &csv)
{
    return planTable(snapshot, csv, u"notes.csv"_s).value();
}

TableImport plannedRows(const Snapshot &snapshot, const QByteArray &rows)
{
    return planned(snapshot, "canvas_label,text,xywh,motivation,lang\n" + rows);
}

QByteArray exported(const Snapshot &snapshot)
{
    return exportTable(snapshot, {.isExtended = true}).value().csv;
}

} // namespace

class TestTables : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_curation = created(m_folder.filePath(u"%1.kader"_s.arg(++m_count)));
        m_source = m_curation->look(sampleSource(ownNotes()));
        m_curation->include(m_source);
    }

    void importsInOneStep()
    {
        const TableImport import = plannedRows(
            m_curation->snapshot(), "image_0002.tif,a,\"1,2,3,4\",,\nimage_0003.tif,b,,tagging,nl\nnone,c,,,\n");
        QCOMPARE(verdicts(import), (QList{Verdict::Added, Verdict::Added, Verdict::Rejected}));
        QCOMPARE(import.step.name, u"Import notes.csv (2 annotations)"_s);
        m_curation->make(import.step);
        QCOMPARE(m_curation->annotationsOf(m_source).size(), 4);
        const Annotation *first = m_curation->annotation(m_curation->annotationsOf(m_source, 1).value(0));
        QCOMPARE(first->text, u"a"_s);
        QCOMPARE(regionOf(*first), std::optional(iiif::Region{1, 2, 3, 4}));
        const TableImport again = plannedRows(m_curation->snapshot(), "image_0002.tif,a,\"1,2,3,4\",,\n");
        QCOMPARE(verdicts(again), QList{Verdict::AlreadyThere});
        QVERIFY(again.step.changes.empty());
        m_curation->undo();
        QTRY_COMPARE(m_curation->annotationsOf(m_source).size(), 2);
    }

    void seesTheCuratorsEdits()
    {
        const Annotation own = *m_curation->annotation(m_curation->annotationsOf(m_source).at(1));
        Annotation edited = own;
        edited.text = u"sharp"_s;
        m_curation->make(change(u"Edit"_s, own, edited));
        const Snapshot snapshot = m_curation->snapshot();
        QCOMPARE(
            verdicts(plannedRows(snapshot, "image_0001.tif,sharp,,tagging,en\nimage_0001.tif,blurred,,tagging,en\n")),
            (QList{Verdict::AlreadyThere, Verdict::Added}));
        const Annotation now = *m_curation->annotation(own.id);
        m_curation->make(deletion(u"Delete"_s, std::span(&now, 1)));
        QCOMPARE(verdicts(plannedRows(m_curation->snapshot(), "image_0001.tif,sharp,,tagging,en\n")),
                 QList{Verdict::Added});
    }

    void changesWhatTheTableNames()
    {
        Annotation made = newAnnotation(m_source, 1, iiif::Region{1, 2, 3, 4});
        made.text = u"made here"_s;
        m_curation->make(addition(u"Draw"_s, std::span(&made, 1)));
        const Annotation deleted = *m_curation->annotation(m_curation->annotationsOf(m_source).at(0));
        m_curation->make(deletion(u"Delete"_s, std::span(&deleted, 1))); // so that places in the text move
        QByteArray csv = exported(m_curation->snapshot());
        csv.replace("blurred", "less blurred").replace("made here", "changed there");
        const TableImport import = planned(m_curation->snapshot(), csv);
        QCOMPARE(verdicts(import), (QList{Verdict::Changed, Verdict::Changed}));
        m_curation->make(import.step);
        QCOMPARE(m_curation->annotation(made.id)->text, u"changed there"_s);
        const Annotation *own = m_curation->annotation(m_curation->annotationsOf(m_source).at(0));
        QCOMPARE(own->text, u"less blurred"_s);
        QCOMPARE(own->provenance->overlay, store::Overlay::Edited);
        QTRY_VERIFY(m_curation->isKept());
        QCOMPARE(verdicts(planned(m_curation->snapshot(), csv)), (QList{Verdict::AlreadyThere, Verdict::AlreadyThere}));
        m_curation->undo();
        QTRY_COMPARE(m_curation->annotation(made.id)->text, u"made here"_s);
    }

    void bringsAnExportBackUnchanged()
    {
        for (int i = 0; i < 20; ++i) {
            Annotation made = newAnnotation(m_source, i % 4, iiif::Region{i, 2, 3, 4});
            made.text = u"note %1, “quoted”\nline"_s.arg(i);
            made.creator = u"A. Curator"_s;
            m_curation->make(addition(u"Draw"_s, std::span(&made, 1)));
        }
        const QByteArray csv = exported(m_curation->snapshot());
        const TableImport import = planned(m_curation->snapshot(), csv);
        QCOMPARE(verdicts(import), QList<Verdict>(22, Verdict::AlreadyThere));
        QVERIFY(import.step.changes.empty());
        QVERIFY(csv.indexOf("note 4") < csv.indexOf("note 1,")); // canvas by canvas
    }

    void givesAnnotationsTheirIdentityBack()
    {
        Annotation made = newAnnotation(m_source, 1, {});
        made.text = u"travels"_s;
        m_curation->make(addition(u"Draw"_s, std::span(&made, 1)));
        const QByteArray csv = exported(m_curation->snapshot());
        auto other = created(m_folder.filePath(u"other %1.kader"_s.arg(m_count)));
        other->include(other->look(sampleSource(ownNotes())));
        const TableImport import = planned(other->snapshot(), csv);
        QCOMPARE(import.plan.count(Verdict::Added), 1);
        other->make(import.step);
        QVERIFY(other->annotation(made.id));
        QCOMPARE(exported(other->snapshot()), csv);
    }

    /// The source's own are marked as deleted, the curator's go.
    void deletesWhatIsGoneFromAnExport()
    {
        for (const int canvas : {1, 2}) {
            Annotation made = newAnnotation(m_source, canvas, iiif::Region{1, 2, 3, 4});
            made.text = u"made on %1"_s.arg(canvas);
            m_curation->make(addition(u"Draw"_s, std::span(&made, 1)));
        }
        QByteArrayList lines = exported(m_curation->snapshot()).split('\n');
        lines.removeIf([](const QByteArray &line) { return line.contains("blurred") || line.contains("made on 2"); });
        const TableImport import = planned(m_curation->snapshot(), lines.join('\n'));
        QCOMPARE(import.plan.count(Verdict::Gone), 2);
        QVERIFY(import.step.changes.empty());
        QVERIFY(import.stepWith(false).changes.empty());
        const store::Step step = import.stepWith(true);
        QCOMPARE(step.changes.size(), size_t(2));
        m_curation->make(step);
        QStringList texts;
        for (const QUuid &id : m_curation->annotationsOf(m_source))
            texts += m_curation->annotation(id)->text;
        QVERIFY(texts.contains(u"made on 1"_s) && !texts.contains(u"made on 2"_s) && !texts.contains(u"blurred"_s));
        m_curation->undo();
        QTRY_COMPARE(m_curation->annotationsOf(m_source).size(), 4);
    }

    void exportsARange_data()
    {
        QTest::addColumn<bool>("isOfTheCanvas");
        QTest::addColumn<bool>("isSelection");
        QTest::addColumn<int>("rows");
        QTest::newRow("all") << false << false << 4;
        QTest::newRow("a canvas") << true << false << 1;
        QTest::newRow("a selection") << false << true << 1;
    }

    void exportsARange()
    {
        QFETCH(const bool, isOfTheCanvas);
        QFETCH(const bool, isSelection);
        QFETCH(const int, rows);
        QUuid last;
        for (const int canvas : {1, 2}) {
            Annotation made = newAnnotation(m_source, canvas, iiif::Region{1, 2, 3, 4});
            made.text = u"made on %1"_s.arg(canvas);
            m_curation->make(addition(u"Draw"_s, std::span(&made, 1)));
            last = made.id;
        }
        ExportRange range{.source = m_source};
        if (isOfTheCanvas)
            range.canvas = 2;
        if (isSelection)
            range.annotations = QSet<QUuid>{last};
        const QByteArray csv = exportTable(m_curation->snapshot(), {.isExtended = true}, range).value().csv;
        QCOMPARE(csv.count('\n'), rows + 1);
        QVERIFY(csv.contains("made on 2"));
        // What was left out is not taken for gone.
        QCOMPARE(planned(m_curation->snapshot(), csv).plan.count(Verdict::Gone), 0);
    }

    void decidesForAllAlikeHoweverTheSourcesStand()
    {
        const exchange::CsvTable table = exchange::readCsv("canvas_label,text\nnone,a\nnone,b\n", u"t.csv"_s).value();
        const GroundPtr ground = tableGround(m_curation->snapshot()).value();
        const exchange::ImportOptions options{.canAsk = true};
        TableDecisions decisions;
        decisions.alike.insert({.label = u"none"_s}, {m_source, 2});
        const TableImport import = planTable(ground, table, options, decisions).value();
        QCOMPARE(verdicts(import), (QList{Verdict::Added, Verdict::Added}));
        QCOMPARE(import.plan.rows[1].canvas, 2);
        decisions.alike.insert({.label = u"none"_s}, {QUuid::createUuid(), 2});
        QCOMPARE(verdicts(planTable(ground, table, options, decisions).value()),
                 (QList{Verdict::Rejected, Verdict::Rejected}));
    }

    void canBeGivenUp()
    {
        const GroundPtr ground = tableGround(m_curation->snapshot()).value();
        const QByteArray csv = "canvas_label,text\n" + QByteArray("image_0002.tif,a\n").repeated(5000);
        exchange::Watch watch;
        watch.progressed = [&watch](double share) {
            if (share > 0.5)
                watch.cancellation.request();
        };
        const auto read = exchange::readCsv(csv, u"t.csv"_s, {}, {}, watch);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Cancelled);
        const exchange::CsvTable table = exchange::readCsv(csv, u"t.csv"_s).value();
        const auto plan = planTable(ground, table, {}, {}, watch);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::Cancelled);
    }

    void tellsWhatCannotBeRead()
    {
        QCOMPARE(planTable(m_curation->snapshot(), "a,b\n1,2\n", u"x.csv"_s).error().kind, ErrorKind::Malformed);
        QCOMPARE(verdicts(plannedRows({}, "image_0001.tif,a,,,\n")), QList{Verdict::Rejected});
    }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Curation> m_curation;
    QUuid m_source;
};

KADER_TEST(TestTables);
#include "tst_tables.moc"

#include <span>
