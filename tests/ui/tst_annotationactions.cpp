#include "notesdesk.h"
#include "support/registry.h"
#include "ui/annotations/annotationactions.h"

#include "curation/steps.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

struct ActionDesk {
    NotesDesk desk;
    AnnotationActions editing{desk.workspace(), desk.actions()};

    void trigger(ActionId id) { desk.actions()[id].trigger(); }
    [[nodiscard]] bool isEnabled(ActionId id) { return desk.actions()[id].isEnabled(); }
    [[nodiscard]] const curation::Annotation &selected() { return desk.annotation(*desk.workspace().selected()); }
    [[nodiscard]] QString region() { return curation::regionOf(selected())->toString(); }
};

} // namespace

class TestAnnotationActions : public QObject {
    Q_OBJECT

private slots:
    void pastesBesideTheOriginal()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 2);
        const QUuid id = pane.desk.annotate(u"Rock"_s, 0, iiif::Region{10, 20, 300, 200});
        QVERIFY(!pane.isEnabled(ActionId::Copy));
        pane.desk.workspace().select(id);
        pane.trigger(ActionId::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Rock"_s);
        pane.trigger(ActionId::Paste);
        QCOMPARE(pane.region(), u"60,70,300,200"_s);
        QCOMPARE(pane.selected().text, u"Rock"_s);
        pane.trigger(ActionId::Paste);
        QCOMPARE(pane.region(), u"110,120,300,200"_s);
        QCOMPARE(pane.desk.curation().undoName(), std::optional(u"Paste annotation"_s));
    }

    void copiesOfShapesAreShapes()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 2);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        const curation::Annotation before = pane.desk.annotation(id);
        const iiif::CanvasView &canvas = *pane.desk.workspace().canvasView();
        const iiif::Shape polygon = iiif::Shape::polygon({{10, 20}, {310, 20}, {300, 220}});
        pane.desk.curation().make(curation::change(u"Shape"_s, before, curation::withShape(before, polygon, canvas)));
        pane.desk.workspace().select(id);
        pane.trigger(ActionId::Duplicate);
        const auto copy = curation::shapeOf(pane.selected().targets.front(), canvas);
        QVERIFY(pane.selected().id != id);
        QCOMPARE(copy->shape, iiif::Shape::polygon({{60, 70}, {360, 70}, {350, 270}}));
        QVERIFY(copy->isWritable);
    }

    void pastesOnAnotherCanvasWhereItWas()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 2);
        pane.desk.workspace().select(pane.desk.annotate(u"Rock"_s, 0, iiif::Region{2600, 20, 300, 200}));
        pane.trigger(ActionId::Copy);
        pane.desk.workspace().showCanvas(1);
        pane.trigger(ActionId::Paste);
        QCOMPARE(pane.region(), u"2600,20,300,200"_s);
        QCOMPARE(pane.selected().targets.front().canvas, std::optional(1));
    }

    void staysInsideTheCanvas()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.desk.workspace().select(pane.desk.annotate(u"Rock"_s, 0, iiif::Region{2700, 1800, 300, 200}));
        pane.trigger(ActionId::Duplicate);
        QCOMPARE(pane.region(), u"2700,1800,300,200"_s);
        QCOMPARE(pane.desk.curation().annotations().size(), 2);
    }

    void leavesToOthersWhatTheyCopied()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 1);
        pane.desk.workspace().select(pane.desk.annotate(u"Rock"_s));
        pane.trigger(ActionId::Copy);
        QVERIFY(pane.isEnabled(ActionId::Paste));
        QGuiApplication::clipboard()->setText(u"Another program's"_s);
        QVERIFY(!pane.isEnabled(ActionId::Paste));
    }

    void deletesInOneStep()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 1);
        const QUuid id = pane.desk.annotate(u"Rock"_s);
        pane.desk.workspace().select(id);
        pane.trigger(ActionId::Delete);
        QVERIFY(!pane.desk.curation().annotation(id));
        QVERIFY(!pane.isEnabled(ActionId::Delete));
        pane.desk.curation().undo();
        QTRY_VERIFY(pane.desk.curation().annotation(id));
    }

    void doesToAllThatAreSelected()
    {
        ActionDesk pane;
        pane.desk.look(u"a"_s, 2);
        const QUuid first = pane.desk.annotate(u"Rock"_s, 0);
        const QUuid second = pane.desk.annotate(u"Snow"_s, 1);
        const QUuid third = pane.desk.annotate(u"Ice"_s, 1);
        pane.desk.workspace().select({first, second}, second);
        pane.trigger(ActionId::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Rock\nSnow"_s);
        pane.trigger(ActionId::Duplicate);
        QCOMPARE(pane.desk.workspace().selection().size(), 2);
        QCOMPARE(pane.desk.curation().annotationsOf(pane.desk.workspace().source()->id, 0).size(), 2);
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.desk.curation().annotations().size(), 3);
        pane.desk.workspace().select({first, second}, second);
        pane.trigger(ActionId::Paste);
        QCOMPARE(pane.desk.curation().annotationsOf(pane.desk.workspace().source()->id, 1).size(), 4);
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.desk.curation().annotations().size(), 3);
        pane.desk.workspace().select({first, second}, second);
        pane.trigger(ActionId::Delete);
        QCOMPARE(pane.desk.curation().annotations(), QList{third});
        QVERIFY(pane.desk.workspace().selection().isEmpty());
        pane.desk.curation().undo();
        QTRY_COMPARE(pane.desk.curation().annotations().size(), 3);
    }

    /// Piece by piece, and yet one step.
    void deletesThousandsInOneStep()
    {
        ActionDesk pane;
        const curation::SourcePtr source = pane.desk.look(u"a"_s, 1);
        std::vector<curation::Annotation> many;
        QList<QUuid> ids;
        for (int at = 0; at < 1200; ++at) {
            many.push_back(curation::newAnnotation(source->id, 0, iiif::Region{at, at, 10, 10}));
            ids.append(many.back().id);
        }
        pane.desk.curation().make(curation::addition(u"Many"_s, many));
        pane.desk.workspace().select(ids, ids.first());
        pane.trigger(ActionId::Delete);
        QTRY_VERIFY_WITH_TIMEOUT(pane.desk.curation().annotations().isEmpty() && !pane.desk.workspace().isMaking(),
                                 60000);
        pane.desk.curation().undo();
        QTRY_COMPARE_WITH_TIMEOUT(pane.desk.curation().annotations(), ids, 60000);
        QCOMPARE(pane.desk.curation().undoName(), std::optional(u"Many"_s));
    }

    void annotatesAWholeCanvasAndAsksForItsText()
    {
        ActionDesk pane;
        QVERIFY(!pane.isEnabled(ActionId::AnnotateCanvas));
        pane.desk.look(u"a"_s, 1);
        const QSignalSpy asked(&pane.desk.workspace(), &Workspace::editingRequested);
        pane.trigger(ActionId::AnnotateCanvas);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!curation::regionOf(pane.selected()));
    }
};

KADER_TEST(TestAnnotationActions);

#include "tst_annotationactions.moc"
