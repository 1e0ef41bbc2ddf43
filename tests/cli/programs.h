#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace kader::test {

/// How a run of kader-cli went.
struct Run {
    QStringList arguments;
    bool hasEnded = false; ///< By itself, in time and not by a signal.
    int exit = -1;
    QByteArray out;
    QString err;

    /// Whether the program ended with that code and no sanitizer had anything to say: these end with
    /// codes of their own, some of which mean something else here.
    [[nodiscard]] bool ended(int code) const { return isSound() && exit == code; }
    [[nodiscard]] bool isSound() const;
    /// For messages of failed tests.
    [[nodiscard]] QByteArray account() const;
};

/// A run under way.
class RunningCli final {
public:
    explicit RunningCli(const QStringList &arguments, const QString &folder = {});
    /// Serves this thread's events meanwhile, so that a test may be the repository itself.
    [[nodiscard]] Run finished();
    /// Waits until the program has said that on standard error; false when it ended before.
    [[nodiscard]] bool hasSaid(const QString &text);
    /// Ends it as a power cut would.
    void kill();

private:
    QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_err;
};

/// Runs kader-cli in a folder to its end.
[[nodiscard]] Run runCli(const QStringList &arguments, const QString &folder = {});

/// The embedded repository as its own program, on a free port, as long as this lives.
class DemoProcess final {
public:
    explicit DemoProcess(const QStringList &flags = {});
    ~DemoProcess();

    /// Without a slash at the end; empty when it did not start.
    [[nodiscard]] const QString &address() const { return m_address; }
    /// Ends it as a power cut would.
    void kill();

private:
    QProcess m_process;
    QString m_address;
};

/// A folder for one test, gone afterwards.
class Workspace final {
public:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    /// Empty when there is no such file.
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] QStringList files(const QString &folder = {}) const;

private:
    QTemporaryDir m_folder;
};

struct Answer {
    int status = 0;
    QByteArray body;
};

/// What a plain HTTP client gets.
[[nodiscard]] Answer httpGet(const QString &address);

/// An address on the loopback at which nobody listens.
[[nodiscard]] QString deadAddress();

} // namespace kader::test

#define KADER_ENDED(run, code) QVERIFY2((run).ended(code), (run).account().constData())
