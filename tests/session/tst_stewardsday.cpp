#include "actor.h"
#include "curation/annotationwords.h"
#include "curation/favouritebody.h"
#include "curation/steps.h"
#include "material.h"
#include "support/json.h"
#include "support/registry.h"
#include "ui/canvas/canvasview.h"
#include "ui/shared/favourites.h"
#include "ui/shared/profile.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <span>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;
using curation::Annotation;

namespace {

QByteArray canvas(int number, const QByteArray &label)
{
    return "{'id':'https://day.example/canvas/" + QByteArray::number(number) +
           "','type':'Canvas','width':1000,'height':800,'label':{'en':['" + label + "']},'items':[]}";
}

/// Four canvases of 1000×800, two of them of one name, without images, so that nothing is waited for.
QByteArray leaves()
{
    const QByteArray text =
        "{'@context':'http://iiif.io/api/presentation/3/context.json','id':'https://day.example/m',"
        "'type':'Manifest','label':{'en':['Leaves']},'items':[" +
        QByteArrayList{canvas(1, "leaf"), canvas(2, "leaf"), canvas(3, "root"), canvas(4, "stem")}.join(',') + "]}";
    return test::json(text.constData());
}

/// A desk with the leaves open in a curation, and the keyboard at the image.
struct Day {
    Desk desk;
    Actor actor{desk};

    Day()
    {
        desk.workspace().open(written(desk.path(u"leaves.json"_s), leaves()));
        QVERIFY(actor.until([&] { return desk.workspace().source() && desk.workspace().canvas() == 0; }));
        QVERIFY(actor.until([&] { return view().image() && view().camera().hasCanvas(); }));
        toImage();
    }

    [[nodiscard]] ui::CanvasView &view() const { return *desk.find<ui::CanvasView>(u"canvas-view"_s); }
    [[nodiscard]] QUuid source() const { return desk.workspace().source()->id; }
    void press(const QString &keys) const { actor.hands().press(keys); }
    void type(const QString &text) const { actor.hands().type(text); }

    void toImage() const
    {
        for (int i = 0; i < 8 && !actor.hasKeyboard(u"canvas-view"_s); ++i)
            press(u"F6"_s);
        QVERIFY(actor.hasKeyboard(u"canvas-view"_s));
    }

    /// What was there before the task begins.
    [[nodiscard]] Annotation note(int canvas, const QString &text, const iiif::Region &region = {100, 100, 200, 150})
    {
        Annotation made = curation::newAnnotation(source(), canvas, region);
        made.text = text;
        desk.curation()->make(curation::addition(u"Draw region"_s, std::span(&made, 1)));
        return made;
    }

    /// Three of one text, a canvas each.
    [[nodiscard]] QList<QUuid> veins()
    {
        QList<QUuid> ids;
        for (int canvas = 0; canvas < 3; ++canvas)
            ids += note(canvas, u"Vein"_s).id;
        return ids;
    }

    [[nodiscard]] const Annotation &annotation(const QUuid &id) const { return *desk.curation()->annotation(id); }
    [[nodiscard]] iiif::Region region(const QUuid &id) const { return *curation::regionOf(annotation(id)); }
    [[nodiscard]] qsizetype count() const { return desk.curation()->annotationsOf(source()).size(); }
    [[nodiscard]] bool becomes(qsizetype count) const
    {
        return actor.until([&] { return this->count() == count; });
    }
    /// The entry of a list of choices, by keys.
    void choose(const QString &name, int entry) const
    {
        QVERIFY(actor.tabTo(name));
        const auto *choices = desk.find<QComboBox>(name);
        while (choices->currentIndex() != entry)
            press(choices->currentIndex() < entry ? u"Down"_s : u"Up"_s);
    }
    /// The one region on the canvas, by keys.
    void pick() const
    {
        press(u"Tab"_s);
        QVERIFY(actor.until([&] { return actor.selected() != nullptr; }));
    }
    /// All rows of that text, and the form for several.
    void listAndSelectAll(const QString &words, int rows) const
    {
        list(words, rows);
        press(u"Ctrl+A"_s);
        QVERIFY(actor.until([&] { return actor.isShown(u"bulk-form"_s); }));
    }
    /// The keyboard in the table, over the whole manifest, with these words in the filter.
    void list(const QString &words, int rows) const
    {
        choose(u"annotation-scope"_s, 1);
        press(u"Ctrl+F"_s);
        QVERIFY(actor.until([&] { return actor.hasKeyboard(u"annotation-filter"_s); }));
        type(words);
        QVERIFY(actor.until([&] { return table().model()->rowCount() == rows; }));
        QVERIFY(actor.tabTo(u"annotation-table"_s));
    }
    [[nodiscard]] QTableView &table() const { return *desk.find<QTableView>(u"annotation-table"_s); }
};

} // namespace

/// What a steward does in a day, each task as it is done at the desk: by real keys and mouse, most of them by keys
/// alone.
class TestStewardsDay : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    // --- With the mouse

    void drawsAndDescribes()
    {
        const Day day;
        QVERIFY(day.actor.drawFrom({200, 200}, {500, 400}));
        day.type(u"Mildew"_s);
        day.press(u"Ctrl+Return"_s);
        QVERIFY(day.actor.until([&] { return day.actor.texts() == QStringList{u"Mildew"_s}; }));
        const iiif::Region drawn = *curation::regionOf(*day.actor.selected());
        QVERIFY(std::abs(drawn.x - 200) < 5 && std::abs(drawn.width - 300) < 10);
    }

    void drawsAPolygon()
    {
        const Day day;
        day.press(u"P"_s);
        for (const QPointF corner : {QPointF(200, 200), QPointF(500, 200), QPointF(350, 500)})
            day.actor.hands().click(day.actor.placeOf(corner));
        day.press(u"Return"_s);
        QVERIFY(day.becomes(1));
        const iiif::CanvasView &canvas = *day.desk.workspace().canvasView();
        QCOMPARE(curation::shapeOf(day.actor.selected()->targets.front(), canvas)->shape.corners().size(), 3U);
    }

    void importsATableWithAmbiguousLabelsAndUndoesItAll()
    {
        const Day day;
        const QByteArray csv = "canvas_label,text,xywh,motivation,lang\nleaf,a,\"1,2,3,4\",,\nstem,b,,,\nleaf,c,,,\n";
        const QString path = written(day.desk.path(u"notes.csv"_s), csv);
        day.press(u"Ctrl+I"_s);
        QVERIFY(day.actor.chooseFile(path));
        QVERIFY(day.actor.until([&] { return day.actor.isShown(u"canvas-chooser"_s); }));
        day.choose(u"chooser-canvas"_s, day.desk.find<QComboBox>(u"chooser-canvas"_s)->findText(u"leaf · canvas 2"_s));
        QVERIFY(day.actor.click(u"chooser-all"_s));
        auto *carryOut = day.desk.find<QPushButton>(u"import-carry-out"_s);
        QVERIFY(day.actor.until([&] { return carryOut->isEnabled() && carryOut->text().contains(u"3"_s); }));
        QVERIFY(day.actor.click(u"import-carry-out"_s));
        QVERIFY(day.becomes(3));
        QCOMPARE(day.desk.curation()->annotationCount(day.source(), 1), 2);
        day.toImage();
        day.press(u"Ctrl+Z"_s);
        QVERIFY(day.becomes(0));
    }

    // --- With keys alone

    void drawsNudgesAndResizesByKeys()
    {
        const Day day;
        day.press(u"R"_s);
        day.press(u"Return"_s);
        QVERIFY(day.becomes(1));
        QVERIFY(day.actor.until([&] { return day.actor.selected() && day.actor.hasKeyboard(u"canvas-view"_s); }));
        const QUuid id = day.actor.selected()->id;
        const iiif::Region before = day.region(id);
        for (const char *keys : {"Right", "Shift+Down", "Ctrl+Right"})
            day.press(QLatin1StringView(keys));
        const iiif::Region after{before.x + 1, before.y + 10, before.width + 1, before.height};
        QVERIFY(day.actor.until([&] { return day.region(id) == after; }));
        day.press(u"Return"_s);
        QVERIFY(day.actor.until([&] { return day.actor.hasKeyboard(u"annotation-text"_s); }));
        day.type(u"Vein"_s);
        day.press(u"Ctrl+Return"_s);
        QVERIFY(day.actor.until([&] { return day.annotation(id).text == "Vein"_L1; }));
    }

    void setsAPointByKeys()
    {
        const Day day;
        day.press(u"."_s);
        day.press(u"Right"_s);
        day.press(u"Return"_s);
        QVERIFY(day.becomes(1));
        const iiif::CanvasView &canvas = *day.desk.workspace().canvasView();
        QCOMPARE(curation::shapeOf(day.actor.selected()->targets.front(), canvas)->shape.kind, iiif::ShapeKind::Point);
    }

    void copiesToOtherCanvases()
    {
        Day day;
        (void)day.note(0, u"Scale bar"_s);
        day.pick();
        day.press(u"Ctrl+Shift+V"_s);
        QVERIFY(day.actor.until([&] { return day.actor.hasKeyboard(u"propagation-ranges"_s); }));
        day.type(u"2-4"_s);
        day.press(u"Return"_s);
        QVERIFY(day.becomes(4));
        QVERIFY(day.actor.until([&] { return !day.actor.isShown(u"propagation-dialog"_s); }));
        day.toImage();
        day.press(u"Ctrl+Z"_s);
        QVERIFY(day.becomes(1));
    }

    void findsAndDeletes()
    {
        Day day;
        for (int canvas = 0; canvas < 4; ++canvas)
            (void)day.note(canvas, canvas % 2 ? u"Dust on the lens"_s : u"Vein"_s);
        day.list(u"lens dust"_s, 2);
        day.press(u"Ctrl+A"_s);
        day.press(u"Del"_s);
        QVERIFY(day.becomes(2));
        day.press(u"Ctrl+Z"_s);
        QVERIFY(day.becomes(4));
    }

    void changesTheMotivationOfMany()
    {
        Day day;
        const QList<QUuid> ids = day.veins();
        day.listAndSelectAll(u"vein"_s, 3);
        QVERIFY(day.actor.tabTo(u"bulk-motivation"_s));
        day.press(u"Ctrl+A"_s);
        day.type(u"tagging"_s);
        QVERIFY(day.actor.tabTo(u"bulk-motivation-button"_s));
        day.press(u"Space"_s);
        const auto isTagging = [&](const QUuid &id) {
            return day.annotation(id).motivations == QStringList{u"tagging"_s};
        };
        QVERIFY(day.actor.until([&] { return std::all_of(ids.cbegin(), ids.cend(), isTagging); }));
    }

    void tagsMany()
    {
        Day day;
        const QList<QUuid> ids = day.veins();
        day.listAndSelectAll(u"vein"_s, 3);
        QVERIFY(day.actor.tabTo(u"bulk-add-tag"_s));
        day.type(u"venation"_s);
        QVERIFY(day.actor.tabTo(u"bulk-add-tag-button"_s));
        day.press(u"Space"_s);
        const auto isTagged = [&](const QUuid &id) { return curation::wordsOf(day.annotation(id)).tags.size() == 1; };
        QVERIFY(day.actor.until([&] { return std::all_of(ids.cbegin(), ids.cend(), isTagged); }));
        day.toImage();
        day.press(u"Ctrl+Z"_s);
        QVERIFY(day.actor.until([&] { return std::none_of(ids.cbegin(), ids.cend(), isTagged); }));
    }

    void saysItInASecondLanguage()
    {
        Day day;
        const QUuid id = day.note(0, u"Vein"_s).id;
        day.pick();
        QVERIFY(day.actor.tabTo(u"language-more"_s));
        day.press(u"Space"_s);
        QVERIFY(day.actor.until([&] { return day.actor.isShown(u"language-menu"_s); }));
        day.press(u"Down"_s);
        day.press(u"Return"_s);
        QVERIFY(day.actor.until([&] { return day.actor.hasKeyboard(u"annotation-text"_s); }));
        day.type(u"Nerf"_s);
        day.press(u"Ctrl+Return"_s);
        QVERIFY(day.actor.until([&] { return curation::wordsOf(day.annotation(id)).texts.size() == 2; }));
    }

    void givesAFavourite()
    {
        Day day;
        ui::keepFavourite(1, curation::FavouriteBody{.motivations = {u"assessing"_s},
                                                     .texts = {{.text = u"Blurred"_s, .language = u"en"_s}}});
        const QUuid id = day.note(0, {}).id;
        day.pick();
        day.press(u"Alt+1"_s);
        QVERIFY(day.actor.until([&] { return day.annotation(id).text == "Blurred"_L1; }));
        QCOMPARE(day.annotation(id).motivations, QStringList{u"assessing"_s});
    }

    void goesThroughTheWorklist()
    {
        Day day;
        (void)day.note(0, u"Vein"_s);
        // The first that has nothing said about it, after what may be said of images that did not come.
        for (int strokes = 0; strokes < 8 && day.desk.workspace().canvas() != 1; ++strokes) {
            const int row = currentToDo(day);
            day.press(u"F4"_s);
            QVERIFY(day.actor.until([&] { return currentToDo(day) != row; }));
        }
        QCOMPARE(day.desk.workspace().canvas(), std::optional(1));
    }

    void goesToARegionAndBack()
    {
        Day day;
        (void)day.note(0, u"Vein"_s, {10, 10, 40, 30});
        day.pick();
        const imaging::Viewport before = day.view().camera().viewport();
        day.press(u"Ctrl+G"_s);
        QVERIFY(day.actor.until([&] { return day.view().camera().viewport().zoom() > before.zoom(); }));
        day.press(u"Alt+Home"_s);
        QVERIFY(day.actor.until([&] { return day.view().camera().viewport() == before; }));
    }

    void marksAsReviewed()
    {
        Day day;
        const QUuid id = day.note(0, u"Vein"_s).id;
        day.pick();
        day.press(u"Ctrl+R"_s);
        QVERIFY(day.actor.until([&] { return day.desk.curation()->isReviewed(id); }));
    }

    void doesACommandByItsName()
    {
        Day day;
        day.press(u"Ctrl+K"_s);
        QVERIFY(day.actor.until([&] { return day.actor.hasKeyboard(u"command-field"_s); }));
        day.type(u"annotate whole"_s);
        day.press(u"Return"_s);
        QVERIFY(day.becomes(1));
    }

    void takesOverWhatAColleagueDid()
    {
        Day day;
        const Annotation common = day.note(0, u"Vein"_s);
        QVERIFY(day.actor.until([&] { return day.actor.isKept(); }));
        const QString other = day.desk.path(u"colleague.kader"_s);
        QVERIFY(QFile::copy(day.desk.curation()->path(), other));
        annotateThere(other, day.source());
        (void)day.note(1, u"Mine"_s);
        day.press(u"Ctrl+K"_s);
        QVERIFY(day.actor.until([&] { return day.actor.hasKeyboard(u"command-field"_s); }));
        day.type(u"take over"_s);
        day.press(u"Return"_s);
        QVERIFY(day.actor.chooseFile(other));
        QVERIFY(day.actor.until([&] { return day.actor.hasKeyboard(u"merge-table"_s); }));
        day.press(u"Return"_s);
        QVERIFY(day.becomes(3));
        QVERIFY(day.actor.until([&] { return !day.actor.isShown(u"merge-dialog"_s); }));
        day.toImage();
        day.press(u"Ctrl+Z"_s);
        QVERIFY(day.becomes(2));
    }

private:
    /// The row of the worklist that is being done; -1 as long as there is none.
    static int currentToDo(const Day &day)
    {
        const auto *list = day.desk.find<QTableView>(u"worklist-table"_s);
        return list ? list->currentIndex().row() : -1;
    }

    /// Somebody else, elsewhere, on the fourth canvas.
    static void annotateThere(const QString &path, const QUuid &source)
    {
        std::unique_ptr<curation::Curation> theirs;
        const JobHandle job =
            curation::Curation::open(path, [&theirs](auto opened) { theirs = std::move(opened.value()); });
        QVERIFY(Actor::until([&] { return theirs != nullptr; }));
        Annotation made = curation::newAnnotation(source, 3, {});
        made.text = u"Theirs"_s;
        theirs->make(curation::addition(u"Annotate"_s, std::span(&made, 1)));
    }
};

KADER_TEST(TestStewardsDay);
#include "tst_stewardsday.moc"
