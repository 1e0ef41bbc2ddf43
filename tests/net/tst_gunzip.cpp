#include "gzip.h"
#include "net/gunzip.h"
#include "support/registry.h"

#include <QTest>

using namespace kader::net;
using kader::test::gzip;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Gunzip::State)

class TestGunzip : public QObject {
    Q_OBJECT

private slots:
    void unpacks_data()
    {
        const QByteArray text = QByteArray("{\"label\":\"x\"}").repeated(200'000); // More than a piece holds.
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<int>("step");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Gunzip::State>("state");
        QTest::newRow("at once") << gzip(text) << 10'000'000 << text << Gunzip::State::Whole;
        QTest::newRow("byte by byte") << gzip("abc") << 1 << "abc"_ba << Gunzip::State::Whole;
        QTest::newRow("empty text") << gzip("") << 100 << ""_ba << Gunzip::State::Whole;
        QTest::newRow("two members") << gzip("abc") + gzip("def") << 100 << "abcdef"_ba << Gunzip::State::Whole;
        QTest::newRow("two members byte by byte")
            << gzip("abc") + gzip("def") << 1 << "abcdef"_ba << Gunzip::State::Whole;
        QTest::newRow("cut in the trailer") << gzip("abc").chopped(1) << 100 << "abc"_ba << Gunzip::State::Going;
        QTest::newRow("not gzip") << "{\"a\":1}"_ba << 100 << ""_ba << Gunzip::State::Damaged;
        QTest::newRow("rubbish after the end") << gzip("abc") + "rubbish" << 100 << "abc"_ba << Gunzip::State::Damaged;
    }

    void unpacks()
    {
        QFETCH(QByteArray, packed);
        QFETCH(int, step);
        QFETCH(QByteArray, text);
        Gunzip gunzip;
        QByteArray unpacked;
        for (qsizetype at = 0; at < packed.size(); at += step) {
            static_cast<void>(gunzip.add(packed.mid(at, step), [&](const QByteArray &piece) {
                unpacked += piece;
                return true;
            }));
        }
        QCOMPARE(unpacked, text);
        QTEST(gunzip.state(), "state");
    }

    void stopsWhenTold()
    {
        Gunzip gunzip;
        int pieces = 0;
        const auto state =
            gunzip.add(gzip(QByteArray(1 << 20, 'a'), 64), [&](const QByteArray &) { return ++pieces < 2; });
        QCOMPARE(state, Gunzip::State::Stopped);
        QCOMPARE(pieces, 2);
    }
};

KADER_TEST(TestGunzip);
#include "tst_gunzip.moc"
