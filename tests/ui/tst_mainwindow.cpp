#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/actions/actions.h"
#include "ui/canvas/canvasview.h"
#include "ui/tables/regionpreview.h"
#include "ui/tables/tableactions.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include <array>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// The window's panes, keys and themes, and what is left when it closes.
class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void beginsWithTheStartPage()
    {
        const Desk desk(Desk::Repository::OtherThanDemo);
        QVERIFY(desk.find(u"start-page"_s)->isVisible());
        QVERIFY(!desk.find(u"look"_s)->isVisible());
        QVERIFY(desk.find(u"left-pane"_s)->isVisible());
        QVERIFY(!desk.find(u"right-pane"_s)->isVisible());
        QVERIFY(desk.find(u"start-address"_s)->hasFocus());
        QCOMPARE(desk.window().windowTitle(), u"Kader"_s);
        QCOMPARE(desk.textOf(u"status-repository"_s), u"nobody"_s);
    }

    void leavesRoomForTheHeadsOfItsPanes()
    {
        const Desk desk;
        const QWidget *tabs = desk.find(u"left-pane-tabs"_s);
        const QWidget *head = tabs->parentWidget();
        const QWidget *page = desk.find(u"repository-pane"_s);
        QVERIFY(head->isVisible());
        QTRY_VERIFY(tabs->height() >= tabs->sizeHint().height());
        QVERIFY(head->mapToGlobal(head->rect().bottomLeft()).y() < page->mapToGlobal(QPoint()).y());
    }

    void fitsItsStartPageIntoLittleRoom()
    {
        const Desk desk(Desk::Repository::Demo, {800, 560});
        const auto *page = desk.find<QWidget>(u"start-page"_s);
        QVERIFY(page->isVisible());
        QCOMPARE(page->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
    }

    void opensTheDemoFromTheStartPage()
    {
        const Desk desk(Desk::Repository::OtherThanDemo);
        auto *button = desk.find<QPushButton>(u"start-demo"_s);
        QVERIFY(button->isVisible());
        button->click();
        QVERIFY(desk.workspace().isDemo());
        QVERIFY(!button->isVisible());
        QCOMPARE(desk.textOf(u"status-repository"_s), u"demo repository"_s);
        const QAbstractItemModel &tree = *desk.find<QTreeView>(u"repository-tree"_s)->model();
        QVERIFY(Desk::until([&] { return tree.rowCount() == demo::Catalogue::instance().collections().size(); }));
    }

    void showsADatasetThatIsActivated()
    {
        const Desk desk;
        auto *tree = desk.find<QTreeView>(u"repository-tree"_s);
        const QString title = demo::Catalogue::instance().collection(demo::ids::teachingCollection)->latest().title;
        const auto rowCalled = [&](const QString &called, const QModelIndex &parent) {
            const QModelIndexList found =
                tree->model()->match(tree->model()->index(0, 0, parent), Qt::DisplayRole, called, 1, Qt::MatchExactly);
            return found.value(0);
        };
        QVERIFY(Desk::until([&] { return rowCalled(title, {}).isValid(); }));
        tree->setFocus();
        tree->setCurrentIndex(rowCalled(title, {}));
        desk.press(u"Right"_s);
        const QModelIndex collection = rowCalled(title, {});
        const QString dataset = demo::Catalogue::instance().dataset(demo::ids::yeastPilot)->latest().title;
        QVERIFY(Desk::until([&] { return tree->model()->rowCount(collection) > 1; }));
        const QModelIndex row = rowCalled(dataset, collection);
        QVERIFY2(row.isValid(), qPrintable(dataset));
        tree->setCurrentIndex(row);
        desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        QVERIFY(desk.find(u"look"_s)->isVisible());
        QVERIFY(desk.find(u"right-pane"_s)->isVisible());
        QCOMPARE(desk.textOf(u"document-label"_s), u"Untitled curation · all changes kept"_s);
        const QWidget *label = desk.find(u"document-label"_s);
        QVERIFY(label->width() >= label->sizeHint().width());
    }

    void showsTheRegionOfARowEnlarged()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        const QString canvas = desk.workspace().canvasView()->label.name();
        QFile table(desk.path(u"rows.csv"_s));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("canvas_label,text,xywh\n" + canvas.toUtf8() + ",Small,\"5,5,40,30\"\n" + canvas.toUtf8() +
                    ",Whole,\n");
        table.close();
        desk.window().findChild<TableActions *>()->importFrom(table.fileName());
        const auto rows = [&] { return desk.find<QTableView>(u"import-table"_s); };
        QVERIFY(Desk::until([&] { return rows() && rows()->model()->rowCount() == 2; }));
        const auto *preview = desk.find<RegionPreview>(u"region-preview"_s);
        QVERIFY(Desk::until([&] { return preview->isEnlarging(); }));
        rows()->selectRow(1);
        QVERIFY(!preview->isEnlarging());
        rows()->selectRow(0);
        QVERIFY(Desk::until([&] { return preview->isEnlarging(); }));
    }

    void saysWhatIsLookedAtAndAddsIt()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        auto *list = desk.find<QListView>(u"curation-list"_s);
        const QAbstractItemModelTester tester(list->model());
        QCOMPARE(list->model()->rowCount(), 1);
        QVERIFY(desk.find(u"look"_s)->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(desk.action(ActionId::IncludeSource).isEnabled());
        QVERIFY(!desk.action(ActionId::LeaveOutSource).isEnabled());
        QVERIFY(!desk.action(ActionId::Undo).isEnabled());
        desk.press(u"Ctrl+Shift+D"_s);
        QVERIFY(!desk.action(ActionId::IncludeSource).isEnabled());
        QVERIFY(desk.action(ActionId::LeaveOutSource).isEnabled());
        desk.action(ActionId::LeaveOutSource).trigger();
        QVERIFY(desk.action(ActionId::Undo).isEnabled());
        QVERIFY2(desk.action(ActionId::Undo).text().startsWith(u"&Undo leave out "_s),
                 qPrintable(desk.action(ActionId::Undo).text()));
        desk.press(u"Ctrl+Z"_s);
        QVERIFY(Desk::until([&] { return desk.action(ActionId::LeaveOutSource).isEnabled(); }));
        QVERIFY(desk.action(ActionId::Redo).isEnabled());
    }

    void hidesAndShowsItsPanes()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        const QWidget *left = desk.find(u"left-pane"_s);
        const QWidget *right = desk.find(u"right-pane"_s);
        QVERIFY(left->isVisible() && right->isVisible());
        desk.press(u"F7"_s);
        desk.press(u"F8"_s);
        QVERIFY(!left->isVisible() && !right->isVisible());
        desk.startAgain();
        QVERIFY(!desk.find(u"left-pane"_s)->isVisible());
        QVERIFY(desk.open(demo::ids::yeastPilot));
        QVERIFY(!desk.find(u"right-pane"_s)->isVisible());
        desk.press(u"F8"_s);
        QVERIFY(desk.find(u"right-pane"_s)->isVisible());
    }

    void hasADrawerWhereThereIsLittleRoom()
    {
        Desk desk(Desk::Repository::Demo, {1024, 700});
        QVERIFY(desk.open(demo::ids::yeastPilot));
        QWidget *drawer = desk.find(u"drawer"_s);
        QVERIFY(!desk.find(u"right-pane"_s)->isVisible());
        QVERIFY(!drawer->isVisible());
        desk.press(u"F8"_s);
        QVERIFY(drawer->isVisible());
        QVERIFY(drawer->isAncestorOf(desk.find(u"annotations-pane"_s)) || drawer->findChild<QTableView *>());
        QVERIFY(drawer->isAncestorOf(QApplication::focusWidget()));
        desk.press(u"Escape"_s);
        QVERIFY(!drawer->isVisible());
        QCOMPARE(desk.window().size(), QSize(1024, 700));
        desk.window().resize(1600, 1000);
        QVERIFY(Desk::until([&] { return desk.find(u"right-pane"_s)->isVisible(); }));
    }

    void goesFromPaneToPane()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        desk.find<QLineEdit>(u"repository-search"_s)->setFocus();
        QList<QWidget *> visited;
        for (int i = 0; i < 4; ++i) {
            desk.press(u"F6"_s);
            visited.append(QApplication::focusWidget());
        }
        QCOMPARE(visited.last(), desk.find(u"repository-search"_s));
        QCOMPARE(QSet<QWidget *>(visited.cbegin(), visited.cend()).size(), 4);
        desk.press(u"Shift+F6"_s);
        QCOMPARE(QApplication::focusWidget(), visited[2]);
    }

    void takesAddressesByKey()
    {
        const Desk desk;
        desk.press(u"Ctrl+L"_s);
        QCOMPARE(QApplication::focusWidget(), desk.find(u"address"_s));
        desk.type(demo::ids::yeastPilot);
        desk.press(u"Return"_s);
        QVERIFY(desk.find(u"status-waiting"_s)->isVisible());
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        QVERIFY(!desk.find(u"status-waiting"_s)->isVisible());
        QCOMPARE(desk.workspace().source()->dataset, demo::ids::yeastPilot);
    }

    void keepsItsHandsOffKeysThatAreForTheText()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastSeries));
        const auto made = curation::newAnnotation(desk.workspace().source()->id, 0, iiif::Region{10, 10, 90, 60});
        desk.curation()->make(curation::addition(u"Draw region"_s, std::array{made}));
        desk.workspace().select(made.id);
        desk.workspace().requestEditing();
        QCOMPARE(QApplication::focusWidget(), desk.find(u"annotation-text"_s));
        desk.type(u"RVA1+-"_s);
        for (const char *keys : {"PgDown", "PgUp", "PgDown", "Home", "End", "Del", "Backspace"})
            desk.press(QLatin1StringView(keys));
        QCOMPARE(desk.workspace().canvas(), 0);
        QCOMPARE(desk.workspace().selected(), made.id);
        QCOMPARE(desk.find<QPlainTextEdit>(u"annotation-text"_s)->toPlainText(), u"RVA1+"_s);
        QVERIFY(!desk.action(ActionId::RectangleTool).isChecked());
    }

    void looksAtThePartThatALinkNames()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        const auto *view = desk.find<CanvasView>(u"canvas-view"_s);
        QVERIFY(Desk::until([&] { return view->camera().hasCanvas(); }));
        emit desk.workspace().regionOpened({.x = 100, .y = 120, .width = 40, .height = 30});
        QVERIFY(view->camera().viewport().visible().contains(QRectF(100, 120, 40, 30)));
        QVERIFY(view->camera().viewport().visible().width() < 200);
    }

    void keepsAnUntitledCurationForTheNextTime()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        desk.press(u"Ctrl+Shift+D"_s);
        QVERIFY(Desk::until([&] { return desk.curation()->isKept(); }));
        desk.startAgain();
        QVERIFY(Desk::until([&] { return desk.find<QPushButton>(u"recent-open"_s) != nullptr; }));
        QVERIFY(desk.find<QPushButton>(u"recent-open"_s)->text().startsWith(u"Untitled"_s));
        desk.find<QPushButton>(u"recent-open"_s)->click();
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        QCOMPARE(desk.workspace().source()->dataset, demo::ids::yeastPilot);
        desk.action(ActionId::CloseCuration).trigger();
        QVERIFY(desk.find(u"start-page"_s)->isVisible());
        QVERIFY(Desk::until([&] { return desk.find<QToolButton>(u"recent-remove"_s) != nullptr; }));
        desk.find<QToolButton>(u"recent-remove"_s)->click();
        QCOMPARE(QDir(desk.untitledFolder()).entryList({u"*.kader"_s}).size(), 1);
        desk.find<QToolButton>(u"recent-remove"_s)->click();
        QCOMPARE(QDir(desk.untitledFolder()).entryList({u"*.kader"_s}).size(), 0);
        QVERIFY(Desk::until([&] { return desk.find<QPushButton>(u"recent-open"_s) == nullptr; }));
    }

    void leavesNothingOfALookAround()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        desk.startAgain();
        QCOMPARE(QDir(desk.untitledFolder()).entryList({u"*.kader"_s}), QStringList());
    }

    void changesItsThemeWhileItRuns()
    {
        const Desk desk;
        desk.action(ActionId::ThemeDark).trigger();
        QCOMPARE(Theme::tone(), Theme::Tone::Dark);
        QCOMPARE(desk.window().palette().color(QPalette::Base), Theme::roles(Theme::Tone::Dark).panel);
        desk.action(ActionId::ThemeLight).trigger();
        QCOMPARE(desk.window().palette().color(QPalette::Base), Theme::roles(Theme::Tone::Light).panel);
        desk.action(ActionId::ThemeSystem).trigger();
    }
};

KADER_TEST(TestMainWindow);
#include "tst_mainwindow.moc"
