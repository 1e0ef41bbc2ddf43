#include "base/atomicfile.h"
#include "curation/opening.h"
#include "curation/partialmanifest.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "samplemanifest.h"
#include "support/json.h"
#include "support/registry.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace kader;
using namespace kader::curation;
using namespace kader::test;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

class TestOpening : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_demo = demo::EmbeddedRepository::start().value();
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        m_client = std::make_unique<net::Client>(options);
        m_repository.emplace(*m_client, m_demo->address(), repository::Manner{.retry = net::Retry::Harvest});
    }

    void opensWhatWasTyped_data()
    {
        QTest::addColumn<QString>("typed"); // $ is the demo's address
        QTest::addColumn<int>("canvases");
        QTest::addColumn<int>("version"); // 0: the latest
        QTest::newRow("UUID") << ids::yeastPilot << 3 << 0;
        QTest::newRow("page") << u"$/datasets/"_s + ids::yeastPilot << 3 << 0;
        QTest::newRow("record") << u"$/v2/articles/"_s + ids::twoVersions << 4 << 0;
        QTest::newRow("version") << u"$/v2/articles/%1/versions/1"_s.arg(ids::twoVersions) << 2 << 1;
        QTest::newRow("manifest") << u"$/iiif/v3/%1/1/manifest"_s.arg(ids::twoVersions) << 2 << 1;
        QTest::newRow("latest manifest") << u"$/iiif/v3/%1/latest/manifest"_s.arg(ids::yeastPilot) << 3 << 0;
    }

    void opensWhatWasTyped()
    {
        QFETCH(QString, typed);
        QFETCH(int, canvases);
        QFETCH(int, version);
        const Result<Opened> opened = open(typed.replace(u'$', m_demo->address().text()));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
        const SourcePtr source = std::get<OpenedSource>(*opened).source;
        QCOMPARE(int(source->manifest.canvases().size()), canvases);
        QCOMPARE(source->version.value_or(0), version);
        QVERIFY(source->record && !source->record->authors.empty());
        QCOMPARE(source->title, source->record->title);
        QVERIFY(!source->dataset.isEmpty() && !source->id.isNull());
        QVERIFY(source->origin.contains(source->dataset));
        QVERIFY(source->ownAnnotations);
    }

    void opensACollection()
    {
        const Result<Opened> opened = open(ids::mainCollection);
        QVERIFY(opened);
        QCOMPARE(std::get<repository::Collection>(*opened).uuid, ids::mainCollection);
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("embargoed") << ids::embargoedEntirely << ErrorKind::Refused << u"embargo"_s;
        QTest::newRow("embargoed files") << ids::embargoedFiles << ErrorKind::Refused << u"embargo"_s;
        QTest::newRow("restricted") << ids::restricted << ErrorKind::Refused << u"restricted"_s;
        QTest::newRow("no images") << ids::withoutImages << ErrorKind::NotFound << u"no image"_s;
        QTest::newRow("no files") << ids::metadataOnly << ErrorKind::NotFound << u"no files"_s;
        QTest::newRow("unknown") << u"00000000-0000-4000-8000-000000000000"_s << ErrorKind::NotFound << QString();
        QTest::newRow("nonsense") << u"what is this"_s << ErrorKind::Usage << u"UUID"_s;
        QTest::newRow("no such file") << u"/nowhere/at/all.json"_s << ErrorKind::File << u"read"_s;
    }

    void saysWhyNot()
    {
        QFETCH(QString, typed);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, word);
        const Result<Opened> opened = open(typed);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, kind);
        QVERIFY2(opened.error().message.contains(word), qPrintable(opened.error().message));
    }

    /// One bad file breaks the manifest; it is opened with the others, and says so.
    void opensTheFilesThatWork()
    {
        for (const QString &typed :
             {QString(ids::linkOnly), m_demo->address().text() + u"/iiif/v3/%1/1/manifest"_s.arg(ids::linkOnly)}) {
            const Result<Opened> opened = open(typed);
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
            const auto &source = std::get<OpenedSource>(*opened);
            QCOMPARE(source.source->manifest.canvases().size(), size_t(1));
            QCOMPARE(source.source->notes.first().rule, partialManifestRule);
            QCOMPARE(source.remark, source.source->notes.first().message);
        }
    }

    void opensFiles()
    {
        const QString path = m_folder.filePath(u"my manifest.json"_s);
        QVERIFY(writeAtomically(path, sampleManifest(2, ownNotes())));
        for (const QString &typed : {path, QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)}) {
            const Result<Opened> opened = open(typed);
            QVERIFY(opened);
            const SourcePtr source = std::get<OpenedSource>(*opened).source;
            QCOMPARE(source->origin, path);
            QCOMPARE(source->title, u"IIIF Manifest for 'Sample'."_s);
            QVERIFY(!source->record && source->dataset.isEmpty());
            QCOMPARE(source->ownAnnotations->size(), size_t(2));
        }
        QVERIFY(writeAtomically(path, "{\"type\": \"Something\", \"id\": \"a\", \"items\": []}"_ba));
        QCOMPARE(open(path).error().kind, ErrorKind::Unsupported);
        QVERIFY(writeAtomically(path, "no JSON"_ba));
        QCOMPARE(open(path).error().kind, ErrorKind::Malformed);
    }

    void recognisesByContent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind"); // the alternative of Opened
        QTest::newRow("manifest") << sampleManifest(2) << 0;
        QTest::newRow("canvas") << json("{'id': 'https://a.example/c', 'type': 'Canvas', 'height': 2, 'width': 3, "
                                        "'items': []}")
                                << 0;
        QTest::newRow("image") << json("{'@context': 'http://iiif.io/api/image/3/context.json', 'id': "
                                       "'https://a.example/i', 'type': 'ImageService3', 'protocol': "
                                       "'http://iiif.io/api/image', 'profile': 'level1', 'width': 3, 'height': 2}")
                               << 0;
        QTest::newRow("collection") << json("{'id': 'https://a.example/c', 'type': 'Collection', 'items': []}") << 1;
        QTest::newRow("collection of version 2")
            << json("{'@id': 'https://a.example/c', '@type': 'sc:Collection', 'manifests': []}") << 1;
        QTest::newRow("page") << json("{'id': 'https://a.example/p', 'type': 'AnnotationPage', 'items': []}") << 2;
        QTest::newRow("annotation") << json("{'id': 'https://a.example/n', 'type': 'Annotation', 'motivation': "
                                            "'commenting', 'target': 'https://a.example/c'}")
                                    << 2;
    }

    /// In a file, at an address and pasted alike, whatever they are called.
    void recognisesByContent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const QString path = m_folder.filePath(u"some.txt"_s);
        QVERIFY(writeAtomically(path, bytes));
        ScriptedServer server;
        server.on("/manifest.json", answer(200, bytes, "Content-Type: text/plain\r\n"_ba));
        QStringList all{path, server.address(u"/manifest.json"_s)};
        if (kind == 0 || bytes.contains("\"items\""))
            all.append(QString::fromUtf8(bytes));
        for (const QString &typed : all) {
            const Result<Opened> opened = open(typed);
            QVERIFY2(opened, opened ? "" : qPrintable(typed + u": "_s + opened.error().toString()));
            QCOMPARE(int(opened->index()), kind);
        }
    }

    void followsLinksToTheirPlace_data()
    {
        QTest::addColumn<QString>("typed"); // $ is the server's address
        QTest::addColumn<int>("canvas");
        QTest::addColumn<QString>("region");
        const QString target =
            u"{\"id\": \"https://repo.example/iiif/v3/3/canvas#xywh=1,2,3,4\", \"type\": \"Canvas\", "
            "\"partOf\": [{\"id\": \"$/m\", \"type\": \"Manifest\"}]}"_s;
        QTest::newRow("nowhere in particular") << u"$/m"_s << -1 << QString();
        QTest::newRow("target") << target << 2 << u"1,2,3,4"_s;
        QTest::newRow("annotation") << u"{\"type\": \"Annotation\", \"motivation\": \"contentState\", \"target\": "_s +
                                           target + u'}'
                                    << 2 << u"1,2,3,4"_s;
        QTest::newRow("manifest and canvas")
            << u"https://viewer.example/?manifest=$/m&canvas=https://repo.example/iiif/v3/2/canvas"_s << 1 << QString();
        QTest::newRow("an address that has a link") << u"$/link"_s << 3 << u"5,6,7,8"_s;
        QTest::newRow("a point") << u"$/point"_s << 0 << u"813,875,375,250"_s;
        QTest::newRow("the manifest's start") << u"$/start"_s << 1 << QString();
        QTest::newRow("a link goes before the start")
            << QString(target).replace(u"/m"_s, u"/start"_s) << 2 << u"1,2,3,4"_s;
        QTest::newRow("a canvas that is not there")
            << QString(target).replace(u"/3/canvas"_s, u"/99/canvas"_s) << -1 << QString();
    }

    void followsLinksToTheirPlace()
    {
        QFETCH(QString, typed);
        QFETCH(int, canvas);
        QFETCH(QString, region);
        ScriptedServer server;
        const QByteArray base = server.address().toUtf8();
        server.on("/m", test::json(sampleManifest(4)));
        const auto link = [&](const QByteArray &selector, int number) {
            return json("{'type': 'Annotation', 'motivation': ['contentState'], 'target': {'type': 'SpecificResource', "
                        "'source': {'id': 'https://repo.example/iiif/v3/") +
                   QByteArray::number(number) + json("/canvas', 'type': 'Canvas', 'partOf': [{'id': '") + base +
                   json("/m', 'type': 'Manifest'}]}, 'selector': ") + selector + "}}";
        };
        server.on("/link", test::json(link(json("{'type': 'FragmentSelector', 'value': 'xywh=5,6,7,8'}"), 4)));
        server.on("/point", test::json(link(json("{'type': 'PointSelector', 'x': 1000, 'y': 1000}"), 1)));
        QByteArray started = sampleManifest(4);
        started.insert(started.indexOf("\"label\""),
                       json("'start': {'id': 'https://repo.example/iiif/v3/2/canvas', 'type': 'Canvas'}, "));
        server.on("/start", test::json(started));
        const QStringList forms = typed.startsWith(u'{')
                                      ? QStringList{typed, u"https://viewer.example/?iiif-content="_s}
                                      : QStringList{typed};
        for (QString form : forms) {
            form.replace(u'$', server.address());
            if (form.endsWith(u'='))
                form += iiif::encodedContentState(QString(typed).replace(u'$', server.address()));
            const Result<Opened> opened = open(form);
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
            const auto source = std::get<OpenedSource>(*opened);
            QCOMPARE(source.spot ? source.spot->canvas : -1, canvas);
            QCOMPARE(source.spot && source.spot->region ? source.spot->region->toString() : QString(), region);
            QCOMPARE(source.spot && source.spot->isDefault, typed == u"$/start"_s);
            QCOMPARE(source.remark.isEmpty(), !typed.contains(u"/99/"_s));
        }
    }

    void endsLinksThatGoRound()
    {
        ScriptedServer server;
        const auto leadTo = [&](const QString &path) {
            return test::json(json("{'type': 'Annotation', 'motivation': 'contentState', 'target': {'id': '") +
                              server.address(path).toUtf8() + json("', 'type': 'Manifest'}}"));
        };
        server.on("/a", leadTo(u"/b"_s));
        server.on("/b", leadTo(u"/a"_s));
        QCOMPARE(open(server.address(u"/a"_s)).error().kind, ErrorKind::Malformed);
        QCOMPARE(server.seen().size(), 2);
        for (int i = 0; i < 20; ++i)
            server.on("/" + QByteArray::number(i), leadTo(u"/%1"_s.arg(i + 1)));
        const Result<Opened> opened = open(server.address(u"/0"_s));
        QVERIFY(!opened && opened.error().message.contains(u"too many"_s));
        QCOMPARE(server.seen().size(), 7);
    }

    void saysThatAFileIsCompressed()
    {
        const QString path = m_folder.filePath(u"manifest.json.gz"_s);
        QVERIFY(writeAtomically(path, "\x1f\x8b\x08 and so on"_ba));
        QVERIFY(open(path).error().message.contains(u"gzip"_s));
    }

    void opensADatasetById()
    {
        std::optional<Result<SourcePtr>> outcome;
        const JobHandle job = openDataset(*m_repository, *repository::ItemId::parse(ids::yeastPilot),
                                          [&](Result<SourcePtr> source) { outcome = std::move(source); });
        QVERIFY(!outcome);
        QTRY_VERIFY_WITH_TIMEOUT(outcome, 60000);
        QCOMPARE((**outcome)->dataset, ids::yeastPilot);
    }

    void isSilentOnceGivenUp()
    {
        bool isTold = false;
        openTyped(*m_repository, ids::yeastPilot, [&](const Result<Opened> &) { isTold = true; }).reset();
        QVERIFY(open(ids::twoVersions));
        QVERIFY(!isTold);
    }

    void isKeptWithItsRecord()
    {
        const SourcePtr source = std::get<OpenedSource>(*open(ids::yeastPilot)).source;
        const QString path = m_folder.filePath(u"demo.kader"_s);
        auto curation = created(path);
        curation->include(curation->look(source));
        curation.reset();
        curation = opened(path);
        QVERIFY(curation->sources().at(0)->record == source->record);
        QCOMPARE(curation->sources().at(0)->dataset, ids::yeastPilot);
        QCOMPARE(curation->annotations().size(), qsizetype(source->ownAnnotations->size()));
    }

private:
    Result<Opened> open(const QString &typed)
    {
        std::optional<Result<Opened>> outcome;
        const JobHandle job =
            openTyped(*m_repository, typed, [&](Result<Opened> opened) { outcome = std::move(opened); });
        const bool isEarly = outcome.has_value();
        if (isEarly || !QTest::qWaitFor([&] { return outcome.has_value(); }, 60000))
            qFatal("told from inside, or never");
        return *outcome;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::unique_ptr<net::Client> m_client;
    std::optional<repository::Repository> m_repository;
};

KADER_TEST(TestOpening);
#include "tst_opening.moc"

#include <chrono>
