#include "endofinput.h"

#include <array>
#include <csignal>

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

/// Whether there was nothing left to read. What was there is thrown away.
bool inputHasEnded()
{
    std::array<char, 4096> ignored;
    return ::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0;
}

} // namespace

void blockSignals()
{
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool isInputPipe()
{
    struct stat status = {};
    return fstat(STDIN_FILENO, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

void waitForEnd(int lifetimeMilliseconds, bool watchInput)
{
    const sigset_t signals = endingSignals();
    std::array<pollfd, 2> sources = {pollfd{signalfd(-1, &signals, SFD_CLOEXEC), POLLIN, 0},
                                     pollfd{watchInput ? STDIN_FILENO : -1, POLLIN, 0}};
    while (true) {
        const int ready = poll(sources.data(), sources.size(), lifetimeMilliseconds);
        if (ready == 0 || sources[0].revents != 0)
            break;
        if (ready > 0 && sources[1].revents != 0 && inputHasEnded())
            break;
    }
    close(sources[0].fd);
}
