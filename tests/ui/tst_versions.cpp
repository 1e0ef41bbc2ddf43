#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "notesdesk.h"
#include "support/registry.h"
#include "ui/actions/actions.h"
#include "ui/versions/carryovermodel.h"
#include "ui/versions/versionactions.h"
#include "ui/versions/versionbar.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <span>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

/// A window with a curation of the older version of a dataset whose images changed.
class OlderVersion final {
public:
    OlderVersion()
    {
        desk.workspace().open(u"10.4121/%1.v1"_s.arg(ids::scannedAgain));
        if (!Desk::until([this] { return desk.workspace().source() != nullptr; }))
            qFatal("The dataset does not open");
        older = desk.workspace().source();
        for (const auto &[canvas, text] : {std::pair(0, u"Gully"_s), std::pair(1, u"Mussel bed"_s),
                                           std::pair(2, u"Salt marsh"_s), std::pair(3, u"Wreck"_s)}) {
            curation::Annotation made = curation::newAnnotation(older->id, canvas, iiif::Region{800, 300, 400, 200});
            made.text = text;
            if (canvas == 3)
                made = curation::withRegion(made, {});
            desk.curation()->make(curation::addition(u"Draw region"_s, std::span(&made, 1)));
        }
    }

    [[nodiscard]] bool isOffered() const
    {
        return Desk::until([this] { return desk.find(u"version-bar"_s)->isVisible(); });
    }

    [[nodiscard]] QDialog *dialog() const { return desk.find<QDialog>(u"carry-over-dialog"_s); }
    [[nodiscard]] QAbstractItemModel *rows() const { return desk.find<QTableView>(u"carry-over-table"_s)->model(); }

    /// Opens the dialog with the mouse and waits for the plan.
    [[nodiscard]] bool look() const
    {
        if (!isOffered())
            return false;
        QTest::mouseClick(desk.find<QPushButton>(u"version-carry-over"_s), Qt::LeftButton);
        return Desk::until([this] { return dialog() && button()->isEnabled(); });
    }

    [[nodiscard]] QPushButton *button() const { return desk.find<QPushButton>(u"carry-over-carry-out"_s); }

    [[nodiscard]] QString cell(int row, CarryOverModel::Column column) const
    {
        return rows()->index(row, column).data().toString();
    }

    /// `text@canvas:x,y,w,h` of the curation, sorted.
    [[nodiscard]] QStringList annotations() const
    {
        QStringList lines;
        for (const QUuid &id : desk.curation()->annotations()) {
            const curation::Annotation &each = *desk.curation()->annotation(id);
            const store::Target &target = each.targets.front();
            const auto region = curation::regionOf(each);
            lines += u"%1@%2:%3"_s.arg(each.text, desk.curation()->source(target.source)->canvas(target.canvas)->id,
                                       region ? region->toString() : u"all"_s);
        }
        lines.sort();
        return lines;
    }

    Desk desk;
    curation::SourcePtr older;
};

QString labelText(const Desk &desk, const QString &name)
{
    return desk.find<QLabel>(name)->text();
}

} // namespace

class TestVersions : public QObject {
    Q_OBJECT

private slots:
    void saysQuietlyThatThereIsANewerVersion()
    {
        const OlderVersion stage;
        const QWidget *hadKeyboard = stage.desk.window().focusWidget();
        QVERIFY(stage.isOffered());
        QCOMPARE(labelText(stage.desk, u"version-news"_s), u"“%1” has a newer version (2)."_s.arg(stage.older->title));
        QCOMPARE(stage.desk.window().focusWidget(), hadKeyboard);
        QVERIFY(!stage.dialog());
        QTest::mouseClick(stage.desk.find<QPushButton>(u"version-not-now"_s), Qt::LeftButton);
        QVERIFY(!stage.desk.find(u"version-bar"_s)->isVisible());
        stage.desk.action(ActionId::LookForVersions).trigger();
        QVERIFY(stage.isOffered());
    }

    void showsWhatBecomesOfAnnotations()
    {
        const OlderVersion stage;
        QVERIFY(stage.look());
        QCOMPARE(stage.rows()->rowCount(), 3); // the marsh is as it was
        QCOMPARE(stage.cell(0, CarryOverModel::Verdict), u"Canvas gone"_s);
        QCOMPARE(stage.cell(0, CarryOverModel::Canvas), u"flight_4.tif"_s);
        QCOMPARE(stage.cell(0, CarryOverModel::Text), u"Wreck"_s);
        QCOMPARE(stage.cell(0, CarryOverModel::SizeBefore), u"1000 × 800"_s);
        QCOMPARE(stage.cell(0, CarryOverModel::SizeNow), u"–"_s);
        QCOMPARE(stage.cell(1, CarryOverModel::Verdict), u"Reaches outside"_s);
        QCOMPARE(stage.cell(2, CarryOverModel::Verdict), u"Size changed"_s);
        QCOMPARE(stage.cell(2, CarryOverModel::SizeNow), u"3000 × 2000"_s);
        QVERIFY(labelText(stage.desk, u"carry-over-reason"_s).contains(u"no canvas"_s));
        stage.desk.find<QTableView>(u"carry-over-table"_s)->setFocus();
        stage.desk.press(u"Down"_s);
        QVERIFY(labelText(stage.desk, u"carry-over-reason"_s).contains(u"beyond the canvas"_s));
        stage.desk.press(u"Down"_s);
        QVERIFY(labelText(stage.desk, u"carry-over-reason"_s).contains(u"scaled"_s));
        QVERIFY(labelText(stage.desk, u"carry-over-older"_s).startsWith(u"Version 1 stays"_s));
        stage.desk.press(u"Escape"_s);
        QVERIFY(Desk::until([&] { return !stage.dialog(); }));
        QCOMPARE(stage.desk.workspace().source(), stage.older);
        QVERIFY(stage.desk.find(u"version-bar"_s)->isVisible());
    }

    void carriesOverAndTakesBack_data()
    {
        QTest::addColumn<bool>("scales");
        QTest::addColumn<QString>("gully");
        QTest::newRow("scaled") << true << u"1600,600,800,400"_s;
        QTest::newRow("kept") << false << u"800,300,400,200"_s;
    }

    void carriesOverAndTakesBack()
    {
        QFETCH(const bool, scales);
        QFETCH(const QString, gully);
        const OlderVersion stage;
        Workspace &workspace = stage.desk.workspace();
        const QStringList before = stage.annotations();
        workspace.showCanvas(2);
        QVERIFY(stage.look());
        if (!scales) {
            stage.desk.find<QRadioButton>(u"carry-over-keep"_s)->setFocus();
            stage.desk.press(u"Space"_s);
            QVERIFY(Desk::until([&] { return stage.button()->isEnabled(); }));
        }
        stage.button()->setFocus();
        stage.desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return !stage.dialog(); }));
        const curation::SourcePtr newer = workspace.source();
        QVERIFY(newer != stage.older);
        QCOMPARE(newer->record->version, u"2"_s);
        QCOMPARE(workspace.canvasView()->label.name(), u"flight_3.tif"_s);
        QCOMPARE(stage.desk.curation()->annotationsOf(newer->id).size(), 3);
        QVERIFY(stage.annotations().join(u'\n').contains(u"/canvas:"_s + gully));
        QVERIFY(!stage.desk.find(u"version-bar"_s)->isVisible());

        stage.desk.window().activateWindow(); // as a window manager would
        QVERIFY(Desk::until([&] { return stage.desk.window().isActiveWindow(); }));
        stage.desk.press(u"Ctrl+Z"_s);
        QVERIFY(Desk::until([&] { return stage.annotations() == before; }));
        QVERIFY(Desk::until([&] { return workspace.source() == stage.older; }));
        QCOMPARE(workspace.canvas(), std::optional(2));
        stage.desk.press(u"Ctrl+Y"_s);
        QVERIFY(Desk::until([&] { return stage.desk.curation()->annotationsOf(newer->id).size() == 3; }));
        QVERIFY(stage.desk.failures().isEmpty());
    }

    void plansAgainWhenTheCurationChanges()
    {
        const OlderVersion stage;
        QVERIFY(stage.look());
        const QUuid wreck = stage.desk.curation()->annotationsOf(stage.older->id, 3).first();
        const curation::Annotation gone = *stage.desk.curation()->annotation(wreck);
        stage.desk.curation()->make(curation::deletion(u"Delete"_s, std::span(&gone, 1)));
        QVERIFY(!stage.button()->isEnabled());
        QVERIFY(Desk::until([&] { return stage.button()->isEnabled(); }));
        QCOMPARE(stage.rows()->rowCount(), 2);
        QVERIFY(labelText(stage.desk, u"carry-over-older"_s).contains(u"leaves"_s));
        QTest::mouseClick(stage.button(), Qt::LeftButton);
        QVERIFY(Desk::until([&] { return stage.desk.curation()->sources().size() == 1; }));
        QVERIFY(stage.desk.workspace().source() != stage.older);
    }

    void saysWhyTheNewerVersionDoesNotCome()
    {
        OlderVersion stage;
        QVERIFY(stage.isOffered());
        stage.desk.cutServer();
        QTest::mouseClick(stage.desk.find<QPushButton>(u"version-carry-over"_s), Qt::LeftButton);
        QVERIFY(Desk::until([&] {
            return stage.dialog() && labelText(stage.desk, u"carry-over-summary"_s).startsWith(u"Nothing was"_s);
        }));
        QVERIFY(!stage.button()->isEnabled());
        stage.desk.press(u"Escape"_s);
        QVERIFY(Desk::until([&] { return !stage.dialog(); }));
        QCOMPARE(stage.desk.workspace().source(), stage.older);
    }

    void answersWhoAsks()
    {
        Desk desk;
        QVERIFY(!desk.action(ActionId::LookForVersions).isEnabled());
        QVERIFY(desk.open(ids::yeastPilot));
        QVERIFY(!desk.action(ActionId::LookForVersions).isEnabled());
        desk.curation()->include(desk.workspace().source()->id);
        QVERIFY(desk.action(ActionId::LookForVersions).isEnabled());
        const QSignalSpy done(&desk.workspace(), &Workspace::done);
        desk.action(ActionId::LookForVersions).trigger();
        QVERIFY(Desk::until([&] { return !done.isEmpty(); }));
        QCOMPARE(done.first().first().toString(), u"There are no newer versions."_s);
        desk.cutServer();
        desk.action(ActionId::LookForVersions).trigger();
        QVERIFY(Desk::until([&] { return !desk.failures().isEmpty(); }));
        QVERIFY(!desk.find(u"version-bar"_s)->isVisible());
    }

    /// A manifest that is nobody's dataset, opened again.
    void carriesOverToWhatADocumentHasBecome()
    {
        NotesDesk desk;
        VersionActions versions(desk.workspace(), desk.actions(), desk.window());
        desk.show(versions.bar());
        const curation::SourcePtr before = desk.look(u"a"_s, 2);
        const QUuid note = desk.annotate(u"Rock"_s, 1);
        QVERIFY(!versions.bar()->isVisible());
        const curation::SourcePtr now = desk.look(u"a"_s, 3);
        QVERIFY(versions.bar()->isVisible());
        QVERIFY(desk.find<QLabel>(u"version-news"_s)->text().contains(u"not the document"_s));
        QTest::mouseClick(desk.find<QPushButton>(u"version-carry-over"_s), Qt::LeftButton);
        auto *button = desk.find<QPushButton>(u"carry-over-carry-out"_s);
        QTRY_VERIFY(button->isEnabled());
        QVERIFY(!desk.find<QTableView>(u"carry-over-table"_s)->isVisible());
        QVERIFY(desk.find<QLabel>(u"carry-over-older"_s)->text().startsWith(u"The document as it was"_s));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.annotation(note).targets.front().source, now->id);
        QCOMPARE(desk.curation().sources(), std::vector{now});
        QVERIFY(!versions.bar()->isVisible());
        desk.curation().undo();
        QTRY_COMPARE(desk.annotation(note).targets.front().source, before->id);
        QCOMPARE(desk.workspace().source(), before);
    }
};

KADER_TEST(TestVersions);
#include "tst_versions.moc"
