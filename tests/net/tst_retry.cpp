#include "net/retry.h"
#include "support/registry.h"

#include <QTest>
#include <QTimeZone>

using namespace kader::net;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRetry : public QObject {
    Q_OBJECT

private slots:
    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("ms"); // -1: not understood
        QTest::newRow("seconds") << "7"_ba << 7000;
        QTest::newRow("zero") << "0"_ba << 0;
        QTest::newRow("spaces") << " 2 "_ba << 2000;
        QTest::newRow("date ahead") << "Tue, 10 Nov 2026 12:00:30 GMT"_ba << 30000;
        QTest::newRow("date gone by") << "Tue, 10 Nov 2026 11:00:00 GMT"_ba << 0;
        QTest::newRow("negative") << "-5"_ba << -1;
        QTest::newRow("words") << "soon"_ba << -1;
        QTest::newRow("empty") << ""_ba << -1;
        QTest::newRow("huge") << "99999999999999999999"_ba << -1;
        QTest::newRow("impossible date") << "Tue, 40 Nov 2026 12:00:30 GMT"_ba << -1;
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        const QDateTime noon(QDate(2026, 11, 10), QTime(12, 0), QTimeZone::utc());
        const auto pause = retryAfter(value, noon);
        QTEST(pause ? static_cast<int>(pause->count()) : -1, "ms");
    }

    void pausesGrow()
    {
        QCOMPARE(growingPause(1, 1s, 0), 1000ms);
        QCOMPARE(growingPause(2, 1s, 0), 2000ms);
        QCOMPARE(growingPause(3, 1s, 0), 4000ms);
        QCOMPARE(growingPause(1, 1s, 0.5), 1250ms);
        QCOMPARE(growingPause(2, 1s, 1), 3000ms);
    }

    void policiesAllow()
    {
        QCOMPARE(allowedRetries(Retry::Never), 0);
        QCOMPARE(allowedRetries(Retry::Window), 1);
        QCOMPARE(allowedRetries(Retry::Harvest), 3);
    }
};

KADER_TEST(TestRetry);
#include "tst_retry.moc"
