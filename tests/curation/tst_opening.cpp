#include "base/atomicfile.h"
#include "curation/opening.h"
#include "curation/tables.h"
#include "curationtools.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "samplemanifest.h"
#include "support/registry.h"

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
        QTest::newRow("a link") << ids::linkOnly << ErrorKind::Network << u"link"_s;
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
