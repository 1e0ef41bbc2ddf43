#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

curation::HarvestList listOf(const QStringList &datasets)
{
    curation::HarvestList list{.name = u"Yeast"_s};
    for (const QString &id : datasets)
        list.datasets.append({{*repository::ItemId::parse(id)}, u"Title of "_s + id});
    return list;
}

QString stateOf(const Desk &desk)
{
    const auto *state = desk.find<QLabel>(u"harvest-state"_s);
    return state && state->isVisible() ? state->text() : QString();
}

} // namespace

/// Harvests in the window, and what it says of the network.
class TestHarvests : public QObject {
    Q_OBJECT

private slots:
    void bringsACollectionWithoutACurationBeforehand()
    {
        Desk desk;
        desk.workspace().harvestCollection(*repository::ItemId::parse(ids::mainCollection), u"Main"_s);
        QVERIFY(Desk::until([&] { return desk.find(u"harvest-card"_s) != nullptr; }));
        QVERIFY(desk.find(u"curation-pane"_s)->isVisible());
        QVERIFY(Desk::until([&] {
            return stateOf(desk).contains(u"could not be had"_s) &&
                   desk.find<QPushButton>(u"harvest-end"_s)->text() == u"Close"_s;
        }));
        QVERIFY(desk.curation()->sources().size() >= 5);

        desk.find<QPushButton>(u"harvest-why"_s)->click();
        QVERIFY(desk.find(u"harvest-missing"_s)->isVisible());
        desk.find<QPushButton>(u"harvest-end"_s)->click();
        QVERIFY(Desk::until([&] { return desk.find(u"harvest-card"_s) == nullptr; }));
        QVERIFY(!desk.find(u"harvest-cards"_s)->isVisible());
        desk.action(ui::ActionId::Undo).trigger();
        QVERIFY(Desk::until([&] { return desk.curation()->sources().empty(); }));
    }

    void oneThatBroughtEverythingIsTold()
    {
        Desk desk;
        desk.workspace().harvest(listOf({ids::yeastPilot, ids::twoVersions}));
        QVERIFY(Desk::until([&] { return desk.find<QLabel>(u"status-hint"_s)->text().contains(u"Harvested"_s); }));
        QVERIFY(Desk::until([&] { return desk.find(u"harvest-card"_s) == nullptr; }));
        QCOMPARE(desk.curation()->sources().size(), size_t(2));
        QVERIFY(!desk.find(u"status-harvest"_s)->isVisible());
    }

    void isGoneOnWithAfterTheProgramWasStartedAgain()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, {.latency = std::chrono::milliseconds(100)});
        desk.workspace().harvest(listOf({ids::yeastPilot, ids::twoVersions, ids::aerialSurvey}));
        QVERIFY(
            Desk::until([&] { return desk.curation() && desk.curation()->isKept() && !desk.curation()->isEmpty(); }));
        const QString path = desk.curation()->path();
        desk.startAgain();
        desk.workspace().openCuration(path);
        QVERIFY(Desk::until([&] { return stateOf(desk).contains(u"paused"_s); }));
        auto *go = desk.find<QPushButton>(u"harvest-go"_s);
        QCOMPARE(go->text(), u"Continue"_s);
        go->click();
        QVERIFY(Desk::until([&] { return desk.curation()->sources().size() == 3; }));
        QVERIFY(Desk::until([&] { return desk.find(u"harvest-card"_s) == nullptr; }));
    }

    /// One that can't reach its server says that it waits, and goes on by itself.
    void waitsForTheServer()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, {.latency = std::chrono::milliseconds(100)});
        desk.workspace().harvest(listOf({ids::yeastPilot, ids::twoVersions, ids::aerialSurvey}));
        QVERIFY(Desk::until([&] { return desk.find(u"harvest-card"_s) != nullptr; }));
        desk.action(ui::ActionId::WorkOffline).trigger();
        QVERIFY(Desk::until([&] { return stateOf(desk).contains(u"waiting for the server"_s); }));
        QCOMPARE(desk.find<QPushButton>(u"harvest-go"_s)->text(), u"Pause"_s);
        desk.action(ui::ActionId::WorkOffline).trigger();
        QVERIFY(Desk::until([&] { return desk.find(u"harvest-card"_s) == nullptr; }));
        QCOMPARE(desk.curation()->sources().size(), size_t(3));
    }

    void namesTheHostsThatAreLost_data()
    {
        QTest::addColumn<QStringList>("lost");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QStringList() << u"online"_s;
        QTest::newRow("another one") << QStringList{u"images.example.org"_s}
                                     << u"no connection to images.example.org"_s;
        QTest::newRow("the repository") << QStringList{u"127.0.0.1:9"_s} << u"no connection to nobody"_s;
        QTest::newRow("two") << QStringList{u"images.example.org"_s, u"127.0.0.1:9"_s}
                             << u"no connection to images.example.org and nobody"_s;
        QTest::newRow("several") << QStringList{u"127.0.0.1:9"_s, u"a.example"_s, u"b.example"_s}
                                 << u"no connection to nobody and 2 others"_s;
    }

    void namesTheHostsThatAreLost()
    {
        QFETCH(QStringList, lost);
        QFETCH(QString, words);
        const Desk desk(Desk::Repository::OtherThanDemo);
        desk.workspace().network().setNews({.lostHosts = lost});
        const auto *reach = desk.find<QLabel>(u"status-reach"_s);
        QCOMPARE(reach->accessibleName(), words);
        for (const QString &host : lost)
            QVERIFY2(reach->toolTip().contains(host), qPrintable(reach->toolTip()));
    }

    void saysWhenItWorksOffline()
    {
        Desk desk;
        QVERIFY(desk.open(ids::yeastPilot));
        const auto reach = [&] { return desk.find<QLabel>(u"status-reach"_s)->text(); };
        QCOMPARE(reach(), u"online"_s);
        QVERIFY(Desk::until([&] { return desk.find<QLabel>(u"status-bytes"_s)->text().contains(u"looked at"_s); }));
        QAction &offline = desk.action(ui::ActionId::WorkOffline);
        offline.trigger();
        QVERIFY(Desk::until([&] { return reach() == u"working offline"_s; }));
        QVERIFY(offline.isChecked());
        offline.trigger();
        QVERIFY(Desk::until([&] { return reach() == u"online"_s; }));
    }
};

KADER_TEST(TestHarvests);
#include "tst_harvests.moc"
