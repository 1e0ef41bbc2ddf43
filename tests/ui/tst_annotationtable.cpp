#include "notesdesk.h"
#include "support/registry.h"
#include "ui/annotations/annotationactions.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/annotations/annotationspane.h"
#include "ui/annotations/annotationtable.h"
#include "ui/shared/choicebox.h"

#include "curation/annotationwords.h"
#include "curation/steps.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct TableDesk {
    NotesDesk desk;
    AnnotationActions editing{desk.workspace(), desk.actions()};
    AnnotationTable *table = nullptr;
    QComboBox *scope = nullptr;

    void show()
    {
        desk.show(new AnnotationsPane(desk.workspace(), desk.actions()));
        table = desk.find<AnnotationTable>(u"annotation-table"_s);
        scope = desk.find<QComboBox>(u"annotation-scope"_s);
    }
    void setScope(AnnotationScope wanted) const { scope->setCurrentIndex(scope->findData(int(wanted))); }

    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts += table->model()->index(row, AnnotationModel::Text).data().toString();
        return texts;
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {}, int column = 0) const
    {
        const QPoint place = table->visualRect(table->model()->index(row, column)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, place);
    }
    void doubleClick(int row, int column) const
    {
        const QPoint place = table->visualRect(table->model()->index(row, column)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    }
    template <typename Widget>
    [[nodiscard]] Widget *editor() const
    {
        return table->findChild<Widget *>(u"annotation-cell"_s);
    }
    [[nodiscard]] QString labelText(const QString &name) const { return desk.find<QLabel>(name)->text(); }
    /// Chooses what stands in a chip's list under these words.
    [[nodiscard]] bool chooseIn(const QString &chip, const QString &words) const
    {
        auto *button = desk.find<QToolButton>(chip);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *list = button->findChild<QTreeView *>();
        const auto find = [&] {
            const QAbstractItemModel *rows = list->model();
            for (int row = 0; row < rows->rowCount(); ++row) {
                if (rows->index(row, 0).data().toString() == words)
                    return rows->index(row, 0);
            }
            return QModelIndex();
        };
        if (!QTest::qWaitFor([&] { return find().isValid(); }))
            return false;
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(find()).center());
        return true;
    }
};

} // namespace

class TestAnnotationTable : public QObject {
    Q_OBJECT

private slots:
    void selectsSeveral()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 2);
        const QUuid first = pane.desk.annotate(u"First"_s, 0);
        const QUuid second = pane.desk.annotate(u"Second"_s, 1);
        const QUuid third = pane.desk.annotate(u"Third"_s, 1);
        pane.show();
        pane.setScope(AnnotationScope::Dataset);
        Workspace &workspace = pane.desk.workspace();
        pane.click(0);
        pane.click(2, Qt::ControlModifier);
        QCOMPARE(workspace.selection(), QList({first, third}));
        QCOMPARE(workspace.selected(), std::optional(third));
        QCOMPARE(workspace.canvas(), std::optional(1));
        QTest::keyClick(pane.table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(workspace.selection(), QList({first, second, third}));
        QCOMPARE(pane.labelText(u"bulk-title"_s), u"3 annotations"_s);
        QVERIFY(!pane.desk.find<QWidget>(u"inspector"_s)->isVisible());
        pane.click(0);
        QCOMPARE(workspace.selection(), QList{first});
        QVERIFY(pane.desk.find<QWidget>(u"inspector"_s)->isVisible());
        QTest::keyClick(pane.table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(workspace.selection(), QList({first, second}));
        QCOMPARE(workspace.selected(), std::optional(second));
        QTest::keyClick(pane.table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(workspace.selection(), QList({first, second, third}));
        workspace.select(second);
        QCOMPARE(pane.table->selectionModel()->selectedRows().size(), 1);
    }

    void listsWhatWasReviewed()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid first = pane.desk.annotate(u"First"_s);
        const QUuid second = pane.desk.annotate(u"Second"_s);
        (void)pane.desk.annotate(u"Third"_s);
        pane.show();
        curation::Curation &curation = *pane.desk.workspace().curation();
        curation.make(curation.reviewStep({first, second}, curation::Reviewer{.name = u"Ada"_s}));
        curation::Annotation changed = *curation.annotation(second);
        changed.text = u"Second, other"_s;
        curation.make(curation::change(u"Change"_s, *curation.annotation(second), changed));
        const auto word = [&](int row) {
            return pane.table->model()->index(row, AnnotationModel::Reviewed).data().toString();
        };
        QCOMPARE(word(0), u"Ada"_s);
        QCOMPARE(word(1), u"changed since"_s);
        QCOMPARE(word(2), QString());
        for (const auto &[words, texts] : {std::pair(u"Reviewed by Ada"_s, QStringList{u"First"_s}),
                                           std::pair(u"Changed since the review"_s, QStringList{u"Second, other"_s}),
                                           std::pair(u"Not reviewed"_s, QStringList{u"Third"_s})}) {
            QVERIFY(pane.chooseIn(u"annotations-review"_s, words));
            QTRY_COMPARE(pane.texts(), texts);
        }
        // What is reviewed meanwhile leaves the list of what is not.
        curation.make(curation.reviewStep(
            {pane.desk.workspace().curation()->annotationsOf(pane.desk.workspace().source()->id, 0).last()},
            curation::Reviewer{.name = u"Bo"_s}));
        QTRY_COMPARE(pane.texts(), QStringList());
        QVERIFY(pane.chooseIn(u"annotations-review"_s, u"Any review"_s));
        pane.table->sortByColumn(AnnotationModel::Reviewed, Qt::AscendingOrder);
        QTRY_COMPARE(pane.texts(), (QStringList{u"Second, other"_s, u"First"_s, u"Third"_s}));
    }

    /// Whatever the language of the window is.
    void columnsAreAsWideAsTheirHeadings()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        const QHeaderView *header = pane.table->horizontalHeader();
        for (int column = AnnotationModel::Text + 1; column < AnnotationModel::ColumnCount; ++column)
            QVERIFY2(header->sectionSize(column) >= header->sectionSizeHint(column) || header->isSectionHidden(column),
                     qPrintable(QString::number(column)));
    }

    void deletesAndDuplicatesAllThatAreSelected()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s})
            pane.desk.annotate(text);
        pane.show();
        pane.click(1);
        pane.click(2, Qt::ShiftModifier);
        pane.table->setFocus();
        QTest::keyClick(pane.table, Qt::Key_Delete);
        QCOMPARE(pane.texts(), QStringList({u"One"_s, u"Four"_s}));
        QTRY_COMPARE(pane.table->currentIndex().row(), 1);
        QTest::keyClick(pane.table, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(pane.table, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(pane.texts(), QStringList({u"One"_s, u"Four"_s, u"One"_s, u"Four"_s}));
        QCOMPARE(pane.desk.workspace().selection().size(), 2);
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.texts().size(), 2);
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.texts().size(), 4);
    }

    void editsACellInItsPlace_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("motivation");
        QTest::addColumn<QString>("region");
        const QString old = u"10,20,300,200"_s;
        QTest::newRow("text") << int(AnnotationModel::Text) << u"Ice"_s << u"Ice"_s << u"en"_s << u"commenting"_s
                              << old;
        QTest::newRow("language") << int(AnnotationModel::Language) << u"nl"_s << u"Rock"_s << u"nl"_s
                                  << u"commenting"_s << old;
        QTest::newRow("motivation") << int(AnnotationModel::Motivation) << u"tagging"_s << u"Rock"_s << u"en"_s
                                    << u"tagging"_s << old;
        QTest::newRow("region") << int(AnnotationModel::Region) << u"1, 2, 3, 4"_s << u"Rock"_s << u"en"_s
                                << u"commenting"_s << u"1,2,3,4"_s;
        QTest::newRow("whole canvas") << int(AnnotationModel::Region) << u""_s << u"Rock"_s << u"en"_s
                                      << u"commenting"_s << QString();
        QTest::newRow("no region") << int(AnnotationModel::Region) << u"a lot"_s << u"Rock"_s << u"en"_s
                                   << u"commenting"_s << old;
    }

    void editsACellInItsPlace()
    {
        QFETCH(const int, column);
        QFETCH(const QString, typed);
        QFETCH(const QString, text);
        QFETCH(const QString, language);
        QFETCH(const QString, motivation);
        QFETCH(const QString, region);
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.show();
        pane.table->setColumnHidden(column, false);
        const QSignalSpy told(&pane.desk.workspace(), &Workspace::done);
        pane.table->setFocus();
        pane.table->setCurrentIndex(pane.table->model()->index(0, column));
        QTest::keyClick(pane.table, Qt::Key_F2);
        auto *editor = pane.editor<QWidget>();
        QVERIFY(editor);
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->lineEdit()->selectAll();
        else if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->selectAll();
        QWidget *field = QApplication::focusWidget();
        QVERIFY(editor == field || editor->isAncestorOf(field));
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, typed);
        QTest::keyClick(field, Qt::Key_Return);
        const auto now = [&]() -> const curation::Annotation & { return pane.desk.annotation(id); };
        QTRY_COMPARE(now().text, text);
        QTRY_COMPARE(now().language, language);
        QTRY_COMPARE(now().motivations, QStringList{motivation});
        const auto area = [&] { return curation::regionOf(now()) ? curation::regionOf(now())->toString() : QString(); };
        QTRY_COMPARE(area(), region);
        const bool isRefused = typed == u"a lot"_s;
        QTRY_COMPARE(told.size(), isRefused ? 1 : 0);
        QCOMPARE(pane.desk.curation().undoName() == std::optional(u"Draw region"_s), isRefused);
    }

    void editsByDoubleClickAndGivesUpOnEscape()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.show();
        pane.doubleClick(0, AnnotationModel::Text);
        auto *editor = pane.editor<QPlainTextEdit>();
        QVERIFY(editor && editor->hasFocus());
        QTest::keyClicks(editor, u"Snow"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(editor, u"and ice"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(pane.desk.annotation(id).text, u"Rock"_s);
    }

    void showsInTheInspectorWhatCanNotBeEditedInPlace()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        curation::Annotation made = curation::newAnnotation(pane.desk.workspace().source()->id, 0, {});
        made.body = "[{\"type\":\"Image\",\"id\":\"https://a.example/i.png\"}]";
        pane.desk.curation().make(curation::addition(u"Add"_s, std::span(&made, 1)));
        pane.show();
        pane.click(0);
        const QSignalSpy asked(&pane.desk.workspace(), &Workspace::editingRequested);
        QTest::keyClick(pane.table, Qt::Key_F2);
        QVERIFY(!pane.editor<QWidget>());
        QCOMPARE(asked.size(), 1);
    }

    void goesToARegion()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 2);
        pane.desk.annotate(u"Near"_s, 0);
        pane.desk.annotate(u"Far"_s, 1, iiif::Region{1, 2, 3, 4});
        pane.show();
        pane.setScope(AnnotationScope::Dataset);
        const QSignalSpy left(&pane.desk.workspace(), &Workspace::leaving);
        const QSignalSpy looked(&pane.desk.workspace(), &Workspace::regionOpened);
        pane.click(1);
        pane.table->setFocus();
        QTest::keyClick(pane.table, Qt::Key_Return);
        QCOMPARE(left.size(), 1);
        QCOMPARE(looked.last().first().value<iiif::Region>(), (iiif::Region{1, 2, 3, 4}));
        QCOMPARE(pane.desk.workspace().canvas(), std::optional(1));
        pane.doubleClick(0, AnnotationModel::Canvas);
        QCOMPARE(looked.size(), 2);
        QCOMPARE(pane.desk.workspace().canvas(), std::optional(0));
    }

    void narrowsByColumns()
    {
        TableDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 2);
        std::vector<curation::Annotation> made = {curation::newAnnotation(source->id, 0, {}),
                                                  curation::newAnnotation(source->id, 1, iiif::Region{1, 2, 3, 4}),
                                                  curation::newAnnotation(source->id, 1, {})};
        const QString texts[] = {u"one"_s, u"two"_s, u"three"_s};
        for (size_t at = 0; at < made.size(); ++at)
            made[at].text = texts[at];
        made[1].motivations = {u"tagging"_s};
        made[2].language.clear();
        pane.desk.curation().make(curation::addition(u"Three"_s, made));
        pane.show();
        pane.setScope(AnnotationScope::Curation);
        auto *filters = pane.desk.find<QToolButton>(u"annotation-filters"_s);
        QVERIFY(!pane.desk.find<QWidget>(u"annotation-chips"_s)->isVisible());
        QTest::mouseClick(filters, Qt::LeftButton);
        QVERIFY(pane.chooseIn(u"annotations-canvas"_s, u"a 2"_s));
        QCOMPARE(pane.texts(), QStringList({u"two"_s, u"three"_s}));
        QVERIFY(pane.chooseIn(u"annotations-language"_s, u"No language"_s));
        QCOMPARE(pane.texts(), QStringList{u"three"_s});
        auto *language = pane.desk.find<QToolButton>(u"annotations-language"_s);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Delete);
        QVERIFY(pane.chooseIn(u"annotations-region"_s, u"Rectangle"_s));
        QCOMPARE(pane.texts(), QStringList{u"two"_s});
        // Nothing is narrowed by what is not seen.
        QTest::mouseClick(filters, Qt::LeftButton);
        QCOMPARE(pane.texts().size(), 3);
    }

    void showsAndHidesColumns()
    {
        TableDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.desk.annotate(u"Rock"_s);
        pane.show();
        QVERIFY(pane.table->isColumnHidden(AnnotationModel::Creator));
        QHeaderView *header = pane.table->horizontalHeader();
        emit header->customContextMenuRequested({5, 5});
        auto *menu = pane.table->findChild<QMenu *>(u"annotation-columns-menu"_s);
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Creator"_s)
                action->trigger();
        }
        menu->close();
        QVERIFY(!pane.table->isColumnHidden(AnnotationModel::Creator));
        QVERIFY(pane.table->columnWidth(AnnotationModel::Text) >= 100);
    }

    void changesAllThatAreSelected()
    {
        TableDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 1);
        std::vector<curation::Annotation> made(4, curation::newAnnotation(source->id, 0, {}));
        for (curation::Annotation &each : made) {
            each.id = QUuid::createUuid();
            each.text = u"a rock"_s;
        }
        made[3].motivations = {u"tagging"_s, u"describing"_s};
        made[2].body = "[{\"type\":\"Image\",\"id\":\"https://a.example/i.png\"}]";
        pane.desk.curation().make(curation::addition(u"Four"_s, made));
        pane.show();
        pane.table->setFocus();
        QTest::keyClick(pane.table, Qt::Key_A, Qt::ControlModifier);
        const auto result = [&] { return pane.labelText(u"bulk-result"_s); };
        auto *motivation = pane.desk.find<QComboBox>(u"bulk-motivation"_s);
        motivation->setFocus();
        while (motivation->currentText() != u"describing"_s && motivation->currentIndex() + 1 < motivation->count())
            QTest::keyClick(motivation, Qt::Key_Down);
        QTest::mouseClick(pane.desk.find<QPushButton>(u"bulk-motivation-button"_s), Qt::LeftButton);
        QTRY_COMPARE(result(), u"3 annotations were changed. 1 with several motivations were left as they are."_s);
        QCOMPARE(pane.desk.annotation(made[0].id).motivations, QStringList{u"describing"_s});
        QCOMPARE(pane.desk.annotation(made[3].id).motivations.size(), 2);
        QTest::keyClicks(pane.desk.find<QLineEdit>(u"bulk-find"_s), u"rock"_s);
        auto *by = pane.desk.find<QLineEdit>(u"bulk-replace"_s);
        QTest::keyClicks(by, u"glacier"_s);
        QTest::keyClick(by, Qt::Key_Return);
        QTRY_VERIFY(result().startsWith(u"3 annotations were changed."_s));
        QVERIFY(result().contains(u"1 with a body that is more than a text"_s));
        QCOMPARE(pane.desk.annotation(made[3].id).text, u"a glacier"_s);
        QCOMPARE(pane.desk.annotation(made[2].id).text, u"a rock"_s);
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.desk.annotation(made[3].id).text, u"a rock"_s);
        QCOMPARE(pane.desk.annotation(made[0].id).text, u"a rock"_s);
        QCOMPARE(pane.desk.annotation(made[0].id).motivations, QStringList{u"describing"_s});
    }

    void tagsAllThatAreSelected()
    {
        TableDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 1);
        std::vector<curation::Annotation> made(3, curation::newAnnotation(source->id, 0, {}));
        for (curation::Annotation &each : made) {
            each.id = QUuid::createUuid();
            each.text = u"a rock"_s;
        }
        made[2] = curation::withWords(made[2],
                                      {.texts = {{.text = u"a rock"_s}},
                                       .tags = {{.text = u"Basalt"_s, .address = u"https://terms.example/basalt"_s}}});
        pane.desk.curation().make(curation::addition(u"Three"_s, made));
        pane.show();
        pane.table->setFocus();
        QTest::keyClick(pane.table, Qt::Key_A, Qt::ControlModifier);
        const auto result = [&] { return pane.labelText(u"bulk-result"_s); };
        const auto tags = [&](int at) { return curation::wordsOf(pane.desk.annotation(made[size_t(at)].id)).tags; };
        auto *removed = pane.desk.find<QComboBox>(u"bulk-remove-tag"_s);
        QTRY_COMPARE(removed->count(), 1);
        QCOMPARE(removed->currentText(), QString());
        QVERIFY(!pane.desk.find<QPushButton>(u"bulk-remove-tag-button"_s)->isEnabled());

        auto *added = pane.desk.find<QLineEdit>(u"bulk-add-tag"_s);
        QTest::keyClicks(added, u"  "_s);
        QVERIFY(!pane.desk.find<QPushButton>(u"bulk-add-tag-button"_s)->isEnabled());
        added->clear();
        QCOMPARE(added->accessibleName(), u"Add tag"_s);
        added->setFocus();
        QTest::keyClicks(added, u"bas"_s);
        QAbstractItemView *offers = added->completer()->popup();
        QTRY_VERIFY(offers->isVisible());
        QCOMPARE(offers->model()->index(0, 0).data().toString(), u"Basalt"_s);
        QTest::keyClick(offers, Qt::Key_Down);
        QTest::keyClick(offers, Qt::Key_Return);
        QTRY_COMPARE(added->text(), u"Basalt"_s);
        QTest::keyClick(added, Qt::Key_Return);
        QTRY_COMPARE(result(), u"2 annotations were changed. 1 had nothing to change."_s);
        QCOMPARE(tags(0).size(), size_t(1));
        QCOMPARE(tags(0).front().address, u"https://terms.example/basalt"_s);
        QCOMPARE(pane.desk.annotation(made[0].id).text, u"a rock"_s);

        removed->setFocus();
        removed->setCurrentIndex(0);
        QTest::mouseClick(pane.desk.find<QPushButton>(u"bulk-remove-tag-button"_s), Qt::LeftButton);
        QTRY_COMPARE(result(), u"3 annotations were changed."_s);
        QVERIFY(tags(0).empty());
        QTRY_COMPARE(removed->count(), 0);
        QCOMPARE(removed->lineEdit()->placeholderText(), u"No tags"_s);
        QCOMPARE(removed->window()->focusWidget(), removed);
        pane.desk.curation().undo();
        QTRY_COMPARE(removed->count(), 1);
        QCOMPARE(tags(2).size(), size_t(1));
    }
};

KADER_TEST(TestAnnotationTable);

#include "tst_annotationtable.moc"
