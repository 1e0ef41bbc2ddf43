#pragma once

#include <QApplication>

#include <chrono>

namespace kader::test {

/// An application that knows how long its thread was kept from its event loop by one event. Time in which the
/// thread could have run and other programs had the processor does not count: it says nothing of the program.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    [[nodiscard]] static WatchedApplication &instance();

    bool notify(QObject *receiver, QEvent *event) override;

    struct Longest {
        std::chrono::nanoseconds time = {};
        QString what = {}; ///< The receiver's class and the kind of event.
    };
    [[nodiscard]] const Longest &longest() const { return m_longest; }
    void forget() { m_longest = {}; }

private:
    int m_depth = 0;
    Longest m_longest;
};

} // namespace kader::test
