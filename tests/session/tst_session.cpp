#include "actor.h"
#include "curation/steps.h"
#include "demo/catalogue.h"
#include "material.h"
#include "support/registry.h"
#include "ui/canvas/canvasview.h"

#include <QAction>
#include <QFile>
#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// What a person sees of a canvas at the zoom of one image pixel to one of the screen's.
bool isAtActualSize(const Desk &desk)
{
    const auto *view = desk.find<ui::CanvasView>(u"canvas-view"_s);
    return std::abs(view->camera().viewport().zoom() * view->devicePixelRatioF() - 1) < 1e-9;
}

} // namespace

/// From the start page to the next day: with the mouse where people use it, and with keys alone.
class TestSession : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void withMouseAndKeys()
    {
        Desk desk(Desk::Repository::OtherThanDemo);
        const Actor actor(desk);
        QVERIFY(actor.click(u"start-demo"_s));
        QVERIFY(openDatasetByMouse(actor, desk));

        actor.hands().press(u"1"_s);
        QVERIFY(actor.until([&] { return isAtActualSize(desk); }));
        const QPointF middle = desk.find<ui::CanvasView>(u"canvas-view"_s)->camera().viewport().visible().center();
        QVERIFY(actor.drawFrom(middle, middle + QPointF(120, 80)));
        actor.hands().type(u"A bud, and its mother"_s);
        actor.hands().press(u"Ctrl+Return"_s);
        QVERIFY(actor.until([&] { return actor.texts() == QStringList{u"A bud, and its mother"_s}; }));
        QVERIFY(actor.until([&] { return actor.hasKeyboard(u"canvas-view"_s); }));

        workOn(actor, desk);
    }

    void withKeysAlone()
    {
        Desk desk(Desk::Repository::OtherThanDemo);
        const Actor actor(desk);
        QVERIFY(actor.tabTo(u"start-demo"_s));
        actor.hands().press(u"Space"_s);
        QVERIFY(actor.until([&] { return desk.workspace().isDemo(); }));
        openByAddress(actor, demo::ids::yeastSeries);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(actor.until([&] { return desk.workspace().source() != nullptr; }));

        // F6 goes from pane to pane, so that it comes to the image within a few strokes.
        for (int i = 0; i < 6 && !actor.hasKeyboard(u"canvas-view"_s); ++i)
            actor.hands().press(u"F6"_s);
        QVERIFY(actor.hasKeyboard(u"canvas-view"_s));
        QVERIFY(actor.until(
            [&] { return desk.find<ui::CanvasView>(u"canvas-view"_s)->image()->canvasSize().has_value(); }));
        actor.hands().press(u"1"_s);
        QVERIFY(actor.until([&] { return isAtActualSize(desk); }));
        actor.hands().press(u"R"_s);
        actor.hands().press(u"Return"_s);
        QVERIFY(actor.until([&] { return actor.texts().size() == 1 && actor.selected(); }));
        QVERIFY(actor.until([&] { return actor.hasKeyboard(u"canvas-view"_s) || actor.tabTo(u"annotation-text"_s); }));
        if (actor.hasKeyboard(u"canvas-view"_s))
            actor.hands().press(u"Return"_s);
        QVERIFY(actor.until([&] { return actor.hasKeyboard(u"annotation-text"_s); }));
        actor.hands().type(u"Placed without a mouse"_s);
        actor.hands().press(u"Ctrl+Return"_s);
        QVERIFY(actor.until([&] { return actor.texts() == QStringList{u"Placed without a mouse"_s}; }));

        workOn(actor, desk);
    }

private:
    static bool openDatasetByMouse(const Actor &actor, Desk &desk)
    {
        const QString tree = u"repository-tree"_s;
        const auto title = [](const QString &uuid) {
            return demo::Catalogue::instance().dataset(uuid)->latest().title;
        };
        const QString collection = demo::Catalogue::instance().collection(demo::ids::mainCollection)->latest().title;
        if (!actor.until([&] { return actor.row(tree, collection).isValid(); }))
            return false;
        if (!actor.clickItem(tree, actor.row(tree, collection)))
            return false;
        actor.hands().press(u"Right"_s);
        if (!actor.until([&] { return actor.row(tree, title(demo::ids::yeastSeries)).isValid(); }))
            return false;
        if (!actor.doubleClickItem(tree, actor.row(tree, title(demo::ids::yeastSeries))))
            return false;
        return actor.until([&] { return desk.workspace().source() && desk.workspace().canvas() == 0; }) &&
               actor.until([&] {
                   const imaging::CanvasImage *image = desk.find<ui::CanvasView>(u"canvas-view"_s)->image();
                   return image && image->state() == imaging::CanvasImage::State::Settled;
               });
    }

    static void openByAddress(const Actor &actor, const QString &address)
    {
        actor.hands().press(u"Ctrl+L"_s);
        QVERIFY(actor.until([&] { return actor.hasKeyboard(u"address"_s); }));
        actor.hands().type(address);
        actor.hands().press(u"Return"_s);
    }

    /// What is done by keys in any case: from the first annotation to coming back another day.
    static void workOn(const Actor &actor, Desk &desk)
    {
        nudgeUndoRedo(actor, desk);
        if (QTest::currentTestFailed())
            return;
        importTable(actor, desk);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(editSourceAnnotation(actor, desk));
        saveQuitAndComeBack(actor, desk);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(desk.failures(), QStringList());
    }

    static void nudgeUndoRedo(const Actor &actor, Desk &desk)
    {
        QVERIFY(actor.selected());
        const QUuid id = actor.selected()->id;
        const auto region = [&] { return *curation::regionOf(*desk.curation()->annotation(id)); };
        const iiif::Region before = region();
        actor.hands().press(u"Right"_s);
        actor.hands().press(u"Shift+Down"_s);
        iiif::Region nudged = before;
        nudged.x += 1;
        nudged.y += 10;
        QVERIFY(actor.until([&] { return region() == nudged; }));
        actor.hands().press(u"Ctrl+Z"_s);
        nudged.y -= 10;
        QVERIFY(actor.until([&] { return region() == nudged; }));
        actor.hands().press(u"Ctrl+Y"_s);
        nudged.y += 10;
        QVERIFY(actor.until([&] { return region() == nudged; }));
        QVERIFY(actor.isKept());
    }

    /// One undo takes all of an import back.
    static void importTable(const Actor &actor, Desk &desk)
    {
        const QString label = desk.workspace().canvasView()->label.name();
        const QByteArray csv = QByteArray(smallTable(12)).replace("\none,", "\n" + label.toUtf8() + ",");
        const QString path = written(desk.path(u"table.csv"_s), csv);
        const qsizetype before = actor.texts().size();
        actor.hands().press(u"Ctrl+I"_s);
        QVERIFY(actor.chooseFile(path));
        QVERIFY(actor.click(u"import-carry-out"_s));
        QVERIFY(actor.until([&] { return actor.texts().size() == before + 12; }));
        QVERIFY(actor.until([&] { return !actor.isShown(u"import-dialog"_s); }));
        actor.hands().press(u"Ctrl+Z"_s);
        QVERIFY(actor.until([&] { return actor.texts().size() == before; }));
        actor.hands().press(u"Ctrl+Shift+Z"_s);
        QVERIFY(actor.until([&] { return actor.texts().size() == before + 12; }));
    }

    static bool editSourceAnnotation(const Actor &actor, Desk &desk)
    {
        const QString path = written(desk.path(u"plates.json"_s), smallManifest());
        openByAddress(actor, path);
        if (!actor.until([&] { return desk.workspace().source()->title == u"Two plates"_s; }))
            return false;
        for (int i = 0; i < 6 && !actor.hasKeyboard(u"canvas-view"_s); ++i)
            actor.hands().press(u"F6"_s);
        actor.hands().press(u"Tab"_s);
        if (!actor.until([&] { return actor.selected() != nullptr; }))
            return false;
        actor.hands().press(u"Return"_s);
        if (!actor.until([&] { return actor.hasKeyboard(u"annotation-text"_s); }))
            return false;
        actor.hands().press(u"Ctrl+A"_s);
        actor.hands().type(u"Read again"_s);
        actor.hands().press(u"Ctrl+Return"_s);
        return actor.until([&] { return actor.texts() == QStringList{u"Read again"_s}; });
    }

    static void saveQuitAndComeBack(const Actor &actor, Desk &desk)
    {
        const QString saved = desk.path(u"saved.json"_s);
        actor.hands().press(u"Ctrl+S"_s);
        QVERIFY(actor.until([&] { return actor.hasKeyboard(u"address-folder"_s); }));
        actor.hands().press(u"Ctrl+A"_s);
        actor.hands().type(u"https://example.org/curated/"_s);
        actor.hands().press(u"Return"_s);
        QVERIFY(actor.chooseFile(saved));
        QVERIFY(actor.until([&] { return QFile::exists(saved); }));
        QFile file(saved);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("Read again") && !bytes.contains("From the source"));
        QVERIFY(actor.until([&] { return actor.isShown(u"publish-result"_s); }));
        actor.hands().press(u"Escape"_s);
        QVERIFY(actor.until([&] { return !actor.isShown(u"publish-result"_s); }));

        QVERIFY(actor.isKept());
        actor.hands().press(u"Ctrl+Q"_s);
        QVERIFY(actor.until([&] { return !desk.window().isVisible(); }));
        desk.startAgain();
        QVERIFY(actor.tabTo(u"recent-open"_s));
        actor.hands().press(u"Space"_s);
        QVERIFY(actor.until([&] { return desk.curation() && desk.curation()->sources().size() == 2; }));
        undoOnceMore(actor, desk);
    }

    /// The address was set last. Before that the text was edited, which made its manifest part of the curation.
    static void undoOnceMore(const Actor &actor, Desk &desk)
    {
        const auto plates = [&] {
            for (const curation::SourcePtr &source : desk.curation()->sources()) {
                if (source->title == u"Two plates"_s)
                    return desk.curation()->annotation(desk.curation()->annotationsOf(source->id).value(0));
            }
            return static_cast<const curation::Annotation *>(nullptr);
        };
        QVERIFY(plates());
        QCOMPARE(plates()->text, u"Read again"_s);
        actor.hands().press(u"Ctrl+Z"_s);
        QVERIFY(actor.until([&] { return !desk.curation()->publicationAddress(); }));
        actor.hands().press(u"Ctrl+Z"_s);
        QVERIFY(actor.until([&] { return !plates(); }));
        actor.hands().press(u"Ctrl+Y"_s);
        QVERIFY(actor.until([&] { return plates() && plates()->text == u"Read again"_s; }));
        QVERIFY(actor.isKept());
    }
};

KADER_TEST(TestSession);
#include "tst_session.moc"

#include <cmath>
