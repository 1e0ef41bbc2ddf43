#include "support/registry.h"
#include "tools/selecttool.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

namespace {

const QString ignored = u"(not handled)"_s;

} // namespace

class TestSelectTool : public QObject {
    Q_OBJECT

private slots:
    void plays_data()
    {
        addColumns();
        row("select", {}, u"press 60,30 · release 60,30"_s, {u"select A"_s});
        row("select the smallest", {}, u"press 30,30 · release 30,30"_s, {u"select B"_s});
        row("click the selected", u"C"_s, u"press 120,120 · release 120,120"_s, {});
        row("click beside", u"C"_s, u"press 190,20 · release 190,20"_s, {u"select nothing"_s});
        row("click beside, none selected", {}, u"press 190,20 · release 190,20"_s, {});
        row("move", u"C"_s, u"press 120,120 · move 122,120 · move 130,110 · release 131,110"_s,
            {u"preview C 110,90 50x50"_s, u"move C 111,90 50x50"_s});
        row("select and move at once", {}, u"press 120,120 · move 130,110 · release 130,110"_s,
            {u"select C"_s, u"preview C 110,90 50x50"_s, u"move C 110,90 50x50"_s});
        row("move against the edge", u"C"_s, u"press 120,120 · move 500,500 · release 500,500"_s,
            {u"preview C 150,110 50x50"_s, u"move C 150,110 50x50"_s});
        row("move and back", u"C"_s, u"press 120,120 · move 130,110 · move 120,120 · release 120,120"_s,
            {u"preview C 110,90 50x50"_s, u"preview C 100,100 50x50"_s, u"restore"_s});
        row("a trembling click", u"C"_s, u"press 120,120 · move 122,121 · release 122,121"_s, {});
        row("resize by a corner", u"C"_s, u"press 151,149 · move 161,169 · release 161,159"_s,
            {u"preview C 100,100 60x60"_s, u"resize C 100,100 60x60"_s});
        row("resize by an edge", u"C"_s, u"press 98,125 · move 88,0 · release 88,0"_s,
            {u"preview C 90,100 60x50"_s, u"resize C 90,100 60x50"_s});
        row("resize to nothing", u"C"_s, u"press 150,125 · move 0,125 · release 0,125"_s,
            {u"preview C 100,100 1x50"_s, u"resize C 100,100 1x50"_s});
        row("handles of the selected only", u"A"_s, u"press 149,149 · move 159,159 · release 159,159"_s,
            {u"select C"_s, u"preview C 110,110 50x50"_s, u"move C 110,110 50x50"_s});
        row("a handle over another region", u"B"_s, u"press 42,42 · move 52,52 · release 52,52"_s,
            {u"preview B 20,20 30x30"_s, u"resize B 20,20 30x30"_s});
        row("pan", u"C"_s, u"press 190,20 · move 180,25 · move 170,30 · release 170,30"_s,
            {u"pan 190,20 to 180,25"_s, u"pan 190,20 to 170,30"_s});
        row("Escape in a move", u"C"_s, u"press 120,120 · move 130,110 · key escape · move 140,110 · release 140,110"_s,
            {u"preview C 110,90 50x50"_s, u"restore"_s, ignored, ignored});
        row("Escape in a resize", u"C"_s, u"press 150,150 · move 160,160 · key escape"_s,
            {u"preview C 100,100 60x60"_s, u"restore"_s});
        row("Escape after a press", {}, u"press 120,120 · key escape · release 120,120"_s, {u"select C"_s, ignored});
        row("Escape in a pan", u"C"_s, u"press 190,20 · move 180,25 · key escape · release 180,25"_s,
            {u"pan 190,20 to 180,25"_s, ignored});
        row("Escape when idle", u"C"_s, u"key escape · key escape"_s, {u"select nothing"_s, ignored});
        row("interrupted", u"C"_s, u"press 120,120 · move 130,110 · interrupt · release 130,110"_s,
            {u"preview C 110,90 50x50"_s, u"restore"_s, ignored});
        row("a release that got lost", u"C"_s, u"press 120,120 · move 130,110 · press 60,30 · release 60,30"_s,
            {u"preview C 110,90 50x50"_s, u"restore"_s, u"select A"_s});
        row("moved over", {}, u"move 30,30 · hold shift · release 30,30"_s, {ignored, ignored, ignored});
    }

    void plays() { playRow(); }

    void movesTheEdgesThatAreSeenFar()
    {
        SelectTool tool;
        Stage stage(u"200x160"_s, {u"C 100,100 50x50"_s});
        stage.scene.selected = idOf(u'C');
        stage.scene.farEdges = Edge::Right | Edge::Top; // turned clockwise
        QCOMPARE(stage.play(tool, u"key up ctrl · key right ctrl · key left"_s),
                 (QStringList{u"nudge C 100,99 50x51"_s, u"nudge C 100,99 51x51"_s, u"nudge C 99,99 51x51"_s}));
    }

    void playsByKey_data()
    {
        addColumns();
        row("keys in a drag", u"C"_s,
            u"press 120,120 · move 130,110 · key delete · key left · key tab · release 130,110"_s,
            {u"preview C 110,90 50x50"_s, u"move C 110,90 50x50"_s});
        row("nudge", u"C"_s, u"key left · key up · key right shift · key down shift"_s,
            {u"nudge C 99,100 50x50"_s, u"nudge C 99,99 50x50"_s, u"nudge C 109,99 50x50"_s,
             u"nudge C 109,109 50x50"_s});
        row("nudge the right and bottom edges", u"C"_s,
            u"key right ctrl · key down ctrl · key left shift ctrl · key up shift ctrl"_s,
            {u"nudge C 100,100 51x50"_s, u"nudge C 100,100 51x51"_s, u"nudge C 100,100 41x51"_s,
             u"nudge C 100,100 41x41"_s});
        row("nudge against the edge", u"A"_s, u"key left shift · key left shift · key left"_s,
            {u"nudge A 0,10 60x60"_s});
        row("nudge nothing", {}, u"key left · key down ctrl"_s, {ignored, ignored});
        row("delete", u"C"_s, u"key delete · key delete"_s, {u"delete C"_s, ignored});
        row("backspace", u"C"_s, u"key backspace"_s, {u"delete C"_s});
        row("through the regions", {}, u"key tab · key tab · key tab · key tab"_s,
            {u"select A"_s, u"select B"_s, u"select C"_s, ignored});
        row("backward", {}, u"key tab shift · key tab shift · key tab shift · key tab shift"_s,
            {u"select C"_s, u"select B"_s, u"select A"_s, ignored});
    }

    void playsByKey() { playRow(); }

    void leavesAloneWhatChangedMeanwhile()
    {
        Stage stage = filled();
        SelectTool tool;
        QCOMPARE(stage.play(tool, u"press 120,120 · move 130,110"_s).size(), 2);
        stage.change(u'C', region(u"0,0 9x9"_s));
        QCOMPARE(stage.play(tool, u"release 130,110"_s), QStringList{u"restore"_s});
        QCOMPARE(stage.play(tool, u"press 60,30 · move 70,30"_s).size(), 2);
        stage.scene.regions = {};
        QCOMPARE(stage.play(tool, u"release 70,30 · key left · key delete"_s),
                 (QStringList{u"restore"_s, u"(not handled)"_s, u"(not handled)"_s}));
    }

    void leavesAloneWhatIsFixed()
    {
        Stage stage = filled();
        stage.fix(u'C');
        SelectTool tool;
        QCOMPARE(stage.play(tool, u"press 120,120 · release 120,120 · key left · key return"_s),
                 (QStringList{u"select C"_s, u"(not handled)"_s, u"edit C"_s}));
        QCOMPARE(stage.play(tool, u"press 150,150 · move 160,150 · release 160,150"_s),
                 QStringList{u"pan 150,150 to 160,150"_s});
        QCOMPARE(tool.pointerShape({150, 150}, stage.scene), PointerShape::Grab);
        QCOMPARE(stage.play(tool, u"key delete"_s), QStringList{u"delete C"_s});
    }

    // --- Shapes

    // P is a square of corners on 200×160; Q a point.
    void playsWithShapes_data()
    {
        addColumns();
        row("move a polygon", u"P"_s, u"press 70,60 · move 80,60 · release 80,65"_s,
            {u"preview P polygon 50,40 110,40 110,100 50,100"_s, u"move P polygon 50,45 110,45 110,105 50,105"_s});
        row("move a polygon against the edge", u"P"_s, u"press 70,60 · move 0,60 · release 0,60"_s,
            {u"preview P polygon 0,40 60,40 60,100 0,100"_s, u"move P polygon 0,40 60,40 60,100 0,100"_s});
        row("drag a corner", u"P"_s, u"press 41,39 · move 31,29 · release 21,29"_s,
            {u"choose 0"_s, u"preview P polygon 30,30 100,40 100,100 40,100"_s,
             u"corner P polygon 20,30 100,40 100,100 40,100"_s});
        row("a corner is drawn to the edge", u"P"_s, u"press 40,40 · move 5,40 · release 5,40 alt"_s,
            {u"choose 0"_s, u"preview P polygon 0,40 100,40 100,100 40,100"_s,
             u"corner P polygon 5,40 100,40 100,100 40,100"_s});
        row("a corner stays on the canvas", u"P"_s, u"press 40,40 · move -50,-60 · key escape"_s,
            {u"choose 0"_s, u"preview P polygon 0,0 100,40 100,100 40,100"_s, u"restore"_s});
        row("drag a side's middle", u"P"_s, u"press 70,40 · move 70,30 · release 70,20"_s,
            {u"preview P polygon 40,40 70,30 100,40 100,100 40,100"_s,
             u"corner P polygon 40,40 70,20 100,40 100,100 40,100"_s, u"choose 1"_s});
        row("a click on a side's middle", u"P"_s, u"press 70,40 · release 70,40"_s, {});
        row("remove a corner with Ctrl", u"P"_s, u"press 100,100 ctrl · release 100,100 ctrl"_s,
            {u"choose none"_s, u"corner P polygon 40,40 100,40 40,100"_s, ignored});
        row("a triangle keeps its corners", u"P"_s, u"press 100,100 ctrl · press 40,100 ctrl · release 40,100 ctrl"_s,
            {u"choose none"_s, u"corner P polygon 40,40 100,40 40,100"_s, ignored});
        row("from corner to corner", u"P"_s,
            u"key tab ctrl · key tab ctrl · key tab ctrl shift · key tab ctrl shift · key escape · key escape"_s,
            {u"choose 0"_s, u"choose 1"_s, u"choose 0"_s, u"choose 3"_s, u"choose none"_s, u"select nothing"_s});
        row("nudge a corner", u"P"_s, u"key tab ctrl · key left · key down shift"_s,
            {u"choose 0"_s, u"nudge P polygon 39,40 100,40 100,100 40,100"_s,
             u"nudge P polygon 39,50 100,40 100,100 40,100"_s});
        row("remove the chosen corner", u"P"_s, u"key tab ctrl · key delete · key tab ctrl · key delete"_s,
            {u"choose 0"_s, u"choose none"_s, u"corner P polygon 100,40 100,100 40,100"_s, u"choose 0"_s});
        row("make another corner", u"P"_s, u"key tab ctrl · key insert · key up shift"_s,
            {u"choose 0"_s, u"corner P polygon 40,40 70,40 100,40 100,100 40,100"_s, u"choose 1"_s,
             u"nudge P polygon 40,40 70,30 100,40 100,100 40,100"_s});
        row("no corner is lost to a click elsewhere", u"P"_s,
            u"press 40,40 · release 40,40 · press 70,70 · release 70,70"_s, {u"choose 0"_s, u"choose none"_s});
        row("nudge a polygon", u"P"_s, u"key right · key down shift"_s,
            {u"nudge P polygon 41,40 101,40 101,100 41,100"_s, u"nudge P polygon 41,50 101,50 101,110 41,110"_s});
        row("resize a polygon", u"P"_s, u"key right ctrl · key down ctrl shift"_s,
            {u"nudge P polygon 40,40 101,40 101,100 40,100"_s, u"nudge P polygon 40,40 101,40 101,110 40,110"_s});
        row("move a point", u"Q"_s, u"press 151,21 · move 160,21 · release 171,31"_s,
            {u"preview Q point 159,20"_s, u"move Q point 170,30"_s});
        row("a point is not pushed off", u"Q"_s, u"press 150,20 · move 500,20 · release 500,500"_s,
            {u"preview Q point 199,20"_s, u"move Q point 199,159"_s});
        row("nudge a point", u"Q"_s, u"key up · key right ctrl · key tab ctrl"_s, {u"nudge Q point 150,19"_s, ignored});
        row("no corners without a polygon", {}, u"key tab ctrl"_s, {ignored});
    }

    void playsWithShapes()
    {
        QFETCH(QString, selected);
        QFETCH(QString, script);
        Stage stage(u"200x160"_s, {u"P polygon 40,40 100,40 100,100 40,100"_s, u"Q point 150,20"_s});
        if (!selected.isEmpty())
            stage.scene.selected = idOf(selected.at(0));
        SelectTool tool;
        QTEST(stage.play(tool, script), "expected");
    }

    void edgesDrawWhatComesNear_data()
    {
        addColumns();
        row("moved near", u"C"_s, u"press 120,120 · move 168,120 · release 168,168"_s,
            {u"preview C 150,100 50x50"_s, u"move C 150,110 50x50"_s});
        row("but with Alt", u"C"_s, u"press 120,120 · move 166,120 alt · release 167,120 alt"_s,
            {u"preview C 146,100 50x50"_s, u"move C 147,100 50x50"_s});
        row("not what leaves", u"N"_s, u"press 23,23 · move 24,40 · release 25,50"_s,
            {u"preview N 4,20 40x40"_s, u"move N 5,30 40x40"_s});
        row("nor what moves along", u"N"_s, u"press 23,23 · move 23,40 · release 23,50"_s,
            {u"preview N 3,20 40x40"_s, u"move N 3,30 40x40"_s});
        row("resized near", u"C"_s, u"press 150,150 · move 170,153 · release 196,156"_s,
            {u"preview C 100,100 70x53"_s, u"resize C 100,100 100x60"_s});
        row("not by keys", u"N"_s, u"key left · key up"_s, {u"nudge N 2,3 40x40"_s, u"nudge N 2,2 40x40"_s});
    }

    void edgesDrawWhatComesNear()
    {
        QFETCH(QString, selected);
        QFETCH(QString, script);
        Stage stage(u"200x160"_s, {u"C 100,100 50x50"_s, u"N 3,3 40x40"_s});
        stage.scene.selected = idOf(selected.at(0));
        SelectTool tool;
        QTEST(stage.play(tool, script), "expected");
    }

    void aCornersPointerIsItsOwn()
    {
        Stage stage(u"200x160"_s, {u"P polygon 40,40 100,40 100,100 40,100"_s});
        QCOMPARE(SelectTool().pointerShape({40, 40}, stage.scene), PointerShape::Move);
        stage.scene.selected = idOf(u'P');
        QCOMPARE(SelectTool().pointerShape({40, 40}, stage.scene), PointerShape::Corner);
        QCOMPARE(SelectTool().pointerShape({70, 40}, stage.scene), PointerShape::Corner);
        QCOMPARE(SelectTool().pointerShape({70, 70}, stage.scene), PointerShape::Move);
    }

    void pointerTellsWhatAPressWouldDo_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("shape");
        QTest::newRow("beside") << u"190,20"_s << static_cast<int>(PointerShape::Grab);
        QTest::newRow("region") << u"120,120"_s << static_cast<int>(PointerShape::Move);
        QTest::newRow("another region") << u"30,30"_s << static_cast<int>(PointerShape::Move);
        QTest::newRow("top left") << u"100,100"_s << static_cast<int>(PointerShape::ResizeFalling);
        QTest::newRow("bottom right") << u"150,150"_s << static_cast<int>(PointerShape::ResizeFalling);
        QTest::newRow("top right") << u"150,100"_s << static_cast<int>(PointerShape::ResizeRising);
        QTest::newRow("bottom left") << u"100,150"_s << static_cast<int>(PointerShape::ResizeRising);
        QTest::newRow("left") << u"100,125"_s << static_cast<int>(PointerShape::ResizeHorizontal);
        QTest::newRow("bottom") << u"125,150"_s << static_cast<int>(PointerShape::ResizeVertical);
    }

    void pointerTellsWhatAPressWouldDo()
    {
        QFETCH(QString, at);
        Stage stage = filled();
        stage.scene.selected = idOf(u'C');
        QTEST(static_cast<int>(SelectTool().pointerShape(point(at), stage.scene)), "shape");
    }

    void pointerKeepsItsShapeInADrag()
    {
        Stage stage = filled();
        stage.scene.selected = idOf(u'C');
        SelectTool tool;
        (void)stage.play(tool, u"press 100,125 · move 80,20"_s);
        QCOMPARE(tool.pointerShape({80, 20}, stage.scene), PointerShape::ResizeHorizontal);
        (void)stage.play(tool, u"key escape · press 190,20 · move 120,120"_s);
        QCOMPARE(tool.pointerShape({120, 120}, stage.scene), PointerShape::Grabbing);
    }

private:
    // On 200×160: A 10,10 60x60, in it B 20,20 20x20, and apart C 100,100 50x50. `selected` is none or one of them.
    static void addColumns()
    {
        QTest::addColumn<QString>("selected");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("expected");
    }

    static void row(const char *name, const QString &selected, const QString &script, const QStringList &expected)
    {
        QTest::newRow(name) << selected << script << expected;
    }

    static void playRow()
    {
        QFETCH(QString, selected);
        QFETCH(QString, script);
        Stage stage = filled();
        if (!selected.isEmpty())
            stage.scene.selected = idOf(selected.at(0));
        SelectTool tool;
        QTEST(stage.play(tool, script), "expected");
    }

    static Stage filled()
    {
        return Stage(u"200x160"_s, {u"A 10,10 60x60"_s, u"B 20,20 20x20"_s, u"C 100,100 50x50"_s});
    }
};

KADER_TEST(TestSelectTool);
#include "tst_selecttool.moc"
