#include "support/registry.h"
#include "tools/pointtool.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

class TestPointTool : public QObject {
    Q_OBJECT

private slots:
    void plays_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("expected"); // on 100×80, 10,20 60x30 in view
        QTest::newRow("a click") << u"press 10.4,10.6 · release 10.4,10.6"_s
                                 << QStringList{u"preview new point 10,11"_s, u"create point 10,11"_s};
        QTest::newRow("dragged to its place")
            << u"press 10,10 · move 20,10 · release 30,10"_s
            << QStringList{u"preview new point 10,10"_s, u"preview new point 20,10"_s, u"create point 30,10"_s};
        QTest::newRow("beside the canvas") << u"press 300,-10 · release 300,300"_s
                                           << QStringList{u"preview new point 99,0"_s, u"create point 99,79"_s};
        QTest::newRow("Escape") << u"press 10,10 · key escape · release 10,10 · key escape"_s
                                << QStringList{u"preview new point 10,10"_s, u"restore"_s, u"(not handled)"_s,
                                               u"use select tool"_s};
        QTest::newRow("a pan in between")
            << u"press 10,10 · lose · release 10,10"_s
            << QStringList{u"preview new point 10,10"_s, u"restore"_s, u"(not handled)"_s};
        QTest::newRow("keys while pressed") << u"press 10,10 · key left · key return · release 10,10"_s
                                            << QStringList{u"preview new point 10,10"_s, u"create point 10,10"_s};
        QTest::newRow("Return puts it in the middle") << u"key return"_s << QStringList{u"create by key point 40,35"_s};
        QTest::newRow("with a crosshair") << u"key right · key down shift · key left ctrl · key return · key escape"_s
                                          << QStringList{u"cross 48,35"_s,
                                                         u"cross 48,80"_s,
                                                         u"cross 47,80"_s,
                                                         u"end cross"_s,
                                                         u"create by key point 47,79"_s,
                                                         u"use select tool"_s};
        QTest::newRow("the pointer takes over from the crosshair")
            << u"key right · move 1,1 · move 2,2"_s
            << QStringList{u"cross 48,35"_s, u"end cross"_s, u"(not handled)"_s};
        QTest::newRow("Escape ends the crosshair first")
            << u"key right · key escape · key escape"_s
            << QStringList{u"cross 48,35"_s, u"end cross"_s, u"use select tool"_s};
        QTest::newRow("a press ends the crosshair")
            << u"key right · press 5,5 · release 5,5"_s
            << QStringList{u"cross 48,35"_s, u"end cross"_s, u"preview new point 5,5"_s, u"create point 5,5"_s};
        QTest::newRow("what it leaves alone")
            << u"key tab · key delete · hold shift · release 1,1"_s << QStringList(4, u"(not handled)"_s);
    }

    void plays()
    {
        QFETCH(QString, script);
        Stage stage(u"100x80"_s);
        stage.scene.inView = region(u"10,20 60x30"_s);
        PointTool tool;
        QTEST(stage.play(tool, script), "expected");
    }

    void crosshairGoesByWhatIsSeen()
    {
        Stage stage(u"1000x800"_s);
        PointTool tool;
        QCOMPARE(stage.play(tool, u"key right · key return"_s), QStringList(2, u"(not handled)"_s));
        stage.scene.inView = region(u"0,0 1000x800"_s);
        stage.scene.zoom = 0.1;
        QCOMPARE(stage.play(tool, u"key right · key left ctrl"_s),
                 (QStringList{u"cross 580,400"_s, u"cross 579,400"_s}));
        stage.scene.zoom = 32;
        QCOMPARE(stage.play(tool, u"key right · key right shift"_s),
                 (QStringList{u"cross 580,400"_s, u"cross 588,400"_s}));
    }

    void setsNothingWithoutACanvas()
    {
        Stage stage(u"0x0"_s);
        PointTool tool;
        QCOMPARE(stage.play(tool, u"press 10,10 · move 30,30 · release 30,30"_s), QStringList{u"restore"_s});
    }
};

KADER_TEST(TestPointTool);
#include "tst_pointtool.moc"
