#include "curation/opening.h"
#include "demo/catalogue.h"
#include "demo/embeddedrepository.h"
#include "imaging/imagestore.h"
#include "net/client.h"
#include "repository/repository.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace kader;
using namespace Qt::StringLiterals;
namespace ids = demo::ids;

namespace {

constexpr int longEnough = 60'000; // ms

/// What a visit has seen.
struct Sight {
    QString problem = {};
    QByteArray manifest = {};
    QImage view = {};
    QList<QImage> thumbnails = {};

    bool operator==(const Sight &) const = default;
};

/// One run of the program, from its start to its end: it opens a dataset by its address, looks at the first image of
/// it and at the thumbnails of all.
class Visit final {
public:
    Visit(const QString &cache, const WebAddress &repository, net::Retry retry = net::Retry::Window)
        : m_client(quick(), std::make_unique<net::Cache>(net::Cache::Options{.folder = cache})), m_images(m_client),
          m_repository(m_client, repository, {.retry = retry})
    {}

    net::Client &client() { return m_client; }

    Result<curation::SourcePtr> open(const QString &typed)
    {
        std::optional<Result<curation::Opened>> opened;
        const JobHandle job =
            curation::openTyped(m_repository, typed, [&](auto result) { opened = std::move(result); });
        if (!QTest::qWaitFor([&] { return opened.has_value(); }, longEnough))
            return failure(ErrorKind::Network, u"nothing came"_s);
        return opened->map([](const curation::Opened &what) { return std::get<curation::OpenedSource>(what).source; });
    }

    Sight see(const QString &typed)
    {
        const Result<curation::SourcePtr> source = open(typed);
        if (!source)
            return {.problem = source.error().message};
        const iiif::Manifest &manifest = (*source)->manifest;
        Sight sight{.manifest = manifest.document().bytes()};
        look(manifest.canvases().front(), sight);
        for (const iiif::CanvasView &canvas : manifest.canvases())
            addThumbnail(canvas, sight);
        return sight;
    }

private:
    static net::Options quick()
    {
        net::Options options;
        options.basePause = std::chrono::milliseconds(1);
        return options;
    }

    void look(const iiif::CanvasView &canvas, Sight &sight)
    {
        const std::unique_ptr<imaging::CanvasImage> image = m_images.open(canvas);
        const QSizeF size(double(canvas.size->width), double(canvas.size->height));
        const auto viewport = imaging::Viewport::fitted(size, QSize(400, 300), 1);
        image->look(viewport);
        const auto isDone = [&] {
            using State = imaging::CanvasImage::State;
            return image->state() == State::Settled || image->state() == State::Failed;
        };
        if (!QTest::qWaitFor(isDone, longEnough))
            sight.problem = u"the image does not settle"_s;
        else if (image->problem())
            sight.problem = image->problem()->message;
        else
            sight.view = image->compose(viewport, qRgb(1, 2, 3));
    }

    void addThumbnail(const iiif::CanvasView &canvas, Sight &sight)
    {
        std::optional<Result<QImage>> thumbnail;
        const JobHandle job = m_images.thumbnail(canvas, 128, [&](auto result) { thumbnail = std::move(result); });
        if (!QTest::qWaitFor([&] { return thumbnail.has_value(); }, longEnough))
            sight.problem = u"a thumbnail does not come"_s;
        else if (!*thumbnail)
            sight.problem = thumbnail->error().message;
        else
            sight.thumbnails << **thumbnail;
    }

    net::Client m_client;
    imaging::ImageStore m_images;
    repository::Repository m_repository;
};

} // namespace

class TestRevisit : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_demo = demo::EmbeddedRepository::start().value();
        m_address = m_demo->address();
        m_typed = m_address->text() + u"/iiif/v3/%1/1/manifest"_s.arg(ids::twoVersions);
    }

    void takesNoRequestAtAll()
    {
        const Sight first = Visit(m_dir->path(), *m_address).see(m_typed);
        QVERIFY2(first.problem.isEmpty(), qPrintable(first.problem));
        QVERIFY(!first.manifest.isEmpty() && !first.view.isNull() && first.thumbnails.size() > 1);
        const demo::Counters asked = m_demo->counters();
        QVERIFY(asked.manifests == 1 && asked.images > 0);
        const Sight second = Visit(m_dir->path(), *m_address).see(m_typed);
        QVERIFY2(second.problem.isEmpty(), qPrintable(second.problem));
        QVERIFY(second == first);
        QVERIFY(m_demo->counters() == asked);
    }

    void needsNoServer_data()
    {
        QTest::addColumn<bool>("isOffline");
        QTest::newRow("that is gone") << false;
        QTest::newRow("when it works offline") << true;
    }

    void needsNoServer()
    {
        QFETCH(bool, isOffline);
        const Sight first = Visit(m_dir->path(), *m_address).see(m_typed);
        const demo::Counters asked = m_demo->counters();
        if (!isOffline)
            m_demo.reset();
        Visit second(m_dir->path(), *m_address);
        second.client().setOffline(isOffline);
        QVERIFY(second.see(m_typed) == first);
        const QString unseen = second.see(ids::yeastPilot).problem;
        QVERIFY2(unseen.contains(isOffline ? u"offline"_s : u"can't be reached"_s), qPrintable(unseen));
        QVERIFY(!m_demo || m_demo->counters() == asked);
    }

    void keepsNoHalfImages()
    {
        const quint16 port = quint16(m_address->url().port());
        QVERIFY(Visit(m_dir->path(), *m_address).open(m_typed));
        m_demo.reset();
        m_demo = demo::EmbeddedRepository::start({.port = port, .faults = {.truncated = 1}}).value();
        const Sight first = Visit(m_dir->path(), *m_address).see(m_typed);
        QVERIFY(!first.manifest.isEmpty() && !first.problem.isEmpty() && first.view.isNull());
        QVERIFY(m_demo->counters().truncated > 0);
        m_demo.reset();
        m_demo = demo::EmbeddedRepository::start({.port = port}).value();
        const Sight second = Visit(m_dir->path(), *m_address).see(m_typed);
        QVERIFY2(second.problem.isEmpty(), qPrintable(second.problem));
        QVERIFY(m_demo->counters().images > 0);
        QCOMPARE(m_demo->counters().manifests, 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<demo::EmbeddedRepository> m_demo;
    std::optional<WebAddress> m_address;
    QString m_typed;
};

KADER_TEST(TestRevisit);
#include "tst_revisit.moc"
