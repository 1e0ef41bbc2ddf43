#include "curation/steps.h"
#include "demo/catalogue.h"
#include "desk.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/actions/actions.h"
#include "ui/canvas/canvasview.h"
#include "ui/problems/problemspane.h"
#include "ui/repository/curationmodel.h"
#include "ui/shell/drops.h"
#include "ui/shell/messagebar.h"
#include "ui/shell/panecycle.h"
#include "ui/tables/regionpreview.h"
#include "ui/tables/tableactions.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

#include <array>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const Desk &desk, const QString &label)
{
    const QLabel *found = desk.find<QLabel>(label);
    return found ? found->text() : u"no label %1"_s.arg(label);
}

} // namespace

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
        QCOMPARE(textOf(desk, u"status-repository"_s), u"nobody"_s);
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

    void opensTheDemoFromTheStartPage()
    {
        const Desk desk(Desk::Repository::OtherThanDemo);
        auto *button = desk.find<QPushButton>(u"start-demo"_s);
        QVERIFY(button->isVisible());
        button->click();
        QVERIFY(desk.workspace().isDemo());
        QVERIFY(!button->isVisible());
        QCOMPARE(textOf(desk, u"status-repository"_s), u"demo repository"_s);
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
        QCOMPARE(textOf(desk, u"document-label"_s), u"Untitled curation · all changes kept"_s);
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
        desk.window().findChild<TableActions *>()->importFile(table.fileName());
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

    void takesNoLabelForHtml()
    {
        const Desk desk;
        QFile file(desk.path(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':'http://127.0.0.1:9/m',"
                        "'type':'Manifest','label':{'en':['<i>m</i>']},'items':[{'id':'http://127.0.0.1:9/c',"
                        "'type':'Canvas','label':{'en':['<b>one</b>']},'width':10,'height':10}]}"));
        file.close();
        desk.workspace().open(file.fileName());
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        const QModelIndex first = desk.find<QListView>(u"filmstrip"_s)->model()->index(0, 0);
        QCOMPARE(first.data().toString(), u"<b>one</b>"_s);
        QVERIFY(first.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;one"_s));
    }

    void saysWhatATableThatIsDroppedTooSoonNeeds()
    {
        const Desk desk;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(desk.path(u"a.csv"_s)), QUrl::fromLocalFile(desk.path(u"b.csv"_s))});
        const QPoint place = desk.window().rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&desk.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.window(), &drop);
        QVERIFY(desk.find(u"message-bar"_s)->isVisible());
        QVERIFY(textOf(desk, u"message-what"_s).contains(u"a.csv"_s));
        QVERIFY(textOf(desk, u"message-why"_s).contains(u"dataset"_s));
        QVERIFY(textOf(desk, u"status-hint"_s).contains(u"first"_s));
    }

    void saysWhatFailedAndTriesAgain()
    {
        const Desk desk;
        desk.workspace().open(u"0f000000-0000-4000-8000-000000000000"_s);
        auto *bar = desk.find<MessageBar>(u"message-bar"_s);
        QVERIFY(Desk::until([&] { return bar->isVisible(); }));
        QVERIFY(textOf(desk, u"message-what"_s).contains(u"0f000000"_s));
        QVERIFY(!textOf(desk, u"message-why"_s).isEmpty());
        desk.find<QPushButton>(u"message-retry"_s)->click();
        QVERIFY(!bar->isVisible());
        QVERIFY(Desk::until([&] { return bar->isVisible(); }));
        QCOMPARE(desk.failures().size(), 2);
        desk.find<QToolButton>(u"message-close"_s)->click();
        QVERIFY(!bar->isVisible());
    }

    /// However many edits are refused, there is one message, with a way to keep the work.
    void saysThatTheFileIsGoneAndWhatToDo()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        const QString path = desk.path(u"mine.kader"_s);
        desk.workspace().saveCurationAs(path);
        QVERIFY(Desk::until([&] { return desk.curation()->path() == path; }));
        QVERIFY(QFile::remove(path));
        for (int at = 0; at < 3; ++at) {
            const auto made = curation::newAnnotation(desk.workspace().source()->id, 0, iiif::Region{10, 10, 90, 60});
            desk.curation()->make(curation::addition(u"Draw region"_s, std::array{made}));
        }
        QVERIFY(Desk::until([&] { return desk.curation()->isKept() && !desk.failures().isEmpty(); }));
        QCOMPARE(desk.window().findChildren<MessageBar *>().size(), 1);
        QVERIFY(desk.find(u"message-bar"_s)->isVisible());
        QVERIFY(!textOf(desk, u"message-why"_s).isEmpty());
        auto *offer = desk.find<QPushButton>(u"message-retry"_s);
        QCOMPARE(offer->text(), u"Save curation as…"_s);
        QTest::keyClick(offer, Qt::Key_Space);
        QVERIFY(Desk::until([&] {
            const auto *dialog = desk.find<QFileDialog>(u"curation-dialog"_s);
            return dialog && dialog->isVisible();
        }));
        desk.find<QFileDialog>(u"curation-dialog"_s)->reject();
    }

    void tellsWhatIsGoodToKnow()
    {
        const Desk desk;
        emit desk.workspace().noted(u"A copy is in <b>there</b>."_s);
        QVERIFY(desk.find(u"message-bar"_s)->isVisible());
        QCOMPARE(textOf(desk, u"message-what"_s), u"A copy is in <b>there</b>."_s);
        QVERIFY(!desk.find(u"message-why"_s)->isVisible());
        QVERIFY(!desk.find(u"message-retry"_s)->isVisible());
        desk.find<QToolButton>(u"message-close"_s)->click();
        QVERIFY(!desk.find(u"message-bar"_s)->isVisible());
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

    void saysWhatIsConverted_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("words");
        QTest::newRow("a canvas") << json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
                                          "'http://127.0.0.1:9/c','type':'Canvas','width':10,'height':10,'items':[]}")
                                  << u"One canvas, saved as a manifest"_s;
        QTest::newRow("a manifest") << json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':"
                                            "'http://127.0.0.1:9/m','type':'Manifest','items':[]}")
                                    << QString();
    }

    void saysWhatIsConverted()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, words);
        const Desk desk;
        QFile file(desk.path(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document);
        file.close();
        desk.workspace().open(file.fileName());
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        const auto *said = desk.find<QLabel>(u"status-conversion"_s);
        QCOMPARE(said->isVisible() ? said->text() : QString(), words);
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

    void listsItsKeys()
    {
        const Desk desk;
        desk.press(u"F1"_s);
        const auto *table = desk.find<QTableView>(u"shortcut-table"_s);
        QVERIFY(table && table->isVisible());
        const int all = table->model()->rowCount();
        desk.find<QLineEdit>(u"shortcut-search"_s)->setText(u"undo"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(all > 30);
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

    void readsWhatIsDropped_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("a curation") << u"file:///data/a.kader"_s << QString() << int(Drop::Kind::Curation);
        QTest::newRow("a table") << u"file:///data/a.CSV"_s << QString() << int(Drop::Kind::Table);
        QTest::newRow("a table with tabs") << u"file:///data/a.tsv"_s << QString() << int(Drop::Kind::Table);
        QTest::newRow("a manifest") << u"file:///data/a.json"_s << QString() << int(Drop::Kind::Other);
        QTest::newRow("an address") << u"https://example.org/manifest.json"_s << QString() << int(Drop::Kind::Other);
        QTest::newRow("a DOI as text") << QString() << u" 10.4121/abc.v1 "_s << int(Drop::Kind::Other);
        QTest::newRow("prose") << QString() << u"one line\nand another"_s << -1;
        QTest::newRow("an address among prose") << QString() << u"look at https://example.org/a please"_s << -1;
        QTest::newRow("a list of addresses")
            << QString() << u"# mine\r\nhttps://example.org/a\r\nhttps://example.org/b"_s << int(Drop::Kind::Other);
        QTest::newRow("what IIIF drag and drop gives")
            << u"https://example.org/?manifest=https%3A%2F%2Fexample.org%2Fm.json&canvas=https%3A%2F%2Fexample.org%2Fc"_s
            << QString() << int(Drop::Kind::Other);
        QTest::newRow("a link with a content state")
            << u"https://viewer.example/?iiif-content=https%3A%2F%2Fexample.org%2Fm.json"_s << QString()
            << int(Drop::Kind::Other);
        QTest::newRow("a content state as it is")
            << QString() << QString::fromUtf8(json("{\n 'id': 'https://example.org/m',\n 'type': 'Manifest'\n}"))
            << int(Drop::Kind::Other);
        QTest::newRow("an address with another one behind it as text")
            << u"ftp://example.org/a"_s << u"https://example.org/b"_s << int(Drop::Kind::Other);
        QTest::newRow("another scheme") << u"ftp://example.org/a"_s << QString() << -1;
    }

    void readsTheFirstAddressOfSeveral()
    {
        QMimeData data;
        data.setText(u"# mine\r\nhttps://example.org/a\r\nhttps://example.org/b"_s);
        QCOMPARE(readDrop(data)->what, u"https://example.org/a"_s);
    }

    void opensWhatIsDropped_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("on the window") << u"main-window"_s << false;
        QTest::newRow("on the start page") << u"start-page"_s << false;
        QTest::newRow("on the start page's field") << u"start-address"_s << false;
        QTest::newRow("on the address field") << u"address"_s << false;
        QTest::newRow("on the repository") << u"repository-tree"_s << false;
        QTest::newRow("on the canvas") << u"canvas-view"_s << true;
        QTest::newRow("on the filmstrip") << u"filmstrip"_s << true;
    }

    void opensWhatIsDropped()
    {
        QFETCH(QString, place);
        QFETCH(bool, isOpen);
        Desk desk;
        QVERIFY(!isOpen || desk.open(demo::ids::yeastSeries));
        QWidget *target = place == u"main-window"_s ? &desk.window() : desk.find(place);
        QVERIFY(target && target->isVisible());
        if (auto *view = qobject_cast<QAbstractScrollArea *>(target))
            target = view->viewport();
        QMimeData data;
        data.setText(demo::ids::yeastPilot);
        const QPoint centre = target->rect().center();
        QDragEnterEvent enter(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.window(), &drop);
        QVERIFY(Desk::until(
            [&] { return desk.workspace().source() && desk.workspace().source()->dataset == demo::ids::yeastPilot; }));
    }

    void opensWhatIsPasted()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastSeries));
        QGuiApplication::clipboard()->setText(demo::ids::yeastPilot + u'\n');
        desk.workspace().requestCanvasFocus();
        desk.press(u"Ctrl+V"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source()->dataset == demo::ids::yeastPilot; }));
        desk.press(u"Ctrl+L"_s);
        QGuiApplication::clipboard()->setText(u"some words"_s);
        desk.press(u"Ctrl+V"_s);
        QCOMPARE(desk.find<QLineEdit>(u"address"_s)->text(), u"some words"_s);
        QVERIFY(desk.failures().isEmpty());
    }

    // --- Problems

    void countsProblemsAndShowsThem()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        QWidget *pane = desk.find(u"problems-pane"_s);
        QVERIFY(!pane->isVisible());
        desk.press(u"F9"_s);
        QVERIFY(pane->isVisible());
        QVERIFY(desk.action(ActionId::ProblemsPane).isChecked());
        desk.press(u"F9"_s);
        QVERIFY(!pane->isVisible());

        QFile file(desk.path(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json("{'@context':'http://iiif.io/api/presentation/3/context.json','id':'http://127.0.0.1:9/m',"
                        "'type':'Manifest','label':{'en':['m']},'rights':'mine','items':[{'id':'http://127.0.0.1:9/c',"
                        "'type':'Canvas','label':{'en':['one']}}]}"));
        file.close();
        desk.workspace().open(file.fileName());
        auto *count = desk.find<QToolButton>(u"status-problems"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source()->title == u"m"_s; }));
        QVERIFY(Desk::until([&] { return count->isVisible() && count->text().contains(u"errors"_s); }));
        QTest::mouseClick(count, Qt::LeftButton);
        QVERIFY(pane->isVisible());
        const auto *table = desk.find<QTableView>(u"problem-table"_s);
        QVERIFY(table->hasFocus());
        QCOMPARE(table->currentIndex().row(), 0);
        desk.press(u"Ctrl+F9"_s);
        QCOMPARE(table->currentIndex().row(), 1);
        // A manifest without a record has no metadata to go to.
        emit desk.find<ProblemsPane>(u"problems-pane"_s)->manifestWanted();
        QVERIFY(!desk.find(u"metadata-pane"_s)->isVisible());
        desk.find(u"problems-close"_s)->setFocus();
        desk.press(u"Space"_s);
        QVERIFY(!pane->isVisible());
        QVERIFY(desk.find(u"look"_s)->isAncestorOf(QApplication::focusWidget()));
    }

    void goesFromAProblemToTheMetadata()
    {
        Desk desk;
        QVERIFY(desk.open(demo::ids::yeastPilot));
        emit desk.find<ProblemsPane>(u"problems-pane"_s)->manifestWanted();
        QVERIFY(desk.find(u"metadata-pane"_s)->isVisible());
    }

    void readsWhatIsDropped()
    {
        QFETCH(QString, url);
        QFETCH(QString, text);
        QFETCH(int, kind);
        QMimeData data;
        if (!url.isEmpty())
            data.setUrls({QUrl(url)});
        if (!text.isEmpty())
            data.setText(text);
        const std::optional<Drop> drop = readDrop(data);
        QCOMPARE(drop ? int(drop->kind) : -1, kind);
    }
};

KADER_TEST(TestMainWindow);
#include "tst_mainwindow.moc"
