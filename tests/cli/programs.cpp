#include "programs.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

constexpr int longestRun = 180'000;  // ms
constexpr int longestStart = 30'000; // ms

} // namespace

bool Run::isSound() const
{
    return hasEnded && !err.contains(u"Sanitizer"_s) && !err.contains(u"runtime error:"_s) &&
           !err.contains(u"ASSERT"_s);
}

QByteArray Run::account() const
{
    const QString how = hasEnded ? u"ended with %1"_s.arg(exit) : u"crashed or hung"_s;
    return u"kader-cli %1\n%2\n%3"_s.arg(arguments.join(u' '), how, err.left(4000)).toUtf8();
}

RunningCli::RunningCli(const QStringList &arguments, const QString &folder)
    : m_arguments(arguments), m_process(std::make_unique<QProcess>())
{
    m_process->setWorkingDirectory(folder);
    m_process->setStandardInputFile(QProcess::nullDevice());
    // Whoever runs the tests has a cache too, and another test may have had the same port.
    const bool saysWhichCache = arguments.contains(u"--cache"_s);
    m_process->start(QStringLiteral(KADER_CLI_PROGRAM),
                     saysWhichCache ? arguments : QStringList{u"--no-cache"_s} + arguments);
}

Run RunningCli::finished()
{
    QEventLoop loop;
    QTimer::singleShot(longestRun, &loop, &QEventLoop::quit);
    QObject::connect(m_process.get(), &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(m_process.get(), &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    if (m_process->state() != QProcess::NotRunning)
        loop.exec();
    const bool hasEnded = m_process->state() == QProcess::NotRunning && m_process->error() != QProcess::FailedToStart &&
                          m_process->exitStatus() == QProcess::NormalExit;
    m_process->kill();
    m_process->waitForFinished();
    m_err += m_process->readAllStandardError();
    return {m_arguments, hasEnded, m_process->exitCode(), m_process->readAllStandardOutput(), QString::fromUtf8(m_err)};
}

bool RunningCli::hasSaid(const QString &text)
{
    const QByteArray wanted = text.toUtf8();
    while (!m_err.contains(wanted)) {
        m_process->setReadChannel(QProcess::StandardError);
        if (!m_process->waitForReadyRead(longestRun))
            return false;
        m_err += m_process->readAllStandardError();
    }
    return true;
}

void RunningCli::kill()
{
    m_process->kill();
    m_process->waitForFinished();
}

Run runCli(const QStringList &arguments, const QString &folder)
{
    return RunningCli(arguments, folder).finished();
}

DemoProcess::DemoProcess(const QStringList &flags)
{
    // It ends when its standard input does: with this process, whatever becomes of it.
    m_process.start(QStringLiteral(KADER_DEMO_PROGRAM), flags);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(longestStart))
            return;
    }
    m_address = QString::fromUtf8(m_process.readLine()).trimmed();
    while (m_address.endsWith(u'/'))
        m_address.chop(1);
}

DemoProcess::~DemoProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(longestStart))
        kill();
}

void DemoProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Workspace::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

QByteArray Workspace::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList Workspace::files(const QString &folder) const
{
    return QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

Answer httpGet(const QString &address)
{
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(address))));
    QEventLoop loop;
    QTimer::singleShot(longestStart, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

QString deadAddress()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return u"http://127.0.0.1:%1"_s.arg(server.serverPort());
}

} // namespace kader::test
