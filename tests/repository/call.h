#pragma once

#include "net/client.h"

#include <QTest>

#include <optional>

namespace kader::test {

/// A call that is under way and what has become of it.
template <typename T>
struct Call {
    template <typename Start>
    explicit Call(Start start)
    {
        handle = start([this](Result<T> answer) {
            result = std::move(answer);
            ++calls;
        });
        wasCalledAtOnce = calls > 0;
    }
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return calls > 0; }, 60'000) && calls == 1 && !wasCalledAtOnce;
    }

    std::optional<Result<T>> result;
    int calls = 0;
    bool wasCalledAtOnce = false;
    JobHandle handle;
};

inline net::Options quick()
{
    net::Options options;
    options.basePause = std::chrono::milliseconds(1);
    options.random = [] { return 0.0; };
    return options;
}

} // namespace kader::test
