#include "support/registry.h"
#include "tools/measuretool.h"
#include "tools/stage.h"

#include <QTest>

using namespace kader;
using namespace kader::test;
using namespace kader::tools;
using namespace Qt::StringLiterals;

class TestMeasureTool : public QObject {
    Q_OBJECT

private slots:
    void plays_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("lines");
        const QString ignored = u"(not handled)"_s;
        QTest::newRow("a drag") << u"press 10,20 · move 30,20 · move 40,60 · release 40,61"_s
                                << QStringList{u"measure 10,20 to 30,20"_s, u"measure 10,20 to 40,60"_s,
                                               u"measure 10,20 to 40,61"_s};
        QTest::newRow("a click") << u"press 10,20 · move 11,21 · release 11,21"_s << QStringList{};
        QTest::newRow("the next one") << u"press 10,20 · move 30,20 · release 30,20 · press 50,50 · release 50,50"_s
                                      << QStringList{u"measure 10,20 to 30,20"_s, u"measure 10,20 to 30,20"_s,
                                                     u"end measure"_s};
        QTest::newRow("Escape in a drag")
            << u"press 10,20 · move 30,20 · key escape · move 40,40 · release 40,40"_s
            << QStringList{u"measure 10,20 to 30,20"_s, u"end measure"_s, ignored, ignored};
        QTest::newRow("Escape afterwards, twice")
            << u"press 10,20 · move 30,20 · release 30,20 · key escape · key escape"_s
            << QStringList{u"measure 10,20 to 30,20"_s, u"measure 10,20 to 30,20"_s, u"end measure"_s,
                           u"use select tool"_s};
        QTest::newRow("interrupted in a drag") << u"press 10,20 · move 30,20 · interrupt · move 40,40"_s
                                               << QStringList{u"measure 10,20 to 30,20"_s, u"end measure"_s, ignored};
        QTest::newRow("interrupted afterwards")
            << u"press 10,20 · move 30,20 · release 30,20 · interrupt · key escape"_s
            << QStringList{u"measure 10,20 to 30,20"_s, u"measure 10,20 to 30,20"_s, ignored, u"end measure"_s};
        QTest::newRow("other keys") << u"key tab · key delete · hold shift · move 30,30"_s
                                    << QStringList{ignored, ignored, ignored, ignored};
        QTest::newRow("with keys")
            << u"key right · key return · key right ctrl · key down shift · key return · key left · key escape"_s
            << QStringList{u"cross 48,35"_s,
                           u"cross 48,35"_s,
                           u"measure 48,35 to 49,35"_s,
                           u"cross 49,35"_s,
                           u"measure 48,35 to 49,99"_s,
                           u"cross 49,99"_s,
                           u"cross 41,99"_s,
                           u"end measure"_s,
                           u"end cross"_s};
        QTest::newRow("with keys from the middle")
            << u"key return · key left · key escape · key escape"_s
            << QStringList{u"cross 40,35"_s, u"measure 40,35 to 32,35"_s, u"cross 32,35"_s, u"end measure"_s,
                           u"end cross"_s,   u"use select tool"_s};
        QTest::newRow("the next one with keys") << u"key return · key left · key return · key return"_s
                                                << QStringList{u"cross 40,35"_s, u"measure 40,35 to 32,35"_s,
                                                               u"cross 32,35"_s, u"end measure"_s, u"cross 32,35"_s};
        QTest::newRow("the pointer comes back") << u"key return · key left · move 30,30 · key escape"_s
                                                << QStringList{u"cross 40,35"_s, u"measure 40,35 to 32,35"_s,
                                                               u"cross 32,35"_s, u"end cross"_s, u"end measure"_s};
        QTest::newRow("interrupted with keys")
            << u"key return · key left · interrupt · key escape"_s
            << QStringList{u"cross 40,35"_s, u"measure 40,35 to 32,35"_s, u"cross 32,35"_s, u"end measure"_s,
                           u"end cross"_s,   u"use select tool"_s};
    }

    void plays()
    {
        QFETCH(QString, script);
        MeasureTool tool;
        Stage stage(u"200x160"_s, {u"A 10,10 100x100"_s});
        stage.scene.inView = {.x = 0, .y = 0, .width = 80, .height = 70};
        QTEST(stage.play(tool, script), "lines");
        QCOMPARE(tool.pointerShape({20, 20}, stage.scene), PointerShape::Cross);
    }
};

KADER_TEST(TestMeasureTool);
#include "tst_measuretool.moc"
