#include "desk.h"
#include "support/registry.h"
#include "ui/actions/actions.h"
#include "ui/actions/actiontable.h"
#include "ui/keys/fixedkeys.h"
#include "ui/keys/keymodel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QToolButton>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// The list that F1 shows, with this command chosen in it.
void choose(const Desk &desk, ActionId id)
{
    if (!desk.find<QTableView>(u"shortcut-table"_s))
        desk.press(u"F1"_s);
    desk.find<QLineEdit>(u"shortcut-search"_s)->setText(actionName(id));
    auto *table = desk.find<QTableView>(u"shortcut-table"_s);
    QVERIFY(table->model()->rowCount() > 0);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, KeyModel::What).data() == actionName(id))
            table->setCurrentIndex(table->model()->index(row, KeyModel::What));
    }
    QCOMPARE(desk.textOf(u"key-action"_s), actionName(id));
}

void pressInField(const Desk &desk, int key, Qt::KeyboardModifiers modifiers = {})
{
    auto *field = desk.find(u"key-field"_s);
    field->setFocus();
    QTest::keyClick(field, Qt::Key(key), modifiers);
}

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}

} // namespace

/// Which key does what, and how a person changes that.
class TestKeys : public QObject {
    Q_OBJECT

private slots:
    void listsAllOfThem()
    {
        const Desk desk;
        desk.press(u"F1"_s);
        const auto *table = desk.find<QTableView>(u"shortcut-table"_s);
        QVERIFY(table && table->isVisible());
        QCOMPARE(table->model()->rowCount(), int(actionTable().size() + fixedKeyLines().size()));
        for (int row = 0; row < int(actionTable().size()); ++row) {
            const KeyMap::Keys usual = KeyMap::usual(actionTable()[row].id);
            QCOMPARE(table->model()->index(row, KeyModel::Keys).data().toString(), keysText(usual));
            QVERIFY(!table->model()->index(row, KeyModel::What).data().toString().contains(u'&'));
        }
        desk.find<QLineEdit>(u"shortcut-search"_s)->setText(u"Ctrl+Shift+Z"_s);
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void givesACommandAnotherKey()
    {
        Desk desk;
        choose(desk, ActionId::LeftDock);
        pressInField(desk, Qt::Key_B, Qt::ControlModifier);
        const KeyMap::Keys both = {key("F7"), key("Ctrl+B")};
        QCOMPARE(desk.action(ActionId::LeftDock).shortcuts(), both);
        desk.startAgain();
        QCOMPARE(desk.action(ActionId::LeftDock).shortcuts(), both);
        const bool was = desk.action(ActionId::LeftDock).isChecked();
        desk.press(u"Ctrl+B"_s);
        QCOMPARE(desk.action(ActionId::LeftDock).isChecked(), !was);
        choose(desk, ActionId::LeftDock);
        desk.find<QPushButton>(u"key-usual"_s)->click();
        QCOMPARE(desk.action(ActionId::LeftDock).shortcuts(), KeyMap::Keys{key("F7")});
        QVERIFY(QSettings().allKeys().filter(u"keys/"_s).isEmpty());
    }

    void takesAKeyAway()
    {
        const Desk desk;
        choose(desk, ActionId::LeftDock);
        desk.find<QToolButton>(u"key-remove"_s)->click();
        QVERIFY(desk.action(ActionId::LeftDock).shortcuts().isEmpty());
        QVERIFY(!desk.find<QToolButton>(u"key-remove"_s));
    }

    void asksBeforeItTakesAnothersKey()
    {
        const Desk desk;
        choose(desk, ActionId::LeftDock);
        pressInField(desk, Qt::Key_R);
        QVERIFY(desk.textOf(u"key-words"_s).contains(actionName(ActionId::RectangleTool)));
        QCOMPARE(desk.action(ActionId::LeftDock).shortcuts(), KeyMap::usual(ActionId::LeftDock));
        auto *takeOver = desk.find<QPushButton>(u"key-take-over"_s);
        QVERIFY(takeOver->isVisible());
        takeOver->click();
        QVERIFY(!takeOver->isVisible());
        const KeyMap::Keys both = {key("F7"), key("R")};
        QCOMPARE(desk.action(ActionId::LeftDock).shortcuts(), both);
        QVERIFY(!desk.action(ActionId::RectangleTool).shortcuts().contains(key("R")));
    }

    void tellsOfAClash()
    {
        // As a newer version may bring it: it gives a key to one command that a person has given to another one.
        Desk desk;
        QSettings().setValue(u"keys/left-dock"_s, QStringList{u"R"_s});
        desk.startAgain();
        choose(desk, ActionId::LeftDock);
        const auto *table = desk.find<QTableView>(u"shortcut-table"_s);
        const QString keys = table->currentIndex().siblingAtColumn(KeyModel::Keys).data().toString();
        QVERIFY2(keys.contains(actionName(ActionId::RectangleTool)), qPrintable(keys));
    }

    void refusesWhatEveryPartNeeds_data()
    {
        QTest::addColumn<QString>("pressed");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("arrow") << u"Left"_s << true;
        QTest::newRow("arrow with Control") << u"Ctrl+Up"_s << true;
        QTest::newRow("arrow with Alt") << u"Alt+Up"_s << false;
        QTest::newRow("Tab") << u"Tab"_s << true;
        QTest::newRow("Escape") << u"Esc"_s << true;
        QTest::newRow("Return") << u"Return"_s << true;
        QTest::newRow("Return with Control") << u"Ctrl+Return"_s << false;
        QTest::newRow("letter") << u"J"_s << false;
        QTest::newRow("function key") << u"F12"_s << false;
    }
    void refusesWhatEveryPartNeeds()
    {
        QFETCH(QString, pressed);
        QFETCH(bool, isRefused);
        QCOMPARE(!objection(QKeySequence(pressed, QKeySequence::PortableText)).isEmpty(), isRefused);
    }
};

KADER_TEST(TestKeys);
#include "tst_keys.moc"
