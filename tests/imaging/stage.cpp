#include "imaging/stage.h"

#include "net/response.h"
#include "support/json.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

net::Options quick()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(1);
    options.longestPause = std::chrono::milliseconds(1);
    options.random = [] { return 0.0; };
    return options;
}

constexpr int longEnough = 30'000;

} // namespace

Stage::Stage(qint64 memory) : client(quick()), store(client, {.memory = memory, .mostMemory = memory}) {}

Result<net::Response> Stage::fetch(const QString &address)
{
    std::optional<Result<net::Response>> result;
    const JobHandle handle = client.fetch({.address = *WebAddress::parse(address)},
                                          [&](Result<net::Response> answer) { result = std::move(answer); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, longEnough))
        qFatal("no answer");
    return *result;
}

iiif::Manifest Stage::manifest(const QString &address)
{
    return iiif::Manifest::read(iiif::Document::read(fetch(address)->body, address).value()).value();
}

bool comesTo(imaging::CanvasImage &canvas, imaging::CanvasImage::State state)
{
    return QTest::qWaitFor([&] { return canvas.state() == state; }, longEnough);
}

bool settles(imaging::CanvasImage &canvas, const imaging::Viewport &viewport)
{
    canvas.look(viewport);
    return comesTo(canvas, imaging::CanvasImage::State::Settled);
}

iiif::Manifest manifestOf(const QByteArray &canvases)
{
    const QByteArray text = json("{'type': 'Manifest', 'items': [") + canvases + "]}";
    return iiif::Manifest::read(iiif::Document::read(text, u"test"_s).value()).value();
}

} // namespace kader::test
