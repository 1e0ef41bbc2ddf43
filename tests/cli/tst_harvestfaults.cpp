#include "demo/catalogue.h"
#include "documents.h"
#include "programs.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

/// Some datasets of every kind, or a collection, whose list may fail to come too.
const QStringList someDatasets = {u"--dataset"_s,         demo::ids::aerialSurvey,  demo::ids::yeastSeries,
                                  demo::ids::thinSection, demo::ids::withoutImages, demo::ids::restricted,
                                  demo::ids::twoVersions, demo::ids::yeastPilot,    demo::ids::coastMosaic};
const QStringList aCollection = {u"--collection"_s, demo::ids::mainCollection};

QStringList harvestArguments(const QString &repository, const QStringList &wanted)
{
    return QStringList{u"--repository"_s, repository, u"harvest"_s,  u"--base-url"_s, u"https://published.example/"_s,
                       u"-o"_s,           u"out"_s,   u"--report"_s, u"report.json"_s} +
           wanted;
}

/// The files of a harvest with the repository's address taken out, so that those of two can be compared.
std::map<QString, QByteArray> filesOf(const Workspace &work, const QString &repository)
{
    std::map<QString, QByteArray> files;
    for (const QString &name : work.files(u"out"_s))
        files[name] = work.read(u"out/"_s + name).replace(repository.toUtf8(), "REPOSITORY");
    return files;
}

/// A repository, a folder and a harvest under way.
struct Trial {
    Trial(const QStringList &flags, const QStringList &wanted)
        : demo(flags), cli(harvestArguments(demo.address(), wanted), work.path())
    {}

    DemoProcess demo;
    Workspace work;
    RunningCli cli;
};

/// What a harvest gives when nothing goes wrong.
struct Faultless {
    std::map<QString, QByteArray> files;
    std::map<QString, bool> wasHad; ///< By dataset.
};

Faultless faultless(const QStringList &wanted)
{
    Trial trial({}, wanted);
    Faultless result;
    if (!trial.cli.finished().ended(1)) // some have no manifest
        return result;
    result.files = filesOf(trial.work, trial.demo.address());
    const Json report = parsed(trial.work.read(u"report.json"_s));
    for (const Json &told : memberOf(report, "datasets"))
        result.wasHad[textOf(told, "dataset")] = told["ok"].get<bool>();
    return result;
}

QStringList faults(const QString &errors, const QString &cuts, const QString &truncated, int seed)
{
    return {u"--error-rate"_s,    errors,    u"--cut-rate"_s, cuts,
            u"--truncate-rate"_s, truncated, u"--seed"_s,     QString::number(seed)};
}

} // namespace

/// Harvests from a repository that stumbles, and from one that falls.
class TestHarvestFaults : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_someDatasets = faultless(someDatasets);
        m_aCollection = faultless(aCollection);
        // Waits longest of all between its tries, and so is under way while the others are.
        for (int seed = 1; seed <= 5; ++seed)
            m_spoiltTrials.push_back(
                std::make_unique<Trial>(faults(u"0.4"_s, u"0.15"_s, u"0.1"_s, seed), someDatasets));
        QCOMPARE(qsizetype(m_someDatasets.wasHad.size()), someDatasets.size() - 1);
        QCOMPARE(qsizetype(m_aCollection.wasHad.size()),
                 demo::Catalogue::instance().collection(demo::ids::mainCollection)->datasets.size());
    }

    void stumbling_data()
    {
        QTest::addColumn<QList<QStringList>>("flags");
        QTest::addColumn<bool>("isUsual");
        QList<QStringList> usual;
        for (int seed = 1; seed <= 5; ++seed)
            usual.append(faults(u"0.05"_s, u"0.02"_s, u"0.01"_s, seed));
        QTest::newRow("5 % errors, 2 % cut, 1 % truncated") << usual << true;
        QTest::newRow("10 % truncated") << QList<QStringList>{faults(u"0"_s, u"0"_s, u"0.1"_s, 1),
                                                              faults(u"0"_s, u"0"_s, u"0.1"_s, 2)}
                                        << true;
        QTest::newRow("nothing but errors; cuts; truncations")
            << QList<QStringList>{faults(u"1"_s, u"0"_s, u"0"_s, 1), faults(u"0"_s, u"1"_s, u"0"_s, 1),
                                  faults(u"0"_s, u"0"_s, u"1"_s, 1)}
            << false;
    }

    /// The trials of a row wait more than they work, so they run side by side.
    void stumbling()
    {
        QFETCH(QList<QStringList>, flags);
        QFETCH(bool, isUsual);
        std::vector<std::unique_ptr<Trial>> trials;
        for (const QStringList &one : flags)
            trials.push_back(std::make_unique<Trial>(one, isUsual ? aCollection : someDatasets));
        for (const auto &trial : trials) {
            isCompleteOrSaysWhy(*trial, isUsual ? m_aCollection : m_someDatasets);
            // Three more tries for each request: four faults of that rarity in a row do not happen.
            if (isUsual)
                QVERIFY(filesOf(trial->work, trial->demo.address()) == m_aCollection.files);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void falling_data()
    {
        QTest::addColumn<QString>("after");
        QTest::newRow("after the first dataset") << u"[1/8]"_s;
        QTest::newRow("after the fourth") << u"[4/8]"_s;
        QTest::newRow("after the seventh") << u"[7/8]"_s;
    }

    void falling()
    {
        QFETCH(QString, after);
        Trial trial({u"--latency"_s, u"200"_s}, someDatasets);
        QVERIFY(trial.cli.hasSaid(after));
        trial.demo.kill();
        isCompleteOrSaysWhy(trial, m_someDatasets);
    }

    void fallingBeforeAnything()
    {
        Trial trial({u"--latency"_s, u"2000"_s}, aCollection);
        trial.demo.kill();
        const Run run = trial.cli.finished();
        KADER_ENDED(run, 4);
        QCOMPARE(trial.work.files(), QStringList({u"report.json"_s}));
    }

    /// The record names ten authors, a second question would have told the others, and its answer does not
    /// come: the aggregate must not name ten of fourteen people as if they were all, without a word.
    void authorsThatCannotBeHadAreTold()
    {
        ScriptedServer server;
        {
            const DemoProcess demo;
            const QString uuid = demo::ids::aerialSurvey;
            const auto mapped = [&](const QString &path) {
                return httpGet(demo.address() + path).body.replace(demo.address().toUtf8(), server.address().toUtf8());
            };
            server.on("/v2/articles/" + uuid.toUtf8(), test::json(mapped(u"/v2/articles/"_s + uuid)));
            server.on("/iiif/v3/" + uuid.toUtf8() + "/1/manifest",
                      test::json(mapped(u"/iiif/v3/%1/1/manifest"_s.arg(uuid))));
            server.on("/v2/articles/search", answer(500, "no"));
        }
        const Workspace work;
        const Run run =
            runCli({u"--repository"_s, server.address(), u"harvest"_s, u"--dataset"_s, demo::ids::aerialSurvey,
                    u"--base-url"_s, u"https://published.example/"_s, u"-o"_s, u"out"_s},
                   work.path());
        QVERIFY2(run.isSound(), run.account().constData());
        QVERIFY(server.requests("/v2/articles/search") > 0);
        QVERIFY2(run.err.contains(u"author"_s, Qt::CaseInsensitive), run.account().constData());
        KADER_ENDED(run, 1);
    }

    void twoOfThreeAnswersSpoilt()
    {
        for (const auto &trial : m_spoiltTrials) {
            isCompleteOrSaysWhy(*trial, m_someDatasets);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    static void isCompleteOrSaysWhy(Trial &trial, const Faultless &wanted)
    {
        const Run run = trial.cli.finished();
        QVERIFY2(run.ended(1) || run.ended(4), run.account().constData()); // never 0: some have no manifest
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!run.err.trimmed().isEmpty());
        const Json report = parsed(trial.work.read(u"report.json"_s));
        QVERIFY2(report.is_object(), run.account().constData());
        QCOMPARE(dumped(memberOf(report, "exit")), QByteArray::number(run.exit));
        std::map<QString, QByteArray> files = filesOf(trial.work, trial.demo.address());
        bool isComplete = memberOf(report, "datasets").size() == wanted.wasHad.size();
        qsizetype written = 0;
        for (const Json &told : memberOf(report, "datasets")) {
            const QString uuid = textOf(told, "dataset");
            const QString name = uuid + u".json"_s;
            const bool isHad = told["ok"].get<bool>();
            QVERIFY2(!isHad || wanted.wasHad.at(uuid), qPrintable(uuid));
            QVERIFY2(isHad || !textOf(told, "reason").isEmpty(), qPrintable(uuid));
            QVERIFY2(isHad || run.err.contains(uuid), run.account().constData());
            QCOMPARE(files.count(name), size_t(isHad));
            if (isHad)
                QCOMPARE(files[name], wanted.files.at(name));
            isComplete &= isHad == wanted.wasHad.at(uuid);
            written += isHad;
        }
        QVERIFY(run.exit != 1 || memberOf(report, "datasets").size() == wanted.wasHad.size());
        QCOMPARE(run.exit, written > 0 ? 1 : 4);
        // All that is there is whole: manifests, one aggregate of just them, the table; nothing temporary.
        QCOMPARE(qsizetype(files.size()), written > 0 ? written + 2 : 0);
        if (isComplete)
            QVERIFY(files == wanted.files);
        for (const auto &[name, bytes] : files)
            QVERIFY2(name.endsWith(".csv"_L1) || parsed(bytes).is_object(), qPrintable(name));
    }

    Faultless m_someDatasets;
    Faultless m_aCollection;
    std::vector<std::unique_ptr<Trial>> m_spoiltTrials;
};

KADER_TEST(TestHarvestFaults);

#include "tst_harvestfaults.moc"
