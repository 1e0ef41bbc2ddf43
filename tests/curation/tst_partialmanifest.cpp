#include "curation/partialmanifest.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "iiif/problem.h"
#include "support/json.h"
#include "support/registry.h"

#include <QTest>

using namespace kader;
using namespace kader::curation;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

const QString base = u"https://repo.example/iiif/v3/"_s;

repository::File file(const QString &uuid, const QString &name)
{
    return {.uuid = uuid, .name = name};
}

repository::FileImage image(const QString &uuid, const QString &name, const QByteArray &more = {})
{
    const QByteArray info =
        test::json("{'@context':'http://iiif.io/api/image/3/context.json','id':'BASE','type':'ImageService3',"
                   "'protocol':'http://iiif.io/api/image','profile':'level1','width':300,'height':200MORE}")
            .replace("BASE", (base + uuid).toLatin1())
            .replace("MORE", more);
    return {file(uuid, name), {info, *WebAddress::parse(base + uuid + u"/info.json"_s)}};
}

repository::Dataset dataset()
{
    repository::Dataset one;
    one.uuid = u"5e1c0000-0000-4000-8000-000000000001"_s;
    one.title = u"Weather \"radar\""_s;
    one.version = 2;
    return one;
}

} // namespace

class TestPartialManifest : public QObject {
    Q_OBJECT

private slots:
    void hasACanvasForEachFileThatWorks()
    {
        repository::FileImages files;
        files.images = {image(u"a"_s, u"one.tif"_s), image(u"b"_s, u"two \"2\".png"_s)};
        files.faults = {{file(u"c"_s, u"three.tif"_s), u"It is gone."_s},
                        {file(u"d"_s, u"README"_s), u"No image."_s, false}};
        const auto opened = partialManifest(dataset(), m_id, files);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        const iiif::Manifest &manifest = opened->manifest;
        QCOMPARE(manifest.root()["id"].text(), m_id.text());
        QCOMPARE(manifest.label().name(), dataset().title);
        QCOMPARE(manifest.canvases().size(), size_t(2));
        QCOMPARE(manifest.canvases()[1].label.name(), u"two \"2\".png"_s);
        QCOMPARE(manifest.canvases()[0].id, base + u"a/canvas"_s); // As the repository calls it.
        QCOMPARE(manifest.canvases()[0].size->width, 300);
        const QString said = QString::fromUtf8(manifest.root()["metadata"].raw().toByteArray());
        QVERIFY(said.contains(u"three.tif"_s) && !said.contains(u"README"_s));
        QCOMPARE(opened->notes.size(), 2);
        QVERIFY(opened->notes.at(1).message.contains(u"It is gone."_s));
    }

    void isValid()
    {
        repository::FileImages files;
        files.images = {image(u"a"_s, u"one.tif"_s)};
        const auto opened = partialManifest(dataset(), m_id, files).value();
        for (const iiif::Problem &problem : iiif::validate(opened.manifest.document()))
            QVERIFY2(problem.diagnostic.severity != Severity::Error, qPrintable(problem.diagnostic.message));
    }

    void badDescriptionsAreLeftOut()
    {
        repository::FileImages files;
        files.images = {image(u"a"_s, u"one.tif"_s), image(u"b"_s, u"two.tif"_s)};
        files.images[1].info.bytes = "{\"id\":\"x\"}";
        const auto opened = partialManifest(dataset(), m_id, files).value();
        QCOMPARE(opened.manifest.canvases().size(), size_t(1));
        QVERIFY(opened.notes.first().message.contains(u"two.tif"_s));
        files.images.removeFirst();
        QCOMPARE(partialManifest(dataset(), m_id, files).error().kind, ErrorKind::NotFound);
        QCOMPARE(partialManifest(dataset(), m_id, {}).error().kind, ErrorKind::NotFound);
    }

    void isFetchedFromTheRepository()
    {
        const auto embedded = demo::EmbeddedRepository::start().value();
        net::Client client;
        const repository::Repository repository(client, embedded->address());
        const repository::Dataset record = recordOf(repository, ids::linkOnly);
        std::optional<Result<SourcePtr>> result;
        const JobHandle handle = fetchPartialManifest(repository, record, std::nullopt, {},
                                                      [&](Result<SourcePtr> source) { result = std::move(source); });
        QVERIFY(!result);
        QTRY_VERIFY_WITH_TIMEOUT(result, 60000);
        const SourcePtr source = result->value();
        QCOMPARE(source->manifest.canvases().size(), size_t(1));
        QCOMPARE(source->manifest.canvases()[0].label.name(), u"overview.png"_s);
        QCOMPARE(source->dataset, ids::linkOnly);
        QVERIFY(source->record);
        QCOMPARE(source->origin, repository.manifestAddress(record).text());
    }

    /// Not one request is made for what the record says is closed; counted at the server.
    void closedDatasetsAreNotAskedFor_data()
    {
        QTest::addColumn<QString>("uuid");
        QTest::newRow("restricted") << ids::restricted;
        QTest::newRow("embargoed files") << ids::embargoedFiles;
        QTest::newRow("embargoed entirely") << ids::embargoedEntirely;
    }

    void closedDatasetsAreNotAskedFor()
    {
        QFETCH(QString, uuid);
        const auto embedded = demo::EmbeddedRepository::start().value();
        net::Client client;
        const repository::Repository repository(client, embedded->address());
        repository::Dataset record = recordOf(repository, uuid);
        record.files = {file(demo::derivedUuid(uuid, u"frame_01.tif"_s), u"frame_01.tif"_s)};
        const demo::Counters before = embedded->counters();
        std::optional<Result<SourcePtr>> result;
        const JobHandle handle = fetchPartialManifest(repository, record, std::nullopt, {},
                                                      [&](Result<SourcePtr> source) { result = std::move(source); });
        QTRY_VERIFY_WITH_TIMEOUT(result, 60000);
        QCOMPARE(result->error().kind, ErrorKind::Refused);
        QVERIFY(embedded->counters() == before);
    }

private:
    static repository::Dataset recordOf(const repository::Repository &repository, const QString &uuid)
    {
        std::optional<repository::Dataset> record;
        const JobHandle handle =
            repository.dataset(*repository::ItemId::parse(uuid), std::nullopt,
                               [&](const Result<repository::Dataset> &dataset) { record = dataset.value(); });
        if (!QTest::qWaitFor([&] { return record.has_value(); }, 60000))
            qFatal("no record");
        return *record;
    }

    const WebAddress m_id = *WebAddress::parse(base + u"5e1c0000-0000-4000-8000-000000000001/2/manifest"_s);
};

KADER_TEST(TestPartialManifest);
#include "tst_partialmanifest.moc"
