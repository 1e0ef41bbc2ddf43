#include "call.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "repository/filekind.h"
#include "repository/images.h"
#include "samples.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace kader;
using namespace kader::repository;
using namespace kader::test;

using State = ImageAccess::State;

namespace {

Result<ImageAnswer> answerFor(const Repository &repository, const Dataset &dataset)
{
    Call<ImageAnswer> call([&](auto done) {
        return repository.images(dataset, [done](const ImageAnswer &answer) { done(Result<ImageAnswer>(answer)); });
    });
    return call.wait() ? *call.result : failure(ErrorKind::Network, u"no answer"_s);
}

Dataset recordOf(const Repository &repository, const QString &uuid)
{
    Call<Dataset> call([&](auto done) { return repository.dataset(*ItemId::parse(uuid), std::nullopt, done); });
    if (!call.wait())
        qFatal("no record");
    return call.result->value();
}

} // namespace

class TestImages : public QObject {
    Q_OBJECT

private slots:
    void init() { m_client = std::make_unique<net::Client>(quick()); }

    void tellsKindsByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        const auto row = [](const QString &name, FileKind kind) {
            QTest::newRow(qPrintable(name)) << name << int(kind);
        };
        row(u"scan.TIF"_s, FileKind::Image);
        row(u"a.b.jpeg"_s, FileKind::Image);
        row(u"cells.ome.tif"_s, FileKind::Stack);
        row(u"z_Stack_01.tiff"_s, FileKind::Stack);
        row(u"report.pdf"_s, FileKind::Stack);
        row(u"frames.tar.gz"_s, FileKind::Archive);
        row(u"all.zip"_s, FileKind::Archive);
        row(u"README"_s, FileKind::Other);
        row(u"table.csv"_s, FileKind::Other);
        row(u".tif.txt"_s, FileKind::Other);
    }

    void tellsKindsByName()
    {
        QFETCH(QString, name);
        QTEST(int(fileKind({.uuid = uuid(1), .name = name})), "kind");
        QCOMPARE(fileKind({.uuid = uuid(1), .name = name, .isLinkOnly = true}), FileKind::Link);
    }

    void saysWhatIsNotSeen()
    {
        const auto files = [](const QStringList &names) {
            QList<File> all;
            for (const QString &name : names)
                all << File{.uuid = uuid(1), .name = name};
            return all;
        };
        QVERIFY(unseen(files({u"a.tif"_s, u"b.csv"_s})).isEmpty());
        const QStringList said = unseen(files({u"a.zip"_s, u"b.zip"_s, u"c.zip"_s, u"d.zip"_s, u"s.ome.tif"_s}));
        QCOMPARE(said.size(), 2);
        QVERIFY(said.at(0).contains(u"“s.ome.tif”"_s));
        QVERIFY(said.at(1).contains(u"1 more"_s));
    }

    /// Every state, against the embedded repository; what it was asked for is counted there.
    void tellsStates_data()
    {
        QTest::addColumn<QString>("uuid");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("requests");
        const auto row = [](const char *name, const QString &uuid, State state, int requests) {
            QTest::newRow(name) << uuid << stateName(state) << requests;
        };
        row("open", demo::ids::yeastPilot, State::Open, 1);
        row("embargoed files", demo::ids::embargoedFiles, State::EmbargoedFiles, 0);
        row("fully embargoed", demo::ids::embargoedEntirely, State::FullyEmbargoed, 0);
        row("restricted", demo::ids::restricted, State::Restricted, 0);
        row("metadata only", demo::ids::metadataOnly, State::MetadataOnly, 0);
        row("no images", demo::ids::withoutImages, State::NoImages, 1);
        row("broken manifest", demo::ids::linkOnly, State::BrokenManifest, 2);
    }

    void tellsStates()
    {
        QFETCH(QString, uuid);
        const auto embedded = demo::EmbeddedRepository::start().value();
        const Repository repository(*m_client, embedded->address());
        const Dataset dataset = recordOf(repository, uuid);
        const qint64 before = embedded->counters().requests();
        const ImageAnswer answer = answerFor(repository, dataset).value();
        QTEST(stateName(answer.access.state), "state");
        QTEST(int(embedded->counters().requests() - before), "requests");
        const bool isOpen = answer.access.state == State::Open;
        QCOMPARE(answer.manifest.has_value(), isOpen);
        QCOMPARE(answer.error.has_value(), !isOpen);
        QCOMPARE(answer.access.sentence.isEmpty(), isOpen);
        if (!answer.access.mayAsk()) {
            Call<FileImages> call([&](auto done) { return repository.fileImages(dataset, {}, done); });
            QVERIFY(call.wait());
            const demo::Counters counters = embedded->counters();
            QCOMPARE(counters.infos + counters.images + counters.thumbnails + counters.canvases, 0);
        }
    }

    void theServiceMayBeOff()
    {
        const auto embedded = demo::EmbeddedRepository::start({.hasIiif = false}).value();
        const Repository repository(*m_client, embedded->address());
        const auto state = [&](const QString &uuid) {
            return stateName(answerFor(repository, recordOf(repository, uuid))->access.state);
        };
        QCOMPARE(state(demo::ids::yeastPilot), stateName(State::IiifOff));
        QCOMPARE(state(demo::ids::withoutImages), stateName(State::NoImages));
        QCOMPARE(state(demo::ids::restricted), stateName(State::Restricted));
    }

    void otherFailures_data()
    {
        QTest::addColumn<Reply>("manifest");
        QTest::addColumn<Reply>("probe");
        QTest::addColumn<QString>("state");
        const auto row = [](const char *name, const Reply &manifest, const Reply &probe, State state) {
            QTest::newRow(name) << manifest << probe << stateName(state);
        };
        const Reply on = answer(400, "{\"message\":\"Invalid file UUID.\"}");
        row("404, service on", answer(404, "{}"), on, State::NoImages);
        row("404, service off", answer(404, "{}"), answer(404, "{}"), State::IiifOff);
        row("404, no answer about the service", answer(404, "{}"), answer(500, ""), State::NoImages);
        row("403", answer(403, "{}"), on, State::Restricted);
        row("500 page", answer(500, "<!doctype html>"), on, State::BrokenManifest);
        row("500 empty", answer(500, ""), on, State::BrokenManifest);
        row("503", answer(503, ""), on, State::Unknown);
        row("maintenance", json("{\"status\":\"maintenance\"}"), on, State::Unknown);
    }

    void otherFailures()
    {
        QFETCH(Reply, manifest);
        QFETCH(Reply, probe);
        ScriptedServer server;
        server.on("/iiif/v3/" + uuid(1).toLatin1() + "/2/manifest", manifest);
        server.on("/iiif/v3/-/info.json", probe);
        const Repository repository(*m_client, *WebAddress::parse(server.address()));
        const auto answer = answerFor(repository, openDataset({u"scan.tif"_s}));
        QTEST(stateName(answer->access.state), "state");
        QVERIFY(!answer->access.sentence.isEmpty());
        QVERIFY(answer->error);
    }

    void findsTheFilesThatWork()
    {
        ScriptedServer server;
        const auto info = [](int n) { return "/iiif/v3/" + uuid(n).toLatin1() + "/info.json"; };
        server.on(info(100), json("{\"id\":\"a\",\"width\":3,\"height\":2}"));
        server.on(info(101), answer(500, ""));
        server.on(info(102), answer(404, "{}"));
        server.on(info(103), json("{\"status\":\"maintenance\"}"));
        server.on(info(104), json("{\"id\":\"e\",\"width\":3,\"height\":2}"));
        const Repository repository(*m_client, *WebAddress::parse(server.address()), {.retry = net::Retry::Never});
        Dataset dataset = openDataset({u"a.tif"_s, u"b.tif"_s, u"c.tif"_s, u"d.tif"_s, u"e.png"_s, u"f.csv"_s});
        dataset.files << File{.uuid = uuid(200), .name = u"https://example.org/x.tif"_s, .isLinkOnly = true};
        QStringList progress;
        Call<FileImages> call([&](auto done) {
            return repository.fileImages(
                dataset, [&](int n, int total) { progress << u"%1/%2"_s.arg(n).arg(total); }, done);
        });
        QVERIFY(call.wait());
        const FileImages &found = call.result->value();
        QCOMPARE(found.images.size(), 2);
        QCOMPARE(found.images.at(1).file.name, u"e.png"_s);
        QVERIFY(found.images.at(1).info.address.text().endsWith(QString::fromLatin1(info(104))));
        QCOMPARE(found.faults.size(), 5);
        for (const FileFault &fault : found.faults)
            QVERIFY(!fault.reason.isEmpty());
        QCOMPARE(progress.join(u' '), u"1/5 2/5 3/5 4/5 5/5"_s);
        QCOMPARE(server.seen().size(), 5);
    }

    void noFileMayBeWorthAsking()
    {
        ScriptedServer server;
        const Repository repository(*m_client, *WebAddress::parse(server.address()));
        Call<FileImages> call([&](auto done) { return repository.fileImages(openDataset({u"a.csv"_s}), {}, done); });
        QVERIFY(call.wait());
        QCOMPARE(call.result->value().faults.size(), 1);
        QCOMPARE(server.seen().size(), 0);
    }

private:
    static Dataset openDataset(const QStringList &files)
    {
        Dataset dataset;
        dataset.uuid = uuid(1);
        dataset.version = 2;
        for (const QString &name : files)
            dataset.files << File{.uuid = uuid(100 + int(dataset.files.size())), .name = name};
        return dataset;
    }

    std::unique_ptr<net::Client> m_client;
};

KADER_TEST(TestImages);
#include "tst_images.moc"
