#pragma once

#include <memory>

namespace kader {

/// Handle of something asynchronous that is under way. Destroying it cancels: whoever was to be told
/// the outcome is not called any more.
class Job {
public:
    Job() = default;
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;
    virtual ~Job() = default;
};

using JobHandle = std::unique_ptr<Job>;

} // namespace kader
