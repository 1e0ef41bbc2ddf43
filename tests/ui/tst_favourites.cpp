#include "curation/licences.h"
#include "curation/steps.h"
#include "notesdesk.h"
#include "support/registry.h"
#include "ui/actions/actiontable.h"
#include "ui/annotations/favouriteactions.h"
#include "ui/annotations/inspector.h"
#include "ui/annotations/licenceactions.h"
#include "ui/preferences/favouritespage.h"
#include "ui/preferences/tagspage.h"
#include "ui/shared/favourites.h"
#include "ui/shared/profile.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;
using test::NotesDesk;

namespace {

curation::FavouriteBody blurred()
{
    return {.motivations = {u"assessing"_s},
            .texts = {{.text = u"Blurred"_s, .language = u"en"_s}},
            .tags = {{.text = u"blur"_s}}};
}

struct FavouritesDesk {
    NotesDesk desk;
    QUuid id;

    FavouritesDesk()
    {
        desk.look(u"a"_s, 1);
        id = desk.annotate(u"Rock"_s);
        new FavouriteActions(desk.workspace(), desk.actions(), *desk.window());
        new LicenceActions(desk.workspace(), desk.actions(), *desk.window());
        for (const ActionRow &row : actionTable()) {
            if (row.group == ActionGroup::Tool)
                desk.actions()[row.id].setEnabled(true);
        }
        desk.actions()[ActionId::SelectTool].setChecked(true);
        desk.show(new Inspector(desk.workspace()));
    }

    void press(Qt::Key digit) { QTest::keyClick(desk.window(), digit, Qt::AltModifier); }
    [[nodiscard]] curation::FavouriteBody said() { return curation::favouriteOf(desk.annotation(id)); }
};

} // namespace

/// Favourite bodies on their keys, and the licence of what is said.
class TestFavourites : public QObject {
    Q_OBJECT

private slots:
    void givesToTheSelectedAsOneStep()
    {
        FavouritesDesk all;
        keepFavourite(2, blurred());
        all.desk.workspace().select(all.id);
        QVERIFY(all.desk.actions()[ActionId::Favourite2].isVisible());
        QVERIFY(all.desk.actions()[ActionId::Favourite2].text().contains(u"Blurred"_s));
        QVERIFY(!all.desk.actions()[ActionId::Favourite3].isVisible());
        QVERIFY(all.desk.find<QLabel>(u"favourites-hint"_s)->text().contains(u"Alt+2"_s));
        all.press(Qt::Key_2);
        QCOMPARE(all.said(), blurred());
        QCOMPARE(all.desk.curation().undoName(), std::optional(u"Give favourite 2"_s));
        QCOMPARE(all.desk.find<QPlainTextEdit>(u"annotation-text"_s)->toPlainText(), u"Blurred"_s);
        all.desk.curation().undo();
        QTRY_COMPARE(all.desk.annotation(all.id).text, u"Rock"_s);
        QVERIFY(all.desk.annotation(all.id).body.isEmpty());
        all.press(Qt::Key_3);
        QCOMPARE(all.desk.curation().undoName(), std::optional(u"Draw region"_s));
    }

    void takesWhatIsBeingTypedToo()
    {
        FavouritesDesk all;
        keepFavourite(1, curation::FavouriteBody{.tags = {{.text = u"snow"_s}}});
        all.desk.workspace().select(all.id);
        auto *text = all.desk.find<QPlainTextEdit>(u"annotation-text"_s);
        text->setFocus();
        QTest::keyClicks(text, u"Old "_s);
        QTest::keyClick(text, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(all.desk.annotation(all.id).text, u"Old Rock"_s);
        QCOMPARE(all.said().tags.size(), size_t(1));
    }

    void givesToTheNextRegionsWhileDrawing()
    {
        FavouritesDesk all;
        keepFavourite(2, blurred());
        all.desk.actions()[ActionId::RectangleTool].setChecked(true);
        QVERIFY(all.desk.actions()[ActionId::Favourite2].isEnabled());
        all.press(Qt::Key_2);
        QCOMPARE(all.desk.workspace().nextBody(), std::optional(blurred()));
        QCOMPARE(all.desk.annotation(all.id).text, u"Rock"_s);
        const curation::Annotation made = all.desk.workspace().newAnnotation(iiif::Region{1, 2, 3, 4});
        QCOMPARE(curation::favouriteOf(made), blurred());
        QVERIFY(curation::regionOf(made));
        all.press(Qt::Key_2);
        QVERIFY(!all.desk.workspace().nextBody());
        QCOMPARE(all.desk.workspace().newAnnotation({}).motivations, QStringList{u"commenting"_s});
        all.press(Qt::Key_2);
        all.desk.workspace().closeCuration();
        QVERIFY(!all.desk.workspace().nextBody());
    }

    void keepsWhatAnAnnotationSays()
    {
        FavouritesDesk all;
        QVERIFY(!all.desk.actions()[ActionId::KeepFavourite].isEnabled());
        all.desk.workspace().select(all.id);
        all.press(Qt::Key_0);
        auto *menu = all.desk.find<QMenu>(u"keep-favourite-menu"_s);
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_4);
        QVERIFY(keptFavourites()[3].has_value());
        QCOMPARE(*keptFavourites()[3], all.said());
        QVERIFY(all.desk.actions()[ActionId::Favourite4].isVisible());
        QVERIFY(all.desk.find<QLabel>(u"favourites-hint"_s)->text().contains(u"Alt+4"_s));
    }

    void isManagedInPreferences()
    {
        FavouritesDesk all;
        keepFavourite(2, blurred());
        auto *page = new FavouritesPage(all.desk.actions());
        all.desk.show(page);
        auto *places = all.desk.find<QListWidget>(u"favourite-places"_s);
        QCOMPARE(places->count(), favouriteCount);
        QVERIFY(places->item(1)->text().contains(u"Blurred"_s));
        places->setFocus();
        QTest::keyClick(places, Qt::Key_Down);
        auto *text = all.desk.find<QPlainTextEdit>(u"favourite-text"_s);
        QCOMPARE(text->toPlainText(), u"Blurred"_s);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(text, u"Out of focus"_s);
        auto *tags = all.desk.find<QLineEdit>(u"favourite-tags"_s);
        QTest::keyClicks(tags, u", doubt"_s);
        auto *motivation = all.desk.find<QComboBox>(u"favourite-motivation"_s);
        motivation->setFocus();
        QTest::keyClick(motivation, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(motivation, u"tagging"_s);
        QTest::keyClick(motivation, Qt::Key_Return);
        const curation::FavouriteBody kept = keptFavourites()[1].value();
        QCOMPARE(kept.motivations, QStringList{u"tagging"_s});
        QCOMPARE(kept.texts[0].text, u"Out of focus"_s);
        QCOMPARE(kept.tags.size(), size_t(2));
        QVERIFY(all.desk.actions()[ActionId::Favourite2].text().contains(u"Out of focus"_s));
        QTest::mouseClick(all.desk.find<QPushButton>(u"favourite-clear"_s), Qt::LeftButton);
        QVERIFY(!keptFavourites()[1]);
        QVERIFY(text->toPlainText().isEmpty());
        QVERIFY(!all.desk.actions()[ActionId::Favourite2].isVisible());
    }

    void tellsOfTheVocabularyInPreferences()
    {
        FavouritesDesk all;
        all.desk.write(u"terms.csv"_s, "tag,uri\nsnow,\nice,Q1\n");
        all.desk.show(new TagsPage);
        const auto *state = all.desk.find<QLabel>(u"vocabulary-state"_s);
        QVERIFY(!all.desk.find<QPushButton>(u"vocabulary-forget"_s)->isVisible());
        QTest::mouseClick(all.desk.find<QPushButton>(u"vocabulary-choose"_s), Qt::LeftButton);
        QVERIFY(all.desk.answerFile(u"vocabulary-file"_s, all.desk.path(u"terms.csv"_s)));
        QTRY_VERIFY2(state->text().startsWith(u"2 tags. Line 3: "_s), qPrintable(state->text()));
        QTest::mouseClick(all.desk.find<QPushButton>(u"vocabulary-forget"_s), Qt::LeftButton);
        QTRY_COMPARE(state->text(), u"those in use"_s);
    }

    void asksForTheLicence()
    {
        FavouritesDesk all;
        all.desk.actions()[ActionId::AnnotationLicence].trigger();
        auto *dialog = all.desk.find<QDialog>(u"licence-dialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(all.desk.find<QRadioButton>(u"licence-0"_s)->isChecked());
        all.desk.find<QRadioButton>(u"licence-2"_s)->click();
        all.desk.find<QPushButton>(u"licence-accept"_s)->click();
        QCOMPARE(all.desk.curation().annotationRights()->text(), u"http://creativecommons.org/licenses/by/4.0/"_s);
        QTRY_VERIFY(!all.desk.find<QDialog>(u"licence-dialog"_s));
        all.desk.actions()[ActionId::AnnotationLicence].trigger();
        QVERIFY(all.desk.find<QRadioButton>(u"licence-2"_s)->isChecked());
        all.desk.find<QRadioButton>(u"licence-4"_s)->click();
        QVERIFY(!all.desk.find<QPushButton>(u"licence-accept"_s)->isEnabled());
        auto *address = all.desk.find<QLineEdit>(u"licence-address"_s);
        QTest::keyClicks(address, u"https://creativecommons.org/licenses/by-nc/4.0/"_s);
        QVERIFY(all.desk.find<QPushButton>(u"licence-accept"_s)->isEnabled());
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(all.desk.curation().annotationRights()->text(), u"http://creativecommons.org/licenses/by-nc/4.0/"_s);
        QCOMPARE(all.desk.curation().undoName(), std::optional(u"Choose the licence of annotations"_s));
    }

    /// With the first annotation, so that one undo takes back both.
    void aNewCurationTakesTheUsualLicence()
    {
        NotesDesk desk;
        const LicenceActions licences(desk.workspace(), desk.actions(), *desk.window());
        const QString usual = curation::annotationLicences().at(1).address.text();
        Profile{.licence = usual}.keep();
        desk.look(u"a"_s, 1);
        QVERIFY(!desk.curation().annotationRights());
        QVERIFY(!desk.curation().undoName());
        desk.annotate(u"Rock"_s);
        QTRY_VERIFY(desk.curation().annotationRights());
        QCOMPARE(desk.curation().annotationRights()->text(), usual);
        QCOMPARE(desk.curation().undoName(), std::optional(u"Draw region"_s));
        QTRY_VERIFY(desk.curation().isKept());
        desk.curation().undo();
        QTRY_VERIFY(desk.curation().isKept());
        QVERIFY(desk.curation().annotations().isEmpty());
        QVERIFY(!desk.curation().annotationRights());
        QVERIFY(!desk.curation().undoName());
        // Who prefers none gets none.
        Profile().keep();
        desk.annotate(u"Rock"_s);
        QCoreApplication::processEvents();
        QVERIFY(!desk.curation().annotationRights());
    }
};

KADER_TEST(TestFavourites);
#include "tst_favourites.moc"
