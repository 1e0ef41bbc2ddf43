#include "curation/gathering.h"
#include "curation/partialmanifest.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

QList<DatasetRef> latest(const QStringList &texts)
{
    QList<DatasetRef> all;
    for (const QString &text : texts)
        all.append({*repository::ItemId::parse(text)});
    return all;
}

} // namespace

class TestGathering : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_demo = demo::EmbeddedRepository::start().value();
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        m_client = std::make_unique<net::Client>(options);
        m_repository.emplace(*m_client, m_demo->address(), repository::Manner{.retry = net::Retry::Harvest});
    }

    void getsWhatCanBeHadInTheOrderAskedFor()
    {
        const QStringList wanted = {ids::linkOnly, ids::yeastPilot, ids::embargoedEntirely, ids::twoVersions,
                                    ids::withoutImages};
        std::optional<std::vector<Gathered>> result;
        QStringList progress;
        const Gathering gathering(
            *m_repository, latest(wanted), {{ids::embargoedEntirely, u"Known title"_s}},
            {[&](int done, int total, const Gathered &) { progress.append(u"%1/%2"_s.arg(done).arg(total)); },
             [&](std::vector<Gathered> all) { result = std::move(all); }});
        QVERIFY(!result); // never from inside the call
        QTRY_VERIFY_WITH_TIMEOUT(result, 60000);
        QCOMPARE(progress, (QStringList{u"1/5"_s, u"2/5"_s, u"3/5"_s, u"4/5"_s, u"5/5"_s}));
        QStringList outcome;
        for (const Gathered &one : *result)
            outcome.append(one.error ? u"-"_s : QString::number(one.source->manifest.canvases().size()));
        QCOMPARE(outcome, (QStringList{u"1"_s, u"3"_s, u"-"_s, u"4"_s, u"-"_s}));
        QVERIFY(result->at(0).diagnostics.first().rule == partialManifestRule); // Of the files that work.
        QVERIFY(result->at(1).diagnostics.isEmpty());
        QCOMPARE(result->at(2).title, u"Known title"_s);
        QCOMPARE(result->at(2).error->kind, ErrorKind::Refused);
        QVERIFY(result->at(4).error->kind == ErrorKind::NotFound);
    }

    void neverAsksForTheManifestOfAClosedDataset()
    {
        std::optional<std::vector<Gathered>> result;
        const Gathering gathering(*m_repository, latest({ids::restricted, ids::embargoedFiles}), {},
                                  {{}, [&](std::vector<Gathered> all) { result = std::move(all); }});
        QTRY_VERIFY_WITH_TIMEOUT(result, 60000);
        QCOMPARE(m_demo->counters().manifests, 0);
    }

    void getsTheVersionThatIsNamed()
    {
        std::optional<std::vector<Gathered>> result;
        const repository::ItemId id = *repository::ItemId::parse(ids::twoVersions);
        const Gathering gathering(*m_repository, {{id, 1}, {id, 2}}, {},
                                  {{}, [&](std::vector<Gathered> all) { result = std::move(all); }});
        QTRY_VERIFY_WITH_TIMEOUT(result, 60000);
        QCOMPARE(result->at(0).source->manifest.canvases().size(), size_t(2));
        QCOMPARE(result->at(1).source->manifest.canvases().size(), size_t(4));
    }

    void mayBeDestroyedByItsOwnEnd()
    {
        std::unique_ptr<Gathering> gathering;
        bool isFinished = false;
        const QString captured = u"still there"_s.repeated(10);
        gathering = std::make_unique<Gathering>(*m_repository, latest({ids::yeastPilot}), QHash<QString, QString>(),
                                                Gathering::Handlers{{}, [&, captured](const std::vector<Gathered> &) {
                                                                        gathering.reset();
                                                                        isFinished = captured.startsWith("still"_L1);
                                                                    }});
        QTRY_VERIFY_WITH_TIMEOUT(isFinished, 60000);
    }

    void endsWithNothingToGather()
    {
        std::optional<std::vector<Gathered>> result;
        const Gathering gathering(*m_repository, {}, {},
                                  {{}, [&](std::vector<Gathered> all) { result = std::move(all); }});
        QTRY_VERIFY_WITH_TIMEOUT(result, 60000);
        QVERIFY(result->empty());
    }

    void isSilentOnceDestroyed()
    {
        bool isFinished = false;
        auto gathering = std::make_unique<Gathering>(
            *m_repository, latest({ids::yeastPilot, ids::yeastSeries}), QHash<QString, QString>(),
            Gathering::Handlers{{}, [&](const std::vector<Gathered> &) { isFinished = true; }});
        gathering.reset();
        std::optional<std::vector<Gathered>> later;
        const Gathering next(*m_repository, latest({ids::yeastPilot}), {},
                             {{}, [&](std::vector<Gathered> all) { later = std::move(all); }});
        QTRY_VERIFY_WITH_TIMEOUT(later, 60000);
        QVERIFY(!isFinished);
    }

private:
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
    std::optional<repository::Repository> m_repository;
};

KADER_TEST(TestGathering);
#include "tst_gathering.moc"
