#include "curation/carryovercanvases.h"
#include "support/registry.h"
#include "versions.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

class TestCarryOverCanvases : public QObject {
    Q_OBJECT

private slots:
    void findsCanvases_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected"); // - is gone, ? is unclear
        QTest::newRow("same") << u"a:A:9x9 b:B:9x9"_s << u"a:A:9x9 b:B:9x9"_s << u"0 1"_s;
        QTest::newRow("reordered") << u"a:A:9x9 b:B:9x9"_s << u"b:B:9x9 a:A:9x9"_s << u"1 0"_s;
        QTest::newRow("removed") << u"a:A:9x9 b:B:9x9"_s << u"b:B:9x9"_s << u"- 0"_s;
        QTest::newRow("added") << u"a:A:9x9"_s << u"n:N:9x9 a:A:9x9"_s << u"1"_s;
        QTest::newRow("renamed") << u"a:A:9x9"_s << u"a:X:9x9"_s << u"0"_s;
        QTest::newRow("id before label") << u"a:A:9x9 b:B:9x9"_s << u"a:B:9x9 b:A:9x9"_s << u"0 1"_s;
        QTest::newRow("https now") << u"http://x/a:A:9x9"_s << u"https://x/a:X:9x9"_s << u"0"_s;
        QTest::newRow("http again") << u"https://x/a:A:9x9"_s << u"http://x/a:X:9x9"_s << u"0"_s;
        QTest::newRow("exact before https")
            << u"http://x/a:A:9x9 https://x/a:B:9x9"_s << u"https://x/a:B:9x9 http://x/a:A:9x9"_s << u"1 0"_s;
        QTest::newRow("by label") << u"a:A:9x9 b:B:9x9"_s << u"c:B:9x9 d:A:9x9"_s << u"1 0"_s;
        QTest::newRow("label is taken") << u"a:A:9x9 b:B:9x9"_s << u"a:B:9x9"_s << u"0 -"_s;
        QTest::newRow("label in other case") << u"a:A:9x9"_s << u"b:a:9x9"_s << u"-"_s;
        QTest::newRow("label repeated before") << u"a:A:9x9 b:A:9x9"_s << u"c:A:9x9"_s << u"? ?"_s;
        QTest::newRow("label repeated now") << u"a:A:9x9"_s << u"c:A:9x9 d:A:9x9"_s << u"?"_s;
        QTest::newRow("label repeated, others matched") << u"a:A:9x9 b:A:9x9"_s << u"a:A:9x9"_s << u"0 -"_s;
        QTest::newRow("no id, no label") << u"-:-:9x9"_s << u"-:-:9x9"_s << u"-"_s;
        QTest::newRow("no id") << u"-:A:9x9"_s << u"-:A:9x9"_s << u"0"_s;
        QTest::newRow("one id, labels reordered") << u"a:A:9x9 a:B:9x9"_s << u"a:B:9x9 a:A:9x9"_s << u"1 0"_s;
        QTest::newRow("one id, no labels") << u"a:-:9x9 a:-:9x9"_s << u"a:-:9x9 a:-:9x9"_s << u"0 1"_s;
        QTest::newRow("one id, one fewer") << u"a:-:9x9 a:-:9x9"_s << u"a:-:9x9"_s << u"? ?"_s;
        QTest::newRow("one id, labelled one gone") << u"a:A:9x9 a:B:9x9"_s << u"a:B:9x9"_s << u"- 0"_s;
        QTest::newRow("one id, one relabelled") << u"a:A:9x9 a:B:9x9"_s << u"a:C:9x9 a:A:9x9"_s << u"1 ?"_s;
        QTest::newRow("id now repeated") << u"a:A:9x9"_s << u"a:B:9x9 a:A:9x9"_s << u"1"_s;
        QTest::newRow("nothing there") << u"a:A:9x9"_s << QString() << u"-"_s;
    }

    void findsCanvases()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, expected);
        QStringList found;
        for (const CanvasMatch &match : matchCanvases(version(from)->manifest, version(to)->manifest))
            found += match.position ? QString::number(*match.position) : match.isUnclear ? u"?"_s : u"-"_s;
        QCOMPARE(found.join(u' '), expected);
    }

    void measuresGrowth_data()
    {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        QTest::addColumn<double>("factor"); // 0: none
        QTest::newRow("twice") << QSize(1500, 1000) << QSize(3000, 2000) << 2.0;
        QTest::newRow("the same") << QSize(1500, 1000) << QSize(1500, 1000) << 1.0;
        QTest::newRow("rounded down") << QSize(3000, 1999) << QSize(1500, 999) << 0.5;
        QTest::newRow("rounded up") << QSize(3000, 1999) << QSize(1500, 1000) << 0.5;
        QTest::newRow("cropped") << QSize(1600, 1200) << QSize(1400, 1200) << 0.0;
        QTest::newRow("a line more") << QSize(1000, 1000) << QSize(1000, 1001) << 0.0;
        QTest::newRow("turned") << QSize(1600, 1200) << QSize(1200, 1600) << 0.0;
    }

    void measuresGrowth()
    {
        QFETCH(const QSize, from);
        QFETCH(const QSize, to);
        QFETCH(const double, factor);
        const std::optional<double> found =
            commonFactor(iiif::CanvasSize{from.width(), from.height()}, iiif::CanvasSize{to.width(), to.height()});
        QCOMPARE(found.has_value(), factor > 0);
        QVERIFY(qAbs(found.value_or(0) - factor) < 0.001);
        QVERIFY(!commonFactor({}, iiif::CanvasSize{1, 1}));
    }
};

KADER_TEST(TestCarryOverCanvases);
#include "tst_carryovercanvases.moc"
