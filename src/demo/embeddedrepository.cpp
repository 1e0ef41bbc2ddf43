#include "demo/embeddedrepository.h"

#include "demo/answers.h"
#include "demo/apiroutes.h"
#include "demo/iiifroutes.h"
#include "demo/noise.h"
#include "demo/traffic.h"

using namespace Qt::StringLiterals;

namespace kader::demo {

namespace {

/// The path without its leading slash, each part decoded on its own so that `%2F` stays within one.
QStringList parts(const QByteArray &rawPath)
{
    QStringList decoded;
    for (const QByteArray &part : rawPath.mid(1).split('/'))
        decoded.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    return decoded;
}

/// Which counter a request belongs to.
qint64 Counters::*kindOf(const QStringList &path)
{
    const QString &first = path.first();
    if (first == "v2"_L1 || first == "v3"_L1)
        return &Counters::api;
    if (first == "thumbnails"_L1)
        return &Counters::thumbnails;
    if (first == "file"_L1)
        return &Counters::downloads;
    if (first != "iiif"_L1)
        return &Counters::others;
    if (path.last() == "manifest"_L1)
        return &Counters::manifests;
    if (path.last() == "canvas"_L1)
        return &Counters::canvases;
    if (path.last() == "info.json"_L1)
        return &Counters::infos;
    return path.size() == 7 ? &Counters::images : &Counters::others;
}

Catalogue catalogueFor(const Options &options)
{
    const bool isUsual = options.size.collections <= 0 && options.size.datasets <= 0;
    return isUsual ? Catalogue::instance() : Catalogue::generated(options.size, options.seed);
}

qsizetype share(qsizetype size, double part)
{
    return std::clamp<qsizetype>(qsizetype(double(size) * part), 0, std::max<qsizetype>(size - 1, 0));
}

} // namespace

class EmbeddedRepository::Private final {
public:
    explicit Private(const Options &options)
        : m_options(options), m_catalogue(catalogueFor(options)), m_faults(options.faults, options.seed),
          m_iiif(m_catalogue)
    {}

    [[nodiscard]] Result<void> listen()
    {
        auto server = serve::Server::start([this](const serve::Request &request) { return answer(request); },
                                           {.port = m_options.port});
        if (!server)
            return tl::unexpected(server.error());
        m_server = std::move(*server);
        return {};
    }

    [[nodiscard]] WebAddress address() const { return m_server->address(); }

    [[nodiscard]] Counters counters() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_counters;
    }

    [[nodiscard]] Load load() const
    {
        const QMutexLocker lock(&m_mutex);
        return {m_traffic.mostAtOnce(Traffic::Kind::Document), m_traffic.mostAtOnce(Traffic::Kind::Image),
                m_traffic.mostTries()};
    }

private:
    [[nodiscard]] serve::Response answer(const serve::Request &request)
    {
        const QStringList path = parts(request.rawPath);
        if (path == QStringList{u"_demo"_s, u"counters"_s})
            return countersAnswer();
        qint64 Counters::*const kind = kindOf(path);
        count(kind);
        QByteArray key = request.method + ' ' + request.rawPath + ' ' + request.body;
        for (const auto &[name, value] : request.query)
            key += '&' + name.toUtf8() + '=' + value.toUtf8();
        const FaultDecision decision = m_faults.decide(key);
        const bool fails = decision.fault == Fault::ErrorPage || decision.fault == Fault::ErrorEmpty;
        serve::Response response = fails ? failed(decision.fault) : route(request, path);
        response.delay = latencyOf(key);
        note(kind, key, response.delay);
        spoil(response, decision);
        return response;
    }

    [[nodiscard]] std::chrono::milliseconds latencyOf(const QByteArray &request) const
    {
        const quint32 bits = mix(quint32(qHash(request, m_options.seed)));
        const double shift = (2.0 * double(unit(bits)) - 1.0) * double(m_options.spread.count());
        return std::max(m_options.latency + std::chrono::milliseconds(qRound64(shift)), std::chrono::milliseconds(0));
    }

    void note(qint64 Counters::*kind, const QByteArray &request, std::chrono::milliseconds delay)
    {
        const bool isImage = kind == &Counters::images || kind == &Counters::thumbnails;
        const QMutexLocker lock(&m_mutex);
        m_traffic.note(isImage ? Traffic::Kind::Image : Traffic::Kind::Document, request, delay);
    }

    [[nodiscard]] serve::Response failed(Fault fault)
    {
        count(&Counters::errors);
        return fault == Fault::ErrorPage ? answers::serverErrorPage() : answers::serverErrorEmpty();
    }

    void spoil(serve::Response &response, const FaultDecision &decision)
    {
        if (decision.fault == Fault::Cut && !response.body.isEmpty()) {
            count(&Counters::cuts);
            response.cutAfter = share(response.body.size(), decision.part);
        } else if (decision.fault == Fault::Truncated && response.status == 200) {
            count(&Counters::truncated);
            response.body.truncate(share(response.body.size(), decision.part));
        }
    }

    [[nodiscard]] serve::Response route(const serve::Request &request, const QStringList &path)
    {
        const QString &first = path.first();
        if (path.size() > 1 && (first == "v2"_L1 || first == "v3"_L1))
            return ApiRoutes(request, path, m_catalogue).answer();
        if (m_options.hasIiif && path.size() > 2 && first == "iiif"_L1 && path.at(1) == "v3"_L1)
            return m_iiif.iiif(request, path.mid(2));
        if (first == "thumbnails"_L1)
            return m_iiif.thumbnail(request, path.mid(1));
        return first == "file"_L1 ? m_iiif.download(request, path.mid(1)) : answers::notFound();
    }

    [[nodiscard]] serve::Response countersAnswer() const
    {
        const Counters c = counters();
        return answers::json(Json::object({{"api", c.api},
                                           {"manifests", c.manifests},
                                           {"canvases", c.canvases},
                                           {"infos", c.infos},
                                           {"images", c.images},
                                           {"thumbnails", c.thumbnails},
                                           {"downloads", c.downloads},
                                           {"others", c.others},
                                           {"errors", c.errors},
                                           {"cuts", c.cuts},
                                           {"truncated", c.truncated}}));
    }

    void count(qint64 Counters::*kind)
    {
        const QMutexLocker lock(&m_mutex);
        ++(m_counters.*kind);
    }

    Options m_options;
    const Catalogue m_catalogue;
    Faults m_faults;
    IiifRoutes m_iiif;
    mutable QMutex m_mutex;
    Counters m_counters;
    Traffic m_traffic;
    std::unique_ptr<serve::Server> m_server; ///< Last, so that it ends before what its handlers use.
};

EmbeddedRepository::EmbeddedRepository(std::unique_ptr<Private> d) : m_private(std::move(d)) {}

EmbeddedRepository::~EmbeddedRepository() = default;

Result<std::unique_ptr<EmbeddedRepository>> EmbeddedRepository::start(const Options &options)
{
    auto d = std::make_unique<Private>(options);
    if (Result<void> listening = d->listen(); !listening)
        return tl::unexpected(listening.error());
    return std::unique_ptr<EmbeddedRepository>(new EmbeddedRepository(std::move(d)));
}

WebAddress EmbeddedRepository::address() const
{
    return m_private->address();
}

Counters EmbeddedRepository::counters() const
{
    return m_private->counters();
}

Load EmbeddedRepository::load() const
{
    return m_private->load();
}

} // namespace kader::demo
