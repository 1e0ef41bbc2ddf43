#include "desk.h"
#include "support/registry.h"
#include "ui/actions/actions.h"
#include "ui/actions/actiontable.h"
#include "ui/keys/commandmodel.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QSignalSpy>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

void openFinder(const Desk &desk)
{
    desk.press(u"Ctrl+K"_s);
    QVERIFY(Desk::until([&] { return QApplication::focusWidget() == desk.find(u"command-field"_s); }));
}

} // namespace

/// Any command by a few letters.
class TestCommandFinder : public QObject {
    Q_OBJECT

private slots:
    void findsByWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("best"); // -1: nothing fits.
        QTest::newRow("its beginning") << u"pref"_s << int(ActionId::Preferences);
        QTest::newRow("any case") << u"WORK OFF"_s << int(ActionId::WorkOffline);
        QTest::newRow("words in any order") << u"curation new"_s << int(ActionId::NewCuration);
        QTest::newRow("menu and name") << u"file save ag"_s << int(ActionId::SaveAggregateAs);
        QTest::newRow("only beginnings of words") << u"eferences"_s << -1;
        QTest::newRow("what is not there") << u"launch rockets"_s << -1;
    }
    void findsByWords()
    {
        QFETCH(QString, typed);
        QFETCH(int, best);
        QWidget window;
        const Actions actions(&window);
        for (const ActionRow &row : actionTable())
            actions[row.id].setEnabled(true);
        CommandModel model(actions);
        QCOMPARE(model.rowCount(), int(actionTable().size()) - 1); // All but the search itself.
        model.setWanted(typed);
        QCOMPARE(model.rowCount() > 0 ? int(model.actionAt(0)) : -1, best);
    }

    void doesWhatIsChosen()
    {
        const Desk desk;
        QVERIFY(!desk.action(ActionId::ThemeDark).isChecked());
        openFinder(desk);
        desk.type(u"dark"_s);
        desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return desk.action(ActionId::ThemeDark).isChecked(); }));
        QVERIFY(Desk::until([&] { return !desk.find(u"command-finder"_s); }));
        desk.action(ActionId::ThemeSystem).trigger();
        // The next time it stands at the top.
        CommandModel again(desk.window().actions());
        QCOMPARE(again.actionAt(0), ActionId::ThemeDark);
    }

    void goesDownTheListByKey()
    {
        const Desk desk;
        openFinder(desk);
        desk.type(u"pane"_s);
        const auto *list = desk.find<QListView>(u"command-list"_s);
        const QModelIndex first = list->currentIndex();
        desk.press(u"Down"_s);
        QCOMPARE(list->currentIndex().row(), first.row() + 1);
    }

    void doesNotWhatCannotBeDone()
    {
        const Desk desk;
        const QAction &save = desk.action(ActionId::SaveManifests);
        QVERIFY(!save.isEnabled());
        const QSignalSpy done(&save, &QAction::triggered);
        openFinder(desk);
        desk.type(u"save manifests"_s);
        const auto *list = desk.find<QListView>(u"command-list"_s);
        QCOMPARE(list->model()->index(0, 0).data().toString(), actionName(ActionId::SaveManifests));
        desk.press(u"Return"_s);
        QVERIFY(desk.find(u"command-finder"_s)->isVisible());
        QCOMPARE(done.count(), 0);
    }

    void saysWhenNothingFits()
    {
        const Desk desk;
        openFinder(desk);
        desk.type(u"xyzzy"_s);
        QVERIFY(desk.find(u"command-nothing"_s)->isVisible());
    }
};

KADER_TEST(TestCommandFinder);
#include "tst_commandfinder.moc"
