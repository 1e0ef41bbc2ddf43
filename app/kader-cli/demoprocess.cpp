#include "demoprocess.h"

#include "base/tr.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kader::cli {

namespace {

constexpr int longestStart = 30'000; // milliseconds

} // namespace

DemoProcess::DemoProcess(std::unique_ptr<QProcess> process, WebAddress address)
    : m_process(std::move(process)), m_address(std::move(address))
{}

DemoProcess::~DemoProcess()
{
    m_process->closeWriteChannel(); // it ends where its input does
    m_process->waitForFinished();
}

Result<std::unique_ptr<DemoProcess>> DemoProcess::start()
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationDirPath() + "/kader-demo"_L1, QStringList());
    while (!process->canReadLine()) {
        if (!process->waitForReadyRead(longestStart))
            return failure(ErrorKind::File, Tr::tr("The demo could not be started: %1").arg(process->errorString()),
                           {.document = process->program()});
    }
    const QString line = QString::fromUtf8(process->readLine()).trimmed();
    const std::optional<WebAddress> address = WebAddress::parse(line);
    if (!address)
        return failure(ErrorKind::File, Tr::tr("The demo could not be started: %1").arg(line),
                       {.document = process->program()});
    return std::unique_ptr<DemoProcess>(new DemoProcess(std::move(process), *address));
}

} // namespace kader::cli
