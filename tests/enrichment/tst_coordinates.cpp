#include "enrichment/coordinates.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::enrichment;
using namespace Qt::StringLiterals;

class TestCoordinates : public QObject {
    Q_OBJECT

private slots:
    void understands_data()
    {
        QTest::addColumn<QString>("longitude");
        QTest::addColumn<QString>("latitude");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("decimal") << u"5.9107"_s << u"51.9793"_s << "5.9107 51.9793"_ba;
        QTest::newRow("decimal comma") << u"5,9107"_s << u"51,9793"_s << "5.9107 51.9793"_ba;
        QTest::newRow("whole") << u"6"_s << u"52"_s << "6 52"_ba;
        QTest::newRow("minimal") << u"+05.50"_s << u"-0.0"_s << "5.5 0"_ba;
        QTest::newRow("small") << u"0.00001"_s << u"0.1"_s << "0.00001 0.1"_ba;
        QTest::newRow("negative") << u"-70.25"_s << u"-33.5"_s << "-70.25 -33.5"_ba;
        QTest::newRow("typographic minus") << u"−70.25"_s << u"–33.5"_s << "-70.25 -33.5"_ba;
        QTest::newRow("spaces") << u"  5.9107 "_s << u" 51.9793"_s << "5.9107 51.9793"_ba;
        QTest::newRow("direction after") << u"5.9107 E"_s << u"51.9793N"_s << "5.9107 51.9793"_ba;
        QTest::newRow("direction before") << u"W 70.25"_s << u"s33.5"_s << "-70.25 -33.5"_ba;
        QTest::newRow("degree sign") << u"5.9107°"_s << u"51.9793 º"_s << "5.9107 51.9793"_ba;
        QTest::newRow("sexagesimal as found")
            << u"5º 54’ 38.5’’ E"_s << u"51º 58’ 45.5’’ N"_s << "5.9106944 51.9793056"_ba;
        QTest::newRow("sexagesimal, other signs")
            << u"5°54′38.5″E"_s << u"51° 58' 45,5\" N"_s << "5.9106944 51.9793056"_ba;
        QTest::newRow("degrees and minutes") << u"5° 30' W"_s << u"51° 15.5'"_s << "-5.5 51.2583333"_ba;
        QTest::newRow("negative sexagesimal") << u"-5° 30'"_s << u"0° 30' S"_s << "-5.5 -0.5"_ba;
        QTest::newRow("the edges") << u"180"_s << u"-90"_s << "180 -90"_ba;
    }

    void understands()
    {
        QFETCH(QString, longitude);
        QFETCH(QString, latitude);
        QFETCH(QByteArray, expected);
        const Result<std::optional<GeoPoint>> point = readGeoPoint(longitude, latitude);
        QVERIFY2(point, point ? "" : qPrintable(point.error().message));
        QVERIFY(*point);
        QCOMPARE((*point)->longitude + ' ' + (*point)->latitude, expected);
    }

    void leavesOut_data()
    {
        QTest::addColumn<QString>("longitude");
        QTest::addColumn<QString>("latitude");
        QTest::addColumn<QString>("why");
        QTest::newRow("one missing") << u"5.9"_s << QString() << u"only one"_s;
        QTest::newRow("the other missing") << u" "_s << u"51"_s << u"only one"_s;
        QTest::newRow("words") << u"Arnhem"_s << u"51"_s << u"longitude “Arnhem”"_s;
        QTest::newRow("two numbers") << u"5.9"_s << u"51.9; 52.0"_s << u"latitude “51.9; 52.0”"_s;
        QTest::newRow("thousands") << u"5.910.700"_s << u"51"_s << u"not understood"_s;
        QTest::newRow("minutes too many") << u"5° 61' E"_s << u"51"_s << u"not understood"_s;
        QTest::newRow("minus and direction") << u"-5 W"_s << u"51"_s << u"not understood"_s;
        QTest::newRow("two directions") << u"E 5 E"_s << u"51"_s << u"not understood"_s;
        QTest::newRow("swapped by range") << u"52.01"_s << u"104.4"_s << u"swapped"_s;
        QTest::newRow("swapped by direction") << u"51.9793 N"_s << u"5.9107 E"_s << u"swapped"_s;
        QTest::newRow("swapped by one direction") << u"51.9793 N"_s << u"5.9107"_s << u"swapped"_s;
        QTest::newRow("latitude out of range") << u"100"_s << u"91"_s << u"no place on earth"_s;
        QTest::newRow("longitude out of range") << u"181"_s << u"10"_s << u"no place on earth"_s;
        QTest::newRow("very long") << QString(100'000, u'5') << u"10"_s << u"not understood"_s;
    }

    void leavesOut()
    {
        QFETCH(QString, longitude);
        QFETCH(QString, latitude);
        QFETCH(QString, why);
        const Result<std::optional<GeoPoint>> point = readGeoPoint(longitude, latitude);
        QVERIFY(!point);
        QVERIFY2(point.error().message.contains(why), qPrintable(point.error().message));
    }

    void saysNothingOfNothing()
    {
        const Result<std::optional<GeoPoint>> point = readGeoPoint({}, u"  "_s);
        QVERIFY(point);
        QVERIFY(!*point);
    }
};

KADER_TEST(TestCoordinates);
#include "tst_coordinates.moc"
