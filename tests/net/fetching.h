#pragma once

#include "net/client.h"

#include <QTest>

#include <optional>

namespace kader::test {

/// Without pauses worth mentioning, so that tests wait for events and not for clocks.
inline net::Options quick()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(1);
    options.longestPause = std::chrono::milliseconds(1);
    options.random = [] { return 0.0; };
    return options;
}

inline net::Request request(const QString &address)
{
    return {.address = *WebAddress::parse(address)};
}

/// One request at a time.
inline constexpr net::HostProfile single = {.total = 1, .documents = 1, .images = 1};

/// A request and what has become of it.
struct Fetch {
    Fetch(net::Client &client, const net::Request &request)
        : handle(client.fetch(request, [this](Result<net::Response> answer) {
              result = std::move(answer);
              ++calls;
          }))
    {}
    Fetch(const Fetch &) = delete;
    Fetch &operator=(const Fetch &) = delete;

    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return calls > 0; }, 20'000);
    }

    std::optional<Result<net::Response>> result;
    int calls = 0;
    net::FetchHandle handle;
};

} // namespace kader::test
