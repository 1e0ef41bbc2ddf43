#include "curation/annotationmapping.h"
#include "curation/steps.h"
#include "curation/tables.h"
#include "curationtools.h"
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
