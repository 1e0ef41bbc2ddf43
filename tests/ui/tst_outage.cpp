#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "support/watchedapplication.h"
#include "ui/canvas/canvasview.h"
#include "ui/repository/rowroles.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

#include <chrono>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

using namespace std::chrono_literals;

/// That the window may be kept from its events by one of them, while the server is away.
constexpr std::chrono::nanoseconds longest = 1s;

/// So slow that nothing has come yet when it stops, however busy the machine is.
const demo::Options slow{.latency = 1200ms};

QTreeView &tree(const Desk &desk, const QString &name)
{
    return *desk.find<QTreeView>(name);
}

int rowsOfKind(const Desk &desk, const QString &name, ui::RowKind kind)
{
    const QAbstractItemModel &model = *tree(desk, name).model();
    int count = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        count += model.index(row, 0).data(ui::RowKindRole).toInt() == int(kind) ? 1 : 0;
    return count;
}

bool saysLost(const Desk &desk)
{
    return Desk::until([&] { return desk.textOf(u"status-reach"_s).contains(u"no connection to"_s); });
}

bool saysOnline(const Desk &desk)
{
    return Desk::until([&] { return desk.textOf(u"status-reach"_s) == u"online"_s; });
}

} // namespace

/// The server stops in the middle of something: the window answers, says what is lost and loses nothing, and goes on by
/// itself when the server is back.
class TestOutage : public QObject {
    Q_OBJECT

private slots:
    void init() { WatchedApplication::instance().forget(); }

    void cleanup()
    {
        const WatchedApplication::Longest &worst = WatchedApplication::instance().longest();
        QVERIFY2(worst.time < longest,
                 qPrintable(u"%1 took %2 ms"_s.arg(worst.what).arg(double(worst.time.count()) / 1e6)));
    }

    void whileThePaneLoads()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, slow);
        desk.cutServer();
        const QString name = u"repository-tree"_s;
        const auto firstRow = [&] { return tree(desk, name).model()->index(0, 0).data().toString(); };
        QVERIFY(Desk::until([&] { return firstRow().startsWith(u"Could not be loaded"_s); }));
        QVERIFY(saysLost(desk));
        QVERIFY(desk.textOf(u"status-reach"_s).endsWith(u"the demo repository"_s));
        desk.restoreServer();
        const auto all = demo::Catalogue::instance().collections().size();
        QVERIFY(Desk::until([&] { return rowsOfKind(desk, name, ui::RowKind::Collection) == all; }));
        QVERIFY(saysOnline(desk));
    }

    void whileItSearches()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, slow);
        const QString name = u"repository-results"_s;
        auto *field = desk.find<QLineEdit>(u"repository-search"_s);
        field->setFocus();
        desk.type(u"yeast"_s);
        desk.cutServer();
        QVERIFY(saysLost(desk));
        // "Loaded", or "listed" where one of the two lists was quicker than the end of the server.
        QVERIFY(Desk::until([&] { return desk.textOf(u"repository-state"_s).contains(u"could not be "_s); }));
        QCOMPARE(field->text(), u"yeast"_s);
        desk.restoreServer();
        QVERIFY(Desk::until([&] { return rowsOfKind(desk, name, ui::RowKind::Dataset) > 1; }));
        QVERIFY(Desk::until([&] { return !desk.find(u"repository-state"_s)->isVisible(); }));
        QVERIFY(saysOnline(desk));
    }

    void whileItShowsAPageAboutADataset()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, slow);
        const QString title = demo::Catalogue::instance().dataset(ids::yeastPilot)->latest().title;
        auto *field = desk.find<QLineEdit>(u"repository-search"_s);
        field->setFocus();
        desk.type(title);
        QTreeView &results = tree(desk, u"repository-results"_s);
        const auto found = [&] {
            return results.model()->match(results.model()->index(0, 0), Qt::DisplayRole, title).value(0);
        };
        QVERIFY(Desk::until([&] { return found().isValid(); }));
        results.setFocus();
        results.setCurrentIndex(found());
        desk.cutServer();
        desk.press(u"Alt+Return"_s);
        const auto *page = desk.find<QTextBrowser>(u"dataset-page"_s);
        const bool isTold = Desk::until([&] { return page->toPlainText().contains(u"could not be loaded"_s); });
        QVERIFY2(isTold, qPrintable(page->toPlainText()));
        QVERIFY(saysLost(desk));
        desk.restoreServer();
        QVERIFY(Desk::until([&] { return page->toPlainText().startsWith(title); }));
    }

    void whileAnImageIsShown()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, slow);
        QVERIFY(desk.open(ids::yeastSeries));
        const auto *view = desk.find<ui::CanvasView>(u"canvas-view"_s);
        const auto isSettled = [&] {
            return view->image() && view->image()->state() == imaging::CanvasImage::State::Settled &&
                   !view->image()->problem();
        };
        QVERIFY(Desk::until(isSettled));
        const auto sources = desk.curation()->sources().size();
        desk.cutServer();
        desk.workspace().showCanvas(1);
        QVERIFY(Desk::until([&] { return view->image() && view->image()->problem(); }));
        QVERIFY(saysLost(desk));
        QCOMPARE(desk.curation()->sources().size(), sources);
        QCOMPARE(desk.workspace().canvas(), std::optional(1));
        desk.restoreServer();
        QVERIFY(Desk::until(isSettled));
        QVERIFY(saysOnline(desk));
    }
};

KADER_TEST(TestOutage);
#include "tst_outage.moc"
