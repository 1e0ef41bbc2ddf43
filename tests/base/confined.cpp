#include "base/confined.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <cstring>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kader::test {

namespace {

constexpr auto obstacleMark = '!';

QString obstacle(const char *what)
{
    return QLatin1Char(obstacleMark) +
           u"%1: %2"_s.arg(QLatin1StringView(what), QString::fromUtf8(std::strerror(errno)));
}

bool write(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

/// Mounts of our own, which nobody else sees and which end with the process.
QString ownMounts()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    if (::getuid() == 0) {
        if (::unshare(CLONE_NEWNS) != 0)
            return obstacle("no mounts of our own");
    } else if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 || !write("/proc/self/setgroups", "deny"_ba) ||
               !write("/proc/self/uid_map", "0 " + user + " 1") || !write("/proc/self/gid_map", "0 " + group + " 1")) {
        return obstacle("no mounts of our own");
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 ? QString() : obstacle("no own mounts");
}

/// What the test says comes through a pipe: the child shares nothing with us any more.
Outcome inChild(const std::function<QString()> &test)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return {.obstacle = obstacle("no pipe")};
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        const QByteArray said = test().toUtf8();
        static_cast<void>(!::write(ends[1], said.constData(), size_t(said.size())));
        ::_exit(0);
    }
    ::close(ends[1]);
    QFile pipe;
    QString said;
    if (pipe.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        said = QString::fromUtf8(pipe.readAll());
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return {.problem = u"the confined process died (%1) %2"_s.arg(status).arg(said)};
    if (said.startsWith(QLatin1Char(obstacleMark)))
        return {.obstacle = said.mid(1)};
    return {.problem = said};
}

} // namespace

Outcome onSmallDisk(int kilobytes, const Confined &test)
{
    const QTemporaryDir place;
    return inChild([&]() -> QString {
        if (const QString problem = ownMounts(); !problem.isEmpty())
            return problem;
        const QByteArray size = "size=" + QByteArray::number(kilobytes) + "k";
        if (::mount("none", QFile::encodeName(place.path()).constData(), "tmpfs", 0, size.constData()) != 0)
            return obstacle("no disk of our own");
        return test(place.path());
    });
}

Outcome onReadOnlyMedium(const QString &folder, const Confined &test)
{
    return inChild([&]() -> QString {
        if (const QString problem = ownMounts(); !problem.isEmpty())
            return problem;
        const QByteArray path = QFile::encodeName(folder);
        if (::mount(path.constData(), path.constData(), nullptr, MS_BIND, nullptr) != 0 ||
            ::mount("none", path.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV,
                    nullptr) != 0)
            return obstacle("no read-only folder");
        return test(folder);
    });
}

bool becomeReadOnly(const QString &folder)
{
    constexpr uid_t nobody = 65534;
    // A disk with files that are open for writing does not become read-only; and root may write everywhere.
    return QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther) &&
           (::getuid() != 0 || ::setresuid(nobody, nobody, nobody) == 0);
}

Outcome withSmallFiles(const QString &folder, int kilobytes, const Confined &test)
{
    return inChild([&]() -> QString {
        const rlimit limit{rlim_t(kilobytes) * 1024, rlim_t(kilobytes) * 1024};
        std::signal(SIGXFSZ, SIG_IGN);
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            return obstacle("no limit on files");
        return test(folder);
    });
}

} // namespace kader::test
