#include "imaging/imageserver.h"

#include "support/shared.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

constexpr int timeToMakeImages = 400'000;

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool hasPython(const QStringList &modules)
{
    return QProcess::execute(u"/usr/bin/python3"_s, {u"-c"_s, u"import "_s + modules.join(u", "_s)}) == 0;
}

/// The programs that it needs and that are not here.
QStringList missingFor(ImageServer::Kind kind)
{
    QStringList missing;
    if (kind == ImageServer::Kind::Rounding) {
        for (const QString &program : {u"/usr/lib/iipimage-server/iipsrv.fcgi"_s, u"/usr/sbin/apache2"_s})
            if (!QFileInfo::exists(program))
                missing.append(program);
        return missing;
    }
    for (const QString &program : {u"node"_s, u"npm"_s, u"vips"_s})
        if (QStandardPaths::findExecutable(program).isEmpty())
            missing.append(program);
    if (!hasPython({u"numpy"_s, u"PIL"_s}))
        missing.append(u"python3 with numpy and PIL"_s);
    return missing;
}

} // namespace

ImageServer::ImageServer(Kind kind) : m_port(freePort())
{
    const auto script = shared(kind == Kind::Exact ? u"servers/iiif/start.sh"_s : u"servers/iiif/start-iipsrv.sh"_s);
    if (!script) {
        m_problem = u"../shared is not beside the project"_s;
        return;
    }
    if (const QStringList missing = missingFor(kind); !missing.isEmpty())
        m_problem = u"the server needs "_s + missing.join(u", "_s);
    else
        start(kind, *script);
}

ImageServer::~ImageServer()
{
    if (m_process.processId() > 0)
        ::kill(-static_cast<pid_t>(m_process.processId()), SIGTERM);
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

void ImageServer::start(Kind kind, const QString &script)
{
    QStringList arguments{script, QString::number(m_port)};
    if (kind == Kind::Exact)
        arguments.append(u"512"_s);
    // A group of their own, for a script may wait for a program that would not hear of the end otherwise.
    m_process.setChildProcessModifier([] {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(u"bash"_s, arguments);
    const bool isUp =
        QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning || answers(); }, timeToMakeImages) &&
        m_process.state() == QProcess::Running;
    if (!isUp)
        m_problem = u"the server does not start: "_s + QString::fromLocal8Bit(m_process.readAll()).right(400);
}

bool ImageServer::answers() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    return socket.waitForConnected(200);
}

QString ImageServer::address(const QString &path) const
{
    return u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path);
}

} // namespace kader::test
