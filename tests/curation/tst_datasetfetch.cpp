#include "curation/datasetfetch.h"
#include "curation/partialmanifest.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray container = "5e1c0000-0000-4000-8000-000000000001"_ba;
const QByteArray manifestPath = "/iiif/v3/" + container + "/2/manifest";

QByteArray fileUuid(int n)
{
    return "5e1c0000-0000-4000-8000-00000000010" + QByteArray::number(n);
}

QByteArray infoPath(int n)
{
    return "/iiif/v3/" + fileUuid(n) + "/info.json";
}

repository::Dataset dataset(const QStringList &files)
{
    repository::Dataset one;
    one.uuid = QString::fromLatin1(container);
    one.title = u"Weather radar"_s;
    one.version = 2;
    for (const QString &name : files)
        one.files << repository::File{.uuid = QString::fromLatin1(fileUuid(int(one.files.size()))), .name = name};
    return one;
}

repository::File link()
{
    return {.name = u"https://opendap.example/radar"_s, .isLinkOnly = true};
}

} // namespace

/// What becomes of a dataset whose manifest does not come: a bad file is told from a bad moment.
class TestDatasetFetch : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_cache = std::make_unique<QTemporaryDir>();
        m_server->on(manifestPath, answer(500, "<!doctype html>"));
        for (int n = 0; n < 4; ++n)
            m_server->on(infoPath(n), test::json(info(n)));
    }

    void aMomentOfWeaknessPasses_data()
    {
        QTest::addColumn<net::Retry>("retry");
        QTest::addColumn<int>("failures");
        QTest::newRow("window, once") << net::Retry::Window << 1;
        QTest::newRow("window, three times") << net::Retry::Window << 3;
        QTest::newRow("harvest, three times") << net::Retry::Harvest << 3;
    }

    /// The true manifest comes, and no file is asked for.
    void aMomentOfWeaknessPasses()
    {
        QFETCH(net::Retry, retry);
        QFETCH(int, failures);
        QList<Reply> replies(failures, answer(500, ""));
        replies << test::json(sampleManifest(3));
        m_server->on(manifestPath, replies);
        const auto source = fetch(dataset({u"a.tif"_s, u"b.tif"_s}), retry);
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        QCOMPARE((*source)->manifest.document().bytes(), sampleManifest(3));
        QVERIFY((*source)->notes.isEmpty());
        QCOMPARE(m_server->requests(infoPath(0)), 0);
    }

    void aLongWeaknessIsNoBadFile_data()
    {
        QTest::addColumn<net::Retry>("retry");
        QTest::newRow("window") << net::Retry::Window;
        QTest::newRow("harvest") << net::Retry::Harvest;
    }

    /// Every file works: then none of them is why there is no manifest, and one made of them might lack some.
    void aLongWeaknessIsNoBadFile()
    {
        QFETCH(net::Retry, retry);
        const auto source = fetch(dataset({u"a.tif"_s, u"b.tif"_s}), retry);
        QVERIFY(!source);
        QCOMPARE(source.error().kind, ErrorKind::Network); // Worth another try.
        QCOMPARE(m_server->requests(manifestPath), 4);
        QCOMPARE(m_server->requests(infoPath(0)), 1);
    }

    void aBadFileIsLeftOut_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<bool>("hasLink");
        QTest::addColumn<int>("missing");
        QTest::addColumn<QString>("said");
        QTest::newRow("a link") << QStringList{u"a.tif"_s, u"b.tif"_s} << true << -1 << u"opendap"_s;
        QTest::newRow("one that is missing")
            << QStringList{u"a.tif"_s, u"b.tif"_s, u"c.tif"_s} << false << 1 << u"b.tif"_s;
    }

    void aBadFileIsLeftOut()
    {
        QFETCH(QStringList, files);
        QFETCH(bool, hasLink);
        QFETCH(int, missing);
        QFETCH(QString, said);
        repository::Dataset one = dataset(files);
        if (hasLink)
            one.files << link();
        if (missing >= 0)
            m_server->on(infoPath(missing), answer(500, "<!doctype html>"));
        const auto source = fetch(one, net::Retry::Window);
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        QCOMPARE((*source)->manifest.canvases().size(), size_t(2));
        const Diagnostics notes = (*source)->notes;
        QCOMPARE(notes.size(), 2);
        QCOMPARE(notes.first().rule, partialManifestRule);
        QVERIFY2(notes.last().message.contains(said), qPrintable(notes.last().message));
        QVERIFY(m_server->requests(manifestPath) <= 4);
    }

    /// A text file that is missing breaks the manifest as well, and is not even asked for.
    void noFileMayWork()
    {
        m_server->on(infoPath(0), answer(500, ""));
        const auto source = fetch(dataset({u"a.tif"_s}), net::Retry::Window);
        QCOMPARE(source.error().kind, ErrorKind::NotFound);
    }

    void closedDatasetsAreNotAskedFor()
    {
        repository::Dataset one = dataset({u"a.tif"_s});
        one.files << link();
        one.access.state = repository::Access::State::EmbargoedFiles;
        QCOMPARE(fetch(one, net::Retry::Window).error().kind, ErrorKind::Refused);
        one.access.state = repository::Access::State::Restricted;
        QCOMPARE(fetch(one, net::Retry::Window).error().kind, ErrorKind::Refused);
        QVERIFY(m_server->seen().isEmpty());
    }

    /// The broken manifest is never kept, but what is known of the files is.
    void whatWasSeenBeforeIsThereOffline()
    {
        repository::Dataset one = dataset({u"a.tif"_s, u"b.tif"_s});
        one.files << link();
        const auto before = fetch(one, net::Retry::Window);
        QVERIFY(before);
        m_server->stop();
        const auto after = fetch(one, net::Retry::Window);
        QVERIFY2(after, after ? "" : qPrintable(after.error().message));
        QCOMPARE((*after)->manifest.document().bytes(), (*before)->manifest.document().bytes());
        const auto unseen = fetch(dataset({u"c.tif"_s}), net::Retry::Window);
        QCOMPARE(unseen.error().kind, ErrorKind::Offline);
    }

private:
    [[nodiscard]] QByteArray info(int n) const
    {
        return test::json("{'@context':'http://iiif.io/api/image/3/context.json','id':'BASE','type':'ImageService3',"
                          "'protocol':'http://iiif.io/api/image','profile':'level1','width':300,'height':200}")
            .replace("BASE", (m_server->address(u"/iiif/v3/"_s) + QString::fromLatin1(fileUuid(n))).toLatin1());
    }

    /// By a program that begins, and ends when it has it.
    Result<SourcePtr> fetch(const repository::Dataset &one, net::Retry retry)
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        net::Client client(options, std::make_unique<net::Cache>(net::Cache::Options{.folder = m_cache->path()}));
        const repository::Repository repository(client, *WebAddress::parse(m_server->address()), {.retry = retry});
        std::optional<Result<SourcePtr>> result;
        const DatasetFetch job(repository, one, 2,
                               [&](const DatasetFetch::Fetched &fetched) { result = fetched.source; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return failure(ErrorKind::Cancelled, u"nothing came"_s);
        return *result;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_cache;
};

KADER_TEST(TestDatasetFetch);
#include "tst_datasetfetch.moc"
