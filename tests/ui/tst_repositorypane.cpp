#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/repository/twolinedelegate.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

QTreeView &results(const Desk &desk)
{
    return *desk.find<QTreeView>(u"repository-results"_s);
}

QLineEdit &field(const Desk &desk)
{
    return *desk.find<QLineEdit>(u"repository-search"_s);
}

/// Types it, and waits till something of that title is found.
bool find(const Desk &desk, const QString &text, const QString &title)
{
    field(desk).setFocus();
    desk.type(text);
    return Desk::until([&] {
        return results(desk).isVisible() &&
               !results(desk).model()->match(results(desk).model()->index(0, 0), Qt::DisplayRole, title).isEmpty();
    });
}

void choose(const Desk &desk, const QString &title)
{
    QTreeView &tree = results(desk);
    tree.setFocus();
    tree.setCurrentIndex(tree.model()->match(tree.model()->index(0, 0), Qt::DisplayRole, title).value(0));
}

QString titleOf(const QString &dataset)
{
    return demo::Catalogue::instance().dataset(dataset)->latest().title;
}

} // namespace

class TestRepositoryPane : public QObject {
    Q_OBJECT

private slots:
    void harvestsWhatIsChosen()
    {
        Desk desk;
        const QString title = titleOf(demo::ids::yeastPilot);
        QVERIFY(find(desk, title, title));
        choose(desk, title);
        auto *harvest = results(desk).findChild<QAction *>(u"row-harvest"_s);
        QVERIFY(harvest && harvest->isEnabled());
        harvest->trigger();
        QVERIFY(Desk::until([&] { return desk.curation() && desk.curation()->sources().size() == 1; }));
        QCOMPARE(desk.curation()->sources().front()->title, title);
        QCOMPARE(desk.curation()->undoName(), u"Harvest “%1”"_s.arg(title));
    }

    void harvestsAllThatIsByAnAuthor()
    {
        Desk desk;
        const demo::Author person =
            demo::Catalogue::instance().dataset(demo::ids::yeastPilot)->latest().authors.first();
        QSet<QString> expected;
        for (const demo::Dataset &dataset : demo::Catalogue::instance().datasets()) {
            const QList<demo::Author> &authors = dataset.latest().authors;
            if (std::any_of(authors.begin(), authors.end(),
                            [&](const demo::Author &one) { return one.orcid == person.orcid; }))
                expected.insert(dataset.uuid);
        }
        QVERIFY(expected.size() > 1);
        QVERIFY(find(desk, person.name, person.name));
        choose(desk, person.name);
        QSet<QString> wanted;
        connect(&desk.workspace(), &ui::Workspace::harvestWanted, this, [&](const curation::HarvestList &list) {
            QCOMPARE(list.name, person.name);
            for (const auto &dataset : list.datasets)
                wanted.insert(dataset.ref.id.text());
        });
        results(desk).findChild<QAction *>(u"row-harvest"_s)->trigger();
        QVERIFY(Desk::until([&] { return wanted == expected; }));
    }

    void findsWithTheKeyboardAlone()
    {
        const Desk desk;
        const QString title = titleOf(demo::ids::yeastPilot);
        QVERIFY(find(desk, title, title));
        desk.press(u"Down"_s);
        QVERIFY(results(desk).hasFocus());
        const auto isThere = [&] { return results(desk).currentIndex().data().toString() == title; };
        for (int i = 0; i < 10 && !isThere(); ++i)
            desk.press(u"Down"_s);
        QVERIFY(isThere());
        desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        QCOMPARE(desk.workspace().source()->dataset, demo::ids::yeastPilot);
        results(desk).setFocus();
        desk.press(u"Escape"_s);
        QVERIFY(field(desk).hasFocus());
        QVERIFY(field(desk).text().isEmpty());
        QVERIFY(desk.find(u"repository-tree"_s)->isVisible());
        QVERIFY(!results(desk).isVisible());
    }

    void opensCollectionsInPlace()
    {
        const Desk desk;
        const QString title = demo::Catalogue::instance().collection(demo::ids::coastCollection)->latest().title;
        QVERIFY(find(desk, title, title));
        desk.press(u"Return"_s);
        QVERIFY(results(desk).hasFocus());
        const QModelIndex row = results(desk).currentIndex();
        QCOMPARE(row.data().toString(), title);
        desk.press(u"Return"_s);
        QVERIFY(results(desk).isExpanded(row));
        QVERIFY(Desk::until([&] { return results(desk).model()->rowCount(row) > 1; }));
        desk.press(u"Return"_s);
        QVERIFY(!results(desk).isExpanded(row));
    }

    void opensAddresses()
    {
        const Desk desk;
        field(desk).setFocus();
        desk.type(demo::ids::yeastPilot);
        desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        QCOMPARE(desk.workspace().source()->dataset, demo::ids::yeastPilot);
    }

    void emptiesTheFieldWithEscape()
    {
        const Desk desk;
        field(desk).setFocus();
        desk.type(u"yeast"_s);
        desk.press(u"Escape"_s);
        QVERIFY(field(desk).text().isEmpty());
        QVERIFY(desk.find(u"repository-tree"_s)->isVisible());
    }

    void showsAPageAboutADatasetByKey()
    {
        const Desk desk;
        const QString title = titleOf(demo::ids::yeastPilot);
        QVERIFY(find(desk, title, title));
        choose(desk, title);
        desk.press(u"Alt+Return"_s);
        const auto *dialog = desk.find<QDialog>(u"dataset-dialog"_s);
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        const auto *page = dialog->findChild<QTextBrowser *>(u"dataset-page"_s);
        QVERIFY(Desk::until([&] { return page->toPlainText().startsWith(title); }));
        QVERIFY(!desk.workspace().source());
        dialog->findChild<QPushButton *>(u"dataset-open"_s)->click();
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
    }

    void keepsWhatWasPinnedAndOpened()
    {
        Desk desk;
        const QString title = titleOf(demo::ids::yeastPilot);
        QVERIFY(find(desk, title, title));
        choose(desk, title);
        results(desk).findChild<QAction *>(u"row-pin"_s)->trigger();
        desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        desk.startAgain();
        auto *tree = desk.find<QTreeView>(u"repository-tree"_s);
        const auto shelf = [&](int row) { return tree->model()->index(row, 0); };
        QVERIFY(Desk::until([&] { return tree->model()->rowCount() > 3; }));
        QCOMPARE(shelf(0).data().toString(), u"Pinned"_s);
        QVERIFY(tree->isExpanded(shelf(0)));
        QCOMPARE(shelf(1).data().toString(), u"Recent"_s);
        tree->setFocus();
        tree->setCurrentIndex(tree->model()->index(0, 0, shelf(0)));
        QCOMPARE(tree->currentIndex().data().toString(), title);
        desk.press(u"Return"_s);
        QVERIFY(Desk::until([&] { return desk.workspace().source() != nullptr; }));
        tree->findChild<QAction *>(u"row-pin"_s)->trigger();
        QCOMPARE(shelf(0).data().toString(), u"Recent"_s);
    }

    void showsWhatAFilterLeaves()
    {
        const Desk desk;
        auto *chip = desk.find<QToolButton>(u"filter-images"_s);
        const auto *state = desk.find<QLabel>(u"repository-state"_s);
        chip->click();
        QVERIFY(Desk::until([&] { return state->text().contains(u" shown"_s) && results(desk).isVisible(); }));
        // The first ones are looked up by themselves.
        const auto rowWithImages = [&] {
            for (int row = 0; row < results(desk).model()->rowCount(); ++row) {
                if (results(desk).model()->index(row, 0).data(ui::BadgeRole).toInt() > 0)
                    return true;
            }
            return false;
        };
        QVERIFY(Desk::until(rowWithImages));
        chip->click();
        QVERIFY(desk.find(u"repository-tree"_s)->isVisible());
        QVERIFY(!state->isVisible());
    }

    void fillsInWhatIsInSight()
    {
        const Desk desk;
        const QString title = titleOf(demo::ids::yeastSeries);
        QVERIFY(find(desk, title, title));
        const QModelIndex row =
            results(desk).model()->match(results(desk).model()->index(0, 0), Qt::DisplayRole, title)[0];
        QVERIFY(Desk::until([&] { return row.data(ui::BadgeRole).toInt() > 1; }));
    }

    void saysThatItLoads()
    {
        Desk desk(Desk::Repository::Demo, {1440, 900}, {.latency = std::chrono::milliseconds(300)});
        field(desk).setFocus();
        desk.type(u"yeast"_s);
        const auto *state = desk.find<QLabel>(u"repository-state"_s);
        QVERIFY(state->isVisible() && !state->text().isEmpty());
        QVERIFY(Desk::until([&] { return !state->isVisible(); }));
    }
};

KADER_TEST(TestRepositoryPane);
#include "tst_repositorypane.moc"
