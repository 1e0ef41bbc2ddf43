#pragma once

#include <atomic>
#include <memory>

namespace kader {

/// A flag shared between who asks for the end of a computation and who computes. Copies share it.
class Cancellation final {
public:
    void request() const { m_requested->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isRequested() const { return m_requested->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_requested = std::make_shared<std::atomic<bool>>(false);
};

} // namespace kader
