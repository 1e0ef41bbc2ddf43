#include "curation/opening.h"
#include "curation/sourceversion.h"
#include "curation/versionwatch.h"
#include "curationtools.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"
#include "versions.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
using Kind = SourceNews::Kind;
namespace ids = demo::ids;

namespace {

const QString one = u"11111111-1111-4111-8111-111111111111"_s;
const QString two = u"22222222-2222-4222-8222-222222222222"_s;

QByteArray recordOf(const QString &uuid, const QString &version)
{
    return json(u"{'uuid':'%1','title':'T','version':%2,'files':[{'uuid':'f','name':'a.tif'}]}"_s.arg(uuid, version)
                    .toUtf8()
                    .constData());
}

Reply served(const QByteArray &body)
{
    return answer(200, body, "Content-Type: application/json\r\n");
}

QByteArray at(const QString &path)
{
    return path.toUtf8();
}

} // namespace

class TestVersionWatch : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        m_client = std::make_unique<net::Client>(options);
        m_server = std::make_unique<ScriptedServer>();
        m_curation = created(m_folder.filePath(QUuid::createUuid().toString() + u".kader"_s));
        m_watch = std::make_unique<VersionWatch>();
        connect(m_watch.get(), &VersionWatch::noticed, this,
                [this](const SourceNews &news) { m_news.push_back(news); });
        connect(m_watch.get(), &VersionWatch::settled, this, [this] { m_hasSettled = true; });
        m_news.clear();
        m_hasSettled = false;
    }

    void cleanup()
    {
        m_watch.reset();
        m_curation.reset();
        m_client.reset();
    }

    void knowsVersions_data()
    {
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<int>("asked");
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<int>("expected");
        const QString path = u"https://data.4tu.nl/iiif/v3/"_s + one;
        QTest::newRow("asked for") << path + u"/2/manifest"_s << one << 2 << u"3"_s << 2;
        QTest::newRow("recorded") << path + u"/latest/manifest"_s << one << 0 << u"3"_s << 3;
        QTest::newRow("in the address") << path + u"/4/manifest"_s << one << 0 << QString() << 4;
        QTest::newRow("not known") << path + u"/latest/manifest"_s << one << 0 << QString() << 0;
        QTest::newRow("nobody's") << u"https://x.example/iiif/v3/a/4/manifest"_s << QString() << 0 << u"3"_s << 0;
    }

    void knowsVersions()
    {
        QFETCH(const QString, origin);
        QFETCH(const QString, dataset);
        QFETCH(const int, asked);
        QFETCH(const QString, recorded);
        QFETCH(const int, expected);
        ManifestSource source = *version(u"a:A:9x9"_s);
        source.origin = origin;
        source.dataset = dataset;
        source.version = asked ? std::optional(asked) : std::nullopt;
        if (!recorded.isEmpty())
            source.record = enrichment::Record{.version = recorded};
        QCOMPARE(versionOf(source).value_or(0), expected);
    }

    void noticesANewerVersion_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("newest"); // 0: no news
        QTest::newRow("older") << ids::twoVersions << 1 << 2;
        QTest::newRow("newest") << ids::twoVersions << 2 << 0;
        QTest::newRow("only one") << ids::yeastPilot << 1 << 0;
    }

    /// With the demo, as it is with the repository.
    void noticesANewerVersion()
    {
        QFETCH(const QString, dataset);
        QFETCH(const int, version);
        QFETCH(const int, newest);
        const auto demo = demo::EmbeddedRepository::start().value();
        const repository::Repository repository(*m_client, demo->address());
        const SourcePtr source =
            open(repository, u"%1/v2/articles/%2/versions/%3"_s.arg(demo->address().text(), dataset).arg(version));
        m_curation->include(m_curation->look(source));
        watch(repository);
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_news.size(), size_t(newest ? 1 : 0));
        if (newest)
            QCOMPARE(m_news.front(),
                     (SourceNews{.kind = Kind::NewerVersion, .source = source->id, .from = version, .to = newest}));
        QVERIFY(m_watch->failures().isEmpty());
    }

    void tellsWhatIsClosed_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("files under embargo") << ids::embargoedFiles << Kind::Closed << u"embargo until"_s;
        QTest::newRow("all under embargo") << ids::embargoedEntirely << Kind::Closed << u"embargo until"_s;
        QTest::newRow("restricted") << ids::restricted << Kind::Closed << u"restricted"_s;
        QTest::newRow("no files") << ids::metadataOnly << Kind::Closed << u"no files"_s;
        QTest::newRow("withdrawn") << one << Kind::Withdrawn << QString();
    }

    void tellsWhatIsClosed()
    {
        QFETCH(const QString, dataset);
        QFETCH(const Kind, kind);
        QFETCH(const QString, word);
        const auto demo = demo::EmbeddedRepository::start().value();
        include(dataset, 1, demo->address().text());
        watch(repository::Repository(*m_client, demo->address()));
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_news.size(), size_t(1));
        QCOMPARE(m_news.front().kind, kind);
        QVERIFY2(m_news.front().reason.contains(word), qPrintable(m_news.front().reason));
    }

    void asksOneAfterTheOtherAndOnce()
    {
        m_server->on(at(u"/v2/articles/"_s + one), Reply{served(recordOf(one, u"3"_s)).bytes, Reply::Then::Hold});
        m_server->on(at(u"/v2/articles/"_s + two), served(recordOf(two, u"1"_s)));
        include(one, 1);
        include(one, 2);
        include(two, 1);
        watch(scripted());
        QTRY_COMPARE(m_server->held(), 1);
        QCOMPARE(m_server->seen().size(), 1);
        QVERIFY(m_watch->isAsking());
        m_server->release();
        QTRY_VERIFY(m_hasSettled);
        QVERIFY(!m_watch->isAsking());
        QCOMPARE(m_server->seen().size(), 2);
        QCOMPARE(m_news.size(), size_t(2)); // both older versions
        QCOMPARE(m_news[0].from + m_news[1].from, 3);

        // Whatever happens to the curation, nobody is asked again, and nothing is said twice.
        m_curation->undo();
        m_curation->redo();
        QTRY_VERIFY(m_curation->isKept());
        m_hasSettled = false;
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_server->seen().size(), 2);
    }

    void asksAgainWhenToldTo()
    {
        m_server->on(at(u"/v2/articles/"_s + one), {served(recordOf(one, u"1"_s)), served(recordOf(one, u"2"_s))});
        include(one, 1);
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QVERIFY(m_news.empty());
        m_hasSettled = false;
        m_watch->lookAgain();
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_news.size(), size_t(1));
        QCOMPARE(m_news.front().to, 2);
    }

    void trustsWhatHasJustCome_data()
    {
        QTest::addColumn<int>("age"); // minutes
        QTest::addColumn<int>("requests");
        QTest::newRow("now") << 0 << 0;
        QTest::newRow("long ago") << 61 << 1;
        QTest::newRow("clock set back") << -5 << 1;
    }

    void trustsWhatHasJustCome()
    {
        QFETCH(const int, age);
        QFETCH(const int, requests);
        m_server->on(at(u"/v2/articles/"_s + one), served(recordOf(one, u"2"_s)));
        ManifestSource newest = *source(one, 1, m_server->address());
        newest.version.reset();
        newest.record = enrichment::Record{.version = u"1"_s};
        newest.fetched = QDateTime::currentDateTimeUtc().addSecs(-60 * age);
        m_curation->include(m_curation->look(std::make_shared<const ManifestSource>(newest)));
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_server->seen().size(), requests);
        m_hasSettled = false;
        m_watch->lookAgain();
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_server->seen().size(), requests + 1);
        QCOMPARE(m_news.back().to, 2);
    }

    void isContentWithTheNewestVersion()
    {
        m_server->on(at(u"/v2/articles/"_s + one), served(recordOf(one, u"2"_s)));
        include(one, 1);
        include(one, 2);
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QVERIFY(m_news.empty());
    }

    void leavesOthersAlone()
    {
        include(one, 1, u"http://127.0.0.1:9"_s);              // of another repository
        include(u"../../v2/secret"_s, 1);                      // a file may say anything
        m_curation->look(source(two, 1, m_server->address())); // only looked at
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QVERIFY(m_server->seen().isEmpty());
        QVERIFY(m_news.empty());
    }

    void keepsFailuresToItself_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("versions");
        QTest::newRow("server error") << QByteArray() << 500 << QByteArray();
        QTest::newRow("no JSON") << "{\"status\":\"maintenance\"}"_ba << 200 << QByteArray();
        QTest::newRow("not found, yet there are versions") << "{}"_ba << 404 << json("[{'version':3,'url':'u'}]");
        QTest::newRow("no version, no list") << recordOf(one, u"null"_s) << 200 << "404"_ba;
        QTest::newRow("not found, and no answer") << "{}"_ba << 404 << QByteArray();
        QTest::newRow("no version, and none listed") << recordOf(one, u"null"_s) << 200 << "[]"_ba;
    }

    void keepsFailuresToItself()
    {
        QFETCH(const QByteArray, record);
        QFETCH(const int, status);
        QFETCH(const QByteArray, versions);
        m_server->on(at(u"/v2/articles/"_s + one), answer(status, record, "Content-Type: application/json\r\n"));
        m_server->on(at(u"/v2/articles/%1/versions"_s.arg(one)), versions.isEmpty()  ? answer(500, {})
                                                                 : versions == "404" ? answer(404, "{}")
                                                                                     : served(versions));
        m_server->on(at(u"/v2/articles/"_s + two), served(recordOf(two, u"2"_s)));
        include(one, 1);
        include(two, 1);
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_watch->failures().size(), 1);
        QCOMPARE(m_news.size(), size_t(1)); // of the other
    }

    void asksForVersionsWhereTheRecordHasNone()
    {
        m_server->on(at(u"/v2/articles/"_s + one), served(recordOf(one, u"null"_s)));
        m_server->on(at(u"/v2/articles/%1/versions"_s.arg(one)),
                     served(json("[{'version':3,'url':'u'},{'version':2,'url':'u'}]")));
        include(one, 1);
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_news.size(), size_t(1));
        QCOMPARE(m_news.front().to, 3);
    }

    void takesAnEmptyListForWithdrawnToo()
    {
        m_server->on(at(u"/v2/articles/%1/versions"_s.arg(one)), served("[]"));
        include(one, 1);
        watch(scripted());
        QTRY_VERIFY(m_hasSettled);
        QCOMPARE(m_news.size(), size_t(1));
        QCOMPARE(m_news.front().kind, Kind::Withdrawn);
    }

    void noticesOtherBytesFromTheSamePlace()
    {
        const SourcePtr first = version(u"a:A:9x9"_s);
        const SourcePtr same = version(u"a:A:9x9"_s);
        const SourcePtr other = version(u"a:A:9x9 b:B:9x9"_s);
        QCOMPARE(first->origin, other->origin);
        m_curation->include(m_curation->look(first));
        watch(scripted());
        QCOMPARE(m_curation->look(same), first->id);
        QVERIFY(m_news.empty());
        QCOMPARE(m_curation->look(other), other->id);
        m_curation->look(other);
        QCOMPARE(m_news.size(), size_t(1));
        QCOMPARE(m_news.front(), (SourceNews{.kind = Kind::OtherBytes, .source = first->id, .other = other->id}));
    }

    void forgetsACurationThatIsClosed()
    {
        m_server->on(at(u"/v2/articles/"_s + one), Reply{{}, Reply::Then::Hold});
        include(one, 1);
        watch(scripted());
        QTRY_COMPARE(m_server->held(), 1);
        m_curation.reset();
        m_watch->watch(nullptr, scripted());
        QVERIFY(!m_watch->isAsking());
        QTRY_COMPARE(m_server->held(), 0);
    }

private:
    [[nodiscard]] repository::Repository scripted() { return {*m_client, *WebAddress::parse(m_server->address())}; }

    void watch(const repository::Repository &repository) { m_watch->watch(m_curation.get(), repository); }

    [[nodiscard]] static SourcePtr source(const QString &dataset, int number, const QString &base)
    {
        ManifestSource made = *version(u"a:A:9x9"_s, {}, number);
        made.dataset = dataset;
        made.origin = u"%1/iiif/v3/%2/%3/manifest"_s.arg(base, dataset).arg(number);
        return std::make_shared<const ManifestSource>(made);
    }

    void include(const QString &dataset, int number, const QString &base = {})
    {
        m_curation->include(m_curation->look(source(dataset, number, base.isEmpty() ? m_server->address() : base)));
    }

    static SourcePtr open(const repository::Repository &repository, const QString &typed)
    {
        std::optional<Result<Opened>> outcome;
        const JobHandle job = openTyped(repository, typed, [&](Result<Opened> opened) { outcome = std::move(opened); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60000) || !*outcome)
            qFatal("The demo does not open.");
        return std::get<OpenedSource>(**outcome).source;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Curation> m_curation;
    std::unique_ptr<VersionWatch> m_watch;
    std::vector<SourceNews> m_news;
    bool m_hasSettled = false;
};

KADER_TEST(TestVersionWatch);
#include "tst_versionwatch.moc"
