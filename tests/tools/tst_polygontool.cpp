#include "support/registry.h"
#include "tools/polygontool.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

class TestPolygonTool : public QObject {
    Q_OBJECT

private slots:
    void plays_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("expected"); // the last lines; on 200×160
        QTest::newRow("corner by corner")
            << u"press 20,20 · release 20,20 · move 80,21 · press 80,20 · release 80,20"_s
            << QStringList{u"preview new line 20,20 20,20"_s, u"preview new line 20,20 80,21"_s,
                           u"preview new line 20,20 80,20 80,20"_s};
        QTest::newRow("closed at the first corner")
            << three + u" · move 24,22 · press 24,22"_s
            << QStringList{u"preview new line 20,20 80,20 80,60 20,20"_s, u"create polygon 20,20 80,20 80,60"_s};
        QTest::newRow("closed by a double click")
            << three + u" · press 81,61 · release 81,61"_s
            << QStringList{u"create polygon 20,20 80,20 80,60"_s, u"(not handled)"_s};
        QTest::newRow("closed by Return")
            << three + u" · key return"_s << QStringList{u"create polygon 20,20 80,20 80,60"_s};
        QTest::newRow("two corners are too few")
            << u"press 20,20 · press 80,20 · press 80,20 · press 20,20 · key return"_s
            << QStringList{u"preview new line 20,20 20,20"_s, u"preview new line 20,20 80,20 80,20"_s,
                           u"preview new line 20,20 80,20 20,20 20,20"_s, u"create polygon 20,20 80,20 20,20"_s};
        QTest::newRow("on the canvas, and drawn to its edges")
            << u"press 4,-20 · press 300,5 alt · move 196,155"_s
            << QStringList{u"preview new line 0,0 0,0"_s, u"preview new line 0,0 200,5 200,5"_s,
                           u"preview new line 0,0 200,5 200,160"_s};
        QTest::newRow("taken back")
            << three + u" · key backspace · move 30,50 · key backspace · key backspace · key escape"_s
            << QStringList{u"preview new line 20,20 80,20 80,60"_s, u"preview new line 20,20 80,20 30,50"_s,
                           u"preview new line 20,20 30,50"_s, u"restore"_s, u"use select tool"_s};
        QTest::newRow("dropped") << three + u" · key escape · move 30,30 · key escape"_s
                                 << QStringList{u"restore"_s, u"(not handled)"_s, u"use select tool"_s};
        QTest::newRow("interrupted") << three + u" · interrupt · release 30,30"_s
                                     << QStringList{u"restore"_s, u"(not handled)"_s};
        QTest::newRow("a pan in between") << three + u" · lose · key return"_s
                                          << QStringList{u"(not handled)"_s, u"create polygon 20,20 80,20 80,60"_s};
        QTest::newRow("two in a row") << three + u" · key return · press 5,50 alt"_s
                                      << QStringList{u"create polygon 20,20 80,20 80,60"_s,
                                                     u"preview new line 5,50 5,50"_s};
        QTest::newRow("what it leaves alone")
            << u"key tab · key delete · hold shift · move 1,1 · release 1,1"_s << QStringList(5, u"(not handled)"_s);
    }

    void plays() { playRow(); }

    void playsByKey_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("expected"); // 0,0 100x80 in view
        QTest::newRow("a triangle")
            << u"key return · key right shift · key return · key down shift · key return · key return"_s
            << QStringList{u"cross 50,40"_s,   u"preview new line 50,40 50,40"_s,
                           u"cross 114,40"_s,  u"preview new line 50,40 114,40"_s,
                           u"cross 114,40"_s,  u"preview new line 50,40 114,40 114,40"_s,
                           u"cross 114,104"_s, u"preview new line 50,40 114,40 114,104"_s,
                           u"cross 114,104"_s, u"preview new line 50,40 114,40 114,104 114,104"_s,
                           u"end cross"_s,     u"create by key polygon 50,40 114,40 114,104"_s};
        QTest::newRow("the first corner elsewhere")
            << u"key left · key return"_s
            << QStringList{u"cross 42,40"_s, u"cross 42,40"_s, u"preview new line 42,40 42,40"_s};
        QTest::newRow("no corner twice") << u"key return · key return · key return"_s
                                         << QStringList{u"cross 50,40"_s, u"preview new line 50,40 50,40"_s};
        QTest::newRow("the pointer takes over")
            << u"key return · move 90,90 · press 90,90"_s
            << QStringList{u"cross 50,40"_s, u"preview new line 50,40 50,40"_s, u"end cross"_s,
                           u"preview new line 50,40 90,90"_s, u"preview new line 50,40 90,90 90,90"_s};
        QTest::newRow("the crosshair begins where the pointer was")
            << u"press 20,20 · move 60,60 · key right"_s
            << QStringList{u"preview new line 20,20 20,20"_s, u"preview new line 20,20 60,60"_s, u"cross 68,60"_s,
                           u"preview new line 20,20 68,60"_s};
        QTest::newRow("Escape drops all at once") << u"key return · key escape · key escape"_s
                                                  << QStringList{u"cross 50,40"_s, u"preview new line 50,40 50,40"_s,
                                                                 u"end cross"_s, u"restore"_s, u"use select tool"_s};
    }

    void playsByKey() { playRow(); }

    void drawsNothingWithoutACanvas()
    {
        Stage stage(u"0x0"_s);
        PolygonTool tool;
        QCOMPARE(stage.play(tool, u"press 10,10 · move 30,30 · key return"_s), QStringList(2, u"(not handled)"_s));
    }

private:
    static void playRow()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, expected);
        Stage stage(u"200x160"_s);
        stage.scene.inView = region(u"0,0 100x80"_s);
        PolygonTool tool;
        const QStringList lines = stage.play(tool, script);
        QCOMPARE(lines.last(expected.size()), expected);
    }

    const QString three = u"press 20,20 · press 80,20 · press 80,60"_s;
};

KADER_TEST(TestPolygonTool);
#include "tst_polygontool.moc"
