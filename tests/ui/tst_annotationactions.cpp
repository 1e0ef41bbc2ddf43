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
