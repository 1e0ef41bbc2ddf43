#include "iiif/languagemap.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::iiif;
using namespace Qt::StringLiterals;
using kader::test::json;

class TestLanguageMap : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("name");
        QTest::newRow("english first") << json("{'nl': ['twee'], 'en': ['two', 'deux']}")
                                       << QStringList{u"twee"_s, u"two"_s, u"deux"_s} << u"two"_s;
        QTest::newRow("none") << json("{'none': [' run.tif ']}") << QStringList{u" run.tif "_s} << u"run.tif"_s;
        QTest::newRow("another language only") << json("{'nl': ['een']}") << QStringList{u"een"_s} << u"een"_s;
        QTest::newRow("string") << json("'plain'") << QStringList{u"plain"_s} << u"plain"_s;
        QTest::newRow("array of strings") << json("['a', 'b']") << QStringList{u"a"_s, u"b"_s} << u"a"_s;
        QTest::newRow("value object") << json("{'@value': 'v', '@language': 'de'}") << QStringList{u"v"_s} << u"v"_s;
        QTest::newRow("value objects")
            << json("[{'@value': 'v', '@language': 'de'}, {'@value': 'w', '@language': 'en'}]")
            << QStringList{u"v"_s, u"w"_s} << u"w"_s;
        QTest::newRow("string in place of an array") << json("{'en': 'x'}") << QStringList{u"x"_s} << u"x"_s;
        QTest::newRow("nulls among values") << json("{'none': ['x', null, 3]}") << QStringList{u"x"_s} << u"x"_s;
        QTest::newRow("empty") << json("{}") << QStringList{} << QString();
        QTest::newRow("number") << json("7") << QStringList{} << QString();
        QTest::newRow("empty array of a language") << json("{'en': []}") << QStringList{} << QString();
    }

    void reads()
    {
        QFETCH(QByteArray, json);
        const auto outline = Outline::parse(json);
        const LanguageMap map = LanguageMap::read(outline->root());
        QTEST(map.allValues(), "values");
        QTEST(map.name(), "name");
    }

    void choosesForAReader_data()
    {
        QTest::addColumn<QStringList>("languages");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("exact") << QStringList{u"nl"_s} << QStringList{u"twee"_s};
        QTest::newRow("region of a language") << QStringList{u"nl-BE"_s} << QStringList{u"twee"_s};
        QTest::newRow("second choice") << QStringList{u"fr"_s, u"en"_s} << QStringList{u"two"_s};
        QTest::newRow("no match falls back on none") << QStringList{u"fr"_s} << QStringList{u"2"_s};
    }

    void choosesForAReader()
    {
        QFETCH(QStringList, languages);
        const auto outline = Outline::parse(json("{'nl': ['twee'], 'en-GB': ['two'], 'none': ['2']}"));
        QTEST(LanguageMap::read(outline->root()).best(languages), "shown");
    }
};

KADER_TEST(TestLanguageMap);
#include "tst_languagemap.moc"
