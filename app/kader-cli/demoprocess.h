#pragma once

#include "base/result.h"
#include "base/webaddress.h"

#include <QProcess>

#include <memory>

namespace kader::cli {

/// The embedded repository as a process of its own, `kader-demo` beside this program, which ends with this object.
/// Images and a server are nothing that this program needs otherwise, and loading them would be half of the time that
/// a small job takes.
class DemoProcess final {
public:
    [[nodiscard]] static Result<std::unique_ptr<DemoProcess>> start();
    ~DemoProcess();

    [[nodiscard]] const WebAddress &address() const { return m_address; }

private:
    DemoProcess(std::unique_ptr<QProcess> process, WebAddress address);

    std::unique_ptr<QProcess> m_process;
    WebAddress m_address;
};

} // namespace kader::cli
