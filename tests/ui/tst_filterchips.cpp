#include "demo/catalogue.h"
#include "desk.h"
#include "support/registry.h"
#include "ui/repository/rowroles.h"

#include <QApplication>
#include <QDate>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

QTreeView &results(const Desk &desk)
{
    return *desk.find<QTreeView>(u"repository-results"_s);
}

QToolButton &chip(const Desk &desk, const QString &name)
{
    return *desk.find<QToolButton>(name);
}

/// The UUIDs of the datasets that are shown.
QSet<QString> shown(const Desk &desk)
{
    QSet<QString> found;
    const QAbstractItemModel &model = *results(desk).model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (index.data(ui::RowKindRole).toInt() == int(ui::RowKind::Dataset))
            found.insert(index.data(ui::RowIdRole).toString());
    }
    return found;
}

/// Those of the demo for whose latest version it is so.
QSet<QString> datasetsThat(const std::function<bool(const demo::Version &)> &isSo)
{
    QSet<QString> found;
    for (const demo::Dataset &dataset : demo::Catalogue::instance().datasets()) {
        if (isSo(dataset.latest()))
            found.insert(dataset.uuid);
    }
    return found;
}

bool showsExactly(const Desk &desk, const QSet<QString> &datasets)
{
    return Desk::until([&] { return results(desk).isVisible() && shown(desk) == datasets; });
}

const demo::Category &categoryOf(const QString &dataset)
{
    return demo::Catalogue::instance().dataset(dataset)->latest().categories.first();
}

/// Presses a chip by key, and waits till what it asks with has the keyboard.
void press(const Desk &desk, const QString &name, const QString &field)
{
    chip(desk, name).setFocus();
    desk.press(u"Space"_s);
    const auto *asked = desk.find(field);
    QVERIFY(Desk::until([&] { return asked->isVisible() && asked->hasFocus(); }));
}

} // namespace

/// What of the repository is shown at all: by category, keyword and year.
class TestFilterChips : public QObject {
    Q_OBJECT

private slots:
    void findsByCategoryWithTheKeyboardAlone()
    {
        const Desk desk;
        const demo::Category &category = categoryOf(ids::thinSection);
        QVERIFY(category.parentId); // else the service would not find it
        press(desk, u"filter-category"_s, u"category-popup-field"_s);
        const auto *tree = desk.find<QTreeView>(u"category-popup-tree"_s);
        QVERIFY(Desk::until([&] { return tree->model()->rowCount() > 1; }));
        desk.type(category.title);
        QCOMPARE(tree->currentIndex().data().toString(), category.title);
        desk.press(u"Return"_s);
        QVERIFY(!tree->isVisible());
        QCOMPARE(chip(desk, u"filter-category"_s).accessibleName(), category.title);
        QVERIFY(chip(desk, u"filter-category"_s).isChecked());
        const QSet<QString> filed = datasetsThat([&](const demo::Version &version) {
            return std::any_of(version.categories.begin(), version.categories.end(),
                               [&](const demo::Category &one) { return one.id == category.id; });
        });
        QVERIFY(!filed.isEmpty());
        QVERIFY(showsExactly(desk, filed));
        QVERIFY(Desk::until(
            [&] { return desk.textOf(u"repository-state"_s).startsWith(QString::number(filed.size()) + u" of "_s); }));
        chip(desk, u"filter-category"_s).setFocus();
        desk.press(u"Delete"_s);
        QVERIFY(!chip(desk, u"filter-category"_s).isChecked());
        QVERIFY(desk.find(u"repository-tree"_s)->isVisible());
    }

    void showsCategoriesAsATree()
    {
        const Desk desk;
        press(desk, u"filter-category"_s, u"category-popup-field"_s);
        auto *tree = desk.find<QTreeView>(u"category-popup-tree"_s);
        QVERIFY(Desk::until([&] { return tree->model()->rowCount() > 1; }));
        int tops = 0;
        for (const demo::Category &category : demo::Catalogue::instance().categories())
            tops += category.parentId ? 0 : 1;
        QCOMPARE(tree->model()->rowCount(), tops + 1);
        desk.press(u"Down"_s);
        QVERIFY(tree->hasFocus());
        QCOMPARE(tree->currentIndex().data().toString(), u"Any category"_s);
        for (int i = 0; i < tops && tree->model()->rowCount(tree->currentIndex()) == 0; ++i)
            desk.press(u"Down"_s);
        const QModelIndex top = tree->currentIndex();
        QVERIFY(tree->model()->rowCount(top) > 0);
        desk.press(u"Right"_s);
        QVERIFY(tree->isExpanded(top));
        desk.press(u"Return"_s);
        QVERIFY(!tree->isVisible());
        // What is filed at the top is not told by the service.
        QVERIFY(Desk::until([&] { return desk.textOf(u"repository-state"_s).contains(u"nothing narrower"_s); }));
    }

    void findsByAKeywordThatIsTyped()
    {
        const Desk desk;
        const QString tag = demo::Catalogue::instance().dataset(ids::aerialSurvey)->latest().tags.last();
        press(desk, u"filter-keyword"_s, u"keyword-popup-field"_s);
        desk.type(tag.toUpper());
        desk.press(u"Return"_s);
        QVERIFY(showsExactly(desk, datasetsThat([&](const demo::Version &version) {
                                 return std::any_of(version.tags.begin(), version.tags.end(), [&](const QString &one) {
                                     return one.contains(tag, Qt::CaseInsensitive);
                                 });
                             })));
        // And among what has it, by words.
        auto *field = desk.find<QLineEdit>(u"repository-search"_s);
        QVERIFY(Desk::until([&] { return chip(desk, u"filter-keyword"_s).hasFocus(); }));
        field->setFocus();
        desk.type(demo::Catalogue::instance().dataset(ids::aerialSurvey)->latest().title);
        QVERIFY(!field->text().isEmpty());
        QVERIFY(showsExactly(desk, {ids::aerialSurvey}));
        QVERIFY(chip(desk, u"filter-clear"_s).isVisible());
        chip(desk, u"filter-clear"_s).click();
        QVERIFY(!chip(desk, u"filter-clear"_s).isVisible());
        QVERIFY(!chip(desk, u"filter-keyword"_s).isChecked());
        QCOMPARE(chip(desk, u"filter-keyword"_s).text(), u"Any keyword"_s);
        QVERIFY(!field->text().isEmpty());
    }

    void offersTheKeywordsThatAreKnown()
    {
        const Desk desk;
        const demo::Version &pilot = demo::Catalogue::instance().dataset(ids::yeastPilot)->latest();
        auto *field = desk.find<QLineEdit>(u"repository-search"_s);
        field->setFocus();
        desk.type(pilot.title);
        const auto *tree = desk.find<QTreeView>(u"keyword-popup-tree"_s);
        const auto offered = [&](const QString &tag) {
            return tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, tag, 1, Qt::MatchFixedString);
        };
        // The row in sight is read by itself.
        QVERIFY(Desk::until([&] {
            chip(desk, u"filter-keyword"_s).click();
            const bool isThere = !offered(pilot.tags.first()).isEmpty();
            if (!isThere)
                desk.press(u"Escape"_s);
            return isThere;
        }));
        const QModelIndex row = offered(pilot.tags.first()).first();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(row).center());
        QVERIFY(!tree->isVisible());
        QCOMPARE(chip(desk, u"filter-keyword"_s).accessibleName(), pilot.tags.first());
    }

    void keepsWhatIsOfTheseYears()
    {
        const Desk desk;
        const auto yearOf = [](const demo::Version &version) { return version.published.left(4).toInt(); };
        const int year = yearOf(demo::Catalogue::instance().dataset(ids::yeastSeries)->latest());
        press(desk, u"filter-years"_s, u"years-first"_s);
        desk.type(QString::number(year));
        desk.press(u"Tab"_s);
        QVERIFY(
            showsExactly(desk, datasetsThat([&](const demo::Version &version) { return yearOf(version) >= year; })));
        QCOMPARE(chip(desk, u"filter-years"_s).text(), u"Since %1"_s.arg(year));
        desk.type(QString::number(year));
        desk.press(u"Return"_s);
        QVERIFY(
            showsExactly(desk, datasetsThat([&](const demo::Version &version) { return yearOf(version) == year; })));
        QCOMPARE(chip(desk, u"filter-years"_s).text(), QString::number(year));
        QVERIFY(desk.textOf(u"repository-state"_s).contains(u" shown"_s));
        desk.press(u"Escape"_s);
        QVERIFY(!desk.find(u"years-popup"_s)->isVisible());
        chip(desk, u"filter-years"_s).setFocus();
        desk.press(u"Backspace"_s);
        QCOMPARE(chip(desk, u"filter-years"_s).text(), u"Any year"_s);
    }

    void yearsDontCross()
    {
        const Desk desk;
        press(desk, u"filter-years"_s, u"years-first"_s);
        auto *first = desk.find<QSpinBox>(u"years-first"_s);
        auto *last = desk.find<QSpinBox>(u"years-last"_s);
        desk.press(u"Down"_s);
        const int now = QDate::currentDate().year();
        QCOMPARE(first->value(), now);
        last->setFocus();
        last->selectAll();
        desk.type(QString::number(now - 3));
        desk.press(u"Return"_s);
        QCOMPARE(first->value(), now - 3);
        QCOMPARE(chip(desk, u"filter-years"_s).text(), QString::number(now - 3));
        desk.find<QPushButton>(u"years-recent"_s)->click();
        QCOMPARE(chip(desk, u"filter-years"_s).text(), u"%1–%2"_s.arg(now - 4).arg(now));
    }

    void saysThatTheCategoriesDontCome()
    {
        Desk desk;
        desk.cutServer();
        press(desk, u"filter-category"_s, u"category-popup-field"_s);
        const auto *again = desk.find(u"category-popup-again"_s);
        QVERIFY(Desk::until([&] { return again->isVisible(); }));
        QVERIFY(desk.textOf(u"category-popup-message"_s).contains(u"could not be loaded"_s));
    }
};

KADER_TEST(TestFilterChips);
#include "tst_filterchips.moc"
