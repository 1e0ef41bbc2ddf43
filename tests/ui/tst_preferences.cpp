#include "cachewire.h"
#include "desk.h"
#include "net/cache.h"
#include "support/registry.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/shared/motionpreference.h"
#include "ui/shared/profile.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTabWidget>

using namespace kader;
using namespace kader::ui;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gigabyte = qint64(1) << 30;

void showPage(const Desk &desk, int page)
{
    desk.press(u"Ctrl+,"_s);
    auto *dialog = desk.find<QDialog>(u"preferences"_s);
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    desk.find<QTabWidget>(u"preferences-pages"_s)->setCurrentIndex(page);
}

} // namespace

/// What is chosen once and for all windows.
class TestPreferences : public QObject {
    Q_OBJECT

private slots:
    void comesByKeyAndOnlyOnce()
    {
        const Desk desk;
        showPage(desk, 0);
        const auto *dialog = desk.find<QDialog>(u"preferences"_s);
        QVERIFY(dialog->isVisible() && !dialog->isModal());
        desk.action(ActionId::Preferences).trigger();
        QCOMPARE(desk.window().findChildren<PreferencesDialog *>().size(), 1);
        QTest::keyClick(desk.find<QTabBar>(u"preferences-tabs"_s), Qt::Key_Escape);
        QVERIFY(Desk::until([&] { return desk.window().findChildren<PreferencesDialog *>().isEmpty(); }));
    }

    void turnsMotionOnAndOff()
    {
        const Desk desk;
        setMotionWanted(true);
        showPage(desk, 0);
        auto *choice = desk.find<QCheckBox>(u"motion"_s);
        QVERIFY(choice->isChecked());
        QTest::mouseClick(choice, Qt::LeftButton, {}, {10, choice->height() / 2});
        QVERIFY(!isMotionWanted());
        choice->click();
        QVERIFY(isMotionWanted());
    }

    void changesTheColoursAtOnce()
    {
        const Desk desk;
        showPage(desk, 0);
        const auto *dialog = desk.find<QDialog>(u"preferences"_s);
        dialog->findChild<QRadioButton *>(u"theme-dark"_s)->click();
        QCOMPARE(Theme::tone(), Theme::Tone::Dark);
        QVERIFY(desk.action(ActionId::ThemeDark).isChecked());
        desk.action(ActionId::ThemeLight).trigger();
        QVERIFY(dialog->findChild<QRadioButton *>(u"theme-light"_s)->isChecked());
        QCOMPARE(Theme::tone(), Theme::Tone::Light);
    }

    void readsOrcids_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("orcid");
        const QString right = u"0000-0002-1825-0097"_s;
        QTest::newRow("bare") << right << right;
        QTest::newRow("with room around it") << u"  0000-0002-1825-0097 "_s << right;
        QTest::newRow("without lines") << u"0000000218250097"_s << right;
        QTest::newRow("with its resolver") << u"https://orcid.org/0000-0002-1825-0097"_s << right;
        QTest::newRow("ending on X") << u"0000-0002-1694-233x"_s << u"0000-0002-1694-233X"_s;
        QTest::newRow("a digit wrong") << u"0000-0002-1825-0098"_s << QString();
        QTest::newRow("two digits swapped") << u"0000-0002-1852-0097"_s << QString();
        QTest::newRow("too short") << u"0000-0002-1825-009"_s << QString();
        QTest::newRow("another address") << u"https://example.org/0000-0002-1825-0097"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void readsOrcids()
    {
        QFETCH(QString, typed);
        QFETCH(QString, orcid);
        QCOMPARE(readOrcid(typed).value_or(QString()), orcid);
    }

    void keepsWhoCurates()
    {
        Desk desk;
        QCOMPARE(Profile::kept(), Profile());
        showPage(desk, 2);
        auto *orcid = desk.find<QLineEdit>(u"profile-orcid"_s);
        QTest::keyClicks(desk.find<QLineEdit>(u"profile-name"_s), u" Jo  Smit"_s);
        QTest::keyClicks(orcid, u"0000-0002-1825-0098"_s);
        const auto *verdict = desk.find<QLabel>(u"profile-verdict"_s);
        QVERIFY(verdict->isVisible() && verdict->text().contains(u"not an ORCID"_s));
        QCOMPARE(Profile::kept(), (Profile{u"Jo Smit"_s, {}}));
        QTest::keyClick(orcid, Qt::Key_Backspace);
        QTest::keyClicks(orcid, u"7"_s);
        QVERIFY(!verdict->isVisible());
        QCOMPARE(Profile::kept(), (Profile{u"Jo Smit"_s, u"0000-0002-1825-0097"_s}));
        desk.startAgain();
        showPage(desk, 2);
        QCOMPARE(desk.find<QLineEdit>(u"profile-name"_s)->text(), u"Jo Smit"_s);
        QCOMPARE(desk.find<QLineEdit>(u"profile-orcid"_s)->text(), u"0000-0002-1825-0097"_s);
    }

    void keepsTheUsualLicence()
    {
        Desk desk;
        showPage(desk, 2);
        auto *licence = desk.find<QComboBox>(u"profile-licence"_s);
        QCOMPARE(licence->currentText(), u"None is told"_s);
        licence->setFocus();
        QTest::keyClick(licence, Qt::Key_Down);
        const QString first = Profile::kept().licence;
        QVERIFY(first.startsWith(u"http"_s));
        licence->lineEdit()->selectAll();
        QTest::keyClicks(licence->lineEdit(), u"mine"_s);
        QVERIFY(desk.find<QLabel>(u"profile-verdict"_s)->text().contains(u"licence"_s));
        QVERIFY(Profile::kept().licence.isEmpty());
        licence->lineEdit()->selectAll();
        QTest::keyClicks(licence->lineEdit(), u"https://example.org/licence"_s);
        QVERIFY(!desk.find<QLabel>(u"profile-verdict"_s)->isVisible());
        desk.startAgain();
        QCOMPARE(Profile::kept().licence, u"https://example.org/licence"_s);
        showPage(desk, 2);
        QCOMPARE(desk.find<QComboBox>(u"profile-licence"_s)->currentText(), u"https://example.org/licence"_s);
    }

    void showsAndEmptiesTheCache()
    {
        const Desk desk;
        net::Cache cache({.folder = desk.path(u"cache"_s)});
        for (char i = 0; i < 4; ++i) {
            const net::Response response{.status = 200,
                                         .body = QByteArray(100'000, i),
                                         .finalAddress = *WebAddress::parse(u"https://example.org/a"_s)};
            cache.put(QByteArray(1, char('a' + i)), response, QDateTime::currentDateTimeUtc());
        }
        connectCache(cache, desk.path(u"cache"_s), desk.workspace().network());
        showPage(desk, 1);
        const auto *used = desk.find<QLabel>(u"cache-used"_s);
        auto *empty = desk.find<QPushButton>(u"cache-empty"_s);
        QVERIFY(Desk::until([&] { return used->text().contains(u"kB"_s) || used->text().contains(u"KB"_s); }));
        QVERIFY(desk.textOf(u"cache-folder"_s).endsWith(u"cache"_s));
        const qint64 before = *desk.workspace().network().cache().used;
        QVERIFY(empty->isEnabled());
        empty->click();
        QVERIFY(Desk::until([&] { return *desk.workspace().network().cache().used < before / 2; }));
    }

    void limitsTheCache()
    {
        const Desk desk;
        net::Cache cache({.folder = desk.path(u"cache"_s)});
        connectCache(cache, desk.path(u"cache"_s), desk.workspace().network());
        showPage(desk, 1);
        auto *limit = desk.find<QDoubleSpinBox>(u"cache-limit"_s);
        QCOMPARE(limit->value(), 2.0);
        limit->selectAll();
        QTest::keyClicks(limit, u"5"_s);
        QCOMPARE(keptCacheLimit(), 2 * gigabyte); // It may become 50.
        QTest::keyClick(limit, Qt::Key_Return);
        QCOMPARE(keptCacheLimit(), 5 * gigabyte);
        QCOMPARE(desk.workspace().network().cache().limit, 5 * gigabyte);
        QVERIFY(desk.find<QDialog>(u"preferences"_s)->isVisible());
    }
};

KADER_TEST(TestPreferences);
#include "tst_preferences.moc"
