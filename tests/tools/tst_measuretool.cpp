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
        QTest::newRow("other keys") << u"key left · key tab · hold shift · move 30,30"_s
                                    << QStringList{ignored, ignored, ignored, ignored};
    }

    void plays()
    {
        QFETCH(QString, script);
        MeasureTool tool;
        Stage stage(u"200x160"_s, {u"A 10,10 100x100"_s});
        QTEST(stage.play(tool, script), "lines");
        QCOMPARE(tool.pointerShape({20, 20}, stage.scene), PointerShape::Cross);
    }
};

KADER_TEST(TestMeasureTool);
#include "tst_measuretool.moc"
