#include "notesdesk.h"
#include "support/registry.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/rowtable.h"
#include "ui/worklist/worklistpane.h"

#include "curation/steps.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct ListDesk {
    NotesDesk desk;
    RowTable *table = nullptr;

    void show()
    {
        desk.window()->resize(1000, 300);
        desk.show(new WorklistPane(desk.workspace(), desk.actions()));
        table = desk.find<RowTable>(u"worklist-table"_s);
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            rows += table->model()->index(row, 0).data().toString() + u" · "_s +
                    table->model()->index(row, 1).data().toString();
        return rows;
    }
    void next() { desk.actions()[ActionId::NextToDo].trigger(); }
};

} // namespace

class TestWorklist : public QObject {
    Q_OBJECT

private slots:
    void listsWhatIsLeftToDo()
    {
        ListDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 3);
        pane.desk.annotate(u"Rock"_s, 0);
        pane.desk.annotate(u""_s, 1);
        pane.desk.annotate(u"Far out"_s, 1, iiif::Region{2900, 10, 300, 10});
        pane.show();
        QTRY_COMPARE(pane.rows(),
                     QStringList({u"No text · a 2"_s, u"Outside its canvas · a 2"_s, u"No annotation · a 3"_s}));
        QCOMPARE(pane.desk.find<QLabel>(u"worklist-done"_s)->text(),
                 u"1 of 3 canvases and 1 of 3 annotations are done"_s);
        pane.desk.workspace().noteImage(source->id, 0, true);
        QTRY_COMPARE(pane.rows().size(), 4);
        QCOMPARE(pane.rows().first(), u"Image failed · a 1"_s);
        QTest::mouseClick(pane.desk.find<QToolButton>(u"worklist-kind-0"_s), Qt::LeftButton);
        QCOMPARE(pane.rows().size(), 3);
    }

    void goesFromOneToTheNext()
    {
        ListDesk pane;
        pane.desk.look(u"a"_s, 4);
        const QUuid first = pane.desk.annotate(u""_s, 1);
        const QUuid second = pane.desk.annotate(u""_s, 2);
        pane.show();
        Workspace &workspace = pane.desk.workspace();
        QSignalSpy asked(&workspace, &Workspace::editingRequested);
        pane.next();
        QTRY_COMPARE(pane.table->currentIndex().row(), 0);
        QCOMPARE(workspace.canvas(), std::optional(0));
        pane.next();
        QCOMPARE(workspace.selected(), std::optional(first));
        QCOMPARE(asked.size(), 1);
        // What is done goes, and the next one stands in its place.
        curation::Annotation done = pane.desk.annotation(first);
        done.text = u"Rock"_s;
        pane.desk.curation().make(curation::change(u"Edit text"_s, pane.desk.annotation(first), done));
        pane.next();
        QTRY_COMPARE(workspace.selected(), std::optional(second));
        QCOMPARE(pane.rows().size(), 3);
        pane.next();
        QCOMPARE(workspace.canvas(), std::optional(3));
        pane.next();
        QCOMPARE(workspace.canvas(), std::optional(0));
        pane.desk.actions()[ActionId::PreviousToDo].trigger();
        QCOMPARE(workspace.canvas(), std::optional(3));
    }

    /// What is meant to be so no longer counts, can be seen, and taken back.
    void leavesOutWhatIsFineAsItIs()
    {
        ListDesk pane;
        pane.desk.look(u"a"_s, 3);
        pane.desk.annotate(u""_s, 1);
        pane.show();
        QTRY_COMPARE(pane.rows().size(), 3);
        QAction &fine = pane.desk.actions()[ActionId::ToDoIntended];
        auto *chip = pane.desk.find<QToolButton>(u"worklist-intended"_s);
        QVERIFY(!chip->isVisible());
        pane.table->setCurrentIndex(pane.table->model()->index(1, 0));
        QVERIFY(fine.isEnabled() && !fine.isChecked());
        fine.trigger();
        QTRY_COMPARE(pane.rows(), QStringList({u"No annotation · a 1"_s, u"No annotation · a 3"_s}));
        QVERIFY(pane.desk.find<QLabel>(u"worklist-done"_s)->text().startsWith(u"1 of 3 canvases and 1 of 1"_s));
        QCOMPARE(pane.desk.curation().undoName(), std::optional(u"Leave as it is"_s));
        QCOMPARE(chip->text(), u"Fine as it is: 1"_s);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(pane.rows().at(1), u"No text, fine as it is · a 2"_s);
        pane.table->setCurrentIndex(pane.table->model()->index(1, 0));
        QVERIFY(fine.isChecked());
        fine.trigger();
        QTRY_COMPARE(pane.rows().at(1), u"No text · a 2"_s);
        QTRY_VERIFY(!chip->isVisible());
        pane.desk.curation().undo(); // is marked again
        QTRY_VERIFY(chip->isVisible());
    }

    void saysThatAllIsDone()
    {
        ListDesk pane;
        pane.show();
        const auto *empty = pane.desk.window()->findChild<EmptyState *>();
        QTRY_COMPARE(empty->sentence(), u"Open a dataset to see what is left to do in it."_s);
        pane.desk.look(u"a"_s, 1);
        QTRY_COMPARE(pane.rows(), QStringList{u"No annotation · a 1"_s});
        pane.desk.annotate(u"Rock"_s);
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->sentence(), u"Nothing is left to do. 1 of 1 canvases and 1 of 1 annotations are done."_s);
    }
};

KADER_TEST(TestWorklist);

#include "tst_worklist.moc"
