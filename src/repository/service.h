#pragma once

#include "base/background.h"
#include "base/job.h"
#include "base/result.h"
#include "base/webaddress.h"
#include "net/client.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace kader::repository {

template <typename T>
using Done = std::function<void(Result<T>)>;

/// One request after another: whoever gets an answer puts the next request in `current`.
struct Sequence final : Job {
    JobHandle current;
};

/// How a repository's requests are made: for a window somebody looks at, or for a harvest.
struct Manner {
    net::Retry retry = net::Retry::Window;
    net::Priority priority = net::Priority::Normal;
    bool reload = false; ///< What the cache still holds for fresh is asked for all the same.
};

/// The requests of the service and the way their answers are judged, shared by the jobs of Repository.
/// A value that jobs keep copies of; only the client has to outlive them.
struct Service {
    net::Client *client;
    WebAddress base;
    Manner manner;

    [[nodiscard]] net::Request get(const QString &path) const;
    /// A search: a POST that changes nothing, and is therefore retried like a GET.
    [[nodiscard]] net::Request search(const QString &path, const QJsonObject &terms) const;

    /// Whether an address is this repository's: its own host, or the public one's whose records it serves.
    [[nodiscard]] bool owns(const WebAddress &address) const;

    /// Fetches and reads; errors of reading get the address as their place. What can't be read is not kept.
    template <typename T>
    [[nodiscard]] JobHandle ask(const net::Request &request, std::function<Result<T>(const QByteArray &)> read,
                                Done<T> done) const
    {
        return client->fetch(
            request, [*this, request, read = std::move(read), done = std::move(done)](Result<net::Response> answer) {
                const Result<net::Response> good = answer ? net::requireSuccess(std::move(*answer)) : std::move(answer);
                if (!good)
                    return done(tl::unexpected(good.error()));
                Result<T> value = read(good->body);
                if (!value) {
                    client->forget(request);
                    value.error().place.document = good->finalAddress.text();
                }
                done(std::move(value));
            });
    }

    /// The same for what takes longer to read than a window may stand still: it is read in a pool.
    template <typename T>
    [[nodiscard]] JobHandle askInBackground(const net::Request &request,
                                            std::function<Result<T>(const QByteArray &)> read, Done<T> done) const
    {
        auto job = std::make_unique<Sequence>();
        const auto take = [*this, request, read = std::move(read), done = std::move(done),
                           job = job.get()](const Result<net::Response> &answer) {
            const auto work = [read, answer]() -> Read<T> {
                const Result<net::Response> good = answer.and_then(net::requireSuccess);
                if (!good)
                    return {tl::unexpected(good.error()), true};
                Result<T> value = read(good->body);
                if (value)
                    return {std::move(value), true};
                value.error().place.document = good->finalAddress.text();
                return {std::move(value), false};
            };
            job->current = inBackground<Read<T>>(work, [*this, request, done](Read<T> outcome) {
                if (!outcome.isReadable)
                    client->forget(request);
                done(std::move(outcome.value));
            });
        };
        job->current = client->fetch(request, take);
        return job;
    }

    /// The same for a list of any length.
    template <typename T>
    [[nodiscard]] JobHandle askLong(net::Request request, std::function<Result<T>(const QByteArray &)> read,
                                    Done<T> done) const
    {
        return askInBackground<T>(patient(std::move(request)), std::move(read), std::move(done));
    }

    /// A request for a list of any length, whose making may take the service minutes.
    [[nodiscard]] static net::Request patient(net::Request request);

private:
    template <typename T>
    struct Read {
        Result<T> value;
        bool isReadable; ///< False for an answer that is not what it should be.
    };
};

/// The judge of this service's answers: refuses JSON that ends in the middle, so that it is asked for again.
[[nodiscard]] Result<void> refuseCut(const net::Response &response);

/// Calls back once the service can be reached, from the event loop: at once, or when that changes.
[[nodiscard]] JobHandle whenReachable(const Service &service, std::function<void()> call);

/// Calls back from the event loop what is known already, for the promise that nothing is called from
/// inside the call that asks.
[[nodiscard]] JobHandle later(std::function<void()> call);

} // namespace kader::repository
