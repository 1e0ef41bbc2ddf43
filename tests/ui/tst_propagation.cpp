#include "notesdesk.h"
#include "support/registry.h"
#include "ui/annotations/canvasranges.h"
#include "ui/annotations/propagation.h"
#include "ui/annotations/propagationdialog.h"

#include "curation/steps.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct CopyDesk {
    NotesDesk desk;
    Propagation propagation{desk.workspace(), desk.actions(), desk.window()};
    QLineEdit pane;

    CopyDesk()
    {
        desk.look(u"a"_s, 12);
        desk.show(&pane);
        pane.setFocus();
    }

    /// The dialog, for the annotation that is selected.
    PropagationDialog *ask()
    {
        desk.actions()[ActionId::PasteToCanvases].trigger();
        return desk.find<PropagationDialog>(u"propagation-dialog"_s);
    }
};

template <typename Widget>
Widget *in(const PropagationDialog *dialog, const QString &name)
{
    return dialog->findChild<Widget *>(name);
}

} // namespace

class TestPropagationDialog : public QObject {
    Q_OBJECT

private slots:
    void readsRanges_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("positions"); // of 20
        QTest::newRow("none") << u" , "_s << QString();
        QTest::newRow("one") << u"7"_s << u"7"_s;
        QTest::newRow("several") << u"3-5, 12;1"_s << u"1, 3-5, 12"_s;
        QTest::newRow("to the end") << u"18 -"_s << u"18-20"_s;
        QTest::newRow("from the start") << u"–3"_s << u"1-3"_s;
        QTest::newRow("overlapping") << u"1-4, 3 — 6"_s << u"1-6"_s;
        QTest::newRow("backward") << u"6-4"_s << u"4-6"_s;
        QTest::newRow("beyond") << u"0, 19-40, 99"_s << u"19-20"_s;
        QTest::newRow("no number") << u"3-x"_s << u"wrong"_s;
        QTest::newRow("two numbers") << u"3 4"_s << u"wrong"_s;
        QTest::newRow("only a dash") << u"-"_s << u"wrong"_s;
    }

    void readsRanges()
    {
        QFETCH(QString, text);
        const auto positions = positionsOf(text, 20);
        QTEST(positions ? rangesOf(*positions) : u"wrong"_s, "positions");
    }

    void copiesInOneStep()
    {
        CopyDesk test;
        QVERIFY(!test.desk.actions()[ActionId::PasteToCanvases].isEnabled());
        test.desk.workspace().select(test.desk.annotate(u"Rock"_s, 2));
        QSignalSpy done(&test.desk.workspace(), &Workspace::done);
        PropagationDialog *dialog = test.ask();
        QVERIFY(dialog);
        auto *copy = in<QPushButton>(dialog, u"propagation-copy"_s);
        QVERIFY(!copy->isEnabled());
        QTest::keyClicks(in<QLineEdit>(dialog, u"propagation-ranges"_s), u"2-4, 12"_s);
        const QUuid own = test.desk.workspace().source()->id;
        QCOMPARE(dialog->places(), (QList<curation::CanvasPlace>{{own, 1}, {own, 3}, {own, 11}})); // not its own
        QCOMPARE(copy->text(), u"Copy to 3 canvases"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        const QUuid source = test.desk.workspace().source()->id;
        QTRY_COMPARE(test.desk.curation().annotationsOf(source).size(), 4);
        for (int canvas = 0; canvas < 12; ++canvas)
            QCOMPARE(test.desk.curation().annotationCount(source, canvas),
                     canvas == 1 || canvas == 2 || canvas == 3 || canvas == 11 ? 1 : 0);
        QCOMPARE(test.desk.curation().undoName(), std::optional(u"Copy to canvases"_s));
        QCOMPARE(done.last().first().toString(), u"3 copies were made."_s);
        test.desk.curation().undo();
        QTRY_COMPARE(test.desk.curation().annotationsOf(source).size(), 1);
    }

    /// Those that are part of the curation are offered, manifest by manifest.
    void copiesToOtherManifests()
    {
        CopyDesk test;
        const QUuid first = test.desk.workspace().source()->id;
        const QUuid rock = test.desk.annotate(u"Rock"_s, 2);
        const QUuid second = test.desk.look(u"b"_s, 3)->id;
        (void)test.desk.annotate(u"Snow"_s, 0); // so it is part of the curation
        test.desk.workspace().show(first);
        test.desk.workspace().select(rock);
        PropagationDialog *dialog = test.ask();
        auto *list = in<QTreeView>(dialog, u"propagation-list"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        QCOMPARE(list->model()->index(0, 0).data().toString(), test.desk.workspace().source()->title);
        QVERIFY(list->isExpanded(list->model()->index(0, 0)));
        QVERIFY(!list->isExpanded(list->model()->index(1, 0)));
        auto *filter = in<QLineEdit>(dialog, u"propagation-filter"_s);
        QTest::keyClicks(filter, u"b 2"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        const QModelIndex group = list->model()->index(0, 0);
        QCOMPARE(list->model()->rowCount(group), 1);
        QVERIFY(list->isExpanded(group));
        list->setCurrentIndex(list->model()->index(0, 0, group));
        QTest::keyClick(list, Qt::Key_Space);
        filter->clear();
        QCOMPARE(list->model()->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QTest::keyClicks(in<QLineEdit>(dialog, u"propagation-ranges"_s), u"3-4"_s);
        QCOMPARE(dialog->places(), (QList<curation::CanvasPlace>{{first, 3}, {second, 1}}));
        QVERIFY(in<QLabel>(dialog, u"propagation-summary"_s)->text().startsWith(u"In 2 manifests."_s));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(test.desk.curation().annotationCount(second, 1), 1);
        QCOMPARE(test.desk.curation().annotationsOf(first).size(), 2);
        test.desk.curation().undo();
        QTRY_COMPARE(test.desk.curation().annotationCount(second, 1), 0);
        QCOMPARE(test.desk.curation().annotationsOf(first).size(), 1);
    }

    /// All of a manifest by its own tick, but never the annotation's own canvas.
    void aManifestIsTickedAsAWhole()
    {
        CopyDesk test;
        const QUuid first = test.desk.workspace().source()->id;
        const QUuid rock = test.desk.annotate(u"Rock"_s, 2);
        (void)test.desk.look(u"b"_s, 3);
        (void)test.desk.annotate(u"Snow"_s, 0);
        test.desk.workspace().show(first);
        test.desk.workspace().select(rock);
        PropagationDialog *dialog = test.ask();
        auto *list = in<QTreeView>(dialog, u"propagation-list"_s);
        for (const int row : {0, 1}) {
            list->setCurrentIndex(list->model()->index(row, 0));
            QTest::keyClick(list, Qt::Key_Space);
            QCOMPARE(list->model()->index(row, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        }
        QCOMPARE(dialog->places().size(), 11 + 3);
        QCOMPARE(in<QLineEdit>(dialog, u"propagation-ranges"_s)->text(), u"1-2, 4-12"_s);
        QTest::mouseClick(in<QPushButton>(dialog, u"propagation-none"_s), Qt::LeftButton);
        QVERIFY(dialog->places().isEmpty());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void copiesSeveralAtOnce()
    {
        CopyDesk test;
        const QUuid rock = test.desk.annotate(u"Rock"_s, 2);
        const QUuid snow = test.desk.annotate(u"Snow"_s, 2, {});
        test.desk.workspace().select({rock, snow}, rock);
        PropagationDialog *dialog = test.ask();
        QTest::keyClicks(in<QLineEdit>(dialog, u"propagation-ranges"_s), u"1-4"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        const QUuid source = test.desk.workspace().source()->id;
        QTRY_COMPARE(test.desk.curation().annotationsOf(source).size(), 8);
        QCOMPARE(test.desk.curation().annotationCount(source, 3), 2);
        test.desk.curation().undo();
        QTRY_COMPARE(test.desk.curation().annotationsOf(source).size(), 2);
    }

    void buttonsAndTicksChooseToo()
    {
        CopyDesk test;
        test.desk.workspace().select(test.desk.annotate(u"Rock"_s, 9));
        PropagationDialog *dialog = test.ask();
        auto *ranges = in<QLineEdit>(dialog, u"propagation-ranges"_s);
        QTest::mouseClick(in<QPushButton>(dialog, u"propagation-onward"_s), Qt::LeftButton);
        QCOMPARE(ranges->text(), u"11-12"_s);
        QTest::mouseClick(in<QPushButton>(dialog, u"propagation-all"_s), Qt::LeftButton);
        QCOMPARE(ranges->text(), u"1-9, 11-12"_s);
        QTest::mouseClick(in<QPushButton>(dialog, u"propagation-none"_s), Qt::LeftButton);
        QCOMPARE(ranges->text(), QString());
        auto *list = in<QTreeView>(dialog, u"propagation-list"_s);
        QTest::keyClicks(in<QLineEdit>(dialog, u"propagation-filter"_s), u"a 1"_s);
        QCOMPARE(list->model()->rowCount(list->rootIndex()), 4); // 1, 10, 11, 12
        list->setCurrentIndex(list->model()->index(2, 0, list->rootIndex()));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(ranges->text(), u"11"_s);
        QTest::keyClicks(ranges, u"x"_s);
        QVERIFY(!in<QPushButton>(dialog, u"propagation-copy"_s)->isEnabled());
        QVERIFY(in<QLabel>(dialog, u"propagation-summary"_s)->text().contains(u"3-10"_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
};

KADER_TEST(TestPropagationDialog);
#include "tst_propagation.moc"
