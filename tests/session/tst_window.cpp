#include "actor.h"
#include "demo/catalogue.h"
#include "material.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/watchedapplication.h"
#include "ui/canvas/canvasview.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QFileDialog>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

#include <chrono>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As long as one event may keep the window from the next.
constexpr auto longest = 50ms;

QString described(const QWidget &widget)
{
    QStringList path;
    for (const QWidget *each = &widget; each; each = each->parentWidget())
        path.prepend(QLatin1StringView(each->metaObject()->className()) + u'#' + each->objectName());
    return path.join(u'/');
}

/// On every canvas an empty value and a height that is no number.
QByteArray largeManifest(int canvases)
{
    QByteArrayList items;
    for (int i = 0; i < canvases; ++i) {
        const QByteArray number = QByteArray::number(i);
        items += "{'id':'https://large.example/c" + number + "','type':'Canvas','label':{'en':['Plate " + number +
                 "']},'width':300,'height':'200','metadata':[{'label':{'en':['By']},'value':{'en':['Me',null]}}]}";
    }
    const QByteArray head = "{'@context':'http://iiif.io/api/presentation/3/context.json','type':'Manifest',"
                            "'id':'https://large.example/m','label':{'en':['Plates']},'items':[";
    return json((head + items.join(',') + "]}").constData());
}

/// Widgets that the keyboard can come to, of all windows that are shown.
QList<QWidget *> focusableWidgets()
{
    QList<QWidget *> widgets;
    for (QWidget *widget : QApplication::allWidgets()) {
        const bool takesKeys = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
        if (takesKeys && !widget->focusProxy())
            widgets.append(widget);
    }
    return widgets;
}

/// Whoever cannot see the screen has to be told a name and a role.
QStringList namelessWidgets()
{
    QStringList nameless;
    for (QWidget *widget : focusableWidgets()) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        const bool isTold = interface && !interface->text(QAccessible::Name).isEmpty() &&
                            interface->role() != QAccessible::NoRole && interface->role() != QAccessible::Client;
        if (!isTold)
            nameless.append(described(*widget));
    }
    return nameless;
}

} // namespace

/// What holds for the window as a whole.
class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    // --- It never freezes

    void opensLargeManifestsWithoutFreezing_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("latency");
        QTest::addColumn<bool>("isCut");
        QTest::newRow("380 canvases") << 0ms << false;
        QTest::newRow("380 canvases from afar") << 500ms << false;
        QTest::newRow("380 canvases, the server goes in the middle") << 500ms << true;
    }

    void opensLargeManifestsWithoutFreezing()
    {
        QFETCH(std::chrono::milliseconds, latency);
        QFETCH(bool, isCut);
        Desk desk(Desk::Repository::Demo, {1440, 900}, {.latency = latency});
        const Actor actor(desk);
        QVERIFY(hasListedTheRepository(desk));
        WatchedApplication::instance().forget();
        desk.workspace().openDataset(*repository::ItemId::parse(demo::ids::glacierFrames));
        QVERIFY(actor.until([&] { return desk.workspace().source() != nullptr; }));
        QCOMPARE(desk.workspace().source()->manifest.canvases().size(), 380U);
        const auto *view = desk.find<ui::CanvasView>(u"canvas-view"_s);
        if (isCut) {
            QVERIFY(actor.until([&] { return view->image() && !isSettled(*view); }));
            desk.cutServer();
            // What was on its way may still have come; the next canvas cannot.
            actor.hands().press(u"PgDown"_s);
            actor.hands().press(u"PgDown"_s);
            QVERIFY(actor.until([&] { return view->image() && view->image()->problem(); }));
        } else {
            QVERIFY(actor.until([&] { return isSettled(*view); }));
        }
        for (int i = 0; i < 5; ++i)
            actor.hands().press(u"PgDown"_s);
        actor.hands().wheel(view->mapToGlobal(view->rect().center()), 3);
        QVERIFY(actor.until(
            [&] { return view->image() && (isCut ? view->image()->problem().has_value() : isSettled(*view)); }));
        const WatchedApplication::Longest &worst = WatchedApplication::instance().longest();
        const QString account = u"the longest, %1, took %2 ms"_s.arg(worst.what).arg(double(worst.time.count()) / 1e6);
        qInfo("%s", qPrintable(account));
        QVERIFY2(worst.time < longest, qPrintable(account));
    }

    /// Its problems are searched, sorted out and gone through while its window can be used.
    void goesThroughManyProblemsWithoutFreezing()
    {
        Desk desk;
        const Actor actor(desk);
        QVERIFY(hasListedTheRepository(desk));
        desk.workspace().open(written(desk.path(u"large.json"_s), largeManifest(10'000)));
        QVERIFY(actor.until([&] { return desk.workspace().source() != nullptr; }));
        actor.hands().press(u"F9"_s);
        const auto rows = [&] {
            const QAbstractItemModel *model = actor.model(u"problem-table"_s);
            return model ? model->rowCount() : -1;
        };
        QVERIFY(actor.until([&] { return rows() >= 20'000; }));
        const int all = rows();
        WatchedApplication::instance().forget();
        QVERIFY(actor.click(u"problem-filter"_s));
        actor.hands().type(u"plate 777 empty"_s);
        QVERIFY(actor.until([&] { return rows() > 0 && rows() < 200; }));
        actor.hands().press(u"Ctrl+A"_s);
        actor.hands().press(u"Delete"_s);
        QVERIFY(actor.until([&] { return rows() == all; }));
        QVERIFY(actor.click(u"problems-errors"_s));
        QVERIFY(rows() < all);
        QVERIFY(actor.click(u"problems-errors"_s));
        QCOMPARE(rows(), all);
        actor.hands().press(u"Ctrl+F9"_s);
        actor.hands().press(u"Ctrl+F9"_s);
        const WatchedApplication::Longest &worst = WatchedApplication::instance().longest();
        const QString account = u"the longest, %1, took %2 ms"_s.arg(worst.what).arg(double(worst.time.count()) / 1e6);
        qInfo("%s", qPrintable(account));
        QVERIFY2(worst.time < longest, qPrintable(account));
    }

    // --- Everybody can use it

    void tellsNamesAndRoles()
    {
        Desk desk(Desk::Repository::OtherThanDemo);
        const Actor actor(desk);
        QCOMPARE(namelessWidgets().join(u", "_s), QString());
        desk.workspace().useDemo();
        QVERIFY(desk.open(demo::ids::yeastSeries));
        QVERIFY(actor.until([&] { return isSettled(*desk.find<ui::CanvasView>(u"canvas-view"_s)); }));
        QVERIFY(actor.drawFrom({1000, 1000}, {1200, 1150}));
        QCOMPARE(namelessWidgets().join(u", "_s), QString());
        showEveryTab(desk);
        showEveryDialog(actor, desk);
    }

    /// Tab and F6 come to every control that is shown, and the last one leads back to the first.
    void keysReachEverything()
    {
        Desk desk;
        const Actor actor(desk);
        QVERIFY(desk.open(demo::ids::yeastSeries));
        QVERIFY(actor.until([&] { return isSettled(*desk.find<ui::CanvasView>(u"canvas-view"_s)); }));
        QSet<QWidget *> reached;
        constexpr int enough = 150;
        for (int i = 0; i < enough; ++i) {
            actor.hands().press(u"Tab"_s);
            reached.insert(QApplication::focusWidget());
        }
        QStringList missed;
        for (QWidget *widget : focusableWidgets()) {
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (widget->isEnabled() && !reached.contains(widget) && !(button && button->isCheckable()))
                missed.append(described(*widget));
        }
        QCOMPARE(missed, QStringList());
    }

private:
    static bool isSettled(const ui::CanvasView &view)
    {
        return view.image() && view.image()->state() == imaging::CanvasImage::State::Settled;
    }

    /// What a window does by itself when it comes up is done.
    static bool hasListedTheRepository(const Desk &desk)
    {
        const QAbstractItemModel &tree = *desk.find<QTreeView>(u"repository-tree"_s)->model();
        return Desk::until([&] { return tree.rowCount() == demo::Catalogue::instance().collections().size(); });
    }

    static void showEveryTab(const Desk &desk)
    {
        for (const char *pane : {"left-pane-tabs", "right-pane-tabs"}) {
            auto *tabs = desk.find<QTabBar>(QLatin1StringView(pane));
            QVERIFY2(tabs, pane);
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QCOMPARE(namelessWidgets().join(u", "_s), QString());
            }
        }
    }

    static void showEveryDialog(const Actor &actor, const Desk &desk)
    {
        const QString table = written(desk.path(u"t.csv"_s), smallTable(3));
        const auto dialogIsThere = [] { return QApplication::activeModalWidget() != nullptr; };
        for (const char *keys : {"Ctrl+I", "Ctrl+E", "Ctrl+S", "F1"}) {
            actor.hands().press(QLatin1StringView(keys));
            QVERIFY2(actor.until([&] { return dialogIsThere() || desk.find(u"shortcut-list"_s); }), keys);
            // The file dialog is Qt's own.
            if (!qobject_cast<QFileDialog *>(QApplication::activeModalWidget()))
                QCOMPARE(namelessWidgets().join(u", "_s), QString());
            if (qstrcmp(keys, "Ctrl+I") == 0) {
                QVERIFY(actor.chooseFile(table));
                QVERIFY(actor.until([&] { return desk.find(u"import-dialog"_s) != nullptr; }));
                QCOMPARE(namelessWidgets().join(u", "_s), QString());
            }
            actor.hands().press(u"Escape"_s);
            QVERIFY2(actor.until([&] { return !dialogIsThere(); }), keys);
        }
    }
};

KADER_TEST(TestWindow);
#include "tst_window.moc"
