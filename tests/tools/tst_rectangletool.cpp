#include "support/registry.h"
#include "tools/rectangletool.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

class TestRectangleTool : public QObject {
    Q_OBJECT

private slots:
    void plays_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("expected"); // on 100×80
        QTest::newRow("draw") << u"press 10,10 · move 20,30 · move 25.4,30 · release 25.4,31"_s
                              << QStringList{u"preview new 10,10 10x20"_s, u"preview new 10,10 15x20"_s,
                                             u"create 10,10 15x21"_s};
        QTest::newRow("a click draws nothing") << u"press 10,10 · release 10,10"_s << QStringList();
        QTest::newRow("a trembling click") << u"press 10,10 · move 12,12 · move 9,9 · release 12,12"_s << QStringList();
        QTest::newRow("back to where it began, once a drag")
            << u"press 10,10 · move 20,20 · move 10,10 · release 10,10"_s
            << QStringList{u"preview new 10,10 10x10"_s, u"preview new 10,10 1x1"_s, u"create 10,10 1x1"_s};
        QTest::newRow("Shift, from the start") << u"press 10,10 shift · move 20,30 shift · release 20,30 shift"_s
                                               << QStringList{u"preview new 10,10 20x20"_s, u"create 10,10 20x20"_s};
        QTest::newRow("Shift and Ctrl while it stands still")
            << u"press 40,40 · move 50,60 · hold shift · hold shift ctrl · hold ctrl · hold · release 50,60"_s
            << QStringList{u"preview new 40,40 10x20"_s, u"preview new 40,40 20x20"_s, u"preview new 20,20 40x40"_s,
                           u"preview new 30,20 20x40"_s, u"preview new 40,40 10x20"_s, u"create 40,40 10x20"_s};
        QTest::newRow("out of the canvas") << u"press 90,70 · move 300,300 · release 300,-300"_s
                                           << QStringList{u"preview new 90,70 10x10"_s, u"create 90,0 10x70"_s};
        QTest::newRow("Escape while drawing")
            << u"press 10,10 · move 20,30 · key escape · move 30,30 · release 30,30"_s
            << QStringList{u"preview new 10,10 10x20"_s, u"restore"_s, u"(not handled)"_s, u"(not handled)"_s};
        QTest::newRow("Escape when pressed")
            << u"press 10,10 · key escape · release 10,10"_s << QStringList{u"(not handled)"_s};
        QTest::newRow("Escape when idle") << u"key escape"_s << QStringList{u"use select tool"_s};
        QTest::newRow("Escape twice") << u"press 10,10 · move 20,30 · key escape · key escape"_s
                                      << QStringList{u"preview new 10,10 10x20"_s, u"restore"_s, u"use select tool"_s};
        QTest::newRow("interrupted") << u"press 10,10 · move 20,30 · interrupt · release 20,30"_s
                                     << QStringList{u"preview new 10,10 10x20"_s, u"restore"_s, u"(not handled)"_s};
        QTest::newRow("interrupted when idle") << u"interrupt"_s << QStringList{u"(not handled)"_s};
        QTest::newRow("a release that got lost")
            << u"press 10,10 · move 20,30 · press 50,50 · move 60,60 · release 60,60"_s
            << QStringList{u"preview new 10,10 10x20"_s, u"restore"_s, u"preview new 50,50 10x10"_s,
                           u"create 50,50 10x10"_s};
        QTest::newRow("keys while drawing") << u"press 10,10 · move 20,30 · key delete · key left · release 20,30"_s
                                            << QStringList{u"preview new 10,10 10x20"_s, u"create 10,10 10x20"_s};
        QTest::newRow("keys when idle") << u"key delete · key left · key tab"_s
                                        << QStringList{u"(not handled)"_s, u"(not handled)"_s, u"(not handled)"_s};
        QTest::newRow("moved over") << u"move 10,10 · hold shift · release 10,10"_s
                                    << QStringList{u"(not handled)"_s, u"(not handled)"_s, u"(not handled)"_s};
        QTest::newRow("two in a row")
            << u"press 10,10 · move 20,20 · release 20,20 · press 0,0 · move 9,9 · release 9,9"_s
            << QStringList{u"preview new 10,10 10x10"_s, u"create 10,10 10x10"_s, u"preview new 0,0 9x9"_s,
                           u"create 0,0 9x9"_s};
        QTest::newRow("drawn to the edges")
            << u"press 4,5 · move 30,76 · move 30,76 alt · release 96,76"_s
            << QStringList{u"preview new 0,0 30x80"_s, u"preview new 4,5 26x71"_s, u"create 0,0 100x80"_s};
        QTest::newRow("Alt while it stands still")
            << u"press 4,5 · move 30,30 · hold alt · hold · interrupt"_s
            << QStringList{u"preview new 0,0 30x30"_s, u"preview new 4,5 26x25"_s, u"preview new 0,0 30x30"_s,
                           u"restore"_s};
        QTest::newRow("a square to the nearer edge")
            << u"press 20,20 shift · move 40,76 shift · release 40,60 shift"_s
            << QStringList{u"preview new 20,20 60x60"_s, u"create 20,20 40x40"_s};
        QTest::newRow("from the centre to the nearer edge")
            << u"press 50,30 ctrl · move 70,57 ctrl · release 70,40 ctrl"_s
            << QStringList{u"preview new 30,0 40x60"_s, u"create 30,20 40x20"_s};
        QTest::newRow("a pan in between")
            << u"press 10,10 · move 20,30 · lose · release 20,30"_s
            << QStringList{u"preview new 10,10 10x20"_s, u"restore"_s, u"(not handled)"_s};
    }

    void plays()
    {
        QFETCH(QString, script);
        Stage stage(u"100x80"_s, {u"A 10,10 20x20"_s});
        stage.scene.selected = idOf(u'A');
        RectangleTool tool;
        QTEST(stage.play(tool, script), "expected");
    }

    void thresholdIsOfTheView()
    {
        Stage stage(u"100x80"_s);
        stage.scene.zoom = 16;
        RectangleTool tool;
        QCOMPARE(stage.play(tool, u"press 10,10 · move 11,10 · release 11,10"_s),
                 (QStringList{u"preview new 10,10 1x1"_s, u"create 10,10 1x1"_s}));
    }

    void putsOneInTheMiddleOfWhatIsSeen()
    {
        Stage stage(u"100x80"_s);
        RectangleTool tool;
        QCOMPARE(stage.play(tool, u"key return"_s), QStringList{u"(not handled)"_s});
        stage.scene.inView = region(u"10,20 60x30"_s);
        QCOMPARE(stage.play(tool, u"key return"_s), QStringList{u"create by key 30,30 20x10"_s});
        stage.scene.inView = region(u"10,20 2x1"_s);
        QCOMPARE(stage.play(tool, u"key return"_s), QStringList{u"create by key 10,20 1x1"_s});
        QCOMPARE(stage.play(tool, u"press 10,10 · move 30,30 · key return"_s),
                 QStringList{u"preview new 10,10 20x20"_s});
    }

    void drawsNothingWithoutACanvas()
    {
        Stage stage(u"0x0"_s);
        RectangleTool tool;
        QCOMPARE(stage.play(tool, u"press 10,10 · move 30,30 · release 30,30"_s), QStringList{u"restore"_s});
    }
};

KADER_TEST(TestRectangleTool);
#include "tst_rectangletool.moc"
