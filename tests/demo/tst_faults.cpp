#include "demo/catalogue.h"
#include "repositoryclient.h"
#include "support/registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace kader;
using namespace kader::demo;
using namespace Qt::StringLiterals;

namespace {

/// What a client sees of many requests for the same few addresses.
QStringList outcomes(quint32 seed)
{
    test::RepositoryClient client({.faults = {0.15, 0.15, 0.15}, .seed = seed});
    QStringList seen;
    for (int round = 0; round < 12; ++round) {
        for (const QString &path :
             {u"/v2/collections"_s, u"/v2/categories"_s, u"/iiif/v3/%1/latest/manifest"_s.arg(ids::yeastPilot)}) {
            const test::Reply reply = client.get(path);
            seen.append(u"%1/%2/%3"_s.arg(reply.status).arg(reply.body.size()).arg(int(reply.complete)));
        }
    }
    return seen;
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT

private slots:
    void repeatWithTheSameSeed()
    {
        const QStringList first = outcomes(7);
        QCOMPARE(outcomes(7), first);
        QVERIFY(outcomes(8) != first);
        QVERIFY(QSet<QString>(first.cbegin(), first.cend()).size() > 6);
    }

    void doNotDependOnOtherRequests()
    {
        Faults one({0.3, 0.3, 0.3}, 5);
        Faults other({0.3, 0.3, 0.3}, 5);
        QList<Fault> alone;
        QList<Fault> among;
        for (int i = 0; i < 50; ++i) {
            alone.append(one.decide("GET /a"_ba).fault);
            (void)other.decide("GET /b/" + QByteArray::number(i));
            among.append(other.decide("GET /a"_ba).fault);
        }
        QCOMPARE(alone, among);
    }

    void comeAsOftenAsAsked()
    {
        Faults faults({0.05, 0.02, 0.01}, 1);
        QHash<Fault, int> counts;
        for (int i = 0; i < 20'000; ++i)
            ++counts[faults.decide("GET /" + QByteArray::number(i)).fault];
        const int errors = counts[Fault::ErrorPage] + counts[Fault::ErrorEmpty];
        QVERIFY2(errors > 800 && errors < 1200, qPrintable(QString::number(errors)));
        QVERIFY(counts[Fault::ErrorPage] > 300 && counts[Fault::ErrorEmpty] > 300);
        QVERIFY2(counts[Fault::Cut] > 300 && counts[Fault::Cut] < 500, qPrintable(QString::number(counts[Fault::Cut])));
        QVERIFY2(counts[Fault::Truncated] > 130 && counts[Fault::Truncated] < 270,
                 qPrintable(QString::number(counts[Fault::Truncated])));
    }

    void errorsHaveBothShapes()
    {
        test::RepositoryClient client({.faults = {.errors = 1.0}});
        QSet<QByteArray> types;
        for (int i = 0; i < 20; ++i) {
            const test::Reply reply = client.get(u"/v2/collections"_s);
            QCOMPARE(reply.status, 500);
            QCOMPARE(reply.body.isEmpty(), reply.header("Content-Type") == "application/json");
            types.insert(reply.header("Content-Type"));
        }
        QCOMPARE(types.size(), 2);
        QCOMPARE(client.repository().counters().errors, 20);
    }

    void cutsCloseTheConnection()
    {
        test::RepositoryClient client({.faults = {.cuts = 1.0}});
        const test::Reply reply = client.get(u"/v2/collections"_s);
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.complete);
        QVERIFY(reply.body.size() < reply.header("Content-Length").toInt());
        QCOMPARE(client.repository().counters().cuts, 1);
    }

    void truncatedAnswersLookComplete_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("json") << u"/v2/collections"_s;
        QTest::newRow("manifest") << u"/iiif/v3/%1/latest/manifest"_s.arg(ids::yeastPilot);
        QTest::newRow("image") << u"/iiif/v3/%1/0,0,256,256/256,256/0/default.jpg"_s.arg(
            derivedUuid(ids::yeastPilot, u"Image 1"_s));
    }

    void truncatedAnswersLookComplete()
    {
        QFETCH(QString, path);
        test::RepositoryClient whole;
        test::RepositoryClient client({.faults = {.truncated = 1.0}});
        const test::Reply reply = client.get(path);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        QByteArray expected = whole.get(path).body;
        expected.replace(whole.base().toLatin1(), client.base().toLatin1());
        QVERIFY(reply.body.size() < expected.size());
        QVERIFY(expected.startsWith(reply.body));
    }

    void latencyDelays()
    {
        test::RepositoryClient client({.latency = std::chrono::milliseconds(60)});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client.get(u"/v2/licenses"_s).status, 200);
        QVERIFY(timer.elapsed() >= 60);
    }

    void countsByKind()
    {
        test::RepositoryClient client;
        const QString file = derivedUuid(ids::yeastPilot, u"Image 1"_s);
        for (const QString &path :
             {u"/v2/collections"_s, u"/v3/datasets"_s, u"/iiif/v3/%1/latest/manifest"_s.arg(ids::yeastPilot),
              u"/iiif/v3/%1/canvas"_s.arg(file), u"/iiif/v3/%1/info.json"_s.arg(file),
              u"/iiif/v3/%1/0,0,8,8/8,8/0/default.png"_s.arg(file), u"/thumbnails/none.jpeg"_s, u"/file/a/b"_s,
              u"/other"_s})
            (void)client.get(path);
        const Counters expected = {.api = 2,
                                   .manifests = 1,
                                   .canvases = 1,
                                   .infos = 1,
                                   .images = 1,
                                   .thumbnails = 1,
                                   .downloads = 1,
                                   .others = 1};
        QVERIFY(client.repository().counters() == expected);
        QCOMPARE(client.get(u"/_demo/counters"_s).body,
                 "{\"api\": 2, \"manifests\": 1, \"canvases\": 1, \"infos\": 1, \"images\": 1, \"thumbnails\": 1, "
                 "\"downloads\": 1, "
                 "\"others\": 1, \"errors\": 0, \"cuts\": 0, \"truncated\": 0}"_ba);
    }
};

KADER_TEST(TestFaults);
#include "tst_faults.moc"
