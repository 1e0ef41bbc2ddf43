#include "notesdesk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/annotations/annotationactions.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/annotations/annotationspane.h"
#include "ui/annotations/annotationtable.h"
#include "ui/shared/emptystate.h"

#include "curation/steps.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct PaneDesk {
    NotesDesk desk;
    AnnotationActions editing{desk.workspace(), desk.actions()};
    AnnotationTable *table = nullptr;
    QLineEdit *filter = nullptr;
    QComboBox *scope = nullptr;

    void show()
    {
        desk.show(new AnnotationsPane(desk.workspace(), desk.actions()));
        table = desk.find<AnnotationTable>(u"annotation-table"_s);
        filter = desk.find<QLineEdit>(u"annotation-filter"_s);
        scope = desk.find<QComboBox>(u"annotation-scope"_s);
    }

    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts += table->model()->index(row, AnnotationModel::Text).data().toString();
        return texts;
    }

    void click(int row) const
    {
        const QPoint place = table->visualRect(table->model()->index(row, 0)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    }
};

} // namespace

class TestAnnotationsPane : public QObject {
    Q_OBJECT

private slots:
    void showsAllOfTheInspectorWhereThereIsRoom()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        pane.desk.window()->resize(360, 760);
        pane.desk.workspace().select(pane.desk.annotate(u"Rock"_s));
        const auto *scroll = pane.desk.find<QWidget>(u"inspector"_s)->findChild<QScrollArea *>();
        QTRY_VERIFY(scroll->isVisible());
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() == 0);
        QVERIFY(pane.table->height() >= 120);
        pane.desk.window()->resize(360, 320);
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    }

    void selectsBothWays()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 2);
        const QUuid first = pane.desk.annotate(u"First"_s);
        const QUuid second = pane.desk.annotate(u"Second"_s);
        pane.show();
        QCOMPARE(pane.texts(), QStringList({u"First"_s, u"Second"_s}));
        pane.click(1);
        QCOMPARE(pane.desk.workspace().selected(), std::optional(second));
        pane.desk.workspace().select(first);
        QCOMPARE(pane.table->currentIndex().row(), 0);
        QTest::keyClick(pane.table, Qt::Key_Down);
        QCOMPARE(pane.desk.workspace().selected(), std::optional(second));
        pane.desk.workspace().select({});
        QVERIFY(!pane.table->selectionModel()->hasSelection());
    }

    void narrowsAsOneTypes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("text, in any case") << u"SNOW"_s << QStringList{u"Snow here"_s};
        QTest::newRow("motivation") << u"tagg"_s << QStringList{u"ridge"_s};
        QTest::newRow("language") << u"nl"_s << QStringList{u"Rots"_s};
        QTest::newRow("canvas") << u"a 1"_s << QStringList{u"Snow here"_s, u"ridge"_s, u"Rots"_s};
        QTest::newRow("nothing") << u"volcano"_s << QStringList{};
    }

    void narrowsAsOneTypes()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, left);
        PaneDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 1);
        curation::Annotation made[3] = {curation::newAnnotation(source->id, 0, {}),
                                        curation::newAnnotation(source->id, 0, {}),
                                        curation::newAnnotation(source->id, 0, {})};
        made[0].text = u"Snow here"_s;
        made[1].text = u"ridge"_s;
        made[1].motivations = {u"tagging"_s};
        made[2].text = u"Rots"_s;
        made[2].language = u"nl"_s;
        pane.desk.curation().make(curation::addition(u"Three"_s, made));
        pane.show();
        QTest::keyClicks(pane.filter, typed);
        QCOMPARE(pane.texts(), left);
        QTest::keyClick(pane.filter, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(pane.filter, Qt::Key_Delete);
        QCOMPARE(pane.texts().size(), 3);
    }

    void listsWhatTheScopeHolds()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 2);
        pane.desk.annotate(u"a1"_s, 0);
        const QUuid far = pane.desk.annotate(u"a2"_s, 1);
        pane.desk.look(u"b"_s, 1);
        pane.desk.annotate(u"b1"_s, 0);
        pane.show();
        QCOMPARE(pane.texts(), QStringList{u"b1"_s});
        QVERIFY(pane.table->isColumnHidden(AnnotationModel::Canvas));
        QTest::keyClick(pane.scope, Qt::Key_Down);
        QCOMPARE(pane.texts(), QStringList{u"b1"_s});
        QVERIFY(!pane.table->isColumnHidden(AnnotationModel::Canvas));
        QTest::keyClick(pane.scope, Qt::Key_Down);
        QCOMPARE(pane.texts().size(), 3);
        const qsizetype row = pane.texts().indexOf(u"a2"_s);
        pane.click(int(row));
        QCOMPARE(pane.desk.workspace().selected(), std::optional(far));
        QCOMPARE(pane.desk.workspace().canvas(), std::optional(1));
        QCOMPARE(pane.table->currentIndex().row(), int(row));
    }

    void sortsNumbersAsNumbers()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.desk.annotate(u"far"_s, 0, iiif::Region{1000, 1, 2, 3});
        pane.desk.annotate(u"near"_s, 0, iiif::Region{200, 1, 2, 3});
        pane.desk.annotate(u"whole"_s, 0, std::nullopt);
        pane.show();
        QHeaderView *header = pane.table->horizontalHeader();
        const QPoint region(header->sectionViewportPosition(AnnotationModel::Region) + 8, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, region);
        QCOMPARE(pane.texts(), QStringList({u"whole"_s, u"near"_s, u"far"_s}));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, region);
        QCOMPARE(pane.texts(), QStringList({u"far"_s, u"near"_s, u"whole"_s}));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, region);
        QCOMPARE(pane.texts(), QStringList({u"far"_s, u"near"_s, u"whole"_s}));
    }

    void deletesAndGoesOnWithTheNext()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid first = pane.desk.annotate(u"First"_s);
        pane.desk.annotate(u"Second"_s);
        const QUuid third = pane.desk.annotate(u"Third"_s);
        pane.show();
        pane.click(1);
        pane.table->setFocus();
        QTest::keyClick(pane.table, Qt::Key_Delete);
        QCOMPARE(pane.texts(), QStringList({u"First"_s, u"Third"_s}));
        QTRY_COMPARE(pane.desk.workspace().selected(), std::optional(third));
        QTest::keyClick(pane.table, Qt::Key_Backspace);
        QTRY_COMPARE(pane.desk.workspace().selected(), std::optional(first));
        pane.desk.curation().undo();
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.texts(), QStringList({u"First"_s, u"Second"_s, u"Third"_s}));
    }

    void selectsNothingElseWhenTheKeyboardIsElsewhere()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.desk.annotate(u"First"_s);
        pane.desk.workspace().select(pane.desk.annotate(u"Second"_s));
        pane.show();
        pane.filter->setFocus();
        pane.desk.actions()[ActionId::Delete].trigger();
        QCOMPARE(pane.texts(), QStringList{u"First"_s});
        QTest::qWait(0);
        QVERIFY(!pane.desk.workspace().selected());
    }

    void takesTypingToTheText()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.show();
        pane.click(0);
        auto *text = pane.desk.find<QPlainTextEdit>(u"annotation-text"_s);
        // R is a key of its own elsewhere in the window.
        QTest::keyClicks(pane.table, u"r"_s);
        QVERIFY(text->hasFocus());
        QCOMPARE(text->toPlainText(), u"Rockr"_s);
        QTest::keyClick(text, Qt::Key_Escape);
        QCOMPARE(pane.desk.annotation(id).text, u"Rockr"_s);
    }

    void findsByKey()
    {
        PaneDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.show();
        pane.table->setFocus();
        QTest::keyClick(pane.table, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(pane.filter->hasFocus());
    }

    void saysWhatToDoWhereThereIsNothing()
    {
        PaneDesk pane;
        pane.show();
        auto *empty = pane.table->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->sentence().startsWith(u"Open a dataset"_s));
        pane.desk.look(u"a"_s, 1);
        QCOMPARE(empty->sentence(), u"No annotations on this canvas yet. Press R and drag, or import a CSV."_s);
        pane.desk.annotate(u"Rock"_s);
        QVERIFY(!empty->isVisible());
        QTest::keyClicks(pane.filter, u"snow"_s);
        QVERIFY(empty->isVisible());
        QVERIFY(empty->sentence().contains(u"snow"_s));
        QTest::mouseClick(empty->findChild<QWidget *>(u"empty-button"_s), Qt::LeftButton);
        QCOMPARE(pane.texts(), QStringList{u"Rock"_s});
    }

    /// Whatever comes and goes, the rows told one by one are those that the curation has.
    void followsEveryChange()
    {
        NotesDesk desk;
        const QList<QUuid> sources = {desk.look(u"a"_s, 2)->id, desk.look(u"b"_s, 2)->id};
        AnnotationModel model(desk.workspace());
        AnnotationModel sorted(desk.workspace());
        sorted.sort(AnnotationModel::Text);
        const QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester sortedTester(&sorted, QAbstractItemModelTester::FailureReportingMode::Fatal);
        int resets = 0;
        connect(&model, &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
        QRandomGenerator random(7);
        for (const AnnotationScope scope :
             {AnnotationScope::Curation, AnnotationScope::Dataset, AnnotationScope::Canvas}) {
            model.setScope(scope);
            sorted.setScope(scope);
            resets = 0;
            for (int step = 0; step < 25; ++step) {
                edit(desk, sources, random);
                QTRY_VERIFY(desk.curation().isKept());
                QCOMPARE(idsOf(model), expected(desk, scope));
                QCOMPARE(sorted.rowCount(), model.rowCount());
                QVERIFY(isSorted(sorted));
            }
            QCOMPARE(resets, 0);
        }
    }

    void copesWithManyThousands()
    {
        NotesDesk desk;
        const curation::SourcePtr source = desk.look(u"a"_s, 1);
        std::vector<curation::Annotation> many;
        for (int at = 0; at < 6000; ++at) {
            many.push_back(curation::newAnnotation(source->id, 0, iiif::Region{at % 2000, at % 1500, 10, 10}));
            many.back().text = u"Text %1"_s.arg(at);
        }
        AnnotationModel model(desk.workspace());
        desk.curation().make(curation::addition(u"Many"_s, many));
        QTRY_COMPARE(model.rowCount(), 6000);
        int removals = 0;
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [&removals] { ++removals; });
        model.setWanted(u"text 7"_s);
        QTRY_VERIFY(!model.isBusy());
        QCOMPARE(removals, 0);
        QCOMPARE(model.total(), 6000);
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 6000);
        // Edits are followed there too.
        many[7].text = u"Text 7, edited"_s;
        desk.curation().make(curation::change(u"Edit"_s, desk.annotation(many[7].id), many[7]));
        model.setWanted(u"edited text"_s);
        QTRY_COMPARE(model.ids(), QList{many[7].id});
    }

private:
    static void edit(NotesDesk &desk, const QList<QUuid> &sources, QRandomGenerator &random)
    {
        const QList<QUuid> there = desk.curation().annotations();
        const QUuid any = there.isEmpty() ? QUuid() : there[random.bounded(there.size())];
        switch (random.bounded(there.isEmpty() ? 1 : 6)) {
        case 0:
        case 1: {
            curation::Annotation made[2];
            for (curation::Annotation &each : made) {
                each = curation::newAnnotation(sources[random.bounded(2)], random.bounded(2), iiif::Region{1, 2, 3, 4});
                each.text = QString::number(random.bounded(100));
            }
            return desk.curation().make(curation::addition(u"Add"_s, made));
        }
        case 2: {
            const curation::Annotation gone[] = {desk.annotation(any)};
            return desk.curation().make(curation::deletion(u"Delete"_s, gone));
        }
        case 3: {
            curation::Annotation changed = desk.annotation(any);
            changed.text = QString::number(random.bounded(100));
            return desk.curation().make(curation::change(u"Change"_s, desk.annotation(any), changed));
        }
        case 4:
            return desk.curation().undo();
        default:
            return desk.curation().redo();
        }
    }

    static bool isSorted(const AnnotationModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts += model.index(row, AnnotationModel::Text).data().toString();
        return std::is_sorted(texts.begin(), texts.end());
    }

    static QList<QUuid> idsOf(const AnnotationModel &model)
    {
        QList<QUuid> ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            ids += model.index(row, 0).data(AnnotationModel::IdRole).toUuid();
            if (model.rowOf(ids.last()) != row)
                ids += QUuid();
        }
        return ids;
    }

    static QList<QUuid> expected(NotesDesk &desk, AnnotationScope scope)
    {
        if (scope == AnnotationScope::Curation)
            return desk.curation().annotations();
        const QUuid source = desk.workspace().source()->id;
        return scope == AnnotationScope::Dataset ? desk.curation().annotationsOf(source)
                                                 : desk.curation().annotationsOf(source, desk.workspace().canvas());
    }
};

KADER_TEST(TestAnnotationsPane);

#include "tst_annotationspane.moc"
