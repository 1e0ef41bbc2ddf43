#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "net/client.h"
#include "support/registry.h"
#include "ui/repository/recordscout.h"

#include <QSignalSpy>
#include <QTest>

using namespace kader;
using namespace kader::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

QUuid uuid(const QString &text)
{
    return QUuid::fromString(text);
}

} // namespace

class TestRecordScout : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("HTTP_PROXY");
        auto demo = demo::EmbeddedRepository::start();
        QVERIFY(demo.has_value());
        m_demo = std::move(*demo);
    }

    void init()
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        options.random = [] { return 0.0; };
        m_client = std::make_unique<net::Client>(options);
    }

    void learnsWhatTheRecordsSay()
    {
        RecordScout scout(demoRepository());
        QSignalSpy learned(&scout, &RecordScout::learned);
        QVERIFY(!scout.facts(uuid(demo::ids::yeastSeries)));
        QVERIFY(lookAt(scout, {demo::ids::yeastSeries, demo::ids::embargoedFiles, demo::ids::restricted,
                               demo::ids::metadataOnly}));
        QCOMPARE(learned.size(), 4);
        const repository::DatasetFacts *facts = scout.facts(uuid(demo::ids::yeastSeries));
        QVERIFY(facts && facts->imageFiles > 1);
        QVERIFY(!facts->licence.isEmpty());
        using State = repository::Access::State;
        QCOMPARE(scout.facts(uuid(demo::ids::embargoedFiles))->access, State::EmbargoedFiles);
        QVERIFY(scout.embargoEnd(uuid(demo::ids::embargoedFiles)).isValid());
        QCOMPARE(scout.facts(uuid(demo::ids::restricted))->access, State::Restricted);
        QCOMPARE(scout.facts(uuid(demo::ids::metadataOnly))->access, State::MetadataOnly);
    }

    void asksNothingTwice()
    {
        RecordScout scout(demoRepository());
        const QString unknown = u"22222222-2222-4222-8222-222222222222"_s;
        QVERIFY(lookAt(scout, {demo::ids::yeastSeries, unknown}));
        const qint64 before = m_demo->counters().requests();
        scout.want({uuid(demo::ids::yeastSeries), uuid(unknown), uuid(demo::ids::yeastSeries)});
        QVERIFY(!scout.isBusy());
        QCOMPARE(m_demo->counters().requests(), before);
        QVERIFY(!scout.facts(uuid(unknown)));
    }

    void forgetsWhatWentOutOfSight()
    {
        RecordScout scout(demoRepository());
        scout.want({uuid(demo::ids::yeastSeries), uuid(demo::ids::glacierFrames)});
        QVERIFY(scout.isBusy());
        scout.lookUp({uuid(demo::ids::yeastSeries)});
        QSignalSpy rested(&scout, &RecordScout::rested);
        scout.want({});
        QVERIFY(scout.isBusy());
        QVERIFY(QTest::qWaitFor([&] { return rested.size() == 1; }, patience));
        QVERIFY(scout.facts(uuid(demo::ids::yeastSeries)));
        QVERIFY(!scout.facts(uuid(demo::ids::glacierFrames)));
    }

    void believesManifestsMoreThanNames()
    {
        RecordScout scout(demoRepository());
        QVERIFY(lookAt(scout, {demo::ids::yeastSeries}));
        scout.learn(uuid(demo::ids::yeastSeries), 7, {});
        QCOMPARE(scout.facts(uuid(demo::ids::yeastSeries))->imageFiles, 7);
        QVERIFY(!scout.facts(uuid(demo::ids::yeastSeries))->licence.isEmpty());
        scout.learn(uuid(demo::ids::thinSection), 1,
                    {u"CC0"_s, u"https://creativecommons.org/publicdomain/zero/1.0/"_s});
        QVERIFY(scout.facts(uuid(demo::ids::thinSection))->isOpenLicence);
    }

    void stopsWhenNobodyAnswers()
    {
        RecordScout scout(repository::Repository(*m_client, *WebAddress::parse(u"http://127.0.0.1:9"_s)));
        QVERIFY(lookAt(scout, {demo::ids::yeastSeries, demo::ids::glacierFrames, demo::ids::thinSection}));
        QVERIFY(scout.known().isEmpty());
        scout.want({uuid(demo::ids::yeastSeries)});
        QVERIFY(scout.isBusy()); // It may be back.
    }

private:
    [[nodiscard]] repository::Repository demoRepository() const
    {
        return repository::Repository(*m_client, m_demo->address());
    }

    static bool lookAt(RecordScout &scout, const QStringList &datasets)
    {
        QList<QUuid> wanted;
        for (const QString &dataset : datasets)
            wanted.append(uuid(dataset));
        scout.want(wanted);
        return QTest::qWaitFor([&] { return !scout.isBusy(); }, patience);
    }

    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
};

KADER_TEST(TestRecordScout);
#include "tst_recordscout.moc"
